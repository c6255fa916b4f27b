"""Bytes that are no UTF-8 are read in the encoding that suits their language."""

from __future__ import annotations

from pathlib import Path

import pytest

import wirecopy
from wirecopy.cli import main
from wirecopy.formats.encodings import decode

LINES = [
    ("A estação não abrirá até à manhã", "cp1252"),
    ("Ação", "cp1252"),
    ("El puente reabrió después de dos años", "cp1252"),
    ("Le pont a rouvert après deux années fermé", "cp1252"),
    ("Die Brücke ist für Fußgänger geöffnet", "cp1252"),
    ("Il ponte è più alto, così è stato deciso", "cp1252"),
    ("Bron öppnades igen på söndagen", "cp1252"),
    ("Most został ponownie otwarty, powiedział burmistrz Łodzi", "cp1250"),
    ("Příliš dlouhý most přes řeku byl opět otevřen", "cp1250"),
    ("Köprü iki yıl sonra açıldı, dedi belediye başkanı", "cp1254"),
    ("Мост снова открыт после двух лет ремонта", "cp1251"),
    ("Мост снова открыт после двух лет ремонта", "koi8_r"),
    ("Η γέφυρα άνοιξε ξανά μετά από δύο χρόνια", "cp1253"),
    ("افتتح المسؤولون الجسر الجديد فوق الوادي", "cp1256"),
    ("다리가 두 해 만에 다시 열렸다고 당국이 밝혔다.", "cp949"),
    ("大桥在关闭两年之后恢复通车，许多居民到现场庆祝。", "gb18030"),
]


@pytest.mark.parametrize(("line", "encoding"), LINES)
def test_a_line_is_read_in_its_encoding(line: str, encoding: str) -> None:
    decoded = decode(line.encode(encoding))
    assert decoded.text == line
    assert decoded.assumed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_not_guessed(encoding: str) -> None:
    decoded = decode("Straße über den Fluß".encode(encoding))
    assert decoded.text.removeprefix("\ufeff") == "Straße über den Fluß"
    assert not decoded.assumed


def test_an_encoding_that_is_named_is_taken() -> None:
    (article,) = wirecopy.read("Łódź".encode("cp1250"), encoding="cp1250")
    assert article.text == "Łódź"
    assert not [one for one in article.inferences if one.field == "encoding"]


def test_what_was_assumed_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = "São João: a estação não abrirá".encode("cp1252")
    (article,) = wirecopy.read(data)
    assert [one.value for one in article.inferences if one.field == "encoding"] == ["cp1252"]
    path = tmp_path / "story.txt"
    path.write_bytes(data)
    assert main(["parse", str(path)]) == 0
    assert "story.txt: read as cp1252" in capsys.readouterr().err
    assert main(["parse", "--encoding", "latin-1", str(path)]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("data", "encoding", "says"),
    [
        (b"abc", "cp1525", "no encoding 'cp1525'; did you mean"),
        (b"abc\xff", "utf-8", "byte 3 is no utf-8"),
        (b"a\x00b", None, "binary"),
        (b"abc", "\x00", "no encoding"),
    ],
)
def test_a_wrong_encoding_is_told(data: bytes, encoding: str | None, says: str) -> None:
    with pytest.raises(wirecopy.FormatError, match=says):
        wirecopy.read(data, encoding=encoding)
