"""What the lexicon says of changes of the place, cut into words once so that it is found fast."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from soracli.script.tokens import split_words
from soracli.script.words import Words

Phrase = tuple[str, ...]
_BEGINS = ("begin", "start")


@dataclass(frozen=True)
class ChangeTable:
    """`verbs` are the phrases of every row of `Words.setting_changes`, `subjects` its subjects by
    their first words, each with the row; `turns` and `spans` stand between two states."""

    subjects: dict[str, list[tuple[Phrase, int]]] = field(default_factory=dict)
    verbs: tuple[tuple[Phrase, ...], ...] = ()
    turns: tuple[Phrase, ...] = ()
    spans: tuple[Phrase, ...] = ()


def change_table(words: Words) -> ChangeTable:
    """The table of a lexicon's words."""
    subjects: dict[str, list[tuple[Phrase, int]]] = {}
    for number, row in enumerate(words.setting_changes):
        for phrase in _phrases(row.subjects):
            subjects.setdefault(phrase[0], []).append((phrase, number))
    return ChangeTable(
        subjects,
        tuple(_phrases(_all(row.verbs, words)) for row in words.setting_changes),
        _phrases(words.setting_turns),
        _phrases(words.setting_spans),
    )


def _all(verbs: Iterable[str], words: Words) -> list[str]:
    """The verbs of a row; "+comes" is every way in which weather, light or darkness comes to a
    place: it rolls in, creeps over, drifts across, begins to roll."""
    found: list[str] = []
    for verb in verbs:
        if verb != "+comes":
            found.append(verb)
            continue
        for come in words.setting_comes:
            found += [f"{come} {way}" for way in words.setting_ways]
        beats = (*words.setting_comes, *words.setting_beats)
        found += [f"{begin} to {beat}" for begin in _BEGINS for beat in beats]
    return found


def _phrases(words: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(tuple(split_words(phrase)) for phrase in words)
