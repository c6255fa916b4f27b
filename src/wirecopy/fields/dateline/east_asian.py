r"""The shapes of datelines in East Asian and Arabic script, as patterns.

Chinese copy sets its dateline without a space or a sign, and often has the reporters in it;
Japanese and Korean copy brackets it; Arabic copy joins agency and place by a dash:

    新华社北京4月15日电（记者A、B）     本报巴黎1月3日讯 记者A报道：     （中央社記者A台北十二日電）
    【北京共同】     [東京 26日 ロイター] -     【11月26日 AFP】     (서울=연합뉴스) A 기자 =
    واس- جدة:     دمشق-سانا     دبي في 21 أكتوبر/ وام /     القاهرة 3 مارس (أ ش أ) -

Like the shapes of other scripts these only cut; whether the pieces are a place, a date and a
credit is for validators to say.
"""

from __future__ import annotations

import regex

from wirecopy.fields.dateline.arabic import ARABIC_ANCHOR, ARABIC_SHAPES
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.house_styles.templates import DASH
from wirecopy.knowledge.languages import Language, language
from wirecopy.text.letters import ARABIC, EAST_ASIAN, EAST_ASIAN_LETTERS
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

_LETTER = rf"[{EAST_ASIAN_LETTERS}ー・]"
_FIGURES = r"[\d〇零一二三四五六七八九十廿卅]"
# marked date = [ year "年" ] [ month "月" ] day "日"
MARKED_DATE = (
    rf"(?P<date>(?:(?P<year>(?:\d|[〇零一二三四五六七八九]){{4}})[年년][ ]*)?"
    rf"(?:(?P<month>{_FIGURES}{{1,3}})[月월][ ]*)?(?P<day>{_FIGURES}{{1,3}})[日號号일]?)"
)
_FULL_DATE = MARKED_DATE.removesuffix("?)") + ")"
PLACES_EAST_ASIAN = rf"(?P<places>{_LETTER}[^\n\d()（）\[\]［］【】=＝:：,，]{{0,15}}?)"
# -- Chinese -----------------------------------------------------------------------------------
#     [ "据" ] credit [ places ] [ date ] kind [ ":" ] [ people ]
_ZH_CREDIT = r"(?P<credit>\p{Han}{1,8}?(?:[社网網台刊]|[报報](?![社网網])|新[闻聞](?![社网網])))"
_ZH_PLACE = r"[\p{Han}·“”「」\"]{1,14}?"
_ZH_PLACES = rf"(?P<places>{_ZH_PLACE}(?:[、/／ ]\p{{Han}}{{2,8}}?){{0,3}})"
# kind = any of 新媒体, 体育, 专, ... ( 电 / 讯 / 报道 )
_ZH_SERVICE = (
    r"(?:新媒体|新媒體|体育|體育|国际|國際|财经|財經|[综綜]合|外|特|[专專]"
    r"|快|急|即[时時]|午|晚|夜|凌晨|加){0,3}"
)
_ZH_WIRE = rf"{_ZH_SERVICE}(?:[电電](?![视視影话話])|[电電]?[讯訊])"
_ZH_REPORT = rf"{_ZH_SERVICE}[电電]?(?:消息|报道|報導|報道)"
# reporter = any role that the Chinese language file names
_ZH_REPORTER = r"\L<zh_roles>"
# names, each of two Han letters at least, or padded (张 曦), or foreign (B·C)
_ZH_NAME = r"(?:\p{Han}[\p{Han}·•]{1,11}|\p{Han}[ ]{1,2}\p{Han})"
_ZH_NAMES = rf"{_ZH_NAME}(?:[、，,；;/／ ]{{1,2}}{_ZH_NAME}){{0,7}}"
# people = "(" [ role ] names ")" / [ role ] names "报道" ":"
_ZH_PEOPLE = (
    rf"(?:[（(][ ]*(?P<people>[^（()）\n]{{0,24}}{_ZH_REPORTER}[^（()）\n]{{1,60}}?|{_ZH_NAMES})"
    r"(?:[综綜]合)?(?:报道|報道|报导|報導|摄|攝)?[ ]*[）)](?:[ ]*[：:])?"
    rf"|(?:[ ]*[：:])?[ ]*(?P<people>\p{{Han}}{{0,8}}?{_ZH_REPORTER}[^。！？\n：:（()）]{{2,60}}?)"
    r"(?:[综綜]合|摄影|攝影)?(?:报道|報道|報導|摄|攝)[ ]?[：:，,])"
)
_CHINESE = (
    rf"(?:据|據)?{_ZH_CREDIT}(?:[ ]?[／/·]?[ ]?{_ZH_PLACES})?[ ]?{_FULL_DATE}[ ]?"
    rf"(?:{_ZH_WIRE}(?:[ ]*{_ZH_PEOPLE}|[ ]?[：:，,])?"
    rf"|{_ZH_REPORT}(?:[：:]|(?=[ （(]))(?:{_ZH_PEOPLE})?)[ ]*"
    # The date may stand before the place: 中广网6月9日杭州消息（记者A）
    rf"|(?:据|據)?{_ZH_CREDIT}[ ]?{_FULL_DATE}{_ZH_PLACES}(?:{_ZH_WIRE}|{_ZH_REPORT})"
    rf"(?:[ ]*{_ZH_PEOPLE}|[ ]?[：:，,])?[ ]*"
)
#     [ mark ] [ credit ] role names *( role names ) [ "发自" place ], alone on a line
_CHINESE_LINE = (
    rf"[□■◎●◆◇▲△★☆]?[ ]?(?P<credit>\p{{Han}}{{1,6}}?(?:[社网網报報台刊]|新[闻聞]))?[ ]?"
    rf"(?:[驻駐](?P<places>\p{{Han}}{{2,6}}?)(?=特?[派约約]?{_ZH_REPORTER}))?"
    rf"(?P<people>\p{{Han}}{{0,4}}?{_ZH_REPORTER}[ 　:：]{{0,2}}{_ZH_NAMES}"
    rf"(?:[ 　、，]{{0,2}}\p{{Han}}{{0,4}}?{_ZH_REPORTER}[ 　]{{0,2}}{_ZH_NAMES}){{0,3}}?)"
    rf"(?:[ ]?[发發]自[ ]?{_ZH_PLACES})?(?:[ ]?(?:报道|報道|報導|文|摄|攝|文/图|综合报道))?"
    r"[ 　]*(?P<line_end>(?=\n|$))"
)
#     credit kind, without place and date, before a bracket or people: 本报讯（记者A）
_CHINESE_BARE = (
    rf"(?:据|據)?(?P<credit>\p{{Han}}{{1,6}}?[社网網报報台刊])[电電]?[电電讯訊]"
    rf"(?:[ ]*{_ZH_PEOPLE}|(?=[ 　：:])[ ]*[：:]?)[ ]*"
)
#     "(" [ credit ] [ people ] [ "/" ] place [ date ] kind ")"
_OPEN, _CLOSE = r"[(（\[［【〔]", r"[)）\]］】〕]"
_CHINESE_BRACKETED = (
    rf"{_OPEN}(?P<credit>\p{{Han}}{{1,8}}?(?:[社网網报報台]|新[闻聞]))(?P<outlet>)(?:讯|訊|消息)"
    rf"{_CLOSE}(?:{_ZH_PEOPLE})?[ ]*"
    rf"|{_OPEN}(?:据|據)?(?P<credit>\p{{Han}}{{1,6}}?(?:[社网網报報台]|新聞|新闻))?[ ]?[／/]?"
    rf"(?P<people>\p{{Han}}{{0,5}}?{_ZH_REPORTER}[ ]?"
    r"\p{Han}[\p{Han}、·]{1,24}?)?"
    rf"(?:[ ]?[／/][ ]?|[ ]?)(?P<places>\p{{Han}}[\p{{Han}}、·]{{1,13}}?)?[ ]?"
    rf"{_FULL_DATE}?[ ]?(?:{_ZH_WIRE}|{_ZH_REPORT}|特稿){_CLOSE}(?:{_ZH_PEOPLE})?[ ]*"
    rf"|[（(](?P<people>\p{{Han}}{{0,4}}?{_ZH_REPORTER}[ 　][^（()）\n]{{2,60}})[）)](?=\p{{Han}})"
)
# -- Japanese ----------------------------------------------------------------------------------
#     "[" [ place ] [ date ] credit "]" [ sign ]
#     "【" credit place date "】"     "【" place "＝" name "】"
#     place date "（" credit "）"     "（" place "、" date "、" credit "）"
_JA_PLACE = r"[\p{Han}\p{Katakana}\p{Hiragana}ー・/／]{1,15}?"
_JA_NAMES = r"(?P<people>[\p{Han}\p{Katakana}\p{Hiragana}ー・、 ]{2,20})"
_EAST_CREDIT = r"(?P<credit>[\p{Han}\p{Katakana}ー]{2,10})"
_JAPANESE = (
    rf"[\[［【](?:(?P<places>{_JA_PLACE})[ ]*)?(?:{MARKED_DATE}[ ]*)?"
    rf"(?P<credit>\p{{Lu}}[\p{{L}} ]{{1,20}}|[\p{{Han}}\p{{Katakana}}ー]{{2,10}}?)"
    r"(?:[ ](?P<desk>\p{Lu}\p{L}{2,20}))?[\]］】]"
    rf"[ ]*(?P<sign>{DASH})?[ ]*"
    rf"|[【［\[](?P<credit>[\p{{Han}}\p{{Katakana}}ー]{{2,9}}?[社信聞])(?P<places>{_JA_PLACE})[ ]?"
    rf"{_FULL_DATE}[】］\]][ ]*"
    rf"|【(?P<places>{_JA_PLACE})[＝=]{_JA_NAMES}】[ ]*"
    rf"|(?P<places>{_JA_PLACE})[ ]?{_FULL_DATE}[ ]?(?P<joined>[（(]){_EAST_CREDIT}[）)][ ]*"
    rf"|[（(](?P<places>{_JA_PLACE})(?P<joined>[、，,])[ ]?{_FULL_DATE}[、，,][ ]?"
    rf"{_EAST_CREDIT}[）)][ ]*"
)
# -- Korean ------------------------------------------------------------------------------------
#     "(" place "=" credit ")" [ people "=" ]     "[" credit ( "=" / " " ) people "]"
#     "(" place date "발" credit ")"
_KO_PLACES = (
    r"(?P<places>\p{Hangul}[\p{Hangul}·ㆍ/／]{0,19}(?:,[ ]?\p{Hangul}{2,8}){0,2}"
    r"(?:\([\p{Hangul} ]{1,12}\))?)"
)
_KO_PEOPLE = r"(?P<people>\p{Hangul}[\p{Hangul}\p{L} ·ㆍ,、/]{1,80}?)"
_KO_ROLE = r"\L<ko_roles>"
# The last part of a paper's or a station's name, which tells it from a kicker in brackets.
_KO_OUTLET = r"(?:뉴스|일보|신문|경제|투데이|타임스|타임즈|방송|통신|저널|데일리|미디어)"
_KOREAN = (
    rf"[(（\[［【]{_KO_PLACES}(?:[ ](?P<joint>\p{{L}}{{2,8}}))?[ ]?(?P<joined>[=＝])[ ]?"
    rf"(?P<credit>[\p{{Hangul}}\p{{L}}][\p{{L}}\d]{{1,11}})[)）\]］】][ ]*"
    rf"(?:{_KO_PEOPLE}?[ ]?(?P<sign>[=＝]))?[ ]*"
    rf"|[\[［【](?:{_KO_PLACES}[ ]?[=＝][ ]?)?(?P<credit>[\p{{Hangul}}\p{{L}}][\p{{L}}\d]{{1,11}})"
    rf"(?:[ ]?[=＝/|·｜][ ]?|[ ])"
    rf"(?P<people>\p{{Hangul}}[\p{{Hangul}} ·ㆍ,]{{1,40}}?{_KO_ROLE})[\]］】][ ]*"
    rf"|[\[［【](?P<credit>\p{{L}}{{1,8}}{_KO_OUTLET}\d{{0,2}})(?P<outlet>)[\]］】][ ]*"
    rf"|[(（](?P<places>\p{{Hangul}}{{2,8}})[ ]{_FULL_DATE}발[ ]"
    r"(?P<credit>\p{Hangul}{2,10})[)）][ ]*"
)
# -- releases ----------------------------------------------------------------------------------
#     place [ "," ] date ( "/" credit "/" / "(" credit ")" ) dash: 深圳2024年3月20日 /美通社/ --
_RELEASE_PLACES = rf"(?P<places>{_LETTER}[{EAST_ASIAN_LETTERS}ー・/／]{{1,15}}?)"
_RELEASE = (
    rf"(?P<places>{_LETTER}[{EAST_ASIAN_LETTERS}ー・、 ]{{0,15}}?)"
    rf"[ ]?[,，]?[ ]?{_FULL_DATE}[ ]?[/(（]"
    rf"(?P<credit>[^/()（）\n]{{2,30}})[/)）][ ]?(?P<sign>{DASH})[ ]*"
    # Without a wire, behind one, and in brackets:
    #     place "," date dash / credit "," place date dash / "(" place "," date ")" dash /
    #     place "(" date ")" dash
    rf"|(?:(?P<credit>[{EAST_ASIAN_LETTERS}ー]{{2,8}}[社网網신문스])[ ]?[,，、][ ]?)?"
    rf"{_RELEASE_PLACES}[ ]?[,，、]?[ ]?{_FULL_DATE}[ ]?(?P<sign>{DASH})[ ]*"
    rf"|[（(]{_RELEASE_PLACES}[ ]?[,，、][ ]?{_FULL_DATE}[ ]?[）)][ ]?(?P<sign>{DASH})[ ]*"
    rf"|{_RELEASE_PLACES}[ ]?[（(]{_FULL_DATE}[）)][ ]?(?P<sign>{DASH})[ ]*"
)


