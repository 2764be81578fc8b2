"""公开文本含个人信息"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "personal-info-published"


def _with(text: str) -> str:
    return contract(other=f"十二、其他\n{text}本合同一式四份，双方各执两份，自双方签字盖章之日起生效。")


def test_an_identity_number(findings: Callable[..., list[Finding]]) -> None:
    [finding] = findings(CHECK, _with("项目负责人文二白，身份证号990101199003070031。"))
    assert finding.severity == "warning" and "990101********0031" in finding.detail


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("联系人手机：13800000000。", "138****0000"),
        ("联系电话139-0000-0000，邮箱wen12@163.com。", "个人邮箱"),
    ],
)
def test_phones_and_mailboxes_are_hints_and_masked(
    findings: Callable[..., list[Finding]], text: str, word: str
) -> None:
    [finding] = findings(CHECK, _with(text))
    assert finding.severity == "info" and word in finding.detail
    assert "13800000000" not in finding.detail and "wen12" not in finding.detail


@pytest.mark.parametrize(
    "text",
    [
        "联系电话：0700-5550101。",
        "邮箱：office@linjiang.example.cn。",
        "账号：6213800000000123456。",
        "身份证号990101199003070038。",
    ],
)
def test_what_is_no_personal_data(findings: Callable[..., list[Finding]], text: str) -> None:
    assert findings(CHECK, _with(text)) == []
