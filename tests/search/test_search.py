from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.cli import exits, main
from extract.dataset import Dataset, ledger
from extract.errors import UsageError
from extract.record import Record
from extract.search.find import Answer, find
from extract.search.index import NAME, opened
from extract.search.query import parse

Capture = pytest.CaptureFixture[str]
Clause = tuple[str, str, str, str]
CLAUSES: tuple[Clause, ...] = (
    ("八、", "违约责任", "liability", "八、违约责任"),
    ("8.1", "", "liability", "8.1 乙方逾期交货的，每日按合同总价的万分之五支付违 约\n金，总额不超过5%。"),
    ("九、", "付款", "payment", "九、付款 甲方应付合同总价（¥1,192,000.00），逾期付款的支付违约金。"),
)


def record(name: str, clauses: tuple[Clause, ...] = CLAUSES, category: str = "goods") -> dict[str, Any]:
    rows, at = [], 0
    for k, (number, heading, kind, text) in enumerate(clauses):
        parent = "b/0" if number[0].isdigit() else None
        rows.append(
            {
                "id": f"b/{k}", "parent": parent, "number": number, "heading": heading, "type": kind, "text": text,
                "start": at, "end": at + len(text), "page_start": 3, "part": "body",
            }
        )  # fmt: skip
        at += len(text)
    fields = {"title": {"value": f"{name}合同"}, "category": {"value": category}}
    return {"contract_id": name, "source": {"path": f"{name}.pdf"}, "fields": fields, "clauses": rows}


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Path]:
    """`run(record, …)`: a folder with these records, in place of those it had."""

    def make(*records: dict[str, Any]) -> Path:
        folder = tmp_path / "json"
        folder.mkdir(exist_ok=True)
        for path in folder.iterdir():
            if path.stem not in {one["contract_id"] for one in records}:
                path.unlink()
        for one in records:
            path = folder / f"{one['contract_id']}.json"
            text = json.dumps(one, ensure_ascii=False)
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")
        return tmp_path

    return make


def ask(output: Path, words: str, **filters: Any) -> Answer:
    with opened(output) as index:
        return find(index, parse(words), **filters)


def test_a_word_is_found_across_layout_and_its_place_is_true(run: Callable[..., Path]) -> None:
    one = record("a")
    answer = ask(run(one), "违约金")
    assert (answer.total, answer.files) == (2, {"a"})
    text = "".join(row["text"] for row in one["clauses"])
    for hit in answer.hits:
        assert text[hit.start] == "违" and hit.page == 3
        marked = ["".join(hit.snippet[low:high].split()) for low, high in hit.marks]
        assert marked == ["违约金"]


def test_all_words_must_be_there_and_a_phrase_as_it_is(run: Callable[..., Path]) -> None:
    output = run(record("a"))
    assert [hit.number for hit in ask(output, "逾期 违约金 总额").hits] == ["8.1"]
    assert [hit.number for hit in ask(output, "“逾期付款”").hits] == ["九、"]
    assert ask(output, "“付款逾期”").total == 0
    assert [hit.number for hit in ask(output, "1192000").hits] == ["九、"]
    assert [hit.number for hit in ask(output, "５％").hits] == ["8.1"]


def test_the_heading_above_counts_as_words_of_the_clause(run: Callable[..., Path]) -> None:
    hit = ask(run(record("a")), "违约责任 逾期交货").hits[0]
    assert (hit.number, hit.above) == ("8.1", "八、违约责任")


def test_filters_and_limit(run: Callable[..., Path]) -> None:
    output = run(record("a"), record("b", category="services"), record("c"))
    assert ask(output, "违约金", kind="payment").total == 3
    assert {hit.contract_id for hit in ask(output, "违约金", category="services").hits} == {"b"}
    assert {hit.contract_id for hit in ask(output, "违约金", contract="c.pdf").hits} == {"c"}
    answer = ask(output, "违约金", limit=2)
    assert (len(answer.hits), answer.total, len(answer.files)) == (2, 6, 3)


def test_a_heading_weighs_more(run: Callable[..., Path]) -> None:
    clauses = (
        ("一、", "验收", "acceptance", "一、验收 由甲方组织。"),
        ("二、", "其他", "other", "二、其他 验收另行通知。"),
    )
    assert [hit.number for hit in ask(run(record("a", clauses)), "验收").hits] == ["一、", "二、"]


