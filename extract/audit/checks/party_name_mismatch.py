"""当事人名称前后不一致: the name of one side on the cover, in the text and on the signature page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from extract.audit.case import Case
from extract.audit.catalogue import Severity
from extract.audit.recognised import at_most_a_hint, recognised
from extract.audit.verdict import NotAssessed
from extract.lexicon import words
from extract.model import Span
from extract.record import Finding, Quote, TextFact
from extract.values.errors import ValueParseError
from extract.values.organisation import normalise, org_type, parse

CHECK = "party-name-mismatch"

_BRACKET = re.compile(r"（[^（）]{1,24}）$")
_SIDES = {"buyer": "采购方", "supplier": "供应方"}


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Names behind a label of the side, in annexes too. A name with or without province, an office or a branch is a
    variant (`info`); one letter or another body is a question. Consortia and contracts of three sides are not assessed;
    a name that the record gives to another party is that party's, whatever label it stands behind."""
    assessed = False
    for role in ("buyer", "supplier"):
        parties = [party for party in case.record.parties if party.role == role]
        if len({party.label for party in parties}) != 1 or any(party.lead is not None for party in parties):
            continue
        own = [(normalise(party.name.value), case.quote(_span(party.name))) for party in parties if party.name]
        if not own:
            continue
        others = {normalise(p.name.value) for p in case.record.parties if p.name and p.role != role}
        starts = {known.start for _, known in own}
        names = own + [
            (name, quote) for name, quote in _names(case, role) if name not in others and quote.start not in starts
        ]
        if len(names) < 2:
            continue
        assessed = True
        counts = Counter(name for name, _ in names)
        first, quote = max(names, key=lambda one: (counts[one[0]], -one[1].start))
        seen = {first, *(_BRACKET.sub("", name) for name, _ in own)}
        for name, other in names:
            if name in seen or _BRACKET.sub("", name) in seen:
                continue
            seen.add(name)
            kind, severity = _difference(first, name)
            yield case.finding(
                f"{_SIDES[role]}名称一处为“{first}”，另一处为“{name}”：{kind}。",
                other,
                quote,
                expected=first,
                actual=name,
                severity=at_most_a_hint(case, severity),
                unsure=recognised(case),
            )
    if not assessed:
        yield NotAssessed("同一当事人的名称只出现一处，或当事人不止两方")


def _span(fact: TextFact) -> Span:
    return Span(fact.start, fact.end)


def _names(case: Case, role: str) -> Iterator[tuple[str, Quote]]:
    called = {match["alias"]: match["label"] for _, match in case.find("called")}
    roles: dict[str, str | None] = {}  # many lines have the same label
    for _, match in case.find("named"):
        label = match["label"]
        for alias, meant in called.items():  # 出租方（以下简称甲方）: what 甲方 is, the contract says
            label = label.replace(alias, meant)
        if label not in roles:
            roles[label] = _role(case, label)
        if roles[label] != role:
            continue
        try:
            name = normalise(parse(match["name"]))
        except ValueParseError:
            continue
        if org_type(name) in ("other", "individual"):
            continue
        view = case.contract.view
        yield name, case.quote(Span(*view.span(match.start("name"), match.end("name"))))


def _role(case: Case, label: str) -> str | None:
    """The side of a label: as the record has it for its own labels (甲方 may let or sell), else by the word."""
    own = {party.role for party in case.record.parties if party.label and party.label in label}
    if own:
        return own.pop() if len(own) == 1 else None
    sides = {side for side in _SIDES if any(word in label for word in words(side))}
    return sides.pop() if len(sides) == 1 else None


def _difference(first: str, name: str) -> tuple[str, Severity]:
    """What the difference is, and how much it weighs."""
    short, long = sorted((first, name), key=len)
    if long.endswith(short):
        return "仅相差行政区划前缀，疑为同一单位的简称", "info"
    if long.startswith(short):
        return "一方为另一方的内设机构或分支机构，须确认签约主体", "info"
    if short in long:
        return "一方包含另一方的名称，须确认签约主体", "warning"
    if SequenceMatcher(None, first, name, autojunk=False).ratio() >= 0.85:
        return "疑为笔误", "warning"
    return "不是同一单位", "warning"
