"""What 甲方 and 乙方 mean in this contract, and who a word such as 守约方 or 我方 speaks of."""

from __future__ import annotations

from extract.facts.context import Context
from extract.facts.parties.heads import heads
from extract.facts.parties.roles import Sides
from extract.lexicon import phrase, words

PARTY = phrase("liable.side")
_SPOKEN = (
    ("deposit_taker", "supplier"), ("deposit_giver", "buyer"), ("either", "either"), ("ours", "supplier"),
    ("yours", "buyer"),
)  # fmt: skip


def sides_of(context: Context) -> Sides:
    """Learn the sides from every line that names a party; the same for every assembler of a document."""
    return context.once(_learn)


def _learn(context: Context) -> Sides:
    sides = Sides()
    found = heads(context)
    # In a subcontract 承包人 is the one who pays: 分包人 stands across the table.
    sides.subcontract = any(head.label in words("subcontractor") and head.names for head in found)
    for head in found:
        sides.learn(head.words)
    return sides


def liable_side(word: str, sides: Sides) -> str | None:
    """`buyer`, `supplier` or `either` for a word of the text; `None` if it names neither."""
    for name, side in _SPOKEN:
        if word in words(name):
            return side
    learned = sides.of(word)
    return learned if learned in ("buyer", "supplier") else None
