"""Hypothesis strategies: hostile text, and whole stories as a house style prints them.

They are what wirecopy's own tests use. They need Hypothesis, which the extra ``strategies``
brings: ``pip install 'wirecopy[strategies]'``. All names and sentences are invented; the places
are real ones that only one country has, or one far larger than any other of the name.

Example:
    >>> import wirecopy
    >>> from hypothesis import given
    >>> @given(stories("xinhua"))
    ... def test_headline(story):
    ...     assert wirecopy.parse(story.text).headline == story.article.headline
"""

from __future__ import annotations

import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import attrs
import regex

try:
    from hypothesis import strategies as st
except ImportError as error:
    raise ImportError(
        "wirecopy.strategies needs Hypothesis; pip install 'wirecopy[strategies]' brings it"
    ) from error

from wirecopy.article import Article
from wirecopy.composing import compose, compose_byline, compose_dateline
from wirecopy.house_styles import HouseStyle, styles
from wirecopy.languages import language
from wirecopy.model import Byline, Dateline, Person, Place
from wirecopy.templates import DASH, Node, Optional, Slot, Template

__all__ = [
    "Story",
    "bylines",
    "datelines",
    "furniture_lines",
    "hostile_text",
    "house_styles",
    "stories",
]


class Story(NamedTuple):
    """A composed story.

    Attributes:
        article: The values that were drawn, each of which the style prints. It has no segments
            and no spans, for it was not parsed.
        text: What the style makes of them.
    """

    article: Article
    text: str


class _Pool(NamedTuple):
    """What stories in one language are made of.

    Attributes:
        places: Names and their countries.
        regions: Names with a region as printed, and their countries.
        names: People.
        headlines: Headlines, without a stop.
        decks: Lines that sum a story up, without a stop.
        sentences: Sentences of a body.
    """

    places: tuple[tuple[str, str], ...]
    regions: tuple[tuple[str, str, str], ...]
    names: tuple[str, ...]
    headlines: tuple[str, ...]
    decks: tuple[str, ...]
    sentences: tuple[str, ...]


