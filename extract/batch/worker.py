"""One file → one outcome. Nothing that a document does gets out of here as an exception."""

from __future__ import annotations

import hashlib
import logging
from traceback import walk_tb

from extract.batch.discover import Input
from extract.batch.outcome import Outcome
from extract.dataset.failure import Failure
from extract.errors import DocumentError, RuleError, UsageError
from extract.pipeline import examine_bytes
from extract.rulebook import Rulebook
from extract.settings import DEFAULT, Settings

_log = logging.getLogger(__name__)


def process(one: Input, rulebook: Rulebook | None = None, *, settings: Settings = DEFAULT) -> Outcome:
    """Read one file.

    Raises only `RuleError` and `UsageError`: a broken rulebook or an extra not installed is no fault of the document.
    """
    try:
        data = one.path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        return _failed(one, "", "read", "unreadable", f"读不了这个文件（{reason}）", f"cannot be read ({reason})")
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        return Outcome(one, "ok", record=examine_bytes(data, one.name, rulebook=rulebook, settings=settings).record)
    except (RuleError, UsageError):
        raise
    except DocumentError as error:
        return _failed(one, sha256, _stage(error), error.code, error.message, error.english)
    except Exception as error:
        _log.debug("%s", one.path, exc_info=True)
        what = type(error).__name__
        return _failed(
            one,
            sha256,
            _stage(error),
            "internal",
            f"程序内部错误（{what}），请把这个文件报告给开发者；加 --debug 可看详情",
            f"internal error ({what}), please report this file; --debug shows the details",
        )


def _failed(one: Input, sha256: str, stage: str, code: str, message: str, english: str) -> Outcome:
    return Outcome(one, "error", failure=Failure(one.name, sha256, stage, code, message, english))


def _stage(error: BaseException) -> str:
    """The stage of the pipeline that an error came out of: `ingest`, `clauses`, `rulebook`, `facts` …"""
    for frame, _ in walk_tb(error.__traceback__):
        package, _, rest = frame.f_globals.get("__name__", "").partition(".")
        stage = rest.split(".")[0]
        if package == "extract" and stage not in ("batch", "pipeline"):
            return str(stage)
    return "pipeline"
