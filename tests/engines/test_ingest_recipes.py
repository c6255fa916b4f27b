"""The recipes for services, scrapers and language pipelines, each with the package it is for."""

import os

import pytest

from recipes import recipe

pytestmark = [
    pytest.mark.filterwarnings("default"),  # theirs are not ours to mend
    pytest.mark.skipif(
        os.environ.get("WIRECOPY_ENGINES") != "1", reason="takes minutes: nox -s engines"
    ),
]

STORY = "Bridge opens\n\nBy Ana Ruz\n\nLIMA, March 3 (Reuters) - The bridge opened on Sunday.\n"


def test_a_service_answers_with_the_dictionary() -> None:
    client = pytest.importorskip("fastapi.testclient").TestClient(recipe("service").app)
    answer = client.post("/parse", json={"text": STORY, "headline": "Bridge is open"})
    assert answer.status_code == 200
    found = answer.json()
    assert (found["headline"], found["source"]) == ("Bridge is open", "Reuters")
    assert client.post("/parse", json={}).status_code == 422


def test_a_scraped_item_gets_its_fields() -> None:
    pytest.importorskip("itemadapter")
    item = recipe("with_scrapy").WireCopy().process_item({"text": STORY})
    assert (item["headline"], item["authors"]) == ("Bridge opens", ["Ana Ruz"])
    assert item["body"] == "The bridge opened on Sunday."


def test_a_document_has_the_parts_as_spans() -> None:
    spacy = pytest.importorskip("spacy")
    doc = recipe("with_spacy").doc_of(STORY, spacy.blank("en"))
    parts = {span.label_: span.text.strip() for span in doc.spans["copy"]}
    assert parts["headline"] == "Bridge opens"
    assert parts["body"] == "The bridge opened on Sunday."


def test_a_data_set_is_mapped() -> None:
    datasets = pytest.importorskip("datasets")
    rows = datasets.Dataset.from_dict({"text": [STORY]}).map(recipe("with_datasets").fields)
    assert rows[0]["text"] == "The bridge opened on Sunday."