_POOLS = {
    "en": _Pool(
        places=(
            ("Hanoi", "VN"),
            ("Nairobi", "KE"),
            ("Lima", "PE"),
            ("Reykjavik", "IS"),
            ("Rio de Janeiro", "BR"),
            ("Port-au-Prince", "HT"),
            ("Ho Chi Minh City", "VN"),
        ),
        regions=(("Mombasa", "Kenya", "KE"), ("Quito", "Ecuador", "EC"), ("Topeka", "Kan.", "US")),
        names=("Ana Ruz", "Lin Mo", "Peter van der Berg", "Mary O'Dell", "Jean-Luc Tessier"),
        headlines=(
            "Bridge over the river reopens after two years",
            "Farmers wait for rain as wells run dry",
            "New ferry links the islands with the coast",
            "Museum returns 40 carved doors to the village",
            "Night trains come back to the mountain line",
        ),
        decks=(
            "The first boats are expected before the autumn",
            "Repairs took longer than planned",
        ),
        sentences=(
            "Officials opened the bridge over the river on Sunday, two years after the flood.",
            "The market had been shut since the storm, and the traders were glad to return.",
            '"We have waited for this day," said a teacher who crosses the river every morning.',
            "It is not clear who will pay for the rest of the work, which is to begin in May.",
            "About 1,200 people were in the square when the first train arrived from the coast.",
            "The council said that the old station would be kept and that trees would be planted.",
            "Prices have risen by 3.5 percent since the summer, according to the harbor office.",
            "They also plan to open a school where the mill has been standing empty for years.",
        ),
    ),
    "fr": _Pool(
        places=(
            ("Nairobi", "KE"),
            ("Dakar", "SN"),
            ("Strasbourg", "FR"),
            ("Genève", "CH"),
            ("Abidjan", "CI"),
        ),
        regions=(("Mombasa", "Kenya", "KE"), ("Quito", "Equateur", "EC")),
        names=("Claire Dumarais", "Luc Fontenelle", "Anne-Marie Perrot", "Hugo de la Tour"),
        headlines=(
            "Le pont sur le fleuve rouvre après deux ans",
            "Les agriculteurs attendent la pluie",
            "Un nouveau bac relie les îles à la côte",
            "Le musée rend des portes sculptées au village",
        ),
        decks=(
            "Les premiers bateaux sont attendus avant l'automne",
            "Des travaux plus longs que prévu",
        ),
        sentences=(
            "Le pont sur le fleuve a rouvert dimanche, deux ans après la crue qui l'avait emporté.",
            "Les habitants ont été nombreux sur la place, et la fête a duré toute la nuit.",
            "La mairie n'a pas dit qui paiera les travaux, mais elle les veut pour le mois de mai.",
            "Selon le port, les prix ont monté de 3,5% depuis l'été dans une partie de la région.",
            "Une école doit aussi ouvrir dans le moulin, qui est resté vide pendant des années.",
            "Elle a indiqué que les arbres seront plantés par les élèves avec leurs parents.",
        ),
    ),
    "es": _Pool(
        places=(
            ("Quito", "EC"),
            ("Bogotá", "CO"),
            ("Montevideo", "UY"),
            ("Asunción", "PY"),
            ("Buenos Aires", "AR"),
        ),
        regions=(("Cuenca", "Ecuador", "EC"), ("Mombasa", "Kenia", "KE")),
        names=("Elena Ibarrola", "Tomás Arrieta", "Lucía de la Vega", "Íñigo Zubiri"),
        headlines=(
            "El puente sobre el río reabre dos años después",
            "Los agricultores esperan la lluvia",
            "Un nuevo barco une las islas con la costa",
            "El museo devuelve las puertas talladas al pueblo",
        ),
        decks=(
            "Los primeros barcos se esperan antes del otoño",
            "Las obras duraron más de lo previsto",
        ),
        sentences=(
            "El puente sobre el río abrió el domingo, dos años después de la crecida que lo cerró.",
            "Los vecinos llenaron la plaza y la fiesta duró hasta la noche, según dijo el alcalde.",
            "No está claro quién pagará las obras, pero van a empezar en el mes de mayo.",
            "Los precios han subido un 3,5 % desde el verano, según los datos del puerto.",
            "También se abrirá una escuela en el molino, que llevaba años vacío y sin uso.",
            "Los alumnos plantarán los árboles con sus padres, como se hizo en otros pueblos.",
        ),
    ),
    "it": _Pool(
        places=(
            ("Roma", "IT"),
            ("Torino", "IT"),
            ("Palermo", "IT"),
            ("Cagliari", "IT"),
            ("Varsavia", "PL"),
        ),
        regions=(("Mombasa", "Kenya", "KE"), ("Quito", "Ecuador", "EC")),
        names=("Giulia Ferrandi", "Marco Bellacosta", "Chiara De Santis", "Luca D'Amico"),
        headlines=(
            "Riapre il ponte sul fiume dopo due anni",
            "Gli agricoltori aspettano la pioggia",
            "Un nuovo traghetto collega le isole alla costa",
            "Il museo restituisce le porte scolpite al paese",
        ),
        decks=(
            "Le prime barche sono attese prima dell'autunno",
            "I lavori sono durati più del previsto",
        ),
        sentences=(
            "Il ponte sul fiume ha riaperto domenica, due anni dopo la piena che lo ha distrutto.",
            "Gli abitanti hanno riempito la piazza e la festa è andata avanti per tutta la notte.",
            "Non è chiaro chi pagherà i lavori, ma il comune li prevede per maggio.",
            "I prezzi sono saliti del 3,5% dall'estate, come mostrano anche i dati del porto.",
            "Una scuola sarà aperta nel mulino, che è stato vuoto per molti anni.",
            "Gli alunni pianteranno gli alberi con i genitori della scuola e del paese.",
        ),
    ),
    "de": _Pool(
        places=(
            ("Kiel", "DE"),
            ("Leipzig", "DE"),
            ("Rostock", "DE"),
            ("München", "DE"),
            ("Warschau", "PL"),
        ),
        regions=(("Mombasa", "Kenia", "KE"), ("Quito", "Ecuador", "EC")),
        names=("Petra Lindhorst", "Jens Overbeck", "Karla von Thadden", "Uwe Brandt-Meier"),
        headlines=(
            "Brücke über den Fluss nach zwei Jahren wieder offen",
            "Bauern warten auf den Regen",
            "Neue Fähre verbindet die Inseln mit der Küste",
            "Museum gibt geschnitzte Türen an das Dorf zurück",
        ),
        decks=("Die ersten Boote werden vor dem Herbst erwartet", "Der Umbau hat länger gedauert"),
        sentences=(
            "Die Brücke über den Fluss ist seit Sonntag wieder offen, zwei Jahre nach der Flut.",
            "Auf dem Markt haben sich viele Händler gefreut, und es wurde lange gefeiert.",
            "Wer die Arbeiten bezahlt, ist noch nicht klar, sie sollen aber im Mai beginnen.",
            "Die Preise sind nach den Zahlen der Hafenverwaltung um 3,5 Prozent gestiegen.",
            "Auch eine Schule wird in der alten Mühle eröffnet, die seit Jahren leer war.",
            "Die Bäume werden von den Kindern und den Eltern gepflanzt, sagte die Stadt.",
        ),
    ),
    "ru": _Pool(
        places=(
            ("Найроби", "KE"),
            ("Казань", "RU"),
            ("Самара", "RU"),
            ("Варшава", "PL"),
            ("Анкара", "TR"),
        ),
        regions=(("Момбаса", "Кения", "KE"),),
        names=("Ирина Ладейкина", "Павел Осокин", "Вера Тучкова", "Олег Сомов"),
        headlines=(
            "Мост через реку открыли спустя два года",
            "Фермеры ждут дождя",
            "Новый паром связал острова с берегом",
            "Музей вернул селу резные двери",
        ),
        decks=("Первые суда ожидаются до осени", "Ремонт занял больше времени"),
        sentences=(
            "Мост через реку открыли в воскресенье, спустя два года после паводка, сообщил мэр.",
            "Жители собрались на площади, и праздник продолжался до ночи, как это было и раньше.",
            "Пока не ясно, кто будет платить за работы, которые начнутся после праздников в мае.",
            "По данным порта, цены выросли на 3,5% и уже не будут снижаться до осени.",
            "Также в старой мельнице откроют школу, она была закрыта уже много лет.",
            "Деревья посадят дети и их родители, если позволит погода.",
        ),
    ),
    "zh": _Pool(
        places=(
            ("南京", "CN"),
            ("成都", "CN"),
            ("哈尔滨", "CN"),
            ("内罗毕", "KE"),
            ("奥斯陆", "NO"),
        ),
        regions=(),
        names=("林墨", "顾伟岚", "欧阳采薇", "何远山"),
        headlines=(
            "大桥关闭两年后恢复通车",
            "农民期盼降雨",
            "新渡轮连接海岛与海岸",
            "博物馆向村庄归还木雕门",
        ),
        decks=("首批船只预计秋天前抵达", "工期比原计划更长"),
        sentences=(
            "大桥在关闭两年之后于星期日恢复通车，许多居民到现场庆祝。",
            "市场里的商贩说，他们已经等了很久，现在可以重新开门了。",
            "目前还不清楚谁将为后续工程付款，但是工程将在五月开始。",
            "港口的数据表示，今年夏天以来的价格上涨了百分之三点五。",
            "当地还将把空置多年的磨坊改成一所学校，供孩子们使用。",
            "学生和家长将在河边种下三百棵树，并且负责浇水。",
        ),
    ),
    "ja": _Pool(
        places=(
            ("大阪", "JP"),
            ("札幌", "JP"),
            ("仙台", "JP"),
            ("ナイロビ", "KE"),
            ("オスロ", "NO"),
        ),
        regions=(),
        names=("森下遥", "高瀬健一郎", "入江みどり", "北沢修"),
        headlines=(
            "川の橋が二年ぶりに開通",
            "農家が雨を待つ",
            "新しいフェリーが島と海岸を結ぶ",
            "博物館が村に彫刻の扉を返す",
        ),
        decks=("最初の船は秋までに着く見込み", "工事は予定より長くかかった"),
        sentences=(
            "川に架かる橋が日曜日に開通し、二年前の洪水で孤立した地区の人々が喜んだ。",
            "市場の商人は「この日を待っていた」と話し、多くの客を迎えた。",
            "工事の費用を誰が払うかは決まっていないが、作業は五月に始まる予定だ。",
            "港によると、夏からの値上がりは三・五パーセントになるという。",
            "長く空いていた水車小屋は、子どもたちのための学校になる。",
            "木は生徒と親が植え、町が水をやることになっている。",
        ),
    ),
    "ko": _Pool(
        places=(
            ("부산", "KR"),
            ("대구", "KR"),
            ("춘천", "KR"),
            ("나이로비", "KE"),
            ("하노이", "VN"),
        ),
        regions=(),
        names=("한소라", "문지완", "배유림", "남궁현"),
        headlines=(
            "강을 건너는 다리 2년 만에 개통",
            "농민들 비를 기다린다",
            "새 여객선이 섬과 해안을 잇는다",
            "박물관이 마을에 목각 문을 돌려준다",
        ),
        decks=("첫 배는 가을 전에 올 것으로 보인다", "공사는 계획보다 길었다"),
        sentences=(
            "강을 건너는 다리가 홍수로 끊긴 지 2년 만에 일요일 다시 열렸다.",
            "시장 상인들은 이날을 오래 기다렸다고 말했고 많은 손님이 찾아왔다.",
            "공사 비용을 누가 낼지는 아직 정해지지 않았지만 작업은 5월에 시작된다.",
            "항만 자료에 따르면 여름 이후 가격이 3.5% 올랐다.",
            "오래 비어 있던 방앗간에는 아이들을 위한 학교가 들어선다.",
            "나무는 학생과 부모가 심고 시가 물을 주기로 했다고 밝혔다.",
        ),
    ),
}

