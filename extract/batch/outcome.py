"""What became of one file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extract.dataset.failure import Failure

if TYPE_CHECKING:
    from extract.batch.discover import Input
    from extract.record import Record

Status = Literal["ok", "error"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A record (`ok`) or a failure (`error`), never both and never neither."""

    input: Input
    status: Status
    record: Record | None = None
    failure: Failure | None = None
