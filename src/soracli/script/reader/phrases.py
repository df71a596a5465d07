"""Noun phrases: determiner, number, modifiers, the longest head noun, and "of" after it."""

from soracli.script.lexicon import Match
from soracli.script.reader.named_by_verbs import are_named, call, is_called, is_named
from soracli.script.reader.noun_phrase import PICTURE, NounPhrase
from soracli.script.reader.openings import OpeningReader
from soracli.script.reader.phrase_bounds import PhraseBounds
from soracli.script.reader.sentence import HEADS, Sentence
from soracli.script.reader.strange_verbs import done_before, leads_to_noun

# Which role a head takes first when a word has several.
_ORDER = (
    "known", "camera", "framing", "angle", "move", "lens", "music", "noun", "name", "garment",
    "undressed",
    "time", "weather", "place", "water", "event", "sunlit", "season", "part", "body part", "thing",
    "group",
    "family", "sound", "shot", "mood noun", "style noun", "style", "unshown style",
    "ground", "hair part",
)  # fmt: skip


_ALIKE = frozenset(("sheep", "fish", "deer", "people", "aircraft", "salmon", "bison", "moose"))
"""Nouns that are the same for one and for many."""
_SIDES = frozenset(("left", "right", "between", "middle", "center", "centre"))
_CARRYING = ("take", "do", "perform", "make", "execute", "attempt")
"""Verbs that carry nouns of action rather than things."""
_DEEPEST = 4  # "the top of a tower of blocks of wood": nobody goes deeper


