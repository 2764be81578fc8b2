"""Does a rule do what it says? Every example must match with the values stated, no counter-example may match."""

from __future__ import annotations

from extract.fold import fold
from extract.rulebook.rule import Rule
from extract.view import View


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
            got = str(match.holes[name][0]) if name in match.holes else None
            if got != expected:
                problems.append(f"{where}：例句「{example.text}」的 {name} 是 {got!r}，应为 {expected!r}")
    problems.extend(
        f"{where}：反例不该匹配：{text}" for text in rule.counter if rule.first(_view(text)) is not None
    )
    if not rule.counter:
        problems.append(f"{where}：没有反例")
    return problems


def _view(text: str) -> View:
    return View.of(text, fold(text))
