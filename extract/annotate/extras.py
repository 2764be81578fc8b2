"""What of the extra `papers` has to be installed."""

from __future__ import annotations

from importlib.util import find_spec

from extract.errors import UsageError


def require(module: str) -> None:
    """Raises `UsageError` (code `extra`) if a module of the extra `papers` is not installed."""
    if find_spec(module) is None:
        raise UsageError(
            "批注和取证单需要附加组件，请先运行：pip install 'hetong[papers]'",
            "annotations and papers need an extra: pip install 'hetong[papers]'",
            code="extra",
        )
