"""Names of organisations in sentences written for this test; all names are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extract.model.view import View
from extract.ner.organisations import organisations
from extract.text.fold import fold


def names(text: str) -> list[str]:
    view = View.of(text, fold(text)).text
    return [view[i:j] for i, j in organisations(view)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲方：江州市水务局", ["江州市水务局"]),
        (
            "甲方（采购人）：青河县第二中学\n乙方（供应商）：广南市鸿途校服有限公司",
            ["青河县第二中学", "广南市鸿途校服有限公司"],
        ),
        ("甲方：江州市水务局和乙方（云岭智测科技有限公司）", ["江州市水务局", "云岭智测科技有限公司"]),
        ("采 购 人：临泽区 住房和城乡建设局", ["临泽区住房和城乡建设局"]),
        ("需方名称\t白鹭湖湿地保护中心\t供方名称\t鑫茂园艺经营部", ["白鹭湖湿地保护中心", "鑫茂园艺经营部"]),
        ("项目由华清工程咨询有限公司和北京明远软件有限公司共同承担", ["华清工程咨询有限公司", "北京明远软件有限公司"]),
        ("华宇（江州）科技有限公司（以下简称“乙方”）", ["华宇（江州）科技有限公司"]),
        ("乙方：（卖方）华为民生（集团）有限公司", ["华为民生（集团）有限公司"]),
        ("根据临江市政府采购中心组织的公开招标结果", ["临江市政府采购中心"]),
        ("受四川省人力资源和社会保障厅委托", ["四川省人力资源和社会保障厅"]),
        ("开户行：工行北京柳荫街支行", ["工行北京柳荫街支行"]),
        ("开户银行：中国建设银行股份有限公司长春梧桐路支行", ["中国建设银行股份有限公司长春梧桐路支行"]),
        ("开户行：招商银行北京城市副中心分行营业部", ["招商银行北京城市副中心分行营业部"]),
        ("提交江州市仲裁委员会裁决", ["江州市仲裁委员会"]),
        ("系统运维-北京市园林绿化局", ["北京市园林绿化局"]),
        ("2024年湖南省图书馆与恒信科技有限公司签订", ["湖南省图书馆", "恒信科技有限公司"]),
        ("乙方承担碧岭市疗养院的设计，并就云麓市人民医院提出意见", ["碧岭市疗养院", "云麓市人民医院"]),
        ("江苏省南京市中级人民法院", ["江苏省南京市中级人民法院"]),
        ("名称：呼和浩特市和平路小学", ["呼和浩特市和平路小学"]),
    ],
)
def test_found(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "由本公司负责运输",
        "乙方：________有限公司",
        "乙方：XXXX有限公司",
        "该单位应当书面通知",
        "县级以上人民政府财政部门",
        "向甲方所在地人民法院提起诉讼",
        "有资质的第三方检测机构出具报告",
        "常州市政府采购合同",
        "售后服务中心应在两小时内响应",
        "依照《中华人民共和国公司法》",
        "整体布局合理，客厅与餐厅分开",
        "由物业公司和施工单位共同验收",
        "以用户为中心开展服务",
        "住房和城乡建设部门备案",
        "交货地点：江州市人民路8号国际会展中心",
        "服务地点：甲方指定的培训中心",
        "县、市财政局及有关部门",
        "项目名称：智慧社区服务中心设备采购",
    ],
)
def test_not_found(text: str) -> None:
    assert names(text) == []


def test_ranges_are_in_order_and_apart() -> None:
    text = "甲方：江州市水务局，乙方：云岭智测科技有限公司，见证方：江州市公证处，丙方：江州市水务局信息中心。" * 3
    found = organisations(text)
    assert len(found) == 12
    assert all(i < j <= k for (i, j), (k, _) in pairwise(found))
