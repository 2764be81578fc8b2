"""The report as one page: summary, findings, a part for each contract, a part for each check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extract.html import shell
from extract.report import contract_part, findings_part, summary_part
from extract.report.check_part import check_parts
from extract.report.gather import Audit

CSS = """
.figures{display:flex;flex-wrap:wrap;gap:.8em;margin:0 0 1em}
.figures div{border:1px solid var(--line);border-radius:4px;padding:.5em 1.1em;min-width:8.5em}
.figures b{display:block;font-size:1.5rem;line-height:1.4;font-weight:600}.figures .bad b{color:var(--bad)}
.figures .warn b{color:var(--warn)}.figures span{color:var(--soft);font-size:.85rem}
svg.chart{max-width:100%;height:auto;display:block;margin:.3em 0 1em;color:var(--ink)}
article.finding{border-left:3px solid var(--line);padding:.1em 0 .2em 1em;margin:0 0 1.3em;break-inside:avoid}
article.finding.error{border-color:var(--bad)}article.finding.warning{border-color:#d9a13b}
article.finding h3{margin:.1em 0 .2em}article.finding p{margin:.2em 0}
blockquote{margin:.35em 0;padding:.25em .8em;background:#fafaf7;font-family:var(--serif);font-size:.93rem;
border-radius:3px}
blockquote mark{background:#fff1b8;padding:0 .1em}blockquote .at{display:block;font:.8rem/1.5 var(--sans);color:var(--soft)}
dl.facts{display:grid;grid-template-columns:max-content 1fr max-content 1fr;gap:.15em 1em;margin:.2em 0 1em;font-size:.9rem}
dl.facts dt{color:var(--soft)}dl.facts dd{margin:0}
section.contract,section.check{content-visibility:auto;contain-intrinsic-size:auto 900px}
small{display:block;color:var(--soft);font-size:.8rem;font-weight:400;line-height:1.5}
.alert{border:1px solid #e4b7b2;border-left:4px solid var(--bad);background:#fdf4f3;padding:.5em .9em;border-radius:3px}
@media screen and (max-width:50rem){dl.facts{grid-template-columns:minmax(6em,max-content) 1fr}
svg.chart{max-width:none;min-width:36rem}}
@media print{svg.chart{width:100%}section.contract{break-before:page}section.contract,section.check{content-visibility:visible}
blockquote{background:none;border-left:2px solid #ccc}}
"""

NAV = '<a href="#summary">概览</a><a href="#findings">发现</a><a href="#contracts">合同</a><a href="#checks">检查项</a>'


def page(audit: Audit, *, title: str = "合同审核报告", source: str = "") -> Iterator[str]:
    """The report in pieces, so that a thousand contracts are never one string.

    `source` is a relative URL of the folder of the contracts: quotes then lead to file and page.
    """
    mark = "<!--parts-->"
    count, files = sum(one.counted for one in audit.pages), len(audit.pages)
    subtitle = f"{count}份合同" + (f"（{files}份文件）" if files != count else "")
    unread = sum(one.unread for one in audit.pages)
    subtitle += f" · 基本没有读懂{unread}份" if unread else ""
    subtitle += f" · 错误{audit.by_severity['error']}项 · 疑点{audit.by_severity['warning']}项"
    subtitle += f" · 数据集 {audit.run[:8]}" if audit.run else ""
    head, tail = shell(title, mark, CSS, subtitle=subtitle, nav=NAV).split(mark)
    yield head
    yield summary_part.summary(audit)
    yield from findings_part.findings(audit, source)
    yield contract_part.index(audit)
    for one in audit.pages:
        yield contract_part.contract(one, source)
    yield from check_parts(audit)
    yield tail


def relative_source(source: str | Path, output: str | Path) -> str:
    """The folder of the contracts as a URL relative to the report."""
    import os
    from urllib.parse import quote

    return quote(Path(os.path.relpath(Path(source).resolve(), Path(output).resolve())).as_posix())
