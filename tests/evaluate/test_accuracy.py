"""`make accuracy`: the page says what the evaluation says, and is up to date."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.errors import UsageError
from extract.evaluate import Evaluation
from extract.evaluate.__main__ import SAMPLES, main
from extract.evaluate.known import Wrong
from extract.evaluate.measure import Measured, measure
from extract.evaluate.page import METHOD, Versions, measured_section, page
from extract.evaluate.tally import Tally

CONTRACT = """云溪市示范中学课桌采购合同
甲方：云溪市示范中学
乙方：云溪青松家具有限公司
一、合同总价
合同总价为人民币壹拾贰万元整（¥120000.00）。
"""
GOLD = {"file": "a.txt", "fields": {"total_amount": "120000", "number": "A_1|B"}, "parties": []}


def _set(folder: Path, name: str = "a") -> Path:
    (folder / "gold").mkdir(parents=True)
    (folder / "gold" / f"{name}.json").write_text(json.dumps({**GOLD, "file": f"{name}.txt"}), encoding="utf-8")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository in small: a sample with its gold, a file of the code, folders for what is written."""
    root = tmp_path / "project"
    _set(root / "samples")
    (root / "samples" / "a.txt").write_text(CONTRACT, encoding="utf-8")
    for name in ("docs", "tests", "extract"):
        (root / name).mkdir()
    (root / "extract" / "x.py").write_text("x = 1\n", encoding="utf-8")
    return root


def _run(root: Path, *arguments: str) -> str:
    assert main(["--root", str(root), *arguments]) == 0
    return (root / "docs" / "accuracy.md").read_text(encoding="utf-8")


def test_the_page_is_up_to_date(root: Path, samples_evaluation: Evaluation) -> None:
    text = (root / "docs" / "accuracy.md").read_text(encoding="utf-8")
    assert measured_section(Measured(*SAMPLES, samples_evaluation)) in text, "the figures changed: make accuracy"
    assert METHOD.strip() in text


def test_the_page_says_that_nobody_typed_it(root: Path) -> None:
    text = (root / "docs" / "accuracy.md").read_text(encoding="utf-8")
    assert text.startswith("<!-- Written by `make accuracy`.")
    assert str(root) not in text


def test_samples_alone(project: Path) -> None:
    text = _run(project)
    assert "1 份合同 · 1 contracts. 总计 overall F1: **0.666**" in text
    assert "| `fields.total_amount` | 1.000 | 1.000 | 1.000 | 1 | 1 | 1 |" in text
    assert "| `fields.number` | — | 0.000 | 0.000 | 0 | 0 | 1 |" in text
    assert "| `a` | `fields` | number: got null, want A\\_1\\|B |" in text
    assert "Real contracts" not in text and "1.000 (1/1)" in text
    assert not (project / "tests" / "known_wrong.toml").exists()


def test_same_bytes_again_and_known_wrong_on_demand(project: Path) -> None:
    first = _run(project)
    assert _run(project, "--update") == first
    assert 'what = "number: got null, want A_1|B"' in (project / "tests" / "known_wrong.toml").read_text("utf-8")


def test_sets_beside_the_repository_and_a_named_one(project: Path, tmp_path: Path) -> None:
    shared = _set(tmp_path / "shared", "secret-name")
    extra = _set(tmp_path / "extra", "other-secret")
    for folder, name in ((shared, "secret-name"), (extra, "other-secret")):
        (folder / "contracts").mkdir()
        (folder / "contracts" / f"{name}.txt").write_text(CONTRACT, encoding="utf-8")
    text = _run(project)  # ../shared
    assert "## 真实合同（文本、Markdown、DOCX） · Real contracts, text and DOCX" in text
    assert "born-digital" not in text
    text = _run(project, "--extra", str(extra), "--name", "未见过的合同")
    assert "## 未见过的合同 · not part of this repository" in text
    # What other people's contracts say stays with them.
    assert "secret" not in text and text.count("want A\\_1") == 1 and str(tmp_path) not in text
    assert "- 未见过的合同 · not part of this repository: 1" in text


def test_a_set_that_is_empty_is_named(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(project), "--extra", str(tmp_path / "nothing")]) == 2
    assert "nothing" in capsys.readouterr().err


def test_contracts_that_cannot_be_read_miss_everything(project: Path) -> None:
    samples = project / "samples"
    (samples / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    (samples / "c_scan.txt").write_text(CONTRACT, encoding="utf-8")
    for name in ("b", "c", "d"):
        (samples / "gold" / f"{name}.json").write_text(json.dumps({**GOLD, "file": f"{name}.x"}), encoding="utf-8")
    evaluation = measure(samples, samples / "gold")
    assert list(evaluation.contracts) == ["a", "b"]
    assert (evaluation.total.right["fields"], evaluation.total.wanted["fields"]) == (1, 4)
    with pytest.raises(UsageError):
        measure(project / "docs", samples / "gold")


def test_only_what_is_all_right_is_one() -> None:
    tally = Tally()
    tally.count("fields", 9999, 10000, 10000)
    text = page([Measured("甲", "A", Evaluation({"a": tally}, tally))], [], Versions("1", "c", "r"))
    assert "| 字段 `fields` | 0.999 | 0.999 | 0.999 | 9999 | 10000 | 10000 |" in text
    assert "没有。None." in text
    listed = page([Measured("甲", "A", Evaluation({"a": tally}, tally))], [Wrong("a", "x", "<b>")], Versions("1", "c", "r"))
    assert "&lt;b>" in listed
