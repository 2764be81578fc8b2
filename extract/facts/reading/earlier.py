"""Recitals of a supplement: what they say of the contract before is not what the supplement agrees."""

from __future__ import annotations

from extract.facts.context import Context
from extract.lexicon import phrase

_REACH = 90
_STOPS = "。；\n"


def of_earlier_contract(context: Context, offset: int) -> bool:
    """True for a value that its sentence states of the contract before: 双方签订了原合同，合同总价 …."""
    view = context.document.view
    at = view.index(offset)
    sentence = view.text[max(0, at - _REACH) : at]
    begin = max(sentence.rfind(stop) for stop in _STOPS) + 1
    return phrase("effect.of_earlier_contract").search(sentence[begin:]) is not None
