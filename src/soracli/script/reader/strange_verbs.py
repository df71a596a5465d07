"""Words that can only be verbs where they stand, whatever else they may be or be unknown as."""

from soracli.script.reader.sentence import Sentence

LEVEL_WAYS = frozenset(("left to right", "right to left", "toward camera", "away from camera"))
"""Ways across the picture, nearer and away."""
_DONE = ("verb", "sounding", "unstaged", "change", "wearing", "riding")
"""Roles of what somebody or something does."""
_OPENERS = frozenset(("det", "known", "name"))
_ADJECTIVES = frozenset(("color", "shade", "size", "material", "adjective", "trait", "pattern"))


def only_verb(sentence: Sentence, at: int) -> bool:
    """Whether a word in -s between a subject and an object or adverb must be the verb.

    "The keeper shields his eyes", "Ada glances around slowly": no noun has another one with an
    article right behind it.
    """
    word = sentence.lower(at)
    if sentence.kind(at) != "word" or not word.endswith("s") or word.endswith(("ss", "'s", "us")):
        return False
    if word == "is" or any(
        role in sentence.roles(at) for role in ("det", "pronoun", "aux", "known")
    ):
        return False
    if sentence.roles(at).keys() & {"conj", "prep", "direction", "spot", "speed", "manner"}:
        return False  # "afterwards the dog barks"
    roles = sentence.roles(at + 1)
    way = roles.get("direction")
    if way is not None and way.key in LEVEL_WAYS and way.end > at + 2:
        return True  # "the sailboat heels from left to right"
    if way is not None and way.key in ("backward", "forward") and way.words != "back":
        return True  # "a squid jets backwards"
    return bool(roles.keys() & _OPENERS) or sentence.lower(at + 1) in ("him", "her", "it", "them")


def plain_verb(sentence: Sentence, at: int) -> bool:
    """Whether a word behind a noun in the plural, or behind somebody who is watched, must be what
    is done: "two sailors block a door"; no noun has another one with an article behind it."""
    roles = sentence.roles(at).keys()
    small = {"conj", "prep", "direction", "spot", "speed", "manner", "det", "pronoun", "aux"}
    if sentence.kind(at) != "word" or roles & small or sentence.lower(at).endswith(("s", "ly")):
        return False
    return "det" in sentence.roles(at + 1) and "conj" not in sentence.roles(at + 1)


def leads_to_noun(sentence: Sentence, at: int, plain: "frozenset[str]") -> bool:
    """Whether a noun (one of the roles `plain`, or unknown) stands here, or adjectives and then one
    ("a sealed white envelope")."""
    for step in range(at, at + 4):
        roles = sentence.roles(step)
        if "prep" in roles or "conj" in roles:
            return False
        if sentence.is_unknown(step) or any(role in plain for role in roles):
            return True
        if not roles or not any(role in _ADJECTIVES for role in roles):
            return False
    return False


def done_before(sentence: Sentence, at: int) -> bool:
    """Whether a verb ends right before a word: "pours steamed milk", "picks up scattered toys"."""
    one = sentence.role(at - 1, "verb") if at else None
    two = sentence.role(at - 2, "verb") if at > 1 else None
    return one is not None or (two is not None and two.end == at)


def that_does(sentence: Sentence, at: int) -> bool:
    """Whether "that" tells what somebody does and points at nothing: "a monk that guards a gate";
    no guards in the plural stand behind it."""
    word = sentence.lower(at + 1)
    roles = sentence.roles(at + 1)
    verb = next((roles[role] for role in _DONE if role in roles), None)
    if sentence.lower(at) != "that" or verb is None or word.endswith("ss"):
        return False
    many = at > 0 and sentence.role(at - 1, "noun") is not None  # "feathers that fall"
    many = many and sentence.lower(at - 1).endswith("s") and sentence.form_of(verb) == "base"
    return many or (word.endswith("s") and sentence.form_of(verb) == "s")
