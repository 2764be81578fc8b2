"""Which papers are of one contract: sure, likely, ambiguous, none; never wrong where sure."""

from __future__ import annotations

from typing import Any

import pytest

from extract.reconcile.match import Link, settle
from extract.reconcile.match.candidates import candidates
from extract.reconcile.match.judge import same_name
from extract.reconcile.papers import Paper, paper, plain_number, plain_subject
from tests.reconcile.made import document


def one(path: str, kind: str = "contract", **values: Any) -> Paper:
    return paper(document(path, kind, **values))


def links(contracts: list[Paper], other: Paper) -> list[Link]:
    return list(settle(contracts, [other], {c.id: c.id for c in contracts}).links.get(other.id, []))


def certain(contracts: list[Paper], other: Paper) -> list[tuple[str, str]]:
    return [(link.contract.path, link.certainty) for link in links(contracts, other)]


CONTRACT = one("a.txt")


def test_an_award_of_the_same_project_and_supplier_is_sure() -> None:
    [link] = links([CONTRACT], one("award.html", "award_notice"))
    assert link.certainty == "sure" and "项目编号相同" in link.ties and not link.against


def test_a_tender_needs_no_supplier() -> None:
    assert certain([CONTRACT], one("t.pdf", "tender", supplier="", total_amount=None)) == [("a.txt", "sure")]


@pytest.mark.parametrize(
    "values",
    [
        {"buyer": "临湖县第二中学"},  # another buyer under one number
        {"project_name": "临湖县图书馆电梯维保", "total_amount": "7000.00", "supplier": "临湖安稳电梯有限公司"},
        {"project_name": "2023年临湖县图书馆书架采购项目", "lot": "2"},
    ],
)
def test_what_speaks_against_it_makes_it_no_more_than_likely(values: dict[str, Any]) -> None:
    contract = one("a.txt", project_name="2025年临湖县图书馆书架采购项目", lot="1")
    assert all(link.certainty != "sure" for link in links([contract], one("n.txt", "award_notice", **values)))


def test_the_same_hands_a_year_later_are_another_matter() -> None:
    first = one("2024.txt", number="LH-2024-9", project_number="P-2024-11", project_name="2024年物业服务", signed_on="2024-01-05")
    second = one("2025.txt", number="LH-2025-9", project_number="P-2025-11", project_name="2025年物业服务", signed_on="2025-01-05")
    notice = one("n.txt", "contract_notice", number="LH-2025-9", project_number="P-2025-11", project_name="2025年物业服务")
    assert certain([first, second], notice) == [("2025.txt", "sure")]
    unnumbered = one("m.txt", "contract_notice", project_number=None, project_name="物业服务")
    assert {how for _, how in certain([first, second], unnumbered)} <= {"ambiguous", "likely"}


def test_two_contracts_that_fit_alike_are_not_guessed() -> None:
    twins = [one("a.txt", number="LH-2025-A1"), one("b.txt", number="LH-2025-B1")]
    assert certain(twins, one("n.txt", "acceptance_notice")) == [("a.txt", "ambiguous"), ("b.txt", "ambiguous")]
    assert certain(twins, one("m.txt", "acceptance_notice", number="LH-2025-B1")) == [("b.txt", "sure")]


def test_an_award_of_two_lots_is_of_both_contracts() -> None:
    contracts = [
        one("1.txt", number="LH-2025-A1", lot="1", total_amount="10.00"),
        one("2.txt", number="LH-2025-B1", lot="2", supplier="临湖丰木家具厂", total_amount="20.00"),
    ]
    lots = [
        {"lot": "1", "amount": "10.00", "suppliers": ["临湖文澜家具有限公司"]},
        {"lot": "2", "amount": "20.00", "suppliers": ["临湖丰木家具厂"]},
    ]
    award = one("n.txt", "award_notice", supplier="", total_amount=None, lots=lots)
    assert certain(contracts, award) == [("1.txt", "sure"), ("2.txt", "sure")]


def test_names_that_were_typed_differ_by_one_character_are_two() -> None:
    contract = one("a.txt", buyer="临湖县第一小学", project_number=None)
    assert links([contract], one("n.txt", "award_notice", buyer="临湖县第二小学", project_number=None)) == []


def test_a_bid_of_another_is_known_as_such() -> None:
    [link] = links([CONTRACT], one("bid.pdf", "bid", supplier="临湖丰木家具厂", total_amount="120000.00"))
    assert link.other_bidder and link.certainty == "sure"


def test_numbers_and_subjects_are_compared_without_dress() -> None:
    assert plain_number("临采（2025） 18号") == plain_number("临采(2025)18号") != ""
    assert plain_subject("2025年度物业服务采购项目合同") == plain_subject("物业服务") == "物业服务"


def test_pairs_grow_with_the_papers_and_not_with_their_square() -> None:
    def numbered(path: str, kind: str, i: int, **more: str) -> Paper:
        return one(f"{path}{i}.txt", kind, project_number=f"P-2025-{i:03}", project_name=f"项目{i}货物", **more)

    contracts = [numbered("c", "contract", i, number=f"LH-2025-{i:03}") for i in range(60)]
    notices = [numbered("n", "award_notice", i) for i in range(60)]
    assert len(list(candidates(contracts, notices))) < 60 * 60
    settled = settle(contracts, notices, {c.id: c.id for c in contracts})
    assert all(rows[0].contract.path[1:] == rows[0].paper.path[1:] for rows in settled.links.values())
    assert {link.certainty for rows in settled.links.values() for link in rows} == {"sure"} and len(settled.links) == 60


@pytest.mark.parametrize(
    ("values", "certainty"),
    [
        ({"signed_on": "2025-03-10"}, "sure"),
        ({"signed_on": "2025-09-10"}, "likely"),  # a later contract of the same purchase
        ({"dates": {"publication_date": "2026-03-12"}}, "likely"),
        ({"number": "LH-2025-001", "dates": {"publication_date": "2026-03-12"}}, "sure"),  # published very late
    ],
)
def test_a_notice_of_a_later_contract(values: dict[str, Any], certainty: str) -> None:
    assert certain([CONTRACT], one("n.txt", "contract_notice", **values)) == [("a.txt", certainty)]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("临湖县教育信息化建设中心机关", "临湖县教育信息化建没中心机关", True),
        ("临湖县城关镇第一小学校本部机关", "临湖县城关镇第二小学校本部机关", False),
    ],
)
def test_a_recognised_name_may_slip_by_a_character_that_tells_nothing(a: str, b: str, same: bool) -> None:
    assert same_name(a, b, ocr=True) == same and not same_name(a, b)
