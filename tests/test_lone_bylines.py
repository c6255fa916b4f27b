"""Bylines that no word tells: a name on its own line, beside a house, below the text; and none."""

from __future__ import annotations

import pytest

import wirecopy

STORIES = {
    "uk": (
        "Стару гребінку відкрили для відвідувачів",
        (
            "У селі над річкою після двох років ремонту відкрили стару гребінку. Роботи коштували"
            " сорок тисяч гривень, розповіли в громаді."
        ),
        "Наступного року тут планують музей хліба та майстерню для дітей.",
    ),
    "ro": (
        "Moara veche de pe râu a fost redeschisă",
        (
            "Moara veche din sat a fost redeschisă sâmbătă, după doi ani de lucrări. Investiția a"
            " costat patruzeci de mii de lei, potrivit primăriei."
        ),
        "Anul viitor va fi deschis aici un muzeu al pâinii.",
    ),
    "uz": (
        "Daryo bo‘yida eski tegirmon qayta ochildi",
        (
            "Qishloqdagi eski tegirmon ikki yillik ta’mirdan so‘ng qayta ochildi. Ishlarga mahalliy"
            " hokimiyat mablag‘ ajratdi."
        ),
        "Kelgusi yilda bu yerda muzey tashkil etiladi.",
    ),
    "mn": (
        "Голын хуучин тээрмийг дахин нээжээ",
        (
            "Сумын төвд хуучин тээрмийг хоёр жил засварласны эцэст дахин нээлээ. Энэ тухай аймгийн"
            " газраас мэдээллээ."
        ),
        "Ирэх жил музей байгуулахаар төлөвлөж байна.",
    ),
    "mt": (
        "Il-mitħna l-qadima tax-xatt reġgħet fetħet",
        (
            "Il-mitħna l-qadima tar-raħal reġgħet fetħet wara sentejn ta' xogħol. Il-proġett sewa"
            " erbgħin elf ewro u ħallsu l-kunsill."
        ),
        "Is-sena d-dieħla se jkun hemm mużew żgħir.",
    ),
    "hi": (
        "नदी किनारे की पुरानी पनचक्की फिर शुरू हुई",
        (
            "गांव की पुरानी पनचक्की दो साल की मरम्मत के बाद शनिवार को फिर शुरू हो गई। इस काम पर चालीस"
            " लाख रुपये खर्च हुए हैं।"
        ),
        "अगले साल यहां एक छोटा संग्रहालय बनेगा।",
    ),
    "ja": (
        "川辺の水車小屋\u3000二年ぶりに開く",
        (
            "川辺の古い水車小屋が二年間の修理を終え、土曜日に再び公開された。費用は四百万円で、町が"
            "負担した。"
        ),
        "来年には小さな資料館もできる。",
    ),
    "zh": (
        "河边老水磨重新开放",
        "河边的老水磨经过两年修缮，上周六重新向游客开放。工程耗资四十万元，由镇政府承担。",
        "明年这里还将建一座小型博物馆。",
    ),
    "tr": (
        "Bir ekmeğin yolu",
        (
            "Geçen sabah vapurda yanıma oturan amca ekmeğini ikiye böldü, yarısını bana uzattı."
            " Bunun tamamı artık bir kişiye fazla, dedi."
        ),
        "Martılar da bir şey söylemedi.",
    ),
}
# The language, what stands above headline, text and end, and who wrote.
SIGNED = [
    (
        "uk",
        "",
        "Оленка Гуцуляк\n11 березня 2024, 08:00\n\nІсторія млина, який уважали згорілим\n\n",
        "",
    ),
    ("ja", "", "大城ひなの\n\n", ""),
    ("ja", "", "小野寺翔太\n2024年2月11日 5時00分\n\n", ""),
    ("ja", "", "林 みなみ\n\n", ""),
    ("zh", "", "苏小禾\n\n", ""),
    ("zh", "", "欧阳若水\n2024年3月1日 08:30\n\n", ""),
    ("mn", "", "Д.ЦЭЦЭГМАА\n\n", ""),
    ("tr", "Cansu Derinöz\n\nKöşe Yazısı\n\n", "", ""),
    ("ro", "", "Ilinca Moțoc | Plopul\n\n", ""),
    ("uz", "", "Gulnora SOBIROVA, O‘zA\n\n", ""),
    ("hi", "", "माधवी रानडे, नया सवेरा\n\n", ""),
    ("mt", "", "Kitba ta' Karmena Spiteri Grima\n\n", ""),
    ("ro", "", "", "\n\nIlinca Moțoc"),
    ("mn", "", "", "\n\nД.ЦЭЦЭГМАА"),
    ("uk", "", "", "\n\nО. ГУЦУЛЯК"),
    ("ro", "", "", " AGERPRES/(AS - autor: Ilinca Moțoc, editor: Radu Plopșor)"),
]
NAMES = (
    *(
        "Оленка Гуцуляк",
        "大城ひなの",
        "小野寺翔太",
        "林 みなみ",
        "苏小禾",
        "欧阳若水",
        "Д.ЦЭЦЭГМАА",
    ),
    *("Cansu Derinöz", "Ilinca Moțoc", "Gulnora SOBIROVA", "माधवी रानडे", "Karmena Spiteri Grima"),
    *("Ilinca Moțoc", "Д.ЦЭЦЭГМАА", "О. ГУЦУЛЯК", "Ilinca Moțoc"),
)
UNSIGNED = [
    ("ja", "有料記事\n\n"),
    ("ja", "写真あり\n\n"),
    ("ja", "記事一覧\n\n"),
    ("ja", "健康生活\n\n"),
    ("ja", "水車小屋の夜\n\n"),
    ("zh", "深度报道\n\n"),
    ("zh", "打印本页\n\n"),
    ("ro", "Tipărește  Distribuie\n\n"),
    ("uz", "Ulashish   Chop etish\n\n"),
    ("ro", "Actualitate | Sibiu\n\n"),
    ("uk", "Млин на Черемоші\n\n"),
]


def story(language: str, top: str, above: str, below: str) -> str:
    headline, first, last = STORIES[language]
    return f"{top}{headline}\n\n{above}{first}\n\n{last}{below}"


def writers(text: str) -> list[str]:
    byline = wirecopy.parse(text).byline
    return [who.name for who in byline.people] if byline is not None else []


@pytest.mark.parametrize(("case", "name"), list(zip(SIGNED, NAMES, strict=True)))
def test_a_name_alone_is_a_byline_by_its_place(case: tuple[str, str, str, str], name: str) -> None:
    assert writers(story(*case)) == [name]


@pytest.mark.parametrize(("language", "line"), UNSIGNED)
def test_a_label_or_a_row_of_buttons_is_nobody(language: str, line: str) -> None:
    assert writers(story(language, "", line, "")) == []


def test_an_office_and_a_company_are_nobody() -> None:
    text = "Weavers seek a tag\n\nPosted On: 15 FEB 2024 5:52PM by QRS Delhi\n\n"
    text += "The old mill on the river opened again on Saturday after two years of work."
    article = wirecopy.parse(text)
    assert writers(text) == []
    assert article.timestamp is not None
    release = "Tarnside Buys a Mill\n\nNews provided by\nTarnside Pump Company\n\nApr 09, 2024\n\n"
    release += "LIMA, April 9, 2024 /PRNewswire/ -- Tarnside Pump Company today announced that it"
    release += " has completed the purchase of a mill on the river.\n\nIt has two hundred workers."
    assert writers(release) == []
