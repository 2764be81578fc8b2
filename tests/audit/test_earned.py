"""Severity is earned, and one matter is one finding."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from audit.contract_text import contract

from extract.audit import audit_record, default_catalogue
from extract.audit.catalogue import EARNING, load
from extract.audit.earned import CONDITIONS, TOGETHER, apart, earned, once
from extract.audit.run import NOT_KNOWN
from extract.errors import RuleError
from extract.pipeline import examine_bytes
from extract.record import Finding, Quote, Record


def _record() -> Record:
    return examine_bytes(contract().encode(), "a.txt").record


def _quote(start: int, *, confidence: float = 1.0, clause: str | None = None, flags: tuple[str, ...] = ()) -> Quote:
    return Quote(
        text="约定", start=start, end=start + 2, rule="audit.x", confidence=confidence, clause=clause, flags=list(flags)  # type: ignore[arg-type]
    )


def test_every_condition_has_a_meaning() -> None:
    assert set(CONDITIONS) == set(EARNING)


def test_passages_far_from_each_other_are_apart() -> None:
    far = TOGETHER + 10
    assert apart([_quote(far), _quote(0)])
    assert not apart([_quote(0), _quote(far // 2), _quote(far)]), "a chain of neighbours"
    assert not apart([_quote(0, clause="c1"), _quote(far, clause="c1")])


@pytest.mark.parametrize(
    ("condition", "passages", "unsure", "state"),
    [
        ("unsure", [_quote(0)], True, "read"),
        ("weak", [_quote(0), _quote(9, confidence=0.85)], False, "read"),
        ("uncorroborated", [_quote(0, flags=("uncorroborated",))], False, "read"),
        ("hardly_read", [_quote(0)], False, "hardly"),
        ("not_read", [_quote(0)], False, "partly"),
        ("apart", [_quote(0), _quote(5000)], False, "read"),
    ],
)
def test_a_warning_of_weak_evidence_is_a_hint(condition: str, passages: list[Quote], unsure: bool, state: str) -> None:
    record = _record()
    record.source.read_state = state  # type: ignore[assignment]
    info = replace(default_catalogue().checks["blank-field"], hint_when=(condition,), error_not=(condition,))
    assert earned(info, "warning", passages, unsure, record) == "info"
    assert earned(info, "error", passages, unsure, record) == "warning", "one step, never out of sight"
    record.source.read_state = "read"
    assert earned(info, "warning", [_quote(0), _quote(9)], False, record) == "warning"


def test_a_condition_that_nobody_knows_stops_the_program(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[hint_when]\n"*" = ["tired"]\n', encoding="utf-8")
    with pytest.raises(RuleError, match="tired"):
        load(tmp_path)


def test_money_paid_by_a_day_before_the_end_is_told_once() -> None:
    text = contract(payment="四、付款方式\n2025年6月30日前支付合同总价的95%，验收合格后支付合同总价的5%。")
    report = audit_record(examine_bytes(text.encode(), "a.txt").record)
    pair = {"milestone-before-acceptance-possible", "paid-ahead-of-performance"}
    (told,) = [one.check for one in report.findings if one.check in pair]
    (other,) = pair - {told}
    assert default_catalogue().checks[told].title["zh"] in report.not_assessed[other][0]


def test_what_has_the_parts_of_a_contract_is_not_passed_in_silence() -> None:
    record = _record()
    record.source.document_type = "other"
    report = audit_record(record)
    assert not report.findings and report.not_assessed["blank-field"] == [NOT_KNOWN]
    record.parties = []
    assert not audit_record(record).not_assessed
    record = _record()
    record.source.document_type = "tender"
    assert not audit_record(record).not_assessed


def test_of_many_findings_only_those_of_one_passage_are_one_matter() -> None:
    """Held against a plain search: each against all that were told before it."""
    chance = random.Random(11)
    found = []
    for _ in range(300):
        start, check, severity = chance.randrange(6000), chance.choice("abc"), chance.choice(("error", "warning"))
        end = start + chance.choice((0, 1, 30, 1500))
        found.append(
            Finding(check=check, severity=severity, title="t", detail="d", start=start, end=end, text="x", rule="r", confidence=1)
        )
    told: list[Finding] = []
    for one in sorted(found, key=lambda one: (one.severity != "error", "abc".index(one.check))):
        if not any(other.check != one.check and one.start < other.end and other.start < one.end for other in told):
            told.append(one)
    kept, _ = once(found, [("a", "b", "c")])
    assert [id(one) for one in kept] == [id(one) for one in found if any(one is other for other in told)]
