"""公告文本含个人信息: identity numbers, mobile phones and private mailboxes."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.search import distinct
from extract.record import Finding

CHECK = "personal-info-published"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def run(case: Case) -> Iterator[Finding]:
    """An identity number (its check digit right) is a 疑点, phones and mailboxes are 提示. The sentence masks what the
    quotes have to show verbatim."""
    identities = [(q, m[0]) for q, m in case.find("identity") if _checked(m[0])]
    if identities:
        yield case.finding(
            f"文本含{len(identities)}个身份证号（如{identities[0][1][:6]}********{identities[0][1][-4:]}）。",
            *distinct(q for q, _ in identities),
        )
    mobiles = [(q, m[0]) for q, m in case.find("mobile")]
    mailboxes = [(q, m[0]) for q, m in case.find("mailbox")]
    told = []
    if mobiles:
        told.append(f"{len(mobiles)}个手机号（如{mobiles[0][1][:3]}****{mobiles[0][1][-4:]}）")
    if mailboxes:
        told.append(f"{len(mailboxes)}个个人邮箱（如***@{mailboxes[0][1].split('@')[1]}）")
    if told:
        yield case.finding(
            f"文本含{'、'.join(told)}，公告前应当确认是否需要脱敏。",
            *distinct([q for q, _ in mobiles] + [q for q, _ in mailboxes]),
            severity="info",
        )


def _checked(number: str) -> bool:
    """True if the last character is the check digit of the first seventeen (GB 11643, MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[-1].upper()
