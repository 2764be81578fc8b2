"""The matrix as CSV: a row a contract, values exact, UTF-8 with BOM."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from extract.compare.matrix.model import TYPES, Matrix, Row
from extract.compare.records.reference import NONE
from extract.compare.records.terms import TERMS
from extract.dataset.cells import render as cell

HEAD = ("contract_id", "path", "title", "buyer", "supplier", "category", "signed_on", "compared_with", "compared_n")


def header() -> list[str]:
    """Names of the columns: the contract, each term with what is unusual about it, each type of clause."""
    terms = [name for term in TERMS for name in (term.name, f"{term.name}_deviation")]
    return [*HEAD, *terms, *(f"has_{kind}" for kind in TYPES)]


def render(matrix: Matrix) -> str:
    """The whole file, line ends as RFC 4180 wants them."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(header())
    writer.writerows(list(_cells(row, matrix.groups[row.group].size if row.group else 0)) for row in matrix.rows)
    return "\ufeff" + out.getvalue()


def _cells(row: Row, size: int) -> Iterator[str]:
    for text in (row.contract_id, row.path, row.title, row.buyer, row.supplier, row.category, row.signed_on, row.group):
        yield cell(text, "text")
    yield str(size or "")
    for term in TERMS:
        value = row.values[term.name]
        numeric = value is not None and value.number is not None
        yield "" if value is None else value.exact if numeric else cell(value.exact, "text")
        yield cell(row.deviations.get(term.name, NONE).words, "text")
    for kind in TYPES:
        yield cell(kind in row.clauses, "bool")
