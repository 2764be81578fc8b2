"""Clauses that are rows of a table without lines; other tables stay tables."""

from __future__ import annotations

from clause_helpers import document, tops

from extract.clauses import segment

HEAD = "管材销售合同\n供方（甲方）：示例管业有限公司\n需方（乙方）：示例县自来水公司\n"


def test_number_heading_and_text_in_three_cells() -> None:
    text = HEAD + (
        "一、\t质量标准：\t按厂家出厂标准执行\n"
        "\t包装标准：\t按厂家出厂标准执行\n"
        "二、\t交货地点：\t乙方仓库\n"
        "三、\t验收方式：\t到货当日清点数量\n"
        "四、\t违约责任：\t1、逾期付款的，每日按千分之一支付违约金。\n"
        "\t\t2、逾期交货的，每日按千分之一支付违约金。\n"
        "五、\t争议解决：\t由甲方所在地人民法院管辖。"
    )
    assert tops(segment(document(text))) == [
        ("一、", "质量标准"), ("二、", "交货地点"), ("三、", "验收方式"), ("四、", "违约责任"), ("五、", "争议解决"),
    ]  # fmt: skip


def test_groups_of_a_list_are_no_clauses() -> None:
    text = HEAD + (
        "一、供货清单\n"
        "序号\t名称\t数量\t单价\t金额\n"
        "一\t管材部分\n1\t给水管\t10\t5\t50\n"
        "二\t阀门部分\n2\t蝶阀\t1\t20\t20\n"
        "三\t辅材部分\n3\t胶圈\t2\t5\t10\n"
        "二、付款\n货到付款。"
    )
    assert tops(segment(document(text))) == [("一、", "供货清单"), ("二、", "付款")]


def test_a_table_of_instalments_is_no_outline() -> None:
    text = HEAD + (
        "一、付款\n"
        "一、\t预付款\t合同签订后支付30%\n"
        "二、\t到货款\t到货后支付60%\n"
        "三、\t质保金\t质保期满支付10%\n"
        "二、验收\n货到验收。"
    )
    assert [n for n, _ in tops(segment(document(text)))] == ["一、", "二、"]
