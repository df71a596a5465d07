"""When the place itself changes, told as something that it does: the rain stops, the sun sets."""

from clip import FPS, Clip, Numbers
from happenings import Span

from soracli.stage.schedule import order_spans
from soracli.story.scene import Becoming
from soracli.story.sets import INDOORS

STIRRED = 4.0
"""Of 255: by so much the set looks different, on the mean, when the weather has changed."""
_WEATHERS = {
    "rain": "rain", "drizzle": "rain", "shower": "rain", "downpour": "rain", "snow": "snow",
    "blizzard": "snow", "fog": "fog", "mist": "fog", "haze": "fog", "storm": "storm",
    "thunderstorm": "storm", "hail": "storm", "cloud": "cloudy",
}  # fmt: skip
_NIGHTS, _DAYS = frozenset(("sunset", "dusk", "night")), frozenset(("dawn", "morning", "day"))
_TIMES = {
    "night": _NIGHTS, "darkness": _NIGHTS, "dusk": _NIGHTS, "moon": _NIGHTS, "star": _NIGHTS,
    "dawn": _DAYS, "day": _DAYS, "morning": _DAYS,
}  # fmt: skip
_LIGHTS = frozenset(("light", "lights", "stage light", "house light", "room", "hall", "stage"))
_WATERS = frozenset(("pond", "lake", "river", "stream", "sea", "ocean", "puddle", "ice", "water"))
_OVER = frozenset(
    ("stop", "end", "cease", "clear", "lift", "ease", "subside", "pass", "die", "part", "disperse",
     "dissolve", "thin", "vanish", "disappear", "let up")
)  # fmt: skip
"""Verbs by which a weather is over."""
_FALLING = {
    "rain": ("rain", "drizzle", "shower", "raindrop", "downpour"),
    "storm": ("rain", "hail", "hailstone", "downpour", "storm", "wind", "gale"),
    "snow": ("snow", "snowflake", "flake", "blizzard"), "windy": ("wind", "gale", "gust"),
}  # fmt: skip
"""What is in the air in a weather, by the name that the record has for it."""
_DOES = frozenset(
    ("fall", "pour", "patter", "bounce", "drum", "beat", "lash", "hammer", "pelt", "drip",
     "swirl", "drift", "blow", "howl", "whirl", "run", "stream", "rage", "come down", "pour down")
)  # fmt: skip
"""What it does there."""
_RISES = frozenset(
    ("rise", "come", "appear", "emerge", "break", "burst", "shine", "peek", "return")
)


def of_the_place(clip: Clip, who: str, verbs: list[str]) -> tuple[Span, bool] | None:
    """From when to when the weather, the time or the light of the place changes as it is said that
    rain, sun or lights do, and whether the picture shows it; None where no such change was read."""
    changes = [one for one in clip.spec.scene.becomings if not one.entity]
    names = [
        name.strip().removesuffix("s") if name != "lights" else name for name in who.split("|")
    ]
    fit = (one for one in changes if any(_is(one, name, verbs) for name in names))
    found = next(fit, None)
    seconds = clip.frames / FPS
    if found is None:
        weather = clip.record["weather"]
        there = set(names) & set(_FALLING.get(weather, ())) and set(verbs) & _DOES
        outside = clip.record["place"] not in INDOORS
        return ((0.0, seconds), True) if there and outside else None
    start, end = order_spans(clip.spec.scene, seconds).get(found.order, (0.0, seconds))
    end = min(start + 0.3, end) if found.sudden else end
    return (start, min(end, seconds)), _seen(clip)


def _is(change: Becoming, name: str, verbs: list[str]) -> bool:
    """Whether a change of the place is what something in it is said to do."""
    over = bool(set(verbs) & _OVER)
    if name in _WEATHERS and change.aspect == "weather":
        return (change.to != _WEATHERS[name]) if over else (change.to == _WEATHERS[name])
    if name == "sun":
        up = bool(set(verbs) & _RISES)
        clears = change.aspect == "weather" and change.to == "clear"
        return change.to in _DAYS or clears if up else change.to in _NIGHTS
    if name == "sky":
        return change.aspect in ("time", "weather", "brightness")
    if name in _TIMES:
        return change.to in _TIMES[name]
    if name in _WATERS:  # the pond that it plays at thaws
        return change.aspect == "color" and change.part == "water"
    return name in _LIGHTS and change.aspect == "brightness"


def _seen(clip: Clip) -> bool:
    first: Numbers = clip.small[clip.shots[0]]
    last: Numbers = clip.small[clip.shots[-1]]
    known = (first == first) & (last == last)
    return bool(known.any()) and float(abs(first - last)[known].mean()) >= STIRRED
