"""What a person typed or selected → the cell of a value: by the parsers that the rules use, or refused with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from extract import labels
from extract.dataset.column import Column
from extract.dataset.places import Place, parsed
from extract.errors import UsageError
from extract.text.controls import visible
from extract.text.fold import fold
from extract.values import PARSERS, ValueParseError, date, duration, money, multiple, numerals, ratio
from extract.values.clean import tight
from extract.values.lexer.currency import CODE_OF
from extract.values.number import parse as number

_PARTY_PARSERS = {"uscc": "uscc", "phone": "phone", "fax": "phone", "email": "email", "postcode": "postcode", "account": "account"}
_DURATION = re.compile(r"([1-9]\d{0,4}) (hour|day|working_day|month|year)")
_PAIR = re.compile(r"([^（）]+)（([^（）]+)）")
_PLAIN = re.compile(r"\d{1,15}(?:\.\d{1,10})?")
_LONGEST = 2_000
_TRUE, _FALSE = ("true", "是", "有", "含税", "yes"), ("false", "否", "无", "不含税", "no")


def entered(place: Place, text: str) -> str:
    """The value of a place from what a person gives, as a cell says it. Raises `UsageError` with the reason.

    Cells themselves are taken as they are (`0.05`, `2 year`, `advance`), and so are wordings of a contract (5%, 两年, 预付款).
    """
    column = place.column
    if column is None:
        raise UsageError("这个位置不能填值", "this place takes no value")
    text = text.strip()
    if not text:
        raise UsageError("没有填写；文件没有写明的请用“未写明”", "nothing was entered; use “not stated”")
    if len(text) > _LONGEST:
        raise UsageError(f"太长了（超过 {_LONGEST} 字）", f"too long (more than {_LONGEST} characters)")
    try:
        return _read(place, column, text)
    except ValueParseError as error:
        raise UsageError(str(error), f"cannot be read ({error.code}): {text[:40]}") from None
    except (ValueError, InvalidOperation):
        raise UsageError(f"读不成这一项的值：{text[:40]}", f"no value of this kind: {text[:40]}") from None


def _read(place: Place, column: Column, text: str) -> str:
    if column.type in ("code", "codes") and column.words:
        found = [_code(place, column, one) for one in (re.split(r"[|、,，]", text) if column.type == "codes" else [text])]
        return "|".join(found)
    if column.type == "decimal":
        return _decimal(place, column, text)
    if column.type == "date":
        return date.parse(text).value
    if column.type == "duration":
        return text if _DURATION.fullmatch(text) else _duration(text)
    if column.type == "int":
        return str(_whole(text))
    if column.type == "bool":
        return _truth(text)
    if place.part == "parties" and (parser := _PARTY_PARSERS.get(place.name)):
        return str(PARSERS[parser](text))
    if column.type == "code" and column.name == "currency":
        code = re.search(r"(?<![A-Z])[A-Z]{3}(?![A-Z])", text)
        if not code and text not in CODE_OF:
            raise UsageError("币种写三个大写字母（CNY）或名称（人民币）", "a currency is three capital letters (CNY)")
        return code[0] if code and code[0] != "RMB" else CODE_OF[text]
    shown = visible(text)
    return fold(shown) if column.type == "texts" or place.part == "items" else tight(shown)


def _decimal(place: Place, column: Column, text: str) -> str:
    if column.measure == "ratio":
        if _PLAIN.fullmatch(text):
            value = Decimal(text)
            if value > 1 and place.part != "penalties":
                raise UsageError(f"比例请写成 {text}% 或小数：{text}", f"write a share as {text}% or as a fraction")
            return format(value, "f")
        try:
            return format(ratio.parse(text), "f")
        except ValueParseError:
            if place.part != "penalties":
                raise
            return format(multiple.parse(text), "f")
    return format(number(text) if column.measure == "quantity" else _money(text), "f")


def _whole(text: str) -> object:
    """A whole number, with or without its measure word (陆份, 10天)."""
    try:
        return PARSERS["int"](text)
    except ValueParseError:
        if text[-1] in numerals.UNIT_CHARS or text[-1].isdecimal():
            raise
        return PARSERS["int"](text[:-1])


def _money(text: str) -> Decimal:
    """A sum; one in words with its figures in brackets is read twice, and both must say the same."""
    body = text.strip("，。；：,;: ")
    try:
        return money.parse(body)
    except ValueParseError:
        if (pair := _PAIR.fullmatch(fold(body))) is None:
            raise
    first, second = money.parse(pair[1]), money.parse(pair[2])
    if first != second:
        raise ValueParseError("disagree", "大小写金额不一致", text)
    return first


def _duration(text: str) -> str:
    found = duration.parse(text)
    if not isinstance(found, duration.Duration) or found.count != int(found.count):
        raise ValueParseError("range", "期限要是一个整数", text)
    return f"{int(found.count)} {found.unit}"


def _truth(text: str) -> str:
    lowered = text.lower()
    if lowered not in (*_TRUE, *_FALSE):
        raise UsageError("只能填 是 或 否", "yes or no")
    return "true" if lowered in _TRUE else "false"


def _code(place: Place, column: Column, text: str) -> str:
    text = text.strip()
    table = place.table
    names = {labels.code(table, column.name, word): word for word in column.words}
    code = names.get(text, text)
    if code not in column.words:
        raise UsageError(f"只能是：{'、'.join(names)}", f"one of: {', '.join(column.words)}")
    return code


def taken_in(rows: Iterable[Mapping[str, Any]], file: str) -> list[dict[str, Any]]:
    """Corrections as a person wrote them into a file, their values read as those typed at the desk are.

    Raises `UsageError` that names the line for a place that no record has or a value that cannot be read; then none is taken.
    """
    made = []
    for line, row in enumerate(rows, start=2):
        new = row.get("new_value")
        try:
            place = parsed(str(row["place"]))
            if place.name and new:
                new = entered(place, str(new))
        except LookupError:
            raise UsageError(
                f"{file} 第 {line} 行：没有 {row['place']} 这个位置", f"{file} line {line}: no place {row['place']}"
            ) from None
        except UsageError as error:
            raise UsageError(f"{file} 第 {line} 行：{error.message}", f"{file} line {line}: {error.english}") from None
        made.append({**row, "new_value": new})
    return made
