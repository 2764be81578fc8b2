"""Contracts as platforms publish them: forms in one line, pieces, masked figures. All names are invented."""

from __future__ import annotations

from typing import Any

import pytest

from extract.pipeline import examine_bytes

FORM = """采购人(全称): 云麓市第三中学 (甲方) 中标(成交)供应商(全称): 云麓人和家具有限公司 (乙方) 为了保护甲、乙双方合法权益,\
根据《中华人民共和国民法典》及其他有关法律,双方签订本合同协议书。 1.项目管理信息 (1)采购方式: 公开招标 (2)项目名称: 阅览桌椅采购 \
(3)采购计划编号: YLCG-202502200001 2.合同标的及金额
序号 | 标的名称 | 政府采购品目 | 型号规格 | 数量单位 | 数量 | 总价(元) | 1 | 阅览桌 | 桌类 | 一、桌面1、厚度25mm 二、桌腿1、钢制 \
| 张 | 20 | ******* | 合计金额小写: ******* 元 合计金额大写:肆万元整 |
合同标的及金额明细: 结算金额不超过合同总价90万元。 3.履行期限及地点和方式3.1 履行期限: 自合同签订之日起30天内 4.结算方式
4.1 资金支付方式:
第1次分期支付金额为******元,所占总合同金额百分之60,说明:货到并经甲方初步验收合格后30日内支付合同金额的60%。
第2次分期支付金额为14800元,所占总合同金额百分之37,说明:安装调试并验收合格后60日内支付合同金额的37%。
第3次分期支付金额为1200元,所占总合同金额百分之3,说明:2年整体质保期满后支付合同金额的3%。
4.2 收款账户: 云麓银行股份有限公司河东支行(云麓人和家具有限公司:800202515603777)
4.3 对中小微企业及时支付的约定:自交付之日起30日内支付款项;另有约定的,付款期限最长不得超过60日。
5.合同履约验收方式及要求:按国家标准验收
"""


def _record(text: str) -> Any:
    return examine_bytes(text.encode(), "a.txt").record


def _field(text: str, name: str) -> Any:
    fact = getattr(_record(text).fields, name)
    return None if fact is None else fact.value


def test_the_cells_of_a_form_in_one_line_are_no_clauses() -> None:
    record = _record(FORM)
    top = [clause.number for clause in record.clauses if clause.part == "body" and clause.level == 1]
    assert top == ["1.", "2.", "3.", "4.", "5."]
    rows = [(item.name, str(item.quantity), item.amount) for item in record.items if not item.is_total]
    assert rows == [("阅览桌", "20", None)]


def test_a_covered_total_is_read_from_its_words_and_no_other_sum() -> None:
    assert str(_field(FORM, "total_amount")) == "40000.00"


def test_an_instalment_explained_behind_its_share_is_one() -> None:
    rows = _record(FORM).payments
    assert [str(row.percent) for row in rows] == ["0.6", "0.37", "0.03"]
    assert [(row.due_days, row.triggers) for row in rows[:2]] == [
        (30, ["delivered", "accepted"]),
        (60, ["installed", "accepted"]),
    ]
    assert [str(row.amount) for row in rows[1:]] == ["14800.00", "1200.00"]


def test_the_account_line_of_a_form_names_its_holder() -> None:
    supplier = next(party for party in _record(FORM).parties if party.role == "supplier")
    assert supplier.name.value == "云麓人和家具有限公司"
    assert (supplier.bank.value, supplier.account.value) == ("云麓银行股份有限公司河东支行", "800202515603777")


def test_the_account_of_a_stranger_is_nobodys() -> None:
    text = FORM.replace("(云麓人和家具有限公司:8002", "(青石担保有限公司:8002")
    assert all(party.account is None for party in _record(text).parties)


