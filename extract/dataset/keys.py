"""What names a finding from run to run."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def finding_key(contract_id: str, check: str, passages: Iterable[tuple[str | None, str]]) -> str:
    """What names a finding from run to run: 16 hex digits of contract, check and passages (contract id, text).

    Neither the order of the findings nor the wording of their sentences matters, nor layout within the passages.
    """
    parts = sorted(f"{contract or contract_id}:{''.join(text.split())}" for contract, text in passages)
    return sha256("|".join([contract_id, check, *parts]).encode()).hexdigest()[:16]
