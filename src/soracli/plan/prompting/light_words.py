"""The time of day and the weather in the words of light."""

from soracli.story.sets import INDOORS
from soracli.story.shot import TimeOfDay, Weather

TIMES: dict[TimeOfDay, str] = {
    "dawn": "at dawn, first pale light",
    "morning": "in the morning, soft low light",
    "day": "in daylight",
    "golden hour": "golden hour, warm low sun",
    "sunset": "at sunset, warm low light",
    "dusk": "at dusk, fading blue light",
    "blue hour": "blue hour after sunset, deep blue sky, lamps are lit",
    "night": "at night, low light",
}
WEATHERS: dict[Weather, str] = {
    "clear": "clear sky",
    "cloudy": "overcast sky",
    "windy": "strong wind, flying leaves",
    "fog": "fog",
    "rain": "rain",
    "snow": "falling snow",
    "snowy": "snow on the ground, clear air",
    "storm": "storm, driving rain",
    "dust storm": "dust storm, driven sand, dim brown light",
}


USUAL_TIME: TimeOfDay = "day"
USUAL_WEATHER: Weather = "clear"
"""What a scene has where nothing was said; not worth a word."""


def light_words(time: TimeOfDay | None, weather: Weather | None, place: str = "") -> str:
    """Both as one sentence, "" where neither is known. `place` is that of the stage: indoors the
    weather is outside."""
    outside = " outside" if place in INDOORS else ""
    told = [TIMES[time] if time else "", f"{WEATHERS[weather]}{outside}" if weather else ""]
    return ", ".join(one for one in told if one)
