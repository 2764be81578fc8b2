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

_CODE = regex.compile(r"(?<![A-Za-z0-9/_-])[A-Z0-9](?:[A-Z0-9]|[-/_(\[〔](?=[A-Z0-9])|[)\]〕](?=[-/_A-Z0-9])){7,39}(?![A-Za-z0-9])")
_LONG, _MOVED = 8, 3
_LETTERS, _DIGITS = 2, 4
_LOT = regex.compile(r"[-/_][A-Z0-9]{1,2}$")


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Lots (…-1, …-2) and numbers that the record has as numbers of their own are no slips."""
    yield from _labelled(case)
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
