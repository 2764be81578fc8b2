"""账号、信用代码前后不一致: one account or credit code written in two ways, some digits changed or swapped."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.recognised import at_most_a_hint, recognised
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Quote

CHECK = "account-differs-slightly"

_WORDINGS = {"account": "银行账号", "code": "统一社会信用代码"}
_MOST = 3
"""Characters in which two writings of one number differ at most."""
_SAME = 6
"""Characters at the beginning that two accounts of one bank share anyway: beyond these the rest must be alike."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Numbers of one length that agree but for few characters: accounts of two firms at one bank differ in more."""
    assessed = False
    for name, label in _WORDINGS.items():
        numbers: dict[str, Quote] = {}
        stated = list(case.find(name))
        assessed = assessed or len(stated) > 1
        for quote, match in stated:
            numbers.setdefault("".join(match["n"].split()).replace("-", "").upper(), quote)
        found = list(numbers.items())
        pairs = ((one, other) for i, one in enumerate(found) for other in found[i + 1 :] if _slip(one[0], other[0]))
        for (one, first), (other, second) in pairs:
            yield case.finding(
                f"{label}一处为{one}，另一处为{other}，只差几位，疑为笔误。",
                second,
                first,
                expected=one,
                actual=other,
                severity=at_most_a_hint(case, case.info.severity),
                unsure=recognised(case) or None,
            )
            break
    if not assessed:
        yield NotAssessed("没有在两处以上写明账号或信用代码")


def _slip(one: str, other: str) -> bool:
    """Few characters changed or swapped, or one left out."""
    if one == other or min(len(one), len(other)) <= _SAME:
        return False
    if len(one) == len(other):
        apart = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        swapped = sorted(one[i] for i in apart) == sorted(other[i] for i in apart)
        return len(apart) == 1 or (len(apart) <= _MOST and swapped)
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