def _zh_roles() -> tuple[str, ...]:
    return language("zh").byline.roles


def _ko_roles() -> tuple[str, ...]:
    return language("ko").byline.roles


EAST_ASIAN_SHAPES = {
    "zh": (
        lazy(
            f"{_CHINESE}|{_CHINESE_LINE}|{_CHINESE_BARE}|{_CHINESE_BRACKETED}|{_JAPANESE}|{_RELEASE}",
            zh_roles=_zh_roles,
        ),
    ),
    "ja": (lazy(f"{_JAPANESE}|{_CHINESE}|{_CHINESE_BRACKETED}|{_RELEASE}", zh_roles=_zh_roles),),
    "ko": (lazy(f"{_KOREAN}|{_JAPANESE}|{_RELEASE}", ko_roles=_ko_roles),),
}
# What stands in a line's head that these shapes are worth trying for.
_EAST_ASIAN_ANCHOR = lazy(r"[者员員□■电電讯訊道導息】］\])）〕＝=]|[日号일][ ]?[/–—-]")
_ANCHOR_REACH = 60
_REPORTER = lazy(rf"\p{{Han}}{{0,5}}?{_ZH_REPORTER}[ ]?", zh_roles=_zh_roles)
_SHORTEST_NAME = 2
_AREAS = "縣县市州郡區区鄉乡鎮镇"
_LONGEST_PLACE = 6


