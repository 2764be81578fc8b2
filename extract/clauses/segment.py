"""Rows, regions, trees and types put together: `segment(document)`."""

from __future__ import annotations

from extract.clauses.cells import label_cells
from extract.clauses.headings import is_bare_title, opening_of, rest_of, tidy, title_of
from extract.clauses.kinds import Draft, kinds_of
from extract.clauses.parts import Region, body_start, main_style, preamble_start, regions, signature_start
from extract.clauses.row import Row
from extract.clauses.rows import read_rows
from extract.clauses.tree import Item, grow
from extract.clauses.unnumbered import is_paragraph, plain_headings, plain_paragraphs
from extract.model import Anomaly, Clause, Document, Outline
from extract.structure.markers import Marker


def segment(document: Document) -> Outline:
    """The clauses of a document in reading order, and the oddities of its numbering.

    Own texts do not overlap and leave out nothing but blank space. `cover`, `preamble` and `signature` are one
    clause each. The head of an annex (`annex-2`) or of a group such as 第二部分 (`body/p2`) is a clause without
    a number; the clauses below it are of level 1 again, with the head as parent. A signature block inside
    an annex is `annex-2/signature`, a list of annexes in the body `body/annexes`.
    Never raises on any text.
    """
    rows = read_rows(document)
    if not rows:
        return Outline(())
    label_cells(rows)
    drafts, anomalies = _Builder(document, rows).build()
    kinds = kinds_of(document, rows, drafts)
    clauses: list[Clause] = []
    for i, draft in enumerate(drafts):
        last_row = drafts[i + 1].row - 1 if i + 1 < len(drafts) else len(rows) - 1
        clauses.append(
            Clause(draft.id, draft.parent, draft.part, draft.annex, draft.number, draft.heading, draft.level,
                   kinds[i], rows[draft.row].start, rows[last_row].end)
        )  # fmt: skip
    return Outline(tuple(clauses), tuple(anomalies))


