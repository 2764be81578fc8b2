"""How alike texts are: TF-IDF over words, as sparse vectors."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

_MOST = 24
"""Candidates kept for each text."""


def likely(a: Sequence[Sequence[str]], b: Sequence[Sequence[str]], least: float) -> Iterator[tuple[float, int, int]]:
    """Pairs `(cosine, i, j)` of at least `least`, for each `i` the best few, in no order.

    `a` and `b` are the words of texts. Words of a text count once more for each doubling; rare words count more.
    """
    import numpy

    documents = [Counter(one) for one in (*a, *b)]
    frequency = Counter(word for one in documents for word in one)
    vectors = []
    for counts in documents:
        vector = {w: (1 + math.log2(n)) * math.log(1 + len(documents) / frequency[w]) for w, n in counts.items()}
        norm = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors.append({word: value / norm for word, value in vector.items()})
    where: dict[str, list[int]] = defaultdict(list)
    weigh: dict[str, list[float]] = defaultdict(list)
    for j, vector in enumerate(vectors[len(a) :]):
        for word, value in vector.items():
            where[word].append(j)
            weigh[word].append(value)
    postings = {word: (numpy.array(where[word]), numpy.array(weigh[word])) for word in where}
    for i, vector in enumerate(vectors[: len(a)]):
        score = numpy.zeros(len(b))
        for word, value in vector.items():
            if word in postings:
                at, weights = postings[word]
                score[at] += value * weights
        good = numpy.flatnonzero(score >= least)
        best = sorted(good.tolist(), key=lambda j: (-score[j], j))[:_MOST]
        yield from ((float(score[j]), i, j) for j in best)
