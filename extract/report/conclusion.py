"""What an audit says of a contract in a sentence or two."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from extract.report.matters import matters
from extract.report.model import Audit, Page
from extract.report.severity import LOOKS, severities

_NAMED = 2
"""Matters that are named."""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """`words` for people; `look` is a kind of tag (`bad`, `warn`, `good`, "")."""

    words: str
    look: str


def conclusion(page: Page, audit: Audit) -> Conclusion:
    """The conclusion on one contract. That nothing was found in a file that was not read is not said."""
    tongue, say = audit.tongue, audit.tongue.say
    if page.unread:
        words = say("基本没有读懂，谈不上有没有问题，请看原件。", "Hardly read: nothing can be said of it. See the original.")
        return Conclusion(words, "bad")
    count, missed = passed(page, audit), len(audit.not_assessed(page))
    tail = say(f"{count}项检查通过，{missed}项未能评估。", f"{tongue.many(count, 'check')} passed, {missed} could not be made.")
    if page.source_is_partly:
        tail += say("只读懂了一部分。", " Only a part was read.")
    if not page.findings:
        if page.is_copy:
            return Conclusion(
                say(
                    "没有另外的发现；这份合同的发现列在为准的那份文件下。",
                    "No further findings; those of the contract stand at the file that counts.",
                ),
                "",
            )
        return Conclusion(say("没有发现；", "Nothing found; ") + tail, "warn" if page.source_is_partly else "good")
    counts = Counter(shown.finding.severity for shown in page.findings)
    names = severities(tongue)
    found = tongue.join(
        say(f"{names[one]}{counts[one]}项", tongue.many(counts[one], names[one])) for one in audit.choice.severities if counts[one]
    )
    parts = [found]
    if dismissed := sum(shown.verdict == "dismissed" for shown in page.findings):
        parts[0] += say(f"（已排除{dismissed}项）", f" ({dismissed} dismissed)")
    grouped = matters([page])
    sums = [one.money for one in grouped if one.money is not None]
    if sums:
        parts.append(say("涉及金额最多", "at most at stake: ") + tongue.money(max(sums), page.currency))
    first = tongue.join(dict.fromkeys(one.shown.title(tongue.language) for one in grouped[:_NAMED]))
    worst = next(one for one in audit.choice.severities if counts[one])
    return Conclusion(tongue.join(parts, "，") + say(f"；先看：{first}。", f". First: {first}. ") + tail, LOOKS[worst])


def passed(page: Page, audit: Audit) -> int:
    """How many checks found nothing though they could."""
    found = {one.check for one in page.all_findings} | page.hinted
    return sum(check not in found and check not in page.not_assessed for check in audit.assessed)
