"""Does a rule do what it says? Every example must match with the values stated, no counter-example may match."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from extract.model.view import View
from extract.rulebook.rule import Rule
from extract.text.fold import fold


def check_rule(rule: Rule) -> list[str]:
    """Problems of one rule, as lines for people; empty if it keeps its word."""
    problems: list[str] = []
    where = f"{rule.file}：{rule.id}"
    for example in rule.examples:
        match = rule.first(_view(example.text))
        if match is None:
            problems.append(f"{where}：例句没有匹配：{example.text}")
            continue
        for name, expected in example.values.items():
            got = plain(match.holes[name][0]) if name in match.holes else None
            if got != plain(_number(expected)):
                problems.append(f"{where}：例句「{example.text}」的 {name} 是 {got!r}，应为 {expected!r}")
    problems.extend(f"{where}：反例不该匹配：{text}" for text in rule.counter if rule.first(_view(text)) is not None)
    if not rule.counter:
        problems.append(f"{where}：没有反例")
    return problems


def plain(value: object) -> str:
    """A value as an example writes it: `0.05`, `2025-03-18`, `15 working_day`, or the text itself."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    count, unit = getattr(value, "count", None), getattr(value, "unit", None)
    if isinstance(unit, str):
        return f"{count} {unit}"
    return str(getattr(value, "value", value))


def _number(expected: str) -> object:
    """An expectation that is a decimal, so that 0.10 and 0.1 are the same."""
    try:
        return Decimal(expected) if "." in expected else expected
    except InvalidOperation:
        return expected


def _view(text: str) -> View:
    return View.of(text, fold(text))
