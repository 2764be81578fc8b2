"""Where the program errs, as reviewers found: fields, rules and wordings, with the sentence ready to paste as an example."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from extract.dataset.journal import Act, standing
from extract.dataset.places import Rows, holder, parsed
from extract.record import Record
from extract.record.evidence import Evidence
from extract.text.sentences import around

DECIDING = ("correct", "confirm", "add", "remove")
_SENTENCES = 300
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Slip:
    """One value that was read wrong: what was read, what it is, by which rule, and the sentence it stands in."""

    place: str
    field: str
    rule: str
    was: str
    should: str
    sentence: str
    contract_id: str
    who: str


@dataclass
class Lessons:
    """`fields` and `rules`: (name, corrected, looked at), most corrected first; `wordings`: (label before the value, times)."""

    fields: list[tuple[str, int, int]] = field(default_factory=list)
    rules: list[tuple[str, int, int]] = field(default_factory=list)
    wordings: list[tuple[str, int]] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)


def noted(record: Record, act: Act) -> dict[str, str]:
    """What an act teaches, to be kept with it: the rule that read the value, the sentence, the words before it."""
    rule, fact = _rule(record, act)
    start, end = (act.start, act.end) if act.start is not None else (fact.start, fact.end) if fact else (None, None)
    text = record.text or ""
    return {"rule": rule, "sentence": _sentence(text, start, end), "label": _label(text, start)}


def of(acts: Sequence[Act], read: Callable[[str], Record]) -> Lessons:
    """What all corrections that stand teach; `read` gives a contract's record by its identifier, or raises `LookupError`."""
    wrong: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    wrong_rule: Counter[str] = Counter()
    seen_rule: Counter[str] = Counter()
    wordings: Counter[str] = Counter()
    made = Lessons()
    for act in standing(acts):
        if act.kind not in DECIDING:
            continue
        told = act.more if "rule" in act.more else _noted(read, act)
        name, rule = _field(act.place), str(told.get("rule", ""))
        seen[name] += 1
        seen_rule[rule] += bool(rule)
        if act.kind == "confirm" or (act.kind == "correct" and (act.new or "") == (act.read or "")):
            continue
        wrong[name] += 1
        wrong_rule[rule] += bool(rule)
        if label := told.get("label"):
            wordings[str(label)] += 1
        if act.kind == "correct" and told.get("sentence") and len(made.slips) < _SENTENCES:
            proof = str(told["sentence"]), act.sha256[:16], act.who or ""
            made.slips.append(Slip(act.place, name, rule, act.read or "", act.new or "", *proof))
    made.fields = [(name, n, seen[name]) for name, n in wrong.most_common()]
    made.rules = [(name, n, seen_rule[name]) for name, n in wrong_rule.most_common() if n]
    made.wordings = wordings.most_common(50)
    return made


def _noted(read: Callable[[str], Record], act: Act) -> dict[str, str]:
    """The same for an act that came from a file."""
    try:
        return noted(read(act.sha256[:16]), act)
    except LookupError:  # of a file that is not in this run
        return {}


def _field(place: str) -> str:
    """The place without the number of its row."""
    try:
        found = parsed(place)
    except LookupError:
        return place
    role = f".{found.row.split('[')[0]}" if found.part == "parties" and found.row else ""
    return ".".join(one for one in (f"{found.part}{role}", found.name) if one)


def _rule(record: Record, act: Act) -> tuple[str, Evidence | None]:
    """The rule that read the value, and its evidence."""
    try:
        place = parsed(act.place)
        thing: Any = holder(Rows(record), place)
    except LookupError:
        return "", None
    fact = thing if isinstance(thing, Evidence) else getattr(thing, place.name, None) if place.name else None
    if isinstance(fact, list):
        fact = fact[place.index - 1] if 0 < place.index <= len(fact) else None
    return (fact.rule, fact) if isinstance(fact, Evidence) else ("", None)


def _sentence(text: str, start: int | None, end: int | None) -> str:
    """The sentence around a value, from stop to stop."""
    if start is None or end is None or end <= start:
        return ""
    return text[slice(*around(text, start, end, _LONGEST))].strip()


def _label(text: str, start: int | None) -> str:
    """What stands right before the value: the words by which it is found."""
    if start is None:
        return ""
    before = text[max(start - 24, 0) : start]
    for mark in "，。；！？\n\t（）()、":
        before = before.rpartition(mark)[2]
    return before.strip(" ：:　")[-16:]
