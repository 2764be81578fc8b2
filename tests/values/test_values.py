"""Wordings beside the case tables, type by type."""

from __future__ import annotations

import pickle
from decimal import Decimal

import pytest

from extract.values import PARSERS, date, duration, money, organisation, person
from extract.values.errors import ValueParseError
from extract.values.period import Period

READ: list[tuple[str, str, object]] = [
    ("money", "(¥:375000.00)", Decimal("375000.00")),
    ("money", "人民币【 350,000 】元", Decimal("350000.00")),
    ("money", "63.8600000（万元）", Decimal("638600.00")),
    ("money", "303.653098 萬元", Decimal("3036530.98")),
    ("money", "人民币（大写）：人民币贰万伍仟元整", Decimal("25000.00")),
    ("money", "伍万零仟零佰零拾零元零角零分", Decimal("50000.00")),
    ("money", "壹仟伍佰元零角伍分", Decimal("1500.05")),
    ("money", "一点五亿元", Decimal("150000000.00")),
    ("money", "3万5000元", Decimal("35000.00")),
    ("money", "3元5角", Decimal("3.50")),
    ("money", "0.0035元", Decimal("0.0035")),
    ("ratio", "百分之（5）", Decimal("0.05")),
    ("ratio", "（5）%", Decimal("0.05")),
    ("ratio", "千分之 一（ 1 ‰）", Decimal("0.001")),
    ("ratio", "每逾期一日千分之一", Decimal("0.001")),
    ("ratio", "年利率4.35%", Decimal("0.0435")),
    ("multiple", "双倍", Decimal(2)),
    ("int", "陆（6）", 6),
    ("int", "1,200", 1200),
    ("number", "12 000.5", Decimal("12000.5")),
    ("period", "每延期10天", Period(10, "day")),
    ("period", "/次", Period(1, "occurrence")),
    ("period", "每发生一次", Period(1, "occurrence")),
    ("period", "每两周", Period(14, "day")),
    ("phone", "（0519）8555 0000转801", "0519-85550000转801"),
    ("phone", "86-13800000000", "13800000000"),
    ("phone", "010－85550000", "010-85550000"),
    ("account", "3200 0000 1234 5678", "3200000012345678"),
    ("email", "a_b＠example.com", "a_b@example.com"),
    ("postcode", "２１３０００", "213000"),
    ("org", "江南 市(示范)软件 有限公司（盖章）", "江南市（示范）软件有限公司"),
    ("person", "王　五", "王五"),
    ("person", "阿不都・热合曼", "阿不都·热合曼"),
]


@pytest.mark.parametrize(("kind", "text", "expected"), READ, ids=[f"{row[0]}-{row[1]}" for row in READ])
def test_reads(kind: str, text: str, expected: object) -> None:
    assert PARSERS[kind](text) == expected


REFUSED: list[tuple[str, str, str]] = [
    ("money", "____元", "empty"),
    ("money", "/", "empty"),
    ("money", "XXX万元", "empty"),
    ("money", "【  】元", "empty"),
    ("money", "1***,000元", "masked"),
    ("money", "约100万元", "approximate"),
    ("money", "100-200万元", "range"),
    ("money", "100万美元", "currency"),
    ("money", "1,16,8000元", "grouping"),
    ("money", "2000元/天", "format"),
    ("money", "5 10元", "format"),
    ("ratio", "____%", "empty"),
    ("ratio", "5%-10%", "range"),
    ("ratio", "约5%", "approximate"),
    ("ratio", "1 0%", "format"),
    ("date", "20  年 月 日", "incomplete"),
    ("date", "2024年X月X日", "incomplete"),
    ("date", "XX年XX月XX日", "empty"),
    ("date", "2024年2月30日", "calendar"),
    ("date_range", "2024年7月1日至 年 月 日", "incomplete"),
    ("date_range", "2025年1月1日至2024年1月1日", "order"),
    ("duration", "__天", "empty"),
    ("duration", "叁（4）年", "disagree"),
    ("duration", "3月", "ambiguous"),
    ("duration", "2024年", "format"),
    ("duration", "不少于3年", "approximate"),
    ("duration", "终身", "unbounded"),
    ("duration", "7天*24小时", "schedule"),
    ("uscc", "91999999MA00TE5T11", "checksum"),
    ("uscc", "91999999MA00TEST1X", "format"),
    ("phone", "138****0000", "masked"),
    ("phone", "00000000000", "placeholder"),
    ("account", "0000 0000 0000", "placeholder"),
    ("account", "1234567", "format"),
    ("email", "li.si@", "format"),
    ("postcode", "000000", "placeholder"),
    ("org", "XXX有限公司", "placeholder"),
    ("org", "____", "empty"),
    ("org", "甲方", "format"),
    ("person", "张某某", "masked"),
    ("person", "金额", "format"),
    ("int", "陆（5）", "disagree"),
]


