"""Document → Outline: the contract as a tree of clauses.

>>> from extract.clauses import segment
>>> outline = segment(document)          # doctest: +SKIP
>>> [(c.number, c.heading, c.type) for c in outline.clauses if c.level == 1]  # doctest: +SKIP
"""

from extract.clauses.segment import segment

__all__ = ["segment"]
