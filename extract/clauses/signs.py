"""What signature blocks, party labels and preambles look like, line by line."""

from __future__ import annotations

import re

from extract.lexicon import phrase


def is_party_line(tight: str) -> bool:
    """True for `甲方（盖章）：…` and the like, at the start of a line."""
    return phrase("clauses.party_line").match(tight) is not None


def is_sign_page(tight: str) -> bool:
    """True for a line that says that the signatures follow (以下无正文)."""
    return phrase("clauses.sign_page").match(tight) is not None


def is_sealed(tight: str) -> bool:
    """True where a seal or a signature is asked for."""
    return phrase("clauses.seal").search(tight) is not None


def is_signing(tight: str) -> bool:
    """True for what only stands where somebody signs: a seal, a representative, a date to be filled in."""
    return phrase("clauses.signing").search(tight) is not None


def is_following(tight: str) -> bool:
    """True for the label lines that stand in a signature block below the party."""
    return phrase("clauses.following").match(tight) is not None


def is_label_line(tight: str) -> bool:
    """True for a short `label：value` line without a sentence in it."""
    head, sep, value = tight.partition("：")
    return bool(sep and value) and len(head) <= 14 and not re.search(r"[，。；]", tight) and len(tight) <= 60


def is_preamble(tight: str) -> bool:
    """True for the paragraph that says on what ground the parties conclude the contract."""
    if len(tight) < 18 or is_label_line(tight):
        return False
    match = phrase("clauses.preamble").search(tight[:600])
    return match is not None and not (match.start() > 0 and "：" in tight[: min(match.start(), 12)])
