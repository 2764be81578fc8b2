"""Word files: what a reader sees, numbering written out, nothing deleted or hidden."""

from __future__ import annotations

import pytest
from docx_helpers import W_NS, cell, docx, level, numbered, par, run, table

from extract.errors import DocumentError
from extract.ingest import read_bytes
from extract.model import Document


def read(body: str, **parts: str) -> Document:
    return read_bytes(docx(body, **parts), "合同.docx")


def lines(body: str, **parts: str) -> list[str]:
    return read(body, **parts).text.splitlines()


def test_insertions_stay_and_deletions_go() -> None:
    body = (
        "<w:p>" + run("乙方应在") + "<w:del>" + "<w:r><w:delText>五</w:delText></w:r>" + "</w:del>"
        "<w:ins>" + run("七") + "</w:ins>" + run("日内开工。") + "</w:p>"
        "<w:p><w:moveFrom>" + run("旧位置") + "</w:moveFrom><w:moveTo>" + run("新位置") + "</w:moveTo></w:p>"
    )
    assert lines(body) == ["乙方应在七日内开工。", "新位置"]


def test_deleted_paragraph_mark_joins_the_next_paragraph() -> None:
    body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("质量保证金") + "</w:p>" + par("无息返还。")
    assert lines(body) == ["质量保证金无息返还。"]


def test_hidden_text_fields_and_special_characters() -> None:
    body = (
        "<w:p>" + run("合同编号：") + run("内部批注", "<w:vanish/>")
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DOCPROPERTY No</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("HT")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        "<w:r><w:noBreakHyphen/></w:r>" + run("07") + "</w:p>"
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("转账")
        + '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>' + run("支票") + "</w:p>"
        "<w:p><w:r><w:tab/><w:t>一、</w:t><w:tab/><w:t>总则</w:t><w:br/><w:t>第二行</w:t></w:r></w:p>"
    )  # fmt: skip
    assert lines(body) == ["合同编号：HT-07", "☑转账□支票", "一、 总则", "第二行"]


def test_content_controls_and_text_boxes_once() -> None:
    box = "<w:txbxContent>" + par("正本") + "</w:txbxContent>"
    body = (
        "<w:sdt><w:sdtPr/><w:sdtContent>" + par("甲方：示范局") + "</w:sdtContent></w:sdt>"
        "<w:p>" + run("乙方：") + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + run("单击此处输入文字") + "</w:sdtContent></w:sdt></w:p>"
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>" + box + "</w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict>" + box + "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )  # fmt: skip
    assert lines(body) == ["甲方：示范局", "乙方：", "正本"]


def test_numbering_with_restart_and_chinese_levels() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "第%1条", "chineseCountingThousand")
        + level(1, "%1.%2", extra="<w:isLgl/>")
        + level(2, "（%3）", "chineseCounting")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = (
        numbered("标的") + numbered("名称", level=1) + numbered("数量", level=1) + numbered("台", level=2)
        + numbered("价款") + numbered("总价", level=1) + numbered("币种", level=2)
    )  # fmt: skip
    document = read(body, numbering=numbering)
    assert document.text.splitlines() == [
        "第一条标的", "1.1名称", "1.2数量", "（一）台", "第二条价款", "2.1总价", "（一）币种",
    ]  # fmt: skip
    assert [line.label_end for line in document.lines] == [3, 3, 3, 3, 3, 3, 3]


def test_numbering_start_override_bullets_and_empty_items() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">' + level(0, "%1、") + "</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="1">' + level(0, "\uf0b7", "bullet") + "</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = (
        numbered("甲") + numbered("") + numbered("丙") + numbered("新的一") + numbered("重新开始", 2)
        + numbered("再二", 2) + numbered("点", 3) + numbered("无", 0)
    )  # fmt: skip
    assert lines(body, numbering=numbering) == ["1、甲", "3、丙", "4、新的一", "1、重新开始", "2、再二", "点", "无"]


def test_numbering_from_the_style_chain() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">' + level(0, "%1、", "chineseCounting", '<w:pStyle w:val="H1"/>')
        + level(1, "（%2）", "chineseCounting", '<w:pStyle w:val="H2"/>') + "</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )  # fmt: skip
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/>'
        '<w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
    )
    document = read(
        par("违约责任", '<w:pStyle w:val="H1"/>') + par("逾期", '<w:pStyle w:val="H2"/>'),
        numbering=numbering,
        styles=styles,
    )
    first, second = document.lines
    assert document.text.splitlines() == ["一、违约责任", "（一）逾期"]
    assert (first.style, first.bold, first.centered) == ("heading1", True, False)
    assert (second.style, second.bold, second.centered) == ("heading2", True, True)


def test_table_with_merged_cells() -> None:
    body = table(
        [cell("类别", properties='<w:vMerge w:val="restart"/>'), cell("名称"), cell("金额")],
        [cell("", properties="<w:vMerge/>"), cell("甲类"), cell("100\t元")],
        [cell("合计", properties='<w:gridSpan w:val="2"/>'), cell("100", "元")],
    )
    document = read(body)
    (grid,) = document.tables
    assert document.text == "类别\t名称\t金额\n甲类\t100 元\n合计\t100 元\n"
    assert (grid.n_rows, grid.n_cols) == (3, 3)
    assert [(c.row, c.col, c.rowspan, c.colspan) for c in grid.cells] == [
        (0, 0, 2, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 2), (2, 2, 1, 1),
    ]  # fmt: skip


