"""约定的法院与合同没有联系: a court of a place that the contract names nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.recognised import at_most_a_hint, recognised
from extract.audit.search import is_fragment
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "forum-without-connection"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Only a court named by its place. Seat of either side, place of signing or performance, place of the subject connect
    it: a place that stands once more anywhere in the text may be one of these."""
    found = list(case.find("court"))
    if not found or is_fragment(case) or not next(case.find("address"), None):
        yield NotAssessed("没有按地名约定的法院，或双方地址、履行地没有写明")
        return
    text = case.contract.folded
    for quote, match in found:
        sentence = case.sentence(quote)
        rest = text[: sentence.start] + text[sentence.end :]
        places = [place for name in ("county", "city") for place in (match[name],) if place]
        if not places or any(_bare(place) in rest for place in places):
            continue
        yield case.finding(
            f"约定由{match.group('name')}管辖，双方住所地、签订地、履行地等处均未见“{places[0]}”，"
            "与争议没有实际联系的法院，管辖约定可能无效。",
            sentence,
            severity=at_most_a_hint(case, case.info.severity),
            unsure=recognised(case) or None,
        )
        return


def _bare(place: str) -> str:
    """A place without what kind of place it is, where two characters stay."""
    return place[:-1] if len(place) > 2 else place