@pytest.mark.parametrize(("kind", "text", "code"), REFUSED, ids=[f"{row[0]}-{row[1]}" for row in REFUSED])
def test_refuses(kind: str, text: str, code: str) -> None:
    with pytest.raises(ValueParseError) as caught:
        PARSERS[kind](text)
    assert caught.value.code == code
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.code, str(copy)) == (code, str(caught.value))


def test_unit_of_the_column_counts_only_where_the_text_has_none() -> None:
    assert money.parse("350", unit="万元") == Decimal(3500000)
    assert money.parse("350元", unit="万元") == Decimal(350)
    assert money.parse("叁佰", unit="万元") == Decimal(3000000)
    with pytest.raises(ValueParseError):
        money.parse("叁佰万", unit="万元")


RANGES = [
    ("2024年1月至12月", ("2024-01-01", "2024-12-31")),
    ("2024年5月1日至31日", ("2024-05-01", "2024-05-31")),
    ("自2024年5月1日0时起至2025年4月30日24时止", ("2024-05-01", "2025-04-30")),
    ("2024-2026年", ("2024-01-01", "2026-12-31")),
    ("2024年上半年", ("2024-01-01", "2024-06-30")),
    ("2024年2月下旬", ("2024-02-21", "2024-02-29")),
    ("2024年底前", (None, "2024-12-31")),
    ("自2024年7月1日起", ("2024-07-01", None)),
]


@pytest.mark.parametrize(("text", "expected"), RANGES, ids=[row[0] for row in RANGES])
def test_spans(text: str, expected: tuple[str | None, str | None]) -> None:
    assert date.parse_range(text) == expected


LENGTHS = {
    "三（3）年": "P3Y",
    "三年（36个月）": "P3Y",
    "1.5年": "P18M",
    "半个月": "P15D",
    "一个半月": "P1.5M",
    "两周": "P14D",
    "一个季度": "P3M",
    "36月": "P36M",
    "30分钟": "PT0.5H",
    "3至5年": "P3Y/P5Y",
    "五（5）个工作日内": "P5WD",
    "24h": "PT24H",
}


@pytest.mark.parametrize(("text", "iso"), LENGTHS.items())
def test_lengths(text: str, iso: str) -> None:
    assert duration.parse(text).iso == iso


TYPES = {
    "江南市财政局": "government",
    "江南市人民政府办公室": "government",
    "江南区城市管理委员会": "government",
    "江南市公安局交通警察支队": "government",
    "江南市中级人民法院": "government",
    "江南路街道办事处": "government",
    "江南市消防救援支队": "government",
    "江南派出所": "government",
    "江南经济开发区管委会": "government",
    "江南市第一人民医院": "public_institution",
    "江南大学": "public_institution",
    "江南市实验小学": "public_institution",
    "江南市政务服务中心": "public_institution",
    "江南水利科学研究院": "public_institution",
    "江南市图书馆": "public_institution",
    "江南市农业技术推广站": "public_institution",
    "江南省环境科学研究所": "public_institution",
    "江南实验室": "public_institution",
    "江南大学后勤处": "public_institution",
    "江南软件（集团）有限公司": "company",
    "江南机械厂": "company",
    "江南诚信会计师事务所（特殊普通合伙）": "company",
    "江南银行": "company",
    "江南蔬菜专业合作社": "company",
    "江南软件有限公司研发部": "company",
    "江南市消防协会": "social_organisation",
    "江南慈善基金会": "social_organisation",
    "江南市总工会": "social_organisation",
    "江南仲裁委员会": "other",
    "江南社区居民委员会": "other",
    "李明月": "individual",
}


@pytest.mark.parametrize(("name", "kind"), TYPES.items())
def test_kind_of_body(name: str, kind: str) -> None:
    assert organisation.org_type(name) == kind


def test_credit_code_decides_the_kind() -> None:
    assert organisation.org_type("江南市政务服务中心", "11999999MA00TE5T1X") == "government"
    assert organisation.org_type("江南艺术学校", "52999999MA00TE5T1X") == "social_organisation"


def test_people_and_words() -> None:
    people = ["张三", "李明月", "欧阳明月", "司马光", "阿不都·热合曼", "单小林", "曾玉", "年丰"]
    words = ["方案", "金额", "甲方", "江苏", "经理", "单位", "时间", "项目经理", "签字盖章", "全称", "李", "王小二三四"]
    assert [name for name in people if not person.is_name(name)] == []
    assert [word for word in words if person.is_name(word)] == []
