"""PDF reader on small PDFs made here with reportlab (its built-in CID font needs no font file)."""

from __future__ import annotations

import pytest
from pdf_helpers import FULL, HEIGHT, LEFT, SIZE, WIDTH, body, check_shape, fill, grid, lines, make, put
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extract.errors import DocumentError
from extract.ingest.pdf import accepts, read
from extract.model import Span
from extract.settings import Settings


def test_wrapped_lines_join_and_new_paragraphs_do_not() -> None:
    def draw(c: Canvas) -> None:
        put(c, LEFT + 24, 100, fill("第一段开头", 2))
        put(c, LEFT, 117, fill("接着往下写"))
        put(c, LEFT, 134, "到此结束。")
        put(c, LEFT + 24, 151, fill("另一段开头", 2))
        put(c, LEFT, 168, "也结束了。")
        put(c, LEFT, 185, "一、标题")
        put(c, LEFT, 202, "甲方：某某示例单位")
        body(c, 260, 6)

    document = read(make(draw), "a.pdf")
    check_shape(document)
    got = lines(document)
    assert got[0] == fill("第一段开头", 2) + fill("接着往下写") + "到此结束。"
    assert got[1] == fill("另一段开头", 2) + "也结束了。"
    assert got[2:4] == ["一、标题", "甲方：某某示例单位"]
    assert document.format == "pdf" and document.engine.startswith("pdfium ") and document.text_source == "text"


def test_figures_and_hyphens_cut_by_line_ends_stay_whole() -> None:
    def draw(c: Canvas) -> None:
        head = fill("合同编号为")[: FULL - 5]
        put(c, LEFT, 100, head + "ABCD-2025-")  # ten half-width characters: five full ones
        put(c, LEFT, 117, "0012号，金额为")
        put(c, LEFT, 134, fill("价款")[: FULL - 3] + "118000")
        put(c, LEFT, 151, "00.50元。")
        body(c, 200, 6)

    text = read(make(draw), "a.pdf").text
    assert "ABCD-2025-0012号" in text
    assert "11800000.50元。" in text


def test_lines_that_word_processors_break_early_join() -> None:
    def draw(c: Canvas) -> None:
        long = fill("双方按照竞争性磋商结果")
        put(c, LEFT, 100, long[: FULL - 6] + "（编号：")
        put(c, LEFT, 117, "JXHY-CS-2025-058）签订本合同。")
        put(c, LEFT, 140, fill("价款为人民币玖万元整")[: FULL - 3] + "（小写：")
        put(c, LEFT, 157, "¥90,000.00）。")
        put(c, LEFT, 180, "二、" + fill("维修工程师在八小时内到达现场")[: FULL - 3] + "；")
        put(c, LEFT, 197, "48小时内不能排除故障的，提供备用设备。")
        put(c, LEFT, 220, "5  " + fill("乙方负责施工现场的安全")[: FULL - 2])
        put(c, LEFT + 20, 237, "并承担由此发生的费用。")
        put(c, LEFT, 254, "6  " + fill("乙方负责工程资料的整理")[: FULL - 3] + "。")
        put(c, LEFT, 271, "7  乙方负责竣工图的编制。")
        put(c, LEFT, 294, "\uf0b2 " + fill("施工范围包括图纸中的全部内容")[: FULL - 2])
        put(c, LEFT + 20, 311, "以及变更增加的部分。")
        body(c, 400, 6)

    got = lines(read(make(draw), "a.pdf", Settings(ocr="never")))
    assert len(got) == 8
    assert got[0].endswith("（编号：JXHY-CS-2025-058）签订本合同。")
    assert got[1].endswith("（小写：¥90,000.00）。")
    assert got[2].startswith("二、维修") and got[2].endswith("；48小时内不能排除故障的，提供备用设备。")
    assert got[3].startswith("5 乙方") and got[3].endswith("并承担由此发生的费用。")
    assert got[4].startswith("6 乙方") and got[5] == "7 乙方负责竣工图的编制。"
    assert got[6].endswith("以及变更增加的部分。")


