"""Plain text and Markdown: encodings, hard-wrapped lines, page furniture, tables, two-column blocks."""

from __future__ import annotations

import time

import pytest

from extract.ingest import read_bytes
from extract.ingest.glue import glue
from extract.ingest.reflow import Physical, reflow
from extract.ingest.wrapping import Wrap
from extract.model import Document


def read(text: str, name: str = "合同.txt") -> Document:
    return read_bytes(text.encode(), name)


def lines(text: str, name: str = "合同.txt") -> list[str]:
    return read(text, name).text.splitlines()


def rows(document: Document) -> list[list[str]]:
    return [
        [document.text[c.start : c.end] if c else "" for c in row] for row in document.tables[0].grid(document.text)
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_and_line_ends(encoding: str) -> None:
    data = "采购合同\r\n甲方：示范局\r乙方：样本公司\n".encode(encoding)
    document = read_bytes(data, "a.txt")
    assert document.text == "采购合同\n甲方：示范局\n乙方：样本公司\n"
    assert document.warnings == ()


def test_a_file_cut_inside_a_character_is_read_with_a_warning() -> None:
    document = read_bytes(("一、总则。" * 60).encode()[:-1], "a.txt")
    assert document.text.startswith("一、总则。")
    assert document.warnings


# A made-up text, wrapped at 20 characters with a blank line after every line, as OCR writes it.
WRAPPED = """一、服务内容
1.1 供应商应当按照采购文件列明的范围提
供园区绿化养护服务，并对苗木成活率承担全
部责任。
1.2 逾期完成的，按逾期部分价款总额千
分之二按日支付违约金，逾期超过 15 个工
作日的采购人有权解除合同（详见采购文件：
第三部分）并要求赔偿。
二、付款
2.1 采购人应于验收合格后三十日内支付全
部价款共计人民币壹佰贰拾万元即 1,200,0
00.00 元，供应商应先行开具发票。
"""


@pytest.mark.parametrize("separator", ["\n", "\n\n"])
def test_hard_wrapped_lines_are_joined(separator: str) -> None:
    assert lines(WRAPPED.replace("\n", separator)) == [
        "一、服务内容",
        "1.1 供应商应当按照采购文件列明的范围提供园区绿化养护服务，并对苗木成活率承担全部责任。",
        "1.2 逾期完成的，按逾期部分价款总额千分之二按日支付违约金，逾期超过 15 个工作日的采购人有权解除合同"
        "（详见采购文件：第三部分）并要求赔偿。",
        "二、付款",
        "2.1 采购人应于验收合格后三十日内支付全部价款共计人民币壹佰贰拾万元即 1,200,000.00 元，供应商应先行开具发票。",
    ]


def test_labels_and_markers_never_join() -> None:
    text = "甲方：某某市示范区综合行政执法局下属市政设施维护管理中心\n"
    text += "地址：某某市示范区迎宾大道二百一十八号综合楼三层东侧\n"
    assert len(lines(text * 6)) == 12


def test_paragraph_cut_by_a_page_break_is_joined() -> None:
    text = (
        "（一）供应商在提供服务过程中出现重大安全事故的，应当由供应商承担全\n\n部责任，采购人有权解除合同。\n\n"
        "受托人（以下简称乙方）：某某市示范物业管理有限责任公司\n\n本项目经公开招标，确定乙方中标。\n"
    )
    assert lines(text) == [
        "（一）供应商在提供服务过程中出现重大安全事故的，应当由供应商承担全部责任，采购人有权解除合同。",
        "受托人（以下简称乙方）：某某市示范物业管理有限责任公司",
        "本项目经公开招标，确定乙方中标。",
    ]


def test_reference_to_an_article_goes_on() -> None:
    parts = ["根据民法典及有关司法解释的规定，双方应当依照第", "五条约定的期限履行各自的义务。"]
    assert reflow([Physical(part) for part in parts], Wrap(loose=48)) == [[0, 1]]


def test_glue() -> None:
    assert glue("总额千", "分之六") == "总额千分之六"
    assert glue("Windows", "Server") == "Windows Server"
    assert glue("1,200,0", "00.00") == "1,200,000.00"


def test_page_numbers_and_running_heads_go() -> None:
    page = "示范市政府采购合同\n{n}.1 双方应当全面履行合同约定的各项义务，任何一方不得擅自变更。\n- {n} -\n"
    text = "\f".join(page.format(n=n) for n in range(1, 5))
    assert lines(text) == [
        "示范市政府采购合同",
        *(f"{n}.1 双方应当全面履行合同约定的各项义务，任何一方不得擅自变更。" for n in range(1, 5)),
    ]
    text = "甲方应当提供必要的工作条件与资料。\n\n12\n\n乙方应当按时完成全部约定的工作。\n第 3 页 共 20 页\n"
    assert lines(text) == [
        "甲方应当提供必要的工作条件与资料。",
        "乙方应当按时完成全部约定的工作。",
    ]


def test_a_running_head_goes_with_the_number_of_its_page_and_a_heading_stays_without_it() -> None:
    text = (
        "示范采购合同 1/9\n水泵采购合同\n第一条 甲方采购水泵两台。\n示范采购合同 2/9\n第二条 乙方送货到泵站。\n"
        "付款约定 3/9\n第三条 验收后付款。\n示范采购合同 4/9\n"
    )
    assert lines(text) == ["水泵采购合同", "第一条 甲方采购水泵两台。", "第二条 乙方送货到泵站。", "付款约定", "第三条 验收后付款。"]
    fractions = "一车间 3/4\n二车间 2/4\n三车间 1/4\n"
    assert lines(fractions) == fractions.splitlines()


def test_a_bare_number_that_is_a_value_stays() -> None:
    assert lines("数量：\n12\n单价：\n30\n") == ["数量：", "12", "单价：", "30"]


def test_markdown_syntax_goes_and_meaning_stays() -> None:
    text = (
        "# 采购合同\n\n## **一、标的**\n\n- 1.乙方供货。\n- （2）乙方安装\\(含调试\\)。\n\n"
        "验收合格率 $\\geq 95\\%$ 的付款&nbsp;50%<br>另行约定\n\n账号尾号 62****18\n"
    )
    document = read(text)
    assert document.text.splitlines() == [
        "采购合同", "一、标的", "1.乙方供货。", "（2）乙方安装(含调试)。", "验收合格率 ≥95% 的付款\xa050%", "另行约定",
        "账号尾号 62****18",
    ]  # fmt: skip
    assert [line.style for line in document.lines[:3]] == ["heading1", "heading2", ""]
    assert document.lines[1].bold


def test_pipe_table() -> None:
    document = read("| 序号 | 名称 | 金额 |\n|---|:--:|---|\n| 1 | a\\|b | **30** |\n| | | |\n\n| ||||||\n\n后文。\n")
    assert rows(document) == [["序号", "名称", "金额"], ["1", "a|b", "30"]]
    assert document.text.endswith("\n后文。\n")


def test_html_table() -> None:
    html = '<table><tr><td rowspan="2">主机</td><td>甲</td></tr><tr><td>乙</td></tr></table>'
    assert rows(read(f"清单\n{html}\n以上。\n")) == [["主机", "甲"], ["主机", "乙"]]


def test_tab_table_goes_on_after_a_repeated_head_and_a_group_row() -> None:
    head = "序号\t名称\t金额\n"
    text = f"{head}一、设备\t\t\n1\t主机\t30\n\n{head}2\t线缆\t5\n\n二、服务\n\n1\t\"安装\n调试\"\t8\n合计\t\t43\n"
    document = read(text)
    assert len(document.tables) == 1
    assert rows(document)[-3:] == [["二、服务", "", ""], ["1", "安装 调试", "8"], ["合计", "", "43"]]


def test_table_set_with_spaces() -> None:
    text = (
        "序号  名称      单价（元）    总价（元）\n"
        "1     投影仪    3,200.00      6,400.00\n"
        "合计                          6,400.00\n"
    )
    assert rows(read(text)) == [
        ["序号", "名称", "单价（元）", "总价（元）"],
        ["1", "投影仪", "3,200.00", "6,400.00"],
        ["合计", "", "", "6,400.00"],
    ]


def test_number_printed_in_boxes() -> None:
    assert lines("合同编号\n\n示\t采\t-\t2\t0\t2\t5\n---\t---\t---\t---\t---\t---\t---\n") == ["合同编号", "示采-2025"]


LEFT = ["甲方（盖章）：示范局", "地址：东路 1 号", "法定代表人：", "电话：010-1"]
RIGHT = ["乙方（盖章）：样本公司", "地址：西路 2 号", "法定代表人：", "电话：010-2"]


@pytest.mark.parametrize("gap", ["\t", "        ", " ", "\u3000\u3000\u3000"])
def test_two_columns_are_read_one_after_the_other(gap: str) -> None:
    text = "\n\n".join(left + gap + right for left, right in zip(LEFT, RIGHT, strict=True))
    document = read(text + "\n\n签订日期：    年  月  日\n")
    assert document.tables == ()
    assert document.text.splitlines() == [*LEFT, *RIGHT, "签订日期：    年  月  日"]


def test_labels_begin_lines_where_two_share_one() -> None:
    text = "甲方：示范局\n传真：010-1 邮编：100000\n开户行：示例银行 账号：123\n乙方：样本公司\n"
    assert lines(text) == ["甲方：示范局", "传真：010-1", "邮编：100000", "开户行：示例银行", "账号：123", "乙方：样本公司"]


def test_right_column_alone_belongs_to_the_right_party() -> None:
    gap = 16 * " "
    text = f"买方：示范局{gap}卖方：样本公司\n电话：1{gap}     电话：2\n{gap}            开户行：示例银行\n"
    assert lines(text) == ["买方：示范局", "电话：1", "卖方：样本公司", "电话：2", "开户行：示例银行"]


def test_prose_about_both_parties_is_no_block() -> None:
    text = "甲方：应当提供场地；乙方：应当提供设备。\n甲、乙双方应遵守甲方：乙方均不得违反，另行约定。\n"
    assert lines(text) == text.splitlines()


def test_blank_dates_and_several_fields_in_two_columns() -> None:
    text = (
        "采购人（甲方）：示范局          供应商（乙方）：样本公司\n"
        "联系人：张示    电话：1         联系人：李样   电话：2\n"
        "    年    月    日               年    月    日\n"
    )
    assert lines(text) == [
        "采购人（甲方）：示范局",
        "联系人：张示",
        "电话：1",
        "年    月    日",
        "供应商（乙方）：样本公司",
        "联系人：李样",
        "电话：2",
        "年    月    日",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 100_000 + "合同",
        '\t"' * 30_000,
        "# 一\n" + "<!--" * 50_000,
        "# " + " #" * 50_000,
        "（" * 50_000 + "\n）",
    ],
    ids=["blank lines", "quotes", "comments", "hashes", "brackets"],
)
def test_hostile_text_takes_no_long_time(text: str) -> None:
    before = time.process_time()
    read(text)
    assert time.process_time() - before < 5


