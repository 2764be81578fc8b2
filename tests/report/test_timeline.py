"""A contract in time: stages in their order, payments below them, what is out of order marked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from extract import pages
from extract.record import Payment, Record
from extract.report.timeline import dues, late, stages, timeline

PROOF = {"text": "校服", "start": 7, "end": 9, "rule": "x", "confidence": 0.9}


@pytest.fixture
def made(make_record: Callable[..., Record]) -> Callable[..., Record]:
    """`made(payments, signed_on="2025-03-01", …)`: a record with these fields and payments."""

    def make(payments: list[dict[str, Any]], **fields: Any) -> Record:
        stated = {name: {"value": value, **PROOF} for name, value in fields.items()}
        rows = [Payment(seq=n, **PROOF, **one) for n, one in enumerate(payments, 1)]
        return make_record(fields=stated).model_copy(update={"payments": rows})

    return make


def test_stages_stand_in_the_order_in_which_they_belong(made: Callable[..., Record]) -> None:
    record = made([], award_notice_on="2025-02-01", signed_on="2025-03-01", term_end="2025-12-31", acceptance_days=10)
    found = stages(record, {"publish_date": "2025/3/4"})
    assert [(one.key, one.day and one.day.isoformat(), one.said) for one in found] == [
        ("award", "2025-02-01", ""), ("signed", "2025-03-01", ""), ("published", "2025-03-04", ""), ("start", None, "未写明"),
        ("end", "2025-12-31", ""), ("accepted", None, "10天内"),
    ]  # fmt: skip
    assert late(found) == {}


def test_what_is_out_of_order_is_marked(made: Callable[..., Record]) -> None:
    record = made(
        [], signed_on="2025-06-10", term_start="2025-01-01", term_end="2025-12-31", award_notice_on="2025-06-20"
    )
    assert late(stages(record)) == {"signed": "比成交早10天", "start": "比成交早170天"}
    chart = timeline(record)
    assert chart is not None and "开始履行比成交早170天" in chart.title
    assert sum("late" in shape.look and shape.shape == "text" for shape in chart.shapes) == 2
    svg = pages.part("parts.html", "drawing", chart)
    assert svg.count("<svg") == 1 and 'class="line late"' in svg and "style=" not in svg


def test_payments_hang_below_the_stage_that_they_wait_for(made: Callable[..., Record]) -> None:
    record = made(
        [
            {"label": "预付款", "percent": "0.3", "triggers": ["contract_signed", "invoice_received"]},
            {"kind": "acceptance", "percent": "0.65", "triggers": ["delivered", "accepted"]},
            {"kind": "retention", "percent": "0.05", "triggers": ["warranty_expired"]},
            {"kind": "progress", "due_on": "2025-05-01"},
            {"kind": "final", "triggers": ["work_done"], "due_on": "2025-11-30"},
        ],
        signed_on="2025-03-01", term_start="2025-04-01", term_end="2025-12-31", warranty_duration={"count": 2, "unit": "year"},
    )  # fmt: skip
    found = dues(record, stages(record))
    assert [(one.stage, one.words, one.wrong) for one in found] == [
        ("signed", "预付款 30%", ""), ("accepted", "验收款 65%", ""), ("guarantee", "质量保证金 5%", ""), ("start", "进度款", ""),
        ("end", "尾款", "早31天"),
    ]  # fmt: skip


def test_nothing_to_draw(made: Callable[..., Record]) -> None:
    assert timeline(made([], signed_on="2025-03")) is None  # a month is no day
    assert timeline(made([{"kind": "advance"}])) is not None
    one = stages(made([], signed_on="2025-03-01"))[0]
    assert one.day == date(2025, 3, 1)
