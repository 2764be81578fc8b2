"""numbering.xml: the labels that Word writes in front of paragraphs and that stand nowhere in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from extract.ingest.docx.names import Element, W, number, switch, value
from extract.ingest.docx.numerals import render
from extract.ingest.symbols import spell

_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `restart` is the level (1-based) that resets it, 0 for never, `None` for any higher one."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str | None = None
    box: str = ""


@dataclass(slots=True)
class _Num:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the paragraphs of each list in document order."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._nums: dict[int, _Num] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[int, int]] = set()
        if root is None:
            return
        links: dict[str, str] = {}  # a list that points to a numbering style
        targets: dict[str, str] = {}  # the list that defines that style
        for element in root.findall(W + "abstractNum"):
            key = element.get(W + "abstractNumId", "")
            self._abstract[key] = {
                level: _level(lvl)
                for lvl in element.findall(W + "lvl")
                if (level := number(lvl.get(W + "ilvl"))) is not None
            }
            link, target = value(element, "numStyleLink"), value(element, "styleLink")
            if link:
                links[key] = link
            if target:
                targets[target] = key
        for element in root.findall(W + "num"):
            num_id = number(element.get(W + "numId"))
            key = value(element, "abstractNumId") or ""
            key = targets.get(links.get(key, ""), key)
            if num_id is not None and key in self._abstract:
                self._nums[num_id] = self._instance(element, key)

    def _instance(self, element: Element, key: str) -> _Num:
        num = _Num(key, dict(self._abstract[key]))
        for override in element.findall(W + "lvlOverride"):
            level = number(override.get(W + "ilvl"))
            if level is None:
                continue
            own = override.find(W + "lvl")
            if own is not None:
                num.levels[level] = _level(own)
            start = number(value(override, "startOverride"))
            if start is not None:
                num.starts[level] = start
                num.levels[level] = replace(num.levels.get(level, Level()), start=start)
        return num

    def level_of_style(self, num_id: int, style_ids: list[str]) -> int:
        """The level that a list ties to the nearest of these paragraph styles, 0 if none."""
        num = self._nums.get(num_id)
        levels = {definition.style: level for level, definition in num.levels.items()} if num else {}
        return next((levels[style] for style in style_ids if style in levels), 0)

    def label(self, num_id: int, ilvl: int) -> str:
        """Count one paragraph of a list and give its label; "" for bullets that are no boxes, empty labels and unknown lists."""
        num = self._nums.get(num_id)
        if num is None or ilvl not in num.levels:
            return ""
        level = num.levels[ilvl]
        counters = self._counters.setdefault(num.abstract, {})
        for at, start in num.starts.items():
            # The first paragraph of an instance with a start override begins the series anew.
            if at <= ilvl and (num_id, at) not in self._started:
                self._started.add((num_id, at))
                counters[at] = start - 1 if at == ilvl else start
        counters[ilvl] = counters.get(ilvl, level.start - 1) + 1
        for lower in [n for n in counters if n > ilvl]:
            restart = num.levels[lower].restart if lower in num.levels else None
            if restart is None or 0 < ilvl + 1 <= restart:
                del counters[lower]
        if level.format == "bullet":
            return level.box

        def fill(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            definition = num.levels.get(at, Level())
            style = "decimal" if level.legal and at != ilvl and definition.format != "none" else definition.format
            style = "decimal" if level.legal and style != "none" else style
            return render(counters.setdefault(at, definition.start), style)

        return _PLACEHOLDER.sub(fill, level.text).strip()


def _level(element: Element) -> Level:
    style = value(element, "numFmt")
    if style is None:
        # Newer formats hide in mc:AlternateContent; the choice names one we do not know, the fallback one we do.
        found = [e.get(W + "val") for e in element.iter(W + "numFmt")]
        style = next((s for s in reversed(found) if s and s != "custom"), "decimal")
    return Level(
        start=1 if (start := number(value(element, "start"))) is None else start,
        format=style,
        text=value(element, "lvlText") or "",
        legal=bool(switch(element, "isLgl")),
        restart=number(value(element, "lvlRestart")),
        style=value(element, "pStyle"),
        box=_box(element) if style == "bullet" else "",
    )


def _box(element: Element) -> str:
    """The bullet if it is a ticked box or the empty one that goes with it; other bullets are layout."""
    fonts = element.find(f"{W}rPr/{W}rFonts")
    font = str(fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "") if fonts is not None else ""
    sign = spell(value(element, "lvlText") or "", font)
    return sign if sign in ("☑", "☒", "☐") or (sign == "□" and value(element, "lvlText") in ("\uf0a8", "\uf0a3", "□")) else ""
