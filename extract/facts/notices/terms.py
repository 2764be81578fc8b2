"""How long, as a notice labels it: what sentences of contracts do not say in their way (工期 90日历天, a correction's 服务期)."""

from __future__ import annotations

from typing import Any

from extract.facts.context import Context
from extract.facts.convert import date, duration
from extract.facts.convert import text as clean
from extract.facts.notices.changes import CHANGED
from extract.facts.notices.form import Entry, Form, masked
from extract.facts.reading.written import tight as written
from extract.model import Span
from extract.record import DurationFact, Fields, TextFact
from extract.values.duration import Duration
from extract.values.lexer import lex

_FIELDS = ("term_start", "term_end", "term_duration", "term_text")
_LONGEST = 120


def terms(context: Context, form: Form, general: Fields) -> dict[str, Any]:
    """`term_…` as labelled, where the general rules found none or a correction says otherwise; empty where labels differ."""
    entries = [entry for entry in form.of("term") if entry.part not in ("change", "watch", "items") and not masked(context, entry.value)]
    changed = [entry for entry in entries if entry.part == CHANGED]
    if not changed and any(getattr(general, name) is not None for name in _FIELDS[:3]):
        return {}
    told = [read for entry in changed or entries if (read := _term(context, entry))]
    if not told or any({k: v.value for k, v in one.items()} != {k: v.value for k, v in told[0].items()} for one in told):
        return {}
    return {**dict.fromkeys(_FIELDS), **told[0]}


def _term(context: Context, entry: Entry) -> dict[str, Any]:
    """From one day to another, or a length alone; nothing for any other value."""
    view = context.document.view
    i, j = view.index(entry.value.start), view.index(entry.value.end)
    if j - i > _LONGEST:
        return {}
    tokens = lex(view.text[i:j]).tokens
    days = [token for token in tokens if token.family == "date" and token.value is not None]
    lengths = [token for token in tokens if token.family == "duration" and isinstance(token.value, Duration)]
    found: dict[str, Any] = {}

    def place(token: Any) -> dict[str, Any]:
        return context.evidence(Span(*view.span(i + token.start, i + token.end)), "notice.term", 0.9)

    if len(days) == 2 and date(days[0].value) < date(days[1].value):
        for name, token in zip(("term_start", "term_end"), days, strict=True):
            found[name] = TextFact(value=date(token.value), **place(token))
    elif not days and len(lengths) == 1:
        try:
            found["term_duration"] = DurationFact(value=duration(lengths[0].value), **place(lengths[0]))
        except ValueError:
            return {}
    if found:
        said = clean(written(context.document, entry.value))
        found["term_text"] = TextFact(value=said, **context.evidence(entry.value, "notice.term", 0.9))
    return found
