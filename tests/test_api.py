"""The library as engineers use it: few names, typed, and they do what their page says."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import extract
from extract import api
from extract.api import audit, compare, extract_file, extract_folder, read_run
from extract.cli import exits, main
from extract.errors import DocumentError, UsageError

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
PAGE = ROOT / "docs" / "api.md"
TEXTS = ("framework_printing_henan.txt", "goods_vehicle_ningxia.txt")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("api") / "in"
    (made / "below").mkdir(parents=True)
    for name in TEXTS:
        (made / "below" / name).write_bytes((SAMPLES / name).read_bytes())
    (made / "empty.txt").write_bytes(b"")
    (made / "metadata.csv").write_bytes(b"path,award_date\r\n")
    return made


def test_a_folder_is_read_one_record_after_the_other(folder: Path) -> None:
    told: list[tuple[str, str]] = []
    records = list(extract_folder(folder, failed=lambda path, error: told.append((path, error.code))))
    assert [record.source.path for record in records] == [f"below/{name}" for name in TEXTS]
    assert told == [("empty.txt", "empty")]
    assert [one.source.path for one in extract_folder(folder, exclude=["below", "empty.txt"])] == []
    with pytest.raises(DocumentError, match=r"empty\.txt"):
        list(extract_folder([folder / "empty.txt"]))
    with pytest.raises(UsageError):
        extract_folder(folder / "gone")


def test_an_audit_finds_what_the_command_finds(folder: Path, tmp_path: Path) -> None:
    assert main(["run", str(folder), "-o", str(tmp_path)]) == exits.SOME_FAILED
    assert main(["audit", str(tmp_path)]) == exits.OK
    expected = {one.contract_id: [f.check for f in one.findings] for one in read_run(tmp_path)}
    records = [extract_file(SAMPLES / name) for name in TEXTS]
    found = audit(records)
    assert {key: [f.check for f in all_ if f.severity != "info"] for key, all_ in found.items()} == expected
    assert any(expected.values())
    assert audit(records[0])[records[0].contract_id]


def test_what_no_contract_says_comes_with_metadata() -> None:
    record = extract_file(SAMPLES / TEXTS[1])
    assert record.fields.signed_on is not None
    late = {record.contract_id: {"award_date": "2020-01-02"}}
    checks = {one.check for one in audit(record, metadata=late)[record.contract_id]}
    assert "sign-after-award-over-30d" in checks - {one.check for one in audit(record)[record.contract_id]}


def test_two_records_are_compared(tmp_path: Path) -> None:
    text = "校服采购合同\n甲方：云溪市示范中学\n乙方：青禾服饰有限公司\n一、合同总价为人民币壹拾贰万元整（¥120000.00）。\n二、质保期2年。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.txt").write_text(text.replace("2年", "3年"), encoding="utf-8")
    first, second = extract_folder(tmp_path)
    found = compare(first, second)
    assert found.verdict == "substantive" and [(one.old, one.new) for one in found.changes] == [("2年", "3年")]
    assert [(one.old, one.new) for one in found.values] == [("2年", "3年")]
    assert compare(first, first).verdict == "identical"
    with pytest.raises(UsageError, match="没有正文"):
        compare(first, first.model_copy(update={"text": None}))


def test_the_names_are_few_documented_and_typed() -> None:
    for name in api.__all__:
        thing = getattr(api, name)
        if callable(thing):
            assert (inspect.getdoc(thing) or "").strip(), name
        if inspect.isfunction(thing):
            signature = inspect.signature(thing)
            assert signature.return_annotation is not signature.empty
            assert all(one.annotation is not one.empty for one in signature.parameters.values()), name
    assert set(extract.__all__) <= set(dir(extract)) and set(extract.__all__) - {"__version__"} <= set(api.__all__)
    assert all(getattr(extract, name) is getattr(api, name, extract.__version__) for name in extract.__all__)
    with pytest.raises(AttributeError):
        _ = extract.no_such_name


def test_nothing_heavy_is_imported_for_the_names() -> None:
    ask = "import extract, sys; print([m for m in ('pandas', 'pydantic', 'spacy', 'lxml') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True, cwd=ROOT).stdout.strip() == "[]"


def test_the_page_runs(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "contracts").mkdir()
    for name in TEXTS:
        (tmp_path / "contracts" / name).write_bytes((SAMPLES / name).read_bytes())
    assert main(["run", str(tmp_path / "contracts"), "-o", str(tmp_path / "output")]) == exits.OK
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert len(blocks) >= 4
    names: dict[str, object] = {"__name__": "page"}
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), names)
    for name in set(api.__all__) - {"Comparison", "Finding"}:
        assert name in "".join(blocks), name
