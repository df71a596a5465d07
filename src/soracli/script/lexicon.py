"""The words the reader knows, indexed: the longest phrase at a token is found fast.

A phrase has roles ("color", "verb", "place"); the grammar decides which one is meant where it
stands.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from soracli.script.change_table import ChangeTable, change_table
from soracli.script.likenesses import CastNouns, liken
from soracli.script.place_clues import PlaceClues, place_clues
from soracli.script.tokens import Token, dictionary_form, split_words, stems_of
from soracli.script.words import NounOverride as NounOverride
from soracli.script.words import WordList as WordList
from soracli.script.words import Words as Words
from soracli.story.preset import Kind
from soracli.story.scene import Direction

MOST_FORMS = 20_000
"""Words whose forms are kept; beyond, they are found again."""


class Noun(NamedTuple):
    """One noun that can be cast: its kind and what the noun itself adds."""

    kind: str
    family: str
    living: bool
    over: NounOverride


class VerbSense(NamedTuple):
    """One meaning of a verb."""

    motion: str
    speed: float = 1.0
    direction: Direction | None = None
    turns: int = 0
    brings_target: str = ""
    brings: tuple[str, ...] = ()
    held: bool = False


# Sections that are one role with the section's key as meaning, and sections that are a flat role.
_KEYED = {
    "determiners": "det", "pronouns": "pronoun", "conjunctions": "conj", "directions": "direction",
    "colors": "color", "patterns": "pattern", "materials": "material", "traits": "trait",
    "garments": "garment", "places": "place", "times": "time", "weathers": "weather",
    "styles": "style", "framings": "framing", "angles": "angle", "moves": "move",
    "events": "event", "names": "name",
}  # fmt: skip
_NUMBERED = {
    "speeds": "speed", "numbers": "number", "turns": "turns", "shades": "shade", "sizes": "size",
    "paces": "pace", "lens_words": "lens", "camera_pace": "camera pace",
}  # fmt: skip
_FLAT = {
    "wearing": "wearing", "sounding": "sounding", "unstaged": "unstaged", "helpers": "helper",
    "light": "light", "auxiliaries": "aux", "negations": "negation", "existential": "existential",
    "empty": "empty", "spots": "spot", "manners": "manner", "multicolored": "multicolored",
    "adjectives": "adjective", "undressed": "undressed", "waters": "water", "grounds": "ground",
    "sunlit": "sunlit", "weather_fillers": "weather filler", "moods": "mood",
    "mood_nouns": "mood noun", "seasons": "season", "style_nouns": "style noun",
    "unshown_styles": "unshown style", "camera_nouns": "camera", "shot_nouns": "shot",
    "camera_shows": "camera show", "camera_empty": "camera empty", "music_nouns": "music",
    "sound_nouns": "sound", "sound_sources": "sound source", "sound_doings": "sound doing",
    "sound_fillers": "sound filler", "body_parts": "body part", "hair_parts": "hair part",
    "coloring": "coloring", "things": "thing", "changing": "changing", "sudden": "sudden",
}  # fmt: skip


class Match(NamedTuple):
    """A phrase of the lexicon found in a text: tokens `start` to `end`, its role and meaning.

    `words` is the phrase as the lexicon has it; `inflected` tells that its last word was written in
    another form there ("cats", "running").
    """

    start: int
    end: int
    role: str
    key: str
    words: str
    inflected: bool


@dataclass
class _Node:
    next: dict[str, "_Node"] = field(default_factory=dict)
    senses: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Lexicon:
    """All words with their roles. Look-ups never change what they find.

    `vocabulary` is every single word of its phrases, `irregular` the bases of irregular forms,
    `places` what becomes of places, `place_clues` what tells of a place that is not named,
    `capitals` names of places that are other words where they are written small ("turkey"),
    `world` all names of places.
    """

    words: Words
    nouns: dict[str, Noun]
    verbs: dict[str, tuple[VerbSense, ...]]
    root: _Node
    vocabulary: frozenset[str]
    irregular: dict[str, tuple[str, ...]]
    goals: _Node = field(default_factory=_Node)
    places: ChangeTable = field(default_factory=ChangeTable)
    clues: _Node = field(default_factory=_Node)
    place_clues: PlaceClues = field(default_factory=PlaceClues)
    capitals: frozenset[str] = frozenset()
    world: frozenset[str] = frozenset()
    _forms: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def matches(self, tokens: list[Token], start: int) -> list[Match]:
        """Every phrase that begins at a token, the longest first."""
        return self._matches(self.root, tokens, start)

    def goal_matches(self, tokens: list[Token], start: int) -> list[Match]:
        """Every phrase that begins here and says how a change ends ("twice its size"), the longest
        first. Nothing else of a text is looked up among these."""
        return self._matches(self.goals, tokens, start)

    def clue_matches(self, tokens: list[Token], start: int) -> list[Match]:
        """Every phrase that begins here and is a clue to where the scene is."""
        return self._matches(self.clues, tokens, start)

    def _matches(self, root: _Node, tokens: list[Token], start: int) -> list[Match]:
        found: list[Match] = []
        fronts = [(root, False)]
        at = start
        while fronts and at < len(tokens):
            token = tokens[at]
            at += 1
            fronts = [
                (child, form != token.lower)
                for node, _ in fronts
                for form in self.forms(token.lower)
                if (child := node.next.get(form)) is not None
            ]
            for node, inflected in fronts:
                found.extend(Match(start, at, *sense, inflected) for sense in node.senses)
        found.sort(key=lambda match: (start - match.end, match.inflected))
        return found

    def forms(self, word: str) -> tuple[str, ...]:
        """The forms under which a written word may stand in the lexicon, its own first.

        A dictionary is asked only where rules of spelling and the irregular forms find nothing.
        """
        found = self._forms.get(word)
        if found is None:
            found = (*stems_of(word), *self.irregular.get(word, ()))
            if self.vocabulary.isdisjoint(found):
                found = (*found, dictionary_form(word))
            if len(self._forms) > MOST_FORMS:
                self._forms.clear()
            self._forms[word] = found
        return found

    def place_named(self, words: str) -> str:
        """The set that these words are a name of; "" if none is."""
        return next((place for place, names in self.words.places.items() if words in names), "")

    def noun_named(self, words: str) -> Noun | None:
        """The castable noun with this name, if a preset has it."""
        return self.nouns.get(words)


def build_lexicon(words: Words, kinds: dict[str, Kind], nouns: CastNouns) -> Lexicon:
    """Index the word sections together with the nouns of the casting files."""
    words = _with_names(words)
    root = _Node()
    cast: dict[str, Noun] = {}
    for noun, (kind, over) in liken(nouns, words.likenesses, words.places).items():
        cast[noun.lower()] = Noun(kind, kinds[kind].family, kinds[kind].animate, over)
    _add(root, "noun", cast.keys())
    verbs = _senses(words)
    _add(root, "verb", verbs.keys())
    for table, role in (_KEYED | _NUMBERED).items():
        section: dict[Any, tuple[str, ...]] = getattr(words, table)
        for key, phrases in section.items():
            _add(root, role, phrases, f"{key:g}" if isinstance(key, float) else key)
    for table, role in _FLAT.items():
        _add(root, role, getattr(words, table))
    _add(root, "riding", words.riding)
    _add(root, "folding", words.folding)
    _add(root, "group", words.groups)
    _add(root, "part", words.parts)
    _add(root, "family", words.families)
    _add_rows(root, words)
    capitals = _capitals(root, words)
    known = {verb: tuple(senses) for verb, senses in verbs.items()}
    irregular = _bases(words)
    goals = _Node()
    for name, goal in words.change_goals.items():
        _add(goals, "change goal", goal.words, name)
    _add(goals, "change filler", words.change_fillers)
    vocabulary = frozenset((*_vocabulary(root), *_vocabulary(goals)))
    told, clues = place_clues(words.place_clues), _Node()
    _add(clues, "clue", told.phrases)
    places = change_table(words)
    world = (name.rstrip("!") for names in words.gazetteer.values() for name in names)
    told_of = (goals, places, clues, told, capitals, frozenset(world))
    return Lexicon(words, cast, known, root, vocabulary, irregular, *told_of)


def _add_rows(root: _Node, words: Words) -> None:
    """Index the words of prepositions, of changes and of what a camera does."""
    for name, preposition in words.prepositions.items():
        _add(root, "prep", preposition.words, name)
    for name, change in words.changes.items():
        _add(root, "change", change.words, name)
    for name, act in words.camera_verbs.items():
        _add(root, "camera verb", act.words, name)
        _add(root, "camera by", act.by)
    _add(root, "camera by", words.camera_by)


def _with_names(words: Words) -> Words:
    """The words with the names of the gazetteer among those of the places."""
    places = dict(words.places)
    for place, names in words.gazetteer.items():
        places[place] = (*places.get(place, ()), *(name.rstrip("!") for name in names))
    return words.model_copy(update={"places": places})


def _capitals(root: _Node, words: Words) -> frozenset[str]:
    """The names of the gazetteer that are other words, or people's names, as well."""
    written = (name for all_of_one in words.gazetteer.values() for name in all_of_one)
    people = {name for one in words.names.values() for name in one}
    return frozenset(
        name.rstrip("!")
        for name in written
        if name.endswith("!") or name in people or _is_word(root, name)
    )


