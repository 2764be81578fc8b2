"""Words and phrases: every list has words, every phrase keeps its word."""

from __future__ import annotations

import pytest

from extract.errors import RuleError
from extract.lexicon import alternation, phrase, problems, words


def test_every_phrase_keeps_its_word() -> None:
    assert problems() == []


def test_the_longer_word_is_tried_first() -> None:
    assert words("buyer").index("业主方") < words("buyer").index("业主")
    assert "甲方" in alternation("buyer")


def test_an_unknown_name_is_told() -> None:
    with pytest.raises(RuleError, match="nobody"):
        words("nobody")
    with pytest.raises(RuleError, match=r"nobody\.here"):
        phrase("nobody.here")
