"""A record without personal data: masked everywhere, every quote still true, everything else untouched."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from extract.pipeline import extract_file
from extract.record import Evidence, Record
from extract.redact import redact

Make = Callable[..., Record]
SAMPLES = sorted(
    path
    for path in (Path(__file__).parents[2] / "samples").iterdir()
    if path.suffix in (".txt", ".md", ".docx") and path.name != "README.md"
)
PERSONAL = ("legal_representative", "authorised_representative", "contact", "phone", "fax", "email", "account")
TEXT = """云溪市示范中学校服采购合同
甲方：云溪市示范中学
乙方：青禾服饰（云溪）有限公司
联系人：周一平 电话：0999-5550108
一、合同总价120000元，周一平负责收货，身份证号11010519491231002X。
二、账号：6222 0000 0000 1234 567，开户行：示例银行周一平路支行。
三、邮箱：zhou@example.com，项目编号：0733-24170001，青禾服饰（云溪）有限公司周 一 平签收。
四、王平与国王平台无关。
"""


@cache
def _sample(path: Path) -> Record:
    return extract_file(path)


def _evidences(value: Any) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _evidences(getattr(value, name))
    elif isinstance(value, list):
        for one in value:
            yield from _evidences(one)


def _fact(value: str, quote: str) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {"value": value, "text": quote, "start": start, "end": start + len(quote), "rule": "x", "confidence": 0.9}


@pytest.fixture
def record(make_record: Make) -> Record:
    supplier = {
        "role": "supplier",
        "label": "乙方",
        "name": _fact("青禾服饰（云溪）有限公司", "青禾服饰（云溪）有限公司"),
        "contact": _fact("周一平", "周一平"),
        "phone": _fact("0999-5550108", "0999-5550108"),
        "account": _fact("6222000000001234567", "6222 0000 0000 1234 567"),
        "bank": _fact("示例银行周一平路支行", "示例银行周一平路支行"),
        "email": _fact("zhou@example.com", "zhou@example.com"),
    }
    finding = {
        **_fact("", "周一平负责收货"),
        "check": "x",
        "severity": "info",
        "title": "联系人周一平相同",
        "detail": "两份合同的联系人都是周一平，电话 0999-5550108",
        "quotes": [{**_fact("", "周一平"), "contract_id": "f" * 16, "text": "经办人：李二宁"}],
    }
    del finding["value"], finding["quotes"][0]["value"]
    clause = {"id": "body/1", "part": "body", "level": 1, "text": "周一平负责收货", "start": 0, "end": 5}
    item = {**_fact("", "校服"), "name": "校服", "note": "送货联系周一平 13800001234", "amount": "13800001234"}
    del item["value"]
    return _record(
        make_record,
        parties=[supplier],
        findings=[finding],
        clauses=[clause],
        items=[item],
        fields={"project_number": _fact("0733-24170001", "0733-24170001")},
    )


def _record(make_record: Make, **parts: Any) -> Record:
    """A record of TEXT that says what is given and nothing else."""
    empty: dict[str, Any] = {name: [] for name in ("parties", *_LISTS)}
    data = make_record("周一平.txt").to_json()
    data["source"]["warnings"] = ["contact：周一平、李二宁不一致"]
    return Record.model_validate({**data, **empty, "fields": {}, "text": TEXT, **parts})


_LISTS = ("amounts", "payments", "penalties", "items", "clauses", "findings")


def test_the_text(record: Record) -> None:
    assert redact(record).text == (
        TEXT.replace("联系人：周一平 电话：0999-5550108", "联系人：周＊＊ 电话：0999-*****08")
        .replace("周一平负责收货，身份证号11010519491231002X", "周＊＊负责收货，身份证号11****************")
        .replace("6222 0000 0000 1234 567", "**** **** **** ***4 567")
        .replace("zhou@", "z***@")
        .replace("周 一 平签收", "周 ＊ ＊签收")
    )


def test_values_lists_findings_and_warnings(record: Record) -> None:
    made = redact(record)
    [supplier] = made.parties
    assert supplier.contact and supplier.contact.value == "周＊＊"
    assert supplier.phone and supplier.phone.value == "0999-*****08"
    assert supplier.account and supplier.account.value == "***************4567"
    assert supplier.email and supplier.email.value == "z***@example.com"
    assert supplier.bank and supplier.bank.value == "示例银行周一平路支行"  # an organisation
    [finding] = made.findings
    assert (finding.title, finding.text) == ("联系人周＊＊相同", "周＊＊负责收货")
    assert finding.detail == "两份合同的联系人都是周＊＊，电话 0999-*****08"
    assert finding.quotes[0].text == "经办人：李＊＊"  # of another contract: not a slice of this text
    assert made.clauses[0].text == "周＊＊负责收货"
    assert made.items[0].note == "送货联系周＊＊ 138****1234"
    assert str(made.items[0].amount) == "13800001234"
    assert made.source.warnings == ["contact：周＊＊、李二宁不一致"]
    assert made.source.path == "周一平.txt"


def test_a_record_without_text(record: Record) -> None:
    made = redact(record.model_copy(update={"text": None}))
    assert made.text is None
    assert made.parties[0].contact and made.parties[0].contact.text == "周＊＊"
    assert made.findings[0].text == "周＊＊负责收货"


def test_the_record_given_stays_as_it_was(record: Record) -> None:
    before = record.to_json()
    redact(record)
    assert record.to_json() == before


def test_an_individual_who_is_a_party_keeps_the_name(record: Record) -> None:
    party = record.parties[0].model_copy(update={"name": record.parties[0].contact})
    made = redact(record.model_copy(update={"parties": [party]}))
    assert made.parties[0].name and made.parties[0].name.value == "周一平"
    assert made.text and "周一平负责收货" in made.text and "0999-5550108" not in made.text


def test_a_short_name_inside_other_words_stays(make_record: Make) -> None:
    contact = _fact("王平", "王平")
    made = redact(_record(make_record, parties=[{"role": "buyer", "label": "甲方", "contact": contact}]))
    assert made.text and "四、王＊与国王平台无关。" in made.text


def test_an_office_is_no_person(make_record: Make) -> None:
    contact = _fact("示范中学", "示范中学") | {"value": "后勤保障部"}
    made = redact(_record(make_record, parties=[{"role": "buyer", "label": "甲方", "contact": contact}]))
    assert made.parties[0].contact and made.parties[0].contact.value == "后勤保障部"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_quote_of_the_samples_is_still_true(path: Path) -> None:
    record = _sample(path)
    made = redact(record)
    assert made.text is not None and record.text is not None and len(made.text) == len(record.text)
    for evidence, before in zip(_evidences(made), _evidences(record), strict=True):
        assert made.text[evidence.start : evidence.end] == evidence.text
        assert (evidence.start, evidence.end) == (before.start, before.end)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_nothing_personal_of_the_samples_is_left(path: Path) -> None:
    record = _sample(path)
    made = json.dumps(redact(record).to_json(), ensure_ascii=False)
    facts = [fact for party in record.parties for name in PERSONAL if (fact := getattr(party, name)) is not None]
    assert facts
    for fact in facts:
        assert fact.value not in made and fact.text not in made


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_everything_else_of_the_samples_is_untouched(path: Path) -> None:
    record, made = _sample(path), redact(_sample(path))
    assert made.fields == record.fields
    assert made.amounts == record.amounts
    assert made.items == record.items
    for old, new in zip(record.payments, made.payments, strict=True):
        assert new == old
    for table in ("penalties", "findings"):
        for old, new in zip(getattr(record, table), getattr(made, table), strict=True):
            assert new.model_dump(exclude={"text"}) == old.model_dump(exclude={"text"})
    for old, new in zip(record.parties, made.parties, strict=True):
        assert (new.name, new.aliases, new.address, new.uscc, new.bank) == (
            old.name, old.aliases, old.address, old.uscc, old.bank,
        )  # fmt: skip
    # The only digits that went are those of telephone numbers, accounts and the like.
    assert made.text is not None and record.text is not None
    for old_line, new_line in zip(record.text.split("\n"), made.text.split("\n"), strict=True):
        if re.sub(r"[*＊]", "", new_line) != old_line and not re.search(
            r"电\s*话|传\s*真|手机|[账帐]\s*号|邮箱|身份证|代表|代理人|联系人|经办|负责人|经理|指定|姓名", old_line
        ):
            assert new_line == old_line


@pytest.mark.parametrize("path", SAMPLES[:4], ids=lambda path: path.name)
def test_twice_is_once(path: Path) -> None:
    made = redact(_sample(path))
    assert redact(made) == made