class PhraseReader:
    """Reads noun phrases off a sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.bounds = PhraseBounds(sentence)
        self.openings = OpeningReader(sentence, self.bounds)
        self._depth = 0

    def read(
        self,
        start: int,
        verb_may_follow: bool = True,
        joined: bool = False,
        after_prep: bool = False,
    ) -> NounPhrase | None:
        """The noun phrase that starts here, or None.

        `verb_may_follow` if the clause still needs one; `joined` if the phrase is the second of a
        subject, so that a plain verb may follow ("a dog and a girl dance"); `after_prep` if the
        verb that follows need not agree with it ("a dragon with red eyes flies").
        """
        phrase = NounPhrase(start, start)
        self.bounds.joined, self.bounds.after_prep = joined, after_prep
        at = self.openings.read(phrase, start)
        at = self._body(phrase, at, verb_may_follow)
        at = self._one(phrase, at)
        placed = phrase.strange and self.sentence.lower(at - 1) in ("one", "ones")
        if at == start or not (phrase.head or phrase.modifiers or phrase.count_at or placed):
            return None
        if not phrase.head and self._only_function(phrase):
            return None
        phrase.end = at
        self._of(phrase)
        self._uncount(phrase)
        return phrase

    def _one(self, phrase: NounPhrase, at: int) -> int:
        """Past "one" behind an adjective, and the color of it: "the middle one orange"."""
        sentence = self.sentence
        said = bool(phrase.modifiers) and not phrase.head or phrase.head == "ground"
        if not said or sentence.lower(at) not in ("one", "ones"):
            return at
        if phrase.head == "ground":
            phrase.strange.append(phrase.head_at[0])
        phrase.roles, phrase.head, phrase.noun = {}, "", ""
        color = sentence.role(at + 1, "color")
        if color is not None and sentence.kind(color.end) in ("comma", "stop"):
            phrase.modifiers.append(color)
            return color.end
        return at + 1

    def _uncount(self, phrase: NounPhrase) -> None:
        """ "A three-tier cake" is one cake: the number belongs to a word before its noun."""
        said = phrase.head in ("noun", "thing", "unknown") and (phrase.count or 1) > 1
        alike = phrase.noun in _ALIKE or phrase.noun.endswith("s")
        if not said or phrase.plural or alike or phrase.of is not None or phrase.count_at is None:
            return
        word = phrase.count_at[1]
        between = any(match.start == word and match.role in HEADS for match in phrase.modifiers)
        if between or word in phrase.strange:
            self.sentence.use(*phrase.count_at)
            phrase.count = phrase.count_at = None

    def _only_function(self, phrase: NounPhrase) -> bool:
        said = any(match.role not in ("adjective", "speed", "turns") for match in phrase.modifiers)
        return (
            not said and not phrase.modifiers and phrase.determiner == "" and phrase.count is None
        )

    def _body(self, phrase: NounPhrase, at: int, verb_may_follow: bool) -> int:
        """Modifiers and the head. The head is the last noun of an unbroken row of nouns."""
        sentence = self.sentence
        while True:
            if at in self.bounds.taken or (phrase.head == "known" and sentence.lower(at) != "'s"):
                return at
            side = bool(phrase.head) and sentence.lower(at) in _SIDES
            if side and (sentence.kind(at + 1) in ("comma", "stop") or self.bounds.close_by(at)):
                return at  # "lamp left, plant right", "a lamp right behind a plant"
            if phrase.head == "sound" and phrase.noun.endswith(" of"):
                return at  # what is heard is a phrase of its own
            if phrase.modifiers and phrase.modifiers[-1].words.startswith(("in ", "with ")):
                return at  # "in her thirties" stands behind its noun, and nothing of it follows
            if not sentence.is_word(at):
                after = self.bounds.comma(phrase, at)
                if after == at:
                    return at
                at = after
                continue
            if is_named(phrase, sentence, at):
                at = call(phrase, sentence, at, self._demote)
                continue
            if phrase.head and self.bounds.verb_here(phrase, at, verb_may_follow):
                return at
            if self._over(phrase, at):
                return at
            if self.bounds.colored_doer(phrase, at):
                return at
            found = self.bounds.numbered(phrase, at, verb_may_follow)
            if not found:
                after = self._other_word(phrase, at)
            elif self._blocked(phrase, at, found):
                after = at
            else:
                after = self._known_word(phrase, found)
            if after == at:
                after = self.bounds.and_color(phrase, at)
            if after == at:
                return at
            at = after

    def _over(self, phrase: NounPhrase, at: int) -> bool:
        """Whether a phrase without a noun is over: "in blue walks", but "with white paws"."""
        bare = bool(phrase.modifiers) and not phrase.head and self.bounds.after_prep
        owned = self.sentence.lower(phrase.start - 1) == "with"
        return bare and not owned and self.bounds.ends_here(at)

    def _blocked(self, phrase: NounPhrase, at: int, found: list[Match]) -> bool:
        """Whether a word that could be part of the phrase is better read as grammar here."""
        roles = self.sentence.roles(at)
        end = found[0].end
        if phrase.head and ("prep" in roles or self.bounds.how(at)):
            return True  # "a ship under the sea", "a ball back and forth"
        if phrase.head in ("noun", "thing", "unknown") and self.sentence.lower(at) == "seen":
            return True  # "seven umbrellas seen from above"
        if any(
            role in ("prep", "conj", "direction", "spot", "existential", "pronoun", "aux", "empty")
            and match.end >= end
            for role, match in roles.items()
        ):
            continues = any(match.role in HEADS - {"ground"} for match in found)
            adjective = any(match.role == "adjective" for match in found)
            continues = continues or (adjective and self.bounds.plain_nominal(end))
            opened = phrase.determiner or phrase.modifiers or phrase.count_at
            return not (opened and not phrase.head and continues)
        if phrase.head:
            return all(match.role not in HEADS for match in found)
        return False

    def _known_word(self, phrase: NounPhrase, found: list[Match]) -> int:
        """Take a phrase of the lexicon as modifier or head."""
        end = found[0].end
        if (color := self.bounds.tinted(found[0].start)) is not None:
            self._demote(phrase)
            phrase.modifiers.append(color)
            return color.end + 1
        heads = {match.role: match for match in found if match.role in HEADS}
        modifiers = self.bounds.modifiers(found)
        goes_on = self.bounds.goes_on(phrase, end)
        owns = self.sentence.lower(end) == "'s"  # "the rose's petals": no color
        if heads and modifiers and (owns or self._flies_itself(phrase, end)):
            modifiers = []
        adverb = all(match.role in ("speed", "camera pace") for match in modifiers)
        if heads and self.bounds.one_of_a_color(phrase, end):
            heads = {}
        if modifiers and not heads and adverb and not goes_on:
            return found[0].start
        if modifiers and (goes_on or not heads):
            chosen = min(modifiers, key=lambda match: _MODIFIER_ORDER.get(match.role, 50))
            self._demote(phrase)
            phrase.modifiers.append(chosen)
            return end
        if heads:
            self._demote(phrase)
            self._set_head(phrase, heads)
        return end

    def _flies_itself(self, phrase: NounPhrase, end: int) -> bool:
        """ "A drone flies over a city": something to be seen, and no view from the air."""
        verb = self.sentence.role(end, "verb")
        does = verb is not None and self.sentence.form_of(verb) == "s"
        return does and phrase.determiner in ("indefinite", "definite") and phrase.head == ""

    def _other_word(self, phrase: NounPhrase, at: int) -> int:
        """A participle before a noun, a verb used as a noun, or a word nobody knows."""
        sentence = self.sentence
        roles = sentence.roles(at)
        opened = bool(phrase.determiner or phrase.count_at or phrase.modifiers or phrase.strange)
        verb = roles.get("verb") or roles.get("unstaged") or roles.get("wearing")
        verb = verb or roles.get("change")
        if verb is not None:
            form = sentence.form_of(verb)
            single = verb.end == at + 1
            if phrase.head or not single:
                return at
            opens = at == 0 or sentence.kind(at - 1) in ("stop", "comma")
            opens = opens or sentence.lower(at - 1) in ("with", "of")
            begins = at == phrase.start and (opens if form == "ing" else done_before(sentence, at))
            described = phrase.determiner != "" and self.bounds.described_nominal(at + 1)
            described = described or self.bounds.plain_nominal(at + 1)
            if form in ("ing", "past") and (opened or begins) and described:
                phrase.doings.append(verb)
                return at + 1
            if opened and are_named(sentence, at):
                phrase.plural = True
                return call(phrase, sentence, at, self._demote)
            if form == "base" and opened and is_called(sentence, at):
                return call(phrase, sentence, at, self._demote)
            if form == "base" and opened:
                if self.bounds.plain_nominal(at + 1):
                    phrase.doings.append(verb)
                    return at + 1
                phrase.head, phrase.noun, phrase.head_at = "deed", verb.words, (at, at + 1)
                phrase.roles = {"deed": verb}
                return at + 1
            return at
        if roles or sentence.kind(at) != "word":
            return at
        return self._unknown_word(phrase, at, opened)

    def _unknown_word(self, phrase: NounPhrase, at: int, opened: bool) -> int:
        word = self.sentence.lower(at)
        if word.endswith("ly") or word == "'s":
            return at + 1 if word == "'s" and phrase.head and self._possessor(phrase, at) else at
        after_head = bool(phrase.head)
        if after_head and (
            word.endswith(("s", "ing", "ed")) or phrase.plural or phrase.head in PICTURE
        ):
            return at
        if after_head and self.bounds.joined and "det" in self.sentence.roles(at + 1):
            return at  # "a cat and a rabbit share a cushion"
        if not opened and not after_head and not self.sentence.tokens[at].text:
            return at
        if leads_to_noun(self.sentence, at + 1, HEADS) and not self.bounds.verb_after_unknown(
            at + 1
        ):
            phrase.strange.append(at)
            return at + 1
        if after_head:
            self._demote(phrase)
        phrase.head, phrase.noun, phrase.head_at = "unknown", word, (at, at + 1)
        lemma = self.sentence.base_form(at)
        phrase.plural = word.endswith("s") and lemma != word and not word.endswith("ss")
        phrase.noun = lemma if phrase.plural else word
        return at + 1

    def _possessor(self, phrase: NounPhrase, at: int) -> bool:
        """Turn "the dog's" into a possessive before its tail."""
        if not self.bounds.nominal(at + 1):
            return False
        phrase.owner = NounPhrase(
            phrase.start, at, phrase.determiner, phrase.count, phrase.count_at, phrase.modifiers,
            phrase.doings, phrase.strange, phrase.roles, phrase.head, phrase.noun, phrase.head_at,
            phrase.plural,
        )  # fmt: skip
        phrase.strange, phrase.doings, phrase.count_at = [], [], None
        phrase.determiner, phrase.head, phrase.roles, phrase.modifiers = "possessive", "", {}, []
        phrase.whose = phrase.owner.noun
        phrase.count, phrase.plural = None, False
        number = self.sentence.role(at + 1, "number")
        if number is not None and self.bounds.nominal(number.end):  # "a baker's twelve loaves"
            phrase.count, phrase.count_at = round(float(number.key)), (number.start, number.end)
        return True

    def _demote(self, phrase: NounPhrase) -> None:
        """The head so far becomes a modifier of the noun that follows."""
        if phrase.roles:
            phrase.modifiers.append(phrase.roles[phrase.head])
        elif phrase.head == "unknown":
            phrase.strange.append(phrase.head_at[0])
        phrase.roles, phrase.head = {}, ""

    def _set_head(self, phrase: NounPhrase, heads: dict[str, Match]) -> None:
        sentence = self.sentence
        phrase.roles = heads
        phrase.head = next(role for role in _ORDER if role in heads)
        match = heads[phrase.head]
        if phrase.head == "noun" and (phrase.count or sentence.lower(match.end) == "of"):
            heads["noun"] = match = self._counted(match)
        if phrase.determiner == "possessive" and "body part" in heads:
            phrase.head = "body part"
        if "event" in heads and self._taken(phrase):
            phrase.head = "event"  # "takes three steps": not those of a staircase
        of_follows = sentence.lower(match.end) == "of"
        begins = phrase.start == 0 or sentence.kind(phrase.start - 1) == "stop"
        titled = sentence.kind(match.end) in ("comma", "stop") and match.end < len(sentence)
        if (of_follows or titled) and begins and "shot" in heads:
            phrase.head = "shot"  # "a portrait of a man" shows the man
        if of_follows and "group" in heads:
            phrase.head = "group"
        elif phrase.head in PICTURE and "noun" in heads and self._is_there(phrase, match):
            phrase.head = "noun"  # "six drones" are no view from the air
        elif "unknown" in heads:
            phrase.head = "unknown"
        match = heads[phrase.head]
        worn = heads.get("garment")
        plain = worn is not None and not (worn.inflected or phrase.count)
        if worn is not None and plain and phrase.head == "noun" and match.inflected:
            # "glasses" are worn before they are drunk from
            phrase.head, phrase.plural = "garment", True
            phrase.noun, phrase.head_at = worn.words, (worn.start, worn.end)
            return
        phrase.noun, phrase.head_at = match.words, (match.start, match.end)
        if phrase.head == "water" and match.words.endswith("s"):
            phrase.plural = True
            return
        phrase.plural = match.inflected and sentence.lower(match.end - 1) != match.words

    def _taken(self, phrase: NounPhrase) -> bool:
        """Whether a verb that only carries a noun of action stands before: "takes a few steps"."""
        before = self.sentence.role(phrase.start - 1, "light")
        return before is not None and before.words in _CARRYING and phrase.determiner != "definite"

    def _is_there(self, phrase: NounPhrase, match: Match) -> bool:
        """Whether a word for a view or a move is a thing here: it is counted, does something, or is
        somewhere ("a drone above a statue")."""
        sentence = self.sentence
        verb = sentence.role(match.end, "verb") or sentence.role(match.end, "unstaged")
        form = sentence.form_of(verb) if verb is not None else ""
        placed = sentence.role(match.end, "prep") is not None and sentence.lower(match.end) != "of"
        does = phrase.determiner == "indefinite" and (form in ("s", "ing", "past") or placed)
        colored = any(one.role in ("color", "material", "pattern") for one in phrase.modifiers)
        return bool(phrase.count) or match.inflected or does or colored

    def _counted(self, match: Match) -> Match:
        """What is counted: "three glasses of wine" are no spectacles, but glasses."""
        if match.inflected or not match.words.endswith("s"):
            return match
        same = (one for one in self.sentence.matches(match.start) if one.role == "noun")
        return next((one for one in same if one.inflected and one.end == match.end), match)

    def _ends(self, at: int) -> bool:
        """Whether nothing that a number could count follows: "a band of six marches"."""
        roles = self.sentence.roles(at).keys()
        if not self.sentence.is_word(at):
            return True
        verb = self.sentence.role(at, "verb")
        done = verb is not None and self.sentence.form_of(verb) in ("ing", "past")
        if done and verb is not None and self.bounds.described_nominal(verb.end):
            return False  # "a row of five parked cars"
        return bool(roles & {"verb", "prep", "aux"}) and not roles & {"noun", "thing"}

    def _of(self, phrase: NounPhrase) -> None:
        """Read "of …" after a head that is a part, a group, a place or a container."""
        sentence = self.sentence
        if sentence.lower(phrase.end) != "of" or not phrase.head or phrase.head in PICTURE:
            return
        if phrase.head in ("event", "sound", "camera", "music", "deed", "mood noun"):
            return
        number = sentence.role(phrase.end + 1, "number")
        if number is not None and phrase.head == "group" and self._ends(number.end):
            sentence.use(phrase.end, number.end)
            phrase.of = NounPhrase(number.start, number.end, count=round(float(number.key)))
            phrase.end = number.end
            return
        if self._depth >= _DEEPEST:
            return
        self._depth += 1
        inner = self.read(phrase.end + 1, True, after_prep=True)
        self._depth -= 1
        if inner is not None and not inner.head:  # "a dress of white and blue", "a nest of straw"
            told = inner.modified("color" if "garment" in phrase.roles else "material")
            if told is not None and phrase.head in ("noun", "garment", "thing"):
                sentence.use(phrase.end, inner.end)
                phrase.modifiers.append(told)
                phrase.end = inner.end
        elif inner is not None and inner.head and inner.head not in PICTURE:
            sentence.use(phrase.end, phrase.end + 1)
            phrase.of, phrase.end = inner, inner.end
            phrase.doings += inner.doings if phrase.head == "group" else []


_MODIFIER_ORDER = {
    role: rank
    for rank, role in enumerate(
        ("color", "shade", "multicolored", "pattern", "size", "turns", "trait", "material",
         "weather", "sunlit", "time", "pace", "framing", "angle", "style", "move", "adjective",
         "mood")
    )
}  # fmt: skip
