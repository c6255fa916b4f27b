"""Captions, picture credits and credits at the end: the rooms alone, in many languages."""

from __future__ import annotations

import pytest

from wirecopy.fields.captions import is_caption
from wirecopy.fields.credits import read_credits
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.house_styles.registry import Registry

REGISTRY = Registry.of(None)


def _context(text: str, code: str) -> Context:
    return Context(text, REGISTRY, REGISTRY.languages.language(code))


def _is_caption(text: str, code: str) -> bool:
    return is_caption(_context(text, code), 0, len(text))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "A ferry leaves Cork on Monday. (AP Photo/Ana Ruz)"),
        ("en", "A ferry leaves Cork on Monday. REUTERS/Ana Ruz"),
        ("en", "REUTERS/Ana Ruz"),
        ("en", "Ana Ruz/AFP/Getty Images"),
        ("en", "[Photo/Xinhua]"),
        ("de", "Die Fähre legt ab. (Foto: Ana Ruz/dpa)"),
        ("de", "Die Fähre legt ab. Foto: Ana Ruz/dpa"),
        ("de", "© dpa/Ana Ruz"),
        ("fr", "Le bac quitte le port. (Ana Ruz / AFP)"),
        ("fr", "Le bac quitte le port. © Ana Ruz / AFP"),
        ("fr", "Photo AFP"),
        ("es", "Foto de archivo. EFE/Ana Ruz"),
        ("es", "EFE/Ana Ruz"),
        ("pl", "Prom w Gdyni. Fot. Ana Ruz/PAP"),
        ("pl", "Fot. PAP/Ana Ruz"),
        ("cs", "ilustrační foto"),
        ("sk", "Kompa v prístave. Foto: TASR - Ana Ruz"),
        ("sk", "FOTO TASR - Ana Ruz"),
        ("ru", "© Иван Петров/ТАСС"),
        ("ru", "Паром в порту. Фото Ивана Петрова /ТАСС/"),
        ("tr", "(Ali Kaya - Anadolu Ajansı)"),
        ("ja", "港を出るフェリー（ロイター＝共同）"),
        ("ja", "（AFP＝時事）"),
        ("zh", "新华社记者王伟摄"),
        ("zh", "图片来源：新华社"),
        ("ko", "사진=연합뉴스"),
        ("ko", "[사진=연합뉴스]"),
        ("ms", "Foto BERNAMA"),
        ("vi", "Phà rời bến (Ảnh: Nguyễn Văn An/TTXVN)"),
        ("nl", "© QGA"),
    ],
)
def test_captions_of_every_language(code: str, text: str) -> None:
    assert _is_caption(text, code)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The photo was taken by AFP."),
        ("en", "He works at/near the port."),
        ("en", "The picture/video app has a million users by now."),
        ("en", "AP/Reuters"),
        ("en", "© Ana"),
        ("en", "Talks go on. NATO and the EU agree"),
        ("en", "They met at the station. Nobody/none came"),
        ("de", "Das Foto zeigt den Mann."),
        ("de", "Sie wollen wieder singen. (APA/dpa)"),
        ("fr", "La photo était belle : elle plaisait à tous."),
        ("ja", "フェリーは港を出た。"),
        ("zh", "他说照片很好。"),
    ],
)
def test_what_is_no_caption(code: str, text: str) -> None:
    assert not _is_caption(text, code)


@pytest.mark.parametrize(
    ("code", "text", "name", "role", "employer"),
    [
        ("en", "(Ana Ruz writes for Quay Herald.)", "Ana Ruz", None, "Quay Herald"),
        ("de", "(Ana Ruz schreibt für Kaiblatt.)", "Ana Ruz", None, "Kaiblatt"),
        ("fr", "(Ana Ruz écrit pour Le Quai.)", "Ana Ruz", None, "Le Quai"),
        ("nl", "(Ana Ruz schrijft voor Kadekrant.)", "Ana Ruz", None, "Kadekrant"),
        ("sr", "(Ана Руз пише за Кеј.)", "Ана Руз", None, "Кеј"),
        ("ru", "(Анна Рузова пишет для «Причала».)", "Анна Рузова", None, "«Причала»"),
        ("vi", "(Nguyễn Văn An viết cho Bến Cảng)", "Nguyễn Văn An", None, "Bến Cảng"),
        ("sv", "(Ana Ruz är reporter på Kajbladet)", "Ana Ruz", "reporter", "Kajbladet"),
        ("no", "(Ana Ruz er journalist i Kaibladet)", "Ana Ruz", "journalist", "Kaibladet"),
        ("nl", "Ana Ruz heeft bijgedragen aan dit artikel.", "Ana Ruz", None, None),
        ("sv", "Ana Ruz bidrog till denna artikel.", "Ana Ruz", None, None),
        ("uk", "Анна Рузова брала участь у підготовці матеріалу.", "Анна Рузова", None, None),
    ],
)
def test_who_wrote_for_whom(
    code: str, text: str, name: str, role: str | None, employer: str | None
) -> None:
    found = read_credits(_context(text, code), 0, len(text))
    people = [who.person for credit in found for who in credit.people]
    assert [(who.name, who.role, who.organization) for who in people] == [(name, role, employer)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "(The company writes for clarity.)"),
        ("de", "(Er schreibt für sich.)"),
        ("fr", "(Elle travaille pour deux.)"),
    ],
)
def test_a_remark_in_brackets_is_no_credit(code: str, text: str) -> None:
    assert read_credits(_context(text, code), 0, len(text)) == ()
