"""What `hetong run` says at its end: what was read, what was not, what it is worth, where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.cli import terminal
from extract.cli.language import english, say

if TYPE_CHECKING:
    from extract.batch import Summary

_NAMED = 3
"""Files that are named of many."""


def report(summary: Summary, where: str) -> None:
    """The closing lines: what was read, what was not, what it is worth, where it is."""
    from extract import labels

    terminal.out(
        say(
            f"共 {summary.inputs} 个文件：{_contracts(summary)[0]}，{summary.failed} 个没有记录",
            f"{summary.inputs} files: {_contracts(summary)[1]}, {summary.failed} without a record",
        )
    )
    if hardly := summary.census.hardly:
        names = "、".join(terminal.one_line(name, 60) for name in hardly[:_NAMED]) + ("……" if len(hardly) > _NAMED else "")
        terminal.out(
            say(f"有 {len(hardly)} 份基本没有读懂，请先看原件：{names}", f"{len(hardly)} were hardly read, look at them first: {names}")
        )
    if summary.read < summary.inputs:
        kept = summary.inputs - summary.read
        terminal.out(
            say(f"本次读了 {summary.read} 个，{kept} 个以前已读过", f"{summary.read} read now, {kept} were known")
        )
    if summary.by_class:
        rows: list[tuple[str, ...]] = [(f"{name}:", str(count)) for name, count in summary.by_class.items()]
        if not english():
            rows = [(*row, labels.code("failures", "error_class", row[0].rstrip(":"))) for row in rows]
        terminal.out(_indented(terminal.table(say("原因 个数 说明", "class files").split(), rows)))
    for currency, (count, amount) in summary.census.totals.items():
        terminal.out(
            say(
                f"合同总价合计 {amount:,}{labels.unit(currency)}（{count} 份写明总价）",
                f"total of the contracts {amount:,} {currency} ({count} state one)",
            )
        )
    if summary.retired:
        names = "、".join(summary.retired)
        terminal.out(
            say(
                f"数据集有变化：由以前的数据集做出的 {names} 已移到 {summary.output}/earlier",
                f"the dataset changed: made from the one before and moved to {summary.output}/earlier: {names}",
            )
        )
    terminal.out(
        say(
            f"结果在 {where}：contracts.csv 每份合同一行，failures.csv 为未成功的文件，json/ 带全部出处",
            f"written to {where}: contracts.csv a row each, failures.csv the rest, json/ with evidence",
        )
    )
    if terminal.interactive() and summary.slowest:
        lines = [(f"{seconds:.1f} s", terminal.one_line(name, 60)) for name, seconds in summary.slowest]
        terminal.note(say("最慢的文件", "slowest documents"))
        terminal.note(_indented(terminal.table(say("用时 文件", "time file").split(), lines)))


def _contracts(summary: Summary) -> tuple[str, str]:
    """How many contracts, in how many files, and what else there is."""
    from extract import labels

    census = summary.census
    zh, en = f"{census.contracts} 份合同", f"{census.contracts} contracts"
    if census.files != census.contracts:
        zh, en = f"{zh}（{census.files} 份文件）", f"{en} in {census.files} files"
    if census.others:
        kinds = "、".join(
            f"{labels.code('documents', 'document_type', kind)} {count}" for kind, count in sorted(census.others.items())
        )
        zh += f"，{census.others.total()} 份不是合同（{kinds}，见 documents.csv）"
        en += f", {census.others.total()} other documents (see documents.csv)"
    return zh, en


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())
