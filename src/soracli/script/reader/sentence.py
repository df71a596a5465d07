"""A tokenised text with its lexicon matches: the one thing every part of the grammar looks at."""

import re

from soracli.script.lexicon import HEX_COLOR, Lexicon, Match
from soracli.script.reader.acquaintances import Names
from soracli.script.reader.grafts import graft_said
from soracli.script.reader.shapes import shape_said
from soracli.script.tokens import Token, dictionary_form, split_words, stems_of, tokenize

MOST_COUNT = 100
_LENS = re.compile(r"(\d{1,3})mm")
# Roles that can stand at the head of a noun phrase, and roles that can stand before one.
HEADS = frozenset(
    ("noun", "thing", "place", "garment", "undressed", "group", "event", "shot", "time", "weather",
     "season", "body part", "part", "music", "sound", "ground", "water", "camera", "family", "name",
     "framing", "angle", "move", "lens", "sunlit", "style", "mood noun", "style noun",
     "unshown style", "hair part", "known")
)  # fmt: skip
MODIFIERS = frozenset(
    ("color", "shade", "multicolored", "pattern", "material", "size", "trait", "adjective", "mood",
     "style", "time", "weather", "sunlit", "season", "framing", "angle", "move", "lens", "pace",
     "turns", "speed", "number", "camera pace", "unshown style", "camera empty")
)  # fmt: skip
FUNCTIONS = frozenset(
    ("det", "pronoun", "conj", "prep", "direction", "spot", "speed", "manner", "negation", "aux",
     "existential", "empty")
)  # fmt: skip
_NOUNS = frozenset(
    ("noun", "thing", "place", "garment", "event", "group", "body part", "water", "ground", "shot",
     "part", "family", "sound", "undressed")
)  # fmt: skip

_ONE = frozenset(("a", "an", "the", "his", "her", "its", "their"))
_MADE = frozenset(("do", "make", "perform", "start", "begin", "use", "end", "finish", "open"))
"""Determiners, and verbs by which a camera has a way of its own: "starts a pan across a city"."""
_LOOKS = frozenset(("color", "material", "pattern", "size", "weather", "time"))
"""Roles of what is said of a noun, of which no verb's form is one."""


