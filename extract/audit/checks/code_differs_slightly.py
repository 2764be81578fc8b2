"""编号相差一字: a number of the project or contract that stands elsewhere with one character changed or two swapped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import regex

from extract.audit.case import Case
from extract.audit.recognised import at_most_a_hint, recognised
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding, Quote, TextFact
from extract.text.fold import fold

CHECK = "code-differs-slightly"

_CODE = regex.compile(
    r"(?<![A-Za-z0-9/_-])[A-Z0-9](?:[A-Z0-9]|[-/_(\[〔](?=[A-Z0-9])|[)\]〕](?=[-/_A-Z0-9])){7,39}(?![A-Za-z0-9])"
)
_LONG, _MOVED = 8, 3
_WORDS_FIRST = regex.compile(r"(?P<words>.*\p{Han}.*[^\d-])(?P<figures>\d{4}-?\d{2,8})\p{Han}?")
_FIGURES = regex.compile(r"\d{4}-?\d{2,8}(?![\d-])")
_BODY = 10
"""Characters of a credit code that say who registered it and where, and the beginning of its number."""
_ABOVE = 120
_LETTERS, _DIGITS = 2, 4
_LOT = regex.compile(r"[-/_][A-Z0-9]{1,2}$")


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Lots (…-1, …-2) and numbers that the record has as numbers of their own are no slips."""
    yield from _labelled(case)
    yield from _of_parties(case)
    yield from _behind_words(case)
    yield from _of_the_original(case)
    fields = case.record.fields
    named = {"合同编号": fields.number, "项目编号": fields.project_number}
    own = {label: fact for label, fact in named.items() if fact and fact.value and _is_code(_tight(fact.value))}
    if not own:
        yield NotAssessed("合同编号、项目编号未写明，或不是字母和数字")
        return
    facts = (fields.number, fields.project_number, fields.buyer_number, fields.supplier_number)
    known = {_tight(fact.value) for fact in facts if fact and fact.value}
    told: set[str] = set()
    view = case.contract.view
    for match in _CODE.finditer(view.text):
        code = _tight(match.group())
        if code in known or code in told or not _is_code(code):
            continue
        for label, fact in own.items():
            if _slip(_tight(fact.value), code):
                told.add(code)
                yield _finding(case, label, fact, case.quote(Span(*view.span(match.start(), match.end()))).text, match)


def _labelled(case: Case) -> Iterator[Finding]:
    """指标1.6 here and 指标2.6 there, and no other of its kind: one of them is a slip."""
    found: defaultdict[str, dict[str, Quote]] = defaultdict(dict)
    for quote, match in case.find("labelled"):
        found[match["label"]].setdefault(match["n"], quote)
    for label, numbers in found.items():
        if len(numbers) != 2:
            continue
        (one, first), (other, second) = numbers.items()
        if one.split(".")[1] == other.split(".")[1] or one.replace(".", "") == other.replace(".", "")[::-1]:
            yield case.finding(
                f"{label}编号一处为{one}，另一处为{other}，全文没有其他{label}，疑为同一项写错。",
                case.sentence(first),
                case.sentence(second),
                severity=at_most_a_hint(case, "info"),
                unsure=recognised(case),
            )


def _behind_words(case: Case) -> Iterator[Finding]:
    """A project number that words open (某财磋商2025-031): the same words elsewhere before the same figures in another order,
    or with one changed."""
    fact = case.record.fields.project_number
    own = fold(fact.value).replace(" ", "") if fact and fact.value else ""
    split = _WORDS_FIRST.fullmatch(own)
    if fact is None or split is None:
        return
    view = case.contract.view
    at = view.text.find(split["words"])
    while at >= 0:
        end = at + len(split["words"])
        tail = _FIGURES.match(view.text, end)
        if tail is not None and _slip(split["figures"], tail.group()):
            yield _finding(case, "项目编号", fact, split["words"] + tail.group(), tail)
            return
        at = view.text.find(split["words"], end)


def _of_the_original(case: Case) -> Iterator[Finding]:
    """原合同编号 of a supplement, and the same number a slip apart behind another label."""
    own = next(((quote, _tight(match["code"])) for quote, match in case.find("original_number")), None)
    if own is None:
        return
    quote, number = own
    for other, match in case.find("contract_number"):
        code = _tight(match["code"])
        if _slip(number, code):
            yield case.finding(
                f"原合同编号为{number}，此处写作{code}，仅相差一两个字符，疑为笔误。",
                case.sentence(other),
                case.sentence(quote),
                expected=number,
                actual=code,
                severity=at_most_a_hint(case, "warning"),
                unsure=recognised(case),
            )
            return


def _of_parties(case: Case) -> Iterator[Finding]:
    """The credit code of a party below its name elsewhere with the same beginning and another end."""
    known = {_tight(party.uscc.value) for party in case.record.parties if party.uscc and party.uscc.value}
    text = case.contract.folded
    for party in case.record.parties:
        if not (party.uscc and party.uscc.value and party.name and party.name.value):
            continue
        own, name = _tight(party.uscc.value), fold(party.name.value)
        for quote, match in case.find("credit_code"):
            code = match["code"].upper()
            if code in known or code[:_BODY] != own[:_BODY]:
                continue
            above = text[max(0, quote.start - _ABOVE) : quote.start]
            if name in above and not any(
                above.rfind(fold(other.name.value)) > above.rfind(name)
                for other in case.record.parties
                if other is not party and other.name and other.name.value and other.name.value != party.name.value
            ):
                yield case.finding(
                    f"{party.name.value}的统一社会信用代码一处为{own}，另一处为{code}。",
                    case.sentence(quote),
                    party.uscc,
                    expected=own,
                    actual=code,
                    severity=at_most_a_hint(case, "warning"),
                    unsure=recognised(case),
                )
                return


def _finding(case: Case, label: str, fact: TextFact, code: str, match: regex.Match[str]) -> Finding:
    quote = case.quote(Span(*case.contract.view.span(match.start(), match.end())))
    return case.finding(
        f"{label}为{fact.value}，此处写作{code}，仅相差一两个字符，疑为笔误。",
        case.sentence(quote),
        fact,
        expected=fact.value,
        actual=code,
        severity=at_most_a_hint(case, case.info.severity),
        unsure=recognised(case),
    )


def _tight(text: str) -> str:
    return fold(text).replace(" ", "").upper()


def _is_code(text: str) -> bool:
    letters = sum(char.isascii() and char.isalpha() for char in text)
    return len(text) >= _LONG and letters >= _LETTERS and sum(char.isdigit() for char in text) >= _DIGITS


def _slip(own: str, other: str) -> bool:
    """One character changed, or two neighbours swapped; not a lot at the end."""
    if len(own) != len(other) or own == other:
        return False
    apart = [i for i, (a, b) in enumerate(zip(own, other, strict=True)) if a != b]
    if 2 <= len(apart) <= _MOVED and sorted(own[i] for i in apart) == sorted(other[i] for i in apart):
        return apart[-1] - apart[0] <= _MOVED  # 0311 and 0113
    lot = _LOT.search(own)
    return len(apart) == 1 and not (lot and apart[0] > lot.start())
