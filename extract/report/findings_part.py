"""Findings as people read them: verdict, sentence, passages, statute, what would settle it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from extract import labels
from extract.html import esc, tag
from extract.report.gather import Audit, Page, Passage, Shown
from extract.report.words import KINDS, VERDICTS

_DECIDED = {"confirmed": "bad", "dismissed": "", "open": "warn"}
"""Verdict of a person → kind of tag."""


def findings(audit: Audit, source: str) -> Iterator[str]:
    """The list of all findings: the gravest first, then by contract."""
    yield '<section id="findings"><h2>发现</h2>'
    if not audit.by_severity:
        yield '<p class="none">没有发现。</p>'
    judged = any(shown.verdict for _, shown in audit.findings)
    for severity in audit.choice.severities:
        count = audit.by_severity[severity]
        if not count:
            continue
        dismissed = sum(s.finding.severity == severity and s.verdict == "dismissed" for _, s in audit.findings)
        out = f"，人工排除{dismissed}项" if dismissed else ""
        heads = "".join(f"<th>{head}</th>" for head in ("合同", "检查项", "说明", *(("人工认定",) if judged else ())))
        yield f"<h3>{VERDICTS[severity]}（{count}项{out}）</h3><table><thead><tr>{heads}</tr></thead><tbody>"
        for page in audit.pages:
            for number, shown in enumerate(page.findings, 1):
                if shown.finding.severity == severity:
                    yield _row(page, number, shown, judged=judged)
        yield "</tbody></table>"
    yield "</section>\n"


def _row(page: Page, number: int, shown: Shown, *, judged: bool) -> str:
    finding = shown.finding
    verdict = f"<td>{_verdict(shown)}</td>" if judged else ""
    return (
        f'<tr><td><a href="#{page.id}">{esc(page.title)}</a><small>{esc(page.told_apart)}</small></td>'
        f'<td><a href="#{esc(finding.check)}">{esc(finding.title)}</a></td>'
        f'<td>{esc(finding.detail)} <a href="#{page.id}-{number}">原文</a></td>{verdict}</tr>\n'
    )


def _verdict(shown: Shown) -> str:
    """What a person decided, with the note."""
    if not shown.verdict:
        return ""
    name = tag(labels.code("findings", "verdict", shown.verdict), _DECIDED[shown.verdict])
    return name + (f"<small>{esc(shown.note)}</small>" if shown.note else "")


def article(page: Page, number: int, shown: Shown, source: str) -> str:
    """One finding in full."""
    finding = shown.finding
    unsure = tag("识别把握不足", "warn") if finding.unsure else ""
    head = f'{tag(VERDICTS[finding.severity], KINDS[finding.severity])}{unsure}<a href="#{esc(finding.check)}">{esc(finding.title)}</a>'
    parts = [
        f'<article class="finding {finding.severity}" id="{page.id}-{number}"><h3>{head}</h3><p>{esc(finding.detail)}</p>'
    ]
    if shown.verdict:
        parts.append(f'<p><span class="soft">人工认定：</span>{_verdict(shown)}</p>')
    parts += [_passage(one, page, source) for one in shown.passages]
    if finding.statute:
        parts.append(f'<p><span class="soft">依据：</span>{esc(finding.statute)}</p>')
    if finding.clears:
        parts.append(f'<p><span class="soft">如何核实：</span>{esc(finding.clears)}</p>')
    return "".join(parts) + "</article>\n"


def _passage(one: Passage, page: Page, source: str) -> str:
    where = [part for part in (one.clause, f"第{one.page}页" if one.page else "") if part]
    place = esc(" · ".join(where))
    if one.contract_id != page.id:
        place = f'<a href="#{one.contract_id}">另一份合同</a> · {place}'
    elif source:
        href = f"{source}/{quote(page.record.source.path)}" + (f"#page={one.page}" if one.page else "")
        place += f' · <a href="{esc(href)}">打开文件</a>'
    around = f"{esc(one.before)}<mark>{esc(one.text)}</mark>{esc(one.after)}"
    return f'<blockquote>{around}<span class="at">{place}</span></blockquote>'
