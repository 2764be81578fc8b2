"""What reads documents: engines for PDF and scans, LibreOffice, fonts, rules."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from extract.doctor.item import Item, same
from extract.doctor.libraries import installed, there
from extract.errors import HetongError

_PATIENCE = 20.0
"""Seconds that a program may take to say its version."""
_FONTS = re.compile(
    r"noto ?(?:sans|serif) ?cjk sc|source han|wenquanyi|simsun|simhei|fangsong|kaiti|microsoft yahei|pingfang|songti|heiti",
    re.I,
)
_FONT_FOLDERS = {
    "win32": ("C:/Windows/Fonts",),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts"),
}
_FONT_FILES = re.compile(r"simsun|simhei|simfang|simkai|msyh|noto.*cjk|pingfang|songti|stheiti|hiragino sans gb", re.I)


def items() -> Iterator[Item]:
    """PDF, recognition, LibreOffice, fonts, rules."""
    engines = ", ".join(f"{name} {installed(name)}" for name in ("pypdfium2", "pdfplumber"))
    yield Item("reading", "pdf", ("PDF 引擎", "PDF engines"), "ok", same(engines))
    yield _ocr()
    yield _office()
    yield _fonts()
    yield _rules()


def _ocr() -> Item:
    title = ("文字识别引擎", "recognition")
    install = "pip install 'hetong[ocr]'"
    if not there("rapidocr"):
        told = ("未安装，扫描件读不了", "not installed: scans cannot be read")
        return Item("reading", "recognition", title, "missing", told, same(install))
    engines = [f"{name} {installed(name)}" for name in ("openvino", "onnxruntime") if there(name)]
    if not engines:
        return Item("reading", "recognition", title, "bad", ("没有运行模型的程序库", "nothing to run the models"), same(install))
    runs = f"rapidocr {installed('rapidocr')}, {', '.join(engines)}"
    if engines[0].startswith("openvino"):
        return Item("reading", "recognition", title, "ok", same(runs))
    advice = ("x86-64 上装 openvino 约快一倍：pip install openvino", "openvino is about twice as fast on x86-64")
    return Item("reading", "recognition", title, "ok" if not _intel() else "warn", same(runs), advice if _intel() else ("", ""))


def _intel() -> bool:
    import platform

    return platform.machine().lower() in ("x86_64", "amd64")


def _office() -> Item:
    from extract.ingest.office import program

    title = ("LibreOffice", "LibreOffice")
    path = program()
    if path is None:
        advice = ("要读 .doc、.wps、.rtf 请安装 LibreOffice，或先另存为 .docx", "install it to read .doc, .wps, .rtf")
        return Item("reading", "libreoffice", title, "missing", ("未安装", "not installed"), advice)
    try:
        done = subprocess.run(
            [path, "--version"], capture_output=True, timeout=_PATIENCE, check=False, stdin=subprocess.DEVNULL
        )
        said = " ".join(done.stdout.decode("utf-8", "replace").split())
    except (OSError, subprocess.TimeoutExpired) as error:
        advice = ("请重新安装 LibreOffice", "install LibreOffice again")
        return Item("reading", "libreoffice", title, "bad", same(f"{path}: {type(error).__name__}"), advice)
    return Item("reading", "libreoffice", title, "ok", same(f"{said or '?'} ({path})"))


def chinese_fonts() -> list[str]:
    """Names of fonts (or of their files) with Chinese characters, as far as the system tells."""
    program = shutil.which("fc-list")
    if program is not None:
        try:
            done = subprocess.run(
                [program, ":lang=zh", "family"], capture_output=True, timeout=_PATIENCE, check=False, stdin=subprocess.DEVNULL
            )
        except (OSError, subprocess.TimeoutExpired):
            return []
        names = {line.split(",")[0].strip() for line in done.stdout.decode("utf-8", "replace").splitlines()}
        return sorted(name for name in names if name)
    found = set()
    for folder in _FONT_FOLDERS.get(sys.platform, ()):
        if Path(folder).is_dir():
            found |= {path.name for path in Path(folder).rglob("*") if _FONT_FILES.search(path.name)}
    return sorted(found)


def _fonts() -> Item:
    title = ("中文字体", "Chinese fonts")
    names = chinese_fonts()
    if not names:
        advice = (
            "LibreOffice 转出的页面会缺字：请安装中文字体（如 fonts-noto-cjk）",
            "pages made by LibreOffice will lack characters: install a Chinese font such as fonts-noto-cjk",
        )
        return Item("reading", "fonts", title, "missing", ("没有找到", "none found"), advice)
    best = [name for name in names if _FONTS.search(name)] or names
    more = f" +{len(names) - 3}" if len(names) > 3 else ""
    return Item("reading", "fonts", title, "ok", same(", ".join(best[:3]) + more))


def _rules() -> Item:
    from extract.lexicon.location import OVERLAY

    title = ("规则", "rules")
    try:
        from extract.audit import default_catalogue
        from extract.rulebook import default_rulebook

        book, checks = default_rulebook(), default_catalogue().checks
    except HetongError as error:
        advice = ("hetong rules check 说明哪里写错了", "hetong rules check tells what is wrong")
        return Item("reading", "rules", title, "bad", (error.message, error.english), advice)
    own = os.environ.get(OVERLAY)
    zh, en = f"{len(book.rules)} 条规则，{len(checks)} 项检查", f"{len(book.rules)} rules, {len(checks)} checks"
    return Item("reading", "rules", title, "ok", (f"{zh}，加上 {own}", f"{en}, with {own}") if own else (zh, en))

