"""A comparison of two contracts as one page: what changed first, then the whole text with its marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from extract.compare.redline.judge import NAMES
from extract.compare.redline.text import summary
from extract.html import cell, details, esc, shell, table, tag

if TYPE_CHECKING:
    from extract.compare.records.differences import Difference
    from extract.compare.redline.build import Block, Change, Redline
    from extract.compare.redline.judge import Tag
    from extract.compare.text.pieces import Piece

KINDS = {"changed": ("修改", "bad"), "filled": ("填写", "good"), "added": ("新增", "good"), "removed": ("删除", "bad")}
_WEIGHTY = frozenset({"amount", "rate", "date", "duration", "party", "duty", "negation"})
_FOLD_FROM = 12
"""Clauses in a row without any difference from which they are folded away."""

CSS = """
.text{font-family:var(--serif);font-size:1rem;line-height:1.95}
.clause{display:grid;grid-template-columns:3.2rem 1fr;gap:0 1rem;padding:.12em 0;border-left:3px solid transparent}
.clause>.no{font:.75rem/2.6 var(--sans);color:var(--soft);text-align:right;white-space:nowrap}
.clause>.body{white-space:pre-wrap;tab-size:6}
.clause.changed{border-left-color:var(--bad);background:#fffdfa}.clause.filled,.clause.added{border-left-color:var(--good)}
.clause.removed{border-left-color:var(--bad)}.clause.moved{border-left-color:#6a5a9c;background:#faf9fd}
ins{background:var(--ins);text-decoration:none;border-bottom:1.5px solid var(--ins-line)}
del{background:var(--del);color:#6d1d17;text-decoration:line-through;text-decoration-color:var(--del-line)}
ins,del{padding:.05em .1em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.fill{background:#e7eef8;border-bottom:1.5px solid var(--accent)}
.cos{border-bottom:1px dotted #9a8f70}
.shift{color:#54467f;border-bottom:1px dashed #6a5a9c}
.gone{text-decoration:line-through;opacity:.55}
.note{font:.8rem/1.7 var(--sans);color:#54467f;margin:.1em 0}.note.warn{color:var(--warn)}
.ref{font:.75rem/1 var(--sans);vertical-align:super;margin-left:.1em}
.sum{display:flex;flex-wrap:wrap;gap:.4em 2.2em;font-size:.9rem}.sum b{font-size:1.25rem;margin-right:.25em}
.side{display:grid;grid-template-columns:auto 1fr;gap:.1em .8em;margin:0 0 .8em}.side dd,.side dt{margin:0}
.legend{font-size:.85rem;color:var(--soft)}
td.change{min-width:22rem}
@media print{.clause{grid-template-columns:2.4rem 1fr}.clause.changed,.clause.moved{background:none}}
"""


def render(found: Redline, values: Sequence[Difference], title: str = "合同比对", front: str = "") -> str:
    """The page. `front` is HTML that comes first."""
    parts = [_head(found), front, _changes(found), _moves(found), _values(found, values), _text(found)]
    nav = '<a href="#changes">实质差异</a><a href="#values">读出的值</a><a href="#text">全文</a>'
    return shell(
        title, "\n".join(part for part in parts if part), CSS, subtitle=f"{found.a.name} → {found.b.name}", nav=nav
    )


def _head(found: Redline) -> str:
    counts = [
        *((KINDS[kind][0], sum(one.kind == kind for one in found.changes)) for kind in KINDS),
        ("移位", found.shifted),
        ("仅写法不同", found.cosmetic),
        ("编号顺延", found.renumbered),
    ]
    numbers = "".join(f"<span><b>{count}</b>{name}</span>" for name, count in counts if count)
    first, second = (esc(name) for name in found.names)
    sides = "".join(
        f'<dt class="soft">{name}</dt><dd>{esc(side.name)}</dd>' for name, side in ((first, found.a), (second, found.b))
    )
    legend = (
        f"{first}有而{second}没有的<del>这样</del>标，{second}有而{first}没有的<ins>这样</ins>标；"
        '填在空白处的<span class="fill">这样</span>标；移位的<span class="shift">这样</span>标；'
        '仅写法不同（标点、全半角、数值相同的另一种写法、编号）的<span class="cos">这样</span>标，'
        f"{first}的写法见鼠标提示。数额、日期、比例按数值比较。"
    )
    counted = f'<div class="sum">{numbers}</div>' if numbers else f"<p>{esc(summary(found))}。</p>"
    return f'<section><dl class="side">{sides}</dl>{counted}<p class="legend">{legend}</p></section>'


def tags_html(tags: Sequence[Tag]) -> str:
    """The tags of a change as labels."""
    return "".join(tag(NAMES[one], "bad" if one in _WEIGHTY else "") for one in tags if one != "clause")


def _changes(found: Redline) -> str:
    if not found.changes:
        return '<section id="changes"><h2>实质差异</h2><p class="soft">没有。</p></section>'
    paged = any(one.page for side in (found.a, found.b) for one in side.units)
    header = ["序号", "条款", "类别", "差异", *(["页"] if paged else [])]
    body = table(header, (_change(one, paged) for one in found.changes))
    return f'<section id="changes"><h2>实质差异（{len(found.changes)} 处）</h2>{body}</section>'


def _change(one: Change, paged: bool) -> str:
    unit = one.b or one.a
    name, kind = KINDS[one.kind]
    old, new = esc(_short(one.old)), esc(_short(one.new))
    marks = (f"<del>{old}</del>" if old and one.kind != "filled" else "") + (
        f'<span class="fill">{new}</span>' if new and one.kind == "filled" else f"<ins>{new}</ins>" if new else ""
    )
    pages = "→".join(dict.fromkeys(str(side.page) for side in (one.a, one.b) if side is not None and side.page))
    return (
        cell(f'<a href="#c{one.number}">{one.number}</a>', kind="num")
        + cell(esc(unit.where if unit else ""))
        + cell(tag(name, kind) + ("" if one.tags == ("wording",) else tags_html(one.tags)))
        + cell(f'<span class="quote">{esc(one.before)}{marks}{esc(one.after)}</span>', kind="change")
        + (cell(pages, kind="num") if paged else "")
    )


def _short(text: str, longest: int = 240) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest // 2] + " …… " + flat[-longest // 2 :]


def _moves(found: Redline) -> str:
    notes = [(block, note) for block in found.blocks for note in block.notes]
    if not found.moved and not notes:
        return ""
    rows = [
        cell(esc(block.a[0].where)) + cell(f'<a href="#{_anchor(block)}">{esc(block.b[0].where)}</a>')
        for block in found.moved
    ]
    html = table([f"{esc(name)}的位置" for name in found.names], rows) if rows else ""
    html += "".join(f'<p class="note warn">{esc(block.unit.where)}：{esc(note)}</p>' for block, note in notes)
    return f"<section><h2>移位的条款与条款引用</h2>{html}</section>"


def _values(found: Redline, values: Sequence[Difference]) -> str:
    rows = [
        cell(esc(one.name))
        + cell(esc(one.old) or '<span class="none">（无）</span>')
        + cell(esc(one.new) or '<span class="none">（无）</span>')
        + cell(
            f'<span class="quote">{esc(_short(one.quote, 120))}</span>'
            + (" " + tag("两份原文相同，读法不同", "warn") if one.same_words else "")
        )
        for one in values
    ]
    body = table(["值", *map(esc, found.names), "出处"], rows) if rows else '<p class="soft">读出的值全部相同。</p>'
    return f'<section id="values"><h2>读出的值的差异</h2>{body}</section>'


def _text(found: Redline) -> str:
    numbers = iter(found.changes)
    first = esc(found.names[0])
    pages, heads = _new_pages(found), {block.unit.id for block in found.moved}
    rows: list[tuple[bool, str]] = []
    for block, stubs in _with_stubs(found):
        rows.append((_quiet(block), _block(block, numbers, first, pages, heads)))
        rows += [(False, stub) for stub in stubs]
    html: list[str] = []
    k = 0
    while k < len(rows):
        end = k
        while end < len(rows) and rows[end][0]:
            end += 1
        if end - k >= _FOLD_FROM:
            inner = "".join(row for _, row in rows[k:end])
            html.append(details(f'<span class="soft">{end - k} 条没有差异</span>', inner))
            k = end
        else:
            end = max(end, k + 1)
            html += [row for _, row in rows[k:end]]
            k = end
    return f'<section id="text"><h2>全文</h2><div class="text">{"".join(html)}</div></section>'


def _quiet(block: Block) -> bool:
    return block.status == "same" and not block.moved and not block.notes


def _with_stubs(found: Redline) -> Iterator[tuple[Block, list[str]]]:
    """Each block, and what to say behind it of clauses that stood there in the first contract and have moved."""
    holder = {unit.index: n for n, block in enumerate(found.blocks) if not block.moved for unit in block.a}
    behind: dict[int, list[str]] = {}
    for block in found.moved:
        first = block.a[0].index
        n = next((holder[k] for k in range(first - 1, -1, -1) if k in holder), 0)
        link = f'<a href="#{_anchor(block)}">{esc(block.b[0].where)}</a>'
        here = f"{esc(found.names[0])}此处的“{esc(block.a[0].name)}”移至 {link}"
        stub = f'<div class="clause"><div class="no"></div><div class="note">{here}</div></div>'
        behind.setdefault(n, []).append(stub)
    for n, block in enumerate(found.blocks):
        yield block, behind.get(n, [])


def _anchor(block: Block) -> str:
    return f"u{'b' if block.b else 'a'}{block.unit.index}"


def _new_pages(found: Redline) -> dict[str, str]:
    """Anchor of the first block of each page of the second contract → the page."""
    pages: dict[str, str] = {}
    last = None
    for block in found.blocks:
        page = block.b[0].page if block.b else None
        if page is not None and page != last:
            pages[_anchor(block)] = f"第{page}页"
            last = page
    return pages


def _block(block: Block, numbers: Iterator[Change], first: str, pages: Mapping[str, str], heads: set[str]) -> str:
    status, anchor = block.status, _anchor(block)
    kinds = ["clause", *([status] if status not in ("same", "cosmetic") else []), *(["moved"] if block.moved else [])]
    pieces = "".join(_piece(piece, status, numbers, first) for piece in block.pieces)
    notes = ""
    if block.moved and block.a and block.unit.id in heads:
        notes = f'<div class="note">由{first}“{esc(block.a[0].where)}”移来</div>'
    notes += "".join(f'<div class="note warn">{esc(note)}</div>' for note in block.notes)
    return (
        f'<div class="{" ".join(kinds)}" id="{anchor}"><div class="no">{pages.get(anchor, "")}</div>'
        f'<div class="body">{pieces.rstrip()}{notes}</div></div>'
    )


def _piece(piece: Piece, status: str, numbers: Iterator[Change], first: str) -> str:
    a, b = esc(piece.a), esc(piece.b)
    if piece.kind in ("changed", "filled") and status != "cosmetic":
        number = next(numbers).number
        new = f'<span class="fill">{b}</span>' if piece.kind == "filled" else f"<ins>{b}</ins>" if b else ""
        ref = f'<a class="ref" href="#changes" id="c{number}">{number}</a>'
        return (f"<del>{a}</del>" if a else "") + new + ref
    if piece.kind == "cosmetic":
        return f'<span class="cos" title="{first}：{a or "（无）"}">{b or "&#8203;"}</span>'
    if piece.kind == "moved":
        return f'<span class="shift gone" title="移到别处">{a}</span><span class="shift" title="由别处移来">{b}</span>'
    return b or a
