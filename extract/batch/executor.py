"""How the files are worked through: one after the other, in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.batch.discover import Input
from extract.batch.outcome import Outcome
from extract.batch.worker import process
from extract.rulebook import Rulebook
from extract.settings import DEFAULT, Settings


def run(inputs: Iterable[Input], rulebook: Rulebook | None = None, *, settings: Settings = DEFAULT) -> Iterator[Outcome]:
    """Yield one outcome for each input, as soon as it is there.

    The order is no part of the promise: a pool may finish a small file first. Who collects the outcomes sorts them.
    """
    for one in inputs:
        yield process(one, rulebook, settings=settings)
