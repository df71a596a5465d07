"""Rooms that are named like houses: the shop that goes dark is the room, and no building."""

from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading
from soracli.story.sets import INDOORS

HOUSES = frozenset(
    ("hotel", "school", "museum", "theater", "theatre", "cinema", "restaurant", "cafe", "shop",
     "store", "bank", "supermarket", "library", "hospital", "bar", "pub", "bakery", "movie theater",
     "opera house", "office building", "bookshop", "bookstore", "coffee shop", "nightclub",
     "apartment", "university", "pharmacy", "department store", "toy store", "diner", "saloon")
)  # fmt: skip
"""Words for houses that are rooms as well."""
_GROWN = frozenset(("grove", "forest", "wood", "woods", "thicket", "orchard", "copse", "jungle"))
"""What many plants are together: a place, and no body."""
_WHEN = ("time", "weather")
_LIT = frozenset(("dark", "darker", "black", "bright", "brighter", "dim", "dimmer"))


def grows_dark(now: Reading, phrase: NounPhrase) -> bool:
    """ "The shop goes dark", "a workshop changes from dark to bright": it is the room that does,
    and no house that stands there."""
    place = phrase.has("place")
    house = phrase.noun in HOUSES if phrase.determiner == "definite" else False
    house = house or (place is not None and place.key in INDOORS and not phrase.plural)
    verb = now.lexicon.forms(now.sentence.lower(phrase.end))
    how = now.lexicon.forms(now.sentence.lower(phrase.end + 1))
    turns = bool({"go", "grow", "get", "turn", "fall", "become"} & {*verb})
    own = bool({"darken", "brighten"} & {*verb})
    return house and (own or (turns and bool(_LIT & {*how})))


def hour_follows(now: Reading, phrase: NounPhrase) -> bool:
    """ "Bamboo grove on a foggy morning, ...": only when it is is told before the comma; what
    grows there is no body, as a tower is."""
    at = phrase.end
    place = phrase.has("place")
    if place is None or now.sentence.lower(at) not in ("on", "at", "in", "under"):
        return False
    if not set(phrase.noun.split()) & _GROWN:
        return False
    for end in range(at + 1, at + 6):
        if now.sentence.kind(end) in ("comma", "stop"):
            said = range(at + 1, end)
            return any(now.sentence.role(one, role) for one in said for role in _WHEN)
    return False
