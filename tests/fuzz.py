"""Random input for a number of seconds: `python tests/fuzz.py [--seconds 60] [--seed N]` (`make fuzz`).

Over the parsers of values, every reader (bytes of the samples, damaged), the clauses, and whole contracts put together
from the samples' lines. What must hold of a record: every quote is what stands at its place, decimals are decimals, the
schema holds, read twice it is the same. An input that breaks it is written to the folder `fuzz/` with the error.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import random
import signal
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jsonschema

from extract.errors import DocumentError
from extract.pipeline import examine_bytes
from extract.record import json_schema
from extract.settings import Settings
from extract.values import date, duration, money, phone, ratio

ROOT = Path(__file__).parents[1]
SETTINGS = Settings(ocr="never")
LONGEST = 60
PIECES = (
    "第一条", "第十条", "1.1", "（一）", "甲方：", "乙方：", "合同总价", "人民币", "壹万贰仟元整",
    "（¥12,000.00）", "30%", "万分之五", "10个工作日内", "支付", "违约金", "2025年3月1日", "联系人：",
    "13800001234", "账号：", "\n", "\t", "。", "，", "____", "☑", "□", "\u3000", "0", "9" * 20, "亿", "零",
    "－", "％", "附件一", "签章", "质保期", "逾期", "每日", "第二条", "见第九条", "\u202e", "\x1b[31m", "𠮷",
)  # fmt: skip


def check(data: bytes, name: str) -> str:
    """Read a document twice and look at what must hold; what became of it. Raises `AssertionError` or a fault's own."""
    try:
        first = examine_bytes(data, name, settings=SETTINGS).record
    except DocumentError as error:
        return error.code
    record = first.to_json()
    assert record == examine_bytes(data, name, settings=SETTINGS).record.to_json(), "two runs differ"
    VALIDATOR.validate(record)
    text = record["text"]
    for place in _evidence(record):
        start, end = place["start"], place["end"]
        assert place["text"] == text[start:end], f"a quote is not what stands there: {place['text'][:40]!r}"
    return "record"


@contextmanager
def _bounded() -> Iterator[None]:
    """`TimeoutError` for an input that takes more than `LONGEST` seconds of the processor, where there are such clocks."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"more than {LONGEST} seconds")

    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def _evidence(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys() and value.get("contract_id") is None:
            yield value
        for one in value.values():
            yield from _evidence(one)
    elif isinstance(value, list):
        for one in value:
            yield from _evidence(one)


def _damaged(chance: random.Random, samples: list[Path]) -> tuple[bytes, str]:
    """A sample with bytes changed, cut out, doubled: of the file, or of a part inside of it."""
    file = chance.choice(samples)
    whole = file.read_bytes()
    if whole[:2] == b"PK" and chance.random() < 0.8:
        return _repacked(chance, whole), file.name
    return _spoilt(chance, whole), file.name


def _repacked(chance: random.Random, whole: bytes) -> bytes:
    """An archive with one of its parts damaged."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(made, "w") as new:
        names = old.namelist()
        hit = chance.choice([name for name in names if name.endswith(".xml")] or names)
        for name in names:
            part = old.read(name)
            new.writestr(name, _spoilt(chance, part) if name == hit else part)
    return made.getvalue()


def _spoilt(chance: random.Random, whole: bytes) -> bytes:
    data = bytearray(whole)
    for _ in range(chance.choice((1, 3, 30))):
        place = chance.randrange(len(data) or 1)
        match chance.randrange(4):
            case 0:
                data[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del data[place : place + chance.randrange(1, 200)]
            case 2:
                data[place:place] = data[place : place + chance.randrange(1, 200)]
            case _:
                data = data[: max(place, 10)]
    return bytes(data)


def _lines(chance: random.Random, lines: list[str]) -> tuple[bytes, str]:
    """A contract of lines of the samples and pieces of our own, in any order."""
    parts = [
        chance.choice(lines) if chance.random() < 0.6 else "".join(chance.choices(PIECES, k=chance.randrange(1, 12)))
        for _ in range(chance.randrange(1, 60))
    ]
    text = chance.choice(("\n", "\n\n", "", "\r\n")).join(parts)
    return text.encode(chance.choice(("utf-8", "utf-8", "gb18030", "utf-16"))), chance.choice(
        ("a.txt", "a.md", "a.html")
    )


def _pieces(chance: random.Random, parsers: list[Callable[[str], Any]]) -> str:
    """A text for every parser: a value or a `ValueError`, nothing else."""
    text = "".join(chance.choices(PIECES, k=chance.randrange(1, 6)))
    for parse in parsers:
        try:
            parse(text)
        except ValueError:
            continue
    return "value"


def main() -> int:
    """Until the time is over; 1 if anything broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.randrange(1 << 32)
    chance = random.Random(seed)
    samples = [
        file
        for file in sorted((ROOT / "samples").iterdir())
        if file.suffix in (".txt", ".md", ".docx", ".html", ".pdf", ".ofd")
    ]
    lines = [
        line
        for file in sorted((ROOT / "samples").glob("*.text"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    parsers = [module.parse for module in (money, date, duration, phone, ratio)]
    counts: Counter[str] = Counter()
    broken = 0
    end = time.monotonic() + options.seconds
    while time.monotonic() < end:
        kind = chance.randrange(10)
        data, name = b"", "value"
        try:
            if kind == 0:
                for _ in range(200):
                    counts[_pieces(chance, parsers)] += 1
                continue
            data, name = _damaged(chance, samples) if kind < 4 else _lines(chance, lines)
            with _bounded():
                counts[check(data, name)] += 1
        except Exception:
            broken += 1
            folder = ROOT / "fuzz"
            folder.mkdir(exist_ok=True)
            stem = hashlib.sha256(data).hexdigest()[:12]
            (folder / f"{stem}-{name}").write_bytes(data)
            (folder / f"{stem}.error.txt").write_text(traceback.format_exc(), encoding="utf-8")
            print(f"broken: fuzz/{stem}-{name}: {traceback.format_exc().splitlines()[-1][:200]}", flush=True)
    print(json.dumps({"seed": seed, "broken": broken, **counts}))
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
