"""The search patterns find whole values in running text, and nothing that would be another value."""

from __future__ import annotations

import pytest
import regex

from extract.fold import fold
from extract.values import PARSERS
from extract.values.patterns import PATTERNS
from extract.view import View

COMPILED = {name: regex.compile(pattern) for name, pattern in PATTERNS.items()}


def find(kind: str, text: str) -> list[str]:
    view = View.of(text, fold(text)).text
    return [match[0] for match in COMPILED[kind].finditer(view, timeout=5)]


def test_patterns_fit_into_rules() -> None:
    assert set(PATTERNS) <= set(PARSERS)
    for name, compiled in COMPILED.items():
        assert compiled.groups == 0, name
        assert compiled.fullmatch("") is None, name
        # Bounded: no bare star or plus outside a character class.
        bare = regex.sub(r"\\.|\[[^\]]*\]", "", PATTERNS[name])
        assert not regex.search(r"[^(][*+]", bare), name


FOUND: list[tuple[str, str, list[str]]] = [
    ("money", "合同总价为人民币壹佰捌拾万零叁仟元整（¥1,803,000.00）。", ["壹佰捌拾万零叁仟元整", "（¥1,803,000.00）"]),
    ("money", "总价：￥901500.00 元（大写：玖拾万零壹仟伍佰元整）", ["¥901500.00元", "玖拾万零壹仟伍佰元整"]),
    ("money", "每日支付2000元/天，叁万元/次", ["2000元", "叁万元"]),
    ("money", "（小写：¥ 350000）", ["¥350000"]),
    ("money", "人民币【 350,000 】元", ["人民币350,000元"]),
    ("money", "预算63.86（万元），1亿2,000万元", ["63.86（万元）", "1亿2,000万元"]),
    ("money", "大写贰佰肆拾柒万陆仟陆佰陆拾。", ["贰佰肆拾柒万陆仟陆佰陆拾"]),
    ("money", "约100万元；100-200万元；100万美元；10万余元", []),
    ("money", "一式壹拾贰份，工期叁拾天，共1,200台，5元件，单位：万元", []),
    ("money", "编号1×0元，1*0元", []),
    ("ratio", "按每日千分之六向甲方支付，累计不超过５％", ["千分之六", "5%"]),
    ("ratio", "万分之三（0.03%）；合同总额的（5）%；百分之五十支付", ["万分之三（0.03%）", "（5）%", "百分之五十"]),
    ("ratio", "5%-10%；5%o；10%至20%；第三成员", []),
    ("multiple", "双倍返还，或按10倍赔偿", ["双倍", "10倍"]),
    ("date", "于2024 年 7 月 19 日在二〇二五年六月十日前", ["2024年7月19日", "二〇二五年六月十日"]),
    ("date", "2022-04-29，2024.7.9", ["2022-04-29", "2024.7.9"]),
    ("date", "JSZC-2024-07-19；2024 年 月 日；2024年7月 日；2024年7月19；24年7月19日", []),
    ("date_range", "服务期自2024年1月1日起至12月31日止。", ["自2024年1月1日起至12月31日止"]),
    ("date_range", "2024年度运维，2025 年 7 月底前付清", ["2024年度", "2025年7月底前"]),
    ("duration", "合同签订之日起10 个工作日内，质保期三（3）年", ["10个工作日内", "三（3）年"]),
    (
        "duration",
        "一年半、两年零三个月、半年、3-5个工作日、36个月",
        ["一年半", "两年零三个月", "半年", "3-5个工作日", "36个月"],
    ),
    ("duration", "2024年7月19日，7月19日，第三年，三年级，5*8小时，每月5日前，二〇二五年，2025年", []),
    ("period", "每逾期一日按日万分之五，2000元/天，每发生一次", ["每逾期一日", "按日", "/天", "每发生一次"]),
    ("uscc", "代码：9199 9999 MA00 TE5T 1C。", ["9199 9999 MA00 TE5T 1C"]),
    ("phone", "电话：0519-85550000传真：（0519）85550001转801", ["0519-85550000", "（0519）85550001转801"]),
    ("phone", "手机 13800000000，热线400-800-0000", ["13800000000", "400-800-0000"]),
    ("phone", "账号3200000012345678，总价85550000元", []),
    ("account", "账号：1109 0000 0000 1234 567", ["1109 0000 0000 1234 567"]),
    ("account", "手机13800000000", []),
    ("email", "邮箱：li.si@example.com电话", ["li.si@example.com"]),
    ("postcode", "邮编：213000电话：0519-85550000；213000.00；213,000", ["213000"]),
    ("org", "甲方：江南市数据管理局（盖章）", ["江南市数据管理局"]),
    ("org", "采购人：江南市第一人民医院地址：", ["江南市第一人民医院"]),
    ("org", "由江南软件（集团）有限公司北京分公司负责", ["江南软件（集团）有限公司北京分公司"]),
    ("org", "甲方（江南市政务服务中心）与乙方江南智行股份有限公司签订", ["江南市政务服务中心", "江南智行股份有限公司"]),
    ("org", "江南市教育局和江南市和平区财政局", ["江南市教育局", "江南市和平区财政局"]),
    ("org", "归甲方所有，局部调整", []),
    ("person", "李明月电话", ["李明月"]),
    ("person", "欧阳明月（签字）", ["欧阳明月"]),
    ("person", "阿不都·热合曼", ["阿不都·热合曼"]),
    ("int", "陆（6）份，共10次", ["陆（6）", "10"]),
    ("int", "第3条，5%，3.5", []),
    ("number", "1,234.50 或 12", ["1,234.50", "12"]),
]


@pytest.mark.parametrize(("kind", "text", "expected"), FOUND, ids=[f"{row[0]}-{row[1][:16]}" for row in FOUND])
def test_finds(kind: str, text: str, expected: list[str]) -> None:
    found = find(kind, text)
    assert found == expected
    for candidate in found:
        PARSERS[kind](candidate)
