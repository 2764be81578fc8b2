"""The report as pages: what matters first, then every contract and every check.

Up to `links.SINGLE` contracts it is one file. Beyond that the parts of the contracts stand in volumes of a hundred beside
it, and the lists of findings and contracts are data that the script of the page draws a hundred rows at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from extract import labels, pages
from extract.dataset.files import way
from extract.pages.filters import money
from extract.report import summary_part as summary
from extract.report.check_part import checks
from extract.report.conclusion import conclusion
from extract.report.contract_part import contract
from extract.report.links import VOLUME, Links, volumes
from extract.report.matters import Matter, matters
from extract.report.model import Audit, Page
from extract.report.reconciled_part import reconciled as reconciled_part
from extract.report.words import VERDICTS

NAV = (("#findings", "发现"), ("#contracts", "合同"), ("#checks", "检查项"), ("#buyers", "采购人"), ("#charts", "分布"))
GONE = 200
"""Findings of before that are named."""
LISTED = 3000
"""Matters in the list of a report in volumes, the weightiest; the workbook and the volumes have all."""


Pictures = Mapping[tuple[str, int], str]
NO_PICTURES: Pictures = MappingProxyType({})

def page(
    audit: Audit, *, title: str = "合同审核报告", source: str = "", pictures: Pictures = NO_PICTURES
) -> Iterator[str]:
    """The report in pieces, so that a thousand contracts are never one string.

    `source` is a relative URL of the folder of the contracts: quotes then lead to file and page; `pictures` are those of
    pages with the passages marked ((contract id, page) → relative URL): quotes lead there instead.
    """
    links = Links(source, volumes(audit.parts), pictures=pictures)
    many = bool(links.volumes)
    found, hints = matters(audit.parts), matters(audit.parts, hints=True)
    listed = checks(audit)
    rates, more_rates = summary.penalties(audit, links)
    yield from pages.pieces(
        "report/report.html",
        title=title,
        subtitle=_subtitle(audit),
        nav=(*NAV[:1], ("#reconciled", "对账"), *NAV[1:]) if audit.reconciled and audit.reconciled.valid else NAV,
        audit=audit,
        links=links,
        many=many,
        severities=audit.choice.severities,
        verdicts=VERDICTS,
        figures=summary.figures(audit),
        told=summary.told(audit),
        unread=[one for one in audit.pages if one.unread],
        matters=found,
        hints=hints,
        listed=LISTED,
        gone=[(*one, audit.judged.get(key, "")) for key, one in islice(audit.since.gone.items(), GONE)],
        judged=any(shown.verdict for _, shown in audit.findings),
        islands=_islands(audit, found[:LISTED], links) if many else {},
        conclusions=() if many else [(one, conclusion(one, audit)) for one in _worst_first(audit.pages)],
        checks=listed,
        chart_of_checks=summary.chart_of_checks(audit, listed),
        buyers=summary.by_buyer(audit),
        most_buyers=summary.BUYERS,
        by_category=summary.by_category(audit),
        rates=rates,
        more_rates=more_rates,
        terms=summary.terms(audit, links),
        contracts=() if many else (contract(one, audit, links) for one in audit.parts),
        reconciled=reconciled_part(audit),
    )


def parts(
    audit: Audit, *, title: str = "合同审核报告", source: str = "", pictures: Pictures = NO_PICTURES
) -> Iterator[tuple[str, Iterator[str]]]:
    """The volumes of a large report: name of the file, its pieces."""
    links = Links(source, volumes(audit.parts), pictures=pictures)
    if not links.volumes:
        return
    for first in range(0, len(audit.parts), VOLUME):
        batch = audit.parts[first : first + VOLUME]
        name = links.volumes[batch[0].id]
        here = links.at(name)
        yield (
            name,
            pages.pieces(
                "report/volume.html",
                title=f"{title}：合同 {name.removesuffix('.html')}",
                subtitle=_subtitle(audit),
                nav=[("../report.html", "报告首页")],
                conclusions=[(one, conclusion(one, audit)) for one in _worst_first(batch)],
                links=here,
                severities=audit.choice.severities,
                verdicts=VERDICTS,
                contracts=(contract(one, audit, here) for one in batch),
            ),
        )


def _worst_first(listed: list[Page]) -> list[Page]:
    """Files that were not read, then by the weight of what was found."""
    return sorted(listed, key=lambda one: (not one.unread, -one.weight))


def _subtitle(audit: Audit) -> str:
    count, files = sum(one.counted for one in audit.pages), len(audit.pages)
    said = f"{count}份合同" + (f"（{files}份文件）" if files != count else "")
    unread = sum(one.unread for one in audit.pages)
    said += f" · 基本没有读懂{unread}份" if unread else ""
    said += f" · 错误{audit.by_severity['error']}项 · 疑点{audit.by_severity['warning']}项"
    return said + (f" · 数据集 {audit.run[:8]}" if audit.run else "")


def _islands(audit: Audit, found: list[Matter], links: Links) -> dict[str, list[list[Any]]]:
    """The lists of a large report as rows of cells for `tables.js`, in the columns of the templates."""
    return {
        "findings": [_finding(one, links) for one in found],
        "contracts": [_contract(one, audit, links) for one in _worst_first(audit.pages)],
    }


def _finding(one: Matter, links: Links) -> list[Any]:
    page, finding = one.page, one.shown.finding
    more = f"（另有{one.count - 1}处）" if one.others else ""
    return [
        one.weight,
        VERDICTS[finding.severity],
        {"t": finding.title, "h": links.finding(page, one.shown), "s": finding.detail + more},
        _name(page, links),
        page.names("buyer"),
        page.names("supplier"),
        {"t": money(one.money, page.currency), "v": str(one.money), "k": "num"} if one.money is not None else None,
        labels.code("findings", "verdict", one.shown.verdict) if one.shown.verdict else "",
    ]


def _contract(page: Page, audit: Audit, links: Links) -> list[Any]:
    fields = page.record.fields
    counts = [sum(s.finding.severity == severity for s in page.findings) or "" for severity in audit.choice.severities]
    price = (
        {"t": money(page.price, page.currency), "v": str(page.price), "k": "num"} if page.price is not None else None
    )
    state = labels.code("contracts", "read_state", page.record.source.read_state)
    signed = fields.signed_on.value if fields.signed_on else ""
    return [
        _name(page, links),
        page.names("buyer"),
        page.names("supplier"),
        price,
        signed,
        state,
        page.weight or "",
        *counts,
    ]


def _name(page: Page, links: Links) -> dict[str, str]:
    return {"t": page.title, "h": links.contract(page.id), "s": page.told_apart}


def relative_source(source: str | Path, output: str | Path) -> str:
    """The folder of the contracts as a URL, relative to the report where there is a way."""
    from urllib.parse import quote

    found = way(Path(output), Path(source))
    return found.as_uri() if found.is_absolute() else quote(found.as_posix())
