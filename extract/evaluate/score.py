"""One record against its gold file, part by part. A part that the gold file leaves out is not judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extract.evaluate.compare import answers, comparable, is_right, value_of
from extract.evaluate.tally import Row, Tally, nothing_wanted, show

_EVIDENCED = ("fields", "parties", "amounts", "payments", "penalties", "items", "clauses", "findings")
_TELLING = (
    "liable", "trigger", "kind", "name", "spec", "percent", "rate", "amount", "quantity", "unit_price", "triggers",
)  # fmt: skip


def score(record: Row, gold: Row) -> Tally:
    """Compare a record (as in its JSON file; `{}` for a contract that gave none) with gold."""
    tally = Tally()
    _fields(tally, record, gold)
    _parties(tally, record, gold)
    for part, judge in (("payments", _payments), ("penalties", _penalties), ("clauses", _clauses), ("items", _items)):
        if part in gold:
            judge(tally, record.get(part) or [], gold[part])
    _evidence(tally, record)
    return tally


def _fields(tally: Tally, record: Row, gold: Row) -> None:
    found = record.get("fields") or {}
    for name, want in gold.get("fields", {}).items():
        fact = found.get(name)
        right = tally.value("fields", value_of(fact), want, name, column=name)
        tally.judge("fields", name, bool(right), fact)


def _parties(tally: Tally, record: Row, gold: Row) -> None:
    for want in gold.get("parties", []):
        same_role = [party for party in record.get("parties", []) if party.get("role") == want["role"]]
        # Of several parties of a role the one of that name, else the first.
        named = [party for party in same_role if is_right(value_of(party.get("name")), want["name"])]
        party = (named or same_role or [{}])[0]
        for name, answer in want.items():
            if name != "role":
                full, fact = f"{want['role']}.{name}", party.get(name)
                right = tally.value("parties", value_of(fact), answer, full, column=name)
                tally.judge("parties", full, bool(right), fact)


def _payments(tally: Tally, given: list[Row], wanted: list[Row]) -> None:
    pairs, extra, missed = tally.rows("payments", given, wanted, _payment_likeness)
    _judge_rows(tally, "payments", [mine for mine, _ in pairs], extra, missed)
    for mine, gold in pairs:
        row = brief(gold)
        for name, want in gold.items():
            got: Any = mine.get(name)
            if name == "triggers":  # a set: the list in gold is the answer, not a choice of answers
                got, want = _set_text(got), _set_text(want)
            tally.value("payment_cells", got, want or None, f"[{row}] {name}", column=name)


def _judge_rows(tally: Tally, part: str, paired: list[Row], extra: list[Row], missed: list[Row]) -> None:
    tally.misses += [f"{part}: extra [{brief(one)}] «{show(one.get('text'))[:40]}»" for one in extra]
    tally.misses += [f"{part}: missed [{brief(one)}]" for one in missed]
    for rows, right in ((paired, True), (extra, False)):
        for one in rows:
            tally.judge(part, brief(one), right, one)


def brief(row: Row) -> str:
    """What tells a row of payments, penalties or items from its neighbours, on one line."""
    return " ".join(show(row[name]) for name in _TELLING if row.get(name) not in (None, "", [], [None]))


def _set_text(words: list[str] | None) -> str:
    return "|".join(sorted(words or []))


def _payment_likeness(mine: Row, gold: Row) -> float:
    """0 unless a stated amount or percentage agrees; triggers and the due date settle between look-alikes."""
    figures = sum(
        is_right(mine.get(name), gold[name]) and not nothing_wanted(gold[name]) for name in ("amount", "percent")
    )
    if not figures:
        return 0
    have, want = set(mine.get("triggers") or []), set(gold.get("triggers") or [])
    triggers = len(have & want) / len(have | want) if have | want else 1
    return 1 + figures + triggers + is_right(mine.get("due_on"), gold.get("due_on"))


def _penalties(tally: Tally, given: list[Row], wanted: list[Row]) -> None:
    # Compensation without a figure is no figure to compare.
    given = [one for one in given if one.get("kind") != "compensation"]
    pairs, extra, missed = tally.rows("penalties", given, wanted, _penalty_likeness)
    _judge_rows(tally, "penalties", [mine for mine, _ in pairs], extra, missed)
    for mine, gold in pairs:
        row = brief(gold)
        for name, want in gold.items():
            tally.value("penalty_cells", mine.get(name), want, f"[{row}] {name}", column=name)


def _penalty_likeness(mine: Row, gold: Row) -> float:
    """0 unless kind, liable side and figures agree; trigger and base settle between look-alikes."""
    if mine.get("kind") not in answers(gold["kind"]) or mine.get("liable") not in (gold["liable"], "either"):
        return 0
    if not is_right(mine.get("rate"), gold.get("rate")):
        return 0
    if "amount" in gold and not is_right(mine.get("amount"), gold["amount"]):
        return 0
    return 1 + 2 * (mine.get("trigger") in gold["trigger"]) + is_right(mine.get("base"), gold.get("base"))


def _clauses(tally: Tally, given: list[Row], wanted: Row) -> None:
    """Numbered clauses of the top level: those of the body, and those of each annex that gold lists."""
    top = [one for one in given if one.get("level") == 1 and one.get("number")]
    _chapters(tally, [one for one in top if one.get("part") == "body"], wanted["body"])
    for annex in wanted.get("annexes", []):
        if annex["clauses"]:
            title = _bare(annex["title"])
            mine = [one for one in top if one.get("part") == "annex" and title in _bare(one.get("annex"))]
            _chapters(tally, mine, annex["clauses"])


def _chapters(tally: Tally, given: list[Row], wanted: list[Row]) -> None:
    pairs, extra, missed = tally.rows("clauses", given, wanted, _clause_likeness)
    for one in extra:
        tally.misses.append(f"clauses: extra {one.get('id')} {one.get('number')} {str(one.get('heading'))[:20]}")
    tally.misses += [f"clauses: missed {one['number']}{one['heading']}" for one in missed]
    for mine, gold in pairs:
        tally.value("clause_types", mine.get("type"), gold["type"], f"{gold['number']}{gold['heading']}")


def _bare(title: Any) -> str:
    return re.sub(r"\s", "", str(title or ""))


def _clause_likeness(mine: Row, gold: Row) -> float:
    """A clause is right if its number and its heading (or the start of its text, where it has none) are."""
    if comparable(mine.get("number")) != comparable(gold["number"]):
        return 0
    want, text = comparable(gold["heading"]), str(mine.get("text") or "")
    heading = str(comparable(mine.get("heading") or text) or "")
    return float(heading.startswith(str(want)) or comparable(text.split("\n")[0][:80]) == want)


def _items(tally: Tally, given: list[Row], wanted: list[Row]) -> None:
    given = [one for one in given if not one.get("is_total")]
    pairs, extra, missed = tally.rows("items", given, wanted, _item_likeness)
    _judge_rows(tally, "items", [mine for mine, _ in pairs], extra, missed)


def _item_likeness(mine: Row, gold: Row) -> float:
    return float(all(is_right(mine.get(name), want) for name, want in gold.items()))


def _evidence(tally: Tally, record: Row) -> None:
    """Every quote must stand in the text where it says; clauses quote themselves and are left out."""
    text = record.get("text") or ""
    quotes = [one for part in _EVIDENCED for one in _quotes(record.get(part))]
    true = sum(text[one["start"] : one["end"]] == one["text"] for one in quotes)
    tally.count("evidence", true, len(quotes), len(quotes))


def _quotes(thing: Any) -> Iterator[Row]:
    """Everything below a thing that has `start`, `end` and `text` (clauses, which have an id, excepted)."""
    if isinstance(thing, list):
        for one in thing:
            yield from _quotes(one)
    elif isinstance(thing, dict):
        offsets = isinstance(thing.get("start"), int) and isinstance(thing.get("end"), int)
        if offsets and isinstance(thing.get("text"), str) and "id" not in thing:
            yield thing
        for one in thing.values():
            yield from _quotes(one)
