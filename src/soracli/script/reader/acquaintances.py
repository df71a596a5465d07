"""Whom the reader of a shot has heard of before, and where a text calls them by name."""

from collections.abc import Iterable, Mapping, Sequence

from soracli.script.lexicon import Lexicon, Match
from soracli.script.tokens import Token, split_words
from soracli.story.preset import Kind
from soracli.story.scene import Known

_THINGS = frozenset(("noun", "thing", "group", "place", "garment", "body part", "part", "family"))
_GOES_ON = frozenset(("verb", "aux", "helper", "conj", "prep", "wearing", "camera verb", "unstaged",
                      "folding", "riding", "sounding", "light", "direction"))  # fmt: skip
_NOMINAL = _THINGS | {"color", "size", "adjective", "material", "trait", "name"}


class Names:
    """Finds the names of the known, and of places, in a text.

    A name may be any word. Where the lexicon knows it as something else ("Rose", "Red", "Will"),
    its capital letter decides, and at the start of a sentence what follows it.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        kinds: Mapping[str, Kind],
        known: Sequence[Known] = (),
        places: Iterable[str] = (),
    ) -> None:
        self.lexicon = lexicon
        self._names: dict[tuple[str, ...], str] = {}
        self._shorter: dict[str, set[str]] = {}
        self._living = {
            one.entity.id: one.entity.kind not in kinds or kinds[one.entity.kind].animate
            for one in known
        }
        for one in known:
            for words in one.words if one.named else ():
                self._learn(tuple(split_words(words)), one.entity.id)
        self._places = {tuple(split_words(place)) for place in places} - {()}
        lengths = [len(name) for name in (*self._names, *self._places)]
        self._longest = max(lengths, default=0)

    def _learn(self, name: tuple[str, ...], entity_id: str) -> None:
        if not name:
            return
        self._names.setdefault(name, entity_id)
        if len(name) > 1 and self._living[entity_id]:
            for word in (name[0], name[-1]):
                self._shorter.setdefault(word, set()).add(entity_id)

    def find(self, tokens: list[Token]) -> dict[int, Match]:
        """Every name in a text by its first token; the longest where several begin."""
        found: dict[int, Match] = {}
        if not (self._names or self._places):
            return found
        loud = _loud(tokens)
        at = 0
        while at < len(tokens):
            match = self._at(tokens, at, loud)
            if match is not None:
                found[at] = match
            at = match.end if match is not None else at + 1
        return found

    def _at(self, tokens: list[Token], at: int, loud: bool) -> Match | None:
        for length in range(self._longest, 0, -1):
            name, end = _words(tokens, at, length)
            if len(name) < length:
                continue
            if name in self._names and (length > 1 or self._meant(tokens, at, loud)):
                return Match(at, end, "known", self._names[name], " ".join(name), False)
            if name in self._places and not self._is_place(tokens, at, end):
                return Match(at, end, "ground", " ".join(name), " ".join(name), False)
        return self._part_of_name(tokens, at)

    def _is_place(self, tokens: list[Token], at: int, end: int) -> bool:
        matches = self.lexicon.matches(tokens, at)
        return any(match.role == "place" and match.end >= end for match in matches)

    def _part_of_name(self, tokens: list[Token], at: int) -> Match | None:
        """ "Mara" for Mara Vance, if nobody else could be meant."""
        token = tokens[at]
        meant = self._shorter.get(token.lower, set())
        if len(meant) != 1 or not token.text[:1].isupper() or self._senses(tokens, at) - {"name"}:
            return None
        return Match(at, at + 1, "known", next(iter(meant)), token.lower, False)

    def _senses(self, tokens: list[Token], at: int) -> set[str]:
        return {match.role for match in self.lexicon.matches(tokens, at) if match.end == at + 1}

    def _meant(self, tokens: list[Token], at: int, loud: bool) -> bool:
        """Whether a single word is the name here rather than what else the word may be."""
        token = tokens[at]
        senses = self._senses(tokens, at) - {"name"}
        if not senses:
            return True
        starts = at == 0 or tokens[at - 1].kind in ("stop", "quote", "comma")
        living = self._living[self._names[(token.lower,)]]
        if token.text[:1].isupper() and not loud:
            shouted = len(token.text) > 1 and token.text.isupper()
            return shouted or not starts or self._stands_alone(tokens, at + 1, living)
        if senses & _THINGS:
            return living and starts and loud and self._stands_alone(tokens, at + 1, living)
        if starts and living:
            return self._verb_follows(tokens, at + 1)
        before = {match.role for match in self.lexicon.matches(tokens, at - 1)} if at else set()
        return not living and "det" in before and not self._senses(tokens, at + 1) & _NOMINAL

    def _stands_alone(self, tokens: list[Token], at: int, living: bool) -> bool:
        """Whether nothing follows that the word before could be an adjective or a verb of."""
        if at >= len(tokens) or tokens[at].kind != "word" or tokens[at].lower == "'s":
            return living or at >= len(tokens) or tokens[at].kind != "word"
        senses = self._senses(tokens, at)
        found = self.lexicon.matches(tokens, at)
        phrasal = any(match.role == "verb" and match.end > at + 1 for match in found)
        return bool(senses & _GOES_ON) and (phrasal or not senses & _THINGS) and (
            living or "verb" in senses or "aux" in senses
        )  # fmt: skip

    def _verb_follows(self, tokens: list[Token], at: int) -> bool:
        if at >= len(tokens):
            return False
        written = tokens[at].lower
        return written.endswith("s") and "verb" in self._senses(tokens, at) and (
            not self._senses(tokens, at) & _THINGS
        )  # fmt: skip


def _words(tokens: list[Token], at: int, count: int) -> tuple[tuple[str, ...], int]:
    """`count` words from here on, over the full stop of "Dr. Watson", and where they end."""
    words: list[str] = []
    while at < len(tokens) and len(words) < count:
        token = tokens[at]
        if token.kind in ("word", "number") and token.lower != "'s":
            words.append(token.lower)
        elif not (words and token.kind == "stop" and token.text == "." and len(words[-1]) < 4):
            break
        at += 1
    return tuple(words), at


def _loud(tokens: list[Token]) -> bool:
    """Whether capitals say nothing here, because nearly every word has one."""
    words = [token.text for token in tokens if token.kind == "word" and token.lower != "'s"]
    capital = sum(word[:1].isupper() for word in words)
    return len(words) > 3 and capital > 0.7 * len(words)
