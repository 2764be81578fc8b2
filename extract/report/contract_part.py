"""A contract in the report: conclusion, facts, its course in time, how it is paid, what a breach costs, what was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from extract.audit import default_catalogue
from extract.pages.charts import Chart, shares
from extract.pages.filters import percent
from extract.pages.tongue import Tongue
from extract.record import Payment
from extract.report.conclusion import Conclusion, conclusion
from extract.report.links import Links, anchor
from extract.report.matters import matters
from extract.report.model import Audit, Page, Passage, Shown
from extract.report.timeline import timeline
from extract.report.written import due, field, measure

_FACTS = (
    "number", "project_name", "project_number", "category", "procurement_method", "total_amount", "tax_rate", "signed_on",
    "term_start", "term_end", "term_duration", "place", "performance_bond_rate", "performance_bond_amount",
    "retention_rate", "retention_amount", "warranty_duration", "acceptance_days", "dispute_method", "dispute_venue",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage with where it stands, and where a click leads (to another contract or the original)."""

    passage: Passage
    place: str
    href: str
    link: str


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in full."""

    anchor: str
    shown: Shown
    check: str
    currency: str
    passages: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """All that the report shows of a contract."""

    page: Page
    conclusion: Conclusion
    reasons: str
    facts: list[tuple[str, str]]
    timeline: Chart | None
    shares: Chart | None
    payments: list[dict[str, Any]]
    penalties: list[dict[str, str]]
    findings: list[Told]
    hints: list[Told]
    not_assessed: list[tuple[str, str]]


def contract(page: Page, audit: Audit, links: Links) -> Part:
    """What is shown of one contract."""
    record, tongue = page.record, audit.tongue
    return Part(
        page=page,
        conclusion=conclusion(page, audit),
        reasons=reasons(page, tongue),
        facts=list(_facts(page, tongue)),
        timeline=timeline(record, page.metadata, tongue),
        shares=_shares(page, tongue),
        payments=[_payment(one, tongue) for one in record.payments],
        penalties=[
            {
                "liable": tongue.code(one.liable, "penalties", "liable"),
                "trigger": tongue.code(one.trigger, "penalties", "trigger"),
                "measure": measure(one, tongue, page.currency),
                "text": one.text,
            }
            for one in record.penalties
        ],
        findings=[_told(shown, page, links, tongue) for matter in matters([page]) for shown in matter.all],
        hints=[_told(shown, page, links, tongue) for shown in page.hints],
        not_assessed=[
            (default_catalogue().checks[check].title[tongue.language], tongue.kept(tongue.join(dict.fromkeys(why), "；")))
            for check, why in audit.not_assessed(page).items()
        ],
    )


def reasons(page: Page, tongue: Tongue) -> str:
    """Why it was not read well, and what it is to the other files of its contract."""
    said = [tongue.code(one, "contracts", "read_reasons") for one in page.record.source.read_reasons]
    if page.member and page.member.reason:
        chief = tongue.say("有几份文件，以这份为准：", "of several files this one counts: ")
        said.append(page.member.reason if page.member.relation else chief + page.member.reason)
    return tongue.kept(tongue.join(said, "；"))


def _facts(page: Page, tongue: Tongue) -> Iterator[tuple[str, str]]:
    say = tongue.say
    rows = [
        (say("文件", "file"), page.record.source.path),
        (say("采购人", "buyer"), page.names("buyer")),
        (say("供应商", "supplier"), page.names("supplier")),
    ]
    for name in _FACTS:
        if (fact := getattr(page.record.fields, name)) is not None and fact.value is not None:
            rows.append((tongue.column("contracts", name), field(name, fact, tongue, page.currency)))
    if page.record.source.text_source != "text":
        rows.append((say("文字来源", "source of the text"), tongue.code(page.record.source.text_source, "contracts", "text_source")))
    return (row for row in rows if row[1])


def _shares(page: Page, tongue: Tongue) -> Chart | None:
    parts = []
    for payment in page.record.payments:
        if payment.base not in (None, "contract_total"):
            continue
        if payment.percent is not None:
            parts.append((_name(payment, tongue), payment.percent))
        elif payment.amount and page.price:
            parts.append((_name(payment, tongue), (payment.amount / page.price).quantize(Decimal("0.0001"))))
    return shares(parts, tongue.say("各期付款占合同总价的比例", "Shares of the price by instalment"))


def _name(payment: Payment, tongue: Tongue) -> str:
    if payment.label:
        return payment.label
    return tongue.code(payment.kind, "payments", "kind") or tongue.say(f"第{payment.seq}期", f"Instalment {payment.seq}")


def _payment(payment: Payment, tongue: Tongue) -> dict[str, Any]:
    return {
        "seq": payment.seq, "name": _name(payment, tongue), "percent": percent(payment.percent), "amount": payment.amount,
        "computed": payment.amount_source == "computed", "due": due(payment, tongue), "text": payment.text,
    }  # fmt: skip


def _told(shown: Shown, page: Page, links: Links, tongue: Tongue) -> Told:
    quoted = tuple(_quoted(one, page, links, tongue) for one in shown.passages)
    return Told(anchor(page, shown), shown, links.check(shown.finding.check), page.currency, quoted)


def _quoted(one: Passage, page: Page, links: Links, tongue: Tongue) -> Quoted:
    say = tongue.say
    place = " · ".join(part for part in (one.clause, say(f"第{one.page}页", f"p. {one.page}") if one.page else "") if part)
    if one.paper and one.contract_id != page.id:
        return Quoted(one, " · ".join(part for part in (one.paper, place) if part), "", "")
    if one.contract_id != page.id:
        return Quoted(one, place, links.contract(one.contract_id), say("另一份合同", "the other contract"))
    if picture := links.picture(one):
        return Quoted(one, place, picture, say("看原页", "see the page"))
    return Quoted(one, place, links.original(page, one.page), say("打开文件", "open the file"))
