"""What was a detail of a party before it changed: 由账号X变更为Y, 原账户…停止使用, X（自5月1日起改为Y)."""

from __future__ import annotations

from extract.facts.context import Context
from extract.lexicon import phrase


def is_former(context: Context, start: int, end: int) -> bool:
    """Whether a place of the view tells what no longer holds."""
    return any(i <= start and end <= j for i, j in context.once(_former))


def _former(context: Context) -> list[tuple[int, int]]:
    text = context.document.view.text
    return [match.span("was") for name in ("changed", "withdrawn", "replaced") for match in phrase(f"parties.{name}").finditer(text)]
