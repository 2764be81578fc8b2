"""The same contract through ten converters: the text that comes out is the same."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Callable

import pytest

from extract.ingest import read_bytes

PARAGRAPHS = [
    "库房设备采购合同",
    "合同编号：QHDA-2024-17",
    "甲方：清河区档案馆",
    "乙方：云川物流有限公司",
    "第一条 采购内容",
    "乙方向甲方提供下列设备，并负责运输、安装、调试以及操作人员的培训，全部费用已经包含在合同总价之中，甲方不再另行支付任何费用。",
]
ROWS = [
    ["序号", "名称", "数量", "单价（元）", "金额（元）"],
    ["1", "密集架", "12", "3,500.00", "42,000.00"],
    ["2", "除湿机", "3", "2,800.00", "8,400.00"],
]
AFTER = [
    "第二条 合同价款",
    "本合同总价为人民币伍万零肆佰元整（¥50,400.00），验收合格后十五个工作日内一次性付清。",
    "第三条 付款方式",
    "付款方式：☑转账 □支票",
]
EXPECTED = "\n".join([*PARAGRAPHS, *("\t".join(row) for row in ROWS), *AFTER]) + "\n"


def _pipes(edge: str = "|") -> str:
    rule = "|".join(["---"] * 5)
    lines = [" | ".join(ROWS[0]), rule, *(" | ".join(row) for row in ROWS[1:])]
    return "\n".join(f"{edge} {line} {edge}".strip() for line in lines)


def _td(attributes: str = "", inner: str = "{}") -> str:
    rows = ("".join(f"<td{attributes}>{inner.format(cell)}</td>" for cell in row) for row in ROWS)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _page(paragraph: str, table: str, head: str = "") -> bytes:
    body = "".join(paragraph.format(html.escape(p)) for p in PARAGRAPHS) + table + "".join(paragraph.format(p) for p in AFTER)
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def _text(join: str, table: str, wrap: int = 0) -> bytes:
    parts = [*PARAGRAPHS, table, *AFTER]
    if wrap:
        parts = [p if p == table else "\n".join(textwrap.wrap(p, wrap, break_long_words=True)) for p in parts]
    return join.join(parts).encode()


TABS = "\n".join("\t".join(row) for row in ROWS)
SHAPES: dict[str, Callable[[], tuple[bytes, str]]] = {
    "pandoc markdown": lambda: (b"# " + _text("\n\n", _pipes()), "a.md"),
    "html2text": lambda: (_text("\n\n", _pipes("")), "a.md"),
    "markitdown": lambda: (_text("\n\n", _pipes()).replace("第一条".encode(), "## 第一条".encode()), "a.md"),
    "MinerU": lambda: (b"# " + _text("  \n\n", f"<html><body>{_td()}</body></html>"), "a.md"),
    "docx2txt": lambda: (_text("\n\n", TABS), "a.txt"),
    "textutil txt": lambda: (_text("\n", TABS).replace(b"\n", b"\r\n"), "a.txt"),
    "UTF-16 from Notepad": lambda: (_text("\r\n", TABS.replace("\n", "\r\n")).decode().encode("utf-16"), "a.txt"),
    "hard wrapped": lambda: (_text("\n", TABS, 30), "a.txt"),
    "textutil html": lambda: (
        _page('<p class="p1"><span class="s1">{}</span></p>\n', _td(' class="td1"', '<p class="p3">{}</p>')), "a.html"
    ),
    "LibreOffice html": lambda: (
        _page('<p style="line-height: 150%"><font face="宋体">{}</font></p>\n', _td(' width="90"', "<p>{}<br/>\n</p>")),
        "a.html",
    ),
    "WPS html": lambda: (
        _page("<p class=MsoNormal><span style=\"mso-spacerun:'yes'\">{}</span><o:p></o:p></p>", _td(" valign=top", "<p><b>{}</b></p>")),
        "a.htm",
    ),
    "saved by a browser": lambda: (
        _page("<div><div><span>{}</span></div></div>", _td(), "<style>.x{display:none}</style><script>var a='甲方';</script>")
        .replace(b"<body>", "<body><nav>首页</nav><div class=x>广告</div>".encode()), "a.html"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_the_same_text(name: str) -> None:
    data, file = SHAPES[name]()
    assert read_bytes(data, file).text == EXPECTED
