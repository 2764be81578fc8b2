"""The samples, measured once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.evaluate import Evaluation
from extract.evaluate.measure import measure

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """Top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def samples_evaluation() -> Evaluation:
    """What the program reads in the samples today, against `samples/gold`."""
    return measure(ROOT / "samples", ROOT / "samples" / "gold")
