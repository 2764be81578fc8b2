"""A matter: the files of one contract, and the papers that were matched to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.audit.case import Case, Contract
from extract.audit.catalogue import default_catalogue
from extract.reconcile.library import Library
from extract.reconcile.match import Link, Settled
from extract.reconcile.papers import Paper


@dataclass(frozen=True)
class Matter:
    """`head` is the file that stands for the contract, `files` the others of its group (supplements, copies …), `links` the
    papers that are of this matter alone or of its purchase, the surest first."""

    id: str
    head: Paper
    files: Sequence[Paper]
    links: Sequence[Link]
    library: Library = field(repr=False)

    def contract(self, one: Paper | None = None) -> Contract:
        """The head, or another document of the matter, in full."""
        return self.library.contract((one or self.head).id)

    def case(self, check: str) -> Case:
        """The head before a check."""
        return Case(self.contract(), default_catalogue().checks[check])

    def of(self, *kinds: str, sure: bool = True) -> Iterator[Link]:
        """The links to papers of these types; those that are sure, or all but the ambiguous."""
        for link in self.links:
            if link.paper.kind in kinds and (link.certainty == "sure" or (not sure and link.certainty == "likely")):
                yield link


def matters(library: Library, settled: Settled) -> Iterator[Matter]:
    """All matters of the run, by the path of their head."""
    files: dict[str, list[Paper]] = defaultdict(list)
    for one in library.papers:
        if one.is_contract and not one.beside:
            files[library.matter_of[one.id]].append(one)
    links: dict[str, list[Link]] = defaultdict(list)
    for found in settled.links.values():
        for link in found:
            links[library.matter_of.get(link.contract.id, link.contract.id)].append(link)
    for matter_id, papers in sorted(files.items(), key=lambda item: item[1][0].path):
        head = next((one for one in papers if one.id == matter_id), papers[0])
        rest = [one for one in papers if one is not head]
        order = sorted(links[matter_id], key=lambda one: (one.certainty, one.paper.kind, one.paper.path))
        yield Matter(matter_id, head, rest, order, library)
