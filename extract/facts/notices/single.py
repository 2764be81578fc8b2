"""A list of one row is a form: its cells are what its heads ask for."""

from __future__ import annotations

from collections import Counter

from extract.facts.notices.form import Entry, Form

_SCALARS = frozenset({
    "number", "title", "project_number", "project_name", "buyer", "agency", "method", "signed_on", "publication_date",
    "opening_date", "award_date", "acceptance_date", "acceptance_result", "committee",
})  # fmt: skip


def single_rows(form: Form) -> None:
    """Add to the entries the cells of every list of one row that are no item and no change."""
    count = Counter(row.table for row in form.rows)
    for row in form.rows:
        if row.part not in ("items", "change") and count[row.table] == 1:
            form.entries += [
                Entry(row.labels[key], cell, row.part, row.lot, via="cell")
                for key, cell in row.cells.items()
                if key in _SCALARS
            ]