def test_a_project_name_cut_by_a_line_end_of_the_author_is_whole() -> None:
    def draw(c: Canvas) -> None:
        put(c, LEFT, 100, "项目名称：示例市数据局2025年政务服务和公")
        put(c, LEFT, 117, "共资源交易平台运行维护服务项目")
        put(c, LEFT, 134, "工程名称：示例县图书馆屋面防水改造工程")
        put(c, LEFT, 151, "由双方共同实施的改造项目")
        put(c, LEFT, 168, "项目名称：示例市档案馆信息化建设的内容")
        put(c, LEFT, 185, "建设地点：示例市示例区示例路项目")
        body(c, 260, 6)

    got = lines(read(make(draw), "a.pdf"))
    assert got[:5] == [
        "项目名称：示例市数据局2025年政务服务和公共资源交易平台运行维护服务项目",
        "工程名称：示例县图书馆屋面防水改造工程",
        "由双方共同实施的改造项目",
        "项目名称：示例市档案馆信息化建设的内容",
        "建设地点：示例市示例区示例路项目",
    ]


def test_running_heads_and_page_numbers_are_left_out_also_inside_a_paragraph() -> None:
    def draw(c: Canvas) -> None:
        for page in range(1, 5):
            put(c, 400, 40, "示例采购合同文本", 10)
            put(c, LEFT + 24, 100, fill("每页的第一段", 2))
            body(c, 117, 38)
            put(c, 260, 805, f"第 {page} 页 共 4 页", 10)
            c.showPage()

    document = read(make(draw), "a.pdf")
    check_shape(document)
    assert "示例采购合同文本" not in document.text and "页 共" not in document.text
    assert len(document.pages) == 4
    assert [document.page_at(p.start) for p in document.pages] == [1, 2, 3, 4]
    assert all((p.width, p.height) == (WIDTH, HEIGHT) for p in document.pages)


@pytest.mark.parametrize("number", ["- 3 -", "3", "第3页", "3/20", "— 3 —", "Page 3 of 20"])
def test_page_number_of_a_single_page(number: str) -> None:
    def draw(c: Canvas) -> None:
        body(c, 100, 5)
        put(c, 285, 810, number, 10)

    assert len(lines(read(make(draw), "a.pdf"))) == 1  # one paragraph of five full lines


def test_a_paragraph_goes_on_over_the_page_break() -> None:
    def draw(c: Canvas) -> None:
        body(c, 100, 40)
        c.showPage()
        put(c, LEFT, 100, "这是上一页那句话的结尾。")
        put(c, LEFT + 24, 117, "新的一段。")

    document = read(make(draw), "a.pdf")
    got = lines(document)
    assert got[0].endswith("这是上一页那句话的结尾。") and got[1] == "新的一段。"
    at = document.text.index("这是上一页")
    assert document.page_at(at - 1) == 1 and document.page_at(at) == 2
    assert document.places(Span(at - 1, at + 1))[0].page == 1


def test_table_over_a_page_break_is_one_table_with_spans() -> None:
    xs = [79.0, 130.0, 330.0, 420.0, 511.0]

    def draw(c: Canvas) -> None:
        put(c, LEFT, 100, "报价如下：")
        grid(
            c,
            xs,
            [700, 720, 740, 780],
            [
                ["序号", "名称", "数量", "金额"],
                ["1", "示例桌", "2", "300.00"],
                ["2", "示例软件含三年升级服务以及现场|安装调试培训服务和后续技术支持", "1", "5000.00"],
            ],
        )
        c.showPage()
        for x in xs:
            c.line(x, HEIGHT - 60, x, HEIGHT - 120)
        c.line(xs[0], HEIGHT - 140, xs[0], HEIGHT - 120)
        c.line(xs[3], HEIGHT - 140, xs[3], HEIGHT - 120)
        c.line(xs[4], HEIGHT - 140, xs[4], HEIGHT - 120)
        for y in (60, 80, 100, 120, 140):
            c.line(xs[0], HEIGHT - y, xs[-1], HEIGHT - y)
        for r, row in enumerate(
            [["序号", "名称", "数量", "金额"], ["", "与质保五年。", "", ""], ["3", "示例椅", "10", "900.00"]]
        ):
            for x, text in zip(xs, row, strict=False):
                if text:
                    put(c, x + 3, 74 + 20 * r, text)
        put(c, xs[0] + 3, 134, "合计")
        put(c, xs[3] + 3, 134, "6200.00")
        put(c, LEFT, 200, "以上价格含税。")

    document = read(make(draw), "a.pdf")
    check_shape(document)
    assert len(document.tables) == 1
    table = document.tables[0]
    assert document.text[table.start : table.end].split("\n") == [
        "序号\t名称\t数量\t金额",
        "1\t示例桌\t2\t300.00",
        "2\t示例软件含三年升级服务以及现场安装调试培训服务和后续技术支持与质保五年。\t1\t5000.00",
        "序号\t名称\t数量\t金额",
        "3\t示例椅\t10\t900.00",
        "合计\t6200.00",
    ]
    assert (table.n_rows, table.n_cols) == (6, 4)
    total = [c for c in table.cells if c.row == 5]
    assert [(c.col, c.colspan) for c in total] == [(0, 3), (3, 1)]
    assert lines(document)[0] == "报价如下：" and lines(document)[-1] == "以上价格含税。"


