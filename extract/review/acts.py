"""What a reviewer sends → acts of the journal; refused with a reason where it cannot be one."""

from __future__ import annotations

import json
import uuid
from decimal import Decimal, InvalidOperation
from typing import Any

from extract.dataset.entered import entered
from extract.dataset.journal import Act, Kind, void
from extract.dataset.places import LISTS, NAMED, Place, Rows, cells, holder, parsed, rows_of, said
from extract.errors import UsageError
from extract.record import Party
from extract.review import speak
from extract.review.columns import columns_of, needed
from extract.review.view import Contract

VERDICTS = ("confirmed", "dismissed", "open")
_NOTE = 2_000


def acts_of(contract: Contract, given: dict[str, Any], who: str) -> list[Act]:
    """The acts that a message asks for. Raises `UsageError` with the reason for a message that is none.

    `kind` as in the journal; `place`; `value` (what was typed or selected; absent: not stated), `start` and `end` (where it
    stands in the text), `cells` of a new row, `order` of the names of a list, `undoes`, `note`.
    """
    kind = given.get("kind")
    make = _MAKERS.get(kind) if isinstance(kind, str) else None
    if make is None:
        raise UsageError("不认识的操作", "no such act")
    note = given.get("note")
    if note is not None and (not isinstance(note, str) or len(note) > _NOTE):
        raise UsageError("备注太长", "the note is too long")
    try:
        return make(contract, given, {"who": who, "note": (note or "").strip() or None})
    except (LookupError, TypeError) as error:
        raise UsageError("没有这个位置；页面可能已经过时，请刷新", "no such place; reload the page") from error


def _correct(contract: Contract, given: dict[str, Any], by: dict[str, Any]) -> list[Act]:
    place, name = _value_place(given)
    holder(_now(contract), place)
    start, end = _span(contract, given)
    value = given.get("value")
    if value is None and start is not None and not given.get("not_stated"):
        value = (contract.record.text or "")[start:end]
    if given.get("not_stated") and place.name in needed(place.part):
        raise UsageError("没有这一项就不成一行；要去掉请删行", "without this there is no row; remove the row instead")
    new = None if given.get("not_stated") else entered(place, str(value or ""))
    text = (contract.record.text or "")[start:end] if start is not None else None
    read = _read(contract, place)
    kind: Kind = "correct"
    if start is None and new and read and _alike(new, read):  # entered as it was read: that is found right, and no correction
        kind, new = "confirm", read
    act = Act(
        kind, contract.record.source.sha256, name, new, old=_cell(contract, place), read=read,
        start=start, end=end, text=text, more=_row_text(contract, place), **by,
    )  # fmt: skip
    return [act]


def _confirm(contract: Contract, given: dict[str, Any], by: dict[str, Any]) -> list[Act]:
    name = str(given["place"])
    place = parsed(name)
    if place.name:
        now = _cell(contract, place)
        new, old, read = now or None, now, _read(contract, place)
    else:
        told = cells(holder(_now(contract), place))
        new = old = json.dumps(told, ensure_ascii=False)
        read = None
    return [
        Act(
            "confirm",
            contract.record.source.sha256,
            name,
            new,
            old=old,
            read=read,
            more=_row_text(contract, place),
            **by,
        )
    ]


def _add(contract: Contract, given: dict[str, Any], by: dict[str, Any]) -> list[Act]:
    part = str(given["place"])
    typed = given.get("cells")
    if part not in LISTS or not isinstance(typed, dict):
        raise LookupError(part)
    new_name = f"+{uuid.uuid4().hex[:8]}"
    role = str(typed.get("role", ""))
    name = f"parties.{role}[{new_name}]" if part == "parties" else f"{part}[{new_name}]"
    place = parsed(name)
    made: dict[str, str] = {}
    for column in columns_of(part):
        text = str(typed.get(column) or "").strip()
        if text and column == "label":
            made[column] = text[:40]
        elif text and (part, column) != ("parties", "role"):
            made[column] = entered(Place(part, place.row, column), text)
    if part == "parties" and role not in Party.model_fields["role"].annotation.__args__:  # type: ignore[union-attr]
        raise UsageError("请选角色", "choose a role")
    if not set(made) - {"label"}:
        raise UsageError("至少填一项", "enter at least one value")
    if lacking := [column for column in needed(part) if column not in made]:
        zh, en = ([speak.name(Place(part, "1", one), language) for one in lacking] for language in ("zh", "en"))
        raise UsageError(f"还要填：{'、'.join(zh)}", f"enter as well: {', '.join(en)}")
    start, end = _span(contract, given)
    quote = (contract.record.text or "")[start:end] if start is not None else None
    new = json.dumps(made, ensure_ascii=False)
    return [Act("add", contract.record.source.sha256, name, new, start=start, end=end, text=quote, **by)]


