"""Instalments told in two languages: the English sentence beside the Chinese one says the same again."""

from __future__ import annotations

import re
from collections import Counter

from extract.facts.context import Context
from extract.facts.payments.places import Place
from extract.model import Span

_LETTERS = re.compile(r"[A-Za-z]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ENGLISH = 24  # letters of a sentence in English at least
_LETTERS_A_HAN = 3


def without_translations(context: Context, places: list[Place]) -> list[Place]:
    """The places without those in English whose figures a Chinese one has; each Chinese one answers for one in English."""
    english = [_is_english(context, place.anchor.sentence) for place in places]
    if not any(english) or all(english):
        return places
    told = Counter(_figures(place) for place, foreign in zip(places, english, strict=True) if not foreign)
    kept = []
    for place, foreign in zip(places, english, strict=True):
        if foreign and told[_figures(place)] > 0:
            told[_figures(place)] -= 1
            continue
        kept.append(place)
    return kept


def _figures(place: Place) -> tuple[object, object]:
    anchor = place.anchor
    return (anchor.percent, None) if anchor.percent is not None else (None, anchor.amount)


def _is_english(context: Context, sentence: Span) -> bool:
    text = context.tight(sentence)
    letters = len(_LETTERS.findall(text))
    return letters >= _ENGLISH and letters > _LETTERS_A_HAN * len(_HAN.findall(text))
