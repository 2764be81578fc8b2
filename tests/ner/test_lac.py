"""The extra `ner`: what the model is asked (gate) and what of its tags is believed (filter)."""

from __future__ import annotations

import pytest

from extract.errors import UsageError
from extract.ner import lac
from extract.ner.lac import Named, has_cue, people_and_organisations


class Fake:
    """A model that gives the tags it was told for a text, and none (`n`) for any other; `seen` are the texts."""

    def __init__(self, **tagged: list[tuple[str, str]]) -> None:
        self.tagged = {"".join(word for word, _ in tags): tags for tags in tagged.values()}
        self.seen: list[str] = []

    def run(self, texts: str) -> list[tuple[str, str]]:
        self.seen.append(texts)
        return self.tagged.get(texts, [(texts, "n")])


def names(*tags: tuple[str, str]) -> list[tuple[str, str]]:
    """What is believed of a line that the model tags like this."""
    line = "".join(word for word, _ in tags)
    (found,) = people_and_organisations([line], Fake(line=list(tags)))
    assert all(line[one.start : one.end] == one.text for one in found)
    return [(one.kind, one.text) for one in found]


def test_the_model_sees_only_lines_that_speak_of_a_party_or_a_person() -> None:
    model = Fake()
    lines = ["合同总价：壹佰捌拾万元整", "乙方：云岭智测科技有限公司", "", "项目联系人：周建平", "本合同一式陆份"]
    assert people_and_organisations(lines, model) == [[], [], [], [], []]
    assert model.seen == ["乙方：云岭智测科技有限公司", "项目联系人：周建平"]


def test_of_a_long_line_only_the_sentences_with_a_cue_are_read() -> None:
    model = Fake(line=[("联系人为", "n"), ("周建平", "PER"), ("。", "w")])
    line = "货物应当完好。" * 20 + "联系人为周建平。" + "保修期为一年。" * 5
    (found,) = people_and_organisations([line], model)
    assert model.seen == ["联系人为周建平。"]
    assert found == [Named("person", line.index("周建平"), line.index("周建平") + 3, "周建平")]


def test_cells_are_told_apart() -> None:
    model = Fake()
    people_and_organisations(["联系人\t周建平"], model)
    assert model.seen == ["联系人，周建平"]


def test_numbers_tagged_as_people_are_dropped() -> None:
    assert names(("甲方收到", "n"), ("陆份", "PER"), ("，", "w"), ("乙方", "n"), ("叁份", "PER")) == []
    assert names(("乙方应付：", "n"), ("壹佰捌", "PER"), ("拾万元", "m")) == []
    assert names(("联系人：", "n"), ("壹佰捌", "ORG")) == []


def test_a_rare_surname_needs_a_label_in_front() -> None:
    assert names(("联系人：", "n"), ("镡宛清", "PER")) == [("person", "镡宛清")]
    assert names(("甲方通知", "n"), ("镡宛清", "PER"), ("到场", "v")) == []
    assert names(("甲方委派", "v"), ("周建平", "PER"), ("到场", "v")) == [("person", "周建平")]


def test_a_person_in_the_name_of_a_place_or_firm_is_none() -> None:
    assert names(("甲方地址：", "n"), ("王建国", "PER"), ("路18号", "n")) == []
    assert names(("供应商：", "n"), ("李志明", "PER"), ("工作室", "n")) == []


def test_names_with_a_dot_are_put_together() -> None:
    tags = ("法定代表人：", "n"), ("阿不都", "PER"), ("·", "w"), ("热合曼", "v"), ("，电话", "n")
    assert names(*tags) == [("person", "阿不都·热合曼")]
    assert names(("联系人：", "n"), ("艾力·", "PER"), ("买买提·吐尔逊", "PER")) == [("person", "艾力·买买提·吐尔逊")]
    tags = ("联系人：", "n"), ("帕尔哈提", "PER"), ("·", "w"), ("买买", "v"), ("提", "v"), ("，", "w"), ("电话", "n")
    assert names(*tags) == [("person", "帕尔哈提·买买提")]


def test_long_names_of_offices_are_made_whole() -> None:
    assert names(("采购单位：", "n"), ("江州市生态环境局", "ORG"), ("临江分局综合行政", "LOC"), ("执法大队", "vn")) == [
        ("organisation", "江州市生态环境局临江分局综合行政执法大队")
    ]
    assert names(("甲方：", "n"), ("江州市", "LOC"), ("水务局", "ORG")) == [("organisation", "江州市水务局")]
    # the model's first half only
    assert names(("乙方：", "n"), ("云岭智测", "ORG"), ("科技有限公司", "n")) == [
        ("organisation", "云岭智测科技有限公司")
    ]


@pytest.mark.parametrize("name", ["技术部分内容", "有限公司", "XXXX有限公司", "某某科技有限公司", "江州，财政局"])
def test_an_organisation_ends_like_one_and_is_no_blank(name: str) -> None:
    assert names(("甲方：", "n"), (name, "ORG")) == []


def test_tags_that_do_not_add_up_to_the_text_are_not_used() -> None:
    class Broken:
        def run(self, texts: str) -> list[tuple[str, str]]:
            return [("周建平", "PER")]

    assert people_and_organisations(["联系人：周建平"], Broken()) == [[]]


def test_cues() -> None:
    assert has_cue("法人代表：周建平") and has_cue("采购人（全称）") and has_cue("授权代表")
    assert not has_cue("质保期三年") and not has_cue("")


def test_a_model_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lac, "PACKAGE", "no_such_package_of_names")
    assert not lac.available()
    with pytest.raises(UsageError) as error:
        lac.require()
    assert error.value.code == "extra"
    assert "hetong[ner]" in error.value.message and "hetong[ner]" in error.value.english
    assert "没有安装" in error.value.message and "not installed" in error.value.english


@pytest.mark.skipif(not lac.available(), reason="the extra is not installed: pip install 'hetong[ner]'")
def test_the_model_itself() -> None:
    lines = [
        "甲方（采购人）：江州市临江区人民政府青石街道办事处",
        "江州市水务局（下称甲方）与云岭智测科技有限公司（下称乙方）",
        "联系人：信息中心王小明主任，电话13900005550",
        "法定代表人：涂志刚",
        "本合同一式陆份，甲方叁份，乙方叁份",
        "联系人：",
    ]
    assert [[(one.kind, one.text) for one in found] for found in people_and_organisations(lines)] == [
        [("organisation", "江州市临江区人民政府青石街道办事处")],
        [("organisation", "江州市水务局"), ("organisation", "云岭智测科技有限公司")],
        [("person", "王小明")],
        [("person", "涂志刚")],
        [],
        [],
    ]
