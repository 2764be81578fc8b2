"""How places, values and acts are said on the desk, in Chinese or English."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from extract import labels
from extract.dataset.column import Column
from extract.dataset.journal import Act
from extract.dataset.places import ROWS, SCALARS, Place, parsed
from extract.pages import filters
from extract.pages.tongue import Tongue
from extract.record import Record
from extract.review.messages import messages


def name(place: Place, language: str) -> str:
    """What the value of a place is called."""
    if language == "en":
        return place.name.replace("_", " ") or place.part.rstrip("s")
    return (
        labels.column(place.table, place.name)
        if place.name
        else labels.table(place.part)
    )


def place_name(text: str, language: str) -> str:
    """A whole place: `付款 2 · 金额`."""
    try:
        place = parsed(text)
    except LookupError:
        return text
    if place.part in SCALARS:
        return name(place, language)
    tongue = Tongue(language)
    head = tongue.table(place.part)
    if place.part == "parties":
        head = tongue.code(place.row.split("[")[0], "parties", "role")
    elif place.row:
        head = f"{head} {place.row}"
    return f"{head} · {name(place, language)}" if place.name else head


def field_name(text: str, language: str) -> str:
    """A kind of place (`parties.supplier.account`, `payments.amount`): as `place_name`, without a row."""
    part, _, rest = text.partition(".")
    if part in ROWS and rest:
        return f"{labels.table(part) if language != 'en' else part} · {name(Place(part, '1', rest), language)}"
    return place_name(text, language)


def currency_of(record: Record) -> str:
    """What the sums of a contract are in where nothing else is said."""
    return record.fields.currency.value if record.fields.currency else "CNY"


def cell(column: Column | None, table: str, text: str, language: str, currency: str = "CNY") -> str:
    """A cell as people read it: `0.05` as 5%, `advance` as 预付款, a sum in its `currency`."""
    if not text or column is None:
        return text
    chinese = language != "en"
    if column.type == "decimal":
        try:
            value = Decimal(text)
        except InvalidOperation:
            return text
        if column.measure == "ratio":
            return filters.rate(value)
        if column.measure == "quantity":
            return f"{value.normalize():f}"
        return Tongue(language).money(value, currency)
    if column.type == "bool":
        return labels.yes_no(text == "true") if chinese else ("yes" if text == "true" else "no")
    if column.type == "duration":
        count, _, unit = text.partition(" ")
        return labels.duration(int(count), unit) if chinese and count.isdecimal() else text
    if column.type in ("code", "codes"):
        tongue = Tongue(language)
        return tongue.join(tongue.told(one, table, column.name) for one in text.split("|"))
    return text.replace("|", "、") if column.type == "texts" else text


def act(done: Act, language: str, currency: str = "CNY") -> dict[str, Any]:
    """An act as people read it."""
    place = "" if done.kind in ("verdict", "checked") else place_name(done.place, language)
    value = done.new or ""
    if done.kind == "verdict":
        place, value = str(done.more.get("detail") or done.place)[:60], messages(language).get(value, value)
    elif done.kind in ("add", "remove", "order") or value.startswith("{"):
        value = ""
    elif done.kind == "correct" and done.new is None:
        value = messages(language)["not_stated"]
    elif done.kind in ("correct", "confirm"):
        value = _said(done.place, value, language, currency)
    elif done.kind == "checked":
        value = messages(language)["checked" if value == "true" else "uncheck"]
    return {
        "who": done.who or "", "at": (done.at or done.entered)[:16].replace("T", " "), "place": place, "value": value,
        "kind": messages(language)[f"act_{done.kind}"], "note": done.note or "", "uid": done.uid, "name": done.place,
    }  # fmt: skip


def _said(name: str, value: str, language: str, currency: str) -> str:
    try:
        place = parsed(name)
    except LookupError:
        return value
    return cell(place.column, place.table, value, language, currency)
