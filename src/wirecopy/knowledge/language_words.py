"""The tables of a language file, each named as the field that its words serve."""

from __future__ import annotations

import attrs


@attrs.frozen
class Detection:
    """What tells the language.

    Attributes:
        function_words: Common words.
        common_words: Others that do so, which may open a name or a place all the same.
        letters: What it writes beside a to z, or of another script that several languages share;
            without them the letters of its words count.
        rare: Whether little of the world's wire copy is in it, so that a line which may as well be
            in another language is taken for that.
    """

    function_words: tuple[str, ...]
    common_words: tuple[str, ...] = ()
    letters: str = ""
    rare: bool = False


@attrs.frozen
class HeadlineWords:
    """What stands about a headline.

    Attributes:
        kickers: Words that stand before its colon, or above it.
        subject_labels: What a mail's header calls its subject.
        deck_labels: What copy calls the line below the headline, without stop or colon.
    """

    kickers: tuple[str, ...] = ()
    subject_labels: tuple[str, ...] = ()
    deck_labels: tuple[str, ...] = ()


@attrs.frozen
class SourceLineWords:
    """What stands about sources, editors and times; labels are printed with a colon or without.

    Attributes:
        source_labels: Labels of who sends the copy.
        editor_labels: Labels of who edited it.
        chief_labels: Labels of who answers for the whole paper and edited no story of it.
        author_labels: Labels of who wrote it, which are none without a colon: ``Reporter:``.
        time_labels: Labels of the time of publication.
        update_labels: Labels of the time of an update.
        issue_labels: Labels of the issue or the edition that printed it, before its date.
        number_words: Words before the number of a page, a section or an issue.
        before_time: Words between a date and its time: ``at``.
        after_time: Words behind a time: ``Uhr``.
        local_time: What a clock of the place is called, as against GMT: ``local time``.
        after_year: Words behind a year: ``года``.
        am: Words for the morning's half of the day.
        pm: Words for the other half.
        date_order: ``day-first`` where figures with slashes are never read otherwise.
    """

    source_labels: tuple[str, ...] = ()
    editor_labels: tuple[str, ...] = ()
    chief_labels: tuple[str, ...] = ()
    author_labels: tuple[str, ...] = ()
    time_labels: tuple[str, ...] = ()
    update_labels: tuple[str, ...] = ()
    issue_labels: tuple[str, ...] = ()
    number_words: tuple[str, ...] = ()
    before_time: tuple[str, ...] = ()
    after_time: tuple[str, ...] = ()
    local_time: tuple[str, ...] = ()
    after_year: tuple[str, ...] = ()
    am: tuple[str, ...] = ()
    pm: tuple[str, ...] = ()
    date_order: str | None = None


@attrs.frozen
class BylineWords:
    """What stands about people.

    Attributes:
        by: Words that open a byline.
        helpers: Words before those who helped: ``with``, ``with inputs from``.
        conjunctions: Words between people.
        before_place: Words before the place of a report.
        roles: Job words.
        desks: The last words of a desk's or a newsroom's name.
        organizations: Words in the names of papers, agencies and broadcasters.
        names_too: Function words that are first names, too.
        times_of_day: Times that may follow "by", beside months and weekdays: nobody's name.
        special_to: What stands below a name before the house that a freelance wrote for:
            ``Special to``.
    """

    by: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    before_place: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    desks: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    names_too: tuple[str, ...] = ()
    times_of_day: tuple[str, ...] = ()
    special_to: tuple[str, ...] = ()


