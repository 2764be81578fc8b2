"""Web pages: what a reader sees, without the site around it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from extract.errors import DocumentError
from extract.ingest import read_bytes
from extract.ingest.html.attributes import few_attributes
from extract.model import Document


def _read(html: str, name: str = "公告.html", encoding: str = "utf-8") -> Document:
    return read_bytes(html.encode(encoding), name)


def _page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>Title of the site</title>{head}</head><body>{body}</body></html>"


def test_paragraphs_headings_and_breaks() -> None:
    document = _read(
        _page(
            '<h1>办公家具采购合同</h1><p style="text-align:center"><b>合同编号：JJ-2025-07</b></p>'
            "<div>甲方：云岭市图书馆<br>乙方：云岭市海棠家具有限公司<br/></div>"
            "根据<span>《中华人民共和国<i>民法典</i>》</span>，双方\n      订立本合同。<p>&nbsp;</p>"
        )
    )
    assert document.text.split("\n") == [
        "办公家具采购合同",
        "合同编号：JJ-2025-07",
        "甲方：云岭市图书馆",
        "乙方：云岭市海棠家具有限公司",
        "根据《中华人民共和国民法典》，双方订立本合同。",
        "",
    ]
    title, number = document.lines[:2]
    assert title.style == "heading1"
    assert number.bold and number.centered and not title.bold
    assert document.format == "html" and document.pages == () and document.boxes is None


def test_hidden_parts_scripts_and_the_site_around_the_page_are_dropped() -> None:
    document = _read(
        _page(
            "<header>网站标识</header><nav>首页 &gt; 合同公告</nav><aside>相关链接</aside>"
            '<div role="navigation">菜单</div><script>var a = "脚本"</script><style>p{}</style>'
            '<noscript>请启用脚本</noscript><form><p>合同总价：5000元</p><input value="搜索"><button>查询</button></form>'
            '<p style="display: none">隐藏一</p><p hidden>隐藏二</p><span style="VISIBILITY:hidden">隐藏三</span>'
            '<p style="mso-hide:all">隐藏四</p><template><p>模板</p></template><!-- 注释 -->'
            "<article><header><h2>公告标题</h2></header></article><footer>版权所有</footer>"
        )
    )
    assert document.text == "合同总价：5000元\n公告标题\n"


def test_tables_with_merged_cells() -> None:
    document = _read(
        _page(
            "<table><caption>分项报价表</caption><tfoot><tr><td colspan=3>合计</td><td>4,600.00</td></tr></tfoot>"
            "<thead><tr><th>序号</th><th>名称</th><th>数量</th><th>金额</th></tr></thead>"
            "<tbody><tr><td rowspan='2'>1</td><td>书架<br>（钢制）</td><td>2</td><td>1,600.00</td></tr>"
            "<tr><td><p>阅览桌</p></td><td>3</td><td>3,000.00</td></tr><tr style='display:none'><td>隐藏</td></tr></tbody></table>"
        )
    )
    assert document.text.split("\n") == [
        "分项报价表",
        "序号\t名称\t数量\t金额",
        "1\t书架 （钢制）\t2\t1,600.00",
        "阅览桌\t3\t3,000.00",
        "合计\t4,600.00",
        "",
    ]
    (table,) = document.tables
    assert (table.n_rows, table.n_cols) == (4, 4)
    spans = {document.text[c.start : c.end]: (c.row, c.col, c.rowspan, c.colspan) for c in table.cells}
    assert spans["1"] == (1, 0, 2, 1)
    assert spans["阅览桌"] == (2, 1, 1, 1)
    assert spans["合计"] == (3, 0, 1, 3)


@pytest.mark.parametrize("span", ["0", "99999999999", "-3", "二", ""])
def test_spans_that_are_wrong_do_no_harm(span: str) -> None:
    document = _read(
        _page(f'<table><tr><td rowspan="{span}">甲</td><td colspan="{span}">乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>')
    )
    (table,) = document.tables
    assert table.n_rows == 2
    assert all(cell.row + cell.rowspan <= 2 and cell.col + cell.colspan <= table.n_cols for cell in table.cells)


def test_a_table_that_only_frames_the_page_is_read_as_text() -> None:
    document = _read(
        _page(
            "<table><tr><td>左栏</td><td><p>合同正文</p><table><tr><td>品名</td><td>单价</td></tr>"
            "<tr><td>书架</td><td>800</td></tr></table></td></tr></table><table><tr><td>单列一</td></tr><tr><td>单列二</td></tr></table>"
        )
    )
    assert document.text.split("\n") == ["左栏", "合同正文", "品名\t单价", "书架\t800", "单列一", "单列二", ""]
    assert len(document.tables) == 1


def test_a_list_with_a_table_in_one_of_its_cells_stays_a_list() -> None:
    document = _read(
        _page(
            "<table><tr><td>序号</td><td>名称</td><td>数量</td><td>金额</td></tr><tr><td>1</td><td>书架</td><td>2</td><td>1600</td></tr>"
            "<tr><td>2</td><td>气瓶柜<table><tr><td>双瓶</td><td>带报警</td></tr></table></td><td>4</td><td>13400</td></tr></table>"
        )
    )
    (table,) = document.tables
    assert table.n_rows == 3
    assert document.text == "序号\t名称\t数量\t金额\n1\t书架\t2\t1600\n2\t气瓶柜 双瓶 带报警\t4\t13400\n"


def test_numbers_of_lists_are_written_out() -> None:
    document = _read(
        _page(
            "<ol start=3><li>供货范围</li><li value='7'>交货期<ol type=a><li>分批</li><li>整批</li></ol></li><li>1、自带编号</li></ol>"
            "<ol style='list-style-type: cjk-ideographic'><li>质量</li></ol><ul><li>附件</li></ul>"
            "<ol style='list-style:none'><li>无编号</li></ol>"
        )
    )
    assert document.text.split("\n") == [
        "3.供货范围",
        "7.交货期",
        "a.分批",
        "b.整批",
        "1、自带编号",
        "一、质量",
        "附件",
        "无编号",
        "",
    ]


def test_preformatted_lines_stay_lines_and_side_by_side_parties_are_unfolded() -> None:
    document = _read(_page("<pre>第一条  标的\n第二条  价款</pre><p>甲方：云岭市图书馆" + "&nbsp;" * 8 + "乙方：海棠公司</p>"))
    assert document.text.split("\n") == ["第一条  标的", "第二条  价款", "甲方：云岭市图书馆", "乙方：海棠公司", ""]


META = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (META, "gb18030"),
        ("<meta charset=GBK>", "gb18030"),
        ("", "gb18030"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        (META, "utf-8"),  # saved by a browser, the declaration left as it was
        ('<meta charset="big5">', "big5hkscs"),
    ],
)
def test_encodings(head: str, encoding: str) -> None:
    body = "<p>合同總價：人民幣</p>" if "big5" in head else "<p>合同总价：镕㕠人民币</p>"
    document = _read(_page(body, head), encoding=encoding)
    assert document.text == body[3:-4] + "\n"
    assert document.warnings == ()


def test_a_page_named_doc_and_a_fragment_named_htm() -> None:
    assert _read(_page("<p>合同</p>"), "合同.doc").format == "html"
    assert _read("<div>合同</div>", "合同.htm").text == "合同\n"
    assert _read("<div>合同</div>", "合同.txt").format == "txt"


@pytest.mark.parametrize("html", ["<html></html>", _page(""), _page("<script>1</script>"), "<html><body><img src=a.png>"])
def test_a_page_without_text_is_empty(html: str) -> None:
    with pytest.raises(DocumentError) as caught:
        _read(html)
    assert caught.value.code == "empty"


def test_a_page_nested_without_end_is_read_or_refused() -> None:
    try:
        document = _read(_page("<div>" * 5000 + "合同" + "<table><tr><td>" * 300))
    except DocumentError as error:
        assert error.code in ("unreadable", "empty")
    else:
        assert "合同" in document.text


def test_entities_and_links_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("geheim-7731")
    html = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<html><head><link rel="stylesheet" href="http://127.0.0.1:9/x.css"></head><body><p>合同&x;</p></body></html>'
    )
    code = (
        "import sys, socket; socket.socket.connect = None\n"
        "from extract.ingest import read_bytes\n"
        "print(read_bytes(sys.stdin.buffer.read(), 'a.html').text.strip())"
    )
    done = subprocess.run([sys.executable, "-c", code], input=html.encode(), capture_output=True, check=True)
    assert "合同" in done.stdout.decode()
    assert secret.read_text() not in done.stdout.decode()


def test_a_tag_with_very_many_attributes_is_read_at_once() -> None:
    """The parser would compare each of them with all before it."""
    for quote in ('"', "'", ""):
        many = " ".join(f"a{number}={quote}x{quote}" for number in range(60_000))
        page = _page(f"<p style='font-weight:bold' {many}>采购合同</p><p>甲方：云岭市图书馆</p>")
        assert _read(page).text == "采购合同\n甲方：云岭市图书馆\n"
    picture = "A" * 100_000
    page = f"<p>合同</p><img alt='a > b' src='data:image/png;base64,{picture}'><p {'hidden ' * 9_000}>看不见</p><p>甲方</p>"
    assert few_attributes(page[: page.index("<p hidden")]) == page[: page.index("<p hidden")]
    assert _read(_page(page)).text == "合同\n甲方\n"


def test_what_stands_in_a_table_and_in_no_cell_is_read() -> None:
    page = "<table>一<tr>二<td>三</td></tr><form><tr><td>四</td></tr></form>五</table><p>六</p>"
    assert _read(_page(page)).text == "一二\n四\n五\n三\n六\n"
    deep = "<table><tr><td>" * 150 + "里面的话" + "</td></tr></table>" * 150
    assert _read(_page(f"<p>前言</p>{deep}<p>后面的话</p>")).text == "前言\n里面的话\n后面的话\n"


@pytest.mark.parametrize(
    "hidden",
    [
        "<div style='display:none'>{}</div>", "<template>{}</template>", "<canvas>{}</canvas>", "<svg><text>{}</text></svg>",
        "<iframe srcdoc='<p>{}</p>'></iframe>", "<object>{}</object>", "<noscript><p>{}</p></noscript>",
    ],
)  # fmt: skip
def test_text_that_is_not_shown_is_told(hidden: str) -> None:
    secret = "补充约定：合同总价以双方另行签署的结算单所载的金额为准，最高不超过20万元。"
    document = _read(_page("<p>采购合同</p>" + hidden.format(secret)))
    assert document.text.strip() == "采购合同"
    assert any("不显示的文字" in one and secret[:8] in one for one in document.warnings)


def test_what_a_site_hides_from_readers_is_not_told() -> None:
    page = _page("<nav>首页 2025</nav><p>采购合同</p><div style='display:none'>登录后查看更多 12</div><script>var a = '合同'</script>")
    assert not _read(page).warnings


def test_a_formula_is_read_and_frames_are_told() -> None:
    assert "总价=单价" in _read(_page("<p>按 <math><mi>总价</mi><mo>=</mo><mi>单价</mi></math> 计</p>")).text
    frames = _read("<html><frameset><frame src='a.html'></frameset><p>采购合同</p></html>")
    assert any("frame" in one for one in frames.warnings)


UNCLOSED = (
    "<!-- inner", "<style>p{color:red}", "<STYLE>", "<script>var a=1;", "<script><!-- <script>", "<style>p{}</styl>", "<nav>",
    "<header>", "<footer>", "<aside>", "<button>", "<datalist>", "<select>", "<noframes>", '<p title="x>', "<p title='x>",
)  # fmt: skip


@pytest.mark.parametrize("opener", UNCLOSED)
def test_what_nobody_closed_does_not_swallow_the_rest(opener: str) -> None:
    rest = "<p>一、合同总价为人民币壹拾万元整（¥100000.00）。</p><p>二、质量保证期为12个月。</p>"
    document = read_bytes(f"<html><body><p>采购合同</p>{opener}{rest}</body></html>".encode(), "a.html")
    assert "100000.00" in document.text and "12个月" in document.text
    assert any("没有关闭" in one for one in document.warnings)


def test_a_quote_that_ends_much_later_is_told() -> None:
    page = '<html><body><p>采购合同</p><p title="x>一、合同总价为人民币壹拾万元整（¥100000.00），由甲方分期支付。</p><p class="a">二、</p>'
    assert any("不显示的文字" in one for one in read_bytes(page.encode(), "a.html").warnings)


def test_what_is_closed_or_cut_off_at_its_end_is_as_before() -> None:
    head = "<html><head><style>p{}</style><script>if (a<b) x='<p>文字文字</p>'</script><!-- <nav> --></head><body><p>采购合同的文字</p>"
    for end in ("", "<script>var a = 1; // 到此为止的说明", "<!--", "<nav>", "<!-->"):
        document = read_bytes(f"{head}{end}".encode(), "a.html")
        assert document.text.strip() == "采购合同的文字" and document.warnings == ()
