"""Values as drafters and machines write and spoil them: whole, marked, or none; never a part of what is written."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from extract.values import account, phone

from .lexing import said, tokens, values

TABLE = Path(__file__).parent / "cases" / "drafted.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]


def test_the_table_is_complete() -> None:
    assert len(ROWS) >= 295
    assert {row[0] for row in ROWS} == {"money", "ratio", "discount", "date", "duration"}


@pytest.mark.parametrize(("family", "sentence", "expected"), ROWS, ids=[row[1] for row in ROWS])
def test_whole_or_none(family: str, sentence: str, expected: str) -> None:
    """Values in their order, several that cannot be read in a row as one `-`; `!`: put right or one of two bounds, and marked."""
    found = []
    for token in tokens(sentence.replace("\\n", "\n"), family):
        marked = token.value is not None and not {"check_failed", "uncorroborated"}.isdisjoint(token.flags)
        found.append(said(token.value) + ("!" if marked else ""))
    told = [one for one, run in groupby(found) for _ in ([one] if one == "-" else run)]
    assert told == expected.split()


@pytest.mark.parametrize("over", [False, True])
@pytest.mark.parametrize(
    ("before", "written", "family", "signs"),
    [
        ("总价为", "￥3,517,260.00", "money", "、。：/·）〔」《…'\"_SBZ,."),
        ("总价为", "3,517,260.00元", "money", "、。：/-·）〔」《…'\"_SBZ,.，"),
        ("总价为", "51.72万元", "money", "、。/-·〔」《…'\"SBZ,"),
        ("总价为", "￥517260元", "money", "、SBZ"),
        ("总价为", "三百五十一万元", "money", "、·〔…SBZ"),
        ("总价为", "36万4200元", "money", "、·〔…SBZ"),
        ("工期为", "135日", "duration", "、。-·〔」《…'\""),
        ("工期为", "一百三十五日", "duration", "、·〔…SBZ"),
        ("服务期", "1.5年", "duration", "、。·〔」《…'\""),
        ("服务期", "两年零三个月", "duration", "·〔…'"),
        ("签订于", "2024年11月26日", "date", "、·〔…SBZ."),
        ("签订于", "2024-11-26", "date", "、·…'"),
        ("违约金为", "13.75%", "ratio", "、。·〔」《…'\","),
        ("违约金为", "百分之三十五点五", "ratio", "、。-·…'"),
        ("按", "8.8折", "discount", "、。·〔」《…'\"SBZ,"),
        ("按", "九五折", "discount", "、·〔…SBZ"),
    ],
)
def test_no_part_with_any_sign_at_any_place(before: str, written: str, family: str, signs: str, over: bool) -> None:
    """Each sign between two characters, and in place of each."""
    whole = values(f"{before}{written}，不再另计。", family)
    assert len(whole) == 1
    for sign in signs:
        for at in range(1, len(written) - over):
            broken = written[:at] + sign + written[at + over :]
            got = values(f"{before}{broken}，不再另计。", family)
            assert all(one in (*whole, "-") or one.endswith("!") for one in got), (broken, got)


@pytest.mark.parametrize(
    ("sentence", "family", "expected"),
    [
        ("1、500元以内的罚款", "money", ["500"]),
        ("；2、30日内交货", "duration", ["P30D"]),
        ("第一、十日内付30%；第二、验收后付清。", "duration", ["P10D"]),
        ("见附件3。30日内付清", "duration", ["P30D"]),
        ("分别为1200、3000元", "money", ["3000"]),
        ("单价为¥300（叁佰元整）", "money", ["300", "300"]),
        ("每台3500元/月，共3个月", "money", ["3500"]),
        ("百分之三、五日内付清", "ratio", ["0.03"]),
        ("2025年6月12台到货", "date", ["2025-06"]),
        ("2025年6月支付30%", "date", ["2025-06"]),
        ("附近500元的摊位", "money", ["500"]),
        ("自2025.6.1-2026.5.31", "date", ["2025-06-01", "2026-05-31"]),
    ],
)
def test_what_stands_beside_a_sign_and_is_whole_stays(sentence: str, family: str, expected: list[str]) -> None:
    assert values(sentence, family) == expected


@pytest.mark.parametrize(
    ("sentence", "code"), [("签订日期：2025年 月 日", "empty"), ("下浮百分之五到十", "fragment"), ("打七八折", "range")]
)
def test_why_there_is_none(sentence: str, code: str) -> None:
    [token] = [one for family in ("date", "ratio", "discount") for one in tokens(sentence, family)]
    assert (token.value, token.code) == (None, code)


def test_a_dash_that_is_a_part_of_an_account_stays() -> None:
    assert account.parse("19-0355 0104 0012 345") == "19-035501040012345"
    assert account.parse("6228-4804-0256-1234-567") == account.parse("6228 4804-0256 1234 567") == "6228480402561234567"
    assert account.parse("4402-1234567890123") == "4402-1234567890123"


def test_an_extension_is_told_as_it_is_written() -> None:
    assert phone.parse("0571-8800 1122转分机803") == "0571-88001122转803"
    assert phone.parse("0571-88001122-803") == "0571-88001122-803"
