"""What a penalty is read from: the figure, its sentence with what stands above it, and phrases that are asides."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extract.facts.context import Context
from extract.lexicon import phrase
from extract.model import Clause, Span

# 未经甲方同意, 甲方书面通知后, 按甲方要求: the party named there neither breaches nor pays.


REACH = 600
"""Characters around a figure that can say anything of it: a text without stops is one sentence of any length."""
ABOVE = 4_000
"""Characters of its clause that a sentence is read with: where no clauses were found, the text is one of any length."""


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
    """A sentence with what stands above it: the sentences before it in its clause, the headings, the head of its table.

    `behind` are the sentences after it, both no more than `ABOVE` characters; `beside` who pays by the items before it
    in its list.
    """

    clause: Clause
    sentence: Span
    before: Span
    headings: list[str]
    head: Span | None = None
    beside: frozenset[str | None] = frozenset()

    @property
    def behind(self) -> Span:
        return Span(self.sentence.end, max(self.sentence.end, min(self.clause.end, self.sentence.end + ABOVE)))


def plain(text: str) -> str:
    """The text with asides blanked out, of the same length.

    >>> plain("乙方未经甲方同意转包的")
    '乙方＊＊＊＊＊＊转包的'
    """
    return phrase("liable.aside").sub(lambda match: "＊" * len(match.group()), text)


def cell_left(text: str) -> str:
    """What stands left of a figure in its own cell of a table."""
    return text.rsplit("\t", 1)[-1]


def cell_right(text: str) -> str:
    """What stands right of a figure in its own cell of a table."""
    return text.split("\t", 1)[0]


def sentence_before(context: Context, scope: Scope) -> Span | None:
    """The sentence right before this one in its clause."""
    return next(reversed(list(context.sentences(scope.before))), None)
