"""What a value looks like in running text: search patterns for the rule engine, one constant for each type.

They are strings for the `regex` package, without groups that capture and with every quantifier bounded. They expect
the *view* (`extract.view`): folded, tight, no `_` or `【】`; spaces only between ASCII letters or digits. A pattern
finds candidates and the parser of the same name decides; but a pattern never finds a *part* of a value that would be
another value (`0元` in `1***0元`, `19日` in `7月19日`, `3年` in `2023年`, 5% in `5%-10%`), because the parser
could not notice that.
"""

from __future__ import annotations

from extract.values import numerals, period, surnames

_HAN = r"\u4e00-\u9fff\u3400-\u4dbf"
_D = numerals.DIGIT_CHARS
_CN = _D + numerals.UNIT_CHARS
_FORMAL = "壹贰叁肆伍陆柒捌玖貳叄參参陸弍弌弎"
_NOT_MORE = r"(?![0-9]|[.,，][0-9]|[*×xX]{2,})"
_NOT_BEFORE = r"(?<![0-9*×])(?<![0-9][.,，])"

# --- numbers
_GROUPED = r"[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,8})?"
_SPACED = r"[0-9]{1,3}(?: [0-9]{3}){1,5}(?:\.[0-9]{1,8})?"
_PLAIN = r"[0-9]{1,16}(?:\.[0-9]{1,10})?"
_ARABIC = rf"(?:{_GROUPED}|{_SPACED}|{_PLAIN})"
NUMBER = rf"{_NOT_BEFORE}(?<![0-9A-Za-z] )(?:{_GROUPED}|{_PLAIN}){_NOT_MORE}(?![A-Za-z])"
_CN_INT = rf"[{_D}十拾百佰千仟廿卅][{_CN}]{{0,15}}"

# --- money
_SCALE = r"(?:万亿|千亿|百亿|亿|[千仟百佰十]?[万萬]|[千仟百])"
_YUAN = r"[元圆圓](?![素件器旦宵月首])"
_END = r"[整正]?(?:人民币)?"
_FIGURES_START = r"(?<![0-9*×xX约])(?<![0-9][.,，])(?<![0-9万亿元][-~])"
_FOREIGN = r"(?!美[元金]|欧元|英镑|日元|港[元币])"
_PARTS = rf"(?:{_ARABIC}{_SCALE}){{1,3}}(?:{_ARABIC})?{_YUAN}{_END}"
MONEY_FIGURES = (
    rf"(?:{_FIGURES_START}(?:"
    rf"(?:人民币|RMB ?|CNY ?)?(?:（¥：?{_ARABIC}{_NOT_MORE}{_SCALE}?(?:{_YUAN})?{_END}）"
    rf"|¥：?{_ARABIC}{_NOT_MORE}(?:（[万亿]?元）|{_SCALE}?(?:{_YUAN})?{_END}))(?!余)"
    rf"|(?:人民币|RMB ?|CNY ?)：?{_ARABIC}{_NOT_MORE}{_SCALE}?(?:{_YUAN})?{_END}(?!余){_FOREIGN}"
    rf"|{_PARTS}"
    rf"|{_ARABIC}{_NOT_MORE}(?:{_SCALE}?{_YUAN}(?:[0-9]角)?(?:[0-9]分)?{_END}|（[万亿千]?元）)"
    # A grouped number speaks for itself, unless a measure word follows.
    rf"|{_GROUPED}{_NOT_MORE}(?![{_HAN}%‰A-Za-z²³-])"
    rf"))"
)
_WORDS_TAIL = rf"(?:[零〇]?[{_D}]角)?(?:[零〇]?[{_D}]分)?[整正]?"
_FORMAL_SET = f"{_FORMAL}零〇○一二三四五六七八九十拾百佰千仟万萬亿億"
MONEY_WORDS = (
    rf"(?:(?<![{_CN}0-9.第约点])(?:"
    rf"(?=[{_D}十拾廿卅])[{_CN}]{{1,40}}(?:点[{_D}]{{1,6}}[万亿]{{0,2}})?{_YUAN}{_WORDS_TAIL}"
    # No 元: only capital letters with a unit, and nothing that would make it a count (叁拾天, 壹拾贰份).
    rf"|(?=[{_FORMAL_SET}]{{1,40}}[拾佰仟萬万亿億])[{_FORMAL}拾][{_FORMAL_SET}]{{1,40}}[整正]?"
    rf"(?![元圆圓{_CN}0-9份天日年个月周季小工台套次名人件批条项页张分册]|平方|公里|（[0-9]{{1,6}}）)"
    rf"|[{_FORMAL}]角(?:[{_FORMAL}]分)?整?|[{_FORMAL}]分整?"
    rf"))"
)
MONEY = rf"(?:{MONEY_WORDS}|{MONEY_FIGURES})"

