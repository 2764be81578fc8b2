"""What the text layer of a page is worth: to be used as it is, or to be recognised from the picture of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extract.ingest.pdf.engines import RawPage
from extract.settings import Settings

Kind = Literal["good", "blank", "missing", "garbled"]

_GARBAGE = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a text layer is worth.

    `good`: it can be read. `blank`: no text, and nothing on the page that could be text. `missing`: no text, but a
    picture or drawing. `garbled`: text that says nothing (`note`: why, in Chinese, for the warnings).
    """

    kind: Kind
    note: str = ""


def quality(page: RawPage) -> Verdict:
    """The verdict on one page, from its characters and from what else is on it."""
    text = page.chars.text
    ink = len("".join(text.split()))
    if not ink:
        drawn = page.rulings.images or page.rulings.drawings
        return Verdict("missing" if drawn else "blank", "没有文字层（扫描件？）" if drawn else "没有文字")
    bad = len(_GARBAGE.findall(text))
    if bad > 20 and bad > 0.2 * ink:
        return Verdict("garbled", f"文字层不可靠（无法映射的字符占{round(100 * bad / ink)}%）")
    return Verdict("good")


def needs_ocr(verdict: Verdict, settings: Settings) -> bool:
    """True if the page is to be recognised from its picture: always, never, or where the text layer is no use."""
    if settings.ocr != "auto":
        return settings.ocr == "always"
    return verdict.kind in ("missing", "garbled")
