"""How many: ids that are really visible, and the place, time and weather that the record names."""

import re

from asked import SEEN, Fact, Verdict, unread, unseen, unstaged
from clip import Being, Clip
from who import is_kin, meant, shown

STRUCTURES = {
    "bridge", "pier", "jetty", "castle", "factory", "dam", "staircase", "stairs", "tunnel", "tower",
    "lighthouse", "windmill", "observatory", "igloo", "volcano", "hotel", "shop", "bakery", "cafe",
    "restaurant", "school", "museum", "cinema", "tea house",
}  # fmt: skip
"""What is a place, and may as well be something in another one."""
LANDMARKS = {
    "eiffel tower": "paris", "arc de triomphe": "paris", "louvre": "paris", "notre dame": "paris",
    "colosseum": "rome", "big ben": "london", "tower bridge": "london", "taj mahal": "agra",
    "statue of liberty": "new york", "brandenburg gate": "berlin", "sagrada familia": "barcelona",
    "leaning tower of pisa": "pisa", "sydney opera house": "sydney", "space needle": "seattle",
    "kremlin": "moscow", "hagia sophia": "istanbul", "white house": "washington",
    "parthenon": "athens",
}  # fmt: skip
"""What stands in one city only: where it is seen, one is at it, and in that city."""
OTHERWISE = {
    "amusement park": {"park"},
    "skate park": {"park"},
    "bowling alley": {"alley"},
    "train station": {"train"},
    "flooded street": {"flood", "city"},
    "gas station": {"station"},
}
"""Words of the names of places that say something else than the place is."""
ALSO = {
    "airfield": {"airport", "field", "airstrip"},
    "airport": {"terminal"},
    "amusement park": {"fairground", "funfair", "carnival", "fair"},
    "arctic": {"ice", "snow", "antarctica", "antarctic", "iceberg", "glacier", "tundra"},
    "bakery": {"kitchen"},
    "barn": {"stable"},
    "bathroom": {"bath", "shower"},
    "battlefield": {"field"},
    "beach": {"shore", "seaside"},
    "bedroom": {"room", "nursery"},
    "cafe": {"restaurant", "diner", "bistro", "coffee"},
    "campsite": {"camp", "campground", "forest", "wood", "woods"},
    "canal": {"venice"},
    "canteen": {"cafeteria", "dining hall", "mess hall"},
    "castle": {"fortress", "courtyard"},
    "church": {"cathedral", "chapel", "abbey", "monastery"},
    "clouds": {"sky"},
    "coast": {"cliff", "rock", "shore", "clifftop"},
    "coastal road": {"coast", "highway", "cliff"},
    "cobbled street": {"town", "lane"},
    "concert": {"stage", "hall"},
    "cottage": {"house", "room", "home"},
    "court": {"gymnasium", "gym"},
    "crossroads": {"crossroad", "intersection", "junction", "street", "city"},
    "cornfield": {"corn", "field", "maze"},
    "desert": {"dune", "dunes"},
    "dungeon": {"cell", "prison", "jail", "vault", "cellar", "basement", "crypt", "tomb"},
    "driveway": {"suburb", "garage", "house"},
    "esplanade": {"park", "city"},
    "elevator": {"lift", "hallway"},
    "engine room": {"factory", "boiler room"},
    "farm": {"farmyard", "barnyard", "ranch"},
    "fjord": {"mountain", "mountains"},
    "forest": {"wood", "woods", "woodland"},
    "garage": {"workshop"},
    "garden": {"yard", "backyard", "lawn"},
    "gas station": {"petrol", "truck stop"},
    "golf course": {"golf"},
    "graveyard": {"cemetery", "churchyard"},
    "hallway": {"hall", "corridor"},
    "harbor": {"port", "bay", "jetty", "dock", "pier", "quay", "wharf", "marina", "promenade"},
    "hill": {"hillside", "hilltop"},
    "japanese garden": {"temple", "shrine"},
    "junkyard": {"scrapyard", "scrap yard", "dump"},
    "jetty": {"dock", "pier", "lake", "wharf"},
    "jungle": {"rainforest"},
    "launch pad": {"launchpad", "launch site", "spaceport"},
    "laboratory": {"lab"},
    "laundromat": {"laundrette", "launderette", "laundry"},
    "mill": {"windmill", "watermill"},
    "lobby": {"foyer", "hall", "reception", "hotel"},
    "metropolis": {"city", "skyline"},
    "mountains": {"mountain", "slope", "ridge"},
    "meadow": {"field", "pasture", "grassland", "prairie", "plain"},
    "patio": {"terrace", "garden", "yard", "backyard"},
    "park": {"garden"},
    "moor": {"heath", "moorland"},
    "oil rig": {"sea", "ocean", "oil platform"},
    "orchard": {"grove"},
    "pond": {"lake"},
    "research station": {"arctic", "antarctica", "ice", "snow"},
    "footbridge": {"bridge", "river", "stream"},
    "rope bridge": {"bridge", "jungle", "gorge", "canyon"},
    "stone bridge": {"bridge", "river", "valley"},
    "viaduct": {"bridge", "mountains", "valley"},
    "rice terrace": {"rice field", "rice paddy", "paddy", "field"},
    "roadside diner": {"parking lot"},
    "river": {"stream", "creek", "brook", "riverbank"},
    "road": {"highway", "lane"},
    "rooftop": {"terrace", "roof"},
    "room": {"apartment", "flat", "home", "living room"},
    "salt flat": {"desert"},
    "salon": {"barber"},
    "saloon": {"bar"},
    "sea": {"ocean"},
    "ship deck": {"sea", "ocean"},
    "shipyard": {"dock", "harbor", "dockyard"},
    "sidewalk": {"pavement", "street", "city", "curb", "shop"},
    "ski resort": {"ski slope", "slope", "snow", "piste", "mountain", "mountains", "village"},
    "snowfield": {"snow", "slope", "ski slope", "ski run", "piste"},
    "spaceship": {"station", "space station", "spacecraft", "starship"},
    "stairwell": {"staircase", "stair", "stairway", "hallway"},
    "square": {"plaza", "town"},
    "stadium": {"pitch", "football", "soccer", "track"},
    "street": {"city", "downtown"},
    "submarine": {"control room"},
    "subway": {"metro", "underground", "platform", "station"},
    "supermarket": {"store", "shop", "grocery"},
    "swamp": {"marsh", "bog", "wetland"},
    "tea house": {"teahouse"},
    "tunnel": {"underpass"},
    "railway tunnel": {"subway"},
    "underwater": {"seabed", "sea bed", "ocean floor", "sea floor", "sea", "ocean", "reef"},
    "valley": {"mountain", "mountains"},
    "vegetable patch": {"garden", "farm", "allotment", "vegetable garden"},
    "waterhole": {"savanna", "watering hole", "water hole"},
    "western town": {"saloon", "wild west", "village"},
    "theater": {"stage"},
    "throne room": {"palace", "hall"},
    "trail": {"road", "path", "track", "lane", "footpath", "gravel", "dirt road", "countryside"},
    "train station": {"railway", "track", "rails"},
    "village": {"town"},
}
"""What a place may as well be called."""
SPELLED = {
    "harbour": "harbor", "theatre": "theater", "centre": "center", "savannah": "savanna",
}  # fmt: skip
SAME_STATE = {
    "sunrise": {"dawn", "morning"},
    "morning": {"dawn"},
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
    "snowy": {"snow"},
    "winter": {"snow", "snowy"},
    "sandstorm": {"dust storm"},
    "sleet": {"rain", "snow"},
    "hail": {"storm"},
    "drizzle": {"rain"},
    "gale": {"windy", "storm"},
    "smog": {"fog"},
}
"""Times and weathers as people call them, and what the record calls them."""


