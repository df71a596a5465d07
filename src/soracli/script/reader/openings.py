"""How a noun phrase begins: determiners, numbers, and "two of the five" before what is counted."""

from soracli.script.lexicon import Match
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.phrase_bounds import PhraseBounds
from soracli.script.reader.sentence import Sentence

_MANY_TIMES = frozenset(("hundred", "dozen", "pair of", "couple of", "trio of"))
"""Numbers that another one may stand before: "three dozen", "two pairs of"."""
_SHARES = {"some": "some", "most": "most", "half": "half", "many": "half", "each": "each",
           "all": "all", "both": "all", "several": "some"}  # fmt: skip
"""Words before "of the" that tell how many of several are meant."""
_ROUGHLY = frozenset(("about", "approximately", "around", "nearly", "almost", "roughly", "over"))
"""Words before a number that do not change it."""
_DEFINITE = frozenset(("definite", "possessive"))


def portion_at(sentence: Sentence, at: int) -> tuple[str, int] | None:
    """How many of several are meant here ("2" in "two of the dogs"), and where "the" stands.

    None if the words here are no portion of anything.
    """
    number = sentence.role(at, "number")
    end = number.end if number is not None else at + 1
    told = f"{float(number.key):.0f}" if number else _SHARES.get(sentence.lower(at), "")
    told = "all" if sentence.lower(at) == "both" else told
    if sentence.lower(end) == "of":
        end += 1
    elif number is None or not number.words.endswith(" of"):
        return None
    det = sentence.role(end, "det")
    return (told, end) if told and det is not None and det.key in _DEFINITE else None


class OpeningReader:
    """Reads what stands before the adjectives of a noun phrase."""

    def __init__(self, sentence: Sentence, bounds: PhraseBounds) -> None:
        self.sentence, self.bounds = sentence, bounds

    def read(self, phrase: NounPhrase, at: int) -> int:
        """Determiners and numbers, in any order people write them."""
        sentence = self.sentence
        portion = portion_at(sentence, at)
        if portion is not None:
            phrase.portion = portion[0]
            phrase.count = 2 if sentence.lower(at) == "both" else None
            sentence.use(at, portion[1])
            at = portion[1]
        if sentence.lower(at) in _ROUGHLY and sentence.role(at + 1, "number"):
            sentence.use(at, at + 1)  # "a flock of about fifteen sheep"
            at += 1
        for _ in range(4):
            roles = sentence.roles(at)
            det, number = roles.get("det"), roles.get("number")
            if number and (not det or number.end >= det.end):
                after = self._number(phrase, number)
                if after == at:
                    return at
                at = after
            elif det and not (phrase.determiner and det.key == phrase.determiner):
                if det.key == "possessive" and not self.bounds.nominal(det.end):
                    return at
                if phrase.determiner != "definite" or det.key in ("other", "another"):
                    phrase.determiner = det.key
                    phrase.whose = sentence.lower(at) if det.key == "possessive" else ""
                if sentence.lower(at) == "both" and phrase.count is None:
                    phrase.count = 2
                sentence.use(at, det.end)
                at = det.end
            else:
                return at
        return at

    def _is_counted(self, at: int) -> bool:
        """Whether a noun for one follows: "one fly", but "five parrots; one flies away"."""
        roles = self.sentence.roles(at)
        noun, verb = roles.get("noun"), roles.get("verb")
        if noun is not None and noun.inflected and verb is not None:
            return self.sentence.form_of(verb) != "s"
        return self.bounds.nominal(at)

    def _number(self, phrase: NounPhrase, number: Match) -> int:
        if number.words == "one" and phrase.count is None and not self._is_counted(number.end):
            return number.start
        said, value = phrase.count, round(float(number.key))
        follows = phrase.count_at is not None and phrase.count_at[1] == number.start
        if said and number.words in _MANY_TIMES:
            value *= said
        elif said and follows and 20 <= said < 100 and said % 10 == 0 and value < 10:
            value += said  # "twenty-one"
        phrase.count = min(value, 100)
        first = phrase.count_at[0] if phrase.count_at else number.start
        phrase.count_at = (first, number.end)
        return number.end
