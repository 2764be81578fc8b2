"""Both ways: what is written is read back whole from inside a sentence; with a foreign sign in it anywhere, never a part."""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .capitals import to_upper, upper_int
from .lexing import said, tokens, values

CENTS = st.integers(min_value=100, max_value=10**12)
NOISE = st.sampled_from([*"#?□■*'|^_xXlO!", "??", "※"])
PLACE = st.integers(min_value=0, max_value=60)
PLAIN_OF = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
DAYS = st.integers(min_value=0, max_value=40_000).map(lambda n: Day(1990, 1, 1) + timedelta(n))


def _with(noise: str, written: str, place: int) -> str:
    """The noise inside what is written, never at its ends."""
    at = 1 + place % max(len(written) - 1, 1)
    return written[:at] + noise + written[at:]


def _figures(cents: int) -> str:
    return f"{Decimal(cents) / 100:,.2f}"


@given(CENTS)
def test_sums_in_sentences(cents: int) -> None:
    amount = said(Decimal(cents) / 100)
    words = to_upper(Decimal(cents) / 100)
    for written in (f"{_figures(cents)}元", f"￥{_figures(cents)}", words, f"人民币{words}", f"（大写）：{words}"):
        assert values(f"甲方应支付{written}，其余另计。", "money") == [amount]


@given(st.integers(min_value=1, max_value=10**9))
def test_plain_words_in_sentences(value: int) -> None:
    words = upper_int(value).translate(PLAIN_OF)
    assert values(f"本合同价款为{words}元，包干使用。", "money") == [said(Decimal(value))]


@given(CENTS, NOISE, PLACE)
def test_no_part_of_a_figure(cents: int, noise: str, place: int) -> None:
    for written, amount in (
        (f"￥{_figures(cents)}", Decimal(cents) / 100),
        (f"{_figures(cents)}元", Decimal(cents) / 100),
        (f"￥{cents}元", Decimal(cents)),
    ):
        got = values(f"合同总价为{_with(noise, written, place)}，含税。", "money")
        assert all(one in (said(amount), "-") or one.endswith("!") for one in got), (written, noise, got)


@given(CENTS, st.sampled_from([*"坎戟#?□*O壬士x"]), PLACE)
def test_no_part_of_capital_words(cents: int, noise: str, place: int) -> None:
    amount = Decimal(cents) / 100
    written = to_upper(amount)
    got = values(f"合同总价为人民币{_with(noise, written, place)}，含税。", "money")
    assert set(got) <= {said(amount), "-"}, (written, place, got)


def _broken(written: str, signs: str, *, over: bool) -> list[str]:
    """What is written with each sign at every place inside it, between two characters or (`over`) in place of one."""
    return [written[:at] + sign + written[at + over :] for at in range(1, len(written) - over) for sign in signs]


LOST, JOINING = "口坎", "~～、"
"""Lost glyphs, and signs that also join lists and ranges."""


@pytest.mark.parametrize("over", [False, True])
@pytest.mark.parametrize(
    ("before", "written", "family", "signs"),
    [
        ("总价为", "￥3,517,260.00", "money", LOST),
        ("总价为", "3,517,260.00元", "money", LOST),
        ("总价为", "￥517260元", "money", LOST),
        ("总价为", "51.72万元", "money", LOST),
        ("总价为人民币", "叁佰伍拾壹万柒仟贰佰陆拾元捌角整", "money", LOST + JOINING),
        ("总价为", "三百五十一万元", "money", LOST),
        ("工期为", "135日", "duration", LOST),
        ("工期为", "一百三十五日", "duration", LOST),
        ("服务期", "3年8个月", "duration", LOST),
        ("签订于", "2024年11月26日", "date", LOST + JOINING),
        ("签订于", "2024年11月26日", "duration", LOST + JOINING),
        ("签订于", "二〇二四年七月廿六日", "date", LOST + JOINING),
        ("签订于", "二〇二四年七月廿六日", "duration", LOST + JOINING),
        ("违约金为", "13.75%", "ratio", LOST),
        ("违约金为", "百分之三十五点五", "ratio", LOST),
    ],
)
def test_no_part_where_a_sign_is_lost(before: str, written: str, family: str, signs: str, over: bool) -> None:
    whole = values(f"{before}{written}，不再另计。", family)
    for broken in _broken(written, signs, over=over):
        got = values(f"{before}{broken}，不再另计。", family)
        assert all(one in (*whole, "-") or one.endswith("!") for one in got), (broken, got)


@pytest.mark.parametrize("sign", JOINING)
@pytest.mark.parametrize("written", ["￥3,{}517,260.00", "￥3{},517,260.00", "3,5{}17,260.00元", "3,517{},260.00元", "￥517,26{}0.00元"])
def test_no_part_where_the_groups_are_broken(written: str, sign: str) -> None:
    got = values(f"总价为{written.format(sign)}，含税。", "money")
    assert all(one in ("-", "3517260", "517260") or one.endswith("!") for one in got), got


