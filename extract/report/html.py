"""The report as pages: what matters first, then every contract and every check.

Up to `links.SINGLE` contracts it is one file. Beyond that the parts of the contracts stand in volumes of a hundred beside
it, and the lists of findings and contracts are data that the script of the page draws a hundred rows at a time.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from extract import pages
from extract.dataset.files import at_hand, way
from extract.pages.tongue import Tongue
from extract.report import summary_part as summary
from extract.report.check_part import checks
from extract.report.conclusion import conclusion
from extract.report.contract_part import contract
from extract.report.links import VOLUME, Links, volumes
from extract.report.matters import Matter, matters
from extract.report.model import Audit, Page
from extract.report.reconciled_part import reconciled as reconciled_part
from extract.report.severity import severities

_TITLE = ("合同审核报告", "Audit of contracts")
NAV = (
    ("#findings", "发现", "Findings"),
    ("#reconciled", "对账", "Reconciled"),
    ("#contracts", "合同", "Contracts"),
    ("#checks", "检查项", "Checks"),
    ("#buyers", "采购人", "Buyers"),
    ("#charts", "分布", "Charts"),
)
GONE = 200
"""Findings of before that are named."""
LISTED = 3000
"""Matters in the list of a report in volumes, the weightiest; the workbook and the volumes have all."""


Pictures = Mapping[tuple[str, int], str]
NO_PICTURES: Pictures = MappingProxyType({})

def page(
    audit: Audit, *, title: str = "", source: str = "", pictures: Pictures = NO_PICTURES, absent: Container[str] = ()
) -> Iterator[str]:
    """The report in pieces, so that a thousand contracts are never one string.

    `source` is a relative URL of the folder of the contracts: quotes then lead to file and page; `pictures` are those of
    pages with the passages marked ((contract id, page) → relative URL): quotes lead there instead. `absent`: see `Links`.
    """
    links = Links(source, volumes(audit.parts), pictures=pictures, absent=absent)
    many, tongue = bool(links.volumes), audit.tongue
    found, hints = matters(audit.parts), matters(audit.parts, hints=True)
    listed = checks(audit)
    rates, more_rates = summary.penalties(audit, links)
    yield from pages.pieces(
        "report/report.html",
        title=title or tongue.say(*_TITLE),
        language=tongue.language,
        subtitle=_subtitle(audit),
        nav=[(href, tongue.say(zh, en)) for href, zh, en in NAV if href != "#reconciled" or (audit.reconciled and audit.reconciled.valid)],
        audit=audit,
        links=links,
        many=many,
        severities=audit.choice.severities,
        severity_names=severities(tongue),
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
    audit: Audit, *, title: str = "", source: str = "", pictures: Pictures = NO_PICTURES, absent: Container[str] = ()
) -> Iterator[tuple[str, Iterator[str]]]:
    """The volumes of a large report: name of the file, its pieces."""
    links = Links(source, volumes(audit.parts), pictures=pictures, absent=absent)
    if not links.volumes:
        return
    tongue = audit.tongue
    for first in range(0, len(audit.parts), VOLUME):
        batch = audit.parts[first : first + VOLUME]
        name = links.volumes[batch[0].id]
        here = links.at(name)
        yield (
            name,
            pages.pieces(
                "report/volume.html",
                title=(title or tongue.say(*_TITLE)) + tongue.say("：合同 ", ": contracts ") + name.removesuffix(".html"),
                language=tongue.language,
                subtitle=_subtitle(audit),
                nav=[("../report.html", tongue.say("报告首页", "Front page"))],
                conclusions=[(one, conclusion(one, audit)) for one in _worst_first(batch)],
                links=here,
                severities=audit.choice.severities,
                severity_names=severities(tongue),
                contracts=(contract(one, audit, here) for one in batch),
            ),
        )


def _worst_first(listed: list[Page]) -> list[Page]:
    """Files that were not read, then by the weight of what was found."""
    return sorted(listed, key=lambda one: (not one.unread, -one.weight))


def _subtitle(audit: Audit) -> str:
    count, files = sum(one.counted for one in audit.pages), len(audit.pages)
    tongue, say = audit.tongue, audit.tongue.say
    said = say(f"{count}份合同", tongue.many(count, "contract"))
    said += say(f"（{files}份文件）", f" ({tongue.many(files, 'file')})") if files != count else ""
    unread = sum(one.unread for one in audit.pages)
    said += say(f" · 基本没有读懂{unread}份", f" · {unread} hardly read") if unread else ""
    errors, warnings = audit.by_severity["error"], audit.by_severity["warning"]
    said += say(f" · 错误{errors}项 · 疑点{warnings}项", f" · {tongue.many(errors, 'error')} · {tongue.many(warnings, 'warning')}")
    return said + (say(" · 数据集 ", " · dataset ") + audit.run[:8] if audit.run else "")


def _islands(audit: Audit, found: list[Matter], links: Links) -> dict[str, list[list[Any]]]:
    """The lists of a large report as rows of cells for `tables.js`, in the columns of the templates."""
    return {
        "findings": [_finding(one, links, audit.tongue) for one in found],
        "contracts": [_contract(one, audit, links) for one in _worst_first(audit.pages)],
    }


def _finding(one: Matter, links: Links, tongue: Tongue) -> list[Any]:
    page, finding = one.page, one.shown.finding
    more = tongue.say(f"（另有{one.count - 1}处）", f" (and {one.count - 1} more)") if one.others else ""
    return [
        one.weight,
        severities(tongue)[finding.severity],
        {"t": one.shown.title(tongue.language), "h": links.finding(page, one.shown), "s": finding.detail + more},
        _name(page, links),
        page.names("buyer"),
        page.names("supplier"),
        {"t": tongue.money(one.money, page.currency), "v": str(one.money), "k": "num"} if one.money is not None else None,
        tongue.code(one.shown.verdict, "findings", "verdict"),
    ]


def _contract(page: Page, audit: Audit, links: Links) -> list[Any]:
    fields = page.record.fields
    counts = [sum(s.finding.severity == severity for s in page.findings) or "" for severity in audit.choice.severities]
    price = (
        {"t": audit.tongue.money(page.price, page.currency), "v": str(page.price), "k": "num"} if page.price is not None else None
    )
    state = audit.tongue.code(page.record.source.read_state, "contracts", "read_state")
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


def linked_source(source: Path | None, audit: Audit, output: Path) -> str:
    """What the links of the report begin with, for originals below a folder; "" without one.

    Of several inputs a folder's own name stands in front of the paths: they start from the folder around it.
    """
    if source is None:
        return ""
    around = source.resolve().parent
    own = (one.record.source.path for one in audit.parts)
    named = (one for one in own if one.startswith(f"{source.resolve().name}/"))
    base = around if any(not at_hand(source / one) and at_hand(around / one) for one in named) else source
    return relative_source(base, output)
