"""`hetong reconcile`: the contracts of a run against announcements, tenders, payments, prices, and each other."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli import exits, terminal
from extract.cli.app import app
from extract.cli.language import current, english, say
from extract.errors import UsageError

if TYPE_CHECKING:
    from extract.reconcile import Outcome
    from extract.reconcile.sheet import Book


@app.command(
    "reconcile",
    help=say(
        "对账：合同与公告、采购文件、付款台账、参考价互相核对", "Contracts against announcements, tenders, payments, prices"
    ),
)
def reconcile(
    output: Annotated[
        Path, typer.Argument(metavar="OUTPUT", help=say("hetong run 的结果文件夹", "Folder that hetong run wrote"))
    ],
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FOLDER|FILES…]",
            help=say("另外的公告、采购文件、标书、验收单（不是合同）", "More announcements, tenders, bids (no contracts)"),
        ),
    ] = None,
    ledger: Annotated[
        list[Path] | None,
        typer.Option(
            "--ledger",
            metavar="FILE",
            help=say("付款台账 xlsx、xls、csv（可重复）", "Ledger of payments: xlsx, xls, csv (repeatable)"),
        ),
    ] = None,
    prices: Annotated[
        list[Path] | None,
        typer.Option("--prices", metavar="FILE", help=say("参考价表：名称、规格型号、单价", "Reference prices: name, model, unit price")),
    ] = None,
    companies: Annotated[
        list[Path] | None,
        typer.Option(
            "--companies", metavar="FILE", help=say("企业名录：名称、法定代表人、电话、地址", "Companies: name, representative, phone …")
        ),
    ] = None,
    tolerance: Annotated[
        str | None,
        typer.Option("--tolerance", metavar="元", help=say("金额相差多少以内不算（默认 1 元）", "Sums this close are equal (1 元)")),
    ] = None,
    metadata: Annotated[
        Path | None,
        typer.Option(
            "--metadata", metavar="CSV", help=say("验收日期等（默认 OUTPUT/metadata.csv）", "Acceptance dates … (OUTPUT/metadata.csv)")
        ),
    ] = None,
    source: Annotated[
        Path | None,
        typer.Option("--source", metavar="DIR", help=say("合同文件夹：报告里可点开原件", "Folder of the contracts, for links")),
    ] = None,
    report: Annotated[
        bool, typer.Option("--report/--no-report", help=say("重写 report.html", "Write report.html anew"))
    ] = True,
) -> int:
    from extract.dataset.asked import asked, remember, timed
    from extract.dataset.read import document_ids

    document_ids(output)  # a folder of a run
    known, place = (str(one.absolute()) if one else None for one in (metadata, source))
    how = How(_whole(files), _whole(ledger), _whole(prices), _whole(companies), tolerance, known, place, report)
    with timed(output, "reconcile"):
        outcome, paths, failed = done(output, how)
    remember(output, "reconcile", asdict(how))
    if report and "audit" not in asked(output):
        remember(output, "audit", {"metadata": how.metadata, "source": how.source})
    _say(outcome)
    terminal.out(say("结果：", "Written: ") + "  ".join(map(str, paths)))
    return exits.SOME_FAILED if failed else exits.OK


def _whole(paths: Sequence[str | Path] | None) -> list[str]:
    return [str(Path(one).absolute()) for one in paths or []]


@dataclass(frozen=True)
class How:
    """What was asked for, as it is remembered for the time when the dataset is another; paths whole."""

    files: list[str]
    ledger: list[str]
    prices: list[str]
    companies: list[str]
    tolerance: str | None = None
    metadata: str | None = None
    source: str | None = None
    report: bool = True


def done(output: Path, how: How) -> tuple[Outcome, list[Path], int]:
    """Reconcile a run: what came of it, the files written, and how many of the files given could not be read."""
    from extract.batch import was_redacted
    from extract.dataset.derived import retire
    from extract.dataset.files import output_errors
    from extract.pages.tongue import Tongue
    from extract.reconcile import reconcile as hold_together
    from extract.report import Choice, gather, write_audit
    from extract.report.html import linked_source
    from extract.report.metadata import Metadata, beside, read

    metadata = Path(how.metadata) if how.metadata else beside(output)
    source = Path(how.source) if how.source else None
    known = read(metadata) if metadata else Metadata(())
    books, lists, firms = ([_table(Path(one)) for one in many] for many in (how.ledger, how.prices, how.companies))
    failed = _beside(output, how.files)
    masked = was_redacted(output) and bool(books or lists or firms)
    if masked:  # nothing of people may come in beside a run that hides them
        terminal.note(
            say(
                f"{output} 遮盖了个人信息：台账、名录里的人名、电话、账号同样遮盖，不作比较",
                f"{output} is masked: people, telephones and accounts of ledgers and lists are masked as well, and not compared",
            )
        )
    outcome = hold_together(
        output, books=books, prices=lists, companies=firms, tolerance=_sum(how.tolerance), metadata=known.of, masked=masked
    )
    paths = [output / "matches.csv", output / "differences.csv", output / "findings.csv"]
    paths += [output / "ledger.csv"] if books else []
    if how.report:
        tongue = Tongue(current())
        found = gather(output, Choice(), read(metadata, tongue) if metadata else None, tongue)
        paths += write_audit(found, output, source=linked_source(source, found, output))[1:]
    else:
        with output_errors(output):
            retire(output)
    return outcome, paths, failed


def _beside(output: Path, files: list[str]) -> int:
    """Read the files given beside the run into a dataset of their own; how many could not be read."""
    from extract.batch import Options, discover, run_job, was_redacted
    from extract.dataset.files import output_errors
    from extract.dataset.reconciled import beside_folder
    from extract.settings import Settings

    folder = beside_folder(output)
    if not files:
        with output_errors(output):
            shutil.rmtree(folder, ignore_errors=True)
        return 0
    found = list(discover([Path(one) for one in files], output=output))
    if not found:
        raise UsageError(f"{'、'.join(files)}：没有可读的文件", f"{', '.join(files)}: nothing to read", code="nothing")
    summary = run_job(found, folder, settings=Settings(redact=was_redacted(output)), options=Options())  # masked like the run
    if summary.failed:
        terminal.note(
            say(
                f"另给的文件有 {summary.failed} 份没读成，见 {folder / 'failures.csv'}",
                f"{summary.failed} of the files given were not read, see {folder / 'failures.csv'}",
            )
        )
    return summary.failed


def _table(path: Path) -> Book:
    """A table file, read by a process of its own."""
    from extract.batch.alone import alone
    from extract.reconcile.sheet import read

    if not path.is_file():
        raise UsageError(f"{path}：没有这个文件", f"{path}: no such file")
    return alone(read, path, files=[path])


def _sum(text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal(-1)
    if not value.is_finite() or value < 0:
        raise UsageError(f"--tolerance：“{text}”不是金额（元）", f"--tolerance: {text!r} is not a sum in 元")
    return value


def _say(outcome: Outcome) -> None:
    from extract import labels
    from extract.audit import default_catalogue
    from extract.labels import SEVERITY

    certain = [
        f"{labels.code('matches', 'certainty', one) if not english() else one} {outcome.papers[one]}"
        for one in ("sure", "likely", "ambiguous")
    ]
    certain.append(say("没有对应的合同 ", "of no contract ") + str(outcome.papers["none"]))
    terminal.out(
        say(f"{outcome.matters} 份合同；其他文书：{'，'.join(certain)}", f"{outcome.matters} contracts; papers: {', '.join(certain)}")
    )
    results = [
        f"{labels.code('differences', 'result', one) if not english() else one} {outcome.results[one]}"
        for one in ("same", "different", "contract_only", "other_only")
    ]
    terminal.out(say(f"逐项对照：{'，'.join(results)}", f"fields: {', '.join(results)}"))
    if outcome.payments:
        paid = [
            f"{labels.code('ledger', 'certainty', one) if not english() else one} {outcome.payments[one]}"
            for one in ("sure", "likely", "ambiguous")
        ]
        paid.append(say("没有对应的合同 ", "of no contract ") + str(outcome.payments["none"]))
        terminal.out(say(f"付款：{'，'.join(paid)}", f"payments: {', '.join(paid)}"))
    if outcome.unread:
        rows_told = "、".join(outcome.unread[:5])
        terminal.note(
            say(
                f"台账有 {len(outcome.unread)} 行的日期或金额读不懂，没有使用：{rows_told}",
                f"{len(outcome.unread)} rows of ledgers could not be read: {rows_told}",
            )
        )
    language = "en" if english() else "zh"
    rows = [[str(count), default_catalogue().checks[check].title[language]] for check, count in sorted(outcome.by_check.items())]
    if rows:
        terminal.out(terminal.table([say("发现", "findings"), say("检查", "check")], rows))
    counted = [f"{SEVERITY[one] if not english() else one} {outcome.severities[one]}" for one in SEVERITY]
    terminal.out(say("发现：", "findings: ") + say("，", ", ").join(counted))
