"""What is told of a record, and where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from extract.annotate.notes import notes
from extract.dataset.tables import finding_rows
from extract.record import Record

MakeRecord = Callable[..., Record]


def evidence(text: str, quote: str, **more: Any) -> dict[str, Any]:
    start = text.index(quote)
    return {"text": quote, "start": start, "end": start + len(quote), "rule": "test", "confidence": 0.9, **more}


def with_findings(make_record: MakeRecord) -> Record:
    record = make_record()
    text = record.text or ""
    quotes = [evidence(text, "万分之五"), evidence("甲方另签", "另签", contract_id="feedfeedfeedfeed")]
    finding = {
        "check": "x", "severity": "error", "title": "两处不一致", "detail": "一处说十日", "statute": "《民法典》第五百八十五条",
        "clears": "查补充协议", "unsure": True, "quotes": quotes, **evidence(text, "合同总价为人民币"),
    }  # fmt: skip
    other = {"check": "y", "severity": "warning", "title": "质保期短", "detail": "两年", **evidence(text, "质保期2年")}
    return Record.model_validate({**record.to_json(), "findings": [finding, other]})


def test_a_finding_is_told_once_in_full_and_at_its_other_places_in_short(make_record: MakeRecord) -> None:
    first, second, third = notes(with_findings(make_record))
    assert first.title == "【错误1】两处不一致" and first.text == "合同总价为人民币"
    assert first.lines[:3] == ("一处说十日", "依据：《民法典》第五百八十五条", "核对：查补充协议")
    assert any("把握不大" in line for line in first.lines) and any("feedfeedfeedfeed" in line for line in first.lines)
    assert (second.kind, second.text, second.title) == ("passage", "万分之五", first.title)
    assert third.title == "【疑点2】质保期短"


def test_what_a_person_dismissed_is_not_told(make_record: MakeRecord) -> None:
    record = with_findings(make_record)
    keys = [row["key"] for row in finding_rows(record.contract_id, record.findings)]
    assert [note.title for note in notes(record, {keys[0]})] == ["【疑点1】质保期短"]


def test_doubtful_values_are_told_with_reason_and_reading(make_record: MakeRecord) -> None:
    data = make_record().to_json()
    data["fields"]["total_amount"] |= {"flags": ["conflict", "uncorroborated"], "others": ["130000.00"]}
    data["parties"][1]["phone"] |= {"flags": ["low_score"]}
    data["payments"][0] |= {"flags": ["uncorroborated"]}
    data["fields"]["tax_rate"] = {**evidence(data["text"], "含税"), "value": None, "flags": ["malformed"]}
    told = {note.title: note.lines for note in notes(Record.model_validate(data))}
    assert told["【存疑】合同总价"] == ("原因：前后不一致", "读作：120000.00", "文中另作：130000.00")
    assert told["【存疑】电话"] == ("原因：识别不清", "读作：+86 000-0000000")
    assert told["【存疑】税率"] == ("原因：写法不完整，未读出", "没有读出值")
    assert len(told) == 3
