"""`hetong run`: a folder of contracts becomes a dataset."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from extract.cli import exits, terminal
from extract.cli.app import app
from extract.cli.language import say
from extract.errors import HetongError, UsageError
from extract.settings import LONGEST

if TYPE_CHECKING:
    from extract.batch.scan import Found


@app.command(
    "run",
    help=say("读入合同，写出数据集；中断后再运行会接着做", "Read contracts into a dataset; goes on where it stopped"),
)
def run(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help=say(
                "文件、文件夹、zip 压缩包，或 s3:// 等地址", "Files, folders, zip archives, or URLs such as s3://"
            ),
        ),
    ],
    output: Annotated[
        str,
        typer.Option("--output", "-o", help=say("结果文件夹，或 s3:// 等地址", "Folder for the dataset, or a URL")),
    ] = "output",
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude", metavar="GLOB", help=say("不读的文件（可重复）", "Leave these files out (repeatable)")
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", "-j", min=1, max=65536, metavar="N", help=say("同时读几份（默认：处理器核数）", "Processes (default: cores)")
        ),
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option(
            "--timeout",
            min=1,
            max=LONGEST,
            metavar="SECONDS",
            help=say(
                "一份文件最多读几秒（默认 300，每 MB 加 120）", "Seconds a document (default 300, and 120 for each MB)"
            ),
        ),
    ] = None,
    memory: Annotated[
        int,
        typer.Option(
            "--memory",
            min=0,
            max=1 << 30,
            metavar="MB",
            help=say("一份文件最多用多少内存，0 不限", "Memory a document may take, 0 for no limit"),
        ),
    ] = 2048,
    ocr: Annotated[
        str,
        typer.Option(
            "--ocr", metavar="auto|never|always", help=say("何时识别图像中的文字", "When to recognise text in images")
        ),
    ] = "auto",
    engine: Annotated[
        str,
        typer.Option(
            "--engine",
            metavar="auto|pdfium|pdfplumber",
            help=say("读 PDF 文字层的程序库", "Library for the text of PDF"),
        ),
    ] = "auto",
    ner: Annotated[
        bool,
        typer.Option(
            "--ner",
            help=say(
                "用统计模型核对各方名称和人名（需另装 hetong[ner]）",
                "Check parties and people against a model (extra hetong[ner])",
            ),
        ),
    ] = False,
    redact: Annotated[
        bool, typer.Option("--redact", help=say("遮盖个人信息（人名、电话、账号等）", "Mask personal data"))
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help=say("不用以前的结果，全部重读", "Read everything anew"))
    ] = False,
    no_page_cache: Annotated[
        bool,
        typer.Option(
            "--no-page-cache",
            help=say("不保存识别过的扫描页（默认保存在结果文件夹，改规则后不必重新识别）", "Do not keep recognised pages"),
        ),
    ] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help=say("上次没读成的再试一次", "Try again what failed before"))
    ] = False,
    log_json: Annotated[
        bool, typer.Option("--log-json", help=say("进度写成 JSON，每行一个事件", "Progress as JSON, an event a line"))
    ] = False,
    executor: Annotated[
        str, typer.Option("--executor", metavar="local|ray", help=say("在哪里运行：本机或 Ray 集群", "Where to run"))
    ] = "local",
    address: Annotated[str | None, typer.Option("--address", help=say("集群地址", "Address of the cluster"))] = None,
) -> int:
    from extract.batch import Options, run_job
    from extract.batch.beside import bring_metadata
    from extract.batch.store.address import is_url, local_output
    from extract.batch.store.listing import find
    from extract.batch.store.send import send
    from extract.cli.again import renew
    from extract.cli.progress import reporter
    from extract.cli.run_report import report
    from extract.settings import Settings

    settings = Settings(ocr=cast(Any, ocr), engine=cast(Any, engine), ner=ner, redact=redact)
    patterns = tuple(exclude or ())
    options = Options(
        jobs=jobs,
        timeout=timeout,
        memory=memory,
        fresh=fresh,
        retry_failed=retry_failed,
        keep_pages=not no_page_cache,
        exclude=patterns,
        executor=executor,
        executor_options={"address": address} if address else {},
    )
    folder = local_output(output)
    results: list[str] = []
    found = _any(find(inputs, output=output, exclude=patterns, results=results), inputs)
    try:
        with _stop_on_terminate(), reporter(log_json, folder) as progress:
            summary = run_job(found, output, progress=progress, settings=settings, options=options)
            progress.end(summary)
    except KeyboardInterrupt:
        if not log_json:
            terminal.error(
                say("已中断；再运行一次会接着做，结果不会缺", "interrupted; run it again to go on, nothing is lost")
            )
        return exits.INTERRUPTED
    except HetongError as error:
        if log_json:  # it was told as an event: not a line of anything else in the log
            return exits.code_of(error)
        raise
    if summary.removed:
        names = ", ".join(summary.removed)
        terminal.note(
            say(
                f"以前的结果没有遮盖个人信息，已删除：{names}；这个文件夹里自己另存的文件请自行检查",
                f"results of before were not masked and have been removed: {names}; check what you saved there yourself",
            )
        )
    if results:
        named = ", ".join(results)
        terminal.note(say(f"以前的结果文件夹没有当作合同读：{named}", f"results of other runs were not read: {named}"))
    bring_metadata(inputs, folder, masked=settings.redact)
    if is_url(output):
        send(folder, output)  # what came beside the dataset
    report(summary, output)
    if not is_url(output):
        renew(folder, unless_valid=True)
    return exits.SOME_FAILED if summary.unread else exits.OK


def _any(found: Iterable[Found], inputs: list[str]) -> Iterable[Found]:
    """What was found, if it was anything: no folder is made for nothing. Raises `UsageError` (code `nothing`)."""
    files = iter(found)
    first = next(files, None)
    if first is None:
        raise UsageError(
            f"{'、'.join(inputs)}：里面没有可读的文件；请指向放合同的文件夹（pdf、docx、txt 等）",
            f"{', '.join(inputs)}: no files in there; name a folder with contracts (pdf, docx, txt …)",
            code="nothing",
        )
    return chain([first], files)


@contextmanager
def _stop_on_terminate() -> Iterator[None]:
    """`kill` ends a run as cleanly as Ctrl-C."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():  # only that one may ask for signals
        yield
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
