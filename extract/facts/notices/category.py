"""Goods, services or works, in a notice's own words; `None` where they do not agree or say nothing."""

from __future__ import annotations

from collections.abc import Sequence

from extract.facts.context import Context
from extract.facts.fields.category import word
from extract.facts.notices.form import plain
from extract.lexicon import phrase, words
from extract.lexicon.simplified import simplified
from extract.model import Span
from extract.record import CategoryFact, TextFact
from extract.record.kinds import Category

_KINDS: tuple[Category, ...] = ("goods", "services", "works")
_WEAK = "category_weak"


def category(context: Context, names: Sequence[TextFact | None]) -> CategoryFact | None:
    """As labelled (品目 服务/…), as one of its `names` says (project, contract, title), else by words only one kind has."""
    for name, sure in (("category_label", 0.95), ("category_heading", 0.9)):
        found = {kind: match.span(kind) for match in phrase(f"notices.{name}").finditer(plain(context)) for kind in _KINDS if match[kind]}
        if found:
            kind = next(iter(found))
            return _fact(context, kind, Span(*found[kind]), name, sure) if len(found) == 1 else None
    own = _own(context)
    for named in names:
        told = word(simplified(named.value)) if named is not None else None
        if named is None or told is None:
            continue
        kind, why = told  # type: ignore[assignment]
        weak = why in words(_WEAK)
        if phrase("category.goods_with_service").search(simplified(named.value)) or (weak and own is not None and own[0] != kind):
            return None
        name = simplified(named.value)
        if not phrase("notices.category_tail").match(name[name.rfind(why) + len(why) :]) and (own is None or own[0] != kind):
            return _fact(context, *own, "category_words", 0.7) if own is not None else None
        return _fact(context, kind, Span(named.start, named.end), "category_name", 0.75 if weak and own is None else 0.88)
    return _fact(context, *own, "category_words", 0.78) if own is not None else None


def _own(context: Context) -> tuple[Category, Span] | None:
    """The one kind whose own words stand in the text, and the first of them."""
    text = plain(context)
    found = {kind: match.span() for kind in _KINDS if (match := phrase(f"notices.category_{kind}_own").search(text))}
    return next((kind, Span(*span)) for kind, span in found.items()) if len(found) == 1 else None


def _fact(context: Context, kind: Category, span: Span, rule: str, confidence: float) -> CategoryFact:
    return CategoryFact(value=kind, **context.evidence(span, f"notice.{rule}", confidence))
