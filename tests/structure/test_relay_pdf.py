"""Lines that are cut anew in a PDF keep the place of every character."""

from __future__ import annotations

import io

import pytest

from extract.ingest import read_bytes

canvas = pytest.importorskip("reportlab.pdfgen.canvas")
from reportlab.pdfbase import pdfmetrics  # noqa: E402
from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: E402

LEFT, SIZE = 60.0, 12.0


def test_boxes_follow_their_characters() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    line = "甲方：青石市水务局地址：青石市文昌路18号联系电话：13900005550"
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(595, 842), invariant=1)
    page.setFont("STSong-Light", SIZE)
    for k, text in enumerate(["巡检服务合同", line, "第一条 服务内容", "乙方为甲方提供巡检服务，每月一次。"]):
        page.drawString(LEFT, 780 - 30 * k, text)
    page.save()
    document = read_bytes(out.getvalue(), "a.pdf")
    assert {"甲方：青石市水务局", "地址：青石市文昌路18号", "联系电话：13900005550"} <= set(document.text.split("\n"))
    assert document.boxes is not None and len(document.boxes) == 4 * len(document.text)
    for label, before in (("甲方：", ""), ("地址：", "甲方：青石市水务局")):
        x0 = document.boxes[4 * document.text.index(label)]
        assert abs(x0 - (LEFT + SIZE * len(before))) < 1.5
