"""Both ways: what is written from a value is read back as that value, exactly."""

from __future__ import annotations

from datetime import date as Day
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.values import PARSERS, date, integer, money, number, numerals, ratio, uscc
from extract.values.errors import ValueParseError

from .capitals import to_upper, upper_int

CENTS = st.integers(min_value=0, max_value=10**15 - 1)
SMALL = st.integers(min_value=0, max_value=10**6)
PLAIN_OF = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")


@given(CENTS)
def test_capital_amount_round_trip(cents: int) -> None:
    amount = Decimal(cents) / 100
    words = to_upper(amount)
    assert money.parse(words) == amount
    assert money.parse(f"人民币（大写）：{words}") == amount
    assert money.parse_detail(words).form == "words"


@given(CENTS)
def test_optional_zero_changes_nothing(cents: int) -> None:
    """万位 is 0 and 千位 is not: both 万零叁仟 and 万叁仟 are allowed, and mean the same."""
    words = to_upper(Decimal(cents) / 100)
    for unit in "万亿":
        head, mark, tail = words.partition(unit + "零")
        if mark and tail[1:2] == "仟":
            words = head + unit + tail
    assert money.parse(words) == Decimal(cents) / 100


@given(st.integers(min_value=1, max_value=10**12))
def test_plain_and_formal_agree(value: int) -> None:
    words = upper_int(value)
    assert numerals.parse_int(words) == value
    assert numerals.parse_int(words.translate(PLAIN_OF)) == value
    assert integer.parse(words) == value


@given(CENTS)
def test_grouped_figures(cents: int) -> None:
    amount = Decimal(cents) / 100
    text = f"{amount:,.2f}"
    wide = text.translate(str.maketrans("0123456789,.", "０１２３４５６７８９，．"))
    for written in (text, f"¥{text}", f"{text} 元", wide, f"人民币【 {text} 】元", text.replace(",", " ")):
        assert money.parse(written) == amount
    assert number.parse(text) == amount


@given(st.integers(min_value=1, max_value=10**9), st.integers(min_value=0, max_value=6))
def test_ten_thousands(units: int, places: int) -> None:
    amount = Decimal(units).scaleb(-places)
    assert money.parse(f"{amount:f}万元") == amount * 10000
    assert money.parse(f"{amount:f}", unit="万元") == amount * 10000
    assert money.parse(f"{amount:f}（万元）") == amount * 10000


@given(st.integers(min_value=0, max_value=10**6), st.integers(min_value=0, max_value=4))
def test_ratio_round_trip(units: int, places: int) -> None:
    share = Decimal(units).scaleb(-places)
    assert ratio.parse(f"{share:f}%") == share / 100
    assert ratio.parse(f"{share:f} ‰") == share / 1000
    assert ratio.parse(f"每日万分之{share:f}") == share / 10000
    assert "E" not in f"{ratio.parse(f'{share:f}%'):f}"


@given(st.integers(min_value=1, max_value=9999))
def test_ratio_in_words(units: int) -> None:
    words = upper_int(units).translate(PLAIN_OF)
    assert ratio.parse(f"千分之{words}") == Decimal(units) / 1000
    assert ratio.parse(f"千分之{words}（{units}‰）") == Decimal(units) / 1000
    with pytest.raises(ValueParseError) as caught:
        ratio.parse(f"千分之{words}（{units + 1}‰）")
    assert caught.value.code == "disagree"


@given(st.dates(min_value=Day(1900, 1, 1), max_value=Day(2099, 12, 31)))
def test_dates(day: Day) -> None:
    year = "".join("〇一二三四五六七八九"[int(c)] for c in str(day.year))
    month, dom = (upper_int(n).translate(PLAIN_OF).removeprefix("一十") for n in (day.month, day.day))
    month = month if day.month < 10 else "十" + month
    dom = dom if day.day < 10 or day.day >= 20 else "十" + dom
    for written in (
        day.isoformat(),
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month:02d}月{day.day:02d}日",
        f"{year}年{month}月{dom}日",
    ):
        assert date.parse(written).value == day.isoformat()
    assert date.parse_range(f"截止至{day.year}年{day.month}月{day.day}日") == (None, day.isoformat())


@given(st.dates(min_value=Day(2000, 1, 1), max_value=Day(2050, 1, 1)), st.integers(min_value=0, max_value=900))
def test_spans_of_dates(first: Day, days: int) -> None:
    last = Day.fromordinal(first.toordinal() + days)
    expected = (first.isoformat(), last.isoformat())
    assert date.parse_range(f"{first}至{last}") == expected
    assert date.parse_range(f"自{first.year}年{first.month}月{first.day}日起至{last:%Y年%m月%d日}止") == expected
    assert date.parse_range(f"{first:%Y.%m.%d}-{last:%Y.%m.%d}") == expected
    if days:
        with pytest.raises(ValueParseError):
            date.parse_range(f"{last}至{first}")


CODES = st.tuples(
    st.sampled_from(["91", "11", "12", "51", "92", "93"]),
    st.integers(min_value=0, max_value=999999),
    st.text(alphabet=uscc.ALPHABET, min_size=9, max_size=9),
).map(lambda parts: f"{parts[0]}{parts[1]:06d}{parts[2]}")


@given(CODES, st.integers(min_value=0, max_value=16), st.sampled_from(uscc.ALPHABET))
def test_credit_code_notices_one_wrong_character(first: str, place: int, char: str) -> None:
    code = first + uscc.calc_check_digit(first)
    assert uscc.parse(code.lower()) == code
    assert uscc.parse(f"{code[:4]} {code[4:]}") == code
    wrong = code[:place] + char + code[place + 1 :]
    if wrong != code:
        with pytest.raises(ValueParseError):
            uscc.parse(wrong)


@given(st.integers(min_value=1, max_value=10**8 - 1))
def test_cn2an_agrees(value: int) -> None:
    """A second opinion, where that library is exact: plain integers in its own strict form."""
    cn2an = pytest.importorskip("cn2an")
    assert numerals.parse_int(cn2an.an2cn(value)) == value
    assert numerals.parse_int(cn2an.an2cn(value, "up")) == value


@given(
    st.text(alphabet="壹贰叁零一二十拾百佰千万亿元角分整点半年月日内%‰之至-,.·0123456789 \n_（）【】¥*xX", max_size=24)
)
def test_no_parser_fails_in_another_way(text: str) -> None:
    for name, parse in PARSERS.items():
        try:
            value = parse(text)
        except ValueParseError as error:
            assert error.code and "\n" not in str(error)
        else:
            assert value is not None and text.strip(), name
