"""What rules read otherwise is told as written: traditional characters, a contract's own words for its sides, and the
brackets of numbers, which people look for as they are written.
"""

from __future__ import annotations

from functools import partial

from extract.lexicon.simplified import original
from extract.model import Document
from extract.model.aliases import own_words
from extract.record import Record, reword, stated_in

_NUMBERS = ("number", "project_number", "buyer_number", "supplier_number")
_HALF = str.maketrans("（）", "()")


def as_written(document: Document, record: Record) -> None:
    """Put the characters that stand in the text into every text of the record's values, and its own words into labels."""
    for word, shown in own_words(document.folded).items():
        for party in record.parties:
            party.label = party.label.replace(shown, word)
    for name in _NUMBERS:
        number = getattr(record.fields, name)
        if number is not None and number.value is not None:
            raw = document.text[number.start : number.end]
            number.value = number.value.translate(_HALF) if "(" in raw and "（" not in raw else number.value
    if not document.is_traditional:
        return
    view = document.view
    for fact in stated_in(record):
        i, j = view.index(fact.start), view.index(fact.end)
        written = "".join(document.text[k] for k in view.at[i:j])
        reword(fact, partial(original, read=view.text[i:j], written=written))
