"""Words of Chinese text (jieba): for diffs, likeness and queries, never for the borders of values.

The dictionary is read on the first call (under a second), from the package and not from jieba's cache file in the
common temporary folder: that file is shared between users and would be loaded as code-like data.
"""

from __future__ import annotations

import logging
import warnings
from functools import cache
from typing import Any

TERMS = """
    甲方 乙方 丙方 采购人 供应商 中标人 成交供应商 买方 卖方 发包人 承包人 委托人 受托人 违约金 质保金 保证金
    履约保证金 质量保证金 预付款 进度款 尾款 验收 工作日 日历天 不得 应当 必须 有权 无权 不可抗力 逾期 滞纳金
    合同总价 合同价款 不低于 不高于 不少于 不超过 以上 以下 以内 转包 分包 质保期 保修期
"""
"""Words of contracts that must not be cut apart: a change within them is a change of the word."""

_APART = (
    "应付 应付款 应付款项 应付账款 应收 应收款 应交 应缴 应得 应有 应负 应享 应将 应该由 不应 可由 均可 均应 必须由"
)
"""Dictionary words that hide a duty: 应付款 must fall into the same words as 应当付款."""


@cache
def _tokenizer() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's syntax and imports are older than our interpreter's taste
        import jieba

    jieba.setLogLevel(logging.ERROR)
    words = jieba.Tokenizer()
    with words.get_dict_file() as file:
        words.FREQ, words.total = words.gen_pfdict(file)
    words.initialized = True
    for term in TERMS.split():
        words.add_word(term)
    for term in _APART.split():
        words.del_word(term)
    return words


def cut(text: str) -> list[str]:
    """The words of a text in order; joined they are the text.

    Without the model for unknown words: the same characters are cut the same way wherever they stand.

    >>> cut("乙方不得转包")
    ['乙方', '不得', '转包']
    """
    return list(_tokenizer().cut(text, HMM=False)) if text else []
