"""两种文字均被约定为准"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "prevailing-language-conflict"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    "sentence",
    [
        "中英文不一致时，以英文为准。招标文件规定以中文为准。",
        "本合同以中、英文书就，发生歧义时以英文文本为准。采购文件约定中文版本优先。",
        "两种文本有歧义的，以葡文版本为准。解释上有差异的以中文版为准。",
        "中文、藏文文本具有同等效力，不一致时以藏文文本为准。与其他文字文本不一致的，以中文文本为优先。",
        "In case of discrepancy the English version shall prevail. 两种文字不一致的，以中文文本为准。",
    ],
)
def test_both_prevail(findings: Findings, sentence: str) -> None:
    (found,) = findings(CHECK, contract(other=f"十二、其他\n{sentence}"))
    assert len(found.quotes) == 1


@pytest.mark.parametrize("sentence", ["中英文不一致时，以中文为准。", "资料应附英文译本。", "以英文版本为准。"])
def test_one_prevails(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(other=f"十二、其他\n{sentence}")) == []
