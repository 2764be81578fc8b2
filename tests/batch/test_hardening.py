"""What a stranger's folder, archive or disk can do to a run: nothing but a failure that says why."""

from __future__ import annotations

import io
import signal
import struct
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from batch.helpers import Running, eventually, failures, folder
from batch.misbehaving import misbehaving

from extract.batch import Options, discover, run_job
from extract.batch.archive import survey
from extract.batch.zipnames import decoded
from extract.cli import exits, main
from extract.errors import DocumentError

LOCAL = Options(jobs=1, worker=misbehaving)
CONTRACT = "采购合同\n甲方：青禾小学\n联系人：邵立平\n电话：13800001234\n乙方：远山商贸有限公司\n一、合同总价为壹万元整（¥10000.00）。\n"


@pytest.mark.parametrize("encoding", ["gbk", "utf-8", "utf-8-sig", "utf-16"])
def test_the_list_of_what_is_left_out_may_come_from_any_editor(tmp_path: Path, encoding: str) -> None:
    there = folder(tmp_path / "in", 作废合同="a", 采购合同="b")
    (there / ".hetongignore").write_bytes("# 说明\r\n作废*\r\n".encode(encoding))
    assert [one.name for one in discover([there])] == ["采购合同.txt"]


def test_members_that_share_their_bytes_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.txt", b"x" * 100_000)
    data = bytearray(buffer.getvalue())
    start = data.index(b"PK\x01\x02")
    entry = bytes(data[start : data.index(b"PK\x05\x06")])
    count = 3_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(entry) * count, start, 0)
    with pytest.raises(DocumentError) as caught:
        list(survey(bytes(data[:start]) + entry * count + end, "b.zip"))
    assert caught.value.code == "too_large" and "b.zip" in caught.value.message


def test_an_archive_that_promises_too_much_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in "abc":
            made.writestr(f"{name}.txt", name * 1000)
    monkeypatch.setattr("extract.batch.archive.MAX_TOTAL", 2_500)
    monkeypatch.setattr("extract.batch.archive._Survey._hash", lambda *_: pytest.fail("it was unpacked"))
    with pytest.raises(DocumentError, match="解压后超过"):
        list(survey(buffer.getvalue(), "c.zip"))


def test_a_manifest_damaged_in_the_middle_is_made_anew(tmp_path: Path) -> None:
    contracts = folder(tmp_path / "in", **{f"d{i:03}": f"ok {i}" for i in range(60)})
    assert run_job([contracts], tmp_path / "out", options=LOCAL).records == 60
    path = tmp_path / "out" / ".hetong" / "manifest.sqlite"
    data = bytearray(path.read_bytes())
    for place in range(4096, len(data), 4096):  # the first page, with the schema, is whole
        data[place + 8 : place + 2000] = b"\xff" * 1992
    path.write_bytes(data)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    done = run_job([contracts], tmp_path / "out", options=LOCAL)
    assert (done.records, done.failed) == (60, 0)


def test_a_copy_of_a_file_that_failed_says_whose_copy_it_is(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("e", "zz"):
        (tmp_path / "in" / name).write_bytes(b"")
    run_job([tmp_path / "in"], tmp_path / "out", options=LOCAL)
    rows = failures(tmp_path / "out")
    first, second = rows["e"], rows["zz"]
    assert (second["stage"], second["error_class"]) == (first["stage"], first["error_class"])
    assert second["message"] == f"与 e 内容相同：{first['message']}"


def test_a_masked_run_leaves_nothing_unmasked_of_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there, out = folder(tmp_path / "in", a=CONTRACT), tmp_path / "out"
    assert main(["run", str(there), "-o", str(out), "-j", "1"]) == exits.OK
    for name in ("report.html", "search.sqlite", "hetong.xlsx", "findings.json"):
        (out / name).write_text("邵立平 13800001234")
    (out / "mine.txt").write_text("mine")
    capsys.readouterr()
    assert main(["run", str(there), "-o", str(out), "-j", "1", "--redact"]) == exits.OK
    told = capsys.readouterr().err
    assert "已删除" in told and "report.html" in told and (out / "mine.txt").exists()
    for path in out.rglob("*"):
        assert not path.is_file() or not ("13800001234" in (text := path.read_bytes().decode(errors="replace")) or "邵立平" in text), path
    assert main(["run", str(there), "-o", str(out), "-j", "1", "--redact"]) == exits.OK
    assert "已删除" not in capsys.readouterr().err


def test_names_are_orders_to_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = folder(tmp_path / "in")
    (there / "a\x1b[31m\u202etxt.fdp\x9b2J\x07").write_text("")
    assert main(["run", str(there), "-o", str(tmp_path / "out"), "-j", "1"]) == exits.SOME_FAILED
    said = "".join(capsys.readouterr()) + (tmp_path / "out" / "failures.csv").read_text(encoding="utf-8-sig")
    assert "[31m" in said and not any(char in said for char in "\x1b\u202e\x9b\x07")
    assert decoded("合\u202e同\n.pdf".encode()) == "合\ufffd同\ufffd.pdf"


@pytest.mark.skipif(sys.platform != "linux", reason="signals as on Linux")
@pytest.mark.parametrize("wait", [0.0, 0.1, 0.3])
def test_an_early_interrupt_leaves_no_traceback(tmp_path: Path, wait: float) -> None:
    there = folder(tmp_path / "in", a=CONTRACT)
    code = "print('here', flush=True)\nfrom extract.start import script\nimport sys\nsys.argv = ['hetong', 'run', %r, '-o', %r]\nscript()"
    started = Running("-c", "import signal\nsignal.signal(signal.SIGINT, lambda *_: __import__('os')._exit(130))\n"
                      + code % (str(there), str(tmp_path / "out")))  # fmt: skip
    started.lines(1)
    time.sleep(wait)
    for _ in range(2):
        started.process.send_signal(signal.SIGINT)
        time.sleep(0.02)
    end, errors = started.wait()
    assert end in (130, 0) and "Traceback" not in errors, errors
    assert eventually(lambda: not started.left())


def test_version_needs_nothing_else() -> None:
    done = subprocess.run([sys.executable, "-P", "-m", "extract", "--version"], capture_output=True, encoding="utf-8")
    assert done.returncode == 0 and done.stdout.startswith("hetong ")
