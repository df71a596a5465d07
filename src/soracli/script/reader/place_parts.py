"""The place that something is a part of: the windows of a classroom are in a classroom."""

from collections.abc import Iterable

from soracli.script.reader.chunk import Chunk
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.setting import Setting

_FIXED = frozenset(("furniture", "building", "plant"))
_ROCKS = frozenset(("rock", "stone", "boulder", "cliff"))
_SHOWING = frozenset(
    ("map", "picture", "painting", "photo", "photograph", "postcard", "drawing", "model", "poster",
     "view", "plan", "story", "film", "sound", "dream", "memory", "king", "queen", "lord", "god",
     "goddess", "spirit", "song", "sign", "smell")
)  # fmt: skip
"""What is of a place and may be anywhere."""
_KINDS_OF = frozenset(("pool", "sea", "bamboo"))
"""Names of places that tell another kind of thing: a pool table, a sea anemone."""
_LAMPS = frozenset(("light", "lights", "lamp", "lamps", "chandelier", "window", "windows"))
"""What hangs in a room and belongs to it: "museum lights"."""
_ANYWHERES = frozenset(("mountains", "court", "sea", "space", "meadow", "road", "trail", "savanna"))
"""Places whose people may be anywhere: a mountain biker, a court jester, a sea captain."""
_PANES = frozenset(("window", "windows", "windowpane", "windowpanes"))
_PARTS = ("body part", "part", "ground", "thing")


def place_of_parts(chunks: Iterable[Chunk], setting: Setting) -> None:
    """Take the place of which something is a part, where no other is named; and the color that
    land beside it is said to have.

    What can be carried away ("a map of an island") is no part of a place.
    """
    for chunk in chunks:
        phrase = chunk.phrase
        if phrase is not None:
            setting.also_painted(phrase)
        if setting.place or phrase is None:
            continue
        if not _stays(phrase, setting):
            setting.hint = setting.hint or _of_the_place(phrase)
            continue
        setting.hint = setting.hint or _named_before(phrase, setting)
        if phrase.of is None:
            continue
        place = phrase.of.has("place")
        if place is not None and phrase.of.has("noun") is None:
            setting.set_place(phrase.of)
        elif place is not None and phrase.noun.split()[-1] in _PANES:  # seen from within
            setting.hint = setting.hint or place.key


def _of_the_place(phrase: NounPhrase) -> str:
    """ "Every twig of the orchard": what is of the place is there; a picture of it is not."""
    of = phrase.of
    place = of.has("place") if of is not None and of.determiner == "definite" else None
    noun = phrase.noun.split()[-1] if phrase.noun else ""
    return place.key if place is not None and noun not in _SHOWING else ""


def _named_before(phrase: NounPhrase, setting: Setting) -> str:
    """The place that stands before what belongs to it ("palace stairs", "a kitchen table"); "" if
    none does."""
    before = range(phrase.start, phrase.head_at[0])
    said = (setting.sentence.role(at, "place") for at in before)
    found = (one for one in said if one is not None and one.words not in _KINDS_OF)
    named = next((one.key for one in found if one is not None), "")
    first, _, rest = phrase.noun.partition(" ")
    if not named and rest and first not in _KINDS_OF:
        named = setting.lexicon.place_named(first)
    return "" if named in _ANYWHERES and _is_person(phrase, setting) else named


def _is_person(phrase: NounPhrase, setting: Setting) -> bool:
    noun = phrase.has("noun")
    known = setting.lexicon.nouns.get(noun.key) if noun is not None else None
    return known is not None and known.family == "person"


def _stays(phrase: NounPhrase, setting: Setting) -> bool:
    noun = phrase.has("noun")
    known = setting.lexicon.nouns.get(noun.key) if noun is not None else None
    if known is not None:
        belongs = phrase.noun.split()[-1] in _LAMPS or known.family == "person"
        return known.family in _FIXED or phrase.noun in _ROCKS or belongs
    return any(phrase.has(role) is not None for role in _PARTS)
