"""How long a spoken line takes, judged by its words alone, and where the lines of a shot lie.

The plan may not wait for a voice: it estimates. The costs below are those of the built-in voice at
its usual pace, fitted to 76 lines of English (1 to 20 words, four voices); of these the estimate is
within 15 % of what the voice took in 9 of 10, and 1 % too long in the middle. Lines of 15 other
languages gave the costs of their letters.
"""

import re
from collections.abc import Sequence

from soracli.plan.sound.saying import sayable
from soracli.story.scene import Line

RATE_OF_SPEECH = 155
"""Words a minute the built-in voice is told at the usual pace."""
SLOWEST, FASTEST = 80, 450
"""What it can be told at least and at most."""
START, WORD, COMMA, STOP, DIGIT, SIGN = 0.24, 0.015, 0.37, 0.58, 0.38, 0.45
"""Seconds of a line before anything is said, of each word, of marks inside the line, of each digit,
and of each sign that is a word ("%")."""
LETTERS = (("\u058f", 0.059), ("\u05ff", 0.09), ("\u08ff", 0.108), ("\u0dff", 0.07),
           ("\u0eff", 0.096), ("\u10ff", 0.06), ("\u11ff", 0.08), ("\u2fff", 0.06),
           ("\u30ff", 0.12), ("\u9fff", 0.235), ("\uabff", 0.06), ("\ud7ff", 0.165),
           ("\U0010ffff", 0.235))  # fmt: skip
"""Seconds of a letter, up to this one: Latin, Greek and Cyrillic; Hebrew; Arabic; the scripts of
India; Thai; Georgian; Ethiopic; others; kana; Chinese; others; Hangul; the rest."""
PACES = {"whisper": 0.86, "hushed": 0.86, "murmur": 0.92, "mutter": 0.92, "cold": 0.92,
         "icy": 0.92, "tearful": 0.84, "crying": 0.84, "sobbing": 0.84, "sad": 0.85,
         "melanchol": 0.85, "wear": 0.85, "tired": 0.85, "calm": 0.92, "tender": 0.9,
         "gentl": 0.9, "stern": 0.94, "sleepy": 0.8, "slow": 0.92, "excited": 1.16,
         "angr": 1.1, "furious": 1.1, "afraid": 1.1, "scared": 1.1, "panic": 1.22,
         "desperate": 1.22, "shout": 1.04, "yell": 1.04, "hurried": 1.28, "fast": 1.28,
         "quick": 1.28, "hasty": 1.28}  # fmt: skip
"""How fast moods are spoken, as presets/speech has them, by how their words begin."""
FIRST_LINE = 0.4
BETWEEN_LINES = 0.35
SHORTEST = 0.5


def speech_seconds(words: str, mood: str = "", pace: float = 1.0) -> float:
    """Seconds that saying these words takes."""
    said = sayable(words)
    inside = said[:-1]
    seconds = (
        sum(map(_letter_seconds, said))
        + WORD * len(said.split())
        + COMMA * len(re.findall(r"[,;:،؛、，：；]|\s[-–—]+\s", inside))
        + STOP * len(re.findall(r"(?<!\d)[.!?…。！？।]+", inside))
    )
    speed = pace * next((rate for word, rate in PACES.items() if word in mood.lower()), 1.0)
    told = min(max(RATE_OF_SPEECH * speed, SLOWEST), FASTEST) / RATE_OF_SPEECH
    return round(max(SHORTEST, START + seconds / told), 3)


def timed(
    lines: Sequence[Line],
    at: Sequence[float | None],
    paces: Sequence[float],
    early: float = 0.0,
    recorded: Sequence[float | None] = (),
) -> tuple[Line, ...]:
    """The lines of a shot with the times they are spoken: one after the other, unless `at` says.

    `paces` are those of the voices. With `early`, a J-cut, the first begins that many seconds
    before the picture. `recorded` are the seconds of those lines that are recordings.
    """
    spoken: list[Line] = []
    now = -early if early else FIRST_LINE
    known = recorded or [None] * len(lines)
    for line, asked, pace, lasts in zip(lines, at, paces, known, strict=True):
        start = now if asked is None else asked
        end = start + (lasts or speech_seconds(line.say, line.mood, pace))
        spoken.append(line.model_copy(update={"start": round(start, 3), "end": round(end, 3)}))
        now = end + BETWEEN_LINES
    return tuple(spoken)


def _letter_seconds(letter: str) -> float:
    if letter.isascii() and letter.isalpha():
        return LETTERS[0][1]
    if letter.isdigit():
        return DIGIT
    if letter in "$€£¥%&+=@°":
        return SIGN
    if (
        letter.isspace()
        or not (letter.isalpha() or letter >= "\u0900")
        or "\u2000" <= letter < "\u3041"
    ):
        return 0.0
    return next(cost for last, cost in LETTERS if letter <= last)
