"""A Chinese personal name (姓名), judged by its looks: surname, length, and not an ordinary word.

>>> parse("张 三 丰"), parse("欧阳明月"), parse("阿不都・热合曼")
('张三丰', '欧阳明月', '阿不都·热合曼')
>>> is_name("王伟"), is_name("方案"), is_name("金额"), is_name("江苏"), is_name("甲方")
(True, False, False, False, False)
"""

from __future__ import annotations

import re

from extract.values.clean import refuse, tight
from extract.values.errors import ValueParseError

COMPOUND = (
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 "
    "钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 "
    "东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 第五 纳兰 完颜 叶赫 那拉 爱新 西林 那兰"
).split()
SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐"
    "费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁"
    "杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚"
    "程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙"
    "叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农"
    "温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空"
    "曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公岳帅缑亢况郈琴商牟佘伯赏墨哈谯笪年爱阳佟言福付肖闫萨覃楚仝苟代玉来冼揭初原修门战"
    "苑邸迟海生信亓仉矫底由药展曲油兰淳撒鹿植"
)
# Surnames that are far more often the first character of a word; a name needs more than this character to be believed,
# so the words themselves are listed, and what no given name contains.
_WORDS = frozenset(
    "方案 方式 方法 方面 方可 方向 金额 金融 高级 高度 高于 高新 程序 程度 安全 安装 安排 安徽 管理 管辖 常用 常规 常州 常见 时间 时限 时效 时起 任务 任何 任意 任一 周期 周边 周转 "
    "成果 成本 成立 成交 成功 成员 应当 应付 应按 应由 应收 应急 于是 支付 支票 支持 经理 经办 经营 经济 经费 经过 经双 万元 万分 年度 年月 计划 计算 计量 计价 段落 连续 连带 连同 沈阳 江苏 江西 "
    "江南 江北 云南 云计 温州 温度 郑州 徐州 广州 广东 广西 广告 黄山 武汉 武器 项目 项下 包装 包括 包含 包干 包件 包号 单价 单位 单独 单方 单据 单项 全部 全称 全额 全面 全国 全过 全权 许可 严格 严重 "
    "顾问 顾客 施工 施行 车辆 车间 易耗 解除 解决 解释 明细 明确 明示 牛奶 华东 华南 水电 水利 水平 水务 水质 双方 强制 强化 谢绝 文件 文本 文字 文档 文化 元整 印章 印刷 印花 平台 平方 平均 平等 边界 "
    "左右 曲线 原件 原则 原因 原厂 关于 关系 关键 关联 商务 商品 商业 商标 商定 商议 国家 国内 国际 国库 国有 国税 来源 来往 代表 代理 代码 代收 代付 代为 代替 信息 信用 信函 信誉 生效 生产 生活 由于 由甲 "
    "由乙 向甲 向乙 后续 后期 后果 终止 终身 终验 终审 通知 通过 通用 通讯 通信 通常 益处 权利 权限 权益 权属 都应 相关 相应 相互 相同 查询 查验 公司 公章 公告 公开 公共 公正 公用 公安 空调 空白 步骤 居民 "
    "容量 古城 广场 东方 东路 利息 利润 利益 利用 利率 师傅 言明 福利 福建 海关 海南 海口 海外 初验 初步 修改 修订 修复 修理 门窗 门诊 战略 展示 展开 药品 石家 石油 河北 林业 林场 山东 山西 山区 谷物 "
    "农业 农村 农民 白色 白银 龙头 景区 景观 束缚 司法 司机 别墅 充分 充值 申请 申报 申诉 贡献 劳动 劳务 党委 党组 党员 双休 闻名 通州 边缘 尚未 慎重 满足 满意 满意度 弘扬 富余 能力 能源 能够 能否 从业 从事 "
    "索赔 索取 籍贯 阴影 扶持 宿舍 怀疑 乐器 米色 明年 伏特 戴帽 谈判 舒适 屈服 项数 祝贺 路线 路径 路灯 危险 危害 危房 童装 盛装 钟表 夏季 田间 胡同 凌晨 支架 房屋 房间 房产 干扰 干净 干部 宗旨 宣传 "
    "洪水 诸如 荣誉 家具 家庭 家属 封面 封存 储存 储备 松动 井盖 段位 巴士 牧场 侯选 全年 班次 班组 仰卧 秋季 宫内 宁夏 宁波 甘肃 厉行 祖国 符合 符号 龙岩 叶片 幸福 印制 池塘 乔木 康复 伍拾 伍万 伍仟 伍佰 "
    "余额 余款 元人 元以 卜算 平米 和解 和谐 和平 姓名 签字 日期 电话 地址 传真 邮编 盖章 手机 职务 联系 法定 甲方 乙方 丙方 签章 授权 委托 开户 账号 身份 单位名 联系人 负责人 经办人 代表人 法人 法定代 "
    "项目经 何时 何种 何地 何人 金属 石材 花卉 花园 花费 毛重 毛巾 简称 简介 简要 简易 容器 向上 习惯 养护 养老 须知 须经 须在 丰富 盖有 盖板 游客 红线 红色 关闭 况且 相片 后方 后台 年限 年末 年底 年检 "
    "万一 万达 车牌 连云 管道 管线 管护 安置 安保 钱款 孙公 周一 周五 周日 周末 周年 周报 水泥 水费 水池 云端 云平 花都 常委 常务 常住 乐山 齐全 齐备 贝壳 明显 计入 计提 计件 计费 成绩 成品 成套 成都 宋体 "
    "纪律 纪检 纪要 项链 席位 季度 强度 路面 江阴 江门 高校 高标 高清 高温 高压 夏天 田地 万股 经纬 经验 房租 解答 应用 应诉 应对 应予 宗地 单元 单体 杭州 包年 包月 包邮 左侧 石化 吉林 程控 荣获 家电 段长 "
    "巫山 武装 武警 景德 桂林 桂冠 牛肉 通道 通畅 通风 边坡 温馨 连接 连锁 艾滋 鱼类 向社 古建 易损 易燃 居住 居委 步行 都匀 耿直 国标 国产 国债 国网 国道 文明 文物 文印 文体 文书 广播 东莞 东侧 利害 越南 师资 "
    "巩固 融资 融合 冷却 冷库 那么 饶平 空间 空气 曾经 沙发 沙石 关注 相机 查看 查阅 后勤 后者 后备 红外 权威 盖子 益阳 公路 公园 公里 公示 公斤 公证 岳阳 商城 商场 商丘 伯乐 年份 年内 年终 年金 付款 付清 付费 "
    "代管 代办 代建 初始 初审 修缮 修养 门卫 门户 门禁 海洋 生态 生物 生成 信号 信贷 由此 展览 展品 兰州".split()
)
_NEVER = frozenset("的了和或及在是不为与对按向由等其此该个们使被把从给各每某章额款费价税率厂司局院校员者者方项条款其并且但若如即则非")
_HAN = r"[\u4e00-\u9fff\u3400-\u4dbf]"
_NAME = re.compile(
    rf"(?:(?:{'|'.join(COMPOUND)}){_HAN}{{1,2}}|[{SURNAMES}]{_HAN}{{1,2}}|[{SURNAMES}][{SURNAMES}]{_HAN}{{2}})\Z"
)
_DOTTED = re.compile(rf"{_HAN}{{1,10}}(?:·{_HAN}{{1,10}}){{1,4}}\Z")
_DOTS = re.compile("[・•‧∙．.․﹒⋅]")


