"""What a label asks for: 中标（成交）金额（万元） is `amount` in 万元, 第1包未中标供应商 is `lost` of lot 1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import regex

from extract.facts.fields.numbers import lot as lot_value
from extract.lexicon import phrase

_KEYS = (
    "project_number", "project_name", "number", "title", "lot", "lot_name", "method", "unit", "budget", "ceiling_price",
    "agency_fee", "publication_date", "first_date", "award_date", "acceptance_date", "acceptance_result", "signed_on",
    "issue_date", "opening_date", "chair", "representative", "committee", "outcome_reason", "reason", "bond", "score", "rank",
    "awarded", "passed", "rate", "amount", "first_price", "price", "agency", "lost", "refused", "candidate", "bidder", "buyer", "supplier",
    "term", "org_name", "item_name", "item_spec", "item_brand", "item_quantity", "item_unit_price", "detail", "seq", "line_total",
    "grand_total",
)  # fmt: skip
"""Phrases of `rules/phrases/notices.toml`, the more special before the wider."""
_HEADINGS = (
    "items", "watch", "closed", "change", "opening", "fee", "agency", "supplier", "buyer", "contact", "award",
)  # fmt: skip
SIDES = frozenset({"buyer", "supplier", "agency"})
_BRACKETS = re.compile(r"[（(【\[][^（）()【】\[\]]*[）)】\]]")
_ENDS = " ：:*"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Label:
    """`key` is what it asks for; `unit` that of the sum (万元, "" if not said); `lot` and `rank` where it names them.

    `side` is whose detail it is (`buyer`, `supplier`, `agency`, `bidder`, "" if the label does not say), `detail` which one.
    `core` is the label without brackets, number and unit; `net` is true for a price without its tax.
    """

    key: str
    core: str
    unit: str = ""
    lot: str | None = None
    rank: str = ""
    side: str = ""
    detail: str = ""
    net: bool = False


@lru_cache(maxsize=8192)
def classify(words: str) -> Label | None:
    """What a tight, simplified label asks for; `None` if it is no label that is known.

    >>> [(x.key, x.unit, x.lot) for w in ("中标（成交）金额（万元）", "第1包未中标供应商") if (x := classify(w))]
    [('amount', '万元', None), ('lost', '', '1')]
    """
    bare = words.strip(_ENDS)
    if not bare or len(bare) > _LONGEST:
        return None
    bare = phrase("notices.item_mark").sub("", bare)
    unit = ""
    for inside in _BRACKETS.findall(bare):
        found = phrase("notices.unit_inside").search(inside[1:-1])
        unit = unit or (found["unit"] if found else "")
    lot, core = _lot_in_front(bare)
    core = _BRACKETS.sub("", core).strip(_ENDS)
    tail = phrase("notices.unit_tail").search(core)
    if tail and tail.start():
        core, unit = core[: tail.start()], tail["unit"]
    for key in _KEYS:
        match = phrase(f"notices.{key}").search(core)
        if match is None:
            continue
        if key == "detail":
            side = _side_of(match["side"])
            if side is None:
                continue
            detail = next(name for name, value in match.groupdict().items() if name != "side" and value)
            return Label(key, core, unit, lot, side=side, detail=detail)
        rank = (match["rank"] or match["behind"] or "") if key == "candidate" else ""
        return Label(key, core, unit, lot, rank, net=phrase("notices.net").search(bare) is not None)
    return None


def column(words: str) -> Label | None:
    """What a column is headed with: a label, or a head that is known and asks for nothing read here (`other`)."""
    found = classify(words)
    if (found is not None and found.key != "term") or not words:
        return found
    core = _BRACKETS.sub("", words.strip(_ENDS)).strip(_ENDS)
    return Label("other", core) if phrase("notices.other_column").match(core) else None


def alone(words: str) -> Label | None:
    """What is a label in front of a colon only: a lot by itself (第1包) as `lot_mark`, a rank (第一名) as a candidate."""
    ranked = phrase("notices.rank_alone").match(phrase("notices.item_mark").sub("", words.strip(_ENDS)))
    return Label("candidate", words, rank=ranked["rank"]) if ranked is not None else lot_alone(words)


def lot_alone(words: str) -> Label | None:
    """A lot by itself (第1包) as the label `lot_mark`."""
    bare = words.strip(_ENDS)
    whole = phrase("notices.lot_mark").fullmatch(bare) if len(bare) <= _LONGEST else None
    return Label("lot_mark", bare, lot=lot_of(whole)) if whole is not None else None


def _lot_in_front(label: str) -> tuple[str | None, str]:
    """(lot, rest) of 第1包中标供应商; a label that is nothing but a lot keeps its words."""
    match = phrase("notices.lot_mark").match(label)
    if match is None or match.end() >= len(label):
        return None, label
    return lot_of(match), label[match.end() :].lstrip("的： ")


def lot_of(match: regex.Match[str]) -> str:
    """The lot that a `lot_mark` names, as a number or letter."""
    return lot_value(match["a"] or match["b"] or match["c"])


def _side_of(words: str) -> str | None:
    if phrase("notices.detail_side").match(words):
        return ""
    if (member := phrase("notices.lead_side").match(words)) is not None and member.end() == len(words):
        return "supplier"
    owner = classify(words)
    return owner.key if owner is not None and owner.key in (*SIDES, "bidder") else None


@lru_cache(maxsize=4096)
def heading(words: str) -> str | None:
    """The part of a notice that a tight heading opens: `award`, `items`, `buyer`, `committee` …; `None` if none known."""
    core = _BRACKETS.sub("", phrase("notices.item_mark").sub("", words.strip(_ENDS))).strip(_ENDS + "。")
    if not core or len(core) > 40:
        return None
    for name in _HEADINGS:
        if phrase(f"notices.heading_{name}").search(core):
            return name
    return None
