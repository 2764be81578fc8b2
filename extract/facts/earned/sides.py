"""Whose detail is it? What stands between a detail and the nearest party named before it, looked at once more.

The parties' room solves blocks as a whole; this is the independent look: under 乙方信息如下 a bank is the supplier's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from extract.lexicon import alternation
from extract.lexicon.gates import gated
from extract.lexicon.kept import by_re
from extract.model import Document
from extract.record import Evidence, Party, Record

_FAR = 400
_DETAILS = (
    "address", "phone", "fax", "email", "postcode", "bank", "account", "legal_representative",
    "authorised_representative", "contact",
)  # fmt: skip


@cache
def _labels() -> re.Pattern[str]:
    """A side at the beginning of a line or cell."""
    sides = "|".join(f"(?P<{role}>{alternation(role)})" for role in ("buyer", "supplier"))
    pattern = rf"(?:^|(?<=\t))[（(\d.、一二三四五六七八九十 ]{{0,6}}(?:{sides})"
    return by_re(gated(pattern, verbose=False, for_re=True), re.MULTILINE)


def sides(document: Document, record: Record) -> Iterator[tuple[Evidence, bool]]:
    """Details of parties, and whether the nearest side before each is its own; those without one are left out."""
    anchors = sorted(_anchors(document, record.parties))
    starts = [start for start, _ in anchors]
    for party in record.parties:
        for name in _DETAILS:
            fact = getattr(party, name)
            if not isinstance(fact, Evidence):
                continue
            k = bisect_left(starts, fact.start)
            if k and fact.start - starts[k - 1] <= _FAR and anchors[k - 1][1] in ("buyer", "supplier"):
                yield fact, anchors[k - 1][1] == party.role


def _anchors(document: Document, parties: Sequence[Party]) -> Iterator[tuple[int, str]]:
    view = document.view
    for match in _labels().finditer(view.text):
        yield view.at[match.start()], "buyer" if match["buyer"] else "supplier"
    for party in parties:
        name = party.name.value if party.name is not None else ""
        if len(name) < 4:
            continue
        for match in re.finditer(re.escape(name), view.text):
            yield view.at[match.start()], party.role
