"""工程质量保证金超过3%、缺陷责任期超过24个月: works only."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.search import cited
from extract.audit.verdict import NotAssessed
from extract.record import Finding
from extract.values.number import figure

CHECK = "construction-retention-over-3pct"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The share is an 错误 only where the title is that of a works contract and the sentence calls it a quality
    retention; elsewhere it may be a progress payment not yet due."""
    fields = case.record.fields
    if fields.category is None and (fields.retention_rate or next(case.find("defects"), None)):
        yield NotAssessed("合同类别（货物、服务、工程）不明")
    if fields.category is None or fields.category.value != "works":
        return
    limit, rate = case.parameter("limit"), fields.retention_rate
    title = fields.title.value if fields.title else case.contract.view.text[:80]
    named = case.info.phrases["works"].found_in(title)
    if rate and rate.value > limit:
        proved = named and case.info.phrases["quality"].found_in(case.sentence(rate).text)
        yield case.finding(
            f"工程质量保证金预留比例为{rate.value:.2%}，高于工程价款结算总额的{limit:.0%}。",
            rate,
            *([fields.title] if fields.title else []),
            expected=f"≤{limit:.0%}",
            actual=f"{rate.value:.2%}",
            severity="error" if proved else "warning",
        )
    months = int(case.parameter("months"))
    for quote, match in case.find("defects"):
        count = figure(match["count"])
        if count is None:
            continue
        length = count * 12 if match["unit"] == "年" else count
        if length > months:
            finding = case.finding(
                f"缺陷责任期为{length}个月，超过{months}个月。",
                quote,
                expected=f"≤{months}个月",
                actual=f"{length}个月",
            )
            yield cited(case, finding, "works-retention-138")
            break
    bond = fields.performance_bond_rate or fields.performance_bond_amount
    if bond and rate and rate.value > 0:
        finding = case.finding(
            "同时约定了履约保证金和工程质量保证金。",
            bond,
            rate,
            severity="info",
            clears="确认预留质量保证金时履约保证金已退还。",
        )
        yield cited(case, finding)
