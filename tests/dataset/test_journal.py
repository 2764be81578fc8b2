"""The journal of reviewers: only added to, taken back by acts, conflicts told; and what a run makes of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from extract.batch import run_job
from extract.batch.options import Options
from extract.cli import exits, main
from extract.dataset import Dataset, ledger
from extract.dataset.corrections import corrected
from extract.dataset.entered import entered
from extract.dataset.export import export
from extract.dataset.journal import Act, Conflict, Journal, standing
from extract.dataset.load import read_rows
from extract.dataset.places import parsed
from extract.dataset.read import read_records
from extract.dataset.store import rewrite_tables, settled
from extract.errors import UsageError
from extract.record import Record
from extract.settings import Settings

Make = Callable[..., Record]


@pytest.fixture
def run(tmp_path: Path, make_record: Make) -> Path:
    dataset = Dataset(tmp_path / "out")
    dataset.add(make_record("a.txt"))
    dataset.finish()
    return tmp_path / "out"


@pytest.fixture
def sha(make_record: Make) -> str:
    return make_record().source.sha256


def _now(run: Path) -> Record:
    (record,) = read_records(run)
    return record


def test_acts_are_only_ever_added(run: Path, sha: str) -> None:
    (act,) = Journal(run).append([Act("correct", sha, "fields.copies", "6", who="林")])
    with sqlite3.connect(run / "review.sqlite") as db:
        for statement in ("UPDATE acts SET new = '7'", "DELETE FROM acts"):
            with pytest.raises(sqlite3.DatabaseError, match="only added"):
                db.execute(statement)
    assert [one.uid for one in Journal(run).acts()] == [act.uid] and act.entered


def test_an_undo_is_an_act_and_can_be_undone(run: Path, sha: str) -> None:
    journal = Journal(run)
    first, second = journal.append(
        [Act("correct", sha, "fields.copies", "6"), Act("correct", sha, "fields.copies", "8")]
    )
    assert [act.new for act in standing(journal.acts())] == ["8"]
    (undo,) = journal.append([Act("undo", sha, "fields.copies", undoes=second.uid)])
    assert [act.uid for act in standing(journal.acts())] == [first.uid]
    journal.append([Act("undo", sha, "fields.copies", undoes=undo.uid)])
    assert [act.uid for act in standing(journal.acts())] == [second.uid]


def test_two_reviewers_do_not_overwrite_each_other(run: Path, sha: str) -> None:
    one, other = Journal(run), Journal(run)
    seen = one.last()
    one.append([Act("correct", sha, "fields.copies", "6", who="林")], seen=seen)
    with pytest.raises(Conflict) as conflict:
        other.append(
            [Act("note", sha, "fields.lot", note="x"), Act("correct", sha, "fields.copies", "8", who="陈")], seen=seen
        )
    assert (conflict.value.act.who, conflict.value.act.new) == ("林", "6") and len(one.acts()) == 1
    other.append([Act("correct", sha, "fields.lot", "3", who="陈")], seen=seen)  # another place is free


def test_rows_are_added_removed_and_moved(run: Path, sha: str) -> None:
    text = _now(run).text or ""
    start = text.index("四、")
    new = json.dumps({"kind": "final", "percent": "0.7", "base": "contract_total", "triggers": "accepted|invoice_received"})
    Journal(run).append([
        Act("add", sha, "payments[+aa]", new, start=start, end=start + 2),
        Act("correct", sha, "payments[+aa].label", "尾款"),
        Act("add", sha, "payments[+bb]", '{"kind": "progress", "amount": "1.00"}'),
        Act("order", sha, "payments", '["+aa", "1", "+bb"]'),
        Act("add", sha, "parties.guarantor[+cc]", '{"label": "丙方", "name": "云溪担保有限公司"}'),
        Act("remove", sha, "penalties[1]"),
    ])  # fmt: skip
    record = _now(run)
    assert [(one.seq, one.kind, one.amount) for one in record.payments] == [
        (1, "final", Decimal("84000.00")), (2, "advance", Decimal("36000.00")), (3, "progress", Decimal("1.00"))
    ]  # fmt: skip
    assert record.payments[0].text == "四、" and record.payments[0].triggers == ["accepted", "invoice_received"]
    assert record.payments[0].label == "尾款" and "corrected" in record.payments[0].flags
    assert record.penalties == [] and [one.name.value for one in record.parties if one.role == "guarantor" and one.name]
    assert not any("没有应用" in one for one in record.source.warnings)


def test_what_was_read_is_kept_and_what_follows_is_reckoned_again(run: Path, sha: str) -> None:
    Journal(run).append([
        Act("correct", sha, "fields.total_amount", "150000.00", read="120000.00"),
        Act("correct", sha, "fields.tax_included", None, read="true"),
        Act("confirm", sha, "fields.title", "云溪市示范中学校服采购合同"),
    ])  # fmt: skip
    record = _now(run)
    total = record.fields.total_amount
    assert total is not None and total.read == {"value": "120000.00"} and total.confidence == 1.0
    assert record.payments[0].amount == Decimal("45000.00")  # 30 % of the price as it is now
    assert record.fields.tax_included is None and record.fields.unread["tax_included"].read == {"value": "true"}
    assert record.fields.title is not None and record.fields.title.flags == ["confirmed"]
    rewrite_tables(run)
    told = {row["field"]: row["flags"] for row in read_rows(run, "review")}
    assert told["fields.tax_included"] == ["corrected"] and told["fields.title"] == ["confirmed"]
    assert Record.model_validate_json(record.model_dump_json(by_alias=True)).fields.unread


def test_a_reading_that_changed_is_told_and_the_correction_stands(run: Path, sha: str, make_record: Make) -> None:
    row_text = make_record().payments[0].text
    Journal(run).append([
        Act("correct", sha, "fields.total_amount", "150000.00", read="12000.00"),
        Act("correct", sha, "payments[1].percent", "0.4", read="0.30", more={"row_text": row_text}),
        Act("correct", sha, "payments[2].percent", "0.5", more={"row_text": row_text}),
        Act("correct", sha, "payments[1].due_days", "5", more={"row_text": "这一行已经不在"}),
        Act("confirm", sha, "fields.warranty_duration", "3 year", read="3 year"),
    ])  # fmt: skip
    record = _now(run)
    assert record.fields.total_amount is not None and record.fields.total_amount.value == Decimal("150000.00")
    told = [one for one in record.source.warnings if "更正" in one]
    assert any("fields.total_amount 当时读作“12000.00”，现在读作“120000.00”" in one for one in told)
    assert record.payments[0].percent == Decimal("0.5")  # the row is found by its words, wherever it stands now
    assert any("没有应用：payments[1].due_days" in one for one in told) and record.payments[0].due_days == 10
    duration = record.fields.warranty_duration
    assert duration is not None and duration.value.count == 3 and duration.flags == ["corrected"]


def test_edits_of_the_csv_become_acts(run: Path, sha: str) -> None:
    ledger.add(run, "corrections", {"sha256": sha, "place": "fields.copies", "new_value": "6", "who": "林"})
    ledger.add(run, "corrections", {"sha256": sha, "place": "fields.lot", "new_value": "3", "who": "林"})
    assert settled(run) and not settled(run)
    path = run / "corrections.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 3
    # A spreadsheet: one row goes, one is changed, one comes.
    changed = [lines[0], lines[2].replace(",3,", ",4,"), f"{sha},fields.signed_place,correct,,云溪市,,,,,,陈,2026-01-02"]
    path.write_text("\r\n".join(changed) + "\r\n", encoding="utf-8")
    assert settled(run)
    record = _now(run)
    assert record.fields.copies is None and record.fields.lot is not None and record.fields.lot.value == "4"
    assert record.fields.signed_place is not None and record.fields.signed_place.value == "云溪市"
    assert [act.kind for act in Journal(run).acts()] == ["correct", "correct", "correct", "correct", "undo"]
    assert not settled(run) and len(read_rows(run, "corrections")) == 2


def test_corrections_travel_as_csv_and_json(run: Path, sha: str, tmp_path: Path, make_record: Make) -> None:
    Journal(run).append([
        Act("correct", sha, "fields.copies", "6", who="林", note="见封底"),
        Act("add", sha, "payments[+aa]", '{"kind": "final", "percent": "0.7"}', who="林"),
    ])  # fmt: skip
    for name in ("c.csv", "c.json"):
        other = tmp_path / f"to-{name}"
        dataset = Dataset(other)
        dataset.add(make_record("a.txt"))
        dataset.finish()
        assert main(["corrections", str(run), "--export", str(tmp_path / name)]) == exits.OK
        for _ in range(2):  # taken in twice it says the same
            assert main(["corrections", str(other), "--import", str(tmp_path / name)]) == exits.OK
        assert len(Journal(other).acts()) == 2
        (row,) = read_rows(other, "contracts")
        assert row["copies"] == 6 and row["n_payments"] == 2


def test_an_import_is_refused_whole(run: Path, sha: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"sha256": sha, "place": "fields.copies", "new_value": "6"}]
    rows += [{"sha256": sha, "place": "fields.total_amount", "new_value": "约10万元"}]
    (tmp_path / "c.json").write_text(json.dumps(rows), encoding="utf-8")
    assert main(["corrections", str(run), "--import", str(tmp_path / "c.json")]) == exits.USAGE
    assert "第 3 行" in capsys.readouterr().err and Journal(run).last() == 0


@pytest.mark.parametrize(
    ("place", "given", "cell"),
    [
        ("fields.total_amount", "人民币壹拾贰万元整（¥120000.00）。", "120000.00"),
        ("fields.total_amount", "12万元", "120000.00"),
        ("payments[1].percent", "百分之三十", "0.3"),
        ("payments[1].triggers", "合同签订、收到发票", "contract_signed|invoice_received"),
        ("fields.signed_on", "二〇二五年三月一日", "2025-03-01"),
        ("fields.warranty_duration", "两年", "2 year"),
        ("fields.copies", "陆份", "6"),
        ("parties.supplier.name", "青禾服饰 （云溪）有限公司", "青禾服饰（云溪）有限公司"),
    ],
)
def test_what_is_selected_is_read_as_the_rules_read_it(place: str, given: str, cell: str) -> None:
    assert entered(parsed(place), given) == cell
    assert entered(parsed(place), cell) == cell


@pytest.mark.parametrize(
    ("place", "given"),
    [
        ("fields.total_amount", "约12万元"), ("fields.total_amount", "壹拾贰万元整（¥130000.00）"), ("payments[1].percent", "30"),
        ("fields.signed_on", "2025年13月1日"), ("parties.supplier.uscc", "91110000MA00000000"), ("fields.category", "其它"),
        ("fields.copies", "3万"), ("fields.tax_included", "也许"), ("fields.title", " "),
    ],
)  # fmt: skip
def test_what_is_malformed_is_refused_with_a_reason(place: str, given: str) -> None:
    with pytest.raises(UsageError):
        entered(parsed(place), given)


def test_a_run_heeds_what_was_decided_since(tmp_path: Path, make_record: Make) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    (source / "a.txt").write_text(make_record().text or "", encoding="utf-8")
    options = Options(jobs=1, memory=0)
    run_job(source, out, settings=Settings(ocr="never"), options=options)
    sha = _now(out).source.sha256
    assert (out / ".hetong" / "layout" / sha[:16]).is_file()
    Journal(out).append([Act("correct", sha, "fields.copies", "6")])
    assert run_job(source, out, settings=Settings(ocr="never"), options=options).written
    assert read_rows(out, "contracts")[0]["copies"] == 6
    assert not run_job(source, out, settings=Settings(ocr="never"), options=options).written
    Journal(out).append([Act("correct", sha, "fields.copies", "8")])
    export(out, ["csv"], tmp_path / "to")
    assert read_rows(out, "contracts")[0]["copies"] == 8
    with pytest.raises(UsageError, match=r"review\.sqlite"):
        run_job(source, out, settings=Settings(ocr="never", redact=True), options=options)


def test_a_correction_follows_its_party(run: Path, sha: str, make_record: Make) -> None:
    """Of two suppliers that are read in another order now each keeps what is its own; one that is gone gets nothing."""
    record = make_record()
    (supplier,) = [one for one in record.parties if one.role == "supplier"]
    other = supplier.model_copy(deep=True)
    assert other.name is not None
    other.name.value = "云溪裁剪有限公司"
    made = record.model_copy(update={"parties": [other, supplier]})

    def row(place: str, new: str, name: str) -> ledger.Row:
        more = {"start": None, "end": None, "text": None, "old_value": None}
        return {"sha256": sha, "place": place, "new_value": new, "row_text": name, "act": "correct", **more}

    rows = [
        row("parties.supplier.account", "622200001", "青禾服饰（云溪）有限公司"),
        row("parties.supplier[2].account", "622200002", "云溪裁剪有限公司"),
        row("parties.supplier[2].bank", "示例银行", "云溪印染有限公司"),
    ]
    told = corrected(made, rows)
    accounts = {one.name.value: one.account.value for one in told.parties if one.name and one.account}
    assert accounts == {"青禾服饰（云溪）有限公司": "622200001", "云溪裁剪有限公司": "622200002"}
    assert not any(one.bank for one in told.parties) and any("parties.supplier[2].bank" in one for one in told.source.warnings)
