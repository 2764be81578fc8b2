"""The tricky lines: series that nest, restart, lose members; nothing is renumbered."""

from clause_helpers import by_number, document, tops

from extract.clauses import segment


def ids(text: str) -> list[str]:
    return [c.id for c in segment(document(text)).clauses]


def test_chapters_with_decimals() -> None:
    text = "一、服务内容\n1.1 名称：系统维护。\n1.2 数量：一项。\n二、价款\n2.1 总价为10元。\n2.1.1 其中税费1元。"
    assert ids(text) == ["body/1", "body/1/1", "body/1/2", "body/2", "body/2/1", "body/2/1/1"]


def test_year_behind_an_item_number() -> None:
    outline = segment(document("一、付款\n1.按月支付。\n2.2026 年度预算下达前不支付。\n3.以转账支付。"))
    assert [c.number for c in outline.clauses] == ["一、", "1.", "2.", "3."]
    assert outline.anomalies == ()


def test_nested_in_its_own_style() -> None:
    text = (
        "二、内容\n（一）目标：\n稳定。\n（二）任务：\n如下。\n（一）甲子系统\n（二）乙子系统\n（三）丙子系统\n三、期限"
    )
    outline = segment(document("一、定义\n" + text))
    assert [c.id for c in outline.clauses if c.number == "(三)" or c.number == "（三）"] == ["body/2/2/3"]
    assert tops(outline) == [("一、", "定义"), ("二、", "内容"), ("三、", "期限")]
    assert outline.anomalies == ()


def test_half_and_full_width_brackets_are_one_series() -> None:
    outline = segment(document("一、义务\n（一）守法\n(二) 保密\n（三）配合"))
    assert [c.id for c in outline.clauses] == ["body/1", "body/1/1", "body/1/2", "body/1/3"]
    assert outline.anomalies == ()


def test_duplicate_is_kept_and_noted() -> None:
    outline = segment(document("一、甲\n二、乙\n三、丙\n四、丁\n四、戊\n五、己"))
    assert [c.id for c in outline.clauses] == ["body/1", "body/2", "body/3", "body/4", "body/4~2", "body/5"]
    assert [(a.kind, a.clause, a.number, a.expected) for a in outline.anomalies] == [
        ("duplicate", "body/4~2", "四、", "5")
    ]


def test_gap_and_backward_are_kept_and_noted() -> None:
    outline = segment(document("一、甲\n二、乙\n四、丁\n五、戊\n三、丙"))
    assert [a.kind for a in outline.anomalies] == ["gap", "backward"]
    assert [c.number for c in outline.clauses] == ["一、", "二、", "四、", "五、", "三、"]


def test_lone_page_number_is_text() -> None:
    outline = segment(document("一、保密\n（一）甲；\n（二）乙；\n\n12\n\n（三）丙。"))
    assert [c.number for c in outline.clauses] == ["一、", "（一）", "（二）", "（三）"]


def test_articles_count_on_through_chapters() -> None:
    text = (
        "第一章 总则\n第一条 依法订立。\n第二条 用语如下。\n"
        "第二章 价款\n第三条 总价为一元。\n第三章 附则\n第四条 一式两份。"
    )
    outline = segment(document(text))
    assert [c.id for c in outline.clauses if c.level == 2] == ["body/1/1", "body/1/2", "body/2/3", "body/3/4"]
    assert outline.anomalies == ()


def test_wider_series_after_a_list_on_the_cover() -> None:
    text = (
        "采购合同\n1.项目名称：桌椅\n2.项目编号：A1\n第一条 标的\n"
        "桌椅。\n第二条 付款\n1. 预付一半。\n2. 验收后付清。\n第三条 其他"
    )
    assert tops(segment(document(text))) == [("第一条", "标的"), ("第二条", "付款"), ("第三条", "其他")]


