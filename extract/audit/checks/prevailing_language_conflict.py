"""两种文字的优先次序矛盾: one clause lets one language prevail, another the other."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.placed import against
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "prevailing-language-conflict"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Wherever the two stand: a rule of the tender documents that the contract quotes counts too."""
    chinese, foreign = (next(case.find(name), None) for name in ("chinese", "foreign"))
    if chinese is None and foreign is None:
        yield NotAssessed("合同未约定以哪种文字为准")
    elif chinese and foreign:
        one, other = case.sentence(foreign[0]), case.sentence(chinese[0])
        language = foreign[1]["language"] or "外文"
        yield case.finding(
            f"一处约定以{language}文本为准，另一处约定以中文为准，不一致时无从判断{against(case, one, other)}",
            one,
            other,
        )