@pytest.mark.parametrize(
    "line", ["甲方 （采购人）：示范市水务局", "甲 方 （ 采 购 人 ） ： 示范市水务局", "甲方（ 采购人 ）：示范市水务局"]
)
def test_a_party_with_its_role_in_brackets_is_no_pair_of_columns(line: str) -> None:
    other = line.replace("甲", "乙").replace("采购人", "供应商").replace("采 购 人", "供 应 商")
    other = other.replace("示范市水务局", "样本科技有限公司")
    text = "".join(lines(f"采购合同\n{line}\n{other}\n")).replace(" ", "")
    assert text.index("示范市水务局") < text.index("乙方")


def test_labels_of_the_left_column_alone_stay_with_it() -> None:
    text = "甲方（盖章）：示范市水务局    乙方（签名）：周一平\n法定代表人：李青禾\n电话：0731-80001234\n"
    text += "日期：2026年3月1日          日期：2026年3月2日\n"
    found = "".join(lines(text))
    assert found.index("0731-80001234") < found.index("乙方") < found.index("2026年3月2日")


def test_details_below_two_names_stay_below_both() -> None:
    found = "".join(lines("甲方：示范市水务局    乙方：样本科技有限公司\n电话：0731-80001234\n电话：0731-80005678\n"))
    assert found.index("乙方") < found.index("0731-80001234")


