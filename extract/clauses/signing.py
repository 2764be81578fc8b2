"""Where a signature block begins: the one answer, for the parts of a contract and for what an annex may be."""

from __future__ import annotations

from extract.clauses.row import Row
from extract.clauses.rows import cells_of
from extract.clauses.signs import is_following, is_party_line, is_sealed, is_sign_page, is_signing


def begins_signatures(rows: list[Row], i: int, last: int) -> bool:
    """True if the signatures of what ends at row `last` begin at row `i`: the line that says so, a party that is to sign,
    or a party with what is asked of it where somebody signs.
    """
    if rows[i].marker is not None:
        return False
    tight = rows[i].tight
    if rows[i].in_table:
        tight = next(iter(cells_of(rows[i])), "")
    if len(tight) <= 45 and is_sign_page(tight):
        return True
    if not is_party_line(tight):
        return False
    if len(tight) <= 160 and is_sealed(tight[:40]) and "。" not in tight[:60]:
        return True
    window = rows[i + 1 : min(i + 9, last)]
    count = 0
    signing = is_signing(tight) and "。" not in tight
    for row in window:
        if row.marker is not None:
            break
        if is_following(row.tight) or is_party_line(row.tight) or row.in_table:
            count += 1
            signing = signing or is_signing(row.tight)
        elif len(row.tight) > 40:
            break
    return (count >= 2 and signing) or (count >= 1 and i + 1 + count >= last) or (signing and i + 3 >= last)