class Sentence:
    """Tokens and matches, looked up once per position, and which tokens the reading has used.

    `names` finds the names of those known from before; inside one no other phrase is found.
    """

    def __init__(self, text: str, lexicon: Lexicon, names: Names | None = None) -> None:
        self.lexicon = lexicon
        self.tokens: list[Token] = tokenize(text)
        self.names = names.find(self.tokens) if names is not None else {}
        self.used = bytearray(len(self.tokens))
        self._matches: dict[int, list[Match]] = {}
        self._roles: dict[int, dict[str, Match]] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    def kind(self, at: int) -> str:
        """The token's kind; "stop" beyond the end."""
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else "stop"

    def lower(self, at: int) -> str:
        """The token in lower case; empty beyond the end."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def matches(self, at: int) -> list[Match]:
        """All phrases that start here, the longest first, with numbers, lenses and hex colors."""
        if at not in self._matches:
            self._matches[at] = self._find(at)
        return self._matches[at]

    def roles(self, at: int) -> dict[str, Match]:
        """The longest phrase of every role that starts here."""
        if at not in self._roles:
            longest: dict[str, Match] = {}
            for match in self.matches(at):
                longest.setdefault(match.role, match)
            self._roles[at] = longest
        return self._roles[at]

    def role(self, at: int, role: str) -> Match | None:
        """The longest phrase of one role here, or None."""
        return self.roles(at).get(role)

    def longest(self, at: int, roles: frozenset[str]) -> list[Match]:
        """The longest phrases here among some roles: all of one length, or none."""
        found = [match for role, match in self.roles(at).items() if role in roles]
        end = max((match.end for match in found), default=0)
        return [match for match in found if match.end == end]

    def is_word(self, at: int) -> bool:
        """Whether a word or number stands here, not a mark."""
        return self.kind(at) in ("word", "number")

    def is_function(self, at: int) -> bool:
        """Whether the token here is a word of grammar and nothing else."""
        roles = self.roles(at)
        return any(role in FUNCTIONS for role in roles) and not any(
            role in HEADS or role in MODIFIERS or role == "verb" for role in roles
        )

    def is_unknown(self, at: int) -> bool:
        """Whether a word stands here that no phrase of the lexicon starts with."""
        return self.kind(at) == "word" and not self.matches(at) and self.lower(at) != "'s"

    def base_form(self, at: int) -> str:
        """The base of an unknown word: the dictionary's, or the first stem by rule."""
        word = self.lower(at)
        base = dictionary_form(word)
        return base if base != word else next(iter(stems_of(word)[1:]), word)

    def use(self, start: int, end: int) -> None:
        """Mark tokens as understood."""
        self.used[start:end] = b"\1" * (min(end, len(self.used)) - start)

    def words(self, start: int, end: int) -> str:
        """The words as written, in lower case."""
        return " ".join(t.lower for t in self.tokens[start:end] if t.kind in ("word", "number"))

    def _find(self, at: int) -> list[Match]:
        if not 0 <= at < len(self.tokens):
            return []
        if at in self.names:
            return [self.names[at]]
        token = self.tokens[at]
        if token.kind == "number":
            return self._number(at, token.lower)
        if token.kind != "word":
            return []
        if (lens := _LENS.fullmatch(token.lower)) and 8 <= int(lens[1]) <= 600:
            end = at + 2 if self.lower(at + 1) == "lens" else at + 1
            return [Match(at, end, "lens", lens[1], token.lower, False)]
        if HEX_COLOR.fullmatch(token.lower):
            return [Match(at, at + 1, "color", token.lower, token.lower, False)]
        found = self.lexicon.matches(self.tokens, at)
        if said := self._compounded(at, found):
            return said
        found = [
            one
            for one in found
            if not (one.inflected and (self._is_participle(one) or one.role == "number"))
            and not (one.inflected and one.role == "adjective" and self._is_plural(one))
            and not (one.role in _NOUNS and not one.inflected and self._is_done(one))
            and not (one.role in _NOUNS and not self._is_compound(one))
            and not (one.role == "angle" and self._of_a_thing(one))
            and not (one.role == "move" and self._is_handled(one))
            and not (one.role == "place" and not self._is_name(one))
            and not (one.role == "trait" and one.inflected and one.words.startswith("with "))
        ]
        if any(one.role in _NOUNS for one in found):  # "bees" are no form of "be"
            found = [one for one in found if not (one.inflected and one.role in ("aux", "empty"))]
        return self._beside_names(found) if self.names else found

    def _number(self, at: int, written: str) -> list[Match]:
        """What figures stand for: a phrase they begin, a lens, turns, or so many of something."""
        number = float(written)
        longer = [one for one in self.lexicon.matches(self.tokens, at) if one.end > at + 1]
        if longer:
            return longer  # "360 degree spin"
        if self.lower(at + 1) in ("degree", "degrees"):
            return [Match(at, at + 2, "empty", "", written, False)]
        if self.lower(at + 1) == "mm" and 8 <= number <= 600:
            return [Match(at, at + 2, "lens", written, written, False)]
        if self.lower(at + 1) == "times" and number <= 20:
            return [Match(at, at + 2, "turns", written, written, False)]
        whole = number.is_integer() and 1 <= number <= MOST_COUNT
        return [Match(at, at + 1, "number", f"{number:g}", written, False)] if whole else []

    def _compounded(self, at: int, found: list[Match]) -> list[Match]:
        """A shape ("heart-shaped") or the parts of another animal ("with the wings of a bat")."""
        said = shape_said(self.tokens, at)
        if said and all(one.end <= said.end for one in found):
            return [one for one in found if one[1:3] == said[1:3]] or [said]
        graft = graft_said(self.tokens, at, self.lexicon)
        return [graft] if graft else []

    def _of_a_thing(self, match: Match) -> bool:
        """ "Out from the top hat": no view from the top."""
        if self.lower(match.end - 1) not in ("top", "side", "front", "back"):
            return False
        words = f"{self.lower(match.end - 1)} {self.lower(match.end)}"
        return words in self.lexicon.nouns or self.lower(match.end) == "of"

    def _is_name(self, match: Match) -> bool:
        """Whether the name of a place that is another word as well is written as a name: Turkey."""
        if match.words not in self.lexicon.capitals:
            return True
        tokens = self.tokens[match.start : match.end]
        return match.start > 0 and all(one.text[:1].isupper() for one in tokens)

    def _is_handled(self, match: Match) -> bool:
        """ "Takes a pan from a shelf", "carries the pan to a table": no way of a camera."""
        before, thing = self.lower(match.start - 1), self.lower(match.start)
        if match.end - match.start != 2 or thing not in self.lexicon.nouns or before not in _ONE:
            return False
        verb = self.role(match.start - 2, "verb")
        return verb is not None and verb.end == match.start - 1 and verb.words not in _MADE

    def _beside_names(self, found: list[Match]) -> list[Match]:
        """Phrases that reach into a name are none; "the oil lantern" is the known lantern."""
        kept: list[Match] = []
        for match in found:
            name = next(
                (self.names[at] for at in range(match.start, match.end) if at in self.names), None
            )
            if name is None:
                kept.append(match)
            elif name.end == match.end and match.role in ("noun", "thing"):
                kept.append(name._replace(start=match.start))
        return kept

    def _is_participle(self, match: Match) -> bool:
        """A noun, or what a noun is, found through its verb's form: "skateboarding" is no
        skateboard, "an alien ironing" is not of iron."""
        written = self.lower(match.end - 1)
        if match.role in _NOUNS and written.endswith(("ing", "ed")):
            return True
        if match.role in _NOUNS and self._is_done(match):
            return True
        return match.role in _LOOKS and written.endswith("ing")

    def _is_plural(self, match: Match) -> bool:
        """Whether a word is rather several of a noun: "two aliens run", of which none is alien."""
        written = self.lower(match.end - 1)
        return written.endswith("s") and not match.words.endswith("s")

    def _is_done(self, match: Match) -> bool:
        """Whether a noun is only a verb whose first word ends in -ing: "picking up"."""
        first = self.lower(match.start)
        return first.endswith("ing") and not match.words.startswith(first)

    def form_of(self, verb: Match) -> str:
        """The form in which a verb stands here, by the one of its words that is inflected: "picks
        up" and "ice skates" are both "s"."""
        for at, word in enumerate(split_words(verb.words), verb.start):
            written = self.lower(at)
            if written != word:
                return verb_form(written, word)
        return "base"

    def _is_compound(self, match: Match) -> bool:
        """Whether words in a row can be one noun: "horses race" is no horse race."""
        words = split_words(match.words)
        if len(words) > 1 and self._is_done_to(match.end - 1, words[-1]):
            return False
        return all(
            self.lower(match.start + step) == word
            or not self.lower(match.start + step).endswith("s")
            for step, word in enumerate(words[:-1])
        )

    def _is_done_to(self, at: int, noun: str) -> bool:
        """Whether the last word of a compound is rather what somebody does to somebody: "a mermaid
        with red hair combs it"."""
        if self.lower(at) == noun or self.lower(at + 1) not in ("it", "him", "them"):
            return False
        verb = self.role(at, "verb")
        return verb is not None and self.form_of(verb) == "s"


def verb_form(written: str, base: str) -> str:
    """The form of a verb as written: "base", "s", "ing" or "past"."""
    if written == base:
        return "base"
    if written.endswith("ing") or written == "asleep":  # nobody is put to sleep by the window
        return "ing"
    return "s" if written.endswith("s") and not written.endswith("ss") else "past"