_FIRST_DAY, _LAST_DAY = datetime.date(1990, 1, 1), datetime.date(2029, 12, 31)
_MOST_PARAGRAPHS = 5
_MOST_PEOPLE = 3
_DESKS = ("lno", "lby", "mv")
_OTHER_CALENDARS = ("Safar 28, 1437", "Muharram 3, 1440")
_SIGN = regex.compile(rf"[ ]*(?:\.?[ ]?{DASH}|[:：=＝.。])$")

# Pieces of wire copy, and of what breaks it, to be stuck together in any order.
_FRAGMENTS = (
    "LIMA, March 3 (Reuters) - ",
    "HANOI, Febuary 2O (Xinhua) -- ",
    "Kiel (dpa/lno) - ",
    "ALBANY, N.Y. (AP) — ",
    "(ANSA) - ROMA, 26 FEB - ",
    "Москва, 3 марта. /ТАСС/. ",
    "新华社南京3月3日电",
    "[東京 26日 ロイター] - ",
    "(서울=연합뉴스) 한소라 기자 = ",
    "Source: Xinhua| 2019-02-26 11:17:21|Editor: Li Xia",
    "Soucre: Xinhua | 31/02/2019 25:61",
    "Updated 08:12 GMT, February 26, 2019",
    "By Ana Ruz in Lima and Bo Lee",
    "by Xinhua writers Lin Mo, Gu Wei",
    "(Reporting by Ana Ruz; Editing by Bo Lee)",
    "(ATTN: ADDS quote)",
    "Commentary: Bridge opens",
    "The DRPK and the DPRK and the DPRK (DPRK) at Punggre-ri",
    "DRPK [sic]",
    "AT&amp;T &#x27; &amp;amp;lt; &bogus; &#0; &#1114112;",
    "cafÃ© â€œquotedâ€\x9d Ã\xa0",
    "a\u200bb\u00ad\ufeffc",
    "\x00\x07\x1b[31m",
    "\ud800",
    "\udfff\ud800",
    "İSTANBUL, ẞ ŉ ﬃ Ǆ",
    "e\u0301\u0302\u0303",
    "\u202e\u2066",
    "٣ مارس",
    "/////",
    "((((((((",
    "[[[[",
    "- - - -",
    "_____",
    "....",
    "=====",
    "12:00:00",
    "1234567890",
    "Enditem",
    "-0-",
    "hh/ph/ts",
)
_LINE_ENDS = ("\n", "\r\n", "\r", "\n\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", " \n\t")
_LONGEST_REPEAT = 3000