def test_nested_table_is_flattened_and_deleted_row_dropped() -> None:
    inner = table([cell("内一"), cell("内二")])
    rows = table([cell("外"), cell(inner + par(""))], [cell("甲"), cell("乙")])
    gone = rows.replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
    assert lines(rows) == ["外\t内一 内二", "甲\t乙"]
    assert read(gone).tables[0].n_rows == 1


def test_signature_table_is_read_column_by_column() -> None:
    body = table(
        [
            cell("甲方（章）：示范局", "地址：东路1号", "签订日期："),
            cell("乙方（章）：样本公司", "地址：西路2号", "签订日期："),
        ]
    )
    document = read(body)
    assert document.tables == ()
    assert document.text.splitlines() == [
        "甲方（章）：示范局", "地址：东路1号", "签订日期：", "乙方（章）：样本公司", "地址：西路2号", "签订日期：",
    ]  # fmt: skip


def test_form_table_stays_a_table() -> None:
    body = table(
        [cell("甲方"), cell("示范局"), cell("乙方"), cell("样本公司")],
        [cell("地址"), cell("东路"), cell("地址"), cell("西路")],
    )
    assert len(read(body).tables) == 1
    form = table([cell("甲方："), cell("示范局")], [cell("乙方："), cell("样本公司")])
    assert len(read(form).tables) == 1


def test_broken_encrypted_and_oversized_files() -> None:
    good = docx(par("合同"))
    for data, code in (
        (good[: len(good) // 2], "unreadable"),
        (docx("<w:p>"), "unreadable"),
        (docx(""), "empty"),
        (docx("", extra={"word/media/image1.png": b"x"}), "no_text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (docx(par("零") + " " * 40_000_000), "too_large"),
    ):
        with pytest.raises(DocumentError) as caught:
            read_bytes(data, "合同.docx")
        assert caught.value.code == code
        assert "合同.docx" in caught.value.message


@pytest.mark.parametrize("deep", [30, 100, 400])
def test_tables_within_tables_are_read_however_deep(deep: int) -> None:
    body = par("租赁合同")
    inner = par("第七条 租金按月支付。")
    for i in range(deep):
        inner = table([cell(f"层{i}", inner)], [cell(f"下{i}")])
    text = read(body + inner).text
    assert "第七条 租金按月支付。" in text and all(f"层{i}" in text and f"下{i}" in text for i in range(deep))
    boxed = par("甲方：").replace("</w:r>", f"<w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>")
    assert "第七条 租金按月支付。" in read(body + boxed).text


def test_entities_that_multiply_are_too_large_and_no_damage() -> None:
    named = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    body = '<w:body><w:p><w:r><w:t>合同&a11;</w:t></w:r></w:p></w:body>'
    part = f'<!DOCTYPE d [<!ENTITY a0 "甲">{named}]><w:document xmlns:w="{W_NS}">{body}</w:document>'
    with pytest.raises(DocumentError) as caught:
        read_bytes(docx("", extra={"word/document.xml": part.encode()}), "合同.docx")
    assert caught.value.code == "too_large"


def test_what_is_nested_beyond_all_measure_says_so() -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(docx("<w:sdt><w:sdtContent>" * 3000 + par("合同") + "</w:sdtContent></w:sdt>" * 3000), "合同.docx")
    assert caught.value.code == "unreadable" and "嵌套过深" in caught.value.message


def test_external_entities_are_not_resolved() -> None:
    evil = (
        b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        b"<w:t>before&x;after</w:t></w:r></w:p></w:body></w:document>"
    )
    data = docx("", extra={"word/document.xml": evil})
    assert read_bytes(data, "a.docx").text.strip() in ("beforeafter", "before")


PICTURE = '<w:drawing><wp:inline xmlns:wp="urn:wp"><wp:extent cx="{cx}" cy="{cy}"/><a:blip xmlns:a="urn:a"/></wp:inline></w:drawing>'


def test_what_is_not_read_is_told() -> None:
    body = (
        par("采购合同") + "<w:p>" + run("总价为壹万元") + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + run("价格另议", "<w:vanish/>") + "<w:r><w:object/></w:r><w:r>" + PICTURE.format(cx=5_000_000, cy=3_000_000)
        + PICTURE.format(cx=1_500_000, cy=1_500_000) + "</w:r></w:p><w:p><w:moveFrom>" + run("旧位置") + "</w:moveFrom></w:p>"
    )  # fmt: skip
    note = '<w:footnote w:id="{}">{}</w:footnote>'
    notes = f'<w:footnotes xmlns:w="{W_NS}">{note.format(0, par("线"))}{note.format(2, par("不含税"))}</w:footnotes>'
    document = read_bytes(docx(body, extra={"word/footnotes.xml": notes.encode()}), "合同.docx")
    told = "\n".join(document.warnings)
    assert document.text.split() == ["采购合同", "总价为壹万元"]
    assert "嵌入了对象1个" in told and "脚注、尾注1条，未收入正文：“不含税”" in told and "较大的图片1张" in told
    assert "隐藏的文字4字，未收入正文：“价格另议”" in told and "删除1处" in told


def test_a_fallback_without_a_choice_is_read() -> None:
    fallback = "<mc:AlternateContent><mc:Fallback>" + par("乙方") + "</mc:Fallback></mc:AlternateContent>"
    assert lines(par("甲方") + fallback) == ["甲方", "乙方"]


def test_columns_that_no_cell_begins_are_none() -> None:
    wide = '<w:gridSpan w:val="60000"/>'
    document = read(table(*([cell("课桌", properties=wide), cell("2", properties=wide)] for _ in range(3))))
    assert document.tables[0].n_cols == 2
