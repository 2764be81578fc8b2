"""`hetong audit`: what the contracts of a run say against themselves, against the law, against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli import exits, terminal
from extract.cli.app import app
from extract.cli.language import current, english, say
from extract.errors import UsageError

if TYPE_CHECKING:
    from extract.report import Audit

PICTURED = 200
"""Contracts whose pages are drawn without being asked for."""


@app.command("audit", help=say("审核：写出发现和一份报告", "Audit a run: findings and a report"))
def audit(
    output: Annotated[
        Path, typer.Argument(metavar="OUTPUT", help=say("hetong run 的结果文件夹", "Folder that hetong run wrote"))
    ] = Path("output"),
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only", metavar="CHECK", help=say("只做这些检查或类别（可重复）", "These checks or categories only")
        ),
    ] = None,
    severity: Annotated[
        str,
        typer.Option("--severity", help=say("看到哪一级：error、warning 或 info", "Down to error, warning or info")),
    ] = "warning",
    metadata: Annotated[
        Path | None,
        typer.Option(
            "--metadata",
            metavar="CSV",
            help=say("中标日期、预算等（默认 OUTPUT/metadata.csv）", "Award dates, budgets …"),
        ),
    ] = None,
    source: Annotated[
        Path | None,
        typer.Option(
            "--source", metavar="DIR", help=say("合同文件夹：报告里可点开原件", "Folder of the contracts, for links")
        ),
    ] = None,
    pictures: Annotated[
        bool | None,
        typer.Option(
            "--pictures/--no-pictures",
            help=say(
                f"把发现所在的页画成图并标出原文，报告点到那里（有 --source 且不超过 {PICTURED} 份时默认画）",
                f"Draw the pages of findings, marked, for the report (with --source the default for up to {PICTURED} contracts)",
            ),
        ),
    ] = None,
    list_checks: Annotated[bool, typer.Option("--list", help=say("列出全部检查", "Name all checks"))] = False,
) -> int:
    from extract.dataset.asked import remember, timed

    if list_checks:
        _list()
        return exits.OK
    how = How(only or [], severity, _whole(metadata), _whole(source), pictures)
    with timed(output, "audit"):
        found, paths = done(output, how)
    remember(output, "audit", asdict(how))
    _report(found, paths)
    return exits.OK


@dataclass(frozen=True)
class How:
    """What was asked for, as it is remembered for the time when the dataset is another."""

    only: list[str] = field(default_factory=list)
    severity: str = "warning"
    metadata: str | None = None
    source: str | None = None
    pictures: bool | None = None


def _whole(path: Path | None) -> str | None:
    """A path that means the same wherever it is read; a URL stays as it is."""
    return None if path is None else str(path.absolute()) if path.exists() else str(path)


def done(output: Path, how: How) -> tuple[Audit, list[Path]]:
    """Audit a run and write what was found. Raises `UsageError`."""
    from extract.pages.tongue import Tongue
    from extract.report import Choice, gather, write_audit
    from extract.report.html import linked_source
    from extract.report.metadata import beside, read
    from extract.report.model import SEVERITIES

    severity = next((one for one in SEVERITIES if one == how.severity), None)
    if severity is None:
        raise UsageError(f"--severity：没有“{how.severity}”，可选 error、warning、info", f"--severity: no {how.severity!r}")

    metadata = Path(how.metadata) if how.metadata else beside(output)
    source = Path(how.source) if how.source else None
    tongue = Tongue(current())
    found = gather(output, Choice(tuple(how.only), severity), read(metadata, tongue) if metadata else None, tongue)
    drawn: Mapping[tuple[str, int], str] = {}
    if how.pictures or (how.pictures is None and source is not None and source.is_dir() and _drawn_unasked(found, output)):
        drawn = _drawn(found, output, source)
    return found, write_audit(found, output, source=linked_source(source, found, output), pictures=drawn)


def _drawn_unasked(found: Audit, output: Path) -> bool:
    """Whether pages are drawn without being asked for: not of a masked run, and not of so many contracts that one would wait."""
    from extract.batch import was_redacted

    if was_redacted(output):
        return False
    if len(found.parts) > PICTURED:
        terminal.note(
            say(
                f"合同超过 {PICTURED} 份，没有画原页；要画请加 --pictures",
                f"more than {PICTURED} contracts: their pages were not drawn; add --pictures for them",
            )
        )
        return False
    return True


def _drawn(found: Audit, output: Path, source: Path | None) -> Mapping[tuple[str, int], str]:
    """The pages that findings stand on, drawn from the originals."""
    from extract.annotate.pictures import write_pictures
    from extract.batch import was_redacted

    if was_redacted(output):
        raise UsageError(
            f"{output}：这次运行遮盖了个人信息，原页遮盖不了，不能画", f"{output}: this run is masked, and pages of the originals are not"
        )
    if source is None or not source.is_dir():
        raise UsageError("--pictures 要用 --source 指明合同原件所在的文件夹", "--pictures needs the folder of the contracts: --source")
    drawn, missing = write_pictures(found, output, source)
    if missing:
        names = "、".join(missing[:5])
        terminal.note(say(f"有 {len(missing)} 份的原页画不出来：{names}", f"the pages of {len(missing)} were not drawn: {names}"))
    return drawn


def _list() -> None:
    from extract.audit import default_catalogue

    language = "en" if english() else "zh"
    rows = [
        [info.id, info.category, info.severity, info.title[language]] for info in default_catalogue().checks.values()
    ]
    header = ["check", "category", "severity", "title"] if english() else ["检查", "类别", "级别", "名称"]
    terminal.out(terminal.table(header, rows))


def since(found: Audit) -> None:
    """What became of the findings since the audit of the dataset before, and of those that people had judged."""
    told = found.since
    if not told:
        return
    new, changed, gone = told.count("new"), told.count("changed"), len(told.gone)
    touched = [key for key in (*told.changes, *told.gone) if key in found.judged]
    judged = (f"；其中核实过的有 {len(touched)} 项", f"; {len(touched)} of them had a verdict") if touched else ("", "")
    terminal.out(
        say(
            f"与上一个数据集的审核相比：新增 {new}，变化 {changed}，消失 {gone}{judged[0]}",
            f"since the audit of the dataset before: {new} new, {changed} changed, {gone} gone{judged[1]}",
        )
    )


def counted(found: Audit) -> str:
    """How many contracts, and what was found in them."""
    from extract.labels import SEVERITY

    marks = [f"{one if english() else SEVERITY[one]} {found.by_severity[one]}" for one in found.choice.severities]
    files, contracts = len(found.pages), sum(page.counted for page in found.pages)
    more = (f"（{files} 份文件）", f" in {files} files") if files != contracts else ("", "")
    return say(f"{contracts} 份合同{more[0]}：{'，'.join(marks)}", f"{contracts} contracts{more[1]}: {', '.join(marks)}")


def _report(found: Audit, paths: list[Path]) -> None:
    from extract.audit import default_catalogue
    from extract.labels import SEVERITY

    language = "en" if english() else "zh"
    terminal.out(counted(found))
    if unread := [page.record.source.path for page in found.pages if page.unread]:
        names = "、".join(unread[:5])
        terminal.note(
            say(
                f"有 {len(unread)} 份基本没有读懂，没有发现不等于没有问题，请看原件：{names}",
                f"{len(unread)} were hardly read; nothing found there means nothing: {names}",
            )
        )
    for line in found.told:
        terminal.note(line)
    since(found)
    rows = [
        [str(counts[one] or "") for one in found.choice.severities]
        + [default_catalogue().checks[check].title[language]]
        for check, counts in found.by_check.items()
        if counts.total()
    ]
    if rows:
        header = [SEVERITY[one] if language == "zh" else one for one in found.choice.severities]
        terminal.out(terminal.table([*header, say("检查", "check")], rows))
    if found.unmatched:
        names = ", ".join(found.unmatched[:5])
        terminal.note(
            say(
                f"metadata.csv 有 {len(found.unmatched)} 行没有对应的合同：{names}", f"rows without a contract: {names}"
            )
        )
    terminal.out(say("结果：", "Written: ") + "  ".join(map(str, paths)))
