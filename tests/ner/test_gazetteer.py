"""The lists are sane: no word twice, every enum known, every law and place where it belongs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extract.errors import RuleError
from extract.labels import COLUMNS, FIELDS
from extract.lexicon.location import rules_dir
from extract.ner.gazetteer import FILE, gazetteer, load
from extract.record import Fields, Party
from extract.text.fold import fold
from extract.values.organisation import org_type

# Endings that the parser of organisations does not know yet. Strict: take one out as soon as it does.
UNKNOWN_TO_VALUES = {
    "有限合伙", "（有限合伙）", "（普通合伙）", "（特殊普通合伙）", "分理处", "储蓄所", "经销部", "经销处", "宾馆",
    "招待所", "加油站", "工程部", "批发部", "供应站", "个体工商户", "（个体工商户）", "卫生健康委", "管理段", "养护段",
    "共青团", "工商联", "科协", "文联", "仲裁院", "社会工作服务社",
}  # fmt: skip


def _words() -> list[str]:
    lists = gazetteer()
    titles = [title for law in lists.statutes for title in law.titles]
    return [*lists.roles, *lists.suffixes, *lists.methods, *lists.places, *lists.banks, *titles]


def test_words_are_written_as_the_folded_text_has_them() -> None:
    assert [word for word in _words() if fold(word) != word or (" " in word and not word.isascii())] == []


@pytest.mark.parametrize(
    ("word", "role"),
    [("甲方", "buyer"), ("采购人", "buyer"), ("发包人", "buyer"), ("乙方", "supplier"), ("成交供应商", "supplier"),
     ("监理人", "supplier"), ("采购代理机构", "agency"), ("保证人", "guarantor"), ("丙方", "other")],
)  # fmt: skip
def test_roles(word: str, role: str) -> None:
    assert gazetteer().roles[word] == role


@pytest.mark.parametrize(
    ("word", "method"),
    [("公开招标", "open_tender"), ("邀请招标", "invited_tender"), ("竞争性谈判", "competitive_negotiation"),
     ("竞争性磋商", "competitive_consultation"), ("询价", "inquiry"), ("单一来源", "single_source"),
     ("框架协议", "framework"), ("协议供货", "framework"),
     ("网上商城", "e_mall"), ("反向竞价", "e_mall"), ("直购", "e_mall")],
)  # fmt: skip
def test_methods(word: str, method: str) -> None:
    assert gazetteer().methods[word] == method


def test_provinces_and_cities_are_complete() -> None:
    places = gazetteer().places
    full = set(places.values())
    assert sum(name.endswith(("省", "自治区", "特别行政区")) for name in full) == 30
    assert sum(name.endswith("自治州") for name in full) == 30
    # 293 prefecture-level cities, 4 municipalities, and the cities directly under a province
    assert sum(name.endswith("市") for name in full) >= 297
    assert places["江苏"] == "江苏省" and places["阿克苏"] == "阿克苏地区" and places["恩施"] == "恩施土家族苗族自治州"
    assert places["吉林"] == "吉林省" and places["吉林市"] == "吉林市"


def test_ambiguous_places_are_places() -> None:
    assert gazetteer().ambiguous <= set(gazetteer().places)


def test_repealed_laws_name_their_successor() -> None:
    laws = gazetteer()
    known = {law.full for law in laws.statutes}
    for law in laws.statutes:
        for date in filter(None, (law.since, law.repealed)):
            dt.date.fromisoformat(date)
        assert (law.repealed is None) == (law.replaced_by is None)
        assert law.replaced_by is None or law.replaced_by in known
    contract_law = laws.statute("《合同法》")
    assert contract_law is not None and contract_law.repealed == "2021-01-01"
    assert laws.statute("不存在的法") is None


def test_endings_say_the_same_as_the_parser_of_organisations() -> None:
    suffixes = gazetteer().suffixes
    differ = {word for word, suffix in suffixes.items() if org_type("江州市清河" + word) != suffix.org_type}
    assert differ == UNKNOWN_TO_VALUES


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('agency = [', 'broker = [', "broker"),
        ('value = "inquiry"', 'value = "asking"', "asking"),
        ('words = ["邀请招标"', 'words = ["公开招标", "邀请招标"', "公开招标"),
        ("[bank]", "[bank", "TOML"),
    ],
)
def test_a_bad_file_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = (rules_dir() / FILE).read_text(encoding="utf-8")
    assert old in text
    bad = tmp_path / FILE
    bad.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load(bad)
    assert message in caught.value.english or message == "TOML"


def test_every_field_of_the_record_has_a_chinese_name() -> None:
    assert list(FIELDS) == list(Fields.model_fields)
    assert set(COLUMNS["parties"]) == set(Party.model_fields)
