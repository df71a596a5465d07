"""Clouds, moons, stars and mountains of which something becomes: "a cloud turns gray" is about one
cloud, and not about the weather; such a one is called a skyborne cloud, and is a body of its own.
"""

import re
from collections.abc import Callable

from soracli.script.reader.unspoken import unspoken
from soracli.story.scene import Scene

_COLORS = (
    r"(?:(?:deep|dark|light|pale|bright|soft|a|an|very) )*(?:red|orange|yellow|green|blue|purple|"
    r"violet|pink|gold|golden|silver|white|turquoise|crimson|scarlet|amber|copper|bronze|teal|"
    r"magenta|brown|black|grey|gray|lilac|lavender|beige|cream|navy|indigo|ivory|coral|peach)"
)
_THINGS = r"(?P<thing>clouds?|moon|stars?|mountains?)"
_ADVERBS = (
    r"(?:(?:in the (?:night )?sky|above|overhead|is|are|then|slowly|gradually|suddenly|steadily|"
    r"visibly|quickly|and) )*"
)
_TURN = (
    r"(?:chang(?:es?|ing)|turn(?:s|ing)?|shift(?:s|ing)?|go(?:es|ing)?|fad(?:es?|ing)|"
    r"transition(?:s|ing)?|becom(?:es?|ing)|grow(?:s|ing)?|get(?:s|ting)?)(?: in)?(?: colou?r)?"
    r"(?: size)?(?: (?:slowly|gradually|suddenly))?"
)
_STATES = (
    r"(?:small|tiny|big|large|huge|bigger|larger|smaller|dim|dull|faint|bright|brighter|dimmer|"
    r"little)"
)
_GROWTH = (
    r"(?:grow(?:s|ing)?|shrink(?:s|ing)?|swell(?:s|ing)?|expand(?:s|ing)?|dwindl(?:es?|ing)|"
    r"erod(?:es?|ing)|crumbl(?:es?|ing))"
)
_ONE = re.compile(
    r"(?P<before>(?:^\W*|[,.;:!?] +|\b(?:and|as|while|then|when|(?:timelapse|time-lapse|video|shot|"
    r"view|clip|footage) of) )(?:(?:the|an?|two|three|some|all) )?(?:(?!full\b|new\b)[\w-]+ )"
    rf"??)(?:full |new )?\b{_THINGS} (?P<way>{_ADVERBS})"
    rf"(?=(?:{_TURN} (?:from |to |into )*(?:{_COLORS}|{_STATES})\b|{_GROWTH}\b"
    r"(?! (?:on|in|over|across|along)\b)|(?<=cloud )(?:dissipat|evaporat|vanish|disappear|fad|"
    r"dissolv)(?:es?|s|ing)\b))",
    re.IGNORECASE,
)
_MOONS = (
    (
        re.compile(
            r"\b(?P<start>(?:an?|the) )(?:full |new |crescent )?moon (?P<be>(?:is )?)wax"
            r"(?P<end>es|ing)(?: (?:slowly|gradually))?(?: from new to full)?",
            re.IGNORECASE,
        ),
        ("appears", "appearing"),
    ),
    (
        re.compile(
            r"\b(?P<start>(?:an?|the) )(?:full )?moon (?P<be>(?:is )?)"
            r"(?:wan|diminish|shrink|dwindl)(?P<end>es|ing|s)(?: (?:slowly|gradually|down))?"
            r"(?: (?:from full )?to (?:a |the )?(?:new|crescent)(?: moon)?)?",
            re.IGNORECASE,
        ),
        ("vanishes", "vanishing"),
    ),
)
_PHASES = re.compile(r",? (?:over|during|through) (?:the|a) lunar (?:cycle|month)", re.IGNORECASE)

_OF_THE_NIGHT = frozenset(
    ("moon_globe", "star_light", "skyfaring_moon", "skyfaring_star", "firework_burst")
)
"""Kinds that are seen by night."""
_LAMP = "street_lamp"
"""What one is under by night."""


_DARK = re.compile(rf"\b(?:dark|dim|gloomy|shadowy) (?!{_COLORS}\b)", re.IGNORECASE)
"""Words of a place without light."""
_DEEP = ("sea", "underwater", "space", "theater", "concert", "concert hall", "circus", "studio")
"""Places that are dark at any hour: deep water, and stages with their own lamps."""


def by_night(scene: Scene) -> Scene:
    """The scene at night, where it has a moon or a star, where somebody is under a street lamp, or
    where it is a dark room, and tells no other hour."""
    kinds = {one.kind for one in scene.entities if one.noun.split()[-1:] != ["sun"]}
    dark = scene.place not in _DEEP and _DARK.search(scene.place_words) is not None
    lamps = {one.id for one in scene.entities if one.kind == _LAMP}
    lit = any(one.kind == "under" and one.b in lamps for one in scene.relations)
    if scene.time is not None or not (dark or lit or kinds & _OF_THE_NIGHT):
        return scene
    return scene.model_copy(update={"time": "night"})


def skyborne(text: str) -> str:
    """The text in which a cloud, a moon, a star or a mountain that changes by itself is called
    skyborne. What is spoken stays."""
    return unspoken(text, _plain)


def _plain(text: str) -> str:
    for pattern, words in _MOONS:
        text = pattern.sub(_phase(words), text)
    return _ONE.sub(_alone, _PHASES.sub("", text))


def _phase(words: tuple[str, str]) -> Callable[[re.Match[str]], str]:
    def said(found: re.Match[str]) -> str:
        verb = words[found["end"] == "ing"]
        return f"{found['start']}skyborne moon {found['be']}{verb}"

    return said


def _alone(found: re.Match[str]) -> str:
    return f"{found['before']}skyborne {found['thing']} {found['way']}"
