"""Values, their evidence and their explanation as text for a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from extract import labels
from extract.cli.language import english, say
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
    table, _, column = candidate.field.partition(".")
    table, column = ("parties", column) if column else ("contracts", table)
    return f"  {number}. {_word(table, column, candidate.value)}  {place}  {candidate.rule}  {candidate.confidence:.2f}{why}"


def _cells(value: Value) -> str:
    table, _, column = value.name.partition(".")
    if set(value.cells) == {"value"}:
        table, column = ("parties", column) if column else ("contracts", table)
        return _word(table, column, value.cells["value"])
    if table == "findings":  # a sentence says it better than its columns
        return f"〔{_word(table, 'severity', value.cells['severity'])}〕{_finding(value.cells)}"
    # Passages of a row have places of their own: they are in its JSON.
    cells = {name: cell for name, cell in value.cells.items() if not _nested(cell)}
    return " ".join(f"{_column(table, name)}={_word(table, name, cell)}" for name, cell in cells.items())


def _finding(cells: Mapping[str, Any]) -> str:
    title = cells["title"] if not english() else cells["check"]
    return f"{title}：{one_line(cells['detail'])}"


def _nested(cell: Any) -> bool:
    return (isinstance(cell, BaseModel) and not isinstance(cell, Duration)) or (
        isinstance(cell, list) and any(isinstance(one, BaseModel) for one in cell)
    )


def _column(table: str, name: str) -> str:
    """What a column is called in the user's language."""
    return name if english() else labels.column(table, name)


def _word(table: str, column: str, value: Any) -> str:
    """A value as its reader would say it: codes by their names in Chinese, by themselves in English."""
    if english():
        return _plain(value)
    if isinstance(value, bool):
        return labels.yes_no(value)
    if isinstance(value, Duration):
        return labels.duration(value.count, value.unit)
    if isinstance(value, list):
        return "、".join(labels.code(table, column, str(one)) for one in value)
    return labels.code(table, column, str(value))


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
