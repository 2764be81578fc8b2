"""The matrix as a page: what is usual, the key terms, the clauses, what is unusual, and each contract by itself."""

from __future__ import annotations

from collections.abc import Iterator

from extract import labels
from extract.compare.matrix.build import ALL, TYPES, Matrix, Row
from extract.compare.records.reference import GROUP, NONE, Deviation
from extract.compare.records.terms import TERMS, Term, Value
from extract.html import cell, details, esc, shell, table, tag
from extract.labels.words import CLAUSE_TYPE

_MANY = 200
"""Contracts from which pages leave out what is only convenient: quotes under the pointer, beginnings of clauses."""
_QUOTE, _LONG_QUOTE = 90, 400

CSS = """
@page{size:A4 landscape}
.matrix{font-size:.8rem}.matrix td,.matrix th{padding:.3em .55em;border-right:1px solid #eceeea}
.matrix tbody th{min-width:15rem;max-width:20rem;border-right:1.5px solid #b9beb8}
.matrix tbody th small{display:block;color:var(--soft);font-weight:400}
.matrix td{white-space:nowrap}.matrix td.split{white-space:normal;min-width:11rem}
.matrix.types td{text-align:center;padding:.3em .1em;min-width:1.9em}
.matrix.types thead th{writing-mode:vertical-rl;letter-spacing:.1em;height:10.5em;padding:.5em .25em;text-align:left}
.matrix.types thead th:first-child{writing-mode:horizontal-tb;vertical-align:bottom}
.matrix tbody tr:hover td,.matrix tbody tr:hover th{background:#f6f8fa}
td.far{background:#fdf0ee;color:var(--bad);font-weight:600}td.differs{color:var(--warn)}
td.missing,td.gap{color:var(--bad)}td.gap{background:#fdf4f3}
td.no{color:#c3c7c2}
#deviations td:nth-child(2){white-space:nowrap}#deviations td:nth-child(3){min-width:26rem}
.yes{color:var(--good)}
.sure{border-bottom:1px dotted var(--warn)}
.contract{border-top:1px solid var(--line);padding:.25em 0}.contract summary{font-size:.95rem}
.contract table{margin:.2em 0 1em}
"""


def render(matrix: Matrix) -> str:
    """The page. Links lead to the record (`json/ID.json`) beside it."""
    count = len(matrix.rows)
    sub = f"{count} 份合同" + (f"；{'，'.join(matrix.filters)}" if matrix.filters else "")
    nav = "".join(
        f'<a href="#{name}">{text}</a>'
        for name, text in (
            ("usual", "常见约定"), ("terms", "关键条款"), ("deviations", "偏离"), ("clauses", "条款矩阵"), ("each", "逐份"),
        )
    )  # fmt: skip
    if not matrix.rows:
        return shell("合同比较", "<section><p>没有符合条件的合同。</p></section>", CSS, subtitle=sub)
    parts = [_notes(matrix), _usual(matrix), _terms(matrix), _deviations(matrix), _clauses(matrix), _each(matrix)]
    return shell("合同比较：条款矩阵与关键条款", "\n".join(parts), CSS, subtitle=sub, nav=nav, wide=True)


def _notes(matrix: Matrix) -> str:
    groups = "；".join(f"{esc(name)} {group.size} 份" for name, group in matrix.groups.items())
    left = f"按条件未列入 {matrix.left_out} 份（包括没有写明该项的）。" if matrix.left_out else ""
    return (
        f"<section><p>比较组：{groups}。同一类别达到 {GROUP} 份的自成一组，不足的与{ALL}相比；{left}"
        "数值取中位数（只在同一单位内比较，n 为参与计算的份数），类别取多数；不足 3 份不作比较。</p>"
        '<p class="soft"><span class="tag">↑ ↓ ≠</span>与常见约定不同；'
        '<span class="tag bad">深色</span>相差较大（比例类相差 15 个百分点以上，其余 2 倍以上，或与八成以上合同不同）；'
        '<span class="tag bad">缺</span>八成以上合同写明而本合同未读出。'
        "偏离只是线索：同类合同少、标的不同时，偏离可能完全正常。点线下划的值存疑。鼠标停在格上可看原文。</p></section>"
    )


