"""Where a noun phrase goes on, and where it ends."""

from soracli.script.lexicon import Match
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.sentence import HEADS, MODIFIERS, Sentence
from soracli.script.reader.strange_verbs import only_verb, plain_verb

_VERBS = (
    "verb", "sounding", "wearing", "riding", "folding", "light", "unstaged", "helper",
    "camera verb", "change", "changing",
)  # fmt: skip

_PLAIN_ADJECTIVES = frozenset(
    ("color", "shade", "pattern", "material", "size", "trait", "adjective")
)
_MOST_ADJECTIVES = 4
_TINTED = frozenset(("tinted", "tinged", "hued", "toned", "colored", "coloured", "painted"))
"""Words behind a color that add nothing to it: "rose-tinted"."""
_LOOSE = frozenset(("on", "in", "at", "near"))
"""Prepositions that "right" stands before without saying that something is close by."""


class PhraseBounds:
    """Tells at a word whether it is more of the noun phrase or begins something else.

    `joined` if the phrase is the second of a subject, `after_prep` if it stands behind a
    preposition: then a verb that follows need not agree with it; `perceived` if somebody is seen
    to do something ("watches a wizard wrap a gift"). `taken` are words that belong to
    something else ("the fog over the bridge *lifts*"), by their first tokens, and where they end.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.joined = self.after_prep = self.perceived = False
        self.taken: dict[int, int] = {}

    def nominal(self, at: int) -> bool:
        """Whether a noun phrase can go on here."""
        sentence = self.sentence
        if not sentence.is_word(at):
            return False
        roles = sentence.roles(at)
        if not roles:
            return sentence.kind(at) == "word" and not sentence.lower(at).endswith("ly")
        if "prep" in roles or "conj" in roles or self.how(at):
            return False
        adverbs = ("speed", "camera pace")
        if any(role in HEADS or (role in MODIFIERS and role not in adverbs) for role in roles):
            return True
        verb = roles.get("verb") or roles.get("unstaged")
        if verb is None:
            return False
        form = sentence.form_of(verb)
        return form in ("ing", "past") and verb.end == at + 1 and self.plain_nominal(at + 1)

    def how(self, at: int) -> bool:
        """Whether a phrase of several words tells how something is done: "back and forth"."""
        manner = self.sentence.role(at, "manner")
        return manner is not None and manner.end > at + 1

    def close_by(self, at: int) -> bool:
        """Whether "right" only says how near something is: "right behind a tree"."""
        sentence = self.sentence
        prep, way = sentence.role(at + 1, "prep"), sentence.role(at, "direction")
        if sentence.lower(at) != "right" or prep is None or sentence.role(at, "prep"):
            return False
        known = sentence.lexicon.words.prepositions.get(prep.key)
        long = prep.end - prep.start > 1 or prep.key not in _LOOSE
        return (
            known is not None
            and known.relation is not None
            and long
            and (way is None or way.end == at + 1)
        )

    def plain_nominal(self, at: int) -> bool:
        """Whether a noun stands here, or a word nobody knows."""
        roles = self.sentence.roles(at)
        if "prep" in roles or "conj" in roles:
            return False
        return any(role in HEADS for role in roles) or self.sentence.is_unknown(at)

    def described_nominal(self, at: int) -> bool:
        """Whether adjectives and then a noun stand here: "a flowing *ivory gown*"."""
        for _ in range(_MOST_ADJECTIVES):
            row = self.sentence.longest(at, _PLAIN_ADJECTIVES)
            if not row or self.sentence.longest(at, HEADS | _PLAIN_ADJECTIVES)[0].end > row[0].end:
                break
            at = row[0].end
        roles = self.sentence.roles(at).keys()
        return bool(roles & {"noun", "thing", "garment", "body part"}) and "prep" not in roles

    def colored_doer(self, phrase: NounPhrase, at: int) -> bool:
        """ "Skaters in purple circle around a tree", "whose hat is red waves": a color alone, and
        then what they do."""
        sentence = self.sentence
        bare = phrase.determiner == "" and phrase.count is None and not phrase.head
        roles = [match.role for match in phrase.modifiers]
        before = sentence.lower(phrase.start - 1)
        clothed = before in ("in", "of") and roles != [] and {*roles} == {"color"}
        is_so = before in ("is", "are") and roles[-1:] == ["color"]
        verb = sentence.role(at, "verb")
        if verb is None or not (bare and (is_so or (clothed and self.after_prep))):
            return False
        if is_so and sentence.form_of(verb) != "s":
            return False
        goes_on = sentence.roles(verb.end).keys() & {"prep", "direction", "det", "speed"}
        return bool(goes_on) or sentence.kind(verb.end) != "word"

    def numbered(self, phrase: NounPhrase, at: int, verb_may_follow: bool = False) -> list[Match]:
        """The longest that can stand here; after "a" no plural: "a sword fights" is a sword.

        Where a verb is due, "the coat stands in front of a door" is a coat and no coat stand.
        """
        found = self.sentence.longest(at, HEADS | MODIFIERS)
        one = self.sentence.lower(phrase.start) in ("a", "an", "another", "one")
        due = verb_may_follow and not self.after_prep
        if not one or phrase.count not in (None, 1):
            return self._simple(at, found, one) if due else found
        fitting = frozenset(
            match.role
            for match in self.sentence.roles(at).values()
            if match.role not in ("event", "garment")
            or not match.inflected
            or self.sentence.role(match.end - 1, "verb") is None
        )
        return self._simple(at, self.sentence.longest(at, (HEADS | MODIFIERS) & fitting), one)

    def _simple(self, at: int, found: list[Match], one: bool) -> list[Match]:
        """Without compounds whose last word is rather the verb: "a red coat stands there"."""
        sentence = self.sentence
        if not found:
            return found
        last = found[0].end - 1
        compound = last > at and all(match.inflected for match in found)
        verb = sentence.role(last, "verb")
        if not compound or verb is None or sentence.form_of(verb) != "s":
            return found
        after = sentence.roles(last + 1).keys()
        if not one and after & {"verb", "aux", "wearing", "riding", "light", "change"}:
            return found
        shorter = [
            match
            for match in sentence.matches(at)
            if match.end <= last and match.role in HEADS | MODIFIERS
        ]
        return [match for match in shorter if match.end == shorter[0].end] if shorter else found

    def modifiers(self, found: list[Match]) -> list[Match]:
        """What of the meanings of a word may stand before a noun: no plural of a thing that is a
        color or an adjective, too ("oranges fall", "aliens walk": no alien walk)."""
        named = any(match.role in HEADS for match in found)
        return [
            one
            for one in found
            if one.role in MODIFIERS
            and not (named and one.role in ("color", "material", "adjective") and one.inflected)
        ]

    def tinted(self, at: int) -> Match | None:
        """The color of "rose-tinted", which is no rose; None where none is said so here."""
        color = self.sentence.role(at, "color")
        return color if color and self.sentence.lower(color.end) in _TINTED else None

    def comma(self, phrase: NounPhrase, at: int) -> int:
        """Past a comma between adjectives ("a big, red ball"), else `at`."""
        sentence = self.sentence
        if phrase.head or not phrase.modifiers or sentence.lower(at) != ",":
            return at
        if phrase.modifiers[-1].role == "pace":
            return at  # "in time-lapse, clouds race"
        next_at = at + 1
        if sentence.role(next_at, "conj") and sentence.lower(next_at) == "and":
            next_at += 1
        row = sentence.longest(next_at, MODIFIERS - {"number", "move", "framing", "angle", "pace"})
        if row and sentence.role(next_at, "det") is None and self.nominal(row[0].end):
            return next_at
        return at

    def and_color(self, phrase: NounPhrase, at: int) -> int:
        """Past "and" between two adjectives of one noun ("black and white cat"), else `at`."""
        sentence = self.sentence
        listed = phrase.start > 0 and sentence.kind(phrase.start - 1) == "comma"
        if listed or phrase.head or not phrase.modifiers:
            return at
        if sentence.lower(at) not in ("and", "&", "but"):
            return at
        row = sentence.longest(
            at + 1, frozenset(("color", "adjective", "size", "material", "trait"))
        )
        if row and (
            self.nominal(row[0].end) or phrase.modifiers[-1].role == row[0].role == "color"
        ):
            return at + 1
        return at

    def one_of_a_color(self, phrase: NounPhrase, end: int) -> bool:
        """Whether "one orange" is one of several and no fruit: "two robots, one blue and one
        orange", "the middle one orange"."""
        sentence = self.sentence
        at, start = end - 1, phrase.start
        if sentence.lower(at - 1) != "one" or sentence.role(at, "color") is None:
            return False
        listed = sentence.lower(start - 1) == "and" and sentence.lower(start - 3) == "one"
        before = phrase.determiner == "definite" or sentence.kind(start - 1) == "comma" or listed
        return before and (sentence.kind(end) in ("comma", "stop") or sentence.lower(end) == "and")

    def verb_here(self, phrase: NounPhrase, at: int, verb_may_follow: bool) -> bool:
        """Whether the word after a head is the clause's verb rather than more of the noun."""
        sentence = self.sentence
        roles = sentence.roles(at)
        change = roles.get("change")
        if change is not None and change.end > at + 1:
            noun = sentence.longest(at, HEADS)
            if not noun or noun[0].end < change.end:
                return True  # "the windows of the tower light up"
        verb = next((roles[role] for role in _VERBS if role in roles), None)
        if verb is None:
            several = phrase.plural or self.joined or self.perceived
            does = plain_verb(sentence, at) if several else only_verb(sentence, at)
            return (verb_may_follow or self.perceived) and does
        noun = sentence.longest(at, HEADS - {"move"})
        if noun and noun[0].end > verb.end:
            return False
        form = sentence.form_of(verb)
        if form == "ing" and "det" in sentence.roles(verb.end):
            return True  # "sits on a bench painting a flower"
        if form in ("ing", "past"):
            return not (noun and not noun[0].inflected and form == "ing" and not verb_may_follow)
        thing = any(match.role in ("noun", "thing", "place", "garment") for match in noun)
        seen = self.perceived and form == "base" and "det" in sentence.roles(verb.end)
        if not verb_may_follow:
            return not thing or seen
        if form == "s":
            return not phrase.plural or not thing or self.after_prep
        several = phrase.plural or (phrase.count or 1) > 1 or phrase.head == "group"
        alike = phrase.noun.split()[-1:] in (["fish"], ["sheep"], ["deer"])
        if alike and phrase.determiner != "indefinite":
            several = phrase.plural = True  # "koi fish swim"
        return several or self.joined or seen or not noun

    def ends_here(self, at: int) -> bool:
        """Whether the word here, though it could be a noun, starts something else."""
        roles = self.sentence.roles(at)
        weak = {"event", "group", "water", "ground", "body part"}
        verb = roles.get("verb")
        inflected = verb is not None and self.sentence.form_of(verb) != "base"
        looks = bool(roles.keys() & {"pattern", "material", "trait"})
        if inflected and looks and verb is not None and self.plain_nominal(verb.end):
            return False  # "a black and white checked coat"
        if inflected and not set(roles) & (HEADS - weak):
            return not self.sentence.lower(at).endswith("ing")
        if "verb" in roles and not any(role in HEADS for role in roles):
            return self.sentence.form_of(roles["verb"]) in ("s", "base")
        return any(role in ("prep", "conj", "det") for role in roles) and not (
            set(roles) & (HEADS - {"ground"})
        )

    def goes_on(self, phrase: NounPhrase, at: int) -> bool:
        """Whether more of the noun phrase stands here, and nothing that is done: "an alien filming
        a hat", "an oak blooms" (no blooms in the plural stand behind "an")."""
        done = self._done_to_something(at) or (_is_one(self.sentence, phrase) and self._does(at))
        return self.nominal(at) and not self.ends_here(at) and not (done or self._drift(at))

    def _drift(self, at: int) -> bool:
        """ "Clouds race over a glacier": no race of the clouds."""
        before, verb = self.sentence.roles(at - 1), self.sentence.role(at, "verb")
        clouds = "weather" in before and self.sentence.lower(at - 1).endswith("s")
        return clouds and verb is not None and self.sentence.form_of(verb) == "base"

    def _does(self, at: int) -> bool:
        roles = self.sentence.roles(at)
        verb = next((roles[role] for role in _VERBS if role in roles), None)
        one = verb is not None and verb.end == at + 1 and self.sentence.form_of(verb) == "s"
        return one and not self.plain_nominal(at + 1)

    def _done_to_something(self, at: int) -> bool:
        verb = self.sentence.role(at, "verb")
        if verb is None or "det" not in self.sentence.roles(verb.end):
            return False
        form = self.sentence.form_of(verb)
        return form == "ing" or (form == "base" and (self.joined or self.perceived))

    def verb_after_unknown(self, at: int) -> bool:
        """Two unknown words in a row, the second like a verb: "a zorblax gleeps"."""
        sentence = self.sentence
        word = sentence.lower(at)
        before = sentence.lower(at - 1)
        if (
            before.endswith("s")
            and sentence.base_form(at - 1) != before
            and "verb" in sentence.roles(at)
        ):
            return True  # "two fencers fence"
        if sentence.is_unknown(at):
            return word.endswith(("s", "ing", "ed")) and not self.plain_nominal(at + 1)
        roles = sentence.roles(at)
        verbs = [
            roles[role] for role in ("verb", "sounding", "unstaged", "folding") if role in roles
        ]
        nouns = sentence.longest(at, HEADS)
        if word.endswith("ing") and any(not noun.inflected for noun in nouns):
            return False
        return any(sentence.form_of(verb) != "base" for verb in verbs)


def _is_one(sentence: Sentence, phrase: NounPhrase) -> bool:
    return sentence.lower(phrase.start) in ("a", "an", "another", "one")
