"""The rules that correct copy, the lexicon they consult, and the evidence they weigh."""
