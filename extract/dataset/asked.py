"""How a run was last audited and reconciled: when its dataset changes, the same is done again and nothing drops out.

`.hetong/asked.json`: name of what was done → its settings, as values of JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from extract.dataset.files import write_text

ASKED = ".hetong/asked.json"


def asked(output: Path) -> dict[str, dict[str, Any]]:
    """What was asked for, by name."""
    try:
        data = json.loads((output / ASKED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: how for name, how in data.items() if isinstance(how, dict)} if isinstance(data, dict) else {}


def remember(output: Path, name: str, how: Mapping[str, Any]) -> None:
    """Note how something was done. Raises `OSError`."""
    (output / ASKED).parent.mkdir(parents=True, exist_ok=True)
    write_text(output / ASKED, json.dumps({**asked(output), name: dict(how)}, ensure_ascii=False, indent=1) + "\n")
