"""The command as a process: start-up, help, version, exit codes, one line an error and never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest

from extract import __version__
from extract.cli import exits, main
from extract.cli.language import choose

CONTRACT = """临湖县第二中学课桌椅采购合同
合同编号：LH-2025-001

甲方（采购人）：临湖县第二中学
乙方（供应商）：临湖青松家具有限公司

一、合同总价
合同总价为人民币壹拾贰万元整（¥120000.00）。

二、付款方式
合同签订后10个工作日内，甲方向乙方支付合同总价的30%作为预付款；验收合格后支付合同总价的70%。

三、违约责任
乙方逾期交货的，每逾期一日，按合同总价的万分之五向甲方支付违约金。

甲方（盖章）：临湖县第二中学
乙方（盖章）：临湖青松家具有限公司
签订日期：2025年3月6日
"""


Done = subprocess.CompletedProcess[str]


def hetong(*arguments: object, **environment: str) -> Done:
    """Run the command in a process of its own, in Chinese unless the environment says otherwise."""
    return subprocess.run(
        [sys.executable, "-c", "from extract.cli import script; script()", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "HETONG_LANG": "zh", "PYTHONIOENCODING": "utf-8", **environment},
        check=False,
    )


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "contract.txt"
    path.parent.mkdir()
    path.write_text(CONTRACT, encoding="utf-8")
    return path


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom extract.cli import main\nassert main(['--help']) == 0\n"
        "print('LOADED', sorted({'pandas', 'spacy', 'pydantic', 'numpy', 'jieba', 'lxml', 'pypdfium2', 'pdfplumber', "
        "'regex', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "LOADED []"


def test_help_and_version() -> None:
    done = hetong("--help")
    assert done.returncode == exits.OK
    for verb in ("run", "status", "text", "clauses", "facts", "explain", "show", "rules", "schema", "eval"):
        assert f"  {verb} " in done.stdout
    assert "退出码" in done.stdout
    assert hetong("--version").stdout == f"hetong {__version__}\n"


@pytest.mark.parametrize("arguments", [("--lang", "en", "--help"), ("--help", "--lang=en"), ("--help",)])
def test_language(arguments: tuple[str, ...]) -> None:
    done = hetong(*arguments, HETONG_LANG="en" if len(arguments) == 1 else "zh")
    assert "Exit codes" in done.stdout
    assert "退出码" not in done.stdout


def check_error(done: Done, code: int, *words: str) -> None:
    """One line on standard error with the words that matter."""
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    [line] = done.stderr.splitlines()
    for word in words:
        assert word in line


@pytest.fixture
def here(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Done]]:
    """The same in this process, where libraries and rules are loaded once for all: what is said and the exit code."""
    monkeypatch.setenv("HETONG_LANG", "zh")

    def run(*arguments: object) -> Done:
        code = main([*map(str, arguments)])
        out, err = capfd.readouterr()
        return Done(list(arguments), code, out, err)

    choose("zh")
    yield run
    choose("zh")


def test_usage_errors(tmp_path: Path, contract: Path, here: Callable[..., Done]) -> None:
    check_error(hetong("nonsense"), exits.USAGE, "用法错误", "nonsense")
    check_error(hetong("run", tmp_path / "gone", HETONG_LANG="en"), exits.USAGE, "no such file")
    check_error(here("run"), exits.USAGE, "用法错误")
    check_error(here("run", contract, "--lang", "fr"), exits.USAGE, "zh")
    check_error(here("run", tmp_path / "gone", "-o", tmp_path / "out"), exits.USAGE, "gone", "没有这个文件")
    check_error(here("text", tmp_path / "gone.txt"), exits.USAGE, "gone.txt")
    check_error(here("facts", contract.parent), exits.USAGE, "hetong run")
    assert not (tmp_path / "out").exists()


def test_a_folder_without_files(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    check_error(
        hetong("run", tmp_path / "empty", "-o", tmp_path / "out"), exits.NOTHING_TO_DO, "empty", "没有可读的文件"
    )


def test_an_output_that_cannot_be_written(tmp_path: Path, contract: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    check_error(hetong("run", contract, "-o", tmp_path / "file" / "out"), exits.OUTPUT, "写不进去")
    check_error(hetong("run", contract, "-o", tmp_path / "file"), exits.OUTPUT, "写不进去")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_an_output_without_rights(tmp_path: Path, contract: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    check_error(hetong("run", contract, "-o", closed), exits.OUTPUT, "写不进去")


def _encrypted_pdf(path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), encrypt=StandardEncryption("secret", ownerPassword="owner"))
    canvas.drawString(72, 720, "contract")
    canvas.save()


def _broken(folder: Path) -> dict[str, str]:
    """Files that give no record → the class they must get."""
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.md").write_text(" \n\n\t", encoding="utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    with zipfile.ZipFile(folder / "table.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    # A Word file with a password is an OLE container that holds an encrypted package.
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(1024)
    (folder / "password.docx").write_bytes(ole)
    with zipfile.ZipFile(folder / "whole.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>" * 100)
        archive.writestr("word/document.xml", "<w:document>" + "合同" * 1000)
    whole = (folder / "whole.docx").read_bytes()
    (folder / "whole.docx").unlink()
    (folder / "broken.docx").write_bytes(whole[: len(whole) // 2])
    _encrypted_pdf(folder / "encrypted.pdf")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n" + b"garbage " * 50)
    return {
        "empty.txt": "empty",
        "blank.md": "empty",
        "picture.txt": "unreadable",
        "table.xlsx": "unknown_format",
        "password.docx": "encrypted",
        "broken.docx": "unreadable",
        "encrypted.pdf": "encrypted",
        "broken.pdf": "unreadable",
    }


def test_bad_documents_are_rows_and_the_batch_goes_on(tmp_path: Path, contract: Path) -> None:
    from extract import load

    expected = _broken(tmp_path / "in" / "bad")
    done = hetong("run", contract.parent, "-o", tmp_path / "out")
    assert done.returncode == exits.SOME_FAILED
    assert "Traceback" not in done.stderr
    tables = load(tmp_path / "out")
    failures = tables["failures"]
    assert dict(zip(failures["path"], failures["error_class"], strict=True)) == {
        f"bad/{name}": code for name, code in expected.items()
    }
    assert tables["contracts"]["path"].tolist() == ["contract.txt"]
    assert sum(line.startswith("✗") for line in done.stderr.splitlines()) == len(expected)  # others say how far it is
    for name, code in expected.items():
        assert any(f"bad/{name}" in line and f"[{code}]" in line for line in done.stderr.splitlines())
        assert f"  {code}: " in done.stdout
    assert f"{len(expected) + 1} 个文件" in done.stdout


def test_bad_documents_alone(tmp_path: Path, here: Callable[..., Done]) -> None:
    """Every verb of one file meets some of them, all of them are met."""
    verbs = cycle(["text", "clauses", "facts"])
    for name, verb in zip(_broken(tmp_path / "bad"), verbs, strict=False):
        check_error(here(verb, tmp_path / "bad" / name), exits.SOME_FAILED, name)


def test_an_interrupt_that_became_an_error_of_a_library_is_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C while models are built comes out as an error of the library that builds them."""

    def build(*_: object, **__: object) -> int:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            raise ValueError("cannot build: KeyboardInterrupt") from None
        return 0

    monkeypatch.setattr("extract.cli.config.group", lambda: build)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        assert main(["doctor"]) == 130
    finally:
        signal.signal(signal.SIGINT, before)
    assert "已中断" in capsys.readouterr().err
