"""A run of two contracts to sit down to: one in text, one scan whose pages are pictures; nothing is recognised here."""

from __future__ import annotations

import hashlib
import io
import json
from array import array
from collections.abc import Callable, Iterator
from math import nan
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from starlette.testclient import TestClient

from extract.dataset import Dataset, layout
from extract.dataset.store import save
from extract.model import Candidate, Document, Page, Span
from extract.record import Record
from extract.review.app import application
from extract.review.desk import Desk
from extract.review.guard import Sessions

PORT = 8610
HOST = f"http://127.0.0.1:{PORT}"
Make = Callable[..., Record]

LINES = (
    "云溪市示范中学桌椅采购合同", "甲方：云溪市示范中学", "乙方：青禾家具（云溪）有限公司", "合同总价为￥56700.00元，含税。",
    "合同签订后10个工作日内支付合同总价的30%。", "乙方逾期交货的，每逾期一日按合同总价的万分之五支付违约金。",
)  # fmt: skip
_SIZE, _TOP, _LEFT, _STEP = 14.0, 60.0, 70.0, 30.0


def scanned(text: str) -> tuple[bytes, array[float], tuple[float, float]]:
    """A picture of a page on which the lines of a text stand, and the boxes of its characters in points."""
    scale, (width, height) = 2, (420.0, 300.0)
    picture = Image.new("RGB", (int(width * scale), int(height * scale)), "white")
    pen = ImageDraw.Draw(picture)
    boxes = array("f")
    x, y = _LEFT, _TOP
    for char in text:
        if char == "\n":
            boxes.extend([nan] * 4)
            x, y = _LEFT, y + _STEP
            continue
        wide = _SIZE if ord(char) > 255 else _SIZE * 0.55
        pen.rectangle((x * scale + 2, y * scale + 2, (x + wide) * scale - 3, (y + _SIZE) * scale - 2), outline="black")
        boxes.extend([x, y, x + wide, y + _SIZE])
        x += wide
    file = io.BytesIO()
    picture.save(file, "PNG", dpi=(72 * scale, 72 * scale))
    return file.getvalue(), boxes, (width, height)


@pytest.fixture
def run(tmp_path: Path, make_record: Make) -> Path:
    """`tmp/out`, with the originals in `tmp/in`."""
    source = tmp_path / "in"
    source.mkdir()
    out = tmp_path / "out"
    dataset = Dataset(out)
    plain = make_record("a.txt")
    (source / "a.txt").write_text(plain.text or "", encoding="utf-8")
    dataset.add(plain)
    scan = _scan(source, make_record)
    dataset.add(scan[0])
    save(out, *scan)
    dataset.finish()
    return out


def _scan(source: Path, make_record: Make) -> tuple[Record, Document, dict[str, tuple[Candidate, ...]]]:
    """The record of a scan in which the price was read wrong: ¥56700.00 as 5670.00."""
    text = "\n".join(LINES) + "\n"
    data, boxes, size = scanned(text)
    (source / "b.png").write_bytes(data)
    sha256 = hashlib.sha256(data).hexdigest()
    told = make_record("b.png")
    start = text.index("56700.00")
    row = {"clause": "body/1", "rule": "price.total", "page": 1}
    box = {
        "page": 1,
        "x0": boxes[4 * start],
        "top": boxes[4 * start + 1],
        "x1": boxes[4 * start + 27],
        "bottom": boxes[4 * start + 3],
    }
    total = {
        "value": "5670.00",
        "text": "56700.0",
        "start": start,
        "end": start + 7,
        "confidence": 0.6,
        "flags": ["low_score"],
        "boxes": [box],
    }
    finding = {
        "check": "line_items_sum",
        "severity": "error",
        "title": "清单合计不符",
        "detail": "清单合计与总价不符。",
    }
    proof = {
        "text": "56700.0",
        "start": start,
        "end": start + 7,
        "page": 1,
        "rule": "audit.line_items_sum",
        "confidence": 0.6,
    }
    findings = [{**finding, **proof, "expected": "56700.00元", "actual": "5670.00元", "at_stake": "51030.00", "weight": 60}]
    parts = json.loads(told.model_dump_json(by_alias=True))
    record = Record.model_validate({
        **parts, "contract_id": sha256[:16], "text": text, "findings": findings, "items": [], "amounts": [], "clauses": [],
        "source": {**parts["source"], "path": "b.png", "sha256": sha256, "format": "png", "pages": 1, "text_source": "ocr", "warnings": []},
        "fields": {"title": _fact(text, LINES[0]), "total_amount": {**total, **row}},
        "parties": [
            {"role": "buyer", "label": "甲方", "name": _fact(text, "云溪市示范中学", 1)},
            {"role": "supplier", "label": "乙方", "name": _fact(text, "青禾家具（云溪）有限公司")},
        ],
        "payments": [{**parts["payments"][0], **_quote(text, "支付合同总价的30%")}],
        "penalties": [{**parts["penalties"][0], **_quote(text, "每逾期一日按合同总价的万分之五")}],
    })  # fmt: skip
    document = Document(text, (), pages=(Page(1, 0, len(text), *size),), boxes=boxes, format="png", text_source="ocr")
    other = Candidate("total_amount", "56700.00", Span(start, start + 8), "price.figures", 0.55, "同一行")
    return record, document, {"total_amount": (other,)}


def _quote(text: str, quote: str, skip: int = 0) -> dict[str, object]:
    start = text.index(quote, text.index("\n") if skip else 0)
    return {"text": quote, "start": start, "end": start + len(quote), "page": 1}


def _fact(text: str, quote: str, skip: int = 0) -> dict[str, object]:
    return {"value": quote, **_quote(text, quote, skip), "rule": "test.rule", "confidence": 0.95}


@pytest.fixture
def sessions() -> Sessions:
    return Sessions(PORT)


@pytest.fixture
def desk(run: Path) -> Iterator[Desk]:
    made = Desk(run, run.parent / "in")
    yield made
    made.close()


@pytest.fixture
def client(desk: Desk, sessions: Sessions) -> TestClient:
    """A browser that was let in."""
    made = TestClient(application(desk, sessions, "林"), base_url=HOST)
    assert made.get("/enter", params={"token": sessions.token}).status_code == 200
    return made


@pytest.fixture
def scan_id(desk: Desk) -> str:
    return next(path.stem for path in layout.folder(desk.output).iterdir())


def send(client: TestClient, contract: str, **message: object) -> tuple[int, dict[str, object]]:
    """Send an act as the script does; `seen` is everything unless it is given."""
    last = client.get("/acts").json()["last"]
    answer = client.post(
        f"/c/{contract}/act", json={"seen": last, **message}, headers={"Origin": HOST, "X-Hetong": "1"}
    )
    return answer.status_code, answer.json()
