"""Kinds of clause by heading and by text."""

from pathlib import Path

import pytest
from clause_helpers import document

from extract.clauses import segment
from extract.errors import RuleError
from extract.lexicon.location import rules_dir
from extract.structure.type_rules import TYPES, load, type_name, type_rules
from extract.structure.types import heading_types


@pytest.mark.parametrize(
    ("heading", "types"),
    [
        ("服务期限及履行地点", ("term", "place")),
        ("验收、交付与付款", ("acceptance", "delivery", "payment")),
        ("合同价款及支付方式", ("price", "payment")),
        ("质量保证金", ("bond",)),
        ("质量保证期", ("warranty",)),
        ("质量要求", ("quality",)),
        ("质量保修责任", ("warranty",)),
        ("运维服务费用", ("price",)),
        ("安全保密条款", ("confidentiality",)),
        ("法律适用及争议解决", ("governing_law", "dispute")),
        ("合同生效及其他", ("effectiveness",)),
        ("其他约定", ("other",)),
        ("不可抗力", ("force_majeure",)),
        ("总监理工程师", ("personnel",)),
        ("发包人", ("rights_obligations",)),
        ("承包人承揽工程一览表", ("subject",)),
        ("甲方指派事宜之二", ()),
        ("租金支付", ("payment",)),
        ("开工前安全条件检查", ("safety", "term")),
        ("租金、押金的支付", ("price", "bond", "payment")),
    ],
)
def test_headings(heading: str, types: tuple[str, ...]) -> None:
    assert heading_types(heading) == types


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("一、本合同一式四份，自双方签字盖章之日起生效。", "effectiveness"),
        ("一、乙方逾期交货的，每日按合同总价的千分之一支付违约金。", "liability"),
        ("一、因不可抗力不能履行的，不可抗力事件结束后协商处理。", "force_majeure"),
        ("一、乙方不得将本项目转包给他人。", "subcontracting"),
        ("一、合同签订后十日内支付合同总价30%的预付款。", "payment"),
    ],
)
def test_sentences_without_heading(text: str, kind: str) -> None:
    assert segment(document(text)).clauses[0].type == kind


def test_no_type_rather_than_a_wrong_one() -> None:
    assert segment(document("一、双方代表于春季会面，天气晴好。")).clauses[0].types == ()


def test_children_inherit_nothing() -> None:
    outline = segment(document("一、违约责任\n1、双方于每周一碰头。\n2、乙方逾期的，每逾期一日支付违约金100元。"))
    assert [c.type for c in outline.clauses] == ["liability", "", "liability"]


def test_other_keeps_what_the_text_is_about() -> None:
    outline = segment(document("一、其他\n本合同一式两份，自双方盖章之日起生效。"))
    assert outline.clauses[0].types == ("other", "effectiveness")


def test_names_are_chinese() -> None:
    assert set(type_rules().names) == set(TYPES)
    assert type_name("payment") == "付款" and type_name("") == ""


def test_bad_files_are_refused(tmp_path: Path) -> None:
    good = (rules_dir() / "clause_types.toml").read_text(encoding="utf-8")
    for name, bad in (
        ("unknown", good + '\n[type.gift]\nname = "礼物"\n'),
        ("twice", good.replace('heading = ["发票"', 'heading = ["付款", "发票"')),
        ("pattern", good.replace("['三包', 2", "['(三包', 2")),
        ("example", good.replace('"实行三包"]', '"实行保修"]')),
        ("no_example", good.replace(', "实行三包"]', "]")),
        ("missing", good.replace("[type.language]", "[type.dispute2]")),
        ("syntax", good + "\n["),
    ):
        path = tmp_path / f"{name}.toml"
        path.write_text(bad, encoding="utf-8")
        assert bad != good
        with pytest.raises(RuleError):
            load(path)


def test_clauses_of_an_annex_are_of_its_kind_where_they_say_nothing() -> None:
    text = "一、标的\n课桌。\n二、付款\n验收后付清。\n附件1：安全生产协议\n一、接口与协调\n双方指定专人。\n二、违约责任\n赔偿。"
    kinds = {c.number: c.type for c in segment(document(text)).clauses if c.part == "annex" and c.number}
    assert kinds == {"一、": "safety", "二、": "liability"}


def test_a_second_language_is_no_second_clause() -> None:
    text = "第1条 标的\nArticle 1 Subject\n课桌。\n第2条 价格\nArticle 2 Price\n三万元。"
    assert [c.number for c in segment(document(text)).clauses if c.number] == ["第1条", "第2条"]
