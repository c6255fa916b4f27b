r"""Names on a line of their own that no capitals and no blanks tell, and those in all capitals.

lone-name  = 2*3han [ " " ] ( 2*4hiragana / 2*4katakana )  ; 大城ひなの
           / 2*5han given-name-end                         ; 小野寺翔太
           / surname 2han / double-surname 1*2han          ; 苏小禾, where no kana stand
           / first-syllable 3*18myanmar-letter             ; နန်းမိုးဟေ
initialled = capital "." 3*20capital                                ; Д.ЦЭЦЭГМАА

A title or a button is as short: so no two letters of such a name stand beside one another in the
rest of the copy, no list has it, and it ends as names do, or in no letter for a thing or a page.
"""

from __future__ import annotations

from wirecopy.fields.byline.people import BylineFound, PersonFound
from wirecopy.fields.byline.shaped import are_names
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.words import fold
from wirecopy.model.parts import Person
from wirecopy.text.patterns import lazy

_LONGEST = 24
_NEAR_TEXT = 20_000
_NO_NAME_ENDS = (
    r"(?<![社略間間照部面回終円者版局会省庁県市区町村語訳用所館校線駅内供事報載号中外後前"
    r"页頁报網网讯訊闻聞题題评評论論文图圖章条條点點读讀览覽接录錄听聽享藏印"
    r"的了是有料限定化性界书書周学學覧])"
)
_GIVEN_ENDS = "子郎太介樹香恵奈雄夫彦吾之助也哉斗乃沙織穂輔佑朗紗莉衣"
_JAPANESE_NAME = lazy(
    r"(?:\p{Han}{2,3}[ ]?|\p{Han}{1,3}[ ])(?P<kana>\p{Hiragana}{2,4}|\p{Katakana}{2,4})"
    # Of Han letters alone most words for sections are as short: the last one has to be a name's.
    rf"|(?=[\p{{Han}}々 ]{{3,6}}$)\p{{Han}}[\p{{Han}}々]{{0,2}}[ ]?"
    rf"[\p{{Han}}々]{{0,2}}[{_GIVEN_ENDS}]"
)
# The hundred surnames that most people in China have, and the commoner double ones.
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛"
    "叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺"
    "赖龚庞樊殷施陶翟安倪严牛温季俞章鲁葛韦申尤毕聂焦向柳邢岳齐梅莫庄辛管祝左涂谷祁耿牟卜詹关苗凌费纪靳盛"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻餘鍾範譚鄒陸錢湯賴龔龐嚴溫韋畢聶莊顧龍萬賀魯關費紀"
)
_CHINESE_NAME = lazy(
    rf"(?:[{_SURNAMES}]|(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|公孙|令狐|慕容)\p{{Han}}?)"
    rf"\p{{Han}}{{2}}{_NO_NAME_ENDS}|(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛)\p{{Han}}{_NO_NAME_ENDS}"
)
# What ends in these is a sentence's part in Japanese: a verb, a particle.
_SAID = (
    *("する", "した", "して", "ます", "です", "ない", "から", "まで", "より", "など", "こと"),
    *("もの", "ため", "さん", "たち", "える", "れる", "せる", "いる", "ある", "なる", "らせ"),
    *(
        "った",
        "って",
        "あり",
        "なし",
        "んだ",
        "んで",
        "けて",
        "べる",
        "める",
        "ける",
        "げる",
        "ださい",
        "しい",
    ),
)
# What leads names in Myanmar: titles of young and old, and of the peoples of its states.
_MYANMAR_NAME = lazy(
    r"(?:မောင်|ကို|ဦး|ဒေါ်|နန်း|စိုင်း|နော်|စော|ခွန်|မင်း|အောင်|ကျော်|ခင်|နှင်း|ဇော်|ထက်|သီရိ|ဖြိုး|ရဲ|သူရ)"
    r"\p{Myanmar}{3,18}(?:[ ]\p{Myanmar}{2,12}){0,2}"
)
_INITIALLED = lazy(r"\p{Lu}\.[ ]?\p{Lu}{3,20}")


def read_lone_name(context: Context, start: int, end: int) -> BylineFound | None:
    """The name that a line between headline and text is in scripts where blanks part no words.

    Args:
        context: The text, and what to read it by.
        start: Where the line begins.
        end: Where it ends.
    """
    if end - start > _LONGEST:
        return None
    text, code = context.working[start:end], context.spoken.code
    if code == "ja":
        name = _JAPANESE_NAME.fullmatch(text)
        named = name is not None and not (name["kana"] and text.endswith(_SAID))
    elif context.spoken.script == "Han":
        named = _CHINESE_NAME.fullmatch(text) is not None
    else:
        named = _MYANMAR_NAME.fullmatch(text) is not None
    if not named:
        return None
    if _has_letters_again(context.working, start, end):
        return None
    return _lone(context, start, end)


def read_initialled(context: Context, start: int, end: int) -> BylineFound | None:
    """The initial and the surname in capitals that a line is: ``Д.ЦЭЦЭГМАА``."""
    if _INITIALLED.fullmatch(context.working, start, end) is None:
        return None
    return _lone(context, start, end)


def _lone(context: Context, start: int, end: int) -> BylineFound | None:
    """A line as a name, if no list has it and it is no word of the text."""
    name = context.working[start:end]
    languages, folded = context.languages, fold(name)
    if folded in context.registry.names or folded in languages.words("furniture", "lines"):
        return None
    found = BylineFound(start, end, (PersonFound(Person(name), (start, end)),))
    return found if are_names(context, found, start, end) else None


def _has_letters_again(working: str, start: int, end: int) -> bool:
    """Whether two letters of a line that stand beside one another do so elsewhere, too.

    In Myanmar, whose letters are few, three syllables of it have to.
    """
    size = 2 if working[start] > "\u2e7f" else 6
    for at in range(start, end - size + 1):
        part = working[at : at + size]
        if " " not in part and _is_elsewhere(working, part, start, end):
            return True
    return False


def _is_elsewhere(working: str, part: str, start: int, end: int) -> bool:
    before = working.find(part, max(start - _NEAR_TEXT, 0), start)
    return before >= 0 or working.find(part, end, end + _NEAR_TEXT) >= 0
