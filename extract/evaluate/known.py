"""What is known to be wrong with the samples, written down: a strict list, wrong in both directions.

A value that is wrong and not in the list fails the build; so does an entry of the list that is right by now.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.errors import UsageError
from extract.evaluate.folders import Evaluation

_HEAD = """\
# Known to be wrong: what the samples' gold says otherwise. Strict: a fix fails the build until its entry is deleted,
# and so does anything wrong that is not listed. Written by `make accuracy UPDATE=1`, sorted; read by the tests.
"""


@dataclass(frozen=True, order=True)
class Wrong:
    """One miss: the sample's name, the part of the record, and what is wrong, in words."""

    sample: str
    part: str
    what: str


def wrong(evaluation: Evaluation) -> list[Wrong]:
    """Everything that is wrong, sorted; what is wrong in the same words twice stands there twice."""
    found = [
        Wrong(sample, *_split(miss)) for sample, tally in evaluation.contracts.items() for miss in tally.misses
    ]
    return sorted(found)


def read(path: Path) -> list[Wrong]:
    """The entries of a list. Raises `UsageError` for a file that is none."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return [Wrong(entry["sample"], entry["part"], entry["what"]) for entry in data.get("wrong", [])]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}：读不了（{error}）", f"{path}: cannot be read ({error})") from error


def as_toml(entries: Sequence[Wrong]) -> str:
    """The list as a file."""
    blocks = [
        "\n".join(["[[wrong]]", *(f"{name} = {_quoted(getattr(one, name))}" for name in ("sample", "part", "what"))])
        for one in sorted(entries)
    ]
    return _HEAD + "".join(f"\n{block}\n" for block in blocks)


def differences(listed: Sequence[Wrong], found: Sequence[Wrong]) -> tuple[list[Wrong], list[Wrong]]:
    """(listed but right by now, wrong but not listed), both sorted."""
    before, now = Counter(listed), Counter(found)
    return sorted((before - now).elements()), sorted((now - before).elements())


def _split(miss: str) -> tuple[str, str]:
    part, colon, what = miss.partition(": ")
    return (part, what) if colon else ("record", miss)


def _quoted(text: str) -> str:
    # JSON's escapes are those of TOML, but for DEL, which JSON leaves as it is.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
