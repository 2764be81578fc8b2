"""Text that nobody sees on the paper: left out, with a warning that quotes it; text that people see stays."""

from __future__ import annotations

import io

import pytest
from pdf_helpers import HEIGHT, LEFT, body, grid, lines, make, put
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.ingest.pdf import read

SEEN = "合同总价为人民币伍万元整。"
SECRET = "本句不应被读到"


def secret(canvas: Canvas, top: float = 130, mode: int = 0) -> None:
    text = canvas.beginText(LEFT, HEIGHT - top)
    text.setFont("STSong-Light", 12)
    text.setTextRenderMode(mode)
    text.textOut(SECRET)
    text.setTextRenderMode(0)
    canvas.drawText(text)


def picture(width: int = 60, height: int = 80, colour: int = 255) -> ImageReader:
    out = io.BytesIO()
    Image.new("L", (width, height), colour).save(out, "PNG")
    return ImageReader(io.BytesIO(out.getvalue()))


def invisible(c: Canvas) -> None:
    secret(c, mode=3)


def white(c: Canvas) -> None:
    c.setFillColorRGB(1, 1, 1)
    secret(c)
    c.setFillColorRGB(0, 0, 0)


def transparent(c: Canvas) -> None:
    c.setFillAlpha(0)
    secret(c)
    c.setFillAlpha(1)


def clipped(c: Canvas) -> None:
    c.saveState()
    path = c.beginPath()
    path.rect(LEFT, 100, 200, 50)
    c.clipPath(path, stroke=0, fill=0)
    secret(c)
    c.restoreState()


def covered(c: Canvas) -> None:
    secret(c)
    c.setFillColorRGB(1, 1, 1)
    c.rect(LEFT - 5, HEIGHT - 140, 200, 30, stroke=0, fill=1)
    c.setFillColorRGB(0, 0, 0)


def covered_in_a_form(c: Canvas) -> None:
    c.beginForm("inner")
    secret(c)
    c.endForm()
    c.doForm("inner")
    c.setFillColorRGB(1, 1, 1)
    c.rect(LEFT - 5, HEIGHT - 140, 200, 30, stroke=0, fill=1)
    c.setFillColorRGB(0, 0, 0)


@pytest.mark.parametrize(
    ("draw", "reason"),
    [
        (invisible, "不可见"),
        (white, "白色"),
        (transparent, "白色"),
        (clipped, "被裁去"),
        (covered, "被遮盖"),
        (covered_in_a_form, "被遮盖"),
    ],
)
def test_text_that_nobody_sees_is_left_out(draw, reason: str) -> None:  # type: ignore[no-untyped-def]
    def page(c: Canvas) -> None:
        put(c, LEFT, 100, SEEN)
        draw(c)
        body(c, 200, 5)

    document = read(make(page), "a.pdf")
    assert lines(document)[0] == SEEN and SECRET not in document.text
    assert document.warnings == (f"第1页有{reason}的文字7字，未收入正文：“{SECRET}”",)


def on_dark_ground(c: Canvas) -> None:
    c.setFillColorRGB(0.1, 0.2, 0.5)
    c.rect(LEFT - 5, HEIGHT - 140, 200, 30, stroke=0, fill=1)
    white(c)


def on_a_dark_picture(c: Canvas) -> None:
    c.drawImage(picture(colour=40), LEFT - 5, HEIGHT - 140, 200, 30)
    white(c)


def on_a_shade(c: Canvas) -> None:
    c.setFillColorRGB(1, 1, 0.6)
    c.rect(LEFT - 5, HEIGHT - 140, 200, 30, stroke=0, fill=1)
    c.setFillColorRGB(0, 0, 0)
    secret(c)


def under_a_highlight(c: Canvas) -> None:
    secret(c)
    c.setFillColorRGB(1, 1, 0)
    c.setFillAlpha(0.4)
    c.rect(LEFT - 5, HEIGHT - 140, 200, 30, stroke=0, fill=1)
    c.setFillAlpha(1)
    c.setFillColorRGB(0, 0, 0)


def in_a_frame(c: Canvas) -> None:
    secret(c)
    c.rect(LEFT - 5, HEIGHT - 140, 200, 30, stroke=1, fill=0)


def clipped_to_its_place(c: Canvas) -> None:
    c.saveState()
    path = c.beginPath()
    path.rect(LEFT - 2, HEIGHT - 140, 200, 30)
    c.clipPath(path, stroke=0, fill=0)
    secret(c)
    c.restoreState()


def outlined(c: Canvas) -> None:
    c.setFillColorRGB(1, 1, 1)
    secret(c, mode=2)
    c.setFillColorRGB(0, 0, 0)