def _shapes_of(spoken: Language) -> tuple[regex.Pattern[str], ...]:
    """A language of the caller's own has the shapes of its script."""
    by_script = EAST_ASIAN_SHAPES["ko" if spoken.script == "Hangul" else "zh"]
    return EAST_ASIAN_SHAPES.get(spoken.code, by_script)


def eastern_shapes(
    spoken: Language, working: str, at: int, reach: int
) -> tuple[regex.Pattern[str], ...]:
    """The shapes of a language's script that a line's head may have; none in other scripts."""
    end = min(at + _ANCHOR_REACH, reach)
    if spoken.script in EAST_ASIAN:
        anchored = _EAST_ASIAN_ANCHOR.search(working, at, end)
        return _shapes_of(spoken) if anchored else ()
    if spoken.script == ARABIC:
        return ARABIC_SHAPES if ARABIC_ANCHOR.search(working, at, end) else ()
    return ()


def slot_spans(match: regex.Match[str], groups: dict[str, str | None]) -> dict[str, TextSpan]:
    """Where the people and the places of a match stand.

    A reporter and a place that no mark divides (记者王芳台北) are parted before the longest known
    place at their end; where there is none, neither is known.
    """
    spans = {name: match.span(name) for name in ("people", "places") if groups.get(name)}
    if len(spans) == 1 or not spans:
        return spans
    (start, border), (other, end) = spans["people"], spans["places"]
    if border != other:
        return spans
    text: str = match.string
    role = _REPORTER.match(text, start, border)
    name = start if role is None else role.end()
    first = max(name + _SHORTEST_NAME, end - _LONGEST_PLACE)
    # A county or a town of the name of a known place: 花蓮縣
    known = end - (text[end - 1] in _AREAS and end - first > _SHORTEST_NAME)
    for cut in range(first, known - 1):
        if gazetteer.holders(text[cut:end]) or gazetteer.holders(text[cut:known]):
            return {"people": (start, cut), "places": (cut, end)}
    return {}
