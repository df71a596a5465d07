"""What a sound is called: words without endings and articles, and which name they hold."""

import functools
import re
from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

ARTICLES = frozenset({"a", "an", "the", "of", "some", "and", "in", "on", "at", "to", "is", "are"})
IRREGULAR = {
    "mice": "mouse", "wolves": "wolf", "leaves": "leaf", "geese": "goose", "children": "child",
    "feet": "foot", "rang": "ring", "rung": "ring", "knives": "knife", "tyres": "tire",
    "tyre": "tire", "seagull": "gull", "seagulls": "gull", "hooves": "hoof", "waves": "wave",
    "harbour": "harbor", "aeroplane": "airplane", "neighbourhood": "neighborhood",
}  # fmt: skip


class Named(Protocol):
    """Something with a name and other words for it."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def words(self) -> tuple[str, ...]:
        """Its other names."""


Thing = TypeVar("Thing", bound=Named)


@functools.lru_cache(maxsize=8192)
def stems(words: str) -> tuple[str, ...]:
    """The words without case, punctuation, articles and endings, in their order."""
    plain = re.sub(r"['’]s\b", "", words.casefold())
    found = re.findall(r"\w+", plain)
    return tuple(_stem(word) for word in found if word not in ARTICLES)


def _stem(word: str) -> str:
    """A word without the ending of a plural or of an inflection ("barking", "bark")."""
    word = IRREGULAR.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3:
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _meaning(*words: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in words)


FAR = _meaning("distant", "far", "faraway", "remote", "distance", "away")
NEAR = _meaning("near", "nearby", "close")
LOUD = _meaning("loud", "loudly", "huge", "big", "deafening", "massive", "enormous")
SOFT = _meaning("soft", "softly", "quiet", "quietly", "faint", "faintly", "gentle", "gently")
LOUDER, SOFTER = 6.0, -8.0
"""Decibels."""


def best(words: str, things: Mapping[str, Thing]) -> tuple[Thing, tuple[str, ...]] | None:
    """The thing whose name the words hold, and that name's stems: the longest name, then the one
    that is said first; a name goes before the other words for something else."""
    said = stems(words)
    if not said:
        return None
    ranked: list[tuple[tuple[int, int, int], Thing, tuple[str, ...]]] = []
    for thing in things.values():
        for number, phrase in enumerate((thing.name, *thing.words)):
            wanted = stems(phrase)
            if wanted and set(wanted) <= set(said):
                first = min(said.index(one) for one in wanted)
                ranked.append(((-len(set(wanted)), first, min(number, 1)), thing, wanted))
    if not ranked:
        return None
    _, thing, wanted = min(ranked, key=lambda one: (one[0], one[1].name))
    return thing, wanted


def plural(words: str, named: Iterable[str]) -> bool:
    """Whether the first word that belongs to a name stands for many ("dogs barking")."""
    wanted = frozenset(named)
    for word in re.findall(r"\w+", words.casefold()):
        if word not in ARTICLES and _stem(word) in wanted:
            return word.endswith("s") and not word.endswith("ss")
    return False


def beside(words: str, named: Iterable[str]) -> frozenset[str]:
    """The stems of what is said beside a name: "distant", "loud" ..."""
    return frozenset(stems(words)) - frozenset(named)


def louder(said: frozenset[str]) -> float:
    """The gain in dB that words beside a name mean."""
    return (LOUDER if said & LOUD else 0.0) + (SOFTER if said & SOFT else 0.0)
