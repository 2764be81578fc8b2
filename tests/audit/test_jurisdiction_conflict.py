"""争议管辖前后不一致或“或裁或诉”"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding

CHECK = "jurisdiction-conflict"
TEXT = """信息系统运维合同
甲方：鹤浦市档案馆
乙方：鹤浦云信科技有限公司
一、服务内容
乙方负责档案系统运维。
二、合同价款
合同总价为98,000元。
三、争议解决
{body}
四、其他
本合同自签字之日起生效。
附件一 保密协议
一、保密内容
乙方对档案信息保密。
二、争议
{annex}
"""
BUYER = "协商不成的，向甲方所在地人民法院提起诉讼。"


@pytest.mark.parametrize(
    ("body", "annex"),
    [
        (BUYER, "因本协议发生的争议，向甲方住所地有管辖权的人民法院起诉。"),
        (BUYER, "本协议未尽事宜，双方协商解决。"),
        ("提请鹤浦仲裁委员会仲裁，仲裁裁决是终局的。", "提交鹤浦仲裁委员会裁决。"),
        ("按下列第2种方式解决：1、向鹤浦仲裁委员会申请仲裁；2、向甲方所在地人民法院起诉。", BUYER),
        ("选择以下方式之一：\n☐向鹤浦仲裁委员会申请仲裁\n☑向甲方所在地人民法院起诉", BUYER),
        (BUYER + "提交仲裁或诉讼期间，双方应继续履行无争议的部分。", BUYER),
        (BUYER, "乙方与其员工的劳动争议，由乙方向劳动争议仲裁委员会申请仲裁解决，与甲方无关。"),
        ("向原告所在地人民法院起诉。", ""),
    ],
)
def test_one_forum_or_a_list_to_choose_from(findings: Callable[..., list[Finding]], body: str, annex: str) -> None:
    assert findings(CHECK, TEXT.format(body=body, annex=annex)) == []


@pytest.mark.parametrize(
    "body",
    [
        "协商不成的，任何一方可向鹤浦仲裁委员会申请仲裁，也可以向甲方所在地人民法院起诉。",
        "争议提交甲方所在地仲裁委员会仲裁或向甲方所在地人民法院提起诉讼。",
        "可以向人民法院起诉或者申请仲裁。",
    ],
)
def test_arbitration_or_court_at_choice(findings: Callable[..., list[Finding]], body: str) -> None:
    (found,) = findings(CHECK, TEXT.format(body=body, annex=""))
    assert "或裁或诉" in found.detail and found.text == body


@pytest.mark.parametrize(
    ("body", "annex", "words"),
    [
        (BUYER, "因本协议发生的争议，提交鹤浦仲裁委员会仲裁。", ["诉讼", "仲裁"]),
        (BUYER, "因本协议发生的争议，向乙方住所地人民法院起诉。", ["采购方所在地", "供应方所在地"]),
        ("提交鹤浦仲裁委员会仲裁。", "由北岭仲裁委员会仲裁。", ["鹤浦仲裁委员会", "北岭仲裁委员会"]),
    ],
)
def test_text_and_annex_say_different_forums(
    findings: Callable[..., list[Finding]], body: str, annex: str, words: list[str]
) -> None:
    (found,) = findings(CHECK, TEXT.format(body=body, annex=annex))
    assert found.severity == "warning" and len(found.quotes) == 1 and "附件" in found.detail
    assert all(word in found.detail for word in words)
