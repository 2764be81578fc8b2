"""章 ends many a given name, and every seal."""

import pytest

from extract.values.person import is_name


@pytest.mark.parametrize("name", ["覃焕章", "李国章", "韦文章"])
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("words", ["盖公章", "和印章", "王盖章", "盖章"])
def test_seals(words: str) -> None:
    assert not is_name(words)
