"""Details of parties that only spaces set apart, each wrapped in its own column; lines that are only a rest."""

from __future__ import annotations

from extract.ingest.aligned import side_by_side
from extract.ingest.fragments import whole
from extract.ingest.upright import upright
from extract.pipeline import examine_bytes

THREE = """\
发包人：（公章）临江市听涛            承包人：（公章）远山建设集            承包人：（公章）云麓工程设

小学（甲方）                  团有限公司（乙方）               计院有限公司（丙方）


地址：临江市听涛区书院              地址：青石县城西路61号           地址：云麓市高新区东段

路8号                                                  12号7楼

法定代表人：何晓                 法定代表人：     沈渡           法定代表人：     陆遥

账号： 6222000011112222       账        号     ：         账号： 6222000055556666
                         6222000033334444
"""
FORM = """\
甲方      名称(或姓    临江市听涛                       合同专用章
        名)       区教育局
        法定代表人    何晓
        住所       临江市听涛      邮政编码    133000
                 区书院路8
                 号
        电话                    传真      0439-
                                      5550101
        开户银行     临江银行听
                 涛支行
乙方      名称(或姓    远山数码有                       合同专用章
        名)       限公司
        住所       青石县城西      邮政编码    133100
                 路61号
        账号       62220000333
                 34444
"""


def test_three_parties_side_by_side() -> None:
    assert side_by_side(THREE.split("\n"))[:8] == [
        "发包人：（公章）临江市听涛小学（甲方）",
        "地址：临江市听涛区书院路8号",
        "法定代表人：何晓",
        "账号： 6222000011112222",
        "承包人：（公章）远山建设集团有限公司（乙方）",
        "地址：青石县城西路61号",
        "法定代表人：沈渡",
        "账号：6222000033334444",
    ]


def test_what_every_cell_labels_stays_for_others() -> None:
    lines = ["甲方：某局      乙方：某公司", "地址：东街1号    地址：西街2号", "电话：5550101   电话：5550202"]
    assert side_by_side(lines) == lines
    dated = [*lines, "（盖章）          （盖章）", "2025年8月1日      2025年8月2日"]
    assert side_by_side(dated) == dated


def test_a_form_of_four_columns() -> None:
    lines = upright(FORM.split("\n"))
    assert [line for line in lines if line.startswith("名称")] == ["名称(或姓名)：临江市听涛区教育局", "名称(或姓名)：远山数码有限公司"]
    details = {"住所：临江市听涛区书院路8号", "邮政编码：133000", "传真：0439-5550101", "开户银行：临江银行听涛支行"}
    details.add("账号：6222000033334444")
    assert details <= set(lines)
    assert "电话：" in lines and lines.index("乙方") > lines.index("开户银行：临江银行听涛支行")


def test_each_detail_is_its_partys() -> None:
    text = "一、服务内容\n乙方为甲方维护设备。\n二、价款\n合同总价为10000元。\n" + FORM
    parties = {party["role"]: party for party in examine_bytes(text.encode(), "a.txt").record.to_json()["parties"]}
    assert parties["buyer"]["bank"]["value"] == "临江银行听涛支行" and parties["buyer"]["account"] is None
    assert parties["supplier"]["account"]["value"] == "6222000033334444"


def test_halves_of_a_figure_are_one_whatever_stands_between() -> None:
    lines = ["（￥ ", "", " 25 ", "", " ,000.00", "", " ） ", "", " 。", "按月支付 5", "", "%。", "一、内容", "1.目的"]
    assert whole(lines) == ["（￥25,000.00）。", "按月支付 5%。", "一、内容", "1.目的"]
    assert whole(["总计￥", "", "300元"]) == ["总计￥300元"]
    assert whole(["3.5", "", ".20"]) == ["3.5", "", ".20"]
    assert whole(["总价25", ",000元"]) == ["总价25", ",000元"]


def test_labels_spread_over_their_column() -> None:
    lines = [
        "法人代表：周光                            法人代表：尹雄",
        "签    字：                                签    字：",
        "住    所：青石县兴隆街 45 号              住    所：云麓市苏仙路 18 号二楼",
        "                                                    202 室",
        "电    话：0951-5550219                    电    话：0731-5550176",
    ]
    assert side_by_side(lines) == [
        "法人代表：周光", "签字：", "住所：青石县兴隆街 45 号", "电话：0951-5550219",
        "法人代表：尹雄", "签字：", "住所：云麓市苏仙路 18 号二楼202 室", "电话：0731-5550176",
    ]  # fmt: skip


def test_cells_that_ran_into_each_other_are_left_alone() -> None:
    lines = [
        "开户银行：青石银行城关支行       开户银行：云麓银行高新支行",
        "账号：640012345678       账号：640098765432电话：0731-5550176",
        "地址：青石县文昌路           地址：云麓市工业大道",
        "                                   2号",
    ]
    assert side_by_side(lines) == lines


def test_a_list_below_a_blank_date_is_no_part_of_it() -> None:
    signed = "甲方（盖章）：临江市图书馆　　　　乙方（盖章）：远山数码有限公司\n法定代表人：　　　　　　　　　　　法定代表人："
    dates = "签订日期：　　　年　　月　　日　　　　　签订日期：　　　年　　月　　日"
    listed = ["附件　分项报价表", "序号", "名称", "数量", "单价（元）", "金额（元）", "1", "读卡器", "2", "300.00", "600.00"]
    lines = [*signed.split("\n"), dates, "", *listed]
    assert side_by_side(lines)[-len(listed) :] == listed
