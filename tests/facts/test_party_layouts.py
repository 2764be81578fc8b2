"""Details of two and three parties in every arrangement: each is read right, or left out; never given to another party."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache

import pytest

from extract.pipeline import examine_bytes
from extract.record import Party

LABELS = {
    "address": ("地址", "通讯地址", "住所地"),
    "phone": ("电话", "联系电话"),
    "legal_representative": ("法定代表人",),
    "contact": ("联系人", "经办人"),
    "postcode": ("邮编", "邮政编码"),
    "bank": ("开户银行", "开户行"),
    "account": ("账号", "银行账号"),
}
ROLES = ("甲方", "乙方", "丙方")
ORDER = ("buyer", "supplier", "other")
PLACES = (("青石市", "0951", "750"), ("栎河县", "0719", "442"), ("云麓市", "0731", "410"), ("江原市", "0512", "215"))
BODIES = ("水务局", "第二中学", "人民医院")
FIRMS = ("智联科技有限公司", "教学装备有限公司", "测绘有限责任公司", "环卫服务有限公司")
STREETS = ("文昌路", "工业大道", "和平街", "长青巷")
PEOPLE = ("周一平", "欧阳一帆", "李青禾", "王远山", "赵明川", "孙立群", "陈子衡", "钱小满")
BANKS = ("银行营业部", "农村商业银行城关支行", "银行高新支行")

Details = dict[str, str]
Layout = Callable[["Case"], str]


class Case:
    """Parties with what each fills in; `None` for a label that is left out, "" for one left blank."""

    def __init__(self, seed: int, count: int, missing: float) -> None:
        self.random = random.Random(seed)
        pick = self.random
        self.roles = ROLES[:count]
        self.labels = {kind: pick.choice(words) for kind, words in LABELS.items()}
        self.kinds = [kind for kind in LABELS if pick.random() < 0.8] or ["address", "phone"]
        places = pick.sample(PLACES, count)
        people = pick.sample(PEOPLE, 2 * count)
        self.names: list[str] = []
        self.details: list[dict[str, str | None]] = []
        for k, (place, area, post) in enumerate(places):
            self.names.append(place + pick.choice(BODIES if k == 0 else FIRMS))
            whole: Details = {
                "address": f"{place}{pick.choice(STREETS)}{pick.randint(1, 99)}号",
                "phone": f"{area}-{pick.randint(2000000, 8999999)}",
                "legal_representative": people[2 * k],
                "contact": people[2 * k + 1],
                "postcode": f"{post}{pick.randint(100, 999)}",
                "bank": place + pick.choice(BANKS),
                "account": "6" + "".join(str(pick.randint(0, 9)) for _ in range(17)),
            }
            self.details.append(
                {
                    kind: (pick.choice((None, "")) if pick.random() < missing else whole[kind])
                    for kind in self.kinds
                }
            )

    def rows(self, k: int) -> list[tuple[str, str]]:
        """`(label, value)` of a party, labels that are left out not among them."""
        return [(self.labels[kind], value) for kind in self.kinds if (value := self.details[k][kind]) is not None]

    def value(self, k: int, kind: str) -> str | None:
        return self.details[k][kind]


def _named(case: Case, k: int) -> str:
    return f"{case.roles[k]}：{case.names[k]}"


def _lines(rows: list[tuple[str, str]]) -> str:
    return "\n".join(f"{label}：{value}" for label, value in rows)


def _all(case: Case) -> range:
    return range(len(case.roles))


def stacked(case: Case) -> str:
    return "\n".join(f"{_named(case, k)}\n{_lines(case.rows(k))}" for k in _all(case))


def names_then_sets(case: Case) -> str:
    return "\n".join([*(_named(case, k) for k in _all(case)), *(_lines(case.rows(k)) for k in _all(case))])


def names_then_turns(case: Case) -> str:
    lines = [_named(case, k) for k in _all(case)]
    for kind in case.kinds:
        lines += [f"{case.labels[kind]}：{v}" for k in _all(case) if (v := case.value(k, kind)) is not None]
    return "\n".join(lines)


def side_by_side(case: Case) -> str:
    lines = ["        ".join(_named(case, k) for k in _all(case))]
    for kind in case.kinds:
        lines.append("        ".join(f"{case.labels[kind]}：{case.value(k, kind) or ''}" for k in _all(case)))
    return "\n".join(lines)


def _table(rows: list[list[str]]) -> str:
    head, *rest = rows
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rest])


def table_of_two(case: Case) -> str:
    rows = [[_named(case, k) for k in _all(case)]]
    for kind in case.kinds:
        rows.append([f"{case.labels[kind]}：{case.value(k, kind) or ''}" for k in _all(case)])
    return _table(rows)


def table_of_four(case: Case) -> str:
    rows = [[cell for k in _all(case) for cell in (case.roles[k], case.names[k])]]
    for kind in case.kinds:
        rows.append([cell for k in _all(case) for cell in (case.labels[kind], case.value(k, kind) or "")])
    return _table(rows)


def party_a_column(case: Case) -> str:
    rows = [["项目", *case.roles], ["名称", *case.names]]
    for kind in case.kinds:
        rows.append([case.labels[kind], *(case.value(k, kind) or "" for k in _all(case))])
    return _table(rows)


def party_a_row(case: Case) -> str:
    rows = [["当事人", "名称", *(case.labels[kind] for kind in case.kinds)]]
    for k in _all(case):
        rows.append([case.roles[k], case.names[k], *(case.value(k, kind) or "" for kind in case.kinds)])
    return _table(rows)


def role_in_label(case: Case) -> str:
    lines = [_named(case, k) for k in _all(case)]
    for k in _all(case):
        lines += [f"{case.roles[k]}{label}：{value}" for label, value in case.rows(k)]
    return "\n".join(lines)


def role_behind_label(case: Case) -> str:
    lines = [_named(case, k) for k in _all(case)]
    for k in _all(case):
        lines += [f"{label}（{case.roles[k]}）：{value}" for label, value in case.rows(k)]
    return "\n".join(lines)


def two_a_line(case: Case) -> str:
    lines = []
    for k in _all(case):
        rows = [f"{label}：{value}" for label, value in case.rows(k)]
        lines += [_named(case, k), *("    ".join(rows[i : i + 2]) for i in range(0, len(rows), 2))]
    return "\n".join(lines)


def sections(case: Case) -> str:
    lines = [_named(case, k) for k in _all(case)]
    for k in _all(case):
        lines += [f"{case.roles[k]}账户信息如下：", _lines(case.rows(k))]
    return "\n".join(lines)


def half_and_half(case: Case) -> str:
    half = len(case.kinds) // 2
    lines = []
    for k in _all(case):
        rows = [(case.labels[kind], v) for kind in case.kinds[:half] if (v := case.value(k, kind)) is not None]
        lines += [_named(case, k), *(f"{label}：{v}" for label, v in rows)]
    for kind in case.kinds[half:]:
        lines += [f"{case.labels[kind]}：{v}" for k in _all(case) if (v := case.value(k, kind)) is not None]
    return "\n".join(lines)


def holders(case: Case) -> str:
    lines = [_named(case, k) for k in _all(case)]
    lines.append("双方就办公设备的采购事宜经过充分协商达成一致，自愿订立本合同，共同遵守下列全部条款的约定。")
    for k in reversed(_all(case)):
        lines += [f"户名：{case.names[k]}", _lines(case.rows(k))]
    return "\n".join(lines)


def in_sentences(case: Case) -> str:
    return "\n".join(
        "，".join([_named(case, k), *(f"{label}：{value}" for label, value in case.rows(k) if value)]) for k in _all(case)
    )


def signatures(case: Case) -> str:
    lines = [_named(case, k) for k in _all(case)]
    lines.append("双方就办公设备的采购事宜经过充分协商达成一致，自愿订立本合同，共同遵守下列全部条款的约定。")
    for k in _all(case):
        lines += [f"{case.roles[k]}（盖章）：", f"单位名称：{case.names[k]}", _lines(case.rows(k))]
    return "\n".join(lines)


ENGLISH = {
    "address": "Address", "phone": "Tel", "legal_representative": "Legal Representative", "contact": "Contact",
    "postcode": "Post Code", "bank": "Bank", "account": "Account No.",
}  # fmt: skip


def two_languages(case: Case) -> str:
    lines = []
    for k in _all(case):
        lines.append(_named(case, k))
        lines += [
            f"{case.labels[kind]} {ENGLISH[kind]}：{v}" for kind in case.kinds if (v := case.value(k, kind)) is not None
        ]
    return "\n".join(lines)


def in_brackets(case: Case) -> str:
    """Who is who in a sentence, his details in brackets behind his name."""
    return "\n".join(
        f"{_named(case, k)}（{'；'.join(f'{label}：{value}' for label, value in case.rows(k) if value)}）" for k in _all(case)
    )


def numbered(case: Case) -> str:
    lines = []
    for k in _all(case):
        rows = [f"{label}：{value}" for label, value in case.rows(k)]
        lines += [_named(case, k), *(f"（{n}）{row}" for n, row in enumerate(rows, 1))]
    return "\n".join(lines)


def value_below_label(case: Case) -> str:
    lines = []
    for k in _all(case):
        lines.append(_named(case, k))
        for label, value in case.rows(k):
            lines += [f"{label}：", value] if value else [f"{label}：____"]
    return "\n".join(lines)


def signed_and_listed(case: Case) -> str:
    """Named at the head, sealed side by side, details in turns below the seals."""
    lines = [_named(case, k) for k in _all(case)]
    lines.append("双方就办公设备的采购事宜经过充分协商达成一致，自愿订立本合同，共同遵守下列全部条款的约定。")
    lines.append("        ".join(f"{case.roles[k]}（盖章）：" for k in _all(case)))
    for kind in case.kinds:
        lines.append("        ".join(f"{case.labels[kind]}：{case.value(k, kind) or ''}" for k in _all(case)))
    return "\n".join(lines)


def form_without_colons(case: Case) -> str:
    """A table of a party a block of rows, its label in the first cell of the first row only."""
    lines = []
    for k in _all(case):
        for n, (label, value) in enumerate([("名称", case.names[k]), *case.rows(k)]):
            lines.append("\t".join((case.roles[k] if n == 0 else "", label, value)))
    return "\n".join(lines)


def person_in_charge(case: Case) -> str:
    """Each party's details, and in a clause the people in charge with telephones of their own."""
    block = stacked(case)
    people = ["一、项目负责人", "甲方", "姓名：贺兰生", "联系电话：13900001111", "乙方", "姓名：宋清源，联系电话：13900002222"]
    return "\n".join([block, "双方就办公设备的采购事宜经过充分协商达成一致，自愿订立本合同，共同遵守下列条款的约定。", *people])


