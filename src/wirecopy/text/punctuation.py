"""What ends a sentence, and what stands around words, in all scripts."""

from __future__ import annotations

# The stops of all scripts: Latin, East Asian, Arabic, Urdu, Devanagari, Ethiopic, Khmer, Burmese,
# Armenian, Tibetan.
STOPS = ".!?…。！？؟۔।॥።។။։།"
# Those of them that are no letter's or figure's business, as the Latin one may be.
FULL_STOPS = "。।॥።។။։།"
# What ends a sentence that neither asks nor calls.
PLAIN_STOPS = f".۔{FULL_STOPS}"
QUESTION_MARKS = "?!？！؟"
# The commas of all scripts: Latin, Arabic, Ethiopic, Armenian, Burmese, East Asian.
COMMAS = ",،፣፥՝၊，、"
# The colons of the scripts that print their own: Khmer, Ethiopic; and the bullet that Malayalam
# papers set between a place and the text.
BULLETS = "∙•●"
OWN_COLONS = f"៖፦{BULLETS}"
CLOSING_QUOTES = "\"'”’»」』"
CLOSING_ROUND = ")）"
OPENING_QUOTES = "\"'“‘«„「『"
# The last letter of a sentence: a stop, or a quotation mark or a bracket behind one.
SENTENCE_END = frozenset(STOPS + CLOSING_QUOTES + CLOSING_ROUND)
# The same as a class of a pattern, for what is stuck to the last sentence of a block.
SENTENCE_END_CLASS = rf"[{STOPS}{CLOSING_QUOTES}{CLOSING_ROUND}]"
# What may stand between the day and the month of a date, as the source of a pattern: 3 de marzo,
# 3d of March, 3 d’abril, 3 ta' Marzu.
BEFORE_MONTH = r"(?:de[ ]|of[ ]|d['’]|ta['’][ ])?"
