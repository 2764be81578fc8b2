"""What stands around a figure in its sentence: the cue words of rules/penalties.toml, near it and in its segment."""

from __future__ import annotations

import re
from functools import cached_property

import regex

from extract.facts.context import Context
from extract.facts.penalties.scope import REACH, cell_left, cell_right
from extract.lexicon import phrase, says
from extract.model import Fact, Span

_STOP = re.compile(r"[，。；\n\t（]")
_CASES = ("occurrence", "person", "day", "working_day", "hour")
_RUNS_ON = re.compile(r"^[，。；\s]?$")


class Cues:
    """One sentence and the cues in it; distances count characters of the tight text."""

    def __init__(
        self, context: Context, sentence: Span, liability: bool, running: bool, headed: bool = False, head: str | None = None
    ) -> None:
        self.context = context
        self.sentence = sentence
        self.liability = liability
        self.running = running
        self.headed = headed
        self.head = head

    @cached_property
    def text(self) -> str:
        return self.context.tight(self.sentence)

    @cached_property
    def has_noun(self) -> bool:
        return bool(self.context.within("penalty.noun", self.sentence))

    def left(self, span: Span) -> str:
        """The words before a figure, in its cell."""
        return cell_left(self.context.tight(Span(max(self.sentence.start, span.start - REACH), span.start)))

    def right(self, span: Span) -> str:
        """The words behind a figure, in its cell."""
        return cell_right(self.context.tight(Span(span.end, max(span.end, min(self.sentence.end, span.end + REACH)))))

    def before(
        self, kind: str, span: Span, reach: int, words: tuple[str, ...] = (), commas: bool = False
    ) -> Fact | None:
        """The nearest cue of a kind before a figure, in the same segment (`commas`: in the same sentence)."""
        for fact in reversed(self.context.within(kind, Span(self.sentence.start, span.start))):
            if fact.span.end > span.start or (words and self.context.tight(fact.span) not in words):
                continue
            gap = self.context.tight(Span(fact.span.end, span.start))
            if len(gap) > reach:
                return None
            stop = phrase("penalties.other_clause") if commas else _STOP
            if stop.search(gap):
                return None
            if kind == "penalty.deduct" and says("penalties.taken_off_first", gap):
                # 扣除质保金后支付5000元: what is deducted is something else.
                continue
            return fact
        return None

    def behind(
        self, kind: str, span: Span, reach: int, words: tuple[str, ...] = (), skip: re.Pattern[str] | regex.Pattern[str] | None = None
    ) -> Fact | None:
        """The nearest cue of a kind behind a figure, in the same segment; `skip` may pass a bracket."""
        for fact in self.context.within(kind, Span(span.end, self.sentence.end)):
            if words and self.context.tight(fact.span) not in words:
                continue
            gap = self.context.tight(Span(span.end, fact.span.start))
            if skip is not None:
                gap = skip.sub("", gap, count=1)
            return None if len(gap) > reach or _STOP.search(gap) else fact
        return None

    def blamed(self, span: Span) -> bool:
        """True if the clause is about breaches, or the sentence names one before the figure."""
        if self.liability or self.running or says("breach.fault", self.left(span)):
            return True
        return bool(self.context.within("penalty.trigger", Span(self.sentence.start, span.start)))

    def breaks(self, span: Span) -> bool:
        """True if the sentence itself names a breach before the figure."""
        named = self.context.within("penalty.trigger", Span(self.sentence.start, span.start))
        return bool(named) or says("breach.fault", self.left(span))

    def told_by_case(self, span: Span) -> bool:
        """A breach and its price, without any word of a penalty: paid to the other side, or counted by the day.

        每少一天向甲方支付2000元; 按返工费用的20%赔给甲方; 每拖延一天按未交部分的千分之三计付; 查实的，每起5000元.
        """
        if not self.breaks(span):
            return self.is_further_step(span) or says("penalties.unknown_loss", self.left(span)[-48:])
        left, right = self.left(span)[-48:], self.right(span)
        if says("penalties.unknown_loss", left) or self.is_further_step(span):
            return True
        if self.running and says("penalties.then_pays", left) and _RUNS_ON.match(right[:1]):
            return True
        if any(says(f"penalties.{name}", left) for name in ("paid_to_side", "and_pays")) or says("penalties.given_to_side", right):
            return True
        if says("penalties.late_by", left) and (says("penalties.counted_verb", right) or says("penalties.counted_before", left)):
            return True
        if self.liability and says("penalties.bare_rate", left) and _RUNS_ON.match(right[:1]) and right:
            return True
        return says("penalties.bare_case", left) and _RUNS_ON.match(right[:1]) is not None

    def is_further_step(self, span: Span) -> bool:
        """True for 超过30日，按3‰计收 after a sentence that said what each day costs before."""
        ends = says("penalties.counted_verb", self.right(span)) or _RUNS_ON.match(self.right(span)[:1]) is not None
        left = self.left(span)[-48:]
        return self.running and ends and (says("penalties.further_step", left) or says("penalties.next_step", left))

    def per_case(self, span: Span, reach: int = 24) -> bool:
        """True if a price per event, person or day is announced in the segment: 每人次, 每发现一起."""
        for fact in reversed(self.context.within("penalty.period", Span(self.sentence.start, span.start))):
            if fact.constants["unit"] not in _CASES:
                continue
            gap = self.context.tight(Span(fact.span.end, span.start)) if fact.span.end <= span.start else ""
            return len(gap) <= reach and not _STOP.search(gap)
        return False

    def announced(self, span: Span) -> bool:
        """True for 逾期竣工违约金：每延误一天，按2000元/天计算: a heading with the word, then a case and its price."""
        fact = self.before("penalty.noun", span, 40, commas=True)
        if fact is None or not self.per_case(span, 12):
            tail = self.right(span)[:4]
            if fact is None or not says("penalties.each_behind", tail):
                return False
        return "：" in self.context.tight(Span(fact.span.end, span.start))

    def under_head(self, span: Span) -> bool:
        """True for 逾期交货的，为合同总价的5% under 乙方应支付违约金：: a case, and the figure that ends it."""
        if self.headed and "\t" in self.text:
            return says("penalties.each_thing", self.right(span)) or self.per_case(span)
        if not self.headed or not _RUNS_ON.match(self.right(span)[:1]):
            return False
        # 漏做记录，每台次500元 under such a head: the price of a case, whatever the case is.
        return self.per_case(span, 4) or bool(self.context.within("penalty.trigger", Span(self.sentence.start, span.start)))

    def in_fine_column(self, span: Span) -> bool:
        """True for a share alone in its cell, or with its base, under 赔偿比例 or 扣减标准."""
        if self.head is None or "\t" not in self.text or cell_right(self.right(span)):
            return False
        view = self.context.document.view
        line = self.context.document.line_at(span.start)
        column = view.text[view.index(line.start) : view.index(span.start)].count("\t")
        heads = self.head.split("\t")
        return column < len(heads) and says("penalties.fine_column", heads[column])

    def goes_on(self, span: Span) -> bool:
        """True for 更换其他成员的，每人次2万元 after a sentence that said 违约金: only a case and its price."""
        if not self.running or not self.per_case(span, 4) or not _RUNS_ON.match(self.right(span)):
            return False
        return says("penalties.case_before", self.left(span))
