"""When an instalment was due: its conditions, the days on which they were met as far as papers say, and the time to pay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from extract.audit.case import full_date
from extract.audit.dates import add_months, last_day_of
from extract.audit.metadata import day_in
from extract.audit.workdays import after_working_days, calendar_known, is_working_day
from extract.reconcile.matters import Matter
from extract.record import Payment

_OF = {
    "contract_signed": "signed", "contract_effective": "signed", "accepted": "accepted", "inspected": "accepted",
    "delivered": "delivered", "installed": "delivered", "invoice_received": "invoiced", "warranty_expired": "warranty",
}  # fmt: skip
"""Condition of a payment → the day that meets it."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days that are known of a matter: name → day, and the paper that says so ("" for contract and metadata)."""

    known: Mapping[str, date] = field(default_factory=dict)
    by: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Due:
    """An instalment is payable from `since` (its conditions were met, as far as known) until `until`; `None`: not known.

    `what` names the day that `since` is (signed, accepted …), `sure` is false where the calendar of a year is not known.
    """

    since: date | None = None
    until: date | None = None
    what: str = ""
    sure: bool = True


def days(matter: Matter) -> Days:
    """What contract, acceptance papers, invoices and `metadata.csv` say."""
    contract = matter.contract()
    known: dict[str, date] = {}
    by: dict[str, str] = {}
    if contract.signed is not None:
        known["signed"] = contract.signed
    for name, column in (("accepted", "acceptance_date"), ("delivered", "delivery_date"), ("invoiced", "invoice_date")):
        if (day := day_in(contract.metadata, column)) is not None:
            known[name] = day
    for name, kind, facts in (
        ("accepted", "acceptance_notice", ("acceptance_date", "issue_date", "publication_date")),
        ("invoiced", "invoice", ("issue_date",)),
    ):
        stated = sorted(_stated(matter, kind, facts))
        if stated and name not in known:
            if kind == "invoice" and len(stated) > 1:  # which invoice is of which instalment is not known
                continue
            known[name], by[name] = stated[-1]
    if "accepted" in known and (length := contract.record.fields.warranty_duration) is not None:
        months = length.value.count * {"month": 1, "year": 12}.get(length.value.unit, 0)
        if months:
            known["warranty"] = add_months(known["accepted"], months)
    return Days(known, by)


def _stated(matter: Matter, kind: str, names: tuple[str, ...]) -> list[tuple[date, str]]:
    found = []
    for link in matter.of(kind):
        notice = matter.contract(link.paper).record.notice
        day = next((d for name in names if (fact := getattr(notice, name, None)) and (d := full_date(fact.value))), None)
        if day is not None:
            found.append((day, link.paper.path))
    return found


def due(payment: Payment, known: Days) -> Due:
    """When an instalment is due. A period ends on a working day (民法典 203)."""
    wanted = [_OF.get(trigger, trigger) for trigger in payment.triggers if trigger != "date"]
    met = [(known.known[name], name) for name in wanted if name in known.known]
    since, what = max(met, default=(None, ""))
    if payment.due_on and (last := last_day_of(payment.due_on)) is not None:
        return Due(since, last, what)
    if since is None or len(met) < len(set(wanted)) or payment.due_days is None:
        return Due(since, None, what)
    if payment.due_day_kind == "working":
        last = after_working_days(since, payment.due_days)
    else:
        last = since + timedelta(days=payment.due_days)
        while not is_working_day(last):
            last += timedelta(days=1)
    return Due(since, last, what, calendar_known(since, last))