def states(words: str) -> list[str]:
    """ "dusk|night": the times of day or weathers meant, as the record calls them."""
    said = [_spelled(word) for word in words.split("|")]
    return [state for word in said for state in (word, *SAME_STATE.get(word, ()))]


PAIRED = frozenset(("hand", "arm", "foot", "leg"))
"""What everybody has two of: of "two hands" that knead, one person is seen."""
_FALLS = re.compile(
    r"snow(?:fall|storm|flake)|snow\w* (?:\w+ )?(?:fall|drift)|blizzard", re.IGNORECASE
)
_KIND = re.compile("(?:place|time|weather) ")


def judge_count(clip: Clip, fact: Fact) -> Verdict:
    """ "3 dog", "4-20 goose", "0 person": as many as are seen in the clip, each once."""
    number, words = fact.text.split(" ", 1)
    least, most = (int(end) for end in (number.split("-") * 2)[:2])
    found = meant(clip, words)
    seen = shown(found)
    grown = [one for one in seen if not is_kin(one)]  # a leopard with her cubs is one leopard
    counts = {len(seen), len(grown) or len(seen)}
    if words in PAIRED and seen and all(one.family == "person" for one in seen):
        counts.add(2 * len(seen))
    if any(least <= many <= most for many in counts):
        return SEEN
    if not found and (least, most) == (1, 1) and words in STRUCTURES and is_the_place(clip, words):
        return SEEN  # one is on the only bridge that there is
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
    if what == "weather" and "snowy" in had and not _FALLS.search(clip.spec.scene.text):
        had.add("snow")  # where no words let it fall, snow that lies is what is told
    if what == "weather" and any("cloud" in one.entity.noun for one in _seen_aloft(clip)):
        had.add("cloudy")  # clouds in the picture are clouds, whatever else the sky is like
    if what == "place":  # one stands on it
        built = {_spelled(one.noun) for one in clip.spec.scene.entities if one.kind}
        had |= built & STRUCTURES
        known = built & LANDMARKS.keys()
        had |= known | {LANDMARKS[name] for name in known}
    fits = any(_is(place, wanted) for place in had) if what == "place" else had & {*wanted}
    return SEEN if fits else unread(f"{what} is {' and '.join(sorted(had))}, not {words}")


def _seen_aloft(clip: Clip) -> list[Being]:
    """Everybody who is really in the picture at some time."""
    return shown(list(clip.beings.values()))


def is_the_place(clip: Clip, words: str) -> bool:
    """Whether words such as "stage|theater" are what the place of the clip itself is called."""
    wanted = [_spelled(word) for word in words.split("|")]
    return _is(_spelled(clip.record["place"]), wanted)


def _is(place: str, wanted: list[str]) -> bool:
    """Whether a place is called so, or by a name with that word in it that means the same."""
    words = {*place.split(), *ALSO.get(place, ())} - OTHERWISE.get(place, set())
    words |= {word.removesuffix("s") for word in words}  # above the clouds, above a cloud
    return any(word == place or word in words for word in wanted)


def _spelled(word: str) -> str:
    for british, american in SPELLED.items():
        word = word.replace(british, american)
    return word.replace("_", " ").lower()
