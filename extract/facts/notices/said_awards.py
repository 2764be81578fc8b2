"""Who got it, in a sentence: 拟向某某公司采购, 由某某公司中选, 该项目由某某公司承担."""

from __future__ import annotations

from extract.facts.context import Context
from extract.facts.notices.awards import Award, of_labels, unit_of
from extract.facts.notices.form import Form
from extract.facts.notices.names import read_names
from extract.facts.notices.sums import whole_sum
from extract.lexicon import phrase
from extract.lexicon.simplified import simplified
from extract.model import Span


def proposed(context: Context, form: Form) -> list[Award]:
    """Whom a notice of a purchase from a single source names, without a price: the price is not agreed yet."""
    found = [*of_labels(context, form)] or _said(context, "single_source_said")
    return [Award(one.lot, one.names, one.via, uscc=one.uscc, label=one.label, spans=one.spans) for one in found]


def won(context: Context, form: Form) -> list[Award]:
    """Whom a sentence says that it was given to (由某某公司中选), with the only sum that is labelled as its price."""
    found = _said(context, "won_by")
    sums = [read for entry in form.of("amount") if (read := whole_sum(context, entry.value, unit_of(form, entry)))]
    if found and len({one.value for one in sums}) == 1:
        found[0].amount = sums[0]
    return found


def carried_out(context: Context) -> list[Award]:
    """Whom a report of acceptance names in a sentence: 该项目由某某公司承担."""
    return _said(context, "done_by")


def _said(context: Context, name: str) -> list[Award]:
    view = context.document.view
    for match in phrase(f"notices.{name}").finditer(simplified(view.text)):
        span = Span(*view.span(*match.span("name")))
        if names := read_names(context, span):
            return [Award(None, names, "prose", spans=[span])]
    return []
