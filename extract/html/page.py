"""The shell of a page and the few elements that every page needs.

Everything that comes from a document goes through `esc`. Colours are variables of `:root`, so that a page that adds its
own style uses the same: `--ink --soft --line --paper --ground --accent --good --warn --bad` and, for text that came or
went, `--ins --ins-line --del --del-line`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from extract.controls import visible

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

CSS = """
:root{--ink:#1f2328;--soft:#667079;--line:#d8dbd7;--paper:#fff;--ground:#f5f5f2;--accent:#1f4e79;--good:#2e6b3f;
--warn:#8a5a00;--bad:#a3271f;--ins:#dff2e1;--ins-line:#2e6b3f;--del:#fbe3e0;--del-line:#a3271f;
--sans:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif;
--serif:"Noto Serif CJK SC","Source Han Serif SC","Songti SC","SimSun","Droid Sans Fallback",serif}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--ground);font:15px/1.75 var(--sans);
font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
header.top{position:sticky;top:0;z-index:9;background:var(--paper);border-bottom:1px solid var(--line);padding:.7em 2em .6em}
header.top h1{font-size:1.15rem;margin:0;letter-spacing:.02em}
header.top p{margin:.15em 0 0;color:var(--soft);font-size:.85rem}
header.top nav{margin:.25em 0 0;font-size:.85rem}header.top nav a{margin-right:1.2em}
main{max-width:76rem;margin:0 auto;padding:1.2em 2em 4em}
main.wide{max-width:none}
section{background:var(--paper);border:1px solid var(--line);border-radius:4px;padding:1em 1.5em 1.2em;margin:0 0 1.4em}
h2{font-size:1.05rem;margin:.1em 0 .7em;padding-bottom:.35em;border-bottom:1px solid var(--line)}
h3{font-size:.95rem;margin:1.2em 0 .4em}
[id]{scroll-margin-top:7rem}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
table{border-collapse:collapse;width:100%;font-size:.88rem;line-height:1.6}
th,td{text-align:left;vertical-align:top;padding:.38em .7em;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-weight:600;border-bottom:1.5px solid #b9beb8;white-space:nowrap}
td.num,th.num{text-align:right;white-space:nowrap}
.scroll{overflow:auto;max-height:82vh;border:1px solid var(--line)}
.scroll table{border-collapse:separate;border-spacing:0}
.scroll thead th{position:sticky;top:0;background:var(--paper);z-index:2}
.scroll tbody th{position:sticky;left:0;background:var(--paper);z-index:1;font-weight:400}
.scroll thead th:first-child{left:0;z-index:3}
.soft,.none{color:var(--soft)}.none{opacity:.75;white-space:nowrap}
.tag{display:inline-block;padding:0 .5em;border-radius:3px;font-size:.8rem;line-height:1.6;border:1px solid var(--line);
background:#fafaf8;white-space:nowrap;margin-right:.3em}
.tag.bad{color:var(--bad);border-color:#e4b7b2;background:#fdf4f3}
.tag.warn{color:var(--warn);border-color:#e2cfa4;background:#fdf8ec}
.tag.good{color:var(--good);border-color:#b7d3bd;background:#f2f9f3}
.quote{font-family:var(--serif)}
details>summary{cursor:pointer}details>div{padding:.3em 0 .3em 1em}
@media screen and (max-width:50rem){header.top{position:static;padding:.6em 1em}main{padding:.8em .6em 3em}
section{padding:.8em .8em 1em;overflow-x:auto}th,td{padding:.3em .4em;min-width:4.2em}thead th,th.num{white-space:normal}
td.num{overflow-wrap:normal}}
@page{size:A4;margin:16mm 14mm}
@media print{body{background:#fff;font-size:10.5pt}header.top{position:static;border:0;padding:0 0 .6em}
header.top nav{display:none}main{max-width:none;padding:0}section{border:0;padding:0;border-radius:0}
.scroll{max-height:none;overflow:visible;border:0}.scroll th,.scroll tbody th{position:static!important}
thead{display:table-header-group}tr,.keep{break-inside:avoid}h2,h3{break-after:avoid}a{color:inherit}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""


def clean(text: str) -> str:
    """A text without characters that HTML forbids or that are orders (each becomes U+FFFD; line ends and tabs stay)."""
    return visible(text.replace("\r", " "))


def esc(value: object) -> str:
    """A value as text of a page or of a quoted attribute; `None` is empty.

    >>> esc('<b title="x">\\x00'), esc(None)
    ('&lt;b title=&quot;x&quot;&gt;\ufffd', '')
    """
    return "" if value is None else escape(clean(str(value)), quote=True)


def tag(text: str, kind: str = "") -> str:
    """A small label; `kind` is one of ours: "", `bad`, `warn`, `good`."""
    return f'<span class="tag {kind}">{esc(text)}</span>' if kind else f'<span class="tag">{esc(text)}</span>'


def details(summary: str, body: str, *, is_open: bool = False) -> str:
    """Something to unfold. Both parts are HTML."""
    return f"<details{' open' if is_open else ''}><summary>{summary}</summary><div>{body}</div></details>"


def cell(html: str, *, kind: str = "", title: str = "", head: bool = False) -> str:
    """One cell. `html` is HTML; `title` is text, shown when the pointer rests on the cell."""
    name = "th" if head else "td"
    attributes = f' class="{kind}"' if kind else ""
    if title:
        attributes += f' title="{esc(title)}"'
    return f"<{name}{attributes}>{html}</{name}>"


def table(header: Iterable[str], rows: Iterable[str], attributes: Mapping[str, str] | None = None) -> str:
    """A table: header cells as HTML (their content, or whole `<th>` cells), rows as the HTML of their cells."""
    given = "".join(f' {name}="{esc(value)}"' for name, value in (attributes or {}).items())
    head = "".join(one if one.startswith("<th") else f"<th>{one}</th>" for one in header)
    body = "\n".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table{given}><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"


def shell(title: str, body: str, css: str = "", *, subtitle: str = "", nav: str = "", wide: bool = False) -> str:
    """A whole page: `title` and `subtitle` are text, `body` and `nav` HTML, `css` follows the common style."""
    top = f"<h1>{esc(title)}</h1>" + (f"<p>{esc(subtitle)}</p>" if subtitle else "")
    top += f"<nav>{nav}</nav>" if nav else ""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{esc(title)}</title>\n<style>{CSS}{css}</style></head>\n<body>\n"
        f'<header class="top">{top}</header>\n<main{" class=" + chr(34) + "wide" + chr(34) if wide else ""}>\n'
        f"{body}\n</main></body></html>\n"
    )