def test_a_late_wider_series_does_not_take_over() -> None:
    text = "1. 标的\n2. 价款\n3. 付款\n4. 争议\n技术协议\n一、要求\n1、指标\n二、售后"
    assert [n for n, _ in tops(segment(document(text)))] == ["1.", "2.", "3.", "4."]


def test_a_bare_number_goes_on_with_a_series_of_titles() -> None:
    text = (
        "1　缘由\n1.1 双方曾订约。\n2　期限\n自签约起一年。\n2 人值守\n3　付款\n一次付清。\n4　违约\n4.1 按日计收。\n"
        "5 人驻场\n4.2 另赔损失。\n5　其他\n一式两份。"
    )
    assert tops(segment(document(text))) == [("1", "缘由"), ("2", "期限"), ("3", "付款"), ("4", "违约"), ("5", "其他")]


def test_bare_numbers_need_their_decimals() -> None:
    text = "1 委托事项\n1.1 监测水质。\n2 支付\n2.1 一次付清。\n30 天内完成。"
    assert [c.number for c in segment(document(text)).clauses] == ["1", "1.1", "2", "2.1"]


def test_doubtful_decimal_fits_or_is_text() -> None:
    fits = "一、维护\n1.1日常巡检每周一次。\n1.2月度报告按时提交。"
    assert ids(fits) == ["body/1", "body/1/1", "body/1/2"]
    assert ids("一、维护\n水深约\n3.5米处设点。") == ["body/1"]


def test_group_rows_of_a_table_are_no_clauses() -> None:
    text = "一、价款\n序号\t名称\t金额\n一、甲子系统\n1\t巡检\t10\n二、乙子系统\n1\t备份\t20\n二、付款\n一次付清。"
    assert tops(segment(document(text))) == [("一、", "价款"), ("二、", "付款")]


def test_word_labels() -> None:
    text = "一、概况\n1. 名称\n2. 地点\n二、价款"
    outline = segment(document(text, labels={0: 2, 1: 3, 2: 3, 3: 2}))
    assert [c.id for c in outline.clauses] == ["body/1", "body/1/1", "body/1/2", "body/2"]


def test_headings() -> None:
    text = (
        "一、 合 同 内 容：\n二、验收：货物到达后三日内验收。\n三、本合同自双方盖章之日起生效，一式四份。\n"
        "四、结算方式（付款方式）：\n五、**争议解决**\n六、货物、服务的验收"
    )
    outline = segment(document(text))
    assert [h for _, h in tops(outline)] == [
        "合同内容",
        "验收",
        "本合同自双方盖章之日起生效，一式四份",
        "结算方式（付款方式）",
        "争议解决",
        "货物、服务的验收",
    ]
    assert by_number(outline, "二、").start == text.index("二、")


def test_numbers_glued_to_their_words_need_a_series_behind_whole_lines() -> None:
    text = "付款方式：\n1进场后支付三成。\n2完工后支付至八成。\n3     验收后付清。\n工期\n1开工日期以通知为准。\n2总工期为一百天。"
    assert [c.number for c in segment(document(text)).clauses if c.number] == ["1", "2", "3", "1", "2"]
    wrapped = "一、付款\n甲方在收到发票后的第\n1工作周内支付\n2万元并在次月支付剩余部分，逾期的按约定\n3处理。\n二、期限"
    assert [c.number for c in segment(document(wrapped)).clauses] == ["一、", "二、"]


def test_a_series_of_known_titles_needs_no_points() -> None:
    text = "1 服务内容\n巡检。\n2 合同金额\n一万元。\n3 服务期\n一年。\n4 违约责任\n按日计收。\n5 争议\n协商解决。"
    assert [n for n, _ in tops(segment(document(text)))] == ["1", "2", "3", "4", "5"]


def test_a_list_of_goods_is_no_series_of_titles() -> None:
    text = "采购清单\n1 打印机\n2 复印机\n3 扫描仪\n4 验收\n5 碎纸机"
    assert tops(segment(document(text))) == []