def test_the_index_follows_the_records(run: Callable[..., Path]) -> None:
    output = run(record("a"), record("b"))
    assert len(ask(output, "违约金").files) == 2
    changed = (("一、", "保密", "confidentiality", "一、保密 双方应当保密。"),)
    run(record("a", changed))
    assert ask(output, "违约金").total == 0
    assert [hit.contract_id for hit in ask(output, "保密").hits] == ["a"]
    with sqlite3.connect(output / NAME) as index:
        assert index.execute("SELECT count(*) FROM files").fetchone() == (1,)
        index.execute("INSERT INTO words(words) VALUES('integrity-check')")


def test_a_second_question_reads_nothing_again(run: Callable[..., Path]) -> None:
    output = run(record("a"))
    told: list[tuple[int, int]] = []
    for _ in range(2):
        with opened(output, lambda done, total: told.append((done, total))):
            pass
    assert told == [(1, 1)]


@pytest.mark.parametrize("content", [b"not a database", b""])
def test_a_broken_index_is_made_anew(run: Callable[..., Path], content: bytes) -> None:
    output = run(record("a"))
    (output / NAME).write_bytes(content)
    assert ask(output, "违约金").total == 2


def test_an_index_of_another_version_is_made_anew(run: Callable[..., Path]) -> None:
    output = run(record("a"))
    with sqlite3.connect(output / NAME) as index:
        index.execute("CREATE TABLE old(x)")
        index.execute("PRAGMA user_version = 99")
    assert ask(output, "违约金").total == 2


def test_where_nothing_can_be_written_the_index_is_in_memory(run: Callable[..., Path]) -> None:
    output = run(record("a"))
    (output / NAME).mkdir()
    assert ask(output, "违约金").total == 2


def test_rare_characters_are_words_too(run: Callable[..., Path]) -> None:
    clauses = (("一、", "联系人", "notice", "一、联系人 𠮷𪚥先生，㐂女士。"),)
    output = run(record("a", clauses))
    assert ask(output, "𠮷𪚥").total == 1 and ask(output, "㐂").total == 1 and ask(output, "𪚥𠮷").total == 0


def test_a_folder_without_records_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="json"), opened(tmp_path):
        pass


def test_the_command(run: Callable[..., Path], capsys: Capture) -> None:
    output = str(run(record("a"), record("b")))
    assert main(["search", output, "逾期付款", "--type", "付款", "--limit", "1"]) == exits.OK
    said = capsys.readouterr().out
    assert (
        "a.pdf" in said and "九、付款" in said and "第3页" in said and "【逾期付款】" in said and "显示前 1 条" in said
    )
    assert main(["search", output, "违约金", "--json"]) == exits.OK
    data = json.loads(capsys.readouterr().out)
    assert data["total"] == 4 and data["hits"][0]["clause"].startswith("b/")
    assert main(["search", output, "火星"]) == exits.NOTHING_TO_DO
    assert main(["search", output, "，"]) == exits.USAGE
    assert main(["search", output, "款", "--type", "nonsense"]) == exits.USAGE


def test_two_questions_at_once_do_not_disturb_each_other(run: Callable[..., Path]) -> None:
    output = run(record("a"))
    with opened(output) as first, opened(output) as second:
        assert find(first, parse("违约金")).total == find(second, parse("违约金")).total == 2


def test_corrections_are_read_and_contracts_told_apart(
    tmp_path: Path, make_record: Callable[..., Record], capsys: Capture
) -> None:
    dataset = Dataset(tmp_path)
    dataset.add(make_record("a.txt"))
    dataset.finish()
    assert main(["search", str(tmp_path), "合同总价", "--category", "goods"]) == exits.NOTHING_TO_DO
    sha256 = make_record("a.txt").source.sha256
    for place, new in (("number", "示采-7"), ("category", "goods")):
        ledger.add(tmp_path, "corrections", {"sha256": sha256, "place": f"fields.{place}", "new_value": new})
    capsys.readouterr()
    assert main(["search", str(tmp_path), "合同总价", "--category", "goods"]) == exits.OK
    assert "a.txt（云溪市示范中学校服采购合同，示采-7）" in capsys.readouterr().out


def test_a_contract_in_several_files_is_one(tmp_path: Path, make_record: Callable[..., Record], capsys: Capture) -> None:
    dataset = Dataset(tmp_path)
    for name in ("a.txt", "b.txt"):
        dataset.add(make_record(name, salt=name))
    dataset.finish()
    assert main(["search", str(tmp_path), "合同总价"]) == exits.OK
    assert "1 份合同（2 份文件）" in capsys.readouterr().out
