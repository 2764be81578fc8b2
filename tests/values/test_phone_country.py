"""86 is a country only in front of a number."""

from __future__ import annotations

import pytest

from extract.values import phone


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0523-86190455", "0523-86190455"),
        ("0577-86093311", "0577-86093311"),
        ("86-0523-55190455", "0523-55190455"),
        ("+86 139 0000 5550", "13900005550"),
    ],
)
def test_a_local_number_may_begin_with_86(text: str, number: str) -> None:
    assert phone.parse(text) == number
