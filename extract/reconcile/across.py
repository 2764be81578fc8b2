"""What only several contracts show: prices of one model, suppliers with one detail, bidders that win in turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from extract.audit.case import Case
from extract.audit.catalogue import default_catalogue
from extract.reconcile import relations, rotation
from extract.reconcile.companies import Companies
from extract.reconcile.library import Library
from extract.reconcile.match import Settled
from extract.reconcile.matters import Matter
from extract.reconcile.prices import Comparison
from extract.record import Finding


def across(
    known: Mapping[str, Matter], library: Library, settled: Settled, companies: Companies, comparison: Comparison
) -> Iterator[tuple[Mapping[str, Any] | None, tuple[str, Finding] | None]]:
    """Rows of the table `prices`, and findings with the id of their matter."""
    by_head = {matter.head.id: matter for matter in known.values()}

    def case_of(contract_id: str) -> Case | None:
        matter = by_head.get(contract_id)
        return matter.case("unit-price-rise") if matter else None

    for row, found in comparison.together(case_of):
        yield row, (by_head[found[0]].id, found[1]) if found is not None else None
    for found in (*relations.listed(companies, known), *_rotation(known, library, settled)):
        yield None, found


def _rotation(known: Mapping[str, Matter], library: Library, settled: Settled) -> Iterator[tuple[str, Finding]]:
    sure = {
        paper: library.matter_of[links[0].contract.id]
        for paper, links in settled.links.items()
        if links[0].certainty == "sure"
    }
    met = rotation.purchases(library.papers, sure)
    parameters = default_catalogue().checks["winner-rotation"].parameters
    for rows, said, figure in rotation.rotation(met, int(parameters["meetings"]), float(parameters["chance"])):
        place = next((one.matter for one in reversed(rows) if one.matter in known), None)
        if place is not None and (finding := rotation.finding(known[place], rows, said, figure)) is not None:
            yield place, finding
