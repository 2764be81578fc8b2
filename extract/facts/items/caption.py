"""What stands above a price table: its name."""

from __future__ import annotations

from extract.facts.context import Context
from extract.facts.convert import sentence
from extract.facts.reading.scales import lines_above
from extract.lexicon import phrase
from extract.model import Table

_MAX_NAME = 30


def caption(context: Context, table: Table) -> str | None:
    """What a table is called: the short line right above it, else the heading of its clause; `None` if neither."""
    for words in lines_above(context, table):
        name = phrase("items.unit_note").sub("", words)
        if not name.strip("（()） "):
            continue  # 单位：元 stands between a table and its name
        if "\t" in name or len(name) > _MAX_NAME or phrase("items.no_name").search(name):
            break
        return _clean(name)
    clause = context.clause(table.start)
    above = context.outline.ancestors(clause) if clause is not None else ()
    heading = next((one.heading for one in above if one.heading and len(one.heading) <= _MAX_NAME), None)
    return _clean(heading) if heading else None


def _clean(words: str) -> str | None:
    return sentence(phrase("items.as_follows").sub("", words.strip("：: "))) or None
