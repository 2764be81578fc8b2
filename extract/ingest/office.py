"""Old word-processor files (.doc, .wps, .rtf) → .docx by LibreOffice, then read as Word files.

LibreOffice runs in a folder of its own that is thrown away: own profile, no macros, no linked files, no network
settings of the user. What it writes is read by the docx reader, so numbering and tables come out the same way.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from extract.errors import DocumentError
from extract.ingest import docx
from extract.ingest._legal import restore_legal_numbering, restore_signs
from extract.ingest.sniff import kind_of
from extract.model import Document
from extract.settings import Settings

PROGRAMS = ("soffice", "libreoffice")
_FOLDERS = {
    "win32": (r"C:\Program Files\LibreOffice\program", r"C:\Program Files (x86)\LibreOffice\program"),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS",),
}
"""Where the installer puts it, and no path leads there."""
_WINDOWS = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT")
"""Of the environment: without them no program starts on Windows."""
TIMEOUT = 120.0  # seconds; a long contract takes two to ten, the first start on a machine a few more
_LIMIT = 512 * 1024 * 1024  # bytes of a converted file

# Macros are never run, links to other files never followed: a contract is data from outside.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
_VERSION = re.compile(rb"<Application>([^<$]{1,60})")


def program() -> str | None:
    """Path of LibreOffice, `None` if it is not installed. Never one of the current folder, which may be a stranger's."""
    folders = [*os.get_exec_path(), *_FOLDERS.get(sys.platform, ())]
    found = (shutil.which(name, path=folder) for folder in folders if Path(folder).is_absolute() for name in PROGRAMS)
    return next((path for path in found if path and Path(path).is_absolute()), None)


def read(data: bytes, name: str, settings: Settings, format: str) -> Document:
    """Convert and read a file, and call its format `format`; the engine names LibreOffice.

    Raises `DocumentError`: `unknown_format` if LibreOffice is missing or cannot convert the file, and whatever the
    docx reader raises.
    """
    converted = as_docx(data, name, format)
    document = docx.read(converted, name, settings)
    return replace(document, format=format, engine=f"{_made_by(converted)} + {document.engine}")


def as_docx(data: bytes, name: str, format: str) -> bytes:
    """The Word file that is read in place of the file. Raises `DocumentError` (`unknown_format`)."""
    converted = restore_legal_numbering(to_docx(data, name, format))
    return restore_signs(converted, data) if format == "rtf" else converted


def to_docx(data: bytes, name: str, format: str) -> bytes:
    """The bytes of a .docx with the same content. Raises `DocumentError` (`unknown_format`)."""
    soffice = program()
    if soffice is None:
        raise _refused(name, format, "本机没有安装 LibreOffice", "LibreOffice (soffice) is not installed")
    with tempfile.TemporaryDirectory(prefix="hetong-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        profile = home / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        # A name of our own: the file's may hold anything, and LibreOffice goes by the suffix where content is unclear.
        source = home / f"in.{format}"
        source.write_bytes(data)
        target = home / "out" / "in.docx"
        try:
            _run(soffice, home, source, target.parent)
        except subprocess.TimeoutExpired:
            raise _refused(name, format, f"LibreOffice 转换超过 {TIMEOUT:.0f} 秒", "conversion timed out") from None
        except OSError as error:
            raise _refused(name, format, "LibreOffice 无法启动", f"soffice: {error.strerror}") from error
        if not target.is_file() or target.stat().st_size > _LIMIT:
            raise _refused(name, format, "LibreOffice 无法转换此文件", "LibreOffice cannot convert it")
        converted = target.read_bytes()
    if kind_of(converted) != "docx":
        raise _refused(name, format, "LibreOffice 无法转换此文件", "LibreOffice cannot convert it")
    return converted


def _run(soffice: str, home: Path, source: Path, target: Path) -> None:
    """Run LibreOffice once. Raises `OSError`, `TimeoutExpired`; a failed conversion only leaves no file."""
    command = [
        soffice,
        f"-env:UserInstallation={(home / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target), str(source)),
    ]
    environment = {"HOME": str(home), "TMPDIR": str(home), "LANG": "C.UTF-8", "PATH": os.environ.get("PATH", os.defpath)}
    if sys.platform == "win32":
        environment |= {name: os.environ[name] for name in _WINDOWS if name in os.environ}
        environment |= {name: str(home) for name in ("USERPROFILE", "APPDATA", "LOCALAPPDATA", "TEMP", "TMP")}
    process = subprocess.Popen(
        command,
        cwd=home,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(TIMEOUT)
    except BaseException:
        _end(process)
        raise


def _end(process: subprocess.Popen[bytes]) -> None:
    """`soffice` is a script that starts the program proper: end the whole group."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:  # Windows
        with suppress(OSError):
            command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        process.kill()
    process.wait()


def _made_by(converted: bytes) -> str:
    """`LibreOffice 24.2.7.2`, as the program writes itself into the file."""
    try:
        with zipfile.ZipFile(io.BytesIO(converted)) as archive:
            found = _VERSION.search(archive.read("docProps/app.xml")[:10_000])
    except (KeyError, zipfile.BadZipFile, OSError):
        found = None
    name = found.group(1).decode("utf-8", "replace").replace("/", " ") if found else ""
    return name if name.startswith("LibreOffice") else "LibreOffice"


def _refused(name: str, format: str, why: str, english: str) -> DocumentError:
    return DocumentError(
        f"无法读取 .{format} 文件：{name}，{why}。请{'' if program() else '安装 LibreOffice，或'}在 Word、WPS 中另存为 .docx 后再处理",
        f"{name}: {english}; {'' if program() else 'install LibreOffice, or '}save the file as .docx",
        code="unknown_format",
    )
