"""Line starts that mean something to layout: clause markers and `label：` cues.

Ingest needs them only to decide where a paragraph begins and whether a line has two columns; what a label *means* is
the business of rules/. The words are those of rules/words/layout.toml.
"""

from __future__ import annotations

import re

from extract.lexicon import alternation

_NUM = "一二三四五六七八九十百零〇"

# A decimal such as 1.1 is a marker only when a figure, a unit or a percent sign does not follow (`1.5倍`, `2.0元`),
# and `7.2025 年` is item 7 with a year behind it.
MARKER = re.compile(
    rf"""
    (?: (?:附\s*[件录表]) \s* (?:[{_NUM}\dA-Z]{{1,3}}|[:：]|$)
      | 第 \s* [{_NUM}\d]{{1,5}} \s* [条章节部编篇] (?! 规定|约定|所|的|之|第|款|，|、 )
      | [{_NUM}]{{1,4}} \s* [、．.]
      | [（(] \s* [{_NUM}\d]{{1,3}} \s* [）)] (?! \s* [款项条目])
      | [1-9]\d? (?: \s?[.．]\s? [1-9]\d? ){{1,4}} (?! [\d%％‰元万亿年倍米吨] ) \s* (?= \D | $ )
      | \d{{1,2}} \s? [)）]
      | \d{{1,3}} \s? 、
      | \d{{1,2}} \s? [.．] \s? (?= \d{{4}}\s*年 | \D | $ )
      | [①-⑳⑴-⒇㈠-㈩⒈-⒛]
      | [A-Za-z] [.、)）] (?! [A-Za-z] )
      | [-–•●○■◆▪·★▲※◇□☐☑☒√➢►] \s*
    )
    """,
    re.VERBOSE,
)

ROLES = alternation("layout_role")
_LABEL_WORD = re.compile(
    rf"(?:{ROLES}|{alternation('detail_label')}|{alternation('contract_label')})$", re.IGNORECASE
)
_ROLE = re.compile(rf"^{ROLES}")
_EMAIL = re.compile(r"^(?:e-?mail|email)$", re.IGNORECASE)
_BRACKETS = re.compile(r"[（(【\[][^（）()【】\[\]]{0,20}[）)】\]]")
_HEAD = re.compile(r"^([^：:。；;，,！？\t\n]{1,24})[：:]")


def bare(label: str) -> str:
    """A label without layout: `法 定 代 表 人（签字）` → `法定代表人`; a label that is all bracket keeps its inside."""
    plain = re.sub(r"\s+", "", label)
    return _BRACKETS.sub("", plain) or plain.strip("（）()【】[]")


def label_of(text: str) -> str:
    """The bare label with which a text begins (`甲方（盖章）：某局` → `甲方`), "" if it begins with none."""
    match = _HEAD.match(text.strip())
    if match is None or _is_open(match.group(1)):
        return ""
    label = bare(match.group(1))
    return label if _LABEL_WORD.search(label) or _EMAIL.match(label) else ""


def _is_open(head: str) -> bool:
    """A bracket is open before the colon: `某项目（采购编号：` is a sentence that mentions a number."""
    return sum(head.count(c) for c in "（(") > sum(head.count(c) for c in "）)")


def role_of(text: str) -> str:
    """The role of a contract party at the start of a short text, with or without a colon; "" if none."""
    match = _ROLE.match(bare(re.split(r"[：:]", text.strip(), maxsplit=1)[0]))
    return match.group(0) if match else ""


def starts_block(text: str) -> bool:
    """True if a line begins something of its own: a numbered item, a bullet or a label with its value."""
    stripped = text.lstrip()
    return bool(MARKER.match(stripped)) or bool(label_of(stripped))
