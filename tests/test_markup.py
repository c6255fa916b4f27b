"""Markup and tables are told from copy, and copy from them."""

from __future__ import annotations

from pathlib import Path

import pytest

import wirecopy
from wirecopy import Defect
from wirecopy.cli import main

STORY = "Ferry runs again\n\nLIMA, March 3 (Reuters) - The ferry ran again on Tuesday.\n"
MARKUP = {
    "page": (f"<!DOCTYPE html>\n<html><body>{STORY}</body></html>", Defect.HTML),
    "page without a doctype": (f"\n <html lang='en'>\n<p>{STORY}</p>", Defect.HTML),
    "fragment": ("<p>Ferry runs again</p>\n<p>It ran on Tuesday.</p>", Defect.HTML),
    "feed": ('<?xml version="1.0"?>\n<rss><item><title>Ferry</title></item></rss>', Defect.XML),
    "feed without a declaration": ("<newsItem><p>Ferry</p></newsItem>", Defect.XML),
    "corpus": ('<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS><BODY>F</BODY></REUTERS>', None),
    "object": ('{"title": "Ferry runs again", "text": "It ran."}', Defect.JSON),
    "list": ('[\n  {"title": "Ferry runs again"}\n]', Defect.JSON),
    "lines": ('{"text": "Ferry"}\n{"text": "Bridge"}\n', Defect.JSON),
    "table": ("id,headline,text\n1,Ferry runs again,It ran.\n", Defect.CSV),
    "table with tabs": ('"Date"\t"Title"\t"Body"\n2019\tFerry\tIt ran.\n', Defect.CSV),
    "rich text": ("{\\rtf1\\ansi Ferry runs again}", Defect.RTF),
}
COPY = {
    "a ticker": f"<FRY.L> {STORY}",
    "a bracket": f"[Ferry] {STORY}",
    "a Korean dateline": "[수원=도민일보] 다리가 다시 열렸다.\n",
    "a brace": "{Ferry} runs again\n\nIt ran on Tuesday.\n",
    "tags inside": f"Ferry runs again\n\n{STORY} <b>It is open</b>, he said, <i>now</i>.\n",
    "arrows": f">>> {STORY} <<<\n",
    "a less-than": "<5 knots of wind let the ferry run\n\nIt ran on Tuesday.\n",
    "commas": "Lima, Cusco, Puno\n\nThe ferry, the bridge, the road: all are open.\n",
    "a menu of commas": "News, Sport, Culture\nFerry runs again, and the bridge, too, is open.\n",
}


@pytest.mark.parametrize("name", MARKUP)
def test_markup_is_told(name: str) -> None:
    text, defect = MARKUP[name]
    article = wirecopy.parse(text)
    found = [one for one in article.defects if one.startswith("looks-like")]
    assert found == [defect] if defect is not None else len(found) == 1
    assert article.headline is None
    assert article.dateline is None
    assert article.edits == ()
    assert "".join(article.text[start:end] for _, start, end in article.segments) == text


@pytest.mark.parametrize("name", COPY)
def test_copy_stays_copy(name: str) -> None:
    article = wirecopy.parse(COPY[name])
    assert not [one for one in article.defects if one.startswith("looks-like")]


@pytest.mark.parametrize("verb", ["parse", "show", "explain", "normalize"])
@pytest.mark.parametrize("name", MARKUP)
def test_the_command_line_refuses_markup(
    verb: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "story.txt"
    path.write_text(MARKUP[name][0], encoding="utf-8")
    assert main([verb, str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "story.txt: it looks like " in err
