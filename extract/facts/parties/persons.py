"""What a sentence says of a party who is a person: 乙方：某某，身份证号…，现居某市某路3号，电话13…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.facts.context import Context
from extract.facts.parties import gates
from extract.facts.parties.blocks import Detail
from extract.facts.parties.heads import Head
from extract.lexicon import phrase

_SURE = 0.85
_LONGEST = 160
"""Characters of the sentence at most."""
_ATTRIBUTES = ("address", "phone")


def of_persons(context: Context, named: Sequence[Head]) -> Iterator[Detail]:
    """The address and the phone of each person who is named as a party, from the rest of the sentence that names him."""
    text = context.document.view.text
    starts = sorted(head.start for head in named)
    for head in named:
        if not head.names or "?" in head.key or gates.read("contact", head.names[0].value) is None:
            continue
        begin = head.names[0].end
        limit = next((start for start in starts if start >= begin), len(text))
        rest = text[begin : min(limit, begin + _LONGEST)]
        end = phrase("parties.person_end").search(rest)
        rest = rest[: end.start()] if end else rest
        if phrase("parties.of_a_person").search(rest) is None:
            continue
        for attribute in _ATTRIBUTES:
            match = phrase(f"parties.{attribute}_of_a_person").search(rest)
            found = gates.read(attribute, match["value"]) if match else None
            if match is not None and found is not None:
                start = begin + match.start("value") + found.start
                yield Detail(head.key, attribute, found.value, start, start + found.end - found.start, _SURE)
