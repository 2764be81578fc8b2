"""The one error of this folder."""

from __future__ import annotations


class ValueParseError(ValueError):
    """A text is not exactly one value of the type asked for.

    `code` is stable and meant for programs; `str(error)` is one line in Chinese, for people. Codes in use:
    `empty` (a blank left to fill in), `format` (everything else that is not the grammar), `incomplete`
    (half filled in), `masked`, `placeholder`, `approximate`, `range`, `currency`, `grouping`, `disagree`
    (two forms of one value differ), `calendar` (no such day), `checksum`, `schedule`, `unbounded`, `ambiguous`.
    """

    def __init__(self, code: str, message: str, text: str = "") -> None:
        shown = " ".join(text.split())
        shown = shown if len(shown) <= 40 else shown[:40] + "…"
        super().__init__(f"{message}：{shown}" if shown else message)
        self.code = code
        self.message = message
        self.text = text

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.code, self.message, self.text))
