"""What a check answers when it cannot answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """The contract (or the metadata beside it) does not say what the check needs: never the same as “passed”.

    `reason` is a short Chinese phrase that names what is missing (`合同未写明签订日期`).
    """

    reason: str
