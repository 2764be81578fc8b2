"""DuckDB as it is used here: on one core, fetching nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import UsageError

if TYPE_CHECKING:
    import duckdb


def connect(
    path: Path | None = None, *, memory: str | None = None, spill: Path | None = None
) -> duckdb.DuckDBPyConnection:
    """A connection to a file (or to memory). With `memory` (384MB) it takes no more, and writes what is beyond to `spill`;
    without it keeps the order of rows. Raises `UsageError` where DuckDB is not installed."""
    try:
        import duckdb
    except ImportError as error:
        raise UsageError(
            "这种格式需要 duckdb：请先安装 pip install 'hetong[analytics]'",
            "this format needs duckdb: install it with pip install 'hetong[analytics]'",
        ) from error
    settings: dict[str, str | bool | int] = {
        "threads": 1, "autoinstall_known_extensions": False, "autoload_known_extensions": False,
    }  # fmt: skip
    if memory is not None:
        settings |= {"memory_limit": memory, "temp_directory": str(spill), "preserve_insertion_order": False}
    return duckdb.connect(str(path) if path else ":memory:", config=settings)
