"""Who took part: winners, candidates with their rank, those who lost with their prices, those whose bid was refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from extract.facts.context import Context
from extract.facts.fields.numbers import lot as numeral
from extract.facts.notices.awards import Award, read_uscc, unit_of
from extract.facts.notices.form import Entry, Form, Row, tight
from extract.facts.notices.names import Name, read_name, read_names
from extract.facts.notices.sums import read_rate, read_sum
from extract.lexicon import phrase
from extract.model import Span
from extract.record import Bidder
from extract.values.number import figure

_PARTIES = ("candidate", "bidder", "lost", "refused", "supplier", "org_name")
_ITEMS = frozenset({"item_quantity", "item_unit_price"})
_MORE = ("score", "rank", "passed", "price", "first_price", "reason", "awarded")
_PART = regex.compile(r"[；;\n]")


def bidders(context: Context, form: Form, awarded: Sequence[Award]) -> list[Bidder]:
    """All suppliers that the notice names, each lot and name once; what several places say of one is put together."""
    found: dict[str, list[Bidder]] = {}
    for award in awarded:
        for name in award.names:
            row = _row(context, name, award.lot, "notice.award", awarded=True)
            if award.uscc is not None and len(award.names) == 1:
                row.uscc = award.uscc[0]
            _add(found, row)
    for row in _of_rows(context, form):
        _add(found, row)
    for row in _of_entries(context, form):
        _add(found, row)
    return [row for rows in found.values() for row in rows]


def _row(context: Context, name: Name, lot: str | None, rule: str, **values: object) -> Bidder:
    return Bidder(name=name.value, lot=lot, **values, **context.evidence(name.span, rule, 0.93))  # type: ignore[arg-type]


def _add(found: dict[str, list[Bidder]], row: Bidder) -> None:
    """A supplier that is known of the same lot gets what it has not yet; a place that says more is the better evidence."""
    rows = found.setdefault(row.name, [])
    same = next((one for one in rows if one.lot == row.lot or None in (one.lot, row.lot)), None)
    if same is None:
        rows.append(row)
        return
    for name in ("lot", "uscc", "price", "rate", "score", "rank", "awarded", "reason"):
        if getattr(same, name) is None:
            setattr(same, name, getattr(row, name))
    if row.price is not None or row.score is not None:
        for name in ("text", "start", "end", "page", "boxes", "clause", "rule", "confidence", "flags"):
            setattr(same, name, getattr(row, name))


def is_bids(row: Row) -> bool:
    """True for a row of a list of suppliers with prices, scores, ranks or verdicts."""
    if row.part == "change" or _ITEMS & row.labels.keys() or not any(key in row.cells for key in _PARTIES):
        return False
    own = bool({"candidate", "bidder", "lost", "refused"} & row.cells.keys())
    return own or bool(set(_MORE) & row.labels.keys())


def _of_rows(context: Context, form: Form) -> Iterator[Bidder]:
    for row in form.rows:
        if not is_bids(row):
            continue
        party = next(key for key in _PARTIES if key in row.cells)
        for at, name in enumerate(read_names(context, row.cells[party])):
            told = _told(context, form, row, party)
            if at:
                told["uscc"] = None
            if told.get("rank") is None and row.labels[party].rank:
                told["rank"] = int(numeral(row.labels[party].rank))
            yield Bidder(
                name=name.value, lot=row.lot, **told,  # type: ignore[arg-type]
                **context.evidence(row.span if row.span.contains(name.span) else name.span, "notice.table", 0.92),
            )  # fmt: skip


def _told(context: Context, form: Form, row: Row, party: str) -> dict[str, object]:
    """What the other cells of a row say."""
    said = {key: tight(form.text[cell.start : cell.end]) for key, cell in row.cells.items()}
    price = read_sum(context, row.cells["price"], row.labels["price"].unit) if "price" in row.cells else None
    for key in ("amount", "first_price"):
        if price is None and key in row.cells:
            price = read_sum(context, row.cells[key], row.labels[key].unit)
    rate_cell = row.cells.get("rate") or (row.cells.get("price") if price is None else None)
    rate = read_rate(context, rate_cell) if rate_cell is not None else None
    won = said.get("awarded", "")
    awarded = True if phrase("notices.won").match(won) else False if phrase("notices.not_won").match(won) else None
    if party in ("lost", "refused"):
        awarded = False
    reason = said.get("reason")
    uscc = read_uscc(context, row.cells["uscc"]) if "uscc" in row.cells else None
    return {
        "uscc": uscc[0] if uscc else None,
        "price": price.value if price else None,
        "rate": rate[0] if rate else None,
        "score": _score(said.get("score", "")),
        "rank": _rank(said.get("rank", "")),
        "awarded": awarded,
        "reason": None if not reason or phrase("notices.no_value").match(reason) else reason,
    }


def _score(words: str) -> Decimal | None:
    """Points as they are written: 93.5分; `None` for more than there can be."""
    match = regex.match(r"(\d{1,3}(?:\.\d{1,4})?)分?$", words)
    score = figure(match[1]) if match else None
    return score if score is not None and score <= 200 else None


def _rank(words: str) -> int | None:
    match = phrase("notices.rank_word").search(words)
    if match is None or len(words) > 8:
        return None
    said = numeral(match["n"] or match["plain"])
    return int(said) if said.isdigit() else None


def _of_entries(context: Context, form: Form) -> Iterator[Bidder]:
    """Labels: 未中标供应商：A，报价…；B，…, 第一中标候选人：A with 投标报价： behind it."""
    current: list[Bidder] = []
    for entry in form.entries:
        if entry.key in ("lost", "refused", "candidate", "bidder") and entry.part != "change":
            yield from current
            current = list(_listed(context, form, entry))
        elif entry.key == "supplier":
            yield from current
            current = []
        elif current and entry.key in ("price", "amount", "rate", "score", "rank", "reason"):
            _more(context, form, current[-1], entry)
    yield from current


def _more(context: Context, form: Form, row: Bidder, entry: Entry) -> None:
    """What stands behind the name of a bidder under a label of its own."""
    said = tight(form.text[entry.value.start : entry.value.end])
    if entry.key in ("price", "amount") and row.price is None and row.rate is None:
        price = read_sum(context, entry.value, unit_of(form, entry))
        rate = read_rate(context, entry.value) if price is None else None
        row.price, row.rate = price.value if price else None, rate[0] if rate else None
    elif entry.key == "rate" and row.rate is None:
        rate = read_rate(context, entry.value)
        row.rate = rate[0] if rate else None
    elif entry.key == "score":
        row.score = row.score if row.score is not None else _score(said)
    elif entry.key == "rank":
        row.rank = row.rank or _rank(said)
    elif entry.key == "reason":
        row.reason = row.reason or said


def _listed(context: Context, form: Form, entry: Entry) -> Iterator[Bidder]:
    """The suppliers that a value lists, with what it says of each."""
    text = form.text
    edges = [m.span() for m in _PART.finditer(text, entry.value.start, entry.value.end)]
    starts = [entry.value.start, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), entry.value.end]
    for start, end in zip(starts, ends, strict=True):
        lot, begin = _lot(text, start, end, entry.lot)
        part = Span(begin, end)
        names = read_names(context, part)
        if not names and (first := read_name(context, part)) is not None:
            names = [first]
        for at, name in enumerate(names):
            stop = end if at + 1 == len(names) else names[at + 1].span.start
            behind = tight(text[name.span.end : stop]).rstrip("、，；")
            if len(names) > 1 and not behind.startswith("（"):
                behind = ""  # ，报价分别为…: of all of them
            rank = int(numeral(entry.label.rank)) if entry.label.rank else None
            row = Bidder(
                name=name.value, lot=lot, rank=rank,
                awarded=False if entry.key in ("lost", "refused") else None,
                **context.evidence(Span(name.span.start, max(name.span.end, stop if behind else 0)), f"notice.{entry.key}", 0.9),
            )  # fmt: skip
            if behind:
                _behind(context, row, Span(name.span.end, stop), behind)
            yield row


def _lot(text: str, start: int, end: int, lot: str | None) -> tuple[str | None, int]:
    from extract.facts.notices.labels import lot_of

    while start < end and text[start] in " \n\t":
        start += 1
    start_mark = phrase("notices.item_mark").match(text[start:end])
    start += start_mark.end() if start_mark else 0
    match = phrase("notices.lot_mark").match(text, start, end)
    if match is None:
        return lot, start
    at = match.end()
    while at < end and text[at] in "：: 、，":
        at += 1
    return lot_of(match), at


def _behind(context: Context, row: Bidder, span: Span, said: str) -> None:
    """，报价130.2万元，综合得分86.40，排名第二"""
    view = context.document.view
    i = view.index(span.start)
    words = view.text[i : view.index(span.end)]
    if match := phrase("notices.entry_price").search(words):
        price = read_sum(context, Span(*view.span(i + match.start("value"), i + match.end("value"))))
        row.price = price.value if price else None
    if match := phrase("notices.entry_score").search(words):
        row.score = figure(match["value"])
    if match := phrase("notices.entry_rank").search(words):
        rank = numeral(match["value"])
        row.rank = int(rank) if rank.isdigit() else row.rank
    if match := phrase("notices.entry_reason").search(words):
        row.reason = match["value"].strip()
    elif row.awarded is False and row.price is None and row.score is None and 2 <= len(said) <= 100:
        row.reason = said.strip("，：:。（） ") or None
