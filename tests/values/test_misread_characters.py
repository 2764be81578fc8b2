"""Characters that recognition reads for others: 曰 for 日, 釆 for 采, 峻工 for 竣工."""

from extract.text.fold import fold
from extract.values.lexer import lex


def test_days_are_days() -> None:
    tokens = lex(fold("验收合格后十曰内付款，2025年9月1曰起算")).tokens
    values = [getattr(token.value, "value", None) or str(token.value) for token in tokens]
    assert values == ["Duration(count=10, unit='day', flags=())", "2025-09-01"]


def test_words_are_words() -> None:
    assert fold("釆购人于峻工后验收") == "采购人于竣工后验收"
