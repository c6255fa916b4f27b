"""What is no prose: told by how it begins, named, and never made a headline."""

import json
import time

import pytest
from hypothesis import example, given

import wirecopy
from wirecopy import Defect, Kind
from wirecopy.formats.plain import expect_prose
from wirecopy.strategies import hostile_text, stories
from wirecopy.text.markup import markup_of

STORY = (
    "Quarry lake opens to bathers\n\nOSLO, June 3 (Reuters) - The quarry lake opens on Friday.\n"
)
LONG = "The council said that the lake had been tested twice a week since the spring. " * 80

MARKUP = [
    (Defect.HTML, "<!doctype HTML>\n<title>Lake</title><p>It opens."),
    (Defect.HTML, "\ufeff\n <html><body>Lake</body></html>"),
    (Defect.HTML, "<!-- made at noon -->\n<HTML LANG=en>\n"),
    (
        Defect.HTML,
        '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
    ),
    (Defect.HTML, "&lt;html&gt;&lt;body&gt;&lt;p&gt;Lake&lt;/p&gt;&lt;/body&gt;&lt;/html&gt;"),
    (Defect.HTML, '<div class="story">\n<h2>Lake opens</h2>\n<p>It opens on Friday.'),
    (Defect.HTML, "<p>The quarry lake opens on Friday, the council said.</p>\n"),
    (Defect.HTML, "<p>One\n<p>Two\n<p>Three\n"),
    (Defect.HTML, f"<section><p>{LONG}</p></section>"),
    (Defect.XML, '<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "nitf.dtd">\n<nitf><head/></nitf>'),
    (Defect.XML, '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">'),
    (Defect.XML, '<rss version="2.0"><channel><link>x</link><item>'),
    (Defect.XML, '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS TOPICS="YES">\n<TEXT>'),
    (Defect.XML, f"<DOC>\n<DOCNO> AB-1 </DOCNO>\n<TEXT>\n{LONG}</TEXT>\n</DOC>\n"),
    (Defect.XML, f"<story><slug>lake</slug><text>{LONG}</text></story>\n<story>"),
    (Defect.JSON, '{"headline": "Lake opens", "body": "It opens."}'),
    (Defect.JSON, '{"headline": "Lake opens"}\n{"headline": "Lake shuts"}\n'),
    (Defect.JSON, '[\n  {\n    "id": 7'),
    (Defect.JSON, '["Lake opens", "Lake shuts"]'),
    (Defect.JSON, "{'headline': 'Lake opens'}"),
    (Defect.CSV, "id,headline,text\n7,Lake opens,It opens on Friday.\n"),
    (Defect.CSV, "Headline;Body\nLake opens;It opens on Friday.\n"),
    (Defect.CSV, "date\ttitle\tarticle_text\n2019-06-03\tLake opens\tIt opens.\n"),
    (Defect.CSV, '"title","text"\n"Lake opens","It opens\non Friday."\n'),
    (Defect.CSV, '4,"Lake opens","It opens on Friday."\n4,"Lake shuts","It shuts."\n'),
    (Defect.RTF, "{\\rtf1\\ansi Lake opens\\par}"),
]

PROSE = [
    STORY,
    "",
    " \n",
    "<",
    "{",
    '"',
    "<LAKE.OL> <POND.OL> rose after the test.",
    "<< Lake opens >>\n\nOSLO, June 3 (Reuters) - It opens.",
    "<ana@lake.example> wrote to the council.",
    "<3 days to go, the council said.",
    "<UPDATES WITH QUOTES>\n" + STORY,
    "<p>\n" + STORY + LONG,
    "<b>Lake opens</b>\n\nOSLO, June 3 (Reuters) - The <i>Sol</i> sails &amp; the lake opens.",
    "<h1>Lake opens</h1>\n\nOSLO, June 3 (Reuters) - " + LONG,
    '<img src="lake.jpg">\n' + STORY,
    "<!-- no page -->\n" + STORY,
    "{Reuters} - The lake opens.",
    "{{embargo}} " + STORY,
    "[Photo] " + STORY,
    '["We swim," she said] The lake opens.',
    "[オスロ 3日 ロイター] - 湖が開く。",
    "Title, text and author of the song, all unknown\n\nOSLO, June 3, 2019, by the lake, at noon",
    "Dollar,euro,yen fall\nOSLO,June 3,2019 (Reuters) - They fell.",
    '"Lake","Pond" win prizes\n\nOSLO, June 3 (Reuters) - They won.',
    '"Yes," he said, "no," she said.\n',
    "Source: Xinhua | 2019-06-03 11:17:21 | Editor: Li Na\nOSLO | June 3 | 2019",
    "Pos\tTeam\tPoints\n1\tOslo\t30\n2\tBergen\t28\n",
]

named = pytest.mark.parametrize(("defect", "text"), MARKUP)


@named
def test_markup_is_told_and_named(defect: Defect, text: str) -> None:
    article = wirecopy.parse(text)
    assert defect in article.defects
    assert (article.headline, article.dateline, article.byline) == (None, None, None)
    assert {segment.kind for segment in article.segments} <= {Kind.BODY, Kind.BLANK}
    assert "".join(text[start:end] for _, start, end in article.segments) == text


@named
def test_markup_is_not_corrected(defect: Defect, text: str) -> None:
    del defect
    assert wirecopy.normalize(text).text is text
    assert wirecopy.parse(text).edits == ()
    assert [article.text for article in wirecopy.parse_all(text)] == [text]
    assert wirecopy.detect_style(text) is None


@named
def test_markup_goes_through_json(defect: Defect, text: str) -> None:
    article = wirecopy.parse(text)
    assert wirecopy.Article.from_json(article.to_json()) == article
    assert str(defect) in json.loads(article.to_json())["defects"]


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_not_markup(text: str) -> None:
    assert markup_of(text) is None
    expect_prose(text)


@given(stories())
def test_stories_are_prose(story: object) -> None:
    assert markup_of(str(getattr(story, "text", ""))) is None


@given(hostile_text())
@example("<a " * 3000)
@example('<a b="' * 3000)
@example("<!--" * 3000)
@example('"a",' * 3000)
@example('["' + "\\" * 9000)
def test_any_text_is_told_soon(text: str) -> None:
    began = time.process_time()
    markup_of(text)
    assert time.process_time() - began < 5, "it hangs"


def test_what_a_feed_states_is_kept() -> None:
    stated = wirecopy.Stated(headline="Lake opens")
    article = wirecopy.parse("<p>It opens on Friday.</p>", stated=stated)
    assert article.headline == "Lake opens"
    assert Defect.HTML in article.defects
