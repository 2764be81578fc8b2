"""Input from strangers: no run ends by it, nothing is lost, nothing is written elsewhere, nobody is called."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from batch.helpers import dataset, failures, folder
from batch.misbehaving import misbehaving, watched

from extract.batch import Options, discover, run_job
from extract.errors import UsageError

OPTIONS = Options(jobs=2, worker=misbehaving)
posix = pytest.mark.skipif(os.name == "nt", reason="a matter of POSIX file systems")


@posix
def test_strange_names(tmp_path: Path) -> None:
    names = [
        "a b.txt",
        "合同 🙂.txt",
        "line\nbreak\t.txt",
        "'; DROP TABLE inputs; --.txt",
        "名" * 83 + ".txt",
        "-o.txt",
    ]
    source = tmp_path / "in"
    source.mkdir()
    for i, name in enumerate(names):
        (source / name).write_text(f"ok {i}", encoding="utf-8")
    raw = os.fsencode(source) + b"/" + "旧名".encode("gb18030") + b".txt"
    Path(os.fsdecode(raw)).write_text("ok gb", encoding="utf-8")
    (source / "旧名.txt").write_text("ok utf", encoding="utf-8")
    run_job([source], tmp_path / "out", options=OPTIONS)
    lines = (tmp_path / "out" / "contracts.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line)["source"]["path"] for line in lines]
    told = [name.translate({10: "\ufffd", 9: "\ufffd"}) for name in names]  # nothing that moves a cursor leaves the program
    assert found == sorted([*told, "旧名.txt", "旧名#2.txt"])


@posix
def test_pipes_devices_and_links(tmp_path: Path) -> None:
    source = folder(tmp_path / "in", a="ok")
    os.mkfifo(source / "pipe.pdf")
    (source / "zero.txt").symlink_to("/dev/zero")
    (source / "self.txt").symlink_to(source / "self.txt")
    (source / "gone.txt").symlink_to(source / "nowhere")
    (source / "up").symlink_to(source, target_is_directory=True)
    (source / "one.txt").symlink_to(source / "two.txt")
    (source / "two.txt").symlink_to(source / "one.txt")
    summary = run_job([source], tmp_path / "out", options=OPTIONS)
    found = {path: row["error_class"] for path, row in failures(tmp_path / "out").items()}
    bad = ["gone.txt", "one.txt", "pipe.pdf", "self.txt", "two.txt", "zero.txt"]
    assert found == dict.fromkeys(bad, "unreadable")
    assert summary.records == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_files_and_folders_without_rights(tmp_path: Path) -> None:
    source = folder(tmp_path / "in", a="ok", b="closed")
    folder(source / "closed", c="ok too")
    (source / "b.txt").chmod(0)
    (source / "closed").chmod(0)
    try:
        run_job([source], tmp_path / "out", options=OPTIONS)
    finally:
        (source / "closed").chmod(0o700)
    assert {path: row["error_class"] for path, row in failures(tmp_path / "out").items()} == {
        "b.txt": "unreadable", "closed": "unreadable",
    }  # fmt: skip


def test_a_file_of_a_terabyte_is_not_read(tmp_path: Path) -> None:
    source = folder(tmp_path / "in", a="ok")
    with (source / "large.pdf").open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(1 << 40)
    run_job([source], tmp_path / "out", options=OPTIONS)
    assert failures(tmp_path / "out")["large.pdf"]["error_class"] == "too_large"


def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    source = folder(tmp_path / "in", a="ok 1", b="full 2", c="ok 3")
    with pytest.raises(UsageError, match="No space left") as caught:
        run_job([source], tmp_path / "out", options=OPTIONS)
    assert caught.value.code == "output"
    assert not list((tmp_path / "out").glob("*.csv"))
    folder(source, b="ok 2")
    run_job([source], tmp_path / "out", options=OPTIONS)
    run_job([source], tmp_path / "other", options=OPTIONS)
    assert dataset(tmp_path / "out") == dataset(tmp_path / "other")


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounts a small disk")
@pytest.mark.parametrize("size", ["40k", "150k", "ro"])
def test_small_and_read_only_disks(tmp_path: Path, size: str) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", size if size == "ro" else f"size={size}", "none", disk], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("may not mount")
    try:
        source = folder(tmp_path / "in", **{str(i): f"ok {i}" + "x" * 9000 for i in range(30)})
        with pytest.raises(UsageError) as caught:
            run_job([source], disk / "out", options=OPTIONS)
        assert caught.value.code == "output"
        assert not list(disk.glob("out/*.csv")) and not list(disk.glob("out/json/.hetong-*"))
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def _docx(url: str) -> bytes:
    """A Word file that would like to fetch things."""
    relations = f'<Relationship Id="r1" Type="http://x/attachedTemplate" Target="{url}/t.dotm" TargetMode="External"/>'
    document = (
        f'<?xml version="1.0"?><!DOCTYPE w:document SYSTEM "{url}/x.dtd" [<!ENTITY e SYSTEM "{url}/e">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        "<w:t>采购合同</w:t></w:r></w:p></w:body></w:document>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
    return buffer.getvalue()


def _pdf(url: str) -> bytes:
    """A PDF whose actions, forms and streams point elsewhere."""
    body = (
        f"1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI({url})>>/AcroForm<</XFA({url})>>>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>endobj\n"
        f"4 0 obj<</Length 0/F<</FS/URL/F({url}/s)>>>>stream\n\nendstream endobj\n"
    )
    return f"%PDF-1.7\n{body}trailer<</Root 1 0 R>>\n%%EOF".encode()


def test_nobody_is_called_and_nothing_is_written_elsewhere(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        source = folder(tmp_path / "in", text="采购合同\n甲方：某单位\n")
        (source / "a.docx").write_bytes(_docx(url))
        (source / "b.pdf").write_bytes(_pdf(url))
        (source / "c.html").write_text(f"<html><img src='{url}/i.png'><script src='{url}/s.js'></script>合同</html>")
        summary = run_job([source], tmp_path / "out", options=Options(jobs=1, worker=watched))
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert summary.inputs == 4
    assert (tmp_path / "log").read_text() == ""
    assert {path.name for path in tmp_path.iterdir()} == {"in", "out", "log"}
    assert list((tmp_path / "out" / ".hetong").glob("tmp/*")) == []


def test_a_worker_may_not_use_the_network(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        source = folder(tmp_path / "in", a=f"call {server.getsockname()[1]}")
        run_job([source], tmp_path / "out", options=OPTIONS)
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert "PermissionError" in failures(tmp_path / "out")["a.txt"]["message"]


def test_paths_are_streamed(tmp_path: Path) -> None:
    folder(tmp_path / "in", **{str(i): "x" for i in range(5)})
    found = discover([tmp_path / "in"])
    assert next(found).name == "0.txt"
    folder(tmp_path / "in" / "later", a="x")
    assert [one.name for one in found] == ["1.txt", "2.txt", "3.txt", "4.txt"]
