"""What an audit says of a contract in a sentence or two."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from extract.pages.filters import money
from extract.report.matters import matters
from extract.report.model import Audit, Page
from extract.report.words import KINDS, VERDICTS

_NAMED = 2
"""Matters that are named."""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """`words` for people; `look` is a kind of tag (`bad`, `warn`, `good`, "")."""

    words: str
    look: str


def conclusion(page: Page, audit: Audit) -> Conclusion:
    """The conclusion on one contract. That nothing was found in a file that was not read is not said."""
    if page.unread:
        return Conclusion("基本没有读懂，谈不上有没有问题，请看原件。", "bad")
    count = passed(page, audit)
    tail = f"{count}项检查通过，{len(audit.not_assessed(page))}项未能评估。"
    if page.source_is_partly:
        tail += "只读懂了一部分。"
    if not page.findings:
        if page.is_copy:
            return Conclusion("没有另外的发现；这份合同的发现列在为准的那份文件下。", "")
        return Conclusion(f"没有发现；{tail}", "warn" if page.source_is_partly else "good")
    counts = Counter(shown.finding.severity for shown in page.findings)
    found = "、".join(f"{VERDICTS[one]}{counts[one]}项" for one in audit.choice.severities if counts[one])
    parts = [found]
    if dismissed := sum(shown.verdict == "dismissed" for shown in page.findings):
        parts[0] += f"（已排除{dismissed}项）"
    grouped = matters([page])
    sums = [one.money for one in grouped if one.money is not None]
    if sums:
        parts.append(f"涉及金额最多{money(max(sums), page.currency)}")
    first = "、".join(dict.fromkeys(one.shown.finding.title for one in grouped[:_NAMED]))
    worst = next(one for one in audit.choice.severities if counts[one])
    return Conclusion(f"{'，'.join(parts)}；先看：{first}。{tail}", KINDS[worst])


def passed(page: Page, audit: Audit) -> int:
    """How many checks found nothing though they could."""
    found = {one.check for one in page.all_findings} | page.hinted
    return sum(check not in found and check not in page.not_assessed for check in audit.assessed)
