"""How often something counts (计罚周期): each day, each week, each time.

>>> parse("每逾期一日"), parse("每延迟15天"), parse("每次")
(Period(count=1, unit='day'), Period(count=15, unit='day'), Period(count=1, unit='occurrence'))
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extract.values.clean import refuse, spaced
from extract.values.errors import ValueParseError
from extract.values.number import either

PeriodUnit = Literal["day", "working_day", "month", "year", "hour", "occurrence"]
LATE = (
    "逾期|延期|延迟|迟延|拖延|延误|拖欠|延长|推迟|迟到|超期|超过|超出|超时|迟交|晚交"
    "|超|迟|晚|逾|发生|出现|发现|违反|违约|缺少|缺|少|有"
)
UNITS: dict[str, tuple[PeriodUnit, int]] = {
    "日历天": ("day", 1), "自然日": ("day", 1), "日": ("day", 1), "天": ("day", 1), "工作日": ("working_day", 1),
    "周": ("day", 7), "星期": ("day", 7), "月": ("month", 1), "季度": ("month", 3), "季": ("month", 3),
    "半年": ("month", 6), "年度": ("year", 1), "年": ("year", 1), "小时": ("hour", 1), "次": ("occurrence", 1),
    "人次": ("occurrence", 1), "件次": ("occurrence", 1), "件": ("occurrence", 1), "项": ("occurrence", 1),
    "例": ("occurrence", 1), "起": ("occurrence", 1), "处": ("occurrence", 1), "人": ("occurrence", 1),
    "份": ("occurrence", 1), "台": ("occurrence", 1), "套": ("occurrence", 1), "批次": ("occurrence", 1),
}  # fmt: skip
_WORD = "|".join(sorted(UNITS, key=len, reverse=True))
_PERIOD = re.compile(
    rf"(?:每(?:{LATE})?|/|按|逐)(?P<n>[0-9]{{1,3}}|[一二两三四五六七八九十壹贰叁]{{1,3}})?(?:（[0-9]{{1,3}}）)?个?(?P<u>{_WORD})\Z"
    r"|(?P<bare>[日月年])\Z"
)


@dataclass(frozen=True, slots=True)
class Period:
    """`count` of `unit`; `occurrence` for each time, piece, person."""

    count: int
    unit: PeriodUnit


def parse(text: str) -> Period:
    """Period of a whole text; ValueParseError (`empty`, `format`) otherwise."""
    cleaned = spaced(text)
    match = _PERIOD.match(cleaned)
    if match is None:
        raise refuse(cleaned, text, "计罚周期")
    unit, size = UNITS[match["bare"] or match["u"]]
    count = int(either(match["n"])) if match["n"] else 1
    if not count:
        raise ValueParseError("format", "不是计罚周期", text)
    return Period(count * size, unit)
