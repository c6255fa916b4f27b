"""How the time and the memory of `wirecopy.parse` grow with the length of its input.

    python benchmarks/growth.py [--check] [--largest BYTES] [--json FILE]

For ordinary and for hostile input, from 1 kB on: the fitted exponent of time over length (1 is
linear), the time a kB, that time as a multiple of what ordinary copy of the same length takes in
the same run, and the height of memory as a multiple of the text as Python holds it. `--json` also
writes the points. `--check` exits with 1 where an exponent or a multiple passes a limit that allows
for a noisy machine.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs
from machine import machine

import wirecopy

NOISY_LIMIT = 1.3
# Both times of the ratio come from one run, so that only a case that has run away passes it.
TIMES_LIMIT = 50
SMALLEST = 1_000
STEPS = 5
MOST_ROUNDS = 5
# Memory is taken at this size at most: tracing slows a parse down several times.
TRACED = 300_000

_STORY = "LIMA, March 3 (Reuters) - The bridge over the river opened on Sunday, the mayor said.\n\n"
_SENTENCE = "It had been shut since the flood of last spring, and 40 families moved away.\n\n"
_PAGE = _STORY + _SENTENCE * 8

# Each hostile case repeats a stretch that makes one of the patterns start over and over.
CASES: dict[str, Callable[[int], str]] = {
    "ordinary": lambda size: _STORY + _SENTENCE * (size // len(_SENTENCE)),
    "one long line": lambda size: "A" * size,
    "capitalised words": lambda size: "Aa Bb " * (size // 6),
    "figures and joints": lambda size: (
        ("Aa 1,234,567.89% a-b-c d’e <f> " * 4 + "!\n") * (size // 130)
    ),
    "figures alone": lambda size: "Aa " + "1" * size + "!",
    "rows of fractions": lambda size: "Tarn   1.52 2.04 --   4.85/1-2 " * (size // 31) + "\n\n",
    "words and commas": lambda size: ("Aa, " * 40 + "\n") * (size // 161),
    "datelines": lambda size: "LIMA, March 3 (Reuters) - It.\n\n" * (size // 31),
    "quoted datelines": lambda size: (
        '«QPL» "LKS" «QPL» - LIMA, «LKS», "QPL" / (LIMA/QPL, «LKS) - \n\n' * (size // 60)
    ),
    "codes for datelines": lambda size: (
        "QPL/LKS, QPL - LKS: QPL. LIMA/QPL, LKS | QPL - \n\n" * (size // 49)
    ),
    "prose before datelines": lambda size: (
        ("Aa bb ccccc dd’e ee, Lima\n\n" + "Aa bbbbb " * 20 + "- x\n\n") * (size // 220)
    ),
    "names before datelines": lambda size: "".join(
        f"Q{index:x}a, Lima, March 3 x\n\nLima - Quito {index % 90}-: x\n\n"
        for index in range(size // 48)
    ),
    "almost datelines": lambda size: ("A B C D E F G H, I J K, L M N, March - \n\n") * (size // 43),
    "dates of old print": lambda size: (
        "† Aa Bb de Cc Dd (Ee ee), d. e. 3-x y zz. (A b c D e) (\n\n" * (size // 54)
    ),
    "places before colons": lambda size: (
        "\u0915\u0915 \u0915\u0915, \u0915\u0915, 3 x\n\n" * (size // 15)
    ),
    "menus and dates of no file": lambda size: (
        ("Aa bb\nCc\nDd\nEe\n\n" + "Aa Bb > Cc Dd > " * 8 + "\n\nAa 3 bb cc, dd ee 20x\n\n")
        * (size // 175)
    ),
    "captions that tell": lambda size: (
        ("aaaa bbbb cccc dddd eeee ffff " * 3 + "- x@y.zz aa@bb.cc.dd \n\nFoto: Aa\n\n")
        * (size // 125)
    ),
    "names borne out": lambda size: (
        "Ab cd\n\nQUIPU DE SOL QUIPU. "
        + "Ab nQuipu de Sol Quipuab quipu de sol quipu " * (size // 43)
    ),
    "brackets of treebanks": lambda size: "-LRB- Aa -RRB- -LSB-" * (size // 20) + "\n\n",
    "bars for line ends": lambda size: "Aa bb. | Cc dd | " * (size // 17),
    "strokes and signs for line ends": lambda size: "Aa bb. // Cc ¶ " * (size // 15),
    "houses and initials": lambda size: (
        _PAGE + "Aa (BCD/ef). (Gg/hi) Jj. - " * (size // 27) + "\n\n"
    ),
    "boxes of houses": lambda size: _PAGE + "(Aa, 3 May, «Bb cc», Dd Ee). " * (size // 29) + "\n\n",
    "words joined by small ones": lambda size: (
        _PAGE + "By Ana Ruz, Aa bb cc Dd ee ff Gg\n" * (size // 33)
    ),
    "notes between dashes": lambda size: "OSLO, May 3. — Aa bb cc. — " * (size // 26) + "\n\n",
    "names and codes at the end": lambda size: (
        _STORY + "It rained. ABC DEF. GHI\n" * (size // 24) + "ab/cd\nef/\n"
    ),
    "towns and days": lambda size: (
        ("Ab cd\n\nLima de Sol Lima 14 , 9 noche . - x LIMA, Last Night, this day. \n\n")
        * (size // 70)
    ),
    "towns and houses": lambda size: (
        ("Ab cd\n\nAb De/Fg Hi, Jk (Lm No, 3 Pq) Rs. Tu | Vw - Xy.- " * 2 + "\n\n") * (size // 108)
    ),
    "dates of no file": lambda size: (
        "Ab cd\n\n" + "Ab, die XII mensis 12 abc def ghi MCM " * (size // 38) + "\n\n"
    ),
    "lines of issuers": lambda size: (
        ("Press release\n" + "Ab by: Cd Ef Gh\n" * 6 + "\nCd Ef Gh ij.\n\n- 30 -\n\n")
        * (size // 138)
    ),
    "words of agencies": lambda size: (
        "NEWS PRESS AGENCY LIMA  NEWS WIRE LIMA - PRESS NEWS - \n\n" * (size // 57)
    ),
    "jobs and places": lambda size: (
        "\u0995\u0996 \u0997\u0998 \u0995\u0996, \u0997\u0998 \n\n" * (size // 17)
    ),
    "regions behind commas": lambda size: "Oslo, (U/R), May 15, LKS " * (size // 25) + "\n\n",
    "names behind slashes": lambda size: "OSLO, 3 maj/LKS/Ana Ruz/Bo Lee/" * (size // 31) + "\n\n",
    "hours in old print": lambda size: (
        ("Oslo 16, 8 de la noche, 9 h. 30 a la\n\n" + _SENTENCE) * (size // (38 + len(_SENTENCE)))
    ),
    "months in Roman figures": lambda size: "Oslo, 11-XI 12.X. 11, VIII " * (size // 27) + "\n\n",
    "dates that no file has": lambda size: (
        ("Oslo, 3 a viz Meurzh 5 a viz (LKS \n\n" + _SENTENCE) * (size // (36 + len(_SENTENCE)))
    ),
    "heads of pages": lambda size: (
        "THE NORTHERN STAR AND THE NORTH, TUESDAY, AUGUST 5, 192\n" * (size // 56)
    ),
    "agencies behind dashes": lambda size: (
        _PAGE + "It rained.—Aa of Bb of Cc and Dd of Ee and Ff " * (size // 46)
    ),
    "jobs beside marks": lambda size: _PAGE + "By our own our own reporter, Oslo\n" * (size // 34),
    "notes that dashes lead": lambda size: _PAGE + "Note to all editors — Aa -\n\n" * (size // 29),
    "dates in words": lambda size: "Oslo, 2024 m. kovo 3 d. 4 m. " * (size // 29) + "\n\n",
    "almost dates": lambda size: (
        ("Mars 3 12: 2024 mars, 3. 12/ 4 x " * 6 + "\n\n") * (size // 200) + _PAGE
    ),
    "dates in brackets": lambda size: ("Oslo (LKS, 3 May, 4 May, 5 -) " + "\n\n") * (size // 32),
    "words without capitals": lambda size: "\u0995\u0996, \u09e9 \u0997 \u0964 " * (size // 9),
    "capitals after stops": lambda size: "Ab. CDE — " * (size // 10),
    "plain datelines": lambda size: (
        ("LIMA AAA BBB, Peru Aaa Bbb, March 3 -x Ab Cd ef gh ij k      1, m\n\n" + _SENTENCE)
        * (size // 143)
    ),
    "credited datelines": lambda size: (
        ("LIMA AAA BBB, Peru Aaa Bbb, March 3 (LKS abc def gh ij) -x Ab Cd ef\n\n" + _SENTENCE)
        * (size // 143)
    ),
    "divided datelines": lambda size: (
        ("LIMA, Peru, Nov\n(LKS abc - 3 -\n" * 4 + _SENTENCE) * (size // (124 + len(_SENTENCE)))
    ),
    "datelines with years": lambda size: (
        ("São Paulo Ínia-Sol (Peru Aaa), 12 março 2019 (LKS abc def gh) -x Ab\n\n" + _SENTENCE)
        * (size // 143)
    ),
    "titles in capitals": lambda size: "EDITED PORTS AND EDITED TOWNS OF LIMA\n\n" * (size // 39),
    "signed brackets": lambda size: (
        '(QPL-AB-CD-EF-GH-"x) («Aa» Ab. Ana Ruz Sol - Qa, LKS) - LIMA («Aa” Ana) - \n\n'
        * (size // 76)
    ),
    "dated sentences": lambda size: (
        "Oslo: l'aa'bb-cc'dd 3 p. m. a.m. 4 p.m. le 5 aa-bb-cc'ee on 6 p. m.\n\n" * (size // 69)
    ),
    "worn heads": lambda size: (
        "LIMA .,' .,' Aa Bb, f(A .,' B .,' 4P .,' j) 0c 1 .,' 0ct .,' —It is \n\n" * (size // 71)
    ),
    "worn datelines": lambda size: "BRFMEN, Germauy, 0ct. 16. (4P)—It.\n\n" * (size // 37),
    "open brackets": lambda size: "(" * size,
    "credits": lambda size: "(Reporting by A in B; Editing by C " * (size // 35),
    "labels": lambda size: "Source: " * (size // 8),
    "pipes": lambda size: "a|" * (size // 2),
    "times": lambda size: "12:34 " * (size // 6),
    "quoted lines": lambda size: "> > > It rained in Lima.\n" * (size // 25),
    "letters apart": lambda size: "B y   A n a   R u z 1\n" * (size // 22),
    "dashed header": lambda size: "-- B y   A n a\n" * (size // 15) + "\n" + _PAGE,
    "lines of lone names": lambda size: "河边开放\n\n" + "苏小禾\n\n" * (size // 5),
    "lines that words lead": lambda size: _PAGE + "Kitba ta' Ana Ruz\n" * (size // 18),
    "titles among paragraphs": lambda size: (
        _PAGE + ("Read also\nOld mill sold\nNew pier opens\n" + _SENTENCE + "\n") * (size // 110)
    ),
    "views of writers": lambda size: _PAGE + "view author opinion editorial. \n" * (size // 32),
    "labels and commas": lambda size: _PAGE + "Author, Ana Ruz\nRole, Tarn\n" * (size // 27),
    "verbs behind names": lambda size: _PAGE + "Mira Ana Hoxha skrifar\n\n" * (size // 24),
    "marked lines": lambda size: "Pier waits\n\n" + "• It rained in Lima.\n" * (size // 21) + _PAGE,
    "menus below names": lambda size: "Tarn Online\n" + "Sport\n" * (size // 6) + _PAGE,
    "names before bars": lambda size: _PAGE + "山本 花子 | 2024-03-05\n" * (size // 19),
    "films with lengths": lambda size: "Video: a (2 Min " * (size // 16) + "\n\n" + _PAGE,
    "names in dated brackets": lambda size: (
        _PAGE
        + "It sailed. (Ana Ruz aus Lima, Ina Berg, 3.5. (Ole Hoff, 3 mai, 4)\n\n" * (size // 62)
    ),
    "names of two parts": lambda size: _PAGE + "תמר ברק-לב-ברק-לב\n\n" * (size // 19),
    "decks of clauses": lambda size: (
        "Pier waits\n\n" + "The pier — Waits a — It -- Rains" * (size // 32) + "\n\n" + _PAGE
    ),
    "subjects of feeds": lambda size: (
        ("Aa/Bb/Cc/Dd/Ee/Ff/Gg/Hh/ \n\nAA - BB cc - DD - EE - FF -\n\n" * (size // 57)) + _PAGE
    ),
    "dates of embargoes": lambda size: (
        "Embargado hasta el 3 de marzo de 4 de mayo 20\n\n" * (size // 47) + _PAGE
    ),
    "days and brackets": lambda size: (
        "Aa\n\n" + "Lima Sol, 14, 9 noche. (Quipu (Lima, 3 (Qpl). Lima 4 (Aa) -\n\n" * (size // 63)
    ),
    "rows of buttons": lambda size: _PAGE + "Share  Save  Mail\n" * (size // 18),
    "brackets that sign": lambda size: _PAGE + ". LKS/(A - by: A, b: B)" * (size // 24),
    "lines of bylines": lambda size: _PAGE + "By A B\n" * (size // 7),
    "blanks of all forms": lambda size: "a\t\u00a0\u2003\u200e\u202f\u3000\r\n" * (size // 9),
    "heads of mail": lambda size: "From: a@b.example\nSubject: Re: Re: Fw: \n" * (size // 38),
    "cut months": lambda size: "26 ก.พ. 2562 ۷ اسفند ۱۳۹۷ 2019 оны 2-р сарын " * (size // 45),
    "entities": lambda size: "&amp;" * (size // 5),
    "mojibake": lambda size: "Ã© " * (size // 3),
    "mojibake of words": lambda size: "".join(
        f"{_acronym(n * 7919).lower()}Ã©e " for n in range(size // 10)
    ),
    "zero width": lambda size: "a\u200b" * (size // 2),
    "blank lines": lambda size: "\n" * size,
    "short lines": lambda size: "Aa\n" * (size // 3),
    "spaces": lambda size: " " * size,
    "misspelt": lambda size: "DPRK DPRK (DPRK) DRPK " * (size // 22),
    "acronyms": lambda size: " ".join(_acronym(n * 7919) for n in range(size // 7)),
    "han": lambda size: "新华社北京" * (size // 5),
    "dashes": lambda size: "- " * (size // 2),
    "menu lines": lambda size: "".join(f"Aa {_acronym(n)}\n\n" for n in range(size // 11)) + _PAGE,
    "rows of one shape": lambda size: (
        _PAGE + "".join(f"Mai {_acronym(n)} – Lima @ Aa\n\n" for n in range(size // 21))
    ),
    "almost owners of pictures": lambda size: (
        ("Photo Aa1...Aa2 Aa by Aa (Aa " * 4 + "\n") * (size // 117)
    ),
    "boxes": lambda size: (
        _PAGE + "".join(f"Aa B{_acronym(n).lower()}\n\nAa is in it.\n\n" for n in range(size // 26))
    ),
    "equal titles": lambda size: "The bridge opens on Sunday\n\n" * (size // 28) + _PAGE,
    "titles that go on": lambda size: (
        "".join("The bridge opens " + "a" * (n % 200) + "\n\n" for n in range(size // 118)) + _PAGE
    ),
    "places of the text": lambda size: "QPLTON — It is in Qplton and at Qplton.\n\n" * (size // 41),
    "releases of the East": lambda size: (
        "新北2024年3月20日 /新北2024年3月20日 /新 -\n" * (size // 78)
    ),
    "names between slashes": lambda size: "Lima, 3 maj/Qpl/Qpl/ " * (size // 21),
    "lines of releases": lambda size: "QPL-News: Aa / Bb: Cc / Dd(e): \n" * (size // 33),
    "titles of a column": lambda size: (
        "THE BRIDGE OPENS AND\nIT RAINS.\nthe bridge opens\nand it rains\n" * (size // 62) + _PAGE
    ),
    "stamped lines": lambda size: (
        "The bridge opens\n\n" + "Telnova / 13.06.2024 23:44 / 4\n\n" * (size // 32) + _PAGE
    ),
    "corrections": lambda size: (
        _PAGE
        + "Correction 1 2 3 4 5 6 7 8 9:1 2:3 4:5\n\nCorrection (1, 2): It.\n\n" * (size // 65)
    ),
    "capitals behind captions": lambda size: (
        _PAGE + "It is. ANA RUZ OLE HOFF POUR « ANA RUZ, OLE - A\n\n" * (size // 50)
    ),
    "names in square brackets": lambda size: (
        _PAGE + "It is. [Ana Ruz Ole, Lake Side Mill Post A]\n\n" * (size // 46)
    ),
    "addresses beside names": lambda size: _among_text(
        "Ana Ruz 📧 a@b.example 🐦 @c | @d, e@f.example @@\n\n", size
    ),
    "addresses alone": lambda size: _among_text("a@b.example, c@d.example / e@f\n\n", size),
    "trails": lambda size: _among_text("Home / Aa bb / Cc / Dd ee ff gg hh / Ii\n\n", size),
    "capitals before dashes": lambda size: _among_text(
        "MILL POINT-RUZ O'AA, A.B. — The\n\nMILL — it\n\n", size
    ),
    "names and pictures": lambda size: _among_text(
        "By Ana Ruz | Photos by Ole / Photo: Ana, Photos\n\n", size
    ),
    "old credits": lambda size: _PAGE + "It sailed. — (Aa Bb. It sailed.—A.B. " * (size // 38),
    "titles of authors": lambda size: _PAGE + 'Ana Ruz is "Aa «Bb “Cc \n\n' * (size // 25),
    "networks": lambda size: _PAGE + "Ana on Facebook and Twitter.\n\n" * (size // 30),
    "headings of houses": lambda size: _PAGE + "About Lima Bridges Inc\n\n" * (size // 24),
    "fields of institutes": lambda size: _PAGE + "JOURNAL\nLima Notes\n\n" * (size // 20),
    "running heads": lambda size: _PAGE + ("Aa bb   " * 7 + "x\n\n") * (size // 59),
    "heads of old papers": lambda size: (
        "Aa bb cc (dd ee) — [Aa, 4 p. aprilis, Quipu (Aa, 21 sera 8 h. 9 noche (QPL). — (Aa. "
        * (size // 86)
    ),
    "writers in datelines": lambda size: (
        "\u0639\u0645\u0627\u0646 - \u0633\u0627\u0645\u0631 \u062e\u0644\u0641: "
        "\u0642\u0627\u0644 \u0639\u0645\u0627\u0646 - \u0633\u0627\u0645\n\n" * (size // 36)
    ),
    "notes on authors": lambda size: (
        "Aa bb\n\nBy Ana Ruz\n\nIt rained all day.\n\n"
        + "".join(f"The author q{index:x}z. Click q{index:x}y.\n\n" for index in range(size // 30))
    ),
    "closing prices": lambda size: _STORY + "Aa:\n\n" + "Aa Bb +1.2 pct 3.45 -6\n" * (size // 23),
    "boxes of matches": lambda size: (
        _STORY + "Aa - Bb 2-1\n\nCc: 4,112 / Dd 4 112\n\n" * (size // 36)
    ),
    "tickers": lambda size: "14:40 Aa bb cc\n\n1. Aa bb.\n\n" * (size // 26) + _PAGE,
    "initials before names": lambda size: (
        _PAGE
        + "\u0b8e\u0bb8\u0bcd.\u0b95\u0bc7. \u0b86\u0bb0\u0bcd.\u0bae\n\n" * (size // 15)
        + "- \u0b8e\u0bb8\u0bcd-\u0b95\u0bc7, \u0b86\n\n" * (size // 13)
    ),
    "houses above datelines": lambda size: (
        "TUG LOST\n\n(By Aa.—Bb Cc--Dd Ee; Ff)\n\nVol. 7, No. 3\n\n" * (size // 54) + _STORY
    ),
    "signatures": lambda size: _among_text(
        "It sailed. — Aa. bb cc. AABB /kd/ AB7-KDR (Aa\n\n", size
    ),
    "labelled fields": lambda size: "HEADLINE: A: B\nBYLINE: C\n" * (size // 25),
    "mails handed on": lambda size: "From: a@b.example\nSubject: Fw: A\n\nSee.\n\n" * (size // 41),
    "tags of lines": lambda size: "It rained<br><p>a</p></div>" * (size // 27),
    "escaped lines": lambda size: r"It rained\r\n\n" * (size // 15),
    "doubled lines": lambda size: (
        "it rained in Lima all of the day and all of the\n\n" * (size // 49)
    ),
    "times in one line": lambda size: "A bridge 3 March 2024, 16:32 By Ana Ruz " * (size // 40),
    "buttons behind stops": lambda size: _PAGE + "It rained. [Read more a b c " * (size // 28),
    "dates of the East": lambda size: (
        "利马、2025年3月1日 – (利马/北京, 2025年3月1日 " * (size // 37)
    ),
    "counters behind times": lambda size: _among_text(
        "12 May 2024 10:15 - 1 284 views - 3½ min. | Aa 1 2 3 4 5 -  |  x\n\n", size
    ),
    "owners behind slashes": lambda size: _among_text(
        "It is so. / A. B. It is. / Aa Bb de Cc. / D. / E. F. and\n\n", size
    ),
    "banks of an old paper": lambda size: (
        "AA BBB CCC DDD\n\n" * (size // 32) + "Aaaa Bbbb and Cccc - x\n\n" * (size // 48) + _PAGE
    ),
    "links between paragraphs": lambda size: (
        _STORY + ("Read also: Aa bb cc\n\n" + _SENTENCE) * (size // 99)
    ),
    "titles run into capitals": lambda size: "Aa bbbbCCC-DD-EE-FF GG HH, " * (size // 27),
    "lines in brackets": lambda size: _among_text("[Aa bb.]\n— Cc dd. —\n*** ee ***\n", size),
    "decks and ratings": lambda size: _among_text("Utl: Aa Bb Cc\n\n★★★☆☆\n\n", size),
    "boxes of a release": lambda size: (
        _PAGE + "About Qpl Works\nIt builds docks here.\n\n" * (size // 40) + "Call\nar@b.za\n"
    ),
    "ends of a release": lambda size: (
        "PRESS RELEASE\nRNS Number : 4471T\n\nQpl Works AG\n\nQpl Works opens docks\n\n"
        + "Qpl Works AG, since 1911, is here: 0211 555 012.\n\n--- Aa bb ---\n\n" * (size // 66)
    ),
    "scores and who played": lambda size: (
        ("Aa - Bb 2-1 (Cc 3, Dd 9)\n\n" * 3 + _SENTENCE + "\n\n") * (size // 180)
        + "Aa: Bb; Cc, Dd, Ee - Ff, Gg (Hh 70); Ii, 12 p., £3.\n\n" * (size // 54)
    ),
    "decks that name a writer": lambda size: (
        ("Aa bb cc, writes Dd Ee\n\n" * 6 + _SENTENCE + "\n\nDd Ee is here\n\n") * (size // 230)
    ),
    "entries of a live report": lambda size: (
        "The bridge opens\n\n"
        + "12:40\nIt is open.\n\n12.45: It is.\n\n(It is.)\n\n" * (size // 48)
    ),
    "calls below lines": lambda size: _among_text("Videos\n\nWant some qplts? Ask zyx!\n\n", size),
    "inserts": lambda size: _STORY + ("Ad\n\n" + _SENTENCE * 2) * (size // 120),
    "interruptions": lambda size: (
        _STORY + ("ADVERTISEMENT\n\nRead also:\nAa bb cc\n- Dd ee\n\n" + _SENTENCE) * (size // 140)
    ),
    "lines that stand together": lambda size: (
        _STORY + "Aa Bb (Cc): Dd, Ee; Ff: Gg (Hh\nIi - Jj: \n" * (size // 42)
    ),
    "titles printed again": lambda size: (
        "Aa bb cc dd ee\n" * (size // 30)
        + "Ff gg hh ii jj\n2024-05-03 10:15\n"
        + _SENTENCE * 8
        + "Aa bb cc dd ee\n" * (size // 30)
    ),
    "prices and owners": lambda size: (
        _PAGE + "Aa. Bb, 12, $1, 19 euros, 1 kr. | Aa Bb Cc - Dd Ee/Ff (foto Gg.\n\n" * (size // 66)
    ),
    "closing letters": lambda size: _PAGE + "It sailed. – ab. — Abcde. A. b. C.\n\n" * (size // 37),
    "groups of initials": lambda size: _PAGE + "(AFP)\n\nAB CDE/ FG-HI\n\n" * (size // 23),
    "who can be reached": lambda size: (
        _PAGE + "Ana Ruz Lee covers mills. @ar ar@b.example\n\n" * (size // 45)
    ),
    "towns without a mark": lambda size: (
        "Title of it\n\nAna Ruz\n\n" + "AAAAA BBBBB-CCC Dddd said Aaaaa went.\n\n" * (size // 40)
    ),
    "towns named again": lambda size: (
        "A title\n\nOst – Boats left Ost for " + "Osta, ab Ost and Oster " * (size // 23) + ".\n\n"
    ),
    "who signs": lambda size: (
        _PAGE + "— Ana Ruz, Lima a b\n\nIt sank. (A.R.) (A.B.\n\n" * (size // 42)
    ),
    "who signs in brackets": lambda size: (
        "Lima (Pacific Tide) - It sank.\n\n" + "It sank. [PT (ana/PTN) [P T\n\n" * (size // 29)
    ),
    "lines of a day": lambda size: (
        "A wide title that stands above all of them\n"
        + "domingo, 15 de outubro de 2019 - 06:4\n" * (size // 38)
    ),
    "names": lambda size: (
        "The bridge opens\n\n"
        + "".join(f"Ana {_acronym(n).title()}\n\n" for n in range(size // 12))
        + _PAGE
    ),
}


def _among_text(stretch: str, size: int) -> str:
    """A stretch again and again among paragraphs, as lines of a page stand."""
    some = stretch + _SENTENCE * 8
    return "The bridge opens\n\n" + some * (size // len(some))


def _acronym(number: int) -> str:
    letters = ""
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters += chr(ord("A") + letter)
    return letters


@attrs.frozen
class Growth:
    """What was measured of one case.

    Attributes:
        points: Length in bytes of UTF-8 and the least seconds, for each size.
        exponent: The fitted exponent of seconds over length.
        times_ordinary: The seconds a byte at the largest size, as a multiple of ordinary copy's.
        memory_times: The height of memory, as a multiple of the text's own.
    """

    points: list[tuple[int, float]]
    exponent: float
    times_ordinary: float
    memory_times: float


def measure(name: str, largest: int) -> Growth:
    """How one case grows up to a size."""
    case, ordinary = CASES[name], CASES["ordinary"]
    sizes = [int(SMALLEST * (largest / SMALLEST) ** (step / (STEPS - 1))) for step in range(STEPS)]
    points = [timed(case(size)) for size in sizes]
    length, seconds = points[-1]
    usual_length, usual_seconds = timed(ordinary(largest)) if name != "ordinary" else points[-1]
    return Growth(
        points,
        slope(points),
        (seconds / length) / (usual_seconds / usual_length),
        memory_of(case(min(largest, TRACED))),
    )


def timed(text: str) -> tuple[int, float]:
    """The bytes of a text, and the least seconds of some parses of it; long ones run once."""
    best = math.inf
    began = time.perf_counter()
    for _ in range(MOST_ROUNDS):
        start = time.perf_counter()
        wirecopy.parse(text)
        end = time.perf_counter()
        best = min(best, end - start)
        if end - began > 1:
            break
    return len(text.encode()), best


def slope(points: Sequence[tuple[int, float]]) -> float:
    """The exponent: the slope of the line that fits the points best, both axes logarithmic."""
    logs = [(math.log(length), math.log(seconds)) for length, seconds in points]
    mean_x = sum(x for x, _ in logs) / len(logs)
    mean_y = sum(y for _, y in logs) / len(logs)
    spread = sum((x - mean_x) ** 2 for x, _ in logs)
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / spread


def memory_of(text: str) -> float:
    """What a parse takes at its height, as a multiple of the text as Python holds it."""
    tracemalloc.start()
    wirecopy.parse(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / sys.getsizeof(text)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure every case, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="fail above the limits")
    parser.add_argument("--largest", type=int, default=1_000_000, help="the largest size")
    parser.add_argument("--case", action="append", choices=CASES, help="only this one; repeatable")
    parser.add_argument("--json", type=Path, help="also write the points")
    arguments = parser.parse_args(argv)
    for case in CASES.values():  # what is loaded and compiled once is no part of any case
        wirecopy.parse(case(SMALLEST))
    print(f"{'input':<20}{'exponent':>10}{'us a kB':>10}{'x ordinary':>12}{'x memory':>10}")
    found: dict[str, Growth] = {}
    for name in arguments.case or CASES:
        found[name] = growth = measure(name, arguments.largest)
        length, seconds = growth.points[-1]
        print(
            f"{name:<20}{growth.exponent:>10.2f}{seconds * 1e9 / length:>10.1f}"
            f"{growth.times_ordinary:>12.1f}{growth.memory_times:>10.1f}",
            flush=True,
        )
    if arguments.json:
        cases = {name: attrs.asdict(growth) for name, growth in found.items()}
        text = json.dumps({"cases": cases, "machine": machine()}, indent=1)
        arguments.json.write_text(text + "\n", "utf-8")
    failed = [
        name
        for name, growth in found.items()
        if growth.exponent > NOISY_LIMIT or growth.times_ordinary > TIMES_LIMIT
    ]
    if arguments.check and failed:
        print(f"grows too fast, or costs too much: {', '.join(failed)}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
