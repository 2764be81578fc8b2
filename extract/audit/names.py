"""Names of parties and projects as they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.lexicon import phrase
from extract.record import Party, Record
from extract.text.fold import fold


@lru_cache(16_384)
def tight(text: str) -> str:
    """A name as it is compared: folded, without spaces.

    >>> tight("禾木（成都） 科技有限公司")
    '禾木（成都）科技有限公司'
    """
    return re.sub(r"\s+", "", fold(text))


def parties(record: Record, role: str) -> Iterator[Party]:
    """The parties of a role that have a name."""
    return (party for party in record.parties if party.role == role and party.name is not None)


def alike(a: str, b: str) -> float:
    """How alike two names of projects are: the share of common pairs of characters, 0–1; years do not count.

    >>> alike("2024年校园物业服务", "2025年校园物业服务项目") > 0.7
    True
    """
    first, second = _pairs(a), _pairs(b)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


@lru_cache(4096)
def _pairs(text: str) -> frozenset[str]:
    plain = phrase("audit.of_many_names").sub("", tight(text))
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1))