def _is_word(root: _Node, name: str) -> bool:
    """Whether a name of a place has another meaning."""
    node: _Node | None = root
    for word in split_words(name):
        node = node.next.get(word) if node is not None else None
    return node is not None and any(role != "place" for role, _, _ in node.senses)


def _bases(words: Words) -> dict[str, tuple[str, ...]]:
    """The bases of every irregular form."""
    found: dict[str, tuple[str, ...]] = {}
    for base, forms in words.irregular.items():
        for form in forms:
            found[form] = (*found.get(form, ()), base)
    return found


def _senses(words: Words) -> dict[str, list[VerbSense]]:
    """Every verb with its senses, in the order of the motions."""
    verbs: dict[str, list[VerbSense]] = {}
    for motion, groups in words.motions.items():
        for one in groups:
            adds = (one.speed, one.direction, one.turns, one.brings_target, one.brings)
            for verb in one.words:
                verbs.setdefault(verb, []).append(VerbSense(motion, *adds))
    return verbs


def _vocabulary(node: _Node) -> Iterable[str]:
    for word, child in node.next.items():
        yield word
        yield from _vocabulary(child)


def _add(root: _Node, role: str, phrases: Iterable[str], key: str | None = None) -> None:
    for phrase in phrases:
        node = root
        for word in split_words(phrase):
            after = node.next.get(word)
            if after is None:
                after = node.next[word] = _Node()
            node = after
        sense = (role, phrase if key is None else key, phrase)
        if node is not root and sense not in node.senses:
            node.senses.append(sense)


def shaded(color: str, shade: float) -> str:
    """A color moved toward white (shade above 0) or black (below 0); both as #rrggbb."""
    goal = 255 if shade > 0 else 0
    parts = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(part + (goal - part) * abs(shade)):02x}" for part in parts)


HEX_COLOR = re.compile(r"#[0-9a-f]{6}")