def _usual(matrix: Matrix) -> str:
    names = list(matrix.groups)
    rows = []
    for term in TERMS:
        cells = [cell(esc(term.label))]
        for name in names:
            usual = matrix.groups[name].usual[term.name]
            counts = f"{usual.counted}/{usual.stated}" if term.how == "majority" else f"n={usual.counted}"
            stated = f"{usual.stated}/{usual.size} 份写明"
            shown = f'{esc(usual.shown)} <span class="soft">（{counts}；{stated}）</span>' if usual.shown else ""
            cells.append(cell(shown or f'<span class="none">—（{stated}）</span>'))
        rows.append("".join(cells))
    header = ["条款", *(f"{esc(name)}（{matrix.groups[name].size} 份）" for name in names)]
    return f'<section id="usual"><h2>常见约定</h2>{table(header, rows)}</section>'


def _head(row: Row) -> str:
    """The first cell of a contract."""
    buyer = "".join(f"<small>{esc(one)}</small>" for one in (row.buyer, row.told_apart) if one)
    return cell(f'<a href="#c-{esc(row.contract_id)}">{esc(row.title)}</a>{buyer}', head=True, title=row.path)


def _terms(matrix: Matrix) -> str:
    quotes = len(matrix.rows) <= _MANY
    rows = (
        _head(row)
        + cell(esc(labels.code("contracts", "category", row.category)))
        + "".join(_term(term, row, quotes) for term in TERMS)
        for row in matrix.rows
    )
    header = ["合同", "类别", *(esc(term.label) for term in TERMS)]
    body = table(header, rows, {"class": "matrix"})
    return f'<section id="terms"><h2>关键条款</h2><div class="scroll">{body}</div></section>'


def _term(term: Term, row: Row, quotes: bool) -> str:
    value, found = row.values[term.name], row.deviations.get(term.name, NONE)
    kinds = [found.level] * bool(found.level) + ["split"] * (term.name == "payment_split")
    if value is None:
        shown = "缺" if found.level == "missing" else '<span class="none">—</span>'
        return cell(shown, kind=" ".join(kinds), title=found.words)
    words = [found.words] if found.words else []
    if quotes and value.quote:
        page = f"第{value.page}页 " if value.page else ""
        words.append(f"{page}原文：{_cut(value.quote, _QUOTE)}")
    return cell(_shown(value, found), kind=" ".join(kinds), title="\n".join(words))


def _shown(value: Value, found: Deviation) -> str:
    text = f'<span class="sure">{esc(value.shown)}</span>' if value.unsure else esc(value.shown)
    return f"{text} {found.sign}" if found.sign else text


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _clauses(matrix: Matrix) -> str:
    """Only the types that some contract has; a gap is marked where most of the group have the clause."""
    seen = [kind for kind in TYPES if any(kind in row.clauses for row in matrix.rows)]
    short = len(matrix.rows) <= _MANY
    rows = (_head(row) + "".join(_clause(row, kind, short) for kind in seen) for row in matrix.rows)
    total = matrix.groups[ALL]
    foot = "<th>有此条款的合同</th>" + "".join(f"<td>{total.types[kind]}</td>" for kind in seen)
    body = table(["合同", *(esc(CLAUSE_TYPE[kind]) for kind in seen)], [*rows, foot], {"class": "matrix types"})
    return f'<section id="clauses"><h2>条款矩阵</h2><div class="scroll">{body}</div></section>'


