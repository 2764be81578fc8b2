"""Facts gained, lost and changed, on small records."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.cli import exits, main
from extract.cli.language import choose
from extract.diff import Change, compare, read_run
from extract.errors import UsageError
from extract.record import Record

Data = dict[str, Any]


@pytest.fixture(autouse=True)
def _chinese() -> None:
    choose("zh")


@pytest.fixture
def old(make_record: Callable[..., Record]) -> Data:
    return make_record("a.txt").to_json()


@pytest.fixture
def new(old: Data) -> Data:
    return copy.deepcopy(old)


def _changes(old: Data, new: Data) -> list[tuple[str, str, Any, Any]]:
    return [(one.kind, one.name, one.old, one.new) for one in compare([old], [new])]


def test_same(old: Data, new: Data) -> None:
    assert compare([old], [new]) == []


def test_evidence_may_move(old: Data, new: Data) -> None:
    for fact in (new["fields"]["title"], new["parties"][0]["name"], new["payments"][0]):
        fact.update(rule="other.rule", confidence=0.5, start=fact["start"] + 1, clause=None)
    assert _changes(old, new) == []


def test_fields(old: Data, new: Data) -> None:
    new["fields"]["total_amount"]["value"] = "130000.00"
    new["fields"]["number"] = {**old["fields"]["title"], "value": "A-1"}
    new["fields"]["tax_included"] = None
    assert _changes(old, new) == [
        ("gained", "number", None, "A-1"),
        ("changed", "total_amount", "120000.00", "130000.00"),
        ("lost", "tax_included", True, None),
    ]
    assert compare([old], [new])[1].quote == "¥120000.00"


def test_parties(old: Data, new: Data) -> None:
    fact = old["parties"][0]["name"]
    old["parties"][0]["aliases"] = [{**fact, "value": "学校"}, {**fact, "value": "采购人"}]
    new["parties"][0]["aliases"] = [{**fact, "value": "采购人"}, {**fact, "value": "示范中学"}]
    new["parties"][1]["phone"] = None
    new["parties"].append({"role": "agency", "label": "代理机构", "name": {**fact, "value": "云溪招标有限公司"}})
    assert _changes(old, new) == [
        ("lost", "buyer.aliases", "学校", None),
        ("gained", "buyer.aliases", None, "示范中学"),
        ("lost", "supplier.phone", "+86 000-0000000", None),
        ("gained", "agency.label", None, "代理机构"),
        ("gained", "agency.name", None, "云溪招标有限公司"),
    ]


def test_parties_of_one_role_are_told_apart_by_name(old: Data, new: Data) -> None:
    second = copy.deepcopy(old["parties"][1])
    second["name"]["value"], second["lead"], second["phone"]["value"] = "白杨服饰有限公司", None, "1"
    old["parties"].append(second)
    new["parties"].insert(1, copy.deepcopy(second))
    new["parties"][1]["phone"]["value"] = "2"
    assert _changes(old, new) == [("changed", "supplier[1].phone", "1", "2")]


def test_a_cell_of_a_row(old: Data, new: Data) -> None:
    new["payments"][0].update(kind="final", due_days=None, triggers=["contract_signed"])
    assert _changes(old, new) == [
        ("changed", "payments[1].kind", "advance", "final"),
        ("changed", "payments[1].triggers", ["contract_signed", "invoice_received"], ["contract_signed"]),
        ("lost", "payments[1].due_days", 10, None),
    ]


def test_a_new_row_does_not_move_the_others(old: Data, new: Data) -> None:
    first = {**old["payments"][0], "percent": "0.70", "amount": "84000.00", "kind": "final", "start": 0, "end": 10}
    new["payments"] = [{**first, "seq": 1}, {**new["payments"][0], "seq": 2}]
    [(kind, name, before, after)] = _changes(old, new)
    assert (kind, name, before) == ("gained", "payments[1]", None)
    assert after["percent"] == "0.70" and "start" not in after and "seq" not in after
    assert _changes(new, old)[0][:2] == ("lost", "payments[1]")


def test_another_reading_of_the_same_words_is_a_change(old: Data, new: Data) -> None:
    new["penalties"][0].update(rate="0.005", trigger="late_payment", liable="buyer")
    assert {name for _, name, _, _ in _changes(old, new)} == {
        "penalties[1].rate", "penalties[1].trigger", "penalties[1].liable",
    }  # fmt: skip


def test_other_terms_elsewhere_are_lost_and_gained(old: Data, new: Data) -> None:
    new["penalties"][0].update(rate="0.05", trigger="quality", kind="percent", start=0, end=5)
    assert [(kind, name) for kind, name, _, _ in _changes(old, new)] == [
        ("gained", "penalties[1]"),
        ("lost", "penalties[1]"),
    ]


def test_clauses_are_named_by_their_id(old: Data, new: Data) -> None:
    new["clauses"][0].update(type="payment", text="anything")
    assert _changes(old, new) == [("changed", "clauses[body/1].type", "price", "payment")]


def test_contracts_by_path_then_by_bytes(make_record: Callable[..., Record]) -> None:
    a, b, c = (make_record(f"{name}.txt", salt=name).to_json() for name in "abc")
    renamed = make_record("z.txt", salt="b").to_json()
    assert compare([a, b], [renamed, a]) == []
    assert compare([a], [a, c]) == [Change("c.txt", "gained", "contract", new="云溪市示范中学校服采购合同")]
    assert [(one.contract, one.kind) for one in compare([a, c], [a])] == [("c.txt", "lost")]
    edited = make_record("a.txt", salt="x", penalties=[]).to_json()
    assert [(one.kind, one.name) for one in compare([a], [edited])] == [("lost", "penalties[1]")]


def _write(folder: Path, *records: Data) -> Path:
    (folder / "json").mkdir(parents=True)
    for record in records:
        (folder / "json" / f"{record['contract_id']}.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


def test_the_verb(tmp_path: Path, old: Data, new: Data, capsys: pytest.CaptureFixture[str]) -> None:
    new["fields"]["total_amount"]["value"] = "130000.00"
    new["penalties"] = []
    before, after = _write(tmp_path / "old", old), _write(tmp_path / "new", new)
    assert main(["diff", str(before), str(before)]) == exits.OK
    assert "相同" in capsys.readouterr().out
    assert main(["diff", str(before), str(after)]) == exits.DIFFERENT == 1
    out = capsys.readouterr().out
    [line] = [line for line in out.splitlines() if "total_amount" in line]
    assert line.split() == ["~", "total_amount", "120000.00", "130000.00"]
    [line] = [line for line in out.splitlines() if "penalties[1]" in line]
    assert line.startswith("-") and "rate=0.0005" in line
    assert "1 份合同有变化：多 0（+），少 1（-），变 1（~）" in out
    assert main(["diff", str(before), str(after), "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in data] == ["total_amount", "penalties[1]"]
    assert data[0]["contract"] == "a.txt" and data[1]["old"]["rate"] == "0.0005"
    assert main(["diff", str(before), str(after), "--lang", "en"]) == 1
    assert "1 contracts differ: 0 gained" in capsys.readouterr().out


def test_lines_and_folders_are_the_same_run(tmp_path: Path, old: Data, capsys: pytest.CaptureFixture[str]) -> None:
    lines = tmp_path / "contracts.jsonl"
    without_text = {name: value for name, value in old.items() if name != "text"}
    without_text["fields"]["title"]["value"] = "一\u2028二"
    lines.write_text(json.dumps(without_text, ensure_ascii=False) + "\n", encoding="utf-8")
    assert main(["diff", str(_write(tmp_path / "run", old)), str(lines)]) == exits.OK
    assert read_run(tmp_path / "run" / "json") == read_run(tmp_path / "run")


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "没有这个文件"), ("{", "不是 JSON"), ("[1]", "不是合同记录"), ('{"source": {}}', "jsonl:1：不是")],
)
def test_what_is_no_run_is_named(tmp_path: Path, content: str | None, words: str) -> None:
    path = tmp_path / "x.jsonl"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=words):
        read_run(path)


def test_a_folder_without_records_is_a_mistake_a_run_without_records_is_not(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有记录"):
        read_run(tmp_path)
    (tmp_path / "json").mkdir()
    assert read_run(tmp_path) == []
