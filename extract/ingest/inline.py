"""Markdown and LaTeX inside a line: the marks go, what they mean stays."""

from __future__ import annotations

import html
import re

_BOLD = re.compile(r"(?<!\*)(?<![0-9A-Za-z])(\*\*|__)(?=\S)([^*\n]{1,400}?)(?<=\S)\1(?!\*)(?![0-9A-Za-z_])")
_DOUBLE = re.compile(r"(?<![_\\\w])__(?=[^\s_])((?:[^_\n\\]|\\.){1,400})(?<=\S)__(?!\w)")
"""`__words__` as mammoth writes it; one underscore more or a space inside, and it is a blank to be filled in."""
_BOLD_HAN = re.compile(r"(?<!\*)\*\*(?=[^\s*])([^*\n]{0,400}[^\s*0-9])\*\*(?!\*)")
_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)")
_LINK = re.compile(r"(?<!!)\[([^\]\n]{1,200})\]\((?:[A-Za-z][A-Za-z0-9+.-]{1,12}:|#)[^)\n]{0,2000}\)")
_SPAN = re.compile(r"\[((?:[^\[\]\n\\]|\\.){0,200})\]\{(?:[.#][\w-]{1,40}|[\w-]{1,40}=\"[^\"\n]{0,80}\"| ){1,8}\}")
"""Pandoc's `[words]{.underline}`: words with a class or a style."""
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~>$%&<])")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_TAG = re.compile(
    r"</?(?:u|b|i|em|strong|sup|sub|span|font|div|p|center|a|img|hr|del|s|mark)(?:\s[^<>\n]{0,300})?/?>",
    re.IGNORECASE,
)
_MATH = re.compile(r"(?<![\\A-Za-z])\$(?!\s*\$)([^$\n]{1,120})\$")
_HAN = re.compile(r"[\u3400-\u9fff]")

_SYMBOLS = {
    "geq": "≥", "ge": "≥", "geqslant": "≥", "leq": "≤", "le": "≤", "leqslant": "≤", "neq": "≠", "times": "×",
    "div": "÷", "pm": "±", "sim": "~", "approx": "≈", "cdot": "·", "cdots": "…", "ldots": "…", "dots": "…",
    "rightarrow": "→", "to": "→", "leftarrow": "←", "circ": "°", "degree": "°", "permil": "‰", "textperthousand": "‰",
    "square": "□", "Box": "□", "boxtimes": "☒", "checkmark": "√", "surd": "√", "boxed": "", "phi": "φ", "Phi": "Φ",
    "mu": "μ", "Omega": "Ω", "alpha": "α", "beta": "β", "lt": "<", "gt": ">", "yen": "¥", "textyen": "¥", "infty": "∞",
    "quad": " ", "qquad": " ", "left": "", "right": "", "bigcirc": "○", "bullet": "•", "star": "★",
}  # fmt: skip
_SUPERSCRIPT = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_GROUP = re.compile(
    r"\\(?:text|textbf|textit|mathrm|mathbf|mathsf|mathit|rm|bf|underline|operatorname|boxed|circled|textcircled|hbox|mbox)"
    r"\s*\{([^{}]*)\}"
)
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_POWER = re.compile(r"\^\s*(?:\{\s*([0-9+\-n]{1,4})\s*\}|([0-9n]))")
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*")
_FIGURE = re.compile(r"[\d.,\s+*/=<>()%‰A-Za-z~-]*[\d%‰A-Za-z)]")


def plain(text: str, *, markdown: bool) -> str:
    """A line without inline syntax. Outside Markdown only what cannot be anything else is touched."""
    if "$" in text:
        text = _MATH.sub(lambda m: _math(m, markdown), text)
    if "&" in text:
        text = _ENTITY.sub(lambda m: html.unescape(m.group()), text)
    if "<" in text:
        text = _TAG.sub("", text)
    if not markdown:
        return text
    text = _IMAGE.sub("", text)
    text = _LINK.sub(r"\1", text)
    while "]{" in text and (bare := _SPAN.sub(r"\1", text)) != text:
        text = bare
    if "**" in text:
        text = _BOLD_HAN.sub(r"\1", text)
    if "**" in text or "__" in text:
        text = _DOUBLE.sub(r"\1", _BOLD.sub(lambda m: m.group(2) if m.group(1) == "**" else m.group(), text))
    return _ESCAPE.sub(r"\1", text)


def is_bold(text: str) -> bool:
    """The whole line is between `**` or `__`."""
    stripped = text.strip()
    if _DOUBLE.fullmatch(stripped):
        return True
    return len(stripped) > 4 and stripped.startswith("**") and stripped.endswith("**") and "**" not in stripped[2:-2]


def _math(match: re.Match[str], markdown: bool) -> str:
    body = match.group(1).strip()
    has_command = "\\" in body or re.search(r"[\^_]\s*\{|\^", body) is not None
    if not has_command and (not markdown or _HAN.search(body) or not _FIGURE.fullmatch(body)):
        return match.group()  # two dollar amounts, not a formula
    return latex(body)


def latex(body: str) -> str:
    """The characters that a short formula prints: `\\geq 5\\%` → `≥5%`. Unknown commands lose only their backslash."""
    for _ in range(4):
        body = _GROUP.sub(r"\1", body)
        body = _FRACTION.sub(r"\1/\2", body)
    body = re.sub(r"\^\s*\{?\s*\\circ\s*\}?", "°", body)
    body = _POWER.sub(lambda m: (m.group(1) or m.group(2)).translate(_SUPERSCRIPT), body)
    body = re.sub(r"\\[,;:! ]", " ", body)
    body = _COMMAND.sub(lambda m: _SYMBOLS.get(m.group(1), m.group(1)), body)
    body = re.sub(r"\\([%$#&_{}])", r"\1", body)
    body = body.replace("{", "").replace("}", "").replace("\\", "").replace("^", "").replace("~", "~")
    # OCR models space out every sign: `5 0 \%`.
    return re.sub(r"\s*([≥≤≠×±~°%‰<>=])\s*", r"\1", re.sub(r"(?<=[\d.,])\s+(?=[\d.,])", "", body)).strip()
