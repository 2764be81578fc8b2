"""A part for each check: why it is a red flag, what it cites, its thresholds, where it fired."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit import default_catalogue
from extract.audit.catalogue import CheckInfo
from extract.html import esc, tag
from extract.report.gather import Audit
from extract.report.words import CATEGORIES, KINDS, VERDICTS


def check_parts(audit: Audit) -> Iterator[str]:
    """Every check that ran, in the order of the catalogue."""
    yield '<section id="checks"><h2>检查项</h2><p class="soft">“错误”由原文自身证明；“疑点”需要人核实；“提示”仅供参考。'
    yield "未能评估不等于通过。法规按合同签订日有效的版本引用。</p></section>\n"
    for check in audit.by_check:
        yield _check(audit, default_catalogue().checks[check])


def _check(audit: Audit, info: CheckInfo) -> str:
    parts = [f'<section class="check" id="{esc(info.id)}"><h2>{esc(info.title["zh"])}</h2><p>']
    parts.append(f"{tag(CATEGORIES[info.category])}{tag(VERDICTS[info.severity], KINDS[info.severity])}")
    parts.append(f'<span class="soft">{esc(info.id)} · {esc(info.title["en"])}</span></p>')
    parts.append(f"<p>{esc(info.why['zh'])}</p>")
    parts += [f"<p><span class='soft'>依据：</span>{esc(one)}</p>" for one in statutes(info)]
    if info.parameters:
        values = "；".join(f"{name} = {value}" for name, value in info.parameters.items())
        parts.append(f"<p><span class='soft'>参数：</span>{esc(values)}</p>")
    parts.append(f"<p><span class='soft'>如何核实：</span>{esc(info.clears)}</p>")
    hits = [
        f'<li><a href="#{page.id}-{number}">{esc(page.title)}</a><small>{esc(page.told_apart)}</small>{esc(shown.finding.detail)}</li>'
        for page in audit.pages
        for number, shown in enumerate(page.findings, 1)
        if shown.finding.check == info.id
    ]
    unassessed = sum(info.id in page.not_assessed for page in audit.contracts)
    parts.append(f"<ul>{''.join(hits)}</ul>" if hits else '<p class="none">没有发现。</p>')
    if unassessed:
        parts.append(f'<p class="soft">{unassessed}份合同未能评估（缺少所需内容）。</p>')
    return "".join(parts) + "</section>\n"


def statutes(info: CheckInfo) -> Iterator[str]:
    """The articles with the time they are in force."""
    for statute in info.statutes:
        until = f"至{statute.law.until.isoformat()}" if statute.law.until else "起施行"
        yield f"{statute}（{statute.law.since.isoformat()}{until}）"
