"""What 甲方 and 乙方 mean in this contract, and who a word such as 守约方 or 我方 speaks of."""

from __future__ import annotations

import re

from extract.facts.context import Context, hole
from extract.facts.parties.roles import Sides
from extract.lexicon import alternation, words
from extract.model import Fact

_TAKER = re.compile(r"(?:收受|收取|接受)定金(?:的)?一?方")
_GIVER = re.compile(r"(?:给付|支付|交付|缴纳)定金(?:的)?一?方")
EITHER = re.compile(alternation("either"))
PARTY = re.compile(rf"(?:收受|收取|接受|给付|支付|交付|缴纳)定金(?:的)?一?方|{alternation('spoken')}")


def sides_of(context: Context) -> Sides:
    """Learn the sides from every line that names a party; the same for every assembler of a document."""
    return context.once(_learn)


def label_words(fact: Fact) -> str:
    """The label of a party's line with the marks behind it: `甲方（采购人）`."""
    marks = "".join(str(fact.holes[name].value) for name in ("marks", "more") if name in fact.holes)
    return str(hole(fact, "label")) + marks


def _learn(context: Context) -> Sides:
    sides = Sides()
    named = context.of("party.name")
    # In a subcontract 承包人 is the one who pays: 分包人 stands across the table.
    sides.subcontract = any(str(hole(fact, "label")) in words("subcontractor") for fact in named)
    for kind in ("party.name", "party.section"):
        for fact in context.of(kind):
            if "label" not in fact.holes:
                continue
            sides.learn(label_words(fact))
    return sides


def liable_side(word: str, sides: Sides) -> str | None:
    """`buyer`, `supplier` or `either` for a word of the text; `None` if it names neither."""
    if _TAKER.fullmatch(word):
        return "supplier"
    if _GIVER.fullmatch(word):
        return "buyer"
    if EITHER.fullmatch(word):
        return "either"
    if word in words("ours"):
        return "supplier"
    if word in words("yours"):
        return "buyer"
    side = sides.of(word)
    return side if side in ("buyer", "supplier") else None