# --- ratio, multiple
_CN_NUMBER = rf"[{_CN}]{{1,12}}(?:点[{_D}]{{1,6}})?"
_RATIO_NUMBER = rf"(?:{_PLAIN}|{_CN_NUMBER})"
_SIGN = r"[%‰‱](?!o|O|0)"
_PERCENT = rf"(?:（[0-9]{{1,6}}(?:\.[0-9]{{1,6}})?）|[0-9]{{1,6}}(?:\.[0-9]{{1,6}})?){_SIGN}"
_PER_CENT = rf"[百佰千仟万十]分之(?:（{_RATIO_NUMBER}）|{_RATIO_NUMBER})"
RATIO = (
    rf"(?:(?<![0-9.,{_CN}])(?<![0-9%‰][-~—至到])(?:"
    rf"{_PER_CENT}(?:（{_PERCENT}）)?|{_PERCENT}(?:（{_PER_CENT}）)?|[{_D}十]{{1,4}}%"
    rf"|(?:[0-9]{{1,3}}(?:\.[0-9]{{1,3}})?|[{_D}十]{{1,4}})个百分点"
    rf"|[一二两三四五六七八九1-9]成(?:[一二三四五六七八九半](?![{_HAN}]))?(?![套员立果本品为交功批])"
    rf")(?![0-9]|[-~—至到][0-9]))"
)
MULTIPLE = (
    rf"(?:(?<![0-9.{_CN}])(?:双|(?:[0-9]{{1,3}}(?:\.[0-9]{{1,3}})?|[{_D}十百]{{1,4}})(?:（[0-9]{{1,3}}）)?)倍半?)"
)

# --- dates
_YEAR = r"(?:(?:19|20)[0-9]{2}|[一二壹贰][零〇○oO0九玖][0-9零〇○oO一二三四五六七八九壹贰叁肆伍陆柒捌玖]{2})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|元|[一二三四五六七八九]|零?[壹贰叁肆伍陆柒捌玖]|零?壹?拾[壹贰]?)"
_DAY = (
    r"(?:[12][0-9]|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]|廿[一二三四五六七八九]?|卅一?"
    r"|零?[壹贰叁]?拾[壹贰叁肆伍陆柒捌玖]?|零?[壹贰叁肆伍陆柒捌玖])"
)
DATE = (
    rf"(?:(?<![0-9{_D}])(?:{_YEAR}年(?:{_MONTH}月(?:份|{_DAY}[日号](?!线))?(?![0-9日]))?(?![度级版月])(?![0-9]{{1,2}}[月.])"
    r"|(?<![0-9A-Za-z./-])(?:19|20)[0-9]{2}(?:-(?:1[0-2]|0?[1-9])-|/(?:1[0-2]|0?[1-9])/|\.(?:1[0-2]|0?[1-9])\.)"
    r"(?:[12][0-9]|3[01]|0?[1-9])日?(?![0-9A-Za-z]|[./-][0-9])))"
)
_RANGE_DATE = (
    rf"(?:{_YEAR}年度?(?:{_MONTH}月(?:{_DAY}[日号](?:[0-9]{{1,2}}时)?|[上中下]旬|底|末)?|[上下]半年|第?[1-4一二三四]季度|底|末)?"
    r"|(?:19|20)[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2})"
)
_RANGE_TO = rf"(?:{_RANGE_DATE}|{_MONTH}月(?:{_DAY}[日号]|底|末)?|{_DAY}日)"
# A span of days or one open side: 自2024年1月1日起至12月31日止, 2025年7月底前, 截至2025年12月31日, 2024年度.
DATE_RANGE = (
    rf"(?:(?<![0-9{_D}])(?:(?:自|从)?{_RANGE_DATE}(?:之日)?起?(?:至|到|[-~—–]{{1,2}}){_RANGE_TO}(?:[0-9]{{1,2}}时)?(?:为?止)?"
    rf"|(?:截止?至?|不晚于|不迟于|最迟){_RANGE_DATE}(?:之前|以前|前|止)?"
    rf"|(?:自|从){_RANGE_DATE}(?:之日)?起|{_RANGE_DATE}(?:之前|以前|前|止|起)?))"
)