WORDS = (
    ("聘方", "受聘方"), ("用户方", "供货商"), ("委托方", "受托方"), ("购货单位", "出卖人"), ("用电人", "供电人"), ("承租方", "出租方"),
    ("采购人（全称）", "中标（成交）供应商（全称）"), ("Party A", "Party B"), ("委培方", "培训方"), ("定作人", "承揽人"),
)  # fmt: skip


def _other_words(case: Case) -> tuple[str, ...]:
    return (*case.random.choice(WORDS), "丙方")


def other_words(case: Case) -> str:
    words = _other_words(case)
    return "\n".join(f"{words[k]}：{case.names[k]}\n{_lines(case.rows(k))}" for k in _all(case))


def one_paragraph(case: Case) -> str:
    words = _other_words(case)
    whole = []
    for k in _all(case):
        whole += [f"{words[k]}：{case.names[k]}（盖章）", *(f"{label}：{value}" for label, value in case.rows(k) if value)]
    return "　".join(whole)


def english_before(case: Case) -> str:
    lines = []
    for k in _all(case):
        lines.append(_named(case, k))
        lines += [f"{ENGLISH[kind]} {case.labels[kind]}：{v}" for kind in case.kinds if (v := case.value(k, kind)) is not None]
    return "\n".join(lines)


