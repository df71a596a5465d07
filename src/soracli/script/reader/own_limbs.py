"""Limbs that act for themselves: "a hand enters from the right and takes the cup", "a giant cat paw
reaches in". Nobody who was named before has them; whose they are comes in with them."""

from soracli.script.lexicon import Match
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading

_LIMBS = frozenset(("hand", "arm", "paw", "finger", "claw", "fist", "foot", "tentacle"))
"""What reaches into a picture."""
_FACES = frozenset(("nose", "snout", "muzzle", "head"))
"""Parts of an animal on which something small sits."""


def acts_for_itself(now: Reading, phrase: NounPhrase) -> bool:
    """Whether a limb that is new here does what is told next; it is then a thing of its own, or the
    animal whose limb it is said to be."""
    new = phrase.determiner == "indefinite" or (phrase.count_at is not None and phrase.of is None)
    if phrase.noun.split()[-1] not in _LIMBS or not new or now.prep is not None or now.open:
        return False
    verb = now.verb_ahead()
    several = phrase.plural or (phrase.count or 1) > 1
    if verb is None or verb.kind != "verb" or verb.form not in ("ing", "base" if several else "s"):
        return False
    whose = next((one for one in phrase.modifiers if _lives(now, one)), None)
    if whose is None:
        phrase.head = "thing"
    else:
        phrase.roles, phrase.head, phrase.noun = {"noun": whose}, "noun", whose.words
        phrase.modifiers = [one for one in phrase.modifiers if one is not whose]
    return True


def _lives(now: Reading, match: Match) -> bool:
    known = now.lexicon.nouns.get(match.key) if match.role == "noun" else None
    return known is not None and known.living


def on_their_face(now: Reading, part: str) -> None:
    """ "A butterfly on the nose of a dog": let it be told of it where on the dog it is."""
    if part in _FACES and now.prep is not None and now.prep.key == "on":
        for one in now.last:
            now.cast[one].attributes.append(f"on the {part}")
