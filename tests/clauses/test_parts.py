"""Cover, preamble, body, signature, annexes."""

from clause_helpers import document, tops

from extract.clauses import segment
from extract.clauses.outline_text import render

BASE = """云溪市办公设备采购合同
合同编号：YX-2026-01
甲方：云溪市示范中学
乙方：示例设备有限公司
根据《中华人民共和国民法典》的规定，甲乙双方经协商一致，签订本合同。
一、标的
打印机十台。
二、付款
验收后十日内付清。
三、其他
一式四份。"""
SIGNED = """
甲方（盖章）：云溪市示范中学 乙方（盖章）：示例设备有限公司
法定代表人： 法定代表人：
签订日期：2026年3月1日"""


def parts(text: str) -> list[tuple[str, str]]:
    return [(c.id, c.part) for c in segment(document(text)).clauses]


def test_parts_of_a_plain_contract() -> None:
    assert parts(BASE + SIGNED) == [
        ("cover/1", "cover"),
        ("preamble/1", "preamble"),
        ("body/1", "body"),
        ("body/2", "body"),
        ("body/3", "body"),
        ("signature/1", "signature"),
    ]


def test_list_of_annexes_is_no_annex() -> None:
    text = (
        BASE
        + "\n附件1：保密协议\n附件2：报价表\n（以下无正文）"
        + SIGNED
        + "\n附件1\n保密协议\n一、保密义务\n二、期限\n附件2\n报价表\n名称\t单价\n桌\t1"
    )
    outline = segment(document(text))
    assert [c.id for c in outline.clauses if c.level == 1 and c.part == "annex"] == [
        "annex-1", "annex-1/1", "annex-1/2", "annex-2",
    ]  # fmt: skip
    assert outline.by_id["annex-1"].annex == "附件1 保密协议"
    assert outline.by_id["body/annexes"].type == "annex_list"
    assert tops(outline, "annex") == [("一、", "保密义务"), ("二、", "期限")]


def test_annex_named_before_the_signature() -> None:
    outline = segment(document(BASE + "\n附件：设备配置清单" + SIGNED))
    assert [c.part for c in outline.clauses][-2:] == ["body", "signature"]


def test_signature_behind_a_named_annex_and_a_party_clause() -> None:
    notice = (
        "四、通知\n甲方：云溪市示范中学\n地址：云溪路1号\n电话：010\n乙方：示例设备有限公司\n五、附件\n附件：技术协议"
    )
    text = f"{BASE}\n{notice}\n甲方：云溪市示范中学\n乙方：示例设备有限公司\n法定代表人：\n法定代表人：\n签订日期："
    outline = segment(document(text))
    assert [n for n, _ in tops(outline)] == ["一、", "二、", "三、", "四、", "五、"]
    assert [c.part for c in outline.clauses][-1] == "signature"
    assert all(c.part != "annex" for c in outline.clauses)


def test_articles_in_an_annex_of_another_style() -> None:
    text = (
        BASE + SIGNED + "\n附件二：廉政承诺书\n我方承诺如下：\n第一条 承诺内容\n（一）不行贿。\n"
        "第二条 责任\n承诺人（盖章）：示例设备有限公司\n2026年3月1日"
    )
    outline = segment(document(text))
    assert tops(outline, "annex") == [("第一条", "承诺内容"), ("第二条", "责任")]
    assert outline.by_id["annex-2/signature"].type == "signature"
    assert outline.anomalies == ()


def test_parties_at_the_head_of_an_annex_are_no_signature() -> None:
    text = (
        BASE + SIGNED + "\n附件一：保密协议\n甲方：云溪市示范中学\n乙方：示例设备有限公司\n"
        "为保守秘密，双方达成如下协议。\n一、范围\n二、期限"
    )
    assert tops(segment(document(text)), "annex") == [("一、", "范围"), ("二、", "期限")]


def test_review_notes_behind_the_signature_are_no_clauses() -> None:
    notes = segment(document(BASE + SIGNED + "\n法务初审：\n1、核对双方名称\n2、核对金额"))
    assert tops(notes)[-1] == ("三、", "其他")


def test_signature_as_a_table() -> None:
    text = BASE + "\n需 方\t供 方\n单位名称（章）：甲\t单位名称（章）：乙\n法定代表人：\t法定代表人：\n电话：\t电话："
    assert parts(text)[-1] == ("signature/1", "signature")


def test_party_block_inside_the_body_is_no_signature() -> None:
    text = BASE.replace("二、付款", "二、联系方式\n甲方（盖章处见后）：\n地址：云溪路1号\n电话：010\n三、付款").replace(
        "三、其他", "四、其他"
    )
    assert [n for n, _ in tops(segment(document(text + SIGNED)))] == ["一、", "二、", "三、", "四、"]


