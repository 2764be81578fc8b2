"""What can go wrong, as few classes as the command line needs to tell apart.

Every error of a document carries a `code` (the class written to `failures.csv`) and a message for people,
in Chinese (`str(error)`) and English (`error.english`).
"""

from __future__ import annotations

from pathlib import PurePath


class HetongError(Exception):
    """Root of all expected errors. Never shown with a traceback."""

    code = "error"

    def __init__(self, message: str, english: str = "", *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.english = english or message
        if code is not None:
            self.code = code

    def __reduce__(self) -> tuple[object, ...]:
        """Picklable with its code: errors cross process borders."""
        return (_rebuild, (type(self), self.message, self.english, self.code))


def _rebuild(kind: type[HetongError], message: str, english: str, code: str) -> HetongError:
    return kind(message, english, code=code)


class DocumentError(HetongError):
    """One document cannot be read; the batch goes on.

    Codes: `empty`, `unknown_format`, `encrypted`, `unreadable`, `no_text`, `too_large`.
    """

    code = "unreadable"

    def of(self, path: PurePath) -> DocumentError:
        """The same error with the file in its message: every message about a document names it."""
        if path.name in self.message:
            return self
        return DocumentError(f"{path}：{self.message}", f"{path}: {self.english}", code=self.code)


class RuleError(HetongError):
    """A rule file is wrong. The program stops and names file and rule."""

    code = "rule"


class UsageError(HetongError):
    """The caller asked for something that cannot be done: a path that does not exist, an output not writable."""

    code = "usage"
