"""What a penalty is read from: the figure, its sentence with what stands above it, and phrases that are asides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.parties.sides import PARTY
from extract.model import Clause, Span

# 未经甲方同意, 甲方书面通知后, 按甲方要求: the party named there neither breaches nor pays.
_ASIDE = re.compile(
    rf"(?:未经|不经|经|征得|取得|得到|按照?|根据|依照?|应|在|接到?|收到)(?:过)?(?:{PARTY.pattern})[^，。；]{{0,8}}?"
    r"(?:同意|许可|批准|认可|允许|授权|确认|通知|要求|指令|安排|指示|催告|规定|验收)|"
    rf"(?:{PARTY.pattern})(?:书面|发出|事先|多次){{0,2}}(?:通知|催告|警告)(?:后|之日)|"
    rf"(?:给|使|对|造成|损害|影响|导致)(?:{PARTY.pattern})(?!的?(?:原因|违约))"
)


@dataclass(frozen=True)
class Anchor:
    """A figure that is the price of a breach. `form` is `ratio`, `money`, `multiple`, `full`, `blank` or `lpr`.

    `bounds` are what the contract leaves the figure between (200至600元, 0.5%～3%); `rate` or `amount` is the upper one.
    """

    form: str
    span: Span
    rule: str
    rate: Decimal | None = None
    amount: Decimal | None = None
    base: str | None = None
    base_text: str | None = None
    payer: str | None = None
    bounds: tuple[str, str] | None = None


@dataclass(frozen=True)
class Scope:
    """A sentence with what stands above it: the sentences before it in its clause, and the headings."""

    clause: Clause
    sentence: Span
    before: Span
    headings: list[str]


def plain(text: str) -> str:
    """The text with asides blanked out, of the same length.

    >>> plain("乙方未经甲方同意转包的")
    '乙方＊＊＊＊＊＊转包的'
    """
    return _ASIDE.sub(lambda match: "＊" * len(match.group()), text)


def cell_left(text: str) -> str:
    """What stands left of a figure in its own cell of a table."""
    return text.rsplit("\t", 1)[-1]


def cell_right(text: str) -> str:
    """What stands right of a figure in its own cell of a table."""
    return text.split("\t", 1)[0]


def sentence_before(context: Context, scope: Scope) -> Span | None:
    """The sentence right before this one in its clause."""
    return next(reversed(list(context.sentences(scope.before))), None)
