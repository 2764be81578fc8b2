"""One item → one result. Nothing that a document does gets out of here as an exception."""

from __future__ import annotations

import hashlib
import json
import logging
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from traceback import walk_tb
from typing import Literal

from extract.batch.archive import Member, survey
from extract.batch.source import Item, Source, is_large_archive
from extract.dataset.failure import Failure
from extract.dataset.files import output_errors, write_text
from extract.dataset.store import save
from extract.errors import DocumentError, RuleError, UsageError
from extract.ingest.ocr import kept
from extract.ingest.sniff import kind_of
from extract.pipeline import examine_bytes
from extract.rulebook import default_rulebook
from extract.settings import DEFAULT, Settings

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Config:
    """What a worker needs to know: where the dataset grows, how to read, and whether recognised pages are kept there.

    `store`: URL of the place that records are brought to from there, by others.
    """

    output: Path
    settings: Settings = DEFAULT
    keep_pages: bool = False
    store: str = ""

    @property
    def pages(self) -> Path:
        """The folder for recognised pages (`keep_pages`)."""
        return self.output / ".hetong" / "pages"

    @property
    def scratch(self) -> Path:
        """The folder for temporary files, emptied at the start of every run."""
        return self.output / ".hetong" / "tmp"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an item: a stored record, a failure, or the list of an archive's members.

    `sha256` is that of the bytes read ("" if there were none), `size` that of the record's file, `amount` the total it
    states in `currency`, `members` the file with the list (a JSON object a line, see `members_of`).
    """

    kind: Literal["record", "failure", "archive"]
    sha256: str = ""
    size: int = 0
    amount: str | None = None
    currency: str = ""
    failure: Failure | None = None
    members: Path | None = None


def worker(config: Config) -> Callable[[Item], Result]:
    """Made once in every process. Raises `RuleError` if the rulebook is broken."""
    # Whatever a library puts down for a moment stays inside the output folder, and is cleared with it.
    tempfile.tempdir = str(config.scratch)
    kept.keep_in(config.pages if config.keep_pages else None)
    default_rulebook()
    source = Source()

    def handle(item: Item) -> Result:
        return process(item, source, config)

    return handle


def process(item: Item, source: Source, config: Config) -> Result:
    """Read one item and store its record.

    Raises only `RuleError` and `UsageError`: a broken rulebook, an extra not installed or a full disk is no fault of the
    document; and `MemoryError`.
    """
    sha256 = ""
    try:
        if not item.position and is_large_archive(item.path):
            sha256 = _hash(item.path)
            return _archive(item, config, item.path, sha256)
        data = source.read(item)
        sha256 = hashlib.sha256(data).hexdigest()
        if not item.position and kind_of(data) == "zip":
            return _archive(item, config, data, sha256)
        found = examine_bytes(data, item.name, settings=config.settings)
        record = found.record
        with output_errors(config.output):
            size = save(config.output, record, found.document, found.candidates)
        total, currency = record.fields.total_amount, record.fields.currency
        amount = None if total is None else str(total.value)
        return Result("record", sha256, size, amount, currency.value if currency else "CNY")
    except (RuleError, UsageError, MemoryError):
        raise
    except DocumentError as error:
        return _failed(item, sha256, _stage(error), error.code, error.message, error.english)
    except OSError as error:
        if sha256:
            return _internal(item, sha256, error)
        return Result("failure", failure=unreadable(item.name, error))
    except Exception as error:
        return _internal(item, sha256, error)


def unreadable(name: str, error: OSError) -> Failure:
    """The failure of a file that the system does not let us read."""
    reason = error.strerror or str(error)
    return Failure(
        name,
        "",
        "read",
        "unreadable",
        f"读不了这个文件（{reason}），请检查权限",
        f"cannot be read ({reason}), check its rights",
    )


def _archive(item: Item, config: Config, file: Path | bytes, sha256: str) -> Result:
    """List the members into a file: an archive may have many thousands."""
    lines = [json.dumps(_line(member), ensure_ascii=False) for member in survey(file, item.name)]
    target = config.scratch / f"members-{hashlib.sha256(item.name.encode()).hexdigest()[:16]}-{sha256[:16]}.jsonl"
    with output_errors(config.output):
        write_text(target, "\n".join(lines) + "\n")
    return Result("archive", sha256, members=target)


def _line(member: Member) -> dict[str, object]:
    error = member.error
    return {
        "name": member.name,
        "position": member.position,
        "size": member.size,
        "sha256": member.sha256,
        "error": [error.code, error.message, error.english] if error else None,
    }


def _failed(item: Item, sha256: str, stage: str, code: str, message: str, english: str) -> Result:
    return Result("failure", sha256, failure=Failure(item.name, sha256, stage, code, message, english))


def _internal(item: Item, sha256: str, error: Exception) -> Result:
    _log.debug("%s", item.name, exc_info=error)
    what = type(error).__name__
    return _failed(
        item,
        sha256,
        _stage(error),
        "internal",
        f"程序内部错误（{what}），请把这个文件报告给开发者；加 --debug 可看详情",
        f"internal error ({what}), please report this file; --debug shows the details",
    )


def _stage(error: BaseException) -> str:
    """The stage that an error came out of: `read`, `ingest`, `clauses`, `rulebook`, `facts` …"""
    found = "read"
    for frame, _ in walk_tb(error.__traceback__):
        package, _, rest = frame.f_globals.get("__name__", "").partition(".")
        stage = str(rest.split(".")[0])
        if package == "extract" and stage == "pipeline":
            found = stage
        elif package == "extract" and stage != "batch":
            return stage
    return found


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