def test_highlights_and_underlines_are_no_tables() -> None:
    def draw(c: Canvas) -> None:
        c.setFillColorRGB(1, 1, 0)
        for k in range(4):
            c.rect(LEFT, HEIGHT - 104 - 17 * k, 200 + 10 * k, 16, stroke=0, fill=1)
        c.setFillColorRGB(0, 0, 0)
        body(c, 100, 4)
        c.line(LEFT, HEIGHT - 102, 300, HEIGHT - 102)

    document = read(make(draw), "a.pdf")
    assert document.tables == () and len(document.lines) == 1


def signature(c: Canvas, rows: list[tuple[str, str]], top: float) -> None:
    for k, (left, right) in enumerate(rows):
        put(c, LEFT, top + 22 * k, left)
        put(c, 310, top + 22 * k, right)


ROWS = [
    ("甲方：示例市测试局（盖章）", "乙方：示例科技有限公司（盖章）"),
    ("代表人：甲某", "代表人：乙某"),
    ("电话：000-1111", "电话：000-2222"),
    ("日期：2025年1月2日", "日期：2025年1月3日"),
]


def test_two_column_signature_block_is_read_by_column() -> None:
    def draw(c: Canvas) -> None:
        body(c, 100, 6)
        signature(c, ROWS, 300)

    got = lines(read(make(draw), "a.pdf"))
    assert got[1:] == [left for left, _ in ROWS] + [right for _, right in ROWS]


def test_two_column_block_cut_by_a_page_keeps_its_sides_as_a_table() -> None:
    def draw(c: Canvas) -> None:
        body(c, 100, 6)
        signature(c, ROWS[:2], 760)
        c.showPage()
        signature(c, ROWS[2:], 80)

    document = read(make(draw), "a.pdf")
    check_shape(document)
    assert len(document.tables) == 1
    assert lines(document)[1:] == [f"{left}\t{right}" for left, right in ROWS]
    assert document.page_at(document.text.index("000-2222")) == 2


@pytest.mark.parametrize("shift", [0.2, 0.6, 1.2])
@pytest.mark.parametrize("way", ["twice", "each"])
def test_fake_bold_is_read_once(way: str, shift: float) -> None:
    def draw(c: Canvas) -> None:
        if way == "twice":
            put(c, LEFT, 100, "采购合同")
            put(c, LEFT + shift, 100, "采购合同")
        else:
            for k, char in enumerate("采购合同"):
                put(c, LEFT + SIZE * k, 100, char)
                put(c, LEFT + SIZE * k + shift, 100, char)
        body(c, 200, 5)

    document = read(make(draw), "a.pdf")
    check_shape(document)
    assert lines(document)[0] == "采购合同" and not document.lines[1].bold
    assert document.text.count("采") == 1


def test_boxes_are_those_of_pdfium() -> None:
    import ctypes

    import pypdfium2
    import pypdfium2.raw as raw

    def draw(c: Canvas) -> None:
        put(c, LEFT, 100, "合同金额为 1,192,000.00 元（含税）")
        body(c, 200, 5)

    data = make(draw)
    document = read(data, "a.pdf")
    start = document.text.index("1,192,000.00")
    (place,) = document.places(Span(start, start + 12))
    pdf = pypdfium2.PdfDocument(data)
    page = pdf[0].get_textpage()
    assert (
        page.get_text_bounded(place.x0, HEIGHT - place.bottom, place.x1, HEIGHT - place.top).strip() == "1,192,000.00"
    )
    index = page.get_text_range().index("1,192")
    rect = raw.FS_RECTF()
    assert raw.FPDFText_GetLooseCharBox(page.raw, index, ctypes.byref(rect))
    assert document.boxes is not None
    assert list(document.boxes[4 * start : 4 * start + 4]) == pytest.approx(
        [rect.left, HEIGHT - rect.top, rect.right, HEIGHT - rect.bottom], abs=0.01
    )