def _clause(row: Row, kind: str, short: bool) -> str:
    found = row.clauses.get(kind)
    if not found:
        words = row.missing.get(kind, "")
        return cell("缺" if words else "·", kind="gap" if words else "no", title=words)
    first = found[0]
    where = f"{first.name or first.excerpt[:20]}{f'（第{first.page}页）' if first.page else ''}"
    title = f"{where}\n{first.excerpt}" if short else where
    return cell(f'<a class="yes" href="#c-{esc(row.contract_id)}-{kind}">●</a>', title=title)


def _deviations(matrix: Matrix) -> str:
    strong = list(_listed(matrix, ("far", "missing")))
    weak = list(_listed(matrix, ("differs",)))
    header = ["合同", "条款", "偏离", "原文"]
    html = table(header, strong) if strong else '<p class="soft">没有相差较大的约定。</p>'
    if weak:
        html += details(f"其余偏离 {len(weak)} 处", table(header, weak))
    return f'<section id="deviations"><h2>偏离（相差较大的 {len(strong)} 处）</h2>{html}</section>'


def _listed(matrix: Matrix, levels: tuple[str, ...]) -> Iterator[str]:
    for row in matrix.rows:
        link = f'<a href="#c-{esc(row.contract_id)}">{esc(row.title)}</a><br><small>{esc(row.told_apart)}</small>'
        for term in TERMS:
            found = row.deviations.get(term.name, NONE)
            if found.level in levels:
                value = row.values[term.name]
                quote = f'<span class="quote">{esc(_cut(value.quote, _QUOTE))}</span>' if value else ""
                yield cell(link) + cell(f"{esc(term.label)} {found.sign}") + cell(esc(found.words)) + cell(quote)
        if "missing" in levels:
            for kind, words in row.missing.items():
                yield cell(link) + cell(f"{esc(CLAUSE_TYPE[kind])}条款 缺") + cell(esc(words)) + cell("")


def _each(matrix: Matrix) -> str:
    short = len(matrix.rows) > _MANY
    body = "".join(f'<div class="contract">{_contract(row, short)}</div>' for row in matrix.rows)
    return f'<section id="each"><h2>逐份合同</h2>{body}</section>'


def _contract(row: Row, short: bool) -> str:
    ident = esc(row.contract_id)
    facts = " · ".join(esc(one) for one in (row.buyer, row.supplier, row.signed_on, row.told_apart) if one)
    terms = []
    for term in TERMS:
        value, found = row.values[term.name], row.deviations.get(term.name, NONE)
        if value is None and not found.words:
            continue
        quote = _cut(value.quote, _QUOTE if short else _LONG_QUOTE) if value else ""
        page = str(value.page) if value and value.page else ""
        kind = {"far": "bad", "missing": "bad", "differs": "warn"}.get(found.level, "")
        words = tag(found.sign, kind) + esc(found.words) if found.words else ""
        shown = _shown(value, NONE) if value else '<span class="none">未读出</span>'
        terms.append(
            cell(esc(term.label))
            + cell(shown)
            + cell(words)
            + cell(f'<span class="quote">{esc(quote)}</span>')
            + cell(page)
        )
    clauses = [
        f'<tr id="c-{ident}-{kind}">'
        + cell(esc(CLAUSE_TYPE[kind]) if k == 0 else "")
        + cell(esc(one.name))
        + cell("" if short else f'<span class="quote">{esc(one.excerpt)}</span>')
        + cell(str(one.page or ""))
        for kind in TYPES
        for k, one in enumerate(row.clauses.get(kind, ())[: 1 if short else 4])
    ]
    head = "<thead><tr><th>条款类型</th><th>编号与标题</th><th>正文</th><th>页</th></tr></thead>"
    body = table(["约定", "取值", "与常见约定相比", "原文", "页"], terms)
    body += f"<table>{head}<tbody>{'</tr>'.join(clauses)}</tr></tbody></table>" if clauses else ""
    title = f'<b id="c-{ident}">{esc(row.title)}</b> <span class="soft">{facts}</span>'
    return details(title, f'<p><a href="json/{ident}.json">完整记录</a></p>{body}')
