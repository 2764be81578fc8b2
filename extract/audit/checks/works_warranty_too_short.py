"""保修期低于法定最低期限: a guarantee of works below the shortest that the regulation allows."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.recognised import at_most_a_hint, recognised
from extract.audit.verdict import NotAssessed
from extract.record import Finding
from extract.structure.numerals import ordinal

CHECK = "works-warranty-too-short"

_KINDS = ("waterproof", "heating", "fitting")
"""Parts of works: the wordings `KIND`, and the parameters `KIND_months`."""
_TOLD = {
    "waterproof": "屋面防水、有防水要求的部位和外墙面防渗漏",
    "heating": "供热与供冷系统",
    "fitting": "电气管线、给排水管道、设备安装和装修工程",
}


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Lines and rows that give a part of the works its period; those that speak of a defects period do not count."""
    assessed = False
    for kind in _KINDS:
        least = case.parameter(f"{kind}_months")
        for quote, match in case.find(kind):
            number = ordinal(match["n"])
            if number is None or case.info.phrases["other"].found_in(case.sentence(quote).text):
                continue
            assessed = True
            months = number * (1 if "月" in match["unit"] else 12)
            if months < least:
                written = f"{match['n']}{match['unit']}"
                yield case.finding(
                    f"{_TOLD[kind]}的保修期约定为{written}，低于法定最低期限{_length(kind, int(least))}。",
                    case.sentence(quote),
                    expected=f"≥{_length(kind, int(least))}",
                    actual=written,
                    severity=at_most_a_hint(case, case.info.severity),
                    unsure=recognised(case) or None,
                )
                break
    if not assessed:
        yield NotAssessed("没有按部位写明的工程保修期")


def _length(kind: str, months: int) -> str:
    return f"{months // 12}{'个采暖期、供冷期' if kind == 'heating' else '年'}"
