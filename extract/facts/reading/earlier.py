"""Recitals of a supplement: what they say of the contract before is not what the supplement agrees."""

from __future__ import annotations

from extract.facts.context import Context
from extract.lexicon import phrase
from extract.text.sentences import around

_REACH = 90


def of_earlier_contract(context: Context, offset: int) -> bool:
    """True for a value that its sentence states of the contract before: 双方签订了原合同，合同总价 …."""
    view = context.document.view
    at = view.index(offset)
    begin, _ = around(view.text, at, at, _REACH)
    return phrase("effect.of_earlier_contract").search(view.text[begin:at]) is not None
