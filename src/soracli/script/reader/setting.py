"""What is said of the whole shot: place, time, weather, mood, style, pace, sounds and music."""

from dataclasses import dataclass, field
from typing import Any

from soracli.script.lexicon import Lexicon, Match
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.painted_sets import color_of_land, color_of_place
from soracli.script.reader.sentence import Sentence
from soracli.script.reader.shift import Shift
from soracli.script.reader.spanning import bridge_in

_ALONG = frozenset(("track", "track side", "follow", "lead"))
"""Moves that are ways of going along with somebody."""
_HELD = ("handheld", "static")
"""And ways of holding a camera."""
_NEARER = frozenset(
    (better, plain) for plain, better in (("high", "aerial"), ("high", "overhead"), ("low", "worm"))
)
"""Angles that say more than one read before: "from above, aerial view"."""
_PASSAGES = frozenset(("hallway", "road", "trail", "street", "alley", "bridge"))
"""Places that are often a part of a place: the corridor of a spaceship is in a spaceship."""
_TOWNS = frozenset(("street", "square", "neon street", "canal", "metropolis"))
"""Sets of towns, each with its own streets."""
_OCCASIONS = frozenset(("party", "match", "game", "race", "ceremony", "lesson", "reception"))
"""Last words of what is held in a place of its own only where no other is named."""
_WORLDS = frozenset(("moon", "mars", "space", "underwater", "clouds"))
"""Worlds that show wherever in them one is: an office on the moon is on the moon."""
_HOURS = {"sunset": "sunset", "sunrise": "dawn", "night": "night", "darkness": "night"}
"""What one goes into when it is that time of the day …"""
_AIRS = {
    "fog": "fog", "mist": "fog", "haze": "fog", "rain": "rain", "snow": "snow", "blizzard": "snow",
    "storm": "storm", "wind": "windy",
}  # fmt: skip
"""… and in that weather."""
_WAYS = _PASSAGES | {"rooftop"}
"""… and a road through a desert, or the roof of a hut in the jungle."""
_ANYWHERE = frozenset(("", "room", "street", "road", "trail", "meadow", "garden"))
"""Places of so many things that a vague word says more."""
_NOWHERE = ("", "room", "mountains")
"""Places before which no mountains stand, where only these are told."""
_SURF = ("wave", "waves")
"""Last words for water that is the sea's."""
_SURE = 2.0
"""How much clues must tell to be stronger than a name on the map: two words, or a sure one."""
_WET = frozenset(
    ("sea", "lake", "river", "pool", "pond", "coast", "beach", "underwater", "harbor", "island",
     "swamp", "canal", "waterfall", "arctic", "oasis", "cave", "bathroom")
)  # fmt: skip
"""Places with water, one of which it is when somebody swims or falls into it."""
_NAMED_WITH = frozenset(("rain", "fog", "storm", "windy"))
"""Weathers that fall or blow where a name has them; snow in a name lies there."""
_BRIGHT = frozenset(
    ("studio", "kitchen", "room", "bedroom", "bathroom", "attic", "office", "classroom", "theater",
     "laboratory", "hospital", "library", "cafe", "bar", "supermarket", "museum", "concert", "gym",
     "church", "throne room", "dungeon", "ice rink", "boxing ring", "arena", "garage", "warehouse",
     "sea", "factory", "barn", "greenhouse", "subway", "train", "airport", "spaceship", "hallway",
     "cave", "space", "underwater")
)  # fmt: skip
"""Places that are dark without a night outside: "a dark stage", "the dark ocean"."""


