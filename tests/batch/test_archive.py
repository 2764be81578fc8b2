"""Zip archives: every member a file of its own, and whatever an archive tries is a row of failures."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest
from batch.helpers import dataset, failures, table
from batch.misbehaving import misbehaving

from extract.batch import Options, archive, run_job
from extract.batch.archive import survey
from extract.batch.zipnames import name_of
from extract.errors import DocumentError

OPTIONS = Options(jobs=1, worker=misbehaving)


class _Raw(zipfile.ZipInfo):
    """A member whose name is written as these bytes, without the UTF-8 flag."""

    def __init__(self, raw: bytes) -> None:
        super().__init__(raw.decode("latin-1"))
        self._raw = raw

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self._raw, self.flag_bits & ~0x800


def _zip(**members: str | bytes) -> bytes:
    return _zipped(members.items())


def _zipped(members: object) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members:  # type: ignore[attr-defined]
            made.writestr(name, data)
    return buffer.getvalue()


def _run(tmp_path: Path, name: str = "out", **files: bytes) -> Path:
    source = tmp_path / "in"
    source.mkdir(exist_ok=True)
    for file, data in files.items():
        (source / file.replace("_", ".")).write_bytes(data)
    run_job([source], tmp_path / name, options=OPTIONS)
    return tmp_path / name


def test_progress_ends_at_its_total(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    deep = _zip(a_txt="ok 7", b_zip=_zip(c_txt="ok 8")).replace(b"_", b".")
    (source / "a.zip").write_bytes(deep)
    (source / "b.zip").write_bytes(_zipped([("../x.txt", "one"), ("e.txt", "ok 9")]))
    (source / "c.txt").write_text("ok 3")
    for _ in range(2):
        steps: list[tuple[int, int]] = []
        summary = run_job(
            [source], tmp_path / "out", options=OPTIONS, progress=lambda step, to=steps: to.append((step.done, step.total))  # type: ignore[misc]
        )
        assert all(done <= total for done, total in steps)
        assert not steps or steps[-1] == (summary.inputs, summary.inputs)


def test_members_are_records(tmp_path: Path) -> None:
    inner = _zip(**{"丙.txt": "three", ".hidden": "x", "~$lock.docx": "x"})
    data = _zipped(
        [("合同/甲.txt", "one"), ("合同/", ""), ("更多.zip", inner), ("copy.txt", "one"), ("bad.txt", "locked")]
    )
    output = _run(tmp_path, a_zip=data, b_zip=data, c_txt=b"three")
    assert [row["path"] for row in table(output, "contracts")] == ["a.zip/copy.txt", "a.zip/更多.zip/丙.txt"]
    found = {path: row["error_class"] for path, row in failures(output).items()}
    assert found == {
        "a.zip/bad.txt": "encrypted",
        "a.zip/合同/甲.txt": "duplicate",
        "b.zip": "duplicate",
        "c.txt": "duplicate",
    }
    assert "a.zip/更多.zip/丙.txt" in failures(output)["c.txt"]["message"]


def test_nothing_changes_when_it_is_run_again(tmp_path: Path) -> None:
    data = _zip(**{"b.txt": "one", "a.txt": "two"})
    first = dataset(_run(tmp_path, a_zip=data))
    assert dataset(_run(tmp_path)) == first
    (tmp_path / "in" / "a.zip").rename(tmp_path / "in" / "z.zip")
    moved = _run(tmp_path)
    assert [row["path"] for row in table(moved, "contracts")] == ["z.zip/a.txt", "z.zip/b.txt"]
    assert dataset(moved) == dataset(_run(tmp_path, "new"))


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_without_the_flag(encoding: str) -> None:
    data = _zipped([(_Raw("采购/合同\\第一包（弜）.txt".encode(encoding)), "one")])
    assert [member.name for member in survey(data, "a.zip")] == ["a.zip/采购/合同/第一包（弜）.txt"]


def test_unicode_path_of_info_zip() -> None:
    import struct
    import zlib

    raw = b"????.txt"
    field = b"\x01" + struct.pack("<I", zlib.crc32(raw)) + "合同.txt".encode()
    info = zipfile.ZipInfo(raw.decode())
    info.extra = struct.pack("<HH", 0x7075, len(field)) + field
    assert name_of(info) == "合同.txt"


def _errors(data: bytes) -> dict[str, str]:
    return {member.name: member.error.code if member.error else "" for member in survey(data, "a.zip")}


def test_paths_that_lead_out_and_links_are_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    names = ["../../escape.txt", "/etc/escape.txt", "C:\\escape.txt", "a/../../escape.txt"]
    data = _zipped([*((_Raw(name.encode()), "one") for name in names), (link, "/etc/passwd"), ("ok.txt", "fine")])
    codes = _errors(data)
    assert list(codes.values()) == ["unsafe_path"] * 5 + [""]
    output = _run(tmp_path, a_zip=data)
    assert {row["error_class"] for row in failures(output).values()} == {"unsafe_path"}
    assert len(table(output, "contracts")) == 1
    assert not list(tmp_path.rglob("*escape*"))


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = _zip(**{"bomb.txt": b"\0" * (20 << 20), "fine.txt": "x" * 5000})
    assert _errors(bomb) == {"a.zip/bomb.txt": "too_large", "a.zip/fine.txt": ""}
    monkeypatch.setattr(archive, "MAX_BYTES", 3000)
    assert _errors(_zip(**{"a.txt": os.urandom(4000), "b.txt": "b"})) == {"a.zip/a.txt": "too_large", "a.zip/b.txt": ""}
    monkeypatch.setattr(archive, "MAX_TOTAL", 5000)
    with pytest.raises(DocumentError, match="解压后超过"):  # by the sum of sizes, before anything is unpacked
        _errors(_zip(**{f"{i}": os.urandom(2000) for i in range(4)}))
    monkeypatch.setattr(archive, "MAX_MEMBERS", 3)
    with pytest.raises(DocumentError, match="超过 3 个"):
        _errors(_zip(**{f"{i}": "x" for i in range(4)}))


def test_a_lie_about_the_size_is_found_out() -> None:
    data = bytearray(_zip(**{"a.txt": b"x" * 9000}))
    for at in (data.index(b"PK\x03\x04") + 22, data.index(b"PK\x01\x02") + 24):
        data[at : at + 4] = (100).to_bytes(4, "little")
    assert _errors(bytes(data)) == {"a.zip/a.txt": "unreadable"}


def test_archives_in_archives_end() -> None:
    data = _zip(**{"end.txt": "one"})
    for depth in range(4):
        data = _zip(**{f"{depth}.zip": data, f"{depth}.txt": f"text {depth}"})
    assert _errors(data) == {
        "a.zip/3.zip/2.zip/1.zip": "too_deep",
        "a.zip/3.zip/2.zip/1.txt": "",
        "a.zip/3.zip/2.txt": "",
        "a.zip/3.txt": "",
    }


def test_encrypted_broken_and_empty(tmp_path: Path) -> None:
    data = bytearray(_zip(**{"secret.txt": "x", "broken.txt": "text that will not be what its checksum says"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    at = data.index(b"broken.txt") + len("broken.txt") + 4
    data[at] ^= 0xFF
    output = _run(tmp_path, a_zip=bytes(data), b_zip=_zip(), c_zip=_zip(**{"a.txt": "x" * 99})[:-30])
    found = {path: row["error_class"] for path, row in failures(output).items()}
    assert found == {
        "a.zip/secret.txt": "encrypted", "a.zip/broken.txt": "unreadable", "b.zip": "empty", "c.zip": "unreadable",
    }  # fmt: skip


def test_same_names_in_an_archive_are_told_apart(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = _zipped([("a.txt", "one"), ("a.txt", "two")])
    output = _run(tmp_path, a_zip=data)
    assert [row["path"] for row in table(output, "contracts")] == ["a.zip/a#2.txt", "a.zip/a.txt"]


def test_a_document_that_is_a_zip_is_none(tmp_path: Path) -> None:
    output = _run(tmp_path, a_docx=_zip(**{"word/document.xml": "ok"}))
    assert [row["path"] for row in table(output, "contracts")] == ["a.docx"]
