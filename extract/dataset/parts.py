"""What a record adds to the files of all contracts, made by whoever read it: putting the files together is copying.

Kept compressed beside the dataset (`.hetong/parts/`), so that one new contract among many costs one contract. A part
that is missing or damaged is made again from its record.
"""

from __future__ import annotations

import json
import zlib
from pathlib import Path

from extract.audit.card import card
from extract.dataset.tables import is_contract, rows
from extract.dataset.writers import writers
from extract.record import Record

Parts = dict[str, dict[str, str]]
"""Name of the writer → what its `part` returned; `CARD` → the card of a contract as JSON, nothing for what is none."""
CARD = "card"


def parts_folder(output: Path) -> Path:
    """Where the parts of a dataset lie."""
    return output / ".hetong" / "parts"


def make(record: Record) -> Parts:
    """The parts of a record, one a writer."""
    record_rows = rows(record)
    made = {name: writer.part(record, record_rows) for name, writer in writers().items()}
    known = {CARD: json.dumps(card(record).to_json(), ensure_ascii=False)} if is_contract(record) else {}
    return {**made, CARD: known}


def write(output: Path, contract_id: str, parts: Parts) -> None:
    """Keep the parts of a record. A torn file is noticed when it is read."""
    packed = zlib.compress(json.dumps(parts, ensure_ascii=False).encode(), 1)
    (parts_folder(output) / contract_id).write_bytes(packed)


def read(output: Path, contract_id: str) -> Parts | None:
    """The parts of a record; `None` if there are none that can be read."""
    try:
        parts: Parts = json.loads(zlib.decompress((parts_folder(output) / contract_id).read_bytes()))
    except (OSError, zlib.error, ValueError):
        return None
    return parts if parts.keys() == {*writers(), CARD} else None
