"""How the time grows with the length of what is read: every shape at a size and at twice that size.

`python bench/growth.py [--size KB] [SHAPE …]` prints seconds of one core and how many times dearer the double is; ends
with 1 where that is more than 2.3. Times are of this process alone (`time.process_time`), so a loaded machine does not
change them much.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

from extract.pipeline import examine_bytes

LIMIT = 2.3

SENTENCES = (
    "乙方应当在收到甲方书面通知后{n}个工作日内完成第{n}批货物的交付，逾期交付的，每逾期一日按合同总价的{r}‰向甲方支付违约金，",
    "甲方在验收合格后{n}日内向乙方支付合同价款的{r}%，即人民币{n}000元（大写：壹万元整），",
    "质量保证期为{n}个月，自验收合格之日起算，期满无质量问题的{n}日内无息退还质量保证金{n}00元，",
    "双方因履行本合同发生争议的，应当协商解决，协商不成的向甲方所在地人民法院提起诉讼，联系人邵立平，电话13800{n:06}，",
)
PENALTY = "乙方逾期交付第{n}批货物的，每逾期一日应按合同总价的{r}‰向甲方支付违约金。\n"
HEAD = "设备采购合同\n甲方：青禾县实验小学\n乙方：远山商贸有限公司\n合同总价为人民币壹拾万元整（¥100000.00）。\n"

CONTRACT = """政府采购合同
合同编号：QH-{n:05}
甲方（采购人）：青禾县实验小学
乙方（供应商）：{name}
第一条 采购内容
1.1 乙方向甲方供应课桌{n}张，单价100.00元，规格见附件一。
第二条 合同价款
2.1 合同总价为人民币{n}00.00元，含税。
第三条 付款方式
3.1 合同签订后10个工作日内，甲方向乙方支付合同总价的30%。
3.2 验收合格后15日内，甲方向乙方支付合同总价的65%。
3.3 质量保证期满且无质量问题的，支付余下的5%。
第四条 违约责任
4.1 乙方逾期交付的，每逾期一日按合同总价的5‰支付违约金，最高不超过合同总价的10%。
第五条 争议解决
5.1 因本合同发生的争议协商不成的，向甲方所在地人民法院提起诉讼。
甲方（盖章）：青禾县实验小学
乙方（盖章）：{name}
签订日期：2025年3月{n}日
"""


def _sentences(size: int, end: str) -> str:
    parts: list[str] = []
    length = n = 0
    while length < size:
        part = SENTENCES[n % len(SENTENCES)].format(n=n % 97 + 1, r=n % 9 + 1)
        parts.append(part + end.format(n=n))
        length += len(parts[-1].encode())
        n += 1
    return "".join(parts)


def _name(number: int) -> str:
    """A firm for each number."""
    return "".join(chr(0x4E00 + number // base % 400) for base in (1, 20, 400)) + "山商贸有限公司"


SHAPES: dict[str, Callable[[int], str]] = {
    "paragraph": lambda size: HEAD + _sentences(size, ""),
    "lines": lambda size: HEAD + _sentences(size, "\n"),
    "articles": lambda size: HEAD + "".join(f"第{n}条 {s}\n" for n, s in enumerate(_sentences(size, "\n").split("\n"), 1)),
    "one number": lambda size: HEAD + "第一条\n" * (size // 10),
    "figures": lambda size: HEAD + "".join(f"{n}.5元、" for n in range(size // 10)),
    "penalties": lambda size: HEAD + "八、违约责任\n" + "".join(PENALTY.format(n=n, r=n % 9 + 1) for n in range(size // 110)),
    "penalties in a row": lambda size: HEAD + "".join(PENALTY.format(n=n, r=n % 9 + 1).strip() for n in range(size // 110)),
    "rows": lambda size: HEAD + "序号\t名称\t数量\t单价\t金额\n" + "".join(f"{n}\t课桌\t2\t10.00\t20.00\n" for n in range(size // 27)),
    "names": lambda size: HEAD + "联系人：邵立平，电话：0999-5550108；" * (size // 45),
    "brackets": lambda size: HEAD + "（" * (size // 6) + "）" * (size // 6),
    "plain": lambda size: HEAD + "合同" * (size // 6),
    "digits": lambda size: HEAD + "1" * size,
    "instalments": lambda size: HEAD
    + "四、付款方式\n"
    + "".join(f"（{n}）第{n}期：验收合格后{n % 60 + 1}日内，甲方支付合同总价的{n % 9 + 1}%，即{n}00.00元。\n" for n in range(size // 105)),
    "suppliers": lambda size: "青禾县实验小学设备采购中标公告\n三、中标信息\n"
    + "".join(f"第{n}包\n供应商名称：{_name(n)}\n中标金额：{n % 900 + 100}.00万元\n" for n in range(1, size // 95)),
    "options": lambda size: HEAD + "□是 ☑否 □另议" * (size // 25),
    "choices": lambda size: HEAD
    + "".join(f"付款按下列第{n % 4 + 1}种方式执行：\n（1）一次性付清；\n（2）分期支付；\n" for n in range(size // 120)),
    "shares": lambda size: HEAD + "".join(f"支付合同总价的{n % 9 + 1}%，" for n in range(size // 27)),
    "parties": lambda size: HEAD + "".join(f"甲方：{_name(n)}\n乙方：{_name(n + 7)}\n" for n in range(size // 75)),
    "blanks": lambda size: HEAD + "甲方：____" * (size // 13),
    "contracts": lambda size: "".join(CONTRACT.format(n=n, name=_name(n)) for n in range(1, size // len(CONTRACT.encode()) + 1)),
}


def seconds(text: str) -> float:
    """Of one core, to read a text."""
    started = time.process_time()
    examine_bytes(text.encode(), "growth.txt")
    return time.process_time() - started


def main() -> int:
    """Print the table; 1 if anything grows faster than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shapes", nargs="*", metavar="SHAPE")
    parser.add_argument("--size", type=int, default=256, metavar="KB")
    options = parser.parse_args()
    examine_bytes(HEAD.encode(), "warm.txt")
    steep = 0
    for name in options.shapes or SHAPES:
        once, twice = (seconds(SHAPES[name](options.size * 1024 * times)) for times in (1, 2))
        ratio = twice / once
        steep += ratio > LIMIT
        print(f"{name:18} {options.size:6} KB {once:8.2f} s   {2 * options.size:6} KB {twice:8.2f} s   × {ratio:.2f}", flush=True)
    return int(steep > 0)


if __name__ == "__main__":
    sys.exit(main())
