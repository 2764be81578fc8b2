"""约定依法可能无效: exemptions that the law does not uphold, a public body as guarantor, a power to interpret alone."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.law import PUBLIC
from extract.audit.recognised import at_most_a_hint
from extract.record import Finding, Quote

CHECK = "void-term"

TERMS = {
    "injury": ("约定造成对方人身损害不承担责任：这样的免责条款无效。", "第五百零六条"),
    "intent": ("约定因故意或者重大过失造成对方财产损失不承担责任：这样的免责条款无效。", "第五百零六条"),
    "guarantor": ("约定由机关或者公益性单位作保证人：这样的单位不得为保证人。", "第六百八十三条"),
    "alone": ("约定合同（条款）由一方单独解释：有争议时按词句和目的解释，不由一方说了算。", "第四百六十六条"),
}
"""What is said of each wording, and the articles of 《民法典》 it is held against."""

_HINTS = ("alone",)
"""Terms that may be meant well (who explains a standard), unless they speak of the right to interpret."""


def run(case: Case) -> Iterator[Finding]:
    """Each kind of term once, with all of its sentences and its own article."""
    public = any(party.role == "buyer" and party.org_type and party.org_type.value in PUBLIC for party in case.record.parties)
    for name, (told, article) in TERMS.items():
        found: list[Quote] = []
        right = False
        for quote, match in case.find(name):
            if name == "guarantor" and match["side"] and not public:
                continue
            right = right or (name == "alone" and match["right"] is not None)
            sentence = case.sentence(quote)
            if sentence not in found:
                found.append(sentence)
        if found:
            finding = case.finding(told, *found[:5], severity="info" if name in _HINTS and not right else at_most_a_hint(case, "warning"))
            finding.statute = case.contract.law.cite(one for one in case.info.statutes if one.article == article)
            yield finding