@pytest.mark.parametrize(
    "draw",
    [on_dark_ground, on_a_dark_picture, on_a_shade, under_a_highlight, in_a_frame, clipped_to_its_place, outlined],
)
def test_text_that_people_see_stays(draw) -> None:  # type: ignore[no-untyped-def]
    def page(c: Canvas) -> None:
        put(c, LEFT, 100, SEEN)
        draw(c)
        body(c, 200, 5)

    document = read(make(page), "a.pdf")
    assert SECRET in document.text and document.warnings == ()


def test_tiny_text_and_text_off_the_page_are_left_out() -> None:
    def page(c: Canvas) -> None:
        put(c, LEFT, 100, SEEN)
        put(c, LEFT, 130, SECRET, size=1)
        put(c, -200, 150, "页外的句子")
        body(c, 200, 5)

    document = read(make(page), "a.pdf")
    assert lines(document)[0] == SEEN and SECRET not in document.text and "页外" not in document.text
    assert document.warnings == (
        f"第1页有小得看不见的文字7字，未收入正文：“{SECRET}”",
        "第1页有页面以外的文字5字，未收入正文：“页外的句子”",
    )


def mark(canvas: Canvas, x: float, top: float, size: float, text: str, grey: float = 0.75, alpha: float = 1) -> None:
    canvas.setFillColorRGB(grey, grey, grey)
    canvas.setFillAlpha(alpha)
    put(canvas, x, top, text, size)
    canvas.setFillAlpha(1)
    canvas.setFillColorRGB(0, 0, 0)


@pytest.mark.parametrize(("size", "grey", "alpha"), [(60, 0.75, 1), (60, 0, 0.2), (40, 0.8, 0.5), (14, 0.8, 1)])
def test_pale_text_under_the_text_is_a_watermark(size: float, grey: float, alpha: float) -> None:
    def page(c: Canvas) -> None:
        mark(c, 120, 240, size, "内部样稿", grey, alpha)
        put(c, LEFT, 100, SEEN)
        body(c, 200, 8)

    document = read(make(page), "a.pdf")
    assert "样稿" not in document.text and lines(document)[0] == SEEN and len(document.lines) == 2
    assert document.warnings == ("第1页有浅色水印的文字4字，未收入正文：“内部样稿”",)


def test_large_pale_text_on_several_pages_is_a_watermark_also_where_nothing_stands_on_it() -> None:
    def page(c: Canvas) -> None:
        for k in range(3):
            mark(c, 150, 600, 50, "内部样稿")
            put(c, LEFT, 300, f"第{k + 1}页的句子。")
            c.showPage()

    document = read(make(page), "a.pdf")
    assert lines(document) == [f"第{k + 1}页的句子。" for k in range(3)]
    assert len(document.warnings) == 3


def test_pale_text_of_its_own_stays() -> None:
    def page(c: Canvas) -> None:
        mark(c, 150, 150, 30, "示例采购合同")
        mark(c, LEFT, 200, 12, "（请填写合同编号）")
        body(c, 250, 5)
        c.showPage()
        body(c, 100, 8)

    document = read(make(page), "a.pdf")
    assert lines(document)[:2] == ["示例采购合同", "（请填写合同编号）"] and document.warnings == ()


def strike(c: Canvas, x0: float, x1: float, top: float) -> None:
    c.setLineWidth(0.6)
    c.line(x0, HEIGHT - top, x1, HEIGHT - top)


def test_crossed_out_text_is_left_out() -> None:
    def page(c: Canvas) -> None:
        put(c, LEFT, 100, "甲方在五十个工作日内支付。")
        strike(c, LEFT + 36, LEFT + 48, 95.5)
        body(c, 200, 5)

    document = read(make(page), "a.pdf")
    assert lines(document)[0] == "甲方在十个工作日内支付。"
    assert document.warnings == ("第1页有划去的文字1字，未收入正文：“五”",)


def test_underlines_and_rules_cross_nothing_out() -> None:
    def page(c: Canvas) -> None:
        put(c, LEFT, 100, "甲方在五十个工作日内支付。")
        strike(c, LEFT + 36, LEFT + 60, 101.5)  # an underline
        put(c, LEFT, 130, "合同编号：")
        put(c, 400, 130, "完")
        strike(c, LEFT, 510, 126)  # a rule across the page
        grid(c, [LEFT, 200.0, 300.0], [150.0, 166.0, 182.0], [["名称", "数量"], ["桌", "1"]])
        body(c, 300, 5)

    document = read(make(page), "a.pdf")
    assert "五十个工作日" in document.text and "合同编号" in document.text and document.warnings == ()
    assert len(document.tables) == 1
