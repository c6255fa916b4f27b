"""The fitted numbers of each decision of the layout, by name.

The headline's are fitted by ``tools/fit_headline.py``: to the examples of the house styles with and
without lines of a site around them, to wire copy without datelines, and to pages of one half of
many news sites, cut to some lines and whole; ``benchmarks/windows.py`` checks them. Those of the
body were chosen by hand on the same pages, and are checked by the same script. What a dateline's
parts weigh stands with its grammar, in ``fields.dateline.evidence``.
"""

from __future__ import annotations

from collections.abc import Mapping

# What a block that is no text weighs as a part of one, in letters of text; by the name of its look.
# Lines and stamps weigh so much on a page, and nothing in copy as it was sent.
BODY: Mapping[str, float] = {
    "LINE": -30.0,
    "STAMP": -30.0,
    "CAPTION": -5.0,
    "SPEECH": -60.0,
    "LISTED": -10.0,
    "BELOW": -150.0,
    "ROW": 0.0,
    "SIGNOFF": -150.0,
    "CREDIT": -20.0,
    "FEED": -20.0,
}
# What tells a headline from the other lines around a text: how much each thing counts among few
# lines, and ("on a page") among many; what lies between is weighed between the two.
HEADLINE: Mapping[str, float] = {
    "share of its words in the text": 4.41,
    "number of its words in the text": -0.13,
    "number of its stems in the text": 1.47,
    "length": 4.37,
    "excess length": -3.38,
    "above the text": 2.28,
    "far above the text": 3.78,
    "in the text": 0.03,
    "distance inside the text": -2.49,
    "first of the text": -1.91,
    "printed twice": 0.64,
    "printed with the site's name": 3.28,
    "date below": -0.67,
    "date near": 4.78,
    "date above": -1.74,
    "text below": 2.56,
    "stop": -6.59,
    "question": 0.62,
    "colon at the end": -3.07,
    "a line by itself": 0.50,
    "a short sentence": 1.03,
    "the page speaks": -3.80,
    "row of a table": 1.56,
    "byline below": -0.38,
    "small letter": -1.85,
    "text above": -3.40,
    "known furniture below": -3.11,
    "enough words": 2.69,
    "rows below": 0.35,
    "a label": -2.99,
    "a trail": -1.75,
    "an address": -2.11,
    "first": 1.18,
    "kicker": 3.0,
    "share of its words in the text, on a page": 1.80,
    "number of its words in the text, on a page": 2.28,
    "number of its stems in the text, on a page": -0.00,
    "length, on a page": 4.60,
    "excess length, on a page": -1.10,
    "above the text, on a page": -0.65,
    "far above the text, on a page": -0.22,
    "in the text, on a page": -1.91,
    "distance inside the text, on a page": -0.82,
    "first of the text, on a page": -1.60,
    "printed twice, on a page": 1.15,
    "printed with the site's name, on a page": 0.84,
    "date below, on a page": 0.96,
    "date near, on a page": 0.74,
    "date above, on a page": 0.00,
    "text below, on a page": 0.59,
    "stop, on a page": -3.30,
    "question, on a page": 1.70,
    "colon at the end, on a page": -0.70,
    "a line by itself, on a page": 2.28,
    "a short sentence, on a page": 1.50,
    "the page speaks, on a page": -1.80,
    "row of a table, on a page": -1.98,
    "byline below, on a page": 1.07,
    "small letter, on a page": -1.20,
    "text above, on a page": -2.31,
    "known furniture below, on a page": 1.00,
    "enough words, on a page": 2.00,
    "rows below, on a page": -0.00,
    "a label, on a page": -1.00,
    "a trail, on a page": -2.00,
    "an address, on a page": -2.00,
    "first, on a page": 1.03,
    "kicker, on a page": 2.0,
}
