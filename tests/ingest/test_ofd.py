"""OFD files made here: text with places, tables by rulings, pages, and calm errors."""

from __future__ import annotations

import importlib.util
import io
import zipfile

import pytest
from ofd_helpers import grid, ofd, text

from extract.errors import DocumentError
from extract.ingest import read_bytes
from extract.model import Span

BODY = "本合同由甲乙双方于二零二五年三月在云岭市签订，双方应当按照约定全面履行各自的义务，"


def _contract() -> bytes:
    first = (
        text("档案数字化服务合同", 70, 30, 7)
        + text("合同编号：DA-2025-033", 25, 45)
        + text(BODY, 33.4, 55)
        + text("不得擅自变更或者解除合同。", 25, 62)
        + grid([25, 60, 110, 160], [70, 80, 90])
        + "".join(text(words, x, y) for words, x, y in [("名称", 27, 76), ("数量", 62, 76), ("金额", 112, 76)])
        + "".join(text(words, x, y) for words, x, y in [("扫描", 27, 86), ("12000", 62, 86), ("36,000.00", 112, 86)])
    )
    return ofd([first, text("第二页的文字", 25, 30)])


def test_text_tables_pages_and_boxes() -> None:
    document = read_bytes(_contract(), "合同.ofd")
    assert document.format == "ofd" and document.engine.startswith("ofdkit ") and document.text_source == "text"
    assert document.text.split("\n") == [
        "档案数字化服务合同",
        "合同编号：DA-2025-033",
        BODY + "不得擅自变更或者解除合同。",
        "名称\t数量\t金额",
        "扫描\t12000\t36,000.00",
        "第二页的文字",
        "",
    ]
    assert [page.number for page in document.pages] == [1, 2]
    assert (document.tables[0].n_rows, document.tables[0].n_cols) == (2, 3)
    at = document.text.index("DA-2025-033")
    (place,) = document.places(Span(at, at + 11))
    millimetres = [v * 25.4 / 72 for v in (place.x0, place.top, place.x1, place.bottom)]
    assert millimetres == pytest.approx([25 + 5 * 4.2, 41.4, 25 + 5 * 4.2 + 11 * 2.1, 45.6], abs=0.3)
    assert document.page_at(document.text.index("第二页")) == 2


def test_one_object_a_character_reads_as_words() -> None:
    """Some producers place every character by itself."""
    words = "甲方：云岭市档案馆"
    page = "".join(text(c, 25 + 4.2 * i, 40) for i, c in enumerate(words))
    assert read_bytes(ofd([page]), "合同.ofd").text == words + "\n"


def test_a_page_that_is_missing_is_noted() -> None:
    document = read_bytes(ofd([text("采购合同", 25, 30), text("合同条款", 25, 30)], leave_out="Page_1"), "合同.ofd")
    assert document.text == "采购合同\n"
    assert any("读不出来" in warning or "没有文字" in warning for warning in document.warnings)


def test_pages_without_text_are_a_scan() -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(ofd([grid([25, 60], [70, 80])]), "合同.ofd")
    assert caught.value.code == "no_text"
    assert "导出为 PDF" in caught.value.message


@pytest.mark.parametrize("part", ["Document.xml", "Pages"])
def test_a_broken_file_is_unreadable(part: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(ofd([text("第一页", 25, 30)], leave_out=part), "合同.ofd")
    assert caught.value.code in ("unreadable", "no_text")


def test_a_part_that_swells_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("OFD.xml", b" " * (65 * 1024 * 1024))
    with pytest.raises(DocumentError) as caught:
        read_bytes(out.getvalue(), "合同.ofd")
    assert caught.value.code == "too_large"


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *rest: None if name == "ofdkit" else find(name, *rest))
    with pytest.raises(DocumentError) as caught:
        read_bytes(_contract(), "合同.ofd")
    assert caught.value.code == "unknown_format"
    assert "hetong[ofd]" in caught.value.message