# --- durations, periods
_LENGTH = (
    r"(?:个?(?:法定)?工作[日天]|个?(?:日历|自然)[日天]|个?星期|个?礼拜|周(?![一二三四五六日末年])"
    r"|个?季度|个?小时|个?自然月|周年|分钟)"
)
_COUNT = rf"(?:[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?|[{_D}十拾百佰廿卅][{_D}十拾百佰零]{{0,5}})"
_COUNT2 = rf"{_COUNT}(?:（{_COUNT}）)?"
_SHORT = rf"(?:[0-9]{{1,3}}(?:\.[0-9])?|[{_D}十拾百佰][{_D}十拾百]{{0,3}})(?:（{_COUNT}）)?"
_NOT_DAY_OF_MONTH = r"(?<![月第每])"
DURATION = (
    (
        rf"(?:(?<![0-9.第*×xX~+/{_CN}-])(?!{_YEAR}年)(?:"
        rf"{_COUNT}(?:[天日年]|个?月|{_LENGTH})?[-~—至到]{_COUNT}(?:{_LENGTH}|个月|[天日年])(?:以内|之内|内)?"
        rf"|{_SHORT}年[零又]?{_SHORT}个?月(?![0-9])(?:以内|之内|内)?"
        rf"|{_SHORT}个?年(?:半|整)?(?![级度代终底初末月]|[0-9]{{1,2}}月|{_MONTH}月)(?:（[0-9]{{1,3}}个月）)?(?:以内|之内|内)?"
        rf"|{_COUNT2}个?半?个?月(?<=个月|半月|[0-9]月)(?![0-9]{{1,2}}日)(?:（{_COUNT}年）)?(?:以内|之内|内)?"
        rf"|{_COUNT2}{_LENGTH}半?(?:以内|之内|内)?"
        rf"|{_NOT_DAY_OF_MONTH}(?<!年){_COUNT2}个?(?:天|日(?!前|之前|起|历|期|常|元|报|志))半?(?:以内|之内|内)?"
        rf"|半(?:年|个月|天|日|小时|个?工作日)(?:以内|之内|内)?"
        rf"))"
    )
    .replace("(?:半|整)?", "半?")
    .replace("(?<=个月|半月|[0-9]月)", "(?:(?<=个月)|(?<=半月)|(?<=[0-9]月))")
)
_LATE = period.LATE
_PERIOD_UNIT = "|".join(sorted(period.UNITS, key=len, reverse=True))
PERIOD = (
    rf"(?:每(?:{_LATE})?(?:[0-9]{{1,3}}|[一二两三四五六七八九十壹贰叁]{{1,3}})?(?:（[0-9]{{1,3}}）)?个?(?:{_PERIOD_UNIT})"
    rf"|(?<![0-9])/(?:{_PERIOD_UNIT})|(?<=[元%‰])/(?:{_PERIOD_UNIT})|[按逐][日天月周年]|日(?=[千万百]分之|[0-9.]{{1,6}}[%‰]))"
)

# --- identifiers
USCC = (
    r"(?<![0-9A-Za-z])[1-9AFNYafny] ?[1-9A-Ya-y](?: ?[0-9]){6}"
    r"(?: ?[0-9A-HJ-NP-RTUW-Ya-hj-np-rtuw-y]){10}(?![0-9A-Za-z])"
)
_EXT = r"(?:(?:转分机|分机号?|转|-)：?[0-9]{1,6}(?![0-9]))?"
PHONE = (
    r"(?:(?<![0-9A-Za-z.-])(?<![0-9] )(?:"
    r"(?:\+?86[- ]?|（\+?86）)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9])"
    r"|[48]00[- ]?[0-9][- ]?[0-9]{2}[- ]?[0-9][- ]?[0-9]{3}(?![0-9])"
    rf"|(?:（0[0-9]{{2,3}}）|0[0-9]{{2,3}}[-— ]?)-?[1-9][0-9]{{3}}[- ]?[0-9]{{3,4}}(?![0-9]){_EXT}"
    rf"|[2-8][0-9]{{6,7}}(?![0-9,.]|[{_HAN}]{{0,2}}元){_EXT}"
    r"))"
)
ACCOUNT = r"(?:(?<![0-9A-Za-z.-])(?<![0-9] )[0-9](?:[ -]?[0-9]){11,29}(?![0-9A-Za-z]))"
EMAIL = (
    r"(?:(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@"
    r"[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}(?![A-Za-z0-9]))"
)
POSTCODE = r"(?:(?<![0-9A-Za-z.,-])(?<![0-9] )[0-8][0-9]{5}(?![0-9A-Za-z,.-]| [0-9]))"