def hostile_text() -> st.SearchStrategy[str]:
    """Any text at all, and what is likeliest to break a parser of wire copy.

    Lone surrogates, NULs and other control characters, line ends of all sorts, very long lines,
    fragments of wire copy in any order, and whole stories with something stuck in.

    Returns:
        A strategy of texts.
    """
    anything = st.text(st.characters(), max_size=60)
    piece = st.one_of(
        st.sampled_from(_FRAGMENTS),
        st.sampled_from(_LINE_ENDS),
        st.sampled_from(" \t\u00a0"),
        anything,
    )
    mixture = st.lists(piece, max_size=24).map("".join)
    long_line = st.builds(
        str.__mul__,
        st.one_of(st.sampled_from(_FRAGMENTS), st.text(st.characters(), min_size=1, max_size=4)),
        st.integers(min_value=1, max_value=_LONGEST_REPEAT // 4),
    ).map(lambda line: line[:_LONGEST_REPEAT])
    return st.one_of(anything, mixture, mixture, long_line, _broken_stories())


@st.composite
def _broken_stories(draw: st.DrawFn) -> str:
    """A story with slips of one keystroke, and with other things stuck in."""
    article, text = draw(stories())
    dateline = article.dateline.text if article.dateline else ""
    for word in draw(st.lists(st.sampled_from(dateline.split() or [""]), max_size=2)):
        text = text.replace(word, draw(_slips(word)), 1)
    for piece in draw(st.lists(st.sampled_from((*_FRAGMENTS, *_LINE_ENDS)), max_size=3)):
        at = draw(st.integers(min_value=0, max_value=len(text)))
        end = draw(st.integers(min_value=at, max_value=min(at + 30, len(text))))
        text = text[:at] + piece + text[end:]
    return text


def _slips(word: str) -> st.SearchStrategy[str]:
    """A word with a letter dropped, doubled or changed, or two swapped."""
    at = st.integers(min_value=0, max_value=max(len(word) - 1, 0))
    return st.one_of(
        at.map(lambda i: word[:i] + word[i + 1 :]),
        at.map(lambda i: word[:i] + word[i : i + 1] * 2 + word[i + 1 :]),
        at.map(lambda i: word[:i] + word[i : i + 2][::-1] + word[i + 2 :]),
        st.tuples(at, st.sampled_from("aeO0l1;\u00ad")).map(
            lambda drawn: word[: drawn[0]] + drawn[1] + word[drawn[0] + 1 :]
        ),
    )


def house_styles() -> st.SearchStrategy[HouseStyle]:
    """The built-in house styles.

    Returns:
        A strategy of styles.
    """
    return st.sampled_from(styles()).map(HouseStyle.load)


@st.composite
def datelines(
    draw: st.DrawFn, style: HouseStyle | str, *, date: datetime.date | None = None
) -> Dateline:
    """Datelines that a style prints: one of its templates, with or without its optional parts.

    Args:
        draw: Hypothesis gives it.
        style: The house style or its name.
        date: The day to print; None draws one.

    Returns:
        A strategy of datelines. Only what the style prints has a value, so that most have no
        year; ``text`` is what the style prints, without the sign.
    """
    style = _style(style)
    day = date or draw(st.dates(_FIRST_DAY, _LAST_DAY))
    alone = tuple(text for text in style.dateline.templates if "{role}" not in text)
    return _dateline(draw, style, draw(_slot_sets(alone)), day)


@st.composite
def bylines(draw: st.DrawFn, style: HouseStyle | str) -> Byline:
    """Bylines that a style prints.

    Args:
        draw: Hypothesis gives it.
        style: The house style or its name; it must have a template for bylines.

    Returns:
        A strategy of bylines; ``text`` is what the style prints.

    Raises:
        ValueError: The style prints no bylines.
    """
    style = _style(style)
    if not style.byline.templates:
        raise ValueError(f"the style {style.name} prints no bylines")
    pool = _pool(style)
    slots = draw(_slot_sets(style.byline.templates))
    role = _role(draw, style, slots)
    place = draw(st.sampled_from(pool.places))[0] if "place" in slots else None
    organization = style.agency.name if "credit" in slots else None
    names = draw(_names(pool)) if "people" in slots else ()
    # A place after several names could be the last one's alone.
    people = tuple(
        Person(name, role, organization, place) for name in (names[:1] if place else names)
    )
    byline = Byline("", people, None if people else organization)
    return attrs.evolve(byline, text=compose_byline(style, byline) or "")


def furniture_lines(style: HouseStyle | str) -> st.SearchStrategy[str]:
    """Lines of page furniture that stand around a style's stories, from the data files.

    Args:
        style: The house style or its name.

    Returns:
        A strategy of single lines.
    """
    style = _style(style)
    words = language(style.languages[0]).furniture
    return st.sampled_from((*style.furniture, *words))


@st.composite
def stories(draw: st.DrawFn, style: HouseStyle | str | None = None) -> Story:
    """Whole stories, as a style prints them.

    Args:
        draw: Hypothesis gives it.
        style: The house style or its name; None draws a built-in one.

    Returns:
        A strategy of stories, each the article that was drawn and the text composed from it. Only
        what the style prints has a value in the article.
    """
    style = draw(house_styles()) if style is None else _style(style)
    pool = _pool(style)
    day = draw(st.dates(_FIRST_DAY, _LAST_DAY))
    dateline, byline = draw(_signed(style, day))
    kicker = draw(st.none() | st.sampled_from(style.kickers)) if style.kickers else None
    title = draw(st.sampled_from(pool.headlines))
    source_slots = draw(_slot_sets(style.source_line.templates))
    if "source_line" not in style.order or draw(st.booleans()):
        source_slots = frozenset()
    moment = _moment(style, day, draw(st.times())) if "timestamp" in source_slots else None
    article = Article(
        text="",
        segments=(),
        headline=f"{kicker}: {title}" if kicker else title,
        kicker=kicker,
        deck=draw(st.sampled_from(pool.decks)) if "deck" in style.order else None,
        source=style.agency.name if dateline.agencies or "source" in source_slots else None,
        timestamp=moment,
        timestamp_zone=style.zone if moment else None,
        timestamp_zone_source="assumed" if moment and style.zone else None,
        editors=(
            tuple(Person(name) for name in draw(_names(pool))[:1])
            if "editor" in source_slots
            else ()
        ),
        byline=byline,
        dateline=dateline,
        paragraphs=tuple(draw(_paragraphs(pool))),
        notices=draw(_notices(style)),
        signoff=draw(st.none() | st.sampled_from(style.signoffs)) if style.signoffs else None,
        language=_tag(style),
        style=style.name,
    )
    text = compose(style, article)
    return Story(attrs.evolve(article, text=text), text)


def _dateline(
    draw: st.DrawFn, style: HouseStyle, slots: frozenset[str], day: datetime.date
) -> Dateline:
    pool = _pool(style)
    dateline = Dateline(
        text="",
        places=draw(_places(pool, region="region" in slots)) if "place" in slots else (),
        year=day.year if "year" in slots else None,
        month=day.month if "month" in slots else None,
        day=day.day if "day" in slots else None,
        other_calendar=(
            draw(st.sampled_from(_OTHER_CALENDARS)) if "other_calendar" in slots else None
        ),
        agencies=(style.agency.name,) if "credit" in slots else (),
        desk=draw(st.sampled_from(_DESKS)) if "desk" in slots else None,
        people=draw(_names(pool)) if "people" in slots else (),
    )
    # A dateline that names a role is printed with its byline, which has the role.
    if "role" in slots:
        return dateline
    return attrs.evolve(dateline, text=_SIGN.sub("", compose_dateline(style, dateline)))


@st.composite
def _signed(
    draw: st.DrawFn, style: HouseStyle, day: datetime.date
) -> tuple[Dateline, Byline | None]:
    """A dateline and the byline that stands in it or above it."""
    slots = draw(_slot_sets(style.dateline.templates))
    dateline = _dateline(draw, style, slots, day)
    if dateline.people:
        role = _role(draw, style, slots)
        byline = Byline("", tuple(Person(name, role) for name in dateline.people))
        text = _SIGN.sub("", compose_dateline(style, dateline, byline))
        return attrs.evolve(dateline, text=text), byline
    if "byline" in style.order and style.byline.templates:
        return dateline, draw(st.none() | bylines(style))
    return dateline, None


def _role(draw: st.DrawFn, style: HouseStyle, slots: frozenset[str]) -> str | None:
    roles = language(style.languages[0]).roles
    return draw(st.sampled_from(roles)) if "role" in slots else None


def _notices(style: HouseStyle) -> st.SearchStrategy[tuple[str, ...]]:
    if "notices" not in style.order:
        return st.just(())
    notice = st.builds(
        "({}: {})".format,
        st.sampled_from([word.upper() for word in language(style.languages[0]).notices]),
        st.sampled_from(_pool(style).decks),
    )
    return st.lists(notice, max_size=1).map(tuple)


def _style(style: HouseStyle | str) -> HouseStyle:
    return HouseStyle.load(style) if isinstance(style, str) else style


def _tag(style: HouseStyle) -> str:
    """The language to write in: the style's first, or English where there are no words of it."""
    base = style.languages[0].split("-")[0]
    return base if base in _POOLS else "en"


def _pool(style: HouseStyle) -> _Pool:
    return _POOLS[_tag(style)]


@st.composite
def _slot_sets(draw: st.DrawFn, templates: tuple[str, ...]) -> frozenset[str]:
    """The slots of one of some templates, with or without each optional stretch."""
    if not templates:
        return frozenset()
    return frozenset(_drawn_slots(draw, Template.parse(draw(st.sampled_from(templates))).nodes))


def _drawn_slots(draw: st.DrawFn, nodes: tuple[Node, ...]) -> list[str]:
    slots: list[str] = []
    for node in nodes:
        if isinstance(node, Slot):
            slots.append(node.name)
        elif isinstance(node, Optional) and draw(st.booleans()):
            slots += _drawn_slots(draw, node.nodes)
    return slots


@st.composite
def _places(draw: st.DrawFn, pool: _Pool, *, region: bool) -> tuple[Place, ...]:
    if region and pool.regions:
        return (Place(*draw(st.sampled_from(pool.regions))),)
    name, country = draw(st.sampled_from(pool.places))
    return (Place(name, None, country),)


def _names(pool: _Pool) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(
        st.sampled_from(pool.names), min_size=1, max_size=_MOST_PEOPLE, unique=True
    ).map(tuple)


def _moment(style: HouseStyle, day: datetime.date, time: datetime.time) -> datetime.datetime:
    zone = ZoneInfo(style.zone) if style.zone is not None else None
    return datetime.datetime.combine(day, time.replace(microsecond=0), zone)


@st.composite
def _paragraphs(draw: st.DrawFn, pool: _Pool) -> list[str]:
    joiner = "" if pool in (_POOLS["zh"], _POOLS["ja"]) else " "
    sentences = draw(st.permutations(pool.sentences))
    count = draw(st.integers(min_value=1, max_value=min(_MOST_PARAGRAPHS, len(sentences))))
    paragraphs = [sentences[:1], *([sentence] for sentence in sentences[1:count])]
    longest = draw(st.integers(min_value=0, max_value=count - 1))
    paragraphs[longest] = [*paragraphs[longest], *sentences[count : count + 2]]
    return [joiner.join(paragraph) for paragraph in paragraphs]
