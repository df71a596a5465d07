"""Clothes that nobody wears: a ferret sleeps inside a top hat, and an
apron wipes a table."""

from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading

_WITHIN = frozenset(("inside", "inside of", "within", "into", "out of", "behind", "under", "onto"))
"""Prepositions by which nobody wears what is named behind them."""
_LIES = frozenset(("sleep", "lie", "sit", "crouch", "curl_up", "eat", "stand"))
"""Motions of a beast that is in what it does not wear."""
_USED = frozenset(
    ("cover", "wipe", "dry", "dab", "fan", "wave", "hit", "catch", "polish", "clean", "rub", "wrap",
     "shoo", "flap", "tease", "hide", "swat", "mop")
)  # fmt: skip
"""First words of verbs of what is done with a piece of cloth in the hand."""


_HOLLOW = frozenset(
    ("hat", "boot", "shoe", "cap", "helmet", "slipper", "glove", "sneaker", "mitten", "sock",
     "bonnet", "backpack", "sandal", "fedora", "sombrero", "trainer")
)  # fmt: skip
"""Last words for clothes that a beast fits into."""

_PAIRED = frozenset(("shoes", "boots", "sneakers", "skates", "gloves"))
"""Garments of which one alone is a thing."""


def _is_not_worn(now: Reading, phrase: NounPhrase) -> bool:
    """Whether the garment that a phrase names here, behind its preposition, is a thing there."""
    if now.prep is None:
        return False
    words = now.prep.match.words if now.prep.match is not None else ""
    if words in _WITHIN:
        return True
    act = now.act
    if act is None or not act.agents:
        return False
    if now.prep.key == "with":
        return act.verb.split()[0] in _USED and now.last_role != "subject"
    beast = now.cast[act.agents[0]].family not in ("person", "")
    hollow = phrase.noun.split()[-1:][0] in _HOLLOW if phrase.noun else False
    return beast and hollow and now.prep.key == "in" and act.likely in _LIES


def is_garment(now: Reading, phrase: NounPhrase) -> bool:
    """Whether a phrase names clothes; one boot that could be a thing of its own is one."""
    garment = phrase.has("garment")
    if garment is not None and phrase.has("noun") and _is_not_worn(now, phrase):
        return False
    one = not now.sentence.lower(phrase.head_at[1] - 1).endswith("s")
    thing = phrase.head == "noun" and one
    if garment is not None and phrase.has("noun") and (phrase.count or 0) > 1:
        return len(now.wearers()) >= (phrase.count or 0)  # "a tray with two glasses"
    return phrase.head == "undressed" or (
        garment is not None and not (thing and garment.key in _PAIRED)
    )


def has_on(now: Reading, ids: tuple[str, ...]) -> bool:
    """Whether a thing that nobody can wear is put on what is said to wear it: "a cactus wearing a
    scarf skates" has the scarf on it, and it is the cactus that skates."""
    whose = now.subject or now.last
    if not now.dressing or now.prep is not None or not whose or set(ids) & set(whose):
        return False
    if now.act_open() or any(now.cast[one].living for one in (*ids, *whose)):
        return False
    now.cast.relate("on", ids, whose)
    now.last_role = "garment"
    return True
