import spacy
from spacy.tokens import Doc

import wirecopy

KINDS = ("headline", "byline", "dateline", "body", "signoff")


def doc_of(text: str, nlp: spacy.Language) -> Doc:
    doc = nlp(text)
    article = wirecopy.parse(text, normalize=False)
    doc.spans["copy"] = [
        doc.char_span(part.start, part.end, label=str(part.kind), alignment_mode="expand")
        for part in article.segments
        if part.kind in KINDS
    ]
    return doc


if __name__ == "__main__":
    story = "Bridge opens\n\nLIMA, March 3 (Reuters) - The bridge opened on Sunday.\n"
    doc = doc_of(story, spacy.blank("en"))
    for span in doc.spans["copy"]:
        print(span.label_, "|", span.text.strip())
