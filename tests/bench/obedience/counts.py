"""How many: ids that are really visible, and the place, time and weather that the record names."""

import re

from asked import SEEN, Fact, Verdict, unread, unseen, unstaged
from clip import Clip
from who import meant, shown

STRUCTURES = {"bridge", "pier", "jetty", "castle", "factory"}
"""What is a place, and may as well be something in another one."""
OTHERWISE = {
    "amusement park": {"park"},
    "skate park": {"park"},
    "bowling alley": {"alley"},
    "train station": {"train"},
    "gas station": {"station"},
}
"""Words of the names of places that say something else than the place is."""
ALSO = {
    "snowfield": {"snow"},
    "cornfield": {"corn", "field", "maze"},
    "battlefield": {"field"},
    "theater": {"stage"},
    "concert": {"stage", "hall"},
    "hallway": {"hall", "corridor"},
    "mountains": {"mountain", "slope"},
    "laboratory": {"lab"},
    "subway": {"metro", "underground", "platform"},
    "stadium": {"pitch", "football", "soccer", "track"},
    "square": {"plaza", "town"},
    "gas station": {"petrol"},
    "train station": {"railway", "track", "rails"},
    "village": {"town"},
    "harbor": {"port", "dock", "pier"},
    "graveyard": {"cemetery"},
    "pond": {"lake"},
    "bathroom": {"bath"},
    "arctic": {"ice", "snow"},
    "coast": {"cliff", "rock"},
    "spaceship": {"station"},
    "rooftop": {"terrace", "roof"},
    "salon": {"barber"},
    "golf course": {"golf"},
    "canal": {"venice"},
}
"""What a place may as well be called."""
SPELLED = {"harbour": "harbor", "theatre": "theater", "centre": "center"}
SAME_STATE = {
    "sunrise": {"dawn", "morning"},
    "noon": {"day"},
    "midday": {"day"},
    "afternoon": {"day", "golden hour"},
    "twilight": {"dusk", "blue hour"},
    "evening": {"dusk", "sunset", "golden hour"},
    "midnight": {"night"},
    "sunny": {"clear"},
    "overcast": {"cloudy"},
    "mist": {"fog"},
    "haze": {"fog"},
    "wind": {"windy"},
    "thunderstorm": {"storm"},
    "blizzard": {"snow"},
}
"""Times and weathers as people call them, and what the record calls them."""


def states(words: str) -> list[str]:
    """ "dusk|night": the times of day or weathers meant, as the record calls them."""
    said = [_spelled(word) for word in words.split("|")]
    return [state for word in said for state in (word, *SAME_STATE.get(word, ()))]


_KIND = re.compile("(?:place|time|weather) ")


def judge_count(clip: Clip, fact: Fact) -> Verdict:
    """ "3 dog", "4-20 goose", "0 person": as many as are seen in the clip, each once."""
    number, words = fact.text.split(" ", 1)
    least, most = (int(end) for end in (number.split("-") * 2)[:2])
    found = meant(clip, words)
    seen = shown(found)
    if least <= len(seen) <= most:
        return SEEN
    told = f"{len(seen)} of {len(found)} {words} seen, not {number}"
    if not least <= len(found) <= most:
        others = sorted({one.entity.noun for one in clip.beings.values()})
        return unread(f"{told}; there are {', '.join(others)}")
    if any(not one.entity.kind for one in found):
        return unstaged(f"{told}: a stand-in for {words}")
    return unseen(told)


def judge_place(clip: Clip, fact: Fact) -> Verdict:
    """ "place beach|coast", "time night", "weather rain": one of those words."""
    what, words = fact.text.split(" ", 1) if _KIND.match(fact.text) else ("place", fact.text)
    wanted = [_spelled(word) for word in words.split("|")] if what == "place" else states(words)
    had = {_spelled(clip.record[what])}
    for one in clip.spec.scene.becomings:  # at the start or at the end
        had |= {_spelled(said) for said in (one.start, one.to) if said and one.aspect == what}
    if what == "place":  # one stands on it
        built = {_spelled(one.noun) for one in clip.spec.scene.entities if one.kind}
        had |= built & STRUCTURES
    fits = any(_is(place, wanted) for place in had) if what == "place" else had & {*wanted}
    return SEEN if fits else unread(f"{what} is {' and '.join(sorted(had))}, not {words}")


def _is(place: str, wanted: list[str]) -> bool:
    """Whether a place is called so, or by a name with that word in it that means the same."""
    words = {*place.split(), *ALSO.get(place, ())} - OTHERWISE.get(place, set())
    return any(word == place or word in words for word in wanted)


def _spelled(word: str) -> str:
    for british, american in SPELLED.items():
        word = word.replace(british, american)
    return word.replace("_", " ").lower()
