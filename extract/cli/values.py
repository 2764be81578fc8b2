"""Values, their evidence and their explanation as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extract.cli.language import say
from extract.cli.terminal import one_line, table
from extract.dataset.cells import render
from extract.explain import Explanation, Value
from extract.model import Candidate
from extract.record import Duration


def facts_table(values: Sequence[Value]) -> str:
    """One line a value: name, value, where, rule, quote."""
    if not values:
        return say("没有读出任何值", "nothing found")
    header = say("名称 值 位置 规则 原文", "name value place rule quote").split()
    rows = [
        (value.name, _cells(value), _place(value), value.evidence.rule, one_line(value.evidence.text, 60))
        for value in values
    ]
    return table(header, rows)


def explanation_text(explanation: Explanation) -> str:
    """The whole chain: value, quote, clause, rule; then the candidates in order.

    Of a field that is not stated, the rules that looked for it.
    """
    blocks = [_value(value) for value in explanation.values]
    if not explanation.values:
        blocks.append(f"{explanation.field}: " + say("文中未写明（null）", "not stated in the document (null)"))
    if explanation.candidates:
        title = say("候选（第一个是取值）", "candidates (the first is the value)")
        blocks.append("\n".join([title, *(_candidate(i, one) for i, one in enumerate(explanation.candidates, 1))]))
    if explanation.notes:
        blocks.append("\n".join(f"⚠ {note}" for note in explanation.notes))
    if explanation.rules and not explanation.values:
        blocks.append(say("查过的规则：", "rules asked: ") + ", ".join(explanation.rules))
    return "\n\n".join(blocks)


def _value(value: Value) -> str:
    lines = [f"{value.name} = {_cells(value)}", say("  原文  ", "  quote   ") + f"「{one_line(value.evidence.text)}」"]
    lines.append(say("  位置  ", "  place   ") + _place(value))
    if value.clause:
        lines.append(say("  条款  ", "  clause  ") + " › ".join(value.clause))
    source = f" ({value.rule_file})" if value.rule_file else ""
    lines.append(say("  规则  ", "  rule    ") + value.evidence.rule + source)
    if value.rule_doc:
        lines.append(say("  说明  ", "  about   ") + one_line(value.rule_doc))
    lines.append(say("  把握  ", "  sure    ") + f"{value.evidence.confidence:.2f}")
    return "\n".join(lines)


def _candidate(number: int, candidate: Candidate) -> str:
    why = f"  {candidate.why}" if candidate.why else ""
    place = f"[{candidate.span.start}:{candidate.span.end}]"
    return f"  {number}. {_plain(candidate.value)}  {place}  {candidate.rule}  {candidate.confidence:.2f}{why}"


def _cells(value: Value) -> str:
    if set(value.cells) == {"value"}:
        return _plain(value.cells["value"])
    return " ".join(f"{name}={_plain(cell)}" for name, cell in value.cells.items())


def _place(value: Value) -> str:
    page = f"p{value.evidence.page} " if value.evidence.page else ""
    return f"{page}[{value.evidence.start}:{value.evidence.end}]"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return render(value, "bool")
    if isinstance(value, Duration):
        return render(value, "duration")
    if isinstance(value, list):
        return "|".join(map(str, value))
    return str(value)