def _remove(contract: Contract, given: dict[str, Any], by: dict[str, Any]) -> list[Act]:
    name = str(given["place"])
    place = parsed(name)
    if place.name or place.part not in LISTS:
        raise LookupError(name)
    row = holder(_now(contract), place)
    old = json.dumps(cells(row), ensure_ascii=False)
    return [
        Act("remove", contract.record.source.sha256, name, old=old, read=old, more=_row_text(contract, place), **by)
    ]


def _order(contract: Contract, given: dict[str, Any], by: dict[str, Any]) -> list[Act]:
    part, order = str(given["place"]), given.get("order")
    if part not in LISTS or not isinstance(order, list) or sorted(map(str, order)) != sorted(contract.names[part]):
        raise LookupError(part)
    old = json.dumps(contract.names[part])
    return [Act("order", contract.record.source.sha256, part, json.dumps([str(one) for one in order]), old=old, **by)]


def _verdict(contract: Contract, given: dict[str, Any], by: dict[str, Any]) -> list[Act]:
    key, verdict = str(given["place"]), given.get("value")
    told = next((one for one in contract.findings({}) if one.key == key), None)
    if told is None or verdict not in VERDICTS:
        raise LookupError(key)
    more = {"contract_id": contract.id, "check": told.finding.check, "detail": told.finding.detail}
    old = next((act.new for act in reversed(contract.standing) if act.kind == "verdict" and act.place == key), None)
    return [Act("verdict", contract.record.source.sha256, key, str(verdict), old=old, more=more, **by)]


def _checked(contract: Contract, given: dict[str, Any], by: dict[str, Any]) -> list[Act]:
    new = "true" if given.get("value") else "false"
    return [Act("checked", contract.record.source.sha256, "", new, old="true" if contract.checked else "false", **by)]


def _note(contract: Contract, given: dict[str, Any], by: dict[str, Any]) -> list[Act]:
    name = str(given["place"])
    if name:
        parsed(name)
    return [Act("note", contract.record.source.sha256, name, **by)]


def _undo(contract: Contract, given: dict[str, Any], by: dict[str, Any]) -> list[Act]:
    uid = given.get("undoes")
    gone = void(contract.acts)
    act = next((one for one in contract.acts if one.uid == uid and one.uid not in gone), None)
    if act is None:
        raise UsageError("这一步已经撤销过", "this was taken back already")
    return [Act("undo", act.sha256, act.place, undoes=act.uid, old=act.new, **by)]


_MAKERS = {
    "correct": _correct, "confirm": _confirm, "add": _add, "remove": _remove, "order": _order, "verdict": _verdict,
    "checked": _checked, "note": _note, "undo": _undo,
}  # fmt: skip


def _value_place(given: dict[str, Any]) -> tuple[Place, str]:
    name = str(given["place"])
    place = parsed(name)
    if not place.name or (place.part == "parties" and place.name in ("role", "lead")):
        raise LookupError(name)
    return place, name


def _now(contract: Contract) -> Rows:
    """The rows as they are, by the names of places."""
    rows = Rows(contract.record)
    for part, names in contract.names.items():
        rows.by_name[part] = dict(zip(names, rows_of(contract.record, part), strict=True))
    return rows


def _cell(contract: Contract, place: Place) -> str:
    """The value of a place as it is."""
    return _at(holder(_now(contract), place), place)


def _read(contract: Contract, place: Place) -> str | None:
    """The value of a place as it was read; `None` for a row that a person added."""
    try:
        return _at(holder(Rows(contract.read), place), place)
    except LookupError:
        return None


def _at(thing: Any, place: Place) -> str:
    value = getattr(thing, place.name)
    return said(value[place.index - 1] if place.index else value)


def _alike(one: str, other: str) -> bool:
    """True for cells that say the same, however many zeros a number ends with."""
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return one == other


def _row_text(contract: Contract, place: Place) -> dict[str, Any]:
    """The quote of the row as read (of a party: its name), by which it is found again when the reading changes."""
    if place.part not in NAMED or "+" in place.row:
        return {}
    row = Rows(contract.read).by_name[place.part].get(place.row)
    if isinstance(row, Party):
        return {"row_text": row.name.value} if row.name else {}
    return {} if row is None else {"row_text": row.text}


def _span(contract: Contract, given: dict[str, Any]) -> tuple[int | None, int | None]:
    """Where the value stands in the text, if that was said. Raises `UsageError` for a span that is none."""
    start, end = given.get("start"), given.get("end")
    if start is None and end is None:
        return None, None
    text = contract.record.text or ""
    if (
        not isinstance(start, int)
        or not isinstance(end, int)
        or not 0 <= start < end <= len(text)
        or end - start > _NOTE
    ):
        raise UsageError("选中的文字与正文对不上，请重新选取", "the selection does not fit the text")
    return start, end