def test_form_in_three_parts() -> None:
    text = (
        "施工合同\n第一部分 合同协议书\n发包人：甲\n承包人：乙\n"
        "根据有关法律，双方就工程施工协商一致，达成如下协议：\n"
        "一、工程概况\n校舍。\n二、合同工期\n一年。\n"
        "发包人：（公章） 承包人：（公章）\n法定代表人： 法定代表人：\n地址： 地址：\n"
        "第二部分 通用合同条款\n1. 一般约定\n1.1 词语定义\n1.2 语言文字\n2. 发包人\n"
        "第三部分 专用合同条款\n1. 一般约定\n1.1 词语定义\n2. 发包人"
    )
    outline = segment(document(text))
    assert outline.anomalies == ()
    assert [n for n, _ in tops(outline)] == ["一、", "二、", "1.", "2.", "1.", "2."]
    assert {"body/p1/1", "body/p2/1/2", "body/p3/2"} <= set(outline.by_id)
    assert outline.by_id["body/p3"].heading == "第三部分专用合同条款"


def test_parts_counted_by_stems() -> None:
    text = (
        "泵房改造施工合同\n发包人：青石县水务局\n承包人：云麓建设有限公司\n甲、协议部分\n第一条 工程概况\n泵房一座。\n第二条 工期\n90天。\n"
        "乙、专用部分\n1 发包人代表\n周一平。\n2 价款支付\n2.1 验收后付清。\n3 争议\n3.1 协商解决。"
    )
    outline = segment(document(text))
    assert [n for n, _ in tops(outline)] == ["第一条", "第二条", "1", "2", "3"]


def test_unnumbered_headings() -> None:
    text = (
        "施工合同\n根据有关法律的规定，双方就工程施工签订本合同。\n工程概况\n"
        "1. 名称：校舍\n2. 地点：云溪\n付款方式\n1. 预付一半\n"
        "2. 其余付清\n违约责任\n1. 逾期每日千分之一\n争议解决\n向法院起诉。"
    )
    outline = segment(document(text, bold=frozenset({2, 5, 8, 10})))
    assert [(c.heading, c.number) for c in outline.clauses if c.part == "body" and c.level == 1] == [
        ("工程概况", ""), ("付款方式", ""), ("违约责任", ""), ("争议解决", ""),
    ]  # fmt: skip
    assert outline.anomalies == ()


def test_table_of_contents_is_no_body() -> None:
    text = "合同\n目 录\n第一条 标的\n第二条 付款\n第一条 标的\n桌椅。\n第二条 付款\n付清。"
    outline = segment(document(text))
    assert [c.id for c in outline.clauses] == ["cover/1", "body/1", "body/2"]


def test_empty_and_blank() -> None:
    assert segment(document("")).clauses == ()
    assert segment(document("\n \n")).clauses == ()


def test_render() -> None:
    doc = document(BASE + SIGNED.replace("三", "三") + "\n")
    shown = render(doc, segment(doc))
    assert "【正文】" in shown and "  二、 付款  〔付款〕\n" in shown
    odd = document(BASE.replace("三、其他", "五、其他"))
    assert "编号跳号（五、，应为 3）" in render(odd, segment(odd))


def test_head_of_an_annex_is_no_list() -> None:
    outline = segment(document(BASE + SIGNED + "\n附件\n名称\t单价\n桌\t1"))
    assert outline.by_id["annex-1"].types == ()


def test_instructions_of_a_form_are_no_clauses() -> None:
    head, body = BASE.split("\n甲方", 1)
    text = f"{head}\n填 写 说 明\n一、本合同为示范文本。\n二、空白处由双方填写。\n三、没有约定的填无。\n甲方{body}"
    assert tops(segment(document(text))) == [("一、", "标的"), ("二、", "付款"), ("三、", "其他")]


def test_instructions_alone_stay_clauses() -> None:
    text = "填写说明\n一、用黑色笔填写。\n二、空白处由双方填写。"
    assert [number for number, _ in tops(segment(document(text)))] == ["一、", "二、"]


def test_special_conditions_name_only_the_clauses_that_they_change() -> None:
    text = "专用合同条款\n1. 一般约定\n1.1 无。\n2. 发包人\n2.2 发包人代表：周一平。\n15. 保修\n15.2 缺陷责任期两年。\n30. 其他\n无。"
    numbers = [c.number for c in segment(document(text)).clauses if c.number]
    assert numbers == ["1.", "1.1", "2.", "2.2", "15.", "15.2"]
