"""A contract beside the papers of its matter, field by field, and what of it deserves a finding.

`values` compares single facts, `terms` payments and penalties, `items` the rows of price lists; `money` holds price, award,
ceiling and budget against each other, `days` signing, publication and acceptance; `findings` says which differences matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.reconcile.differences import items, terms, values
from extract.reconcile.differences.compared import Compared
from extract.reconcile.match import Link
from extract.reconcile.matters import Matter

__all__ = ["Compared", "compare"]


def compare(matter: Matter, link: Link) -> Iterator[Compared]:
    """All fields that either document states, in the order of the contract's fields, then terms, then items."""
    mine, theirs = matter.contract(link.contract).record, matter.contract(link.paper).record
    yield from values.compare(mine, theirs)
    yield from terms.compare(mine, theirs)
    yield from items.compare(mine, theirs)