PIECE = """2.付款方式:
第1次分期支付金额为******元,所占总合同金额百分之90,说明:货到指定地点并经甲方验收合格后30日内支付合同金额的90%。
第2次分期支付金额为******元,所占总合同金额百分之10,说明:1年质保期满后支付合同金额的10%。
五、验收标准和方法
(1)验收主体:甲方为项目的验收主体,验收组织方式:自行组织
(2)履约验收时间:乙方提出验收申请之日起7日内组织验收
(3)履约验收的内容:技术履约验收内容见乙方投标文件,验收合格后乙方移交资料
"""


def test_a_piece_that_tells_how_goods_are_accepted_is_of_a_contract() -> None:
    record = _record(PIECE)
    assert record.source.document_type == "contract"
    assert [str(row.percent) for row in record.payments] == ["0.9", "0.1"]
    assert [c.number for c in record.clauses if c.level == 1] == ["2.", "五、"]


@pytest.mark.parametrize(
    ("text", "number", "heading"),
    [
        ("第十条 争议解决\n协商不成的，任何一方可以向甲方所在地人民法院提起诉讼。\n", "第十条", "争议解决"),
        ("第十条 争议解决 因本合同发生的争议，向甲方所在地人民法院提起诉讼。\n", "第十条", "争议解决"),
        ("八、验收\n甲方应在7个工作日内组织验收，验收合格的由甲方出具验收单。\n", "八、", "验收"),
    ],
)
def test_a_piece_with_one_heading_is_one_clause(text: str, number: str, heading: str) -> None:
    record = _record(text)
    assert [(c.number, c.heading) for c in record.clauses if c.part == "body"] == [(number, heading)]
    assert record.source.document_type != "acceptance_notice"


def test_a_number_that_a_sentence_refers_to_is_no_clause() -> None:
    record = _record("双方同意按下列内容执行。\n第十条规定的情形发生时，双方另行协商解决。\n")
    assert not [c for c in record.clauses if c.number]


WORKS = (
    "办公楼修缮施工合同第一部分 协议书发包人(全称):青石县水务局承包人(全称):云麓宏远建设有限公司依照有关法律,双方协商一致,订立本合同。"
    "一、工程概况工程名称:2024年办公楼修缮工程(东楼、西楼、食堂8号)工程地点:东院、西院工程内容:屋面及外墙修缮"
    "二、合同工期开工日期: 2024年9月1日竣工日期: 2024年11月30日"
    "三、质量标准工程质量标准:合格四、合同价款金额(大写):壹拾万元整(人民币) ¥:100000元五、组成合同的文件"
    "组成本合同的文件包括:1、本合同协议书2、中标通知书"
)


def test_labels_glued_to_headings_and_values_begin_lines() -> None:
    fields = _record(WORKS).fields
    assert fields.title.value.startswith("办公楼修缮施工合同")
    assert (fields.term_start.value, fields.term_end.value) == ("2024-09-01", "2024-11-30")
    assert fields.place.value == "东院、西院"
    names = {party.role: party.name.value for party in _record(WORKS).parties}
    assert names == {"buyer": "青石县水务局", "supplier": "云麓宏远建设有限公司"}


def test_the_first_point_ends_a_title_glued_to_it() -> None:
    text = "青石县养护合同\n第一条本合同签订依据1.1《中华人民共和国民法典》。1.2地方规章。第二条养护期限2.1履行期：一年。2.2可续签。\n"
    headings = {c.number: c.heading for c in _record(text).clauses if c.part == "body"}
    assert headings["第一条"] == "本合同签订依据"
    assert headings["第二条"] == "养护期限"
    assert {"1.1", "1.2", "2.1", "2.2"} <= set(headings)


PLAIN = "甲方：江城县民政局\n乙方：江城县恒川家具有限公司\n"


@pytest.mark.parametrize(
    ("line", "field", "expected"),
    [
        ("合同编号：HC2024-政采-056（补）", "number", "HC2024-政采-056（补）"),
        ("合同编号：HC2024-政采-056（服务）", "number", "HC2024-政采-056"),
        ("经批准，采用单一来源方式采购，协议供货。", "procurement_method", "single_source"),
        ("本市的采购有询价采购、单一来源采购两种。", "procurement_method", None),
    ],
)
def test_small_things_told_whole(line: str, field: str, expected: str | None) -> None:
    assert _field(f"家具采购合同\n{line}\n{PLAIN}合同总价为人民币86000元。\n", field) == expected


