"""Places and times out of the scene headings of a screenplay: EXT. PIER - DUSK."""

import re

from soracli.script.board.fountain import Element
from soracli.script.board.naming import name_of, unique
from soracli.script.board.part import Part
from soracli.script.board.speech import without_emphasis
from soracli.script.words import Words

_SIDE = re.compile(r"(?:(INT\.?/EXT|EXT\.?/INT|I/E)|(INT)|(EXT|EST))(?:\.|(?= )) *", re.IGNORECASE)
_SAME = re.compile(r"(?:CONTINUOUS|(?:MOMENTS |MINUTES |HOURS )?LATER|SAME(?: TIME)?)")
_INDOORS, _OUTDOORS = "indoors", "outdoors"


class Places:
    """The places of a screenplay, by what its headings call them. `taken` are names in use."""

    def __init__(self, words: Words, taken: set[str]) -> None:
        self.taken = taken
        self.times = {one: time for time, names in words.times.items() for one in (time, *names)}
        self.weathers = {
            one: kind for kind, names in words.weathers.items() for one in (kind, *names)
        }
        self.known: dict[tuple[str, str], tuple[str, Part]] = {}

    def fields(self, heading: Element) -> dict[str, Part]:
        """What the shots under a heading begin with: place, time and weather as far as it says."""
        text = without_emphasis(heading.text)
        side = _SIDE.match(text)
        where, time, weather = self._read(text[side.end() :] if side else text)
        inside = bool(side and side[2])
        outside = bool(side and side[3])
        name = self._name(where, _INDOORS if inside else _OUTDOORS if outside else "", heading)
        said = {"place": name, "time": time, "weather": weather}
        return {key: Part(value, heading.spot) for key, value in said.items() if value}

    def parts(self) -> dict[str, Part]:
        """The places as the world has them."""
        return {name: Part({"look": look}, look.spot) for name, look in self.known.values()}

    def _read(self, text: str) -> tuple[str, str, str]:
        """A heading's words as the place, the time of day and the weather."""
        time = weather = ""
        kept = []
        steps = re.split(r" [-\u2013\u2014]+ |, ", text.replace("--", " - "))
        for number, step in enumerate(steps):
            plain = re.sub(r"\([^()]{0,60}\)", "", step).strip().lower()
            if number and plain in self.times:
                time = self.times[plain]
            elif number and plain in self.weathers:
                weather = self.weathers[plain]
            elif not (number and _SAME.fullmatch(plain.upper())):
                kept.append(step.strip())
        return ", ".join(one for one in kept if one), time, weather

    def _name(self, where: str, side: str, heading: Element) -> str:
        """The name of a place, the same whenever a heading calls it the same."""
        key = (where.lower(), side)
        if not where:
            return ""
        if key not in self.known:
            name = name_of(where, "place")
            if name in self.taken and side:
                name = f"{name[:30]}-{side}"
            name = unique(name, self.taken)
            self.taken.add(name)
            look = f"{where.lower()}, {side}" if side else where.lower()
            self.known[key] = (name, Part(look, heading.spot))
        return self.known[key][0]
