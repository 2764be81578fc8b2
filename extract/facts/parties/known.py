"""The heads of a document by what they are asked for: there may be thousands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from extract.facts.parties.heads import Head
from extract.lexicon import words
from extract.ner.gazetteer import gazetteer

T = TypeVar("T")


class Known:
    """The first head of each key, label and role, and whose each name is."""

    def __init__(self, named: Sequence[Head], names: dict[str, str]) -> None:
        self.by_key = _firsts((head.key, head) for head in named)
        self.by_label = _firsts((head.label, head.key) for head in named if head.names)
        # 联合体牵头人收款账户 is the lead's, who has the key of the side, also where a member is named before him.
        self.by_role = _firsts((head.role, head.key) for head in sorted(named, key=lambda head: head.key != head.role))
        self._owner = _firsts((name, key) for key, name in names.items())

    def owner(self, name: str) -> str | None:
        """The key of the party of a name, or of the one whose branch it is: 青石智联科技有限公司云麓分公司."""
        exact = self._owner.get(name)
        return exact or next((key for known, key in self._owner.items() if is_branch(name, known)), None)


def is_branch(name: str, whole: str) -> bool:
    """True for the name of a branch of a company: all of its name, and what the branch is called behind it."""
    ends = (*gazetteer().organisation["branch"], *words("branch"))
    return name.startswith(whole) and name[len(whole) :].endswith(ends)


def _firsts(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    found: dict[str, T] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return found