PAGE = (
    "公告摘要\n项目编号-\n预算金额26.4万元\n招标公司青石县教育局\n中标联系人-\n货物类合同预览\n\n货物类项目政府采购合同协议书\n"
    "采购人(全称): 青石县教育局 (甲方)\n供应商(全称): 云麓示例信息有限公司 (乙方)\n  依照有关法律,双方协商一致,签订本合同。\n"
    "1.项目管理信息\n(1)采购方式: 公开招标\n(2)项目名称: 教室电脑采购\n2.合同标的及金额\n合同金额：264000元\n"
)


def test_what_a_page_says_above_a_contract_is_no_heading() -> None:
    top = [clause.number for clause in _record(PAGE).clauses if clause.part == "body" and clause.level == 1]
    assert top == ["1.", "2."]


def test_a_title_keeps_the_school_year_it_begins_with() -> None:
    text = f"2025—2026学年度安保服务采购合同\n{PLAIN}合同总价为人民币86000元。\n"
    assert _field(text, "title") == "2025—2026学年度安保服务采购合同"


def test_works_that_list_their_places_have_a_name() -> None:
    assert _field(WORKS, "project_name") == "2024年办公楼修缮工程（东楼、西楼、食堂8号）"
    longer = WORKS.replace("西楼、", "西楼、南楼、北楼、")
    assert _field(longer, "project_name") == "2024年办公楼修缮工程（东楼、西楼、南楼、北楼、食堂8号）"


def test_a_plan_handed_in_after_signing_is_no_term() -> None:
    text = f"{PLAIN}一、服务期限\n在合同签订后5个工作日内，乙方应向甲方提交本年度工作计划。\n二、养护地点：东园、西园。\n"
    assert _field(text, "term_duration") is None
    assert _field(text, "place") == "东园、西园"


def test_a_duty_to_deliver_in_a_plain_paragraph_is_the_term() -> None:
    text = f"{PLAIN}乙方应于签订合同后20天内供货，并于供货后10日内完成安装。\n合同总价为人民币86000元。\n"
    found = _field(text, "term_duration")
    assert (found.count, found.unit) == (20, "day")


def test_the_price_of_several_years_is_not_that_of_one() -> None:
    text = f"{PLAIN}1.1本项目中标价为三年1288002.00元，合同一年一签，本次合同期限为一年，合同金额为429334.00元。\n"
    assert str(_field(text, "total_amount")) == "429334.00"


def test_a_price_of_a_quarter_behind_the_total_leaves_it_whole() -> None:
    text = (
        f"{PLAIN}一、合同价款\n总金额（大写）人民币：陆拾捌万元整：（小写）¥680000元每季度养护费金额：（大写）叁拾肆万元整（小写）：¥340000元。\n"
        "二、付款\n考核通过后甲方每季度向乙方支付一次养护费。\n"
    )
    record = _record(text)
    assert str(record.fields.total_amount.value) == "680000.00"
    assert [str(row.amount) for row in record.payments] == ["340000.00"]


def test_line_ends_written_out_are_line_ends() -> None:
    text = r"甲方：江城县民政局\n\t乙方：江城县恒川家具有限公司\n\t一、合同标的\n\t家具一批。\n\t二、合同价款\n\t合同总价为人民币86000元。"
    record = _record(text)
    assert [party.name.value for party in record.parties] == ["江城县民政局", "江城县恒川家具有限公司"]
    assert [c.heading for c in record.clauses if c.part == "body"] == ["合同标的", "合同价款"]


def test_a_path_keeps_its_signs() -> None:
    text = f"{PLAIN}" + r"成果存于 D:\new\notes\reports\name 目录。" + "\n"
    assert r"D:\new\notes\reports\name" in examine_bytes(text.encode(), "a.txt").document.text
