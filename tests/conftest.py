"""A small contract, built by hand: what the tests of everything behind the pipeline work with."""

from __future__ import annotations

import gc
import hashlib
import os
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from extract.batch.executors import process
from extract.cli.language import choose
from extract.ingest.ocr.engine import THREADS
from extract.lexicon import kept
from extract.record import Record
from extract.rulebook import default_rulebook

# Compiling the rules takes seconds: it is done once for all processes of the tests and all that they start.
os.environ.setdefault(kept.FOLDER, str(Path(__file__).parents[1] / ".pytest_cache" / "patterns"))

# So are the modules, in Python's own cache, also where the environment would have each process compile all of them again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Each of several processes that test takes its part of the cores, as the workers of a run do: threads that wait for one another burn them.
if workers := int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", 0)):
    os.environ.setdefault(THREADS, str(max((os.cpu_count() or 1) // workers, 1)))

# The server of forks lives as long as the tests, and the first who asks decides what it has loaded: with the rules in it, none of the
# processes that it makes for a later run has to load them.
process.WORKER = process.PRELOAD

# How long an example takes says something of the machine and nothing of the code.
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
settings.register_profile("hetong", deadline=None, suppress_health_check=_SLOW, derandomize=False)
settings.load_profile("hetong")


LONG = (
    "tutorials/", "review/test_browser", "batch/test_ray.py", "ocr/test_scans", "tests/test_scans", "cli/", "batch/test_surroundings",
    "compare/test_cli", "diff/test_revision", "annotate/test_copies", "test_project", "test_pdf_memory", "test_synonyms", "test_api",
    "batch/test_ray_nodes",
)  # fmt: skip
"""Files of few tests that take long, those of Ray apart. They come first (`--no-loadscope-reorder`): none is left for the end, when
the other process has nothing more to do."""


def pytest_configure(config: pytest.Config) -> None:
    """Where nothing is compiled yet it is done before there are several processes, each of which would do all of it."""
    place = kept.place()
    if getattr(config.option, "numprocesses", None) and place is not None and not place.exists():
        default_rulebook()
        kept.keep()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: next((i for i, one in enumerate(LONG) if one in item.path.as_posix()), len(LONG)))


def pytest_runtest_setup() -> None:
    """A command that spoke English in an earlier test of the process is not heard in the next."""
    choose("zh")


def pytest_collection_finish() -> None:
    """What the collection has compiled is there for the processes that the tests start; what it has loaded stays."""
    kept.keep()
    gc.collect()
    gc.freeze()


TEXT = """云溪市示范中学校服采购合同
甲方：云溪市示范中学
乙方：青禾服饰（云溪）有限公司
一、合同总价为人民币壹拾贰万元整（¥120000.00），含税。
二、合同签订后10个工作日内支付合同总价的30%。
三、乙方逾期交货的，每逾期一日按合同总价的万分之五支付违约金。
四、质保期2年。
"""


def _evidence(text: str, quote: str, rule: str) -> dict[str, Any]:
    start = text.index(quote)
    return {
        "text": quote,
        "start": start,
        "end": start + len(quote),
        "rule": rule,
        "confidence": 0.9,
        "clause": "body/1",
    }


def _fact(text: str, quote: str, value: Any, rule: str = "test.rule") -> dict[str, Any]:
    return {"value": value, **_evidence(text, quote, rule)}


@pytest.fixture(scope="session")
def make_record() -> Callable[..., Record]:
    """`make_record(path="a.txt", salt="", **overrides)`: a full record; `salt` changes its hash."""

    def make(path: str = "a.txt", salt: str = "", text: str = TEXT, **overrides: Any) -> Record:
        data = (text + salt).encode()
        sha256 = hashlib.sha256(data).hexdigest()
        start = text.index("一、")
        record: dict[str, Any] = {
            "contract_id": sha256[:16],
            "source": {
                "path": path,
                "sha256": sha256,
                "format": "txt",
                "bytes": len(data),
                "text_source": "text",
                "engine": "test",
                "warnings": ["留意"],
            },
            "text": text,
            "fields": {
                "title": _fact(text, "云溪市示范中学校服采购合同", "云溪市示范中学校服采购合同"),
                "total_amount": _fact(text, "¥120000.00", Decimal("120000.00"), "price.total"),
                "tax_included": _fact(text, "含税", True),
                "warranty_duration": _fact(text, "2年", {"count": 2, "unit": "year"}),
            },
            "parties": [
                {"role": "buyer", "label": "甲方", "name": _fact(text, "云溪市示范中学", "云溪市示范中学")},
                {
                    "role": "supplier",
                    "label": "乙方",
                    "lead": True,
                    "name": _fact(text, "青禾服饰（云溪）有限公司", "青禾服饰（云溪）有限公司"),
                    "phone": _fact(text, "10", "+86 000-0000000"),
                },
            ],
            "amounts": [
                {"kind": "total", "value": "120000.00", "words": "120000", **_evidence(text, "¥120000.00", "money")}
            ],
            "payments": [
                {
                    "seq": 1,
                    "kind": "advance",
                    "percent": "0.30",
                    "base": "contract_total",
                    "amount": "36000.00",
                    "amount_source": "computed",
                    "triggers": ["contract_signed", "invoice_received"],
                    "due_days": 10,
                    "due_day_kind": "working",
                    "due_on": "2025-07",
                    **_evidence(text, "支付合同总价的30%", "payment.percent"),
                }
            ],
            "penalties": [
                {
                    "liable": "supplier",
                    "trigger": "late_delivery",
                    "kind": "rate_per_period",
                    "rate": "0.0005",
                    "base": "contract_total",
                    "period_count": 1,
                    "period_unit": "day",
                    **_evidence(text, "每逾期一日按合同总价的万分之五", "penalty.rate"),
                }
            ],
            "items": [
                {"name": "=1+1", "quantity": "-3", "amount": "120000.00", **_evidence(text, "校服", "items.table")}
            ],
            "clauses": [
                {
                    "id": "body/1", "part": "body", "number": "一、", "level": 1, "type": "price", "start": start,
                    "end": text.index("二、"), "text": text[start : text.index("二、")],
                }
            ],
        }  # fmt: skip
        record.update(overrides)
        return Record.model_validate(record)

    return make