def joint_labels(case: Case) -> str:
    """Two details under one label: 地址、电话：…, 开户行及账号：…."""
    lines = []
    for k in _all(case):
        lines.append(_named(case, k))
        left = dict.fromkeys(case.kinds)
        for one, other, label in (("address", "phone", "地址、电话"), ("bank", "account", "开户行及账号")):
            if case.details[k].get(one) and case.details[k].get(other):
                lines.append(f"{label}：{case.details[k][one]} {case.details[k][other]}")
                del left[one], left[other]
        lines += [f"{case.labels[kind]}：{v}" for kind in left if (v := case.value(k, kind)) is not None]
    return "\n".join(lines)


def with_people(case: Case) -> str:
    """The head of each side's people with a telephone of his own, on a line behind the details."""
    lines = []
    for k in _all(case):
        whose = f"项目经理：{('贺兰生', '宋清源', '沈知远')[k]}（1390000111{k}）"
        lines += [_named(case, k), _lines(case.rows(k)), whose]
    return "\n".join(lines)


def details_above(case: Case) -> str:
    """Who it is stands below what is told of him."""
    return "\n".join(f"{_lines(case.rows(k))}\n{_named(case, k)}（盖章）" for k in _all(case))


def notices(case: Case) -> str:
    """Named at the head; in a clause on notices each side's details in a sentence."""
    lines = [_named(case, k) for k in _all(case)]
    lines.append("双方就办公设备的采购事宜经过充分协商达成一致，自愿订立本合同，共同遵守下列全部条款的约定。")
    for k in _all(case):
        told = "，".join(f"{label}：{value}" for label, value in case.rows(k) if value)
        lines.append(f"（{k + 1}）{case.roles[k]}的联系方式：{told}。")
    return "\n".join(lines)


