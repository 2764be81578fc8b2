"""Where the terms of payment stand: the lines of the contract that can hold instalments, without unused options."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from extract.facts.context import Context
from extract.facts.payments.lines import (
    HEADING,
    is_headed_above,
    is_heading,
    is_other_term,
    is_plan,
    labelled,
    named_instalment,
    named_so,
    names_instalment,
    of_bond,
    opens_list,
    prices,
    retains,
    says_when,
    settles,
    tells,
)
from extract.facts.reading.chosen import masked
from extract.facts.reading.options import MARKS
from extract.facts.reading.segments import sentences
from extract.lexicon import phrase
from extract.model import Clause, Span, Stretches

_NEVER = frozenset({"liability", "dispute", "force_majeure", "integrity", "signature", "confidentiality"})
_STRICT_NEVER = _NEVER | {"bond", "assessment", "termination", "safety"}
_ITEM_START = frozenset("（(1234567890第一二三四五六七八九十①②③④⑤⑥abcdefg□☐☑√")
_SHORT_LINE = 14  # characters below which a line without a stop is a line of its own


@dataclass
class Item:
    """A line or a row of a table: one item of the terms of payment.

    `own` is true for a line under a heading on payment, where a share needs no word for paying; `plan` names the
    stretch of the contract that it belongs to, `section` the part of it that has terms of its own (整包：…);
    `in_table` is true for rows of tables with several columns; `instalment` is the clause that tells of one instalment
    alone and is headed by its name (4.2 首期款).
    """

    span: Span
    clause: Clause
    own: bool
    plan: str
    in_table: bool
    sentences: list[Span] = field(default_factory=list)
    section: str = ""
    instalment: Clause | None = None


def items(context: Context) -> list[Item]:
    """Items of the main contract, to which its special conditions belong wherever they stand; those of the other annexes
    only if the main contract has none."""
    main = list(_items(context, {"cover", "body", "preamble"}))
    if any(_telling(context, item) for item in main):
        return main
    return main + list(_items(context, {"annex"}))


def _telling(context: Context, item: Item) -> bool:
    return any(
        context.within(k, item.span)
        for k in ("payment.share", "payment.lump", "payment.periodic", "payment.period_sum", "money")
    )


def _items(context: Context, parts: set[str]) -> Iterator[Item]:
    masks = Stretches((span.start, span.end) for span in masked(context))
    tables = [t for t in context.document.tables if t.n_cols > 2]
    printed = general_conditions(context)
    unnumbered = not any(clause.part == "body" for clause in context.outline.clauses)
    untold = unnumbered or not any("payment" in clause.types for clause in context.outline.clauses)
    label, headed = "", False
    for clause in context.outline.clauses:
        if clause.end <= clause.start:
            continue
        above = context.outline.ancestors(clause)
        part = "body" if clause.part == "annex" and _is_special(above[-1]) else clause.part
        if part not in parts:
            continue
        if any(a.id in printed for a in above):
            continue
        # A heading that ends the lines in front of the articles speaks for those behind it.
        label, headed = "", is_headed_above(context, above) or (headed and clause.part == "preamble")
        types = {name for a in above for name in a.types}
        instalment = next((a for a in above if names_instalment(a.heading)), None)
        payment = _about_payment(above) or instalment is not None or any(named_so(a.heading) for a in above)
        never = not payment and bool(types & _NEVER)
        for line in _lines(context, clause.span):
            head = _has_head(context, line)
            text = context.tight(line)
            if phrase("payments.line_of_bond").match(text):
                continue
            if is_heading(context, line, text):
                # A heading that the outline does not know: what follows is about it.
                headed = head or named_so(text) or opens_list(text)
                label = text if _own_name(text) and clause.heading != text and not opens_list(text) else label
            elif headed and is_other_term(context, line, text):
                headed = False
            if never and not headed:
                continue
            own = payment or head or headed or ("price" in types and says_when(context, line, text))
            if clause.part == "cover" and not (unnumbered or head or labelled(context, line)):
                # A form in front of the articles may hold the terms; a title page does not.
                continue
            told = bool(context.within("payment.order", line)) or named_instalment(context, line) or is_plan(context, line, text)
            orders = told and not types & _STRICT_NEVER
            own = own or (not types & _STRICT_NEVER and (settles(context, line) or (untold and tells(context, line))))
            headings = [a.heading for a in above]
            kept = "bond" in types and retains(context, line, text, headings) and not any(of_bond(one) for one in headings)
            if not own and "price" not in types and not orders and not kept:
                continue
            sentences = [s for s in _sentences(context, line) if not _excluded(context, s, masks)]
            if not sentences:
                continue
            if clause.part == "cover" and not unnumbered and not any(t.span.contains(line) for t in context.document.tables):
                continue
            table = next((t for t in tables if t.span.contains(line)), None)
            in_table = table is not None
            if in_table and not own:
                if not orders or not labelled(context, line):
                    continue
                in_table = False
            if table is not None and in_table and prices(context, table.span):
                continue
            label = line_label(context.tight(line)) or label
            plan = _plan(above, instalment)
            yield Item(line, clause, own, plan, in_table, sentences, section(above, plan) + label, instalment)


def _about_payment(above: tuple[Clause, ...]) -> bool:
    """A clause on payment; under a heading on breach or disputes (八、违约责任) only one that has a heading of its own."""
    inner = list(takewhile(lambda a: not (a.heading and _NEVER & set(a.types)), above))
    if len(inner) == len(above):
        return any("payment" in a.types for a in above)
    return any("payment" in a.types and a.heading for a in inner)


def _is_special(annex: Clause) -> bool:
    """Special conditions of the contract (专用合同条款), filed as an annex."""
    return phrase("payments.special_conditions").search(annex.heading[:HEADING]) is not None


def _plan(above: tuple[Clause, ...], instalment: Clause | None) -> str:
    """The outermost clause about payment, or the outermost one at all; the one above that of a single instalment."""
    for clause in reversed(above):
        if clause is instalment and clause.parent is not None:
            return clause.parent
        if "payment" in clause.types:
            return clause.id
    return above[-1].id


def general_conditions(context: Context) -> frozenset[str]:
    """Ids of the parts that hold printed conditions, where special ones stand beside them: the schedule is in those."""
    headed = [(c, context.tight(context.document.line_at(c.start).span)) for c in context.outline.clauses if c.level <= 2]
    if not any(phrase("payments.special_conditions").search(words[:HEADING]) for _, words in headed):
        return frozenset()
    found = [c.id for c, words in headed if phrase("payments.general_conditions").search(words[:HEADING])]
    return frozenset(found)


def section(above: tuple[Clause, ...], plan: str) -> str:
    """The nearest heading between an item and its plan that names a way of its own (开口任务结算管理), else the plan."""
    for clause in above:
        if clause.id == plan:
            break
        if clause.heading and len(clause.heading) <= HEADING and _own_name(clause.heading):
            return clause.id
    return plan


def line_label(text: str) -> str:
    """整包 of 整包：系统上线支付50%; empty for a label of the terms of payment themselves (付款条件：…)."""
    found = phrase("payments.line_label").search(text)
    return found.group() if found and _own_name(found.group()) else ""


def _own_name(words: str) -> bool:
    return len(phrase("payments.own_words_of_payment").sub("", words)) >= 2


def _has_head(context: Context, line: Span) -> bool:
    return any(True for _ in context.within("payment.head", line))


def _lines(context: Context, span: Span) -> Iterator[Span]:
    """Lines of a span, without the layout around them; a line that does not end its sentence goes on in the next."""
    view = context.document.view
    i, end = view.index(span.start), view.index(span.end)
    start = i
    text = view.text
    while i <= end:
        stop = text.find("\n", i, end)
        i = stop if stop >= 0 else end
        if i == end or not _goes_on(context, text, start, i, end):
            if i > start:
                yield Span(*view.span(start, i))
            start = i + 1
        i += 1


def _goes_on(context: Context, text: str, start: int, i: int, end: int) -> bool:
    """True if the line `[start, i)` is cut in the middle of a sentence: no stop, no cell, no item or label behind it."""
    if i <= start or "\t" in text[start:i]:
        return False
    following = text[i + 1 : end].split("\n", 1)[0]
    if not following or "\t" in following or following[0] in _ITEM_START:
        return False
    if text[i - 1] in "，、的后":
        return True
    if text[i - 1] in "。；：！？" or i - start < _SHORT_LINE:
        return False
    if phrase("payments.line_label").search(following):
        return False
    view = context.document.view
    here, next_line = Span(*view.span(start, i)), Span(*view.span(i + 1, i + 1 + len(following)))
    if any(context.within(kind, here) for kind in ("payment.share", "money")):
        return False
    labels = ("payment.label", "payment.name", "payment.head")
    return not any(f.span.start <= next_line.start + 2 for kind in labels for f in context.within(kind, next_line))


def _sentences(context: Context, line: Span) -> Iterator[Span]:
    """Sentences of a line; a box to tick begins one of its own."""
    view = context.document.view
    for sentence in sentences(context, line):
        first, last = view.index(sentence.start), view.index(sentence.end)
        start = first
        for mark in MARKS.finditer(view.text, first, last):
            if mark.start() > start:
                yield Span(*view.span(start, mark.start()))
            start = mark.start()
        yield Span(*view.span(start, last))


def _excluded(context: Context, sentence: Span, masks: Stretches) -> bool:
    if masks.hold(sentence.start, sentence.end):
        return True
    return any(f.span.start < sentence.end for f in context.within("payment.exclude", sentence))