def test_marks_of_mammoth_and_pandoc_go() -> None:
    text = r"""__设备采购合同__

合同编号：YC\-2025\-H\-031

甲方：[云川示范局]{.underline}

电话：0591\-5550101，验收人：__  __，日期：____
"""
    assert lines(text) == [
        "设备采购合同",
        "合同编号：YC-2025-H-031",
        "甲方：云川示范局",
        "电话：0591-5550101，验收人：__  __，日期：____",
    ]


def test_a_link_to_a_file_is_its_words_not_the_percent_signs_of_its_address() -> None:
    text = "# 合同\n\n按第 [14.1](file:///D%3A%5C%E5%90%88%E5%90%8C%5C94%5C14.1) 项约定支付进度款。\n"
    assert lines(text) == ["合同", "按第 14.1 项约定支付进度款。"]


@pytest.mark.parametrize("at", range(0, 60, 7))
def test_a_damaged_byte_of_utf_8_costs_its_character_and_no_more(at: int) -> None:
    told = "采购合同\n甲方：临湖县第二中学，乙方：临湖青松家具有限公司\n一、合同总价为人民币壹万元整。\n"
    rest = "二、乙方应当按照约定的期限交付货物。\n" * 30
    data = told.encode()
    document = read_bytes(data[:at] + b"\xff" + data[at:] + rest.encode(), "合同.txt")
    assert sum(char in document.text for char in set(told)) >= len(set(told)) - 2
    assert document.warnings


