"""What a document is, how well it was read, and why somebody should look at it: the codes of `source`."""

from __future__ import annotations

from typing import Literal, get_args

DocumentType = Literal[
    "contract", "supplement", "settlement", "framework", "order", "award_notice", "contract_notice", "acceptance_notice",
    "tender", "bid", "invoice", "other",
]  # fmt: skip
DOCUMENT_TYPES: tuple[str, ...] = get_args(DocumentType)
AGREEMENTS = frozenset(DOCUMENT_TYPES[:5])
"""The types of document that are contracts: only they stand in `contracts` and count in totals."""
ReadState = Literal["read", "partly", "hardly"]
ReadReason = Literal[
    "no_text", "few_clauses", "text_outside_clauses", "no_party", "no_buyer", "no_supplier", "no_price", "no_payment",
    "low_scores", "malformed",
]  # fmt: skip
ReviewReason = Literal[
    "hardly_read", "partly_read", "malformed", "conflict", "doubtful", "unsure", "errors", "warnings", "large_sum",
    "type_unsure",
]  # fmt: skip
