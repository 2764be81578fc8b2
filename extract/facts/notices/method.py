"""The way of procurement that a notice names: as labelled, in its heading, or in its sentences."""

from __future__ import annotations

from typing import get_args

from extract.facts.context import Context
from extract.facts.notices.form import SURE, Form, tight
from extract.facts.notices.heading import Heading
from extract.lexicon import phrase, words
from extract.lexicon.simplified import simplified
from extract.model import Span
from extract.record import MethodFact
from extract.record.kinds import ProcurementMethod
from extract.text.marks import EMPTY, TICKED

_METHODS: tuple[str, ...] = get_args(ProcurementMethod)


def method(context: Context, form: Form, heading: Heading) -> MethodFact | None:
    """As labelled, else as the heading names it."""
    places = [(entry.value, SURE[entry.via]) for entry in form.of("method")] + [(heading.span, 0.9)]
    for span, sure in places:
        said = tight(form.text[span.start : span.end])
        found = [method for method in _METHODS if any(word in said for word in words(f"notice_method_{method}"))]
        if len(found) == 1 and not set(TICKED + EMPTY) & set(said):
            return MethodFact(value=found[0], **context.evidence(span, "notice.method", sure))  # type: ignore[arg-type]
    return _method_said(context)


def _method_said(context: Context) -> MethodFact | None:
    """As the sentences say it, where all name one way: 经竞争性谈判小组评审."""
    view = context.document.view
    found: dict[str, Span] = {}
    for match in phrase("notices.method_said").finditer(simplified(view.text)):
        method = next((one for one in _METHODS if match["value"] in words(f"notice_method_{one}")), None)
        if method is not None:
            found.setdefault(method, Span(*view.span(*match.span("value"))))
    if len(found) != 1:
        return None
    method, span = next(iter(found.items()))
    return MethodFact(value=method, **context.evidence(span, "notice.method_said", 0.85))  # type: ignore[arg-type]