def test_a_short_line_in_another_encoding_is_still_seen() -> None:
    lines = ["采购合同由下列双方签订".encode(), "甲方：临湖县第二中学".encode("gbk"), "乙方：青松家具".encode()]
    assert read_bytes(b"\n".join(lines), "合同.txt").text.split() == ["采购合同由下列双方签订", "甲方：临湖县第二中学", "乙方：青松家具"]


def test_the_number_that_only_the_running_head_tells_is_kept_once() -> None:
    page = "青石县公安局采购合同          合同编号：QS-2026-112\n{n}.1 双方应当全面履行合同约定的各项义务，不得擅自变更。\n- {n} -\n"
    found = lines("\f".join(page.format(n=n) for n in range(1, 5)))
    assert sum("QS-2026-112" in line for line in found) == 1
    assert not any("采购合同" in line for line in found[2:])


def test_a_line_of_two_encodings_is_read_piece_by_piece() -> None:
    data = "采购合同\n甲方联系部门".encode() + "：采购科（二楼）".encode("gb18030") + "，电话另告\n".encode()
    document = read_bytes(data, "合同.txt")
    assert "甲方联系部门：采购科（二楼），电话另告" in document.text


def test_a_text_encoded_twice_is_read_and_nonsense_is_told() -> None:
    text = "采购合同\n甲方：青禾县实验小学\n乙方应当在合同签订后十日内交付货物，甲方验收合格后支付价款。\n" * 4
    for encoding in ("gb18030", "utf-8"):
        twice = read_bytes(text.encode(encoding).decode("latin-1").encode(), "合同.txt")
        assert "合同签订后十日内" in twice.text and any("两次转码" in one for one in twice.warnings)
    nonsense = read_bytes(text.encode().decode("gb18030", "replace").encode(), "合同.txt")
    assert any("乱码" in one for one in nonsense.warnings)
    assert not read_bytes(text.encode(), "合同.txt").warnings