# --- names
# Words that follow a name when the layout between them is gone.
_NEXT = (
    r"(?:电话|联系|手机|传真|地址|住所|邮编|邮政|法定|统一|纳税|税号|开户|账号|账户|身份|职务|职称|签字|签章|签名|签订|签署|盖章|公章|代表|负责|委托|授权"
    r"|项目|日期|时间|年|先生|女士|同志|以下|简称|甲方|乙方|丙方|采购人|供应商|为|的|作为|与|和|及|于|在|向)"
)
_NAME_END = rf"(?![{_HAN}])"
# Not a link between two parties; 和 only inside a name (和平区), not between two (…局和…局). Brackets come in pairs.
_ORG_CHAR = (
    rf"(?!的|由|与|及|或|向|且|甲方|乙方|丙方|双方|(?<=[局厅院司会心学])和)(?<![甲乙丙双各](?=方))[{_HAN}A-Za-z0-9·&-]"
)
_ORG_PART = rf"(?:{_ORG_CHAR}|（[{_HAN}A-Za-z0-9·&-]{{1,20}}）)"
# Ends that make a name wherever they stand …
_ORG_STRONG = (
    r"(?:有限责任公司|有限公司|股份公司|集团公司|分公司|子公司|公司|合作社|联合社|事务所|支行|分行|银行|营业部|经营部"
    r"|人民政府|办事处|委员会|管委会|办公室|办公厅|管理局|监督局|[教农税公财水交民司审统林规体文医应数环气商人发卫住城].{0,6}局|人民法院|检察院|公安局|派出所"
    r"|支队|大队|总队|医院|卫生院|大学|学院|中学|小学|学校|幼儿园|党校|研究院|研究所|科学院|设计院|规划院|检测院|图书馆|博物馆|文化馆|档案馆|实验室"
    r"|中心(?!线|点|区|城|地)|电视台|管理处|管理站|服务站|福利院|协会|学会|商会|基金会|联合会|总工会|商行)"
)
# … and ends that do so only where the word is over.
_ORG_WEAK = (
    r"(?:集团|政府|局|厅|委|部|院|所|站|处|馆|厂|队|台|园|校|店|社|行|会|署|企业|机关|海关|监狱|工作室|门市部|项目部)"
)
_ORG_NOTE = r"(?:（(?:普通合伙|特殊普通合伙|有限合伙|本级|本部|集团)）)?"
ORG = (rf"(?:{_ORG_PART}{{1,38}}(?:{_ORG_STRONG}|{_ORG_WEAK}(?:(?![{_HAN}])|(?={_NEXT}))){_ORG_NOTE})").replace(
    ".{0,6}局", rf"[{_HAN}]{{0,6}}局"
)
PERSON = (
    rf"(?:(?<![{_HAN}]·)(?:[{_HAN}]{{1,10}}(?:[·•・][{_HAN}]{{1,10}}){{1,3}}"
    rf"|(?:{'|'.join(surnames.COMPOUND)})[{_HAN}]{{1,2}}|[{surnames.SURNAMES}][{_HAN}]{{1,2}}|[{surnames.SURNAMES}]{{2}}[{_HAN}]{{2}})"
    rf"(?:{_NAME_END}|(?={_NEXT})))"
)
INT = (
    rf"(?:(?<![0-9.,{_CN}第])(?:[0-9]{{1,6}}(?:,[0-9]{{3}}){{0,2}}|[{_D}十拾百佰][{_D}十拾百佰千仟万]{{0,7}})"
    rf"(?:（(?:[0-9]{{1,6}}|[{_CN}]{{1,6}})）)?(?![0-9{_CN}%‰]|[.,，][0-9]))"
)

PATTERNS: dict[str, str] = {
    "money": MONEY, "money_figures": MONEY_FIGURES, "money_words": MONEY_WORDS, "number": NUMBER, "ratio": RATIO,
    "multiple": MULTIPLE, "date": DATE, "date_range": DATE_RANGE, "duration": DURATION, "period": PERIOD, "uscc": USCC,
    "phone": PHONE, "account": ACCOUNT, "email": EMAIL, "postcode": POSTCODE, "org": ORG, "person": PERSON, "int": INT,
}  # fmt: skip
