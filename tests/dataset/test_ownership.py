"""Files of others are never overwritten; the folder of the contracts is none for results."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.batch import discover, run_job
from extract.cli import main
from extract.dataset import Dataset
from extract.dataset.export import export
from extract.dataset.ownership import PAGE_SIGN, put
from extract.errors import UsageError
from extract.record import Record

CONTRACT = "采购合同\n甲方：云溪市图书馆\n乙方：墨香书业有限公司\n一、合同总价为人民币5000元。\n"


@pytest.fixture
def given(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(CONTRACT, encoding="utf-8")
    return tmp_path / "in"


def test_a_folder_with_files_of_others_is_refused_and_left(given: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "contracts.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="没有动它们"):
        run_job(list(discover([given])), theirs)
    assert [path.name for path in theirs.iterdir()] == ["contracts.csv"]
    assert (theirs / "contracts.csv").read_text(encoding="utf-8") == "mine"


def test_a_readme_and_metadata_do_not_matter(given: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "README.md").write_text("results", encoding="utf-8")
    assert run_job(list(discover([given])), tmp_path / "out").records == 1


def test_results_do_not_go_among_the_contracts(given: Path) -> None:
    with pytest.raises(UsageError, match="结果文件夹就是合同所在的文件夹"):
        list(discover([given], output=given))


def test_an_export_overwrites_its_own_files_only(tmp_path: Path, make_record: Callable[..., Record]) -> None:
    dataset = Dataset(tmp_path / "out")
    dataset.add(make_record())
    dataset.finish()
    target = tmp_path / "elsewhere"
    export(tmp_path / "out", ["ocds"], target)
    export(tmp_path / "out", ["ocds"], target)
    (target / "hetong.xlsx").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="没有覆盖"):
        export(tmp_path / "out", ["xlsx"], target)
    assert (target / "hetong.xlsx").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("verb", [("show", "{a}", "-o", "{a}"), ("compare", "{a}", "{b}", "-o", "{b}"), ("show", "{a}", "-o", "{b}")])
def test_a_page_takes_the_place_of_a_page_only(verb: tuple[str, ...], given: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`hetong show a.txt -o a.txt`: the contract stays."""
    a, b = given / "a.txt", given / "b.txt"
    b.write_text(CONTRACT.replace("5000", "6000"), encoding="utf-8")
    before = a.read_bytes(), b.read_bytes()
    assert main([part.format(a=a, b=b) for part in verb]) == 4
    assert "没有覆盖" in capsys.readouterr().err
    assert (a.read_bytes(), b.read_bytes()) == before


def test_a_page_takes_the_place_of_one_of_before(given: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<!DOCTYPE html><html><head>{PAGE_SIGN}</head>", encoding="utf-8")
    assert main(["show", str(given / "a.txt"), "-o", str(page)]) == 0
    assert "云溪市图书馆" in page.read_text(encoding="utf-8") and PAGE_SIGN in page.read_text(encoding="utf-8")[:600]


def test_what_people_made_of_a_file_is_theirs(tmp_path: Path) -> None:
    """A working paper that was filled in, or a file of the same name from elsewhere."""
    paper, other = tmp_path / "a" / "取证001.docx", tmp_path / "目录.csv"
    paper.parent.mkdir()
    put(tmp_path, paper, b"one")
    put(tmp_path, paper, b"two")
    paper.write_bytes(b"filled in")
    other.write_bytes(b"mine")
    for path in (paper, other):
        with pytest.raises(UsageError, match="没有覆盖"):
            put(tmp_path, path, b"three")
    assert (paper.read_bytes(), other.read_bytes()) == (b"filled in", b"mine")
    put(tmp_path, other, b"mine")