@attrs.frozen
class DatelineWords:
    """What stands in datelines.

    Attributes:
        own_credits: What a paper or a station calls itself where a credit stands.
        place_stop: Whether papers open a text with the place and a stop: ``Rostock. Ein Chor``.
        town_first: The marks behind the town that opens nearly every text of papers: ``गोपेश्वर।``.
        outlet_codes: Whether papers open a text with their own code and a dash: ``TTO -``.
        notes: What tells in brackets how or when the copy came: ``(Special)``, ``(By cable)``.
        worn_credits: Credits in old papers, which machines read with errors.
        worn_signs: What machines make of the first of these, which is a sign: ``(/P)`` for AP.
        times: Times of the day, which stand where a date does: ``WELLINGTON, Last Night.``
        refers_back: Words that refer back to what stands before a stop: ``Essen. Das ist mehr``.
        day_words: The days of the month in words, from the first one on; several spellings of one
            are divided by a blank: ``दो अगस्त``.
        date_words: Words in a date beside day, month and year: ``2024 m. kovo 3 d.``
        other_months: Months of a calendar of the country's own, by which home news is dated. Such
            a date is kept as it is printed.
    """

    own_credits: tuple[str, ...] = ()
    place_stop: bool = False
    town_first: str = ""
    outlet_codes: bool = False
    notes: tuple[str, ...] = ()
    worn_credits: tuple[str, ...] = ()
    worn_signs: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    refers_back: tuple[str, ...] = ()
    day_words: tuple[str, ...] = ()
    date_words: tuple[str, ...] = ()
    other_months: tuple[str, ...] = ()


@attrs.frozen
class CreditWords:
    """What stands in credits at the end.

    Attributes:
        labels: Words that open one.
        contributed: Words behind the names: ``contributed to this report``.
        is_a: The verb between a name and what its bearer is.
        works_for: Words between a role and an employer.
        writes_for: What stands between a name and an employer where no role does: ``writes for``.
        professions: What people are who write once, as a note below their text says: ``novelist``.
    """

    labels: tuple[str, ...] = ()
    contributed: tuple[str, ...] = ()
    is_a: tuple[str, ...] = ()
    works_for: tuple[str, ...] = ()
    writes_for: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()


@attrs.frozen
class NoticeWords:
    """What opens a note to editors, and what is said of the copy in a note below it.

    Attributes:
        words: Words that open a note to editors.
        copy: What copy calls itself: ``this story``.
        said: What is said of it then, behind that: ``first published``.
        closing: What opens other notes below the text: ``with inputs from``.
        corrections: Labels of a correction below the text: ``Erratum:``.
    """

    words: tuple[str, ...] = ()
    copy: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()


@attrs.frozen
class SignoffWords:
    """What ends copy, as it is printed."""

    marks: tuple[str, ...] = ()


@attrs.frozen
class CaptionWords:
    """What names a picture or its owner in a caption's credit."""

    words: tuple[str, ...] = ()


@attrs.frozen
class FurnitureLines:
    """Whole lines of pages and feeds; ``{number}`` and ``{date}`` stand for any."""

    lines: tuple[str, ...] = ()


@attrs.frozen
class PageWords:
    """What stands on the pages of news sites.

    Attributes:
        words: Words and phrases by which a page speaks of itself, not of the news.
        addresses: With which words it speaks to its readers, and of itself as us; one with a
            capital is meant as it is printed, behind the first word of a line (``Sie``).
        sections: Words of the names of its sections and buttons, which are nobody's name.
        below_story: How the headings begin over what follows a story.
        box_labels: Labels in a box below a story: where it is to be seen, and when.
        ago: How a page says how old its story is, ``{n}`` for the number.
    """

    words: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    below_story: tuple[str, ...] = ()
    box_labels: tuple[str, ...] = ()
    ago: tuple[str, ...] = ()


@attrs.frozen
class NameForms:
    """How people are called in a language whose blanks part no words: what tells a name alone.

    Attributes:
        surnames: The surnames of one letter that most people have, one after the other.
        long_surnames: Those of two letters.
        first_syllables: What leads names: titles of young and old, and of the peoples.
        given_ends: The letters that given names end in.
        no_ends: What no name ends in: a verb, a particle, a letter for a thing or a page.
    """

    surnames: str = ""
    long_surnames: tuple[str, ...] = ()
    first_syllables: tuple[str, ...] = ()
    given_ends: str = ""
    no_ends: tuple[str, ...] = ()