class _Builder:
    """Collects the drafts of a document, region by region."""

    def __init__(self, document: Document, rows: list[Row]) -> None:
        self.text = document.plain
        self.rows = rows
        self.drafts: list[Draft] = []
        self.taken: set[int] = set()
        self.anomalies: list[Anomaly] = []
        self.ids: dict[str, int] = {}

    def build(self) -> tuple[list[Draft], list[Anomaly]]:
        found, listed = regions(self.rows, self.text)
        self.listed = set(listed)
        self.signed = False
        groups = annexes = 0
        seen_preamble = False
        for k, region in enumerate(found):
            if region.kind == "annex":
                annexes += 1
                self._annex(region, annexes, last=k == len(found) - 1)
                continue
            base = "body"
            if region.kind == "group":
                groups += 1
                base = self._id(f"body/p{groups}")
                self._add(Draft(base, None, "body", None, "", region.title, 1, region.first))
            seen_preamble = self._contract(region, base, seen_preamble) or seen_preamble
        self.drafts.sort(key=lambda draft: draft.row)
        if not self.drafts or self.drafts[0].row > 0:
            # Labels at the very beginning that turned out to be none.
            self.drafts.insert(0, Draft(self._id("cover/1"), None, "cover", None, "", "", 1, 0))
        return self.drafts, self.anomalies

    def _contract(self, region: Region, base: str, seen_preamble: bool) -> bool:
        """Cover, preamble, body and signature of the contract or of one of its groups."""
        start, headed = self._start(region)
        grouped = region.kind == "group"
        preamble = preamble_start(self.rows, region.body, start)
        if start == region.last and preamble == region.last:
            # No clause and no preamble: a cover, unless it is all there is to the contract.
            preamble = start
        if not grouped and preamble > region.first:
            self._add(Draft(self._id("cover/1"), None, "cover", None, "", "", 1, region.first))
        has_preamble = preamble < start and not seen_preamble
        if has_preamble:
            self._add(Draft(self._id("preamble/1"), None, "preamble", None, "", "", 1, preamble))
        if start == region.last and region.last < len(self.rows) and not grouped:
            return has_preamble  # Only a cover before the first group or annex: its party lines sign nothing.
        sign = self._body(region, start, base, None, headed)
        if sign < region.last:
            self.signed = True
            name = self._id(f"signature/{1 + sum(d.part == 'signature' for d in self.drafts)}")
            self._add(Draft(name, None, "signature", None, "", "", 1, sign, "signature"))
        return has_preamble

    def _annex(self, region: Region, position: int, last: bool) -> None:
        annex = region.annex
        assert annex is not None
        name = self._id(f"annex-{annex.key.replace('.', '-') or position}")
        label = f"{annex.label} {annex.title}".strip()
        head = tidy(self.text[self.rows[region.body - 1].start : self.rows[region.body - 1].end])
        title = tidy(annex.title) or head
        self._add(Draft(name, None, "annex", label, "", title, 1, region.first))
        start, headed = self._start(region)
        sign = self._body(region, start, name, label, headed)
        if sign < region.last:
            if last and not self.signed:
                # The contract is signed only here, behind its last annex.
                self._add(Draft(self._id("signature/1"), None, "signature", None, "", "", 1, sign, "signature"))
            else:
                self._add(Draft(self._id(f"{name}/signature"), name, "annex", label, "", "", 1, sign, "signature"))

    def _start(self, region: Region) -> tuple[int, list[int]]:
        """First row of the clauses of a region, and the rows of its unnumbered first-level headings."""
        headed = plain_headings(self.rows, region.body, region.last, region.kind)
        if not headed and region.kind == "main":
            headed = plain_paragraphs(self.rows, region.body, region.last)
        start = body_start(self.rows, region.body, region.last)
        return (min(start, headed[0]) if headed else start), headed

    def _body(self, region: Region, start: int, base: str, annex: str | None, headed: list[int]) -> int:
        """Adds the clauses of a region; returns the row where its signature block begins."""
        rows = self.rows
        inside = [m for row in rows[start : region.last] if (m := row.marker)]
        style = None if headed else main_style(inside)
        sign = signature_start(
            rows, max(start, region.body) if start < region.last else region.body, region.last, style
        )
        if headed and headed[-1] >= sign:
            sign = signature_start(rows, headed[-1], region.last, None)
        titles = set(headed)
        marked: list[tuple[int, Marker | None, bool]] = []
        for i in range(start, sign):
            if i in titles:
                marked.append((i, None, True))
            elif (marker := rows[i].marker) is not None:
                marked.append((i, marker, is_bare_title(rows[i])))
        part = "annex" if annex else "body"
        parent = base if base != "body" else None
        names: dict[int, str] = {}
        plain = 0
        for item in grow(marked, _expected):
            above = names[id(item.parent)] if item.parent else parent
            root = names[id(item.parent)] if item.parent else base
            if item.marker is None:
                plain += 1
            key = f"h{plain}" if item.marker is None else str(item.marker.value)
            name = self._id(f"{root}/{key}")
            names[id(item)] = name
            self._add(self._draft(item, name, above, part, annex))
            if item.odd and item.marker:
                self.anomalies.append(Anomaly(item.odd[0], name, item.marker.label, item.odd[1]))
        for i in self.listed:
            if start <= i < sign and i - 1 not in self.listed and region.first <= i < region.last:
                tail = all(r.marker is None for r in rows[i:sign])
                if tail:
                    name = self._id(f"{base}/annexes")
                    self._add(Draft(name, parent, part, annex, "", "", 1, i, "annex_list"))
        return sign

    def _draft(self, item: Item, name: str, above: str | None, part: str, annex: str | None) -> Draft:
        row = self.rows[item.row]
        rest = rest_of(row, self.text)
        sentence = False
        folded = row.text[row.marker.label_end :] if row.marker else row.text
        if item.marker is None and is_paragraph(row):
            heading = title_of(rest, folded, True)
            if not heading:
                heading, sentence = opening_of(rest, folded), True
        elif item.marker is None:
            heading = tidy(rest.lstrip("#*【 ").rstrip("】"))
        else:
            heading = title_of(rest, folded, item.level == 1)
            if not rest.strip(" *\t"):
                heading = self._heading_below(item.row)
            elif not heading and item.level == 1:
                heading, sentence = opening_of(rest, folded), True
        number = item.marker.label if item.marker else ""
        if number and item.marker:
            number = "".join(self.text[row.start : row.start + item.marker.label_end].split()).lstrip("#*>★▲●◆■□•·-+")
            number = number.strip("*")
        return Draft(name, above, part, annex, number, heading, item.level, item.row, sentence=sentence)

    def _heading_below(self, i: int) -> str:
        """Title of a label that stands alone on its line: the next line, if that is a short title."""
        if i + 1 < len(self.rows):
            row = self.rows[i + 1]
            if row.marker is None and not row.in_table and is_bare_title(row) and not row.tight.endswith("："):
                return tidy(self.text[row.start : row.end])
        return ""

    def _id(self, name: str) -> str:
        """`name`, or `name~2` … if it is taken."""
        self.ids[name] = self.ids.get(name, 0) + 1
        return name if self.ids[name] == 1 else self._id(f"{name}~{self.ids[name]}")

    def _add(self, draft: Draft) -> None:
        if draft.row in self.taken:  # a row begins one clause only
            return
        self.taken.add(draft.row)
        self.drafts.append(draft)


def _expected(marker: Marker, value: int) -> str:
    """The label that the series would have gone on with, as a plain ordinal (`8.3`, `5`)."""
    return ".".join(map(str, (*marker.path[:-1], value)))