def is_name(text: str) -> bool:
    """Whether a tight text looks like the name of a person."""
    if _DOTTED.match(text):
        return True
    if not _NAME.match(text) or text in _WORDS or text[:2] in _WORDS and text[:2] not in COMPOUND:
        return False
    return not _NEVER.intersection(text[1:])


def parse(text: str) -> str:
    """The name without layout spaces, the dot of minority names as `·`; ValueParseError (`empty`, `masked`, `format`)."""
    cleaned = _DOTS.sub("·", tight(text))
    if is_name(cleaned):
        return cleaned
    if re.search(r"某|[×xX*○]", cleaned) and re.search(_HAN, cleaned):
        raise ValueParseError("masked", "姓名被遮盖", text)
    raise refuse(cleaned, text, "姓名")


_SIGNING = re.compile(r"签|章|盖|字|日期|电话|代表|负责|联系|职务|姓名|身份|地址|无|年|月|详见|同上|待定|另行")


def parse_labelled(text: str) -> str:
    """A name behind a label such as 联系人：, where the label vouches for it: two to four characters, any surname.

    >>> parse_labelled("周一平"), parse_labelled("涂 志刚")
    ('周一平', '涂志刚')
    """
    cleaned = _DOTS.sub("·", tight(text))
    if is_name(cleaned):
        return cleaned
    if re.fullmatch(rf"{_HAN}{{2,4}}", cleaned) and not _SIGNING.search(cleaned) and cleaned not in _WORDS:
        if len(cleaned) < 4 and not _NEVER.intersection(cleaned):
            return cleaned
    raise refuse(cleaned, text, "姓名")
