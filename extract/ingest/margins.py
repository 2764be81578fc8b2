"""Running heads and feet: layout that is left out, but for what the contract says only there.

A contract number printed in the page header, and nowhere else, is the contract's number. What a letterhead says of
its owner (address, telephone) is not the contract's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.ingest.labels import label_of
from extract.lexicon import words

_CELLS = re.compile(r"\t+|[ \u3000\xa0]{2,}|[|｜]")
_SPLIT = re.compile(r"\s(?=[^\s：:]{2,12}[：:])")
_VALUE = re.compile(r"[：:]\s*(.+)$")
_INK = re.compile(r"[0-9A-Za-z\u3400-\u9fff]")
_PAGE = re.compile(r"页|[Pp]age")


def kept(lines: Iterable[str], text: str) -> list[str]:
    """Of the lines of page margins, those `label：value` parts that are about the contract and stand nowhere in `text`."""
    body = _bare(text)
    found: list[str] = []
    for line in lines:
        for cell in _CELLS.split(line):
            for part in _SPLIT.split(cell.strip()):
                value = _VALUE.search(part)
                label = label_of(part)
                if value is None or not label.endswith(words("contract_label")) or _PAGE.search(value.group(1)):
                    continue
                if not _INK.search(value.group(1)) or _bare(value.group(1)) in body or part in found:
                    continue
                found.append(part)
    return found


def _bare(text: str) -> str:
    return "".join(text.split())
