"""How many contracts a number of files are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from extract.dataset.load import read_rows
from extract.dataset.read import contract_ids
from extract.dataset.tables import members
from extract.errors import UsageError


def contracts_of(output: Path, files: Iterable[str]) -> int:
    """Contracts among files (contract ids), each once however many files it has; what is no contract does not count.

    A folder with records and without tables: every file is one.
    """
    files = set(files)
    try:
        places, contracts = members(read_rows(output, "groups")), set(contract_ids(output))
    except UsageError:
        return len(files)
    counts = {name: place.counted for name, place in places.items()}
    return len({name if counts.get(name, True) else places[name].group_id for name in files & contracts})
