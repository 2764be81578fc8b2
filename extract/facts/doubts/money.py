"""Sums of money on a scan: their separators, what confirms them, how well their digits were recognised.

A sum is sure if words beside it say the same or if it follows from one that words confirm. Without that, thousands set
apart as they should be and digits all well recognised are enough, and so is arithmetic with other sums; a figure with
none of this is never sure. Nothing is repaired: what was read stays, with a low confidence.
"""

from __future__ import annotations

from decimal import Decimal

from extract.facts.doubts.claims import Claim
from extract.facts.doubts.figures import Figure, Words, figures, signature, words
from extract.facts.doubts.marks import WEAK_FIGURE, Marks
from extract.facts.doubts.support import Support
from extract.facts.doubts.verdict import OCR, UNSUPPORTED, Verdict, failed, scored
from extract.model import Span

CLEAR = 0.97
"""Score from which on digits grouped as they should be need no other proof. Of 1,585 such sums on pages of 92–150 dpi
with noise, in four typefaces, none was wrong."""
_SCALES = tuple(Decimal(10) ** n for n in (0, 3, 4, 6, 8))


def judge_money(marks: Marks, support: Support, claim: Claim) -> Verdict:
    """What speaks for and against a sum. A sum that stands in a text layer comes back as it is."""
    value: Decimal = claim.value
    own, capitals = _written(marks, claim, value)
    spans = [figure.span for figure in own] + [sum_.span for sum_ in capitals]
    offsets = [i for span in spans for i in marks.telling(span)]
    if not offsets:
        return Verdict(tuple(marks.telling(Span(claim.evidence.start, claim.evidence.end))) if claim.whole else ())
    if value in support.sure:
        return Verdict(tuple(offsets))
    odd = [figure for figure in own if figure.shape == "odd"]
    if odd:
        return failed(offsets, f"金额“{odd[0].text}”的分隔符或数位可疑，按原样保留，请核对原件")
    if capitals and not own and not all(sum_.tidy for sum_ in capitals):
        text = marks.document.quote(capitals[0].span)
        return failed(offsets, f"大写金额“{text}”前后可能有字未识别，按原样保留，请核对原件")
    score = marks.score(offsets)
    if any(figure.shape == "plain" and "." in figure.text for figure in own):
        # A single point is all that parts yuan from cents: it counts like a digit.
        score = min(score, marks.score(_points(marks, own)))
    if value in support.likely:
        return Verdict(tuple(offsets))
    clear = bool(own) and all(figure.shape == "grouped" for figure in own) and score >= CLEAR
    return scored(offsets, score, WEAK_FIGURE, OCR if clear else UNSUPPORTED)


def _written(marks: Marks, claim: Claim, value: Decimal) -> tuple[list[Figure], list[Words]]:
    """The figures and the words of the evidence that say the value.

    A figure that holds the value only in part (`1.192` of `1.192.000.00`) says it too: the value was read from it.
    """
    span = Span(claim.evidence.start, claim.evidence.end)
    capitals = [found for found in words(marks.document, span) if found.value == value]
    all_figures = figures(marks.document, span)
    alike = [figure for figure in all_figures if signature(figure.text) == signature(value)]
    exact = [f for f in alike if f.value is not None and any(f.value * scale == value for scale in _SCALES)]
    own = exact or alike
    if not own and not capitals:
        own = all_figures if claim.whole else [figure for figure in all_figures if figure.shape == "odd"]
    return own, capitals


def _points(marks: Marks, own: list[Figure]) -> list[int]:
    folded = marks.document.folded
    return [i for figure in own for i in marks.recognised(figure.span) if folded[i] in ".．·"]
