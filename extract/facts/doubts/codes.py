"""Rates, dates, numbers, codes and names on a scan: each by its own grammar or checksum, then by its characters."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from extract.facts.doubts.claims import Claim, Kind
from extract.facts.doubts.figures import figures, signature
from extract.facts.doubts.marks import WEAK_FIGURE, WEAK_HAN, Marks
from extract.facts.doubts.verdict import OCR, UNSUPPORTED, Verdict, failed, scored
from extract.model import Span
from extract.values import PARSERS, ValueParseError, number

# Letters that recognition takes for digits; O and I do not stand among the digits of contract numbers.
_MIXED = re.compile(r"[0-9][OoIl|][0-9]|(?<![A-Za-z])[OIl][0-9]{2}|[0-9]{2}[OIl](?![A-Za-z])")
_EMAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[A-Za-z]{2,10}", re.ASCII)
_YEARS = (1990, 2060)
_LEADING_ZERO = re.compile(r"0[0-9]")
_PERMILLE = re.compile(r" ?[%‰][oO0]")
_RATIO_WORDS = re.compile(r"[百千万]分之[零一二三四五六七八九十百点壹贰叁肆伍陆柒捌玖拾0-9.]{1,8}")
"""A share spelled out: the shape of a number, no wording."""
_RATIO_SCALES = tuple(Decimal(10) ** -n for n in (2, 3, 4))


def judge(marks: Marks, claim: Claim) -> Verdict:
    """What speaks against a value that is not a sum of money."""
    return _JUDGES[claim.kind](marks, claim)


def _span(claim: Claim) -> Span:
    return Span(claim.evidence.start, claim.evidence.end)


def _cue(marks: Marks, claim: Claim) -> Verdict:
    """A wording that a rule matched letter by letter was recognised, or it would not have matched."""
    return Verdict()


def _ratio(marks: Marks, claim: Claim) -> Verdict:
    document, value = marks.document, claim.value
    found = [f for f in figures(document, _span(claim)) if f.unit in "%‰" and f.unit and _says(f.text, value)]
    capitals = [
        Span(*match.span())
        for match in _RATIO_WORDS.finditer(document.folded, claim.evidence.start, claim.evidence.end)
        if _parsed("ratio", match.group()) == value
    ]
    # The sign counts like a digit: % and ‰ are ten times apart and look alike.
    signed = [Span(f.span.start, document.folded.index(f.unit, f.span.end) + 1) for f in found]
    offsets = [i for span in [*signed, *capitals] for i in marks.recognised(span)]
    if not offsets:
        return Verdict()
    for figure in found:
        behind = document.folded[figure.span.end : figure.span.end + 4]
        if _LEADING_ZERO.match(figure.text) or figure.text.count(".") > 1 or _PERMILLE.match(behind):
            return failed(offsets, f"比例“{document.quote(figure.span)}{behind[:2]}”写法可疑，按原样保留，请核对原件")
    # Recognition writes % for ‰ and is sure of it: a share for each day that is in per cent may be a tenth of it.
    confusable = claim.kind == "rate" and any(figure.unit == "%" for figure in found)
    return scored(offsets, marks.score(offsets), WEAK_FIGURE, UNSUPPORTED if confusable else OCR)


def _says(text: str, value: Decimal) -> bool:
    said = number.figure(text)
    return signature(text) == signature(value) if said is None else any(said * scale == value for scale in _RATIO_SCALES)


def _number(marks: Marks, claim: Claim) -> Verdict:
    """A count: the figures of the evidence that say it, else (written in words) all of the evidence."""
    found = [f for f in figures(marks.document, _span(claim)) if f.value is not None and f.text == _digits(claim.value)]
    offsets = [i for figure in found for i in marks.recognised(figure.span)]
    if not offsets:
        offsets = marks.telling(_span(claim)) if claim.whole else []
    return scored(offsets, marks.score(offsets), WEAK_FIGURE)


def _digits(value: object) -> str:
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)


def _date(marks: Marks, claim: Claim) -> Verdict:
    offsets = marks.telling(_span(claim))
    year = str(claim.value)[:4]
    if offsets and (_is_cut(marks, claim) or not (year.isdigit() and _YEARS[0] <= int(year) <= _YEARS[1])):
        return failed(offsets)
    return scored(offsets, marks.score(offsets), WEAK_FIGURE)


def _code(marks: Marks, claim: Claim) -> Verdict:
    offsets = marks.telling(_span(claim))
    if offsets and _MIXED.search(str(claim.value)):
        return failed(offsets, f"编号“{claim.value}”中字母与数字混杂，疑有误识，按原样保留，请核对原件")
    return scored(offsets, _best(marks, claim, offsets), WEAK_FIGURE)


def _digits_only(marks: Marks, claim: Claim) -> Verdict:
    """Accounts and postcodes: no checksum, so nothing but the characters speaks for them."""
    offsets = marks.telling(_span(claim))
    if offsets and (_is_cut(marks, claim) or not str(claim.value).isdigit()):
        return failed(offsets)
    return scored(offsets, _best(marks, claim, offsets), WEAK_FIGURE)


def _phone(marks: Marks, claim: Claim) -> Verdict:
    offsets = marks.telling(_span(claim))
    if offsets and (_is_cut(marks, claim) or _parsed("phone", str(claim.value)) is None):
        return failed(offsets)
    return scored(offsets, _best(marks, claim, offsets), WEAK_FIGURE)


def _uscc(marks: Marks, claim: Claim) -> Verdict:
    """The check character is right in one of 31 misreadings only: it outweighs a low score."""
    offsets = marks.telling(_span(claim))
    if offsets and _parsed("uscc", str(claim.value)) is None:
        return failed(offsets)
    if marks.score(offsets) < WEAK_FIGURE:
        return Verdict(tuple(offsets), cap=UNSUPPORTED)
    return Verdict(tuple(offsets))


def _email(marks: Marks, claim: Claim) -> Verdict:
    offsets = marks.telling(_span(claim))
    if offsets and not _EMAIL.fullmatch(str(claim.value)):
        return failed(offsets)
    return scored(offsets, _best(marks, claim, offsets), WEAK_FIGURE)


def _name(marks: Marks, claim: Claim) -> Verdict:
    offsets = marks.telling(_span(claim))
    return scored(offsets, _best(marks, claim, offsets), WEAK_HAN)


def _sentence(marks: Marks, claim: Claim) -> Verdict:
    """A long wording: its figures one by one, its characters as a whole."""
    span = _span(claim)
    offsets = marks.telling(span)
    mean = marks.document.mean_score(span)
    digits = [i for i in offsets if marks.document.folded[i].isdigit()]
    if digits and marks.score(digits) < WEAK_FIGURE:
        return scored(offsets, marks.score(digits), WEAK_FIGURE)
    return scored(offsets, 1.0 if mean is None else mean, WEAK_HAN)


def _best(marks: Marks, claim: Claim, offsets: list[int]) -> float:
    """The score of the value where it was recognised best: a name that stands twice was read twice."""
    text = claim.evidence.text
    best = marks.score(offsets)
    if len(text.strip()) < 4:
        return best
    at = marks.document.text.find(text)
    while at >= 0:
        other = marks.telling(Span(at, at + len(text)))
        if at != claim.evidence.start and other:
            best = max(best, marks.score(other))
        at = marks.document.text.find(text, at + len(text))
    return best


def _is_cut(marks: Marks, claim: Claim) -> bool:
    """Digits go on beside the value: a part of a number was read."""
    text, start, end = marks.document.folded, claim.evidence.start, claim.evidence.end
    before = text[start - 1 : start].isdigit() and text[start : start + 1].isdigit()
    return before or (text[end : end + 1].isdigit() and text[end - 1 : end].isdigit())


def _parsed(kind: str, text: str) -> object | None:
    try:
        return PARSERS[kind](text)
    except ValueParseError:
        return None


_JUDGES: dict[Kind, Callable[[Marks, Claim], Verdict]] = {
    "ratio": _ratio,
    "rate": _ratio,
    "number": _number,
    "date": _date,
    "code": _code,
    "account": _digits_only,
    "phone": _phone,
    "uscc": _uscc,
    "email": _email,
    "name": _name,
    "entity": _name,
    "sentence": _sentence,
    "cue": _cue,
}