@pytest.mark.parametrize("turns", [0, 90, 180, 270])
def test_rotated_pages_read_like_upright_ones(turns: int) -> None:
    def draw(c: Canvas) -> None:
        c.setPageRotation(turns)
        # reportlab turns the media box as well
        c.translate(*{0: (0, 0), 90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}[turns])
        c.rotate(turns)
        c.setFont("STSong-Light", 12)
        for k in range(6):
            c.drawString(50, 500 - 20 * k, f"第{k + 1}行文字。")

    document = read(make(draw), "a.pdf")
    check_shape(document)
    assert lines(document) == [f"第{k + 1}行文字。" for k in range(6)]
    page = document.pages[0]
    assert (page.width, page.height) == (WIDTH, HEIGHT)
    tops = [document.places(n.span)[0].top for n in document.lines]
    assert tops == sorted(tops)


def test_sideways_text_on_an_upright_page_turns_the_page() -> None:
    def draw(c: Canvas) -> None:
        c.translate(WIDTH, 0)
        c.rotate(90)
        c.setFont("STSong-Light", 12)
        for k in range(4):
            c.drawString(50, 500 - 20 * k, f"第{k + 1}行横排文字。")

    document = read(make(draw), "a.pdf")
    assert lines(document) == [f"第{k + 1}行横排文字。" for k in range(4)]
    assert (document.pages[0].width, document.pages[0].height) == (HEIGHT, WIDTH)


def test_glyphs_that_pdfium_loses_come_from_the_second_engine() -> None:
    """A lone figure in a font that is not embedded has no size for pdfium where no such font is installed."""

    def draw(c: Canvas) -> None:
        put(c, LEFT, 100, "数量")
        put(c, 300, 100, "7")
        put(c, LEFT, 130, "单价")
        put(c, 300, 130, "8")
        body(c, 200, 5)

    document = read(make(draw), "a.pdf")
    check_shape(document)
    assert [n.split() for n in lines(document)[:2]] == [["数量", "7"], ["单价", "8"]]
    place = document.places(Span(document.text.index("7"), document.text.index("7") + 1))[0]
    assert place.x0 == pytest.approx(300, abs=1) and 85 < place.top < 102


def test_crop_box_moves_the_origin() -> None:
    def draw(c: Canvas) -> None:
        c.setCropBox((50, 50, 545, 792))
        put(c, LEFT, 100, "裁切后的页面。")

    document = read(make(draw), "a.pdf")
    place = document.places(document.lines[0].span)[0]
    assert place.x0 == pytest.approx(LEFT - 50, abs=0.5)
    assert 30 < place.top < 55
    assert (document.pages[0].width, document.pages[0].height) == (495, 742)


def test_pages_without_text_are_reported() -> None:
    def draw(c: Canvas) -> None:
        body(c, 100, 5)
        c.showPage()
        c.rect(100, 100, 200, 200)
        c.showPage()

    document = read(make(draw), "a.pdf", Settings(ocr="never"))
    assert len(document.pages) == 2
    assert document.warnings == ("第2页没有文字层（扫描件？）",)


def test_diagonal_watermark_is_left_out() -> None:
    def draw(c: Canvas) -> None:
        body(c, 100, 8)
        c.translate(200, 300)
        c.rotate(45)
        c.setFont("STSong-Light", 40)
        c.drawString(0, 0, "仅供参考")

    document = read(make(draw), "a.pdf")
    assert "仅供" not in document.text
    assert any("斜排" in w for w in document.warnings)


def no_text(c: Canvas) -> None:
    c.rect(100, 100, 200, 200)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.4\nnothing more", "unreadable"),
        (make(no_text), "no_text"),
        (make(lambda c: body(c, 100, 3), encrypt=StandardEncryption("secret", ownerPassword="o")), "encrypted"),
        (make(lambda c: body(c, 100, 3))[:400], "unreadable"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(data, "a.pdf")
    assert caught.value.code == code
    assert any("一" <= c <= "鿿" for c in caught.value.message)


def test_too_many_paths_skip_tables_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    from extract.ingest.pdf import rulings

    monkeypatch.setattr(rulings, "MAX_OBJECTS", 5)

    def draw(c: Canvas) -> None:
        grid(c, [79.0, 300.0, 511.0], [100, 120, 140, 160], [["名称", "数量"], ["桌", "1"], ["椅", "2"]])

    document = read(make(draw), "a.pdf")
    assert document.tables == ()
    assert document.warnings == ("第1页线条过多，未识别表格",)


def test_same_bytes_give_the_same_document() -> None:
    data = make(lambda c: body(c, 100, 20))
    assert read(data, "a.pdf").text == read(data, "b.pdf").text


def test_accepts_only_pdf() -> None:
    assert accepts(b"\n\n%PDF-1.7 ...", "x.bin")
    assert not accepts(b"PK\x03\x04", "x.pdf")