LAYOUTS: tuple[Layout, ...] = (
    stacked, names_then_sets, names_then_turns, side_by_side, table_of_two, table_of_four, party_a_column, party_a_row,
    role_in_label, role_behind_label, two_a_line, sections, half_and_half, holders, in_sentences, signatures,
    two_languages, in_brackets, numbered, value_below_label, signed_and_listed, form_without_colons, person_in_charge,
    other_words, one_paragraph, english_before, joint_labels, with_people, details_above, notices,
)  # fmt: skip
TABLES = (table_of_two, table_of_four, party_a_column, party_a_row)


def as_it_is(block: str) -> str:
    return block


def in_one_line(block: str) -> str:
    return " ".join(block.replace("|", " ").replace("---", " ").split("\n"))


def a_cell_a_line(block: str) -> str:
    cells = [cell.strip() for line in block.split("\n") for cell in line.replace("        ", "|").split("|")]
    return "\n".join(cell for cell in cells if cell and cell != "---")


BODY = "\n一、合同标的\n甲方向乙方采购办公桌椅一批，数量以清单为准。\n二、合同价款\n合同总价为人民币30,000元。\n"


def read(block: str, suffix: str) -> tuple[Party, ...]:
    record = examine_bytes(f"办公设备采购合同\n\n{block}\n{BODY}".encode(), f"x.{suffix}").record
    return tuple(record.parties)


@cache
def outcome(layout: Layout, shape: Callable[[str], str], count: int, seed: int, missing: float) -> tuple[int, int, tuple[str, ...]]:
    """`(right, wanted, wrong)` over the details of one case."""
    case = Case(seed, count, missing)
    suffix = "md" if layout in TABLES and shape is as_it_is else "txt"
    block = shape(layout(case))
    found = read(block, suffix)
    right, wanted, wrong = 0, 0, []
    for k in range(count):
        party = next((p for p in found if p.name is not None and p.name.value == case.names[k]), None)
        for kind in LABELS:
            fact = getattr(party, kind) if party is not None else None
            stated = case.details[k].get(kind) or None
            wanted += stated is not None
            right += fact is not None and fact.value == stated
            if fact is not None and fact.value != stated:
                wrong.append(f"{case.names[k]} {kind}: {fact.value} for {stated}\n{block}")
    return right, wanted, tuple(wrong)


SHAPES = (as_it_is, in_one_line, a_cell_a_line)


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_detail_is_right_or_left_out(layout: Layout, shape: Callable[[str], str], count: int) -> None:
    for missing in (0.0, 0.25):
        _, _, wrong = outcome(layout, shape, count, 7, missing)
        assert wrong == ()


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_what_is_complete_is_read(layout: Layout) -> None:
    right, wanted, _ = outcome(layout, as_it_is, 2, 7, 0.0)
    assert right == wanted