def test_words_with_a_mouth_lists_and_ranges_stay() -> None:
    assert values("项目在路口3万元，窗口2万元，人口5万元。", "money") == ["30000", "20000", "50000"]
    assert values("出口5日内、进口3日内", "duration") == ["P5D", "P3D"]
    assert values("税率为3%、5.5%，或者6%。", "ratio") == ["0.03", "0.055", "0.06"]
    assert values("分别为2000、3000元。", "money") == ["3000"]
    assert values("于2024年7月、8月交货", "date")[0] == "2024-07"
    assert values("五~十日", "duration") == ["-"]


@given(DAYS)
def test_dates_in_sentences(day: Day) -> None:
    for written in (f"{day.year}年{day.month}月{day.day}日", day.isoformat(), f"{day.year} 年 {day.month} 月 {day.day} 日"):
        assert values(f"双方于{written}签订。", "date") == [day.isoformat()]


@given(DAYS, NOISE, PLACE)
def test_no_part_of_a_date(day: Day, noise: str, place: int) -> None:
    written = f"{day.year}年{day.month}月{day.day}日"
    got = values(f"双方于{_with(noise, written, place)}签订。", "date")
    assert set(got) <= {day.isoformat(), "-"}, (written, noise, got)


@given(DAYS, NOISE, PLACE)
def test_no_part_of_a_date_in_words(day: Day, noise: str, place: int) -> None:
    year = "".join("〇一二三四五六七八九"[int(figure)] for figure in str(day.year))
    tens, ones = divmod(day.day, 10)
    month, of_month = upper_int(day.month).translate(PLAIN_OF), ("", "十", "廿", "卅")[tens] + "〇一二三四五六七八九"[ones] * bool(ones)
    written = f"{year}年{month}月{of_month}日"
    assert values(f"双方于{written}签订。", "date") == [day.isoformat()]
    got = values(f"双方于{_with(noise, written, place)}签订。", "date")
    assert set(got) <= {day.isoformat(), "-"}, (written, noise, got)


@given(st.integers(min_value=1, max_value=999))
def test_lengths_in_sentences(count: int) -> None:
    words = upper_int(count)
    for written in (f"{count}日", f"{words}日", f"{words.translate(PLAIN_OF)}日", f"{count}（{words}）日"):
        assert values(f"验收合格后{written}内付清。", "duration") == [f"P{count}D"]
    for written in (f"{count % 90 + 1}年{count % 11 + 1}个月", f"{count % 90 + 1}年零{count % 11 + 1}个月"):
        assert values(f"服务期{written}。", "duration") == [f"P{(count % 90 + 1) * 12 + count % 11 + 1}M"]


@given(st.integers(min_value=10, max_value=999), NOISE, PLACE)
def test_no_part_of_a_length(count: int, noise: str, place: int) -> None:
    for written, iso in ((f"{count}日", f"P{count}D"), (upper_int(count) + "个月", f"P{count}M")):
        got = values(f"工期为{_with(noise, written, place)}，不再顺延。", "duration")
        assert set(got) <= {iso, "-"}, (written, noise, got)
    got = values(f"服务期{_with(noise, f'{count % 8 + 1}年6个月', place)}。", "duration")
    assert set(got) <= {f"P{(count % 8 + 1) * 12 + 6}M", "-"}, (count, noise, got)


@given(st.integers(min_value=1, max_value=9999), st.sampled_from(["%", "‰"]))
def test_rates_in_sentences(hundredths: int, sign: str) -> None:
    number = Decimal(hundredths) / 100
    value = said(number / (100 if sign == "%" else 1000))
    assert values(f"支付合同总价的{number}{sign}。", "ratio") == [value]


@given(st.integers(min_value=11, max_value=9999), NOISE, PLACE)
def test_no_part_of_a_rate(hundredths: int, noise: str, place: int) -> None:
    number = Decimal(hundredths) / 100
    got = values(f"支付合同总价的{_with(noise, f'{number}%', place)}，余款另付。", "ratio")
    assert set(got) <= {said(number / 100), "-"}, (number, noise, got)


@pytest.mark.parametrize("written", ["百分之三十五点五", "千分之二点五", "十万分之八", "万分之壹点伍"])
@pytest.mark.parametrize("noise", [*"#?□*x"])
def test_no_part_of_a_rate_in_words(written: str, noise: str) -> None:
    [whole] = values(f"每日按{written}计。", "ratio")
    for place in range(1, len(written)):
        got = values(f"每日按{written[:place]}{noise}{written[place:]}计。", "ratio")
        assert set(got) <= {whole, "-"}, (written, place, noise, got)


def test_a_repair_is_always_told() -> None:
    assert tokens("￥36O,000.00", "money")[0].flags == ("check_failed",)
