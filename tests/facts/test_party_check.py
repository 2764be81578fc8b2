"""Parties against a model of names: fallback, cross-check, blanks. The model is a list of the names it knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract import pipeline
from extract.errors import UsageError
from extract.facts.parties.check import Finder
from extract.ner import lac
from extract.ner.lac import Named
from extract.pipeline import examine_bytes
from extract.record import Record
from extract.settings import Settings

BODY = """
第一条 合同标的
乙方向甲方提供水泵一台。
第二条 付款
甲方在验收合格后10日内一次付清合同款100000元。
"""
Read = Callable[..., Record]


def _finder(people: Sequence[str], organisations: Sequence[str]) -> Finder:
    """Finds the given names wherever they stand."""

    def find(lines: Sequence[str]) -> list[list[Named]]:
        return [sorted(_in(line), key=lambda one: one.start) for line in lines]

    def _in(line: str) -> list[Named]:
        return [
            Named(kind, line.index(name), line.index(name) + len(name), name)
            for kind, known in (("person", people), ("organisation", organisations))
            for name in known
            if name in line
        ]  # type: ignore[misc]

    return find


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Read:
    """Reads a head of a contract with a model that knows some people and organisations."""

    def _read(head: str, people: Sequence[str] = (), organisations: Sequence[str] = ()) -> Record:
        monkeypatch.setattr(pipeline, "_names", lambda: _finder(people, organisations))
        return examine_bytes(("水泵采购合同\n" + head + BODY).encode(), "a.txt", settings=Settings(ner=True)).record

    return _read


def _plain(head: str) -> Record:
    return examine_bytes(("水泵采购合同\n" + head + BODY).encode(), "a.txt").record


def _party(record: Record, role: str) -> dict[str, tuple[str, float] | None]:
    row = next(row for row in record.parties if row.role == role)
    names = ("name", "legal_representative", "authorised_representative", "contact")
    return {name: (fact.value, fact.confidence) if (fact := getattr(row, name)) else None for name in names}


WATER, CLOUD = "江州市水务局", "云岭智测科技有限公司"


@pytest.mark.parametrize(
    "head",
    [
        f"本合同由{WATER}作为甲方，{CLOUD}作为乙方，经协商签订。",
        f"立合同人：{WATER}，作为甲方；{CLOUD}，作为乙方。",
    ],
)
def test_names_with_a_role_beside_them_are_filled_in(read: Read, head: str) -> None:
    assert _party(_plain(head), "buyer")["name"] is None
    record = read(head, organisations=[WATER, CLOUD])
    assert _party(record, "buyer")["name"] == (WATER, 0.65)
    assert _party(record, "supplier")["name"] == (CLOUD, 0.65)
    for row in record.parties:
        assert row.name is not None and row.name.rule == "ner.lac"
        assert record.text[row.name.start : row.name.end] == row.name.text
        assert row.org_type is not None


@pytest.mark.parametrize(
    "head",
    [
        "甲方：________\n乙方：________\n乙方为江州市第一中学提供服务。",
        "甲方：\n乙方：\n甲方委托江州市第一中学管理。",
        "甲方：/\n乙方：/\n甲方上级江州市第一中学。",
        "甲方：（盖章）\n乙方：（盖章）\n鉴证机关：江州市第一中学",
    ],
)
def test_a_blank_party_stays_blank(read: Read, head: str) -> None:
    record = read(head, organisations=["江州市第一中学"])
    assert _party(record, "buyer")["name"] is None and _party(record, "supplier")["name"] is None


def test_an_annex_names_nobody(read: Read) -> None:
    head = "甲方：________\n乙方：________"
    text = f"水泵采购合同\n{head}{BODY}附件1：保函格式\n{WATER}（下称甲方）与保证人签订。\n"
    record = read("", organisations=[WATER])
    assert _party(record, "buyer")["name"] is None
    with_annex = examine_bytes(text.encode(), "a.txt", settings=Settings(ner=True)).record
    assert _party(with_annex, "buyer")["name"] is None


PARTIES = f"甲方：{WATER}\n%s\n乙方：{CLOUD}\n%s"


def test_people_behind_a_label_are_filled_in(read: Read) -> None:
    head = PARTIES % (
        "法定代表人 周建平\n联系人：信息中心周小平主任 电话：13900005550",
        "联系人及电话：涂志刚/13900005551",
    )
    record = read(head, people=["周建平", "周小平", "涂志刚"])
    buyer, supplier = _party(record, "buyer"), _party(record, "supplier")
    assert buyer["legal_representative"] == ("周建平", 0.65) and buyer["contact"] is not None and buyer["contact"][0] == "周小平"
    assert supplier["contact"] is not None and supplier["contact"][0] == "涂志刚" and supplier["legal_representative"] is None
    assert buyer["name"] == _party(_plain(head), "buyer")["name"]


def test_a_sentence_names_the_side(read: Read) -> None:
    record = read("甲方的联系人是周建平，乙方的联系人由涂志刚担任。", people=["周建平", "涂志刚"])
    assert _party(record, "buyer")["contact"] == ("周建平", 0.65)
    assert _party(record, "supplier")["contact"] == ("涂志刚", 0.65)


@pytest.mark.parametrize(
    "blank",
    [
        "联系人：",
        "联系人：____  电话：13900005550  周建平路18号",
        "联系人：\t电话：周建平",
        "联系人：联系电话：周建平",
        "法定代表人或授权代表（签字）：\n周建平",
        "联系人：/ 周建平",
        "联系人签字后由专家周建平验收",
    ],
)
def test_a_blank_label_stays_blank(read: Read, blank: str) -> None:
    record = read(PARTIES % (blank, ""), people=["周建平"])
    for role in ("buyer", "supplier"):
        found = _party(record, role)
        assert [found[name] for name in ("legal_representative", "authorised_representative", "contact")] == [None] * 3


def test_an_empty_cell_of_a_form_stays_empty(read: Read) -> None:
    form = f"\n| | 甲方 | 乙方 |\n|---|---|---|\n| 单位名称 | {WATER} | {CLOUD} |\n| 联系人 | | 涂志刚 |\n"
    source = f"# 水泵采购合同\n{form}{BODY}".encode()
    read("", people=["涂志刚"], organisations=[WATER, CLOUD])
    record = examine_bytes(source, "a.md", settings=Settings(ner=True)).record
    assert _party(record, "buyer")["contact"] is None
    assert _party(record, "supplier")["contact"] == _party(examine_bytes(source, "a.md").record, "supplier")["contact"]


HEAD = PARTIES % ("联系人：周建平", "法定代表人：涂志刚")


def test_what_the_model_agrees_with_or_cuts_keeps_its_confidence(read: Read) -> None:
    plain = _plain(HEAD)
    assert read(HEAD, ["周建平", "涂志刚"], [WATER, CLOUD]) == plain
    assert read(HEAD, [], ["江州市", "智测科技"]) == plain
    assert read(HEAD) == plain


def test_what_the_model_contradicts_is_less_sure_and_unchanged(read: Read) -> None:
    plain = _plain(HEAD)
    crossing = read(HEAD, organisations=[f"：{WATER}"])
    before, after = _party(plain, "buyer")["name"], _party(crossing, "buyer")["name"]
    assert before is not None and after is not None and after[0] == before[0] and after[1] < before[1]
    assert _party(crossing, "supplier") == _party(plain, "supplier")
    assert crossing.source.warnings == plain.source.warnings

    two = read(HEAD, organisations=["云岭智测", "科技有限公司"])
    before, after = _party(plain, "supplier")["name"], _party(two, "supplier")["name"]
    assert before is not None and after is not None and after[0] == CLOUD and after[1] < before[1]

    no_person = read(HEAD, organisations=["周建平"])
    before, after = _party(plain, "buyer")["contact"], _party(no_person, "buyer")["contact"]
    assert before is not None and after is not None and after[0] == "周建平" and after[1] < before[1]


def test_off_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> Finder:
        raise AssertionError("the model was asked")

    monkeypatch.setattr(pipeline, "_names", never)
    source = ("水泵采购合同\n" + HEAD + BODY).encode()
    assert examine_bytes(source, "a.txt").record == examine_bytes(source, "a.txt", settings=Settings(ner=False)).record


def test_asked_for_and_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lac, "PACKAGE", "no_such_package_of_names")
    with pytest.raises(UsageError) as error:
        examine_bytes(b"", "a.txt", settings=Settings(ner=True))
    assert error.value.code == "extra"
