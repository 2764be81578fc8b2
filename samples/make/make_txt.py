"""Make the two plain-text samples that are not plain UTF-8 paragraphs, from make/src.

services_software_om_hubei.txt       hard-wrapped at 40 columns of Chinese, a blank line between physical
                                     lines and a form feed between pages, as PDF-to-text tools write it
services_security_guard_guangxi.txt  GB18030 with CRLF line ends

Usage: python make_txt.py [OUT_DIR]      (default: the folder above this one)
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
WIDTH = 40  # full-width characters in a physical line
PAGE_LINES = 30
NO_LINE_START = "，。、；：？！）》」”’％%"


def wrap(text: str, width: int = WIDTH) -> list[str]:
    """Break `text` into lines of at most `width` characters; half-width characters count one half."""
    lines, line, used = [], "", 0.0
    for char in text:
        size = 0.5 if ord(char) < 0x2000 else 1.0
        # Punctuation that may not start a line hangs into the margin, as layout programs do it.
        if used + size > width and char not in NO_LINE_START:
            lines.append(line)
            line, used = "", 0.0
        line += char
        used += size
    return [*lines, line] if line else lines


def hard_wrapped(source: str) -> str:
    """The source's paragraphs as pages of physical lines."""
    lines = [part for paragraph in source.splitlines() if paragraph for part in wrap(paragraph)]
    pages = [lines[i : i + PAGE_LINES] for i in range(0, len(lines), PAGE_LINES)]
    return "\n\f".join("\n\n".join(page) + "\n" for page in pages)


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent
    wrapped = (HERE / "src" / "services_software_om_hubei.src").read_text(encoding="utf-8")
    (out / "services_software_om_hubei.txt").write_text(hard_wrapped(wrapped), encoding="utf-8", newline="\n")
    guard = (HERE / "src" / "services_security_guard_guangxi.src").read_text(encoding="utf-8")
    (out / "services_security_guard_guangxi.txt").write_bytes(guard.replace("\n", "\r\n").encode("gb18030"))


if __name__ == "__main__":
    main()
