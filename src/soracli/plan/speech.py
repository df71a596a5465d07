"""How long a spoken line takes, judged by its words alone, and where the lines of a shot lie.

The plan may not wait for a voice: it estimates, the cut pads. Conversation runs at 4 to 5 syllables
a second in most languages (Pellegrino, Coupe and Marsico, Language 87, 2011: 5 to 8 when read
aloud, slower with the pauses of acting); a breath lies between sentences.
"""

import re
from collections.abc import Sequence

from soracli.story.scene import Line

RATE_OF_SPEECH = 155
"""Words a minute the built-in voice is told at the usual pace."""
SYLLABLES_A_SECOND = 4.3
BREATHS = {",": 0.15, ";": 0.25, ":": 0.25, "-": 0.15, ".": 0.4, "!": 0.35, "?": 0.4, "…": 0.6}
"""Seconds of silence after a mark inside a line."""
PACES = {"whisper": 0.85, "cold": 0.9, "tearful": 0.8, "sad": 0.85, "calm": 0.92, "slow": 0.7,
         "excited": 1.2, "angry": 1.12, "shout": 1.05, "panicked": 1.25, "fast": 1.3}  # fmt: skip
FIRST_LINE = 0.4
BETWEEN_LINES = 0.35
SHORTEST = 0.5


def speech_seconds(words: str, mood: str = "", pace: float = 1.0) -> float:
    """Seconds that saying these words takes."""
    syllables = sum(map(_syllables, re.findall(r"[^\s.,;:!?…-]+", words)))
    inside = words.strip()[:-1]
    silence = sum(seconds for mark, seconds in BREATHS.items() for _ in range(inside.count(mark)))
    speed = pace * next((rate for word, rate in PACES.items() if word in mood.lower()), 1.0)
    return round(max(SHORTEST, syllables / SYLLABLES_A_SECOND / speed + silence), 3)


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


def _syllables(word: str) -> int:
    """Runs of vowels; of scripts that do not write them, each wide character or two letters."""
    wide = sum("\u2e80" <= letter <= "\uffef" for letter in word)
    if wide:
        return wide
    plain = word.lower()
    vowels = len(re.findall(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœаеёиоуыэюяαεηιουω]+", plain))
    if vowels > 1 and plain.endswith("e") and not plain.endswith(("le", "ee", "ye")):
        vowels -= 1
    return max(vowels or sum(map(str.isalpha, word)) // 2, 1)
