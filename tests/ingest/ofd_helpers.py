"""Small OFD files for tests: a zip of XML, as GB/T 33190 lays it out. Measures are millimetres, baselines for text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from html import escape

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text(words: str, x: float, y: float, size: float = 4.2, *, pitch: float | None = None) -> str:
    """A text object whose baseline begins at (x, y); `pitch` is the advance of every character."""
    delta = f' DeltaX="g {len(words) - 1} {pitch}"' if pitch and len(words) > 1 else ""
    box = f"{x} {y - size} {size * len(words)} {size * 1.2}"
    code = f'<ofd:TextCode X="0" Y="{size}"{delta}>{escape(words)}</ofd:TextCode>'
    return f'<ofd:TextObject ID="9" Boundary="{box}" Font="2" Size="{size}">{code}</ofd:TextObject>'


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    """A stroked straight line."""
    box = f"{x0} {y0} {max(x1 - x0, 0.1)} {max(y1 - y0, 0.1)}"
    data = f"M 0 0 L {x1 - x0} {y1 - y0}"
    return f'<ofd:PathObject ID="8" Boundary="{box}" LineWidth="0.2"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    """The rulings of a table."""
    flat = [line(xs[0], y, xs[-1], y) for y in ys]
    return "".join(flat + [line(x, ys[0], x, ys[-1]) for x in xs])


def ofd(pages: Sequence[str], *, size: tuple[float, float] = (210, 297), leave_out: str = "") -> bytes:
    """The bytes of an OFD; each page is what stands in its layer. `leave_out` drops the parts with this in their name."""
    parts = {
        "OFD.xml": f'<ofd:OFD {NAMESPACE} Version="1.0"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 {size[0]} {size[1]}"
        "</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
        + "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
        + "</ofd:Pages></ofd:Document>",
    }
    for n, content in enumerate(pages):
        parts[f"Doc_0/Pages/Page_{n}/Content.xml"] = (
            f'<ofd:Page {NAMESPACE}><ofd:Content><ofd:Layer ID="1">{content}</ofd:Layer></ofd:Content></ofd:Page>'
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            if not leave_out or leave_out not in name:
                archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + part)
    return out.getvalue()