@dataclass
class Setting:
    """The setting while it is being read. The first word for each thing stands."""

    sentence: Sentence
    place: str = ""
    place_words: str = ""
    painted: tuple[str, str] = ("", "")
    hint: str = ""
    on_map: bool = False
    somewhere: str = ""
    horizon: str = ""
    left_place: tuple[str, str] = ("", "")
    passed_by: bool = False
    water: str = ""
    wet: str = ""
    floor: str = ""
    time: str | None = None
    weak_time: str | None = None
    weather: str | None = None
    style: str = ""
    mood: str = ""
    time_scale: float = 1.0
    sounds: list[str] = field(default_factory=list)
    music: str = ""
    camera: dict[str, Any] = field(default_factory=dict)
    moves: dict[int, str] = field(default_factory=dict)
    changed: dict[str, Shift] = field(default_factory=dict)

    @property
    def lexicon(self) -> Lexicon:
        """The words known."""
        return self.sentence.lexicon

    def take(self, match: Match) -> bool:
        """Use one phrase if it is a word of setting; False if it is something else."""
        role, key = match.role, match.key
        if role == "time":
            self.time = self.time or key
        elif role == "weather":
            self.weather = self._wetter(key)
            hour = self.sentence.role(match.start, "time")  # "morning mist"
            if hour is not None and hour.end < match.end:
                self.weak_time = self.weak_time or hour.key
        elif role == "sunlit":
            self.weather, self.weak_time = self.weather or "clear", "day"
        elif role == "style":
            self.style = "noir" if key == "noir" else self.style or key
        elif role == "pace":
            self.time_scale = float(key)
        elif role == "mood":
            self.mood = self.mood or key
        elif role == "angle" and (key, self.camera.get("angle")) in _NEARER:
            self.camera["angle"] = key
        elif role == "move":
            self.move(key, match.start)
        elif role in ("framing", "angle"):
            self.camera.setdefault(role, key)
        elif role == "lens":
            self.camera.setdefault("lens", float(key))
        elif role == "camera pace" or role == "speed":
            self.camera["speed"] = float(key)
        elif role == "season":
            self.weather = self.weather or ("snow" if key in ("christmas",) else None)
        elif role not in ("camera empty", "mood noun", "shot", "style noun", "camera"):
            return False
        self.sentence.use(match.start, match.end)
        return True

    def move(self, name: str, at: int) -> None:
        """Note a move of the camera that is told at a word: they follow one another in the order of
        the text, and who is told to be followed twice is so once."""
        if not self.moves and self.camera.get("move"):
            self.moves[-1] = self.camera["move"]
        self.moves.setdefault(at, name)
        told = list(dict.fromkeys(self.moves[place] for place in sorted(self.moves)))
        held = [one for one in told if one == "handheld"]
        along = [one for one in told if one in _ALONG]
        exact = next((one for one in along if one != "track"), "track")
        moves = [
            exact if one in _ALONG else one for one in told if one not in ("handheld", "static")
        ]
        moves = list(dict.fromkeys(moves)) or [one for one in told if one == "static"]
        first, *then = [*moves, *held]
        self.camera["move"] = first
        if then:
            self.camera["then"] = tuple(then)

    def begin(self, shift: Shift) -> Shift | None:
        """What the time or the weather was before it changes, as far as the words say it.

        Returns the change of the same aspect that came before, if any.
        """
        before = self.changed.get(shift.aspect)
        if before is not None:
            return before
        if shift.start and shift.aspect == "time":
            self.time = self.time or shift.start
        elif shift.start and shift.aspect == "weather":
            self.weather = self.weather or shift.start
        self.changed[shift.aspect] = shift
        return None

    def before(self) -> tuple[str | None, str | None]:
        """Time and weather as they are at the start: what they become only later is not said of
        it ("it starts to rain, and she opens an umbrella in the rain")."""
        time, weather = self.time or self.weak_time, self.weather
        if (shift := self.changed.get("time")) and shift.to == time:
            time = shift.start or None
        if (shift := self.changed.get("weather")) and shift.to == weather:
            weather = shift.start or None
        return time, weather

    def set_place(self, phrase: NounPhrase, left: bool = False, within: bool = False) -> bool:
        """Take a noun phrase as the place. False if it names none.

        `left` if somebody comes from there: the place if there is no other. `within` if what was
        named before may be a part of it: "a highway through the desert" is in the desert.
        """
        place = self._named(phrase)
        if place is None:
            return False
        self._weather_of_name(place)
        self.darkened(phrase, place.key)
        if left and not self.place:
            self.sentence.use(phrase.start, phrase.end)
            for match in phrase.modifiers:  # "beams up a cow from a moonlit field"
                if match.role in ("time", "weather", "sunlit"):
                    self.take(match)
            words = self.sentence.words(phrase.start, phrase.end)
            self.left_place = self.left_place if self.left_place[0] else (place.key, words)
            return True
        there = within or place.words.startswith(("on ", "in ", "under "))
        way = self.place in _WAYS and place.key not in _WAYS
        way = way and not bridge_in(self.place, place.key)
        way = way and (place.key == "desert" or place.words not in self.lexicon.world)
        if (within and way) or (there and place.key in _WORLDS) or self._is_occasion():
            self.place = ""
        if spans := self._spanned(place.key, there):
            self.sentence.use(phrase.start, phrase.end)
            self.place = spans
            return True
        if self.place and self.place != place.key and self._is_named(place, phrase):
            return True  # one shot has one place; the second one is reported as unplaced
        self._take_place(place, phrase)
        return True

    def _take_place(self, place: Match, phrase: NounPhrase) -> None:
        """Take a place with what is said of it, unless there is one already."""
        self.sentence.use(phrase.start, phrase.end)
        for at in phrase.strange:
            self.sentence.used[at] = 0
        if not self.place:
            self.place = place.key
            self.place_words = self.sentence.words(phrase.start, phrase.end)
            self.on_map = place.words in self.lexicon.world
            if (color := phrase.modified("color")) is not None:
                self.painted = color_of_place(phrase.noun, color.key)
        for match in phrase.modifiers:
            if match.role not in ("adjective", "speed", "color", "size"):
                self.take(match)
        if phrase.of is not None:
            for match in phrase.of.modifiers:
                self.take(match)

    def _is_named(self, place: Match, phrase: NounPhrase) -> bool:
        """Whether the place that is told stands: what is named beside a name on the map, such as a
        park in Lyon, is where it is, and of two such names the first one."""
        if place.words in self.lexicon.world:
            self.sentence.use(phrase.start, phrase.end)
        elif self.on_map and not (self.place in _TOWNS and place.key in _PASSAGES):
            self.place, self.place_words = "", ""
        return bool(self.place)

    def also_painted(self, phrase: NounPhrase) -> None:
        """Land named beside the place, by its color: "until the whole green valley opens out"."""
        at = phrase.head_at[0]
        color = phrase.modified("color") or self.sentence.role(at, "color")  # "green hills"
        land = color_of_land(phrase.noun, color.key) if color is not None else ("", "")
        if land[0] and not self.painted[0] and not self.sentence.used[at]:
            self.painted = land
            self.sentence.use(phrase.start, phrase.end)

    def _spanned(self, place: str, there: bool) -> str:
        """The bridge in a landscape, where one of them is named and the other was; "" if not."""
        return bridge_in(place, self.place) or (bridge_in(self.place, place) if there else "")

    def _is_occasion(self) -> bool:
        """Whether only an occasion has told the place: "a birthday party in a backyard"."""
        return self.place_words.split()[-1:] in ([word] for word in _OCCASIONS)

    def _weather_of_name(self, place: Match) -> None:
        """What the name of a place says of time and weather: "a night market", "rainy streets"."""
        if "night" in place.words.split():
            self.weak_time = self.weak_time or "night"
        for at in range(place.start, place.end):
            weather = self.sentence.role(at, "weather")
            if weather is not None and weather.end <= place.end and weather.key in _NAMED_WITH:
                self.weather = self._wetter(weather.key)

    def place_at(self, start: int, end: int) -> None:
        """Take the place that is named among some words, if there is no other: "the stage"."""
        found = (self.sentence.role(at, "place") for at in range(start, end))
        place = next((one for one in found if one is not None), None)
        if place is not None and not self.place:
            self.place, self.place_words = place.key, place.words

    def _named(self, phrase: NounPhrase) -> Match | None:
        """The place that a phrase names: of a corridor of a spaceship, the spaceship."""
        place = phrase.has("place") or phrase.modified("place")
        whole = phrase.of.has("place") if phrase.of is not None else None
        return whole if place and whole and place.key in _PASSAGES else place

    def hour_of(self, words: str) -> None:
        """ "Rides off into the sunset", "into the mist": the way tells the hour or the weather too,
        where no other is said."""
        last = words.split()[-1]
        self.time = self.time or _HOURS.get(last)
        self.weather = self.weather or _AIRS.get(last)

    def darkened(self, phrase: NounPhrase, place: str = "") -> None:
        """ "A dark forest", "the dark sky": it is night, where no other time is said."""
        dark = any(match.words == "dark" for match in phrase.modifiers)
        if dark and place not in _BRIGHT:
            self.weak_time = self.weak_time or "night"

    def over_water(self, phrase: NounPhrase, around: bool = True) -> None:
        """Take "the water" as the place, if it is `around`, unless a better word names one."""
        self.sentence.use(phrase.start, phrase.end)
        words = self.sentence.words(phrase.start, phrase.end)
        if around:
            self.water = self.water or words
        else:
            self.wet = self.wet or words
        for match in phrase.modifiers:
            self.take(match)

    def on_floor(self, phrase: NounPhrase) -> None:
        """Take "the ice" as the place unless a better word names one."""
        self.sentence.use(phrase.start, phrase.end)
        self.floor = self.floor or phrase.noun
        if phrase.of is not None and phrase.of.has("place"):
            self.set_place(phrase.of)

    def finished_place(self, wanted: list[str]) -> tuple[str, str]:
        """Place and its words, with what closes it far off; `wanted` are the places that the cast's
        nouns ask for."""
        place, words = self._finished(wanted)
        if not self.horizon:
            return place, words
        if place in _NOWHERE and not words:
            return "mountains", self.horizon
        return place, ", ".join(one for one in (words, self.horizon) if one)

    def _finished(self, wanted: list[str]) -> tuple[str, str]:
        if self.place:
            return self._surest(), self.place_words
        if self.passed_by and self.left_place[0]:
            return self.left_place  # "rolls past a gas station": it is there, whatever rolls
        if self.hint:
            return self.hint, ""
        if (left := self._left_over()) is not None:
            return left
        if self.floor:
            rooms = self.lexicon.words.floors[self.floor]
            return next((place for place in wanted if place in rooms), rooms[0]), self.floor
        if told := self._told_by_clues():
            return told, self.water
        if not wanted:  # water, and nothing else, is told of
            self.water = self.water or self.wet
        if self.water:
            waters = self.lexicon.words.water_places
            still = "sea" if self.water.endswith(_SURF) else "lake"
            fitting = next((place for place in wanted if place in waters), still)
            return fitting, self.water
        asked = next((place for place in wanted if place), "") or self.somewhere
        return self.left_place if self.left_place[0] and asked in _ANYWHERE else (asked, "")

    def _left_over(self) -> tuple[str, str] | None:
        """A place that is named by words of which nothing else was made: "down a warehouse
        aisle"."""
        for at, used in enumerate(self.sentence.used):
            place = None if used else self.sentence.role(at, "place")
            if place is None or place.key in _ANYWHERE:
                continue
            one = self.sentence.lower(place.end - 1) == place.words.split()[-1]  # no row of cafes
            if one and not any(self.sentence.used[place.start : place.end]):
                self.sentence.use(place.start, place.end)
                return place.key, place.words
        return None

    def _surest(self) -> str:
        """The place that is named; where only a name on the map tells it, one that is sure to be
        meant: an operating table in Lyon is in a hospital."""
        told = self._told_by_clues(_SURE) if self.on_map else ""
        return told or self.place

    def _told_by_clues(self, least: float = 0.0) -> str:
        """The place that what is said tells of, though nothing names it; "" if nothing does."""
        tokens = self.sentence.tokens
        said = frozenset(
            match.key
            for at in range(len(tokens))
            if at == 0 or tokens[at - 1].lower != "camera"  # "the camera tracks a boat"
            for match in self.lexicon.clue_matches(tokens, at)
        )
        return self.lexicon.place_clues.place(said, _WET if self.water else None, least)

    def _wetter(self, weather: str) -> str:
        order = ("clear", "cloudy", "snowy", "windy", "fog", "rain", "snow", "storm", "dust storm")
        if self.weather is None:
            return weather
        if {weather, self.weather} & {"fog", "windy"} and "snowy" in (weather, self.weather):
            return "snow"  # a snowy day with wind or mist
        return max(self.weather, weather, key=order.index)
