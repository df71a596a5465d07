"""The time of day and the weather in the words of light."""

from soracli.story.shot import TimeOfDay, Weather

TIMES: dict[TimeOfDay, str] = {
    "dawn": "at dawn, first pale light",
    "morning": "in the morning, soft low light",
    "day": "by day, daylight",
    "golden hour": "golden hour, warm low sun",
    "sunset": "at sunset, warm low light",
    "dusk": "at dusk, fading blue light",
    "night": "at night, dark",
}
WEATHERS: dict[Weather, str] = {
    "clear": "clear weather",
    "cloudy": "overcast sky",
    "fog": "fog",
    "rain": "rain",
    "snow": "falling snow",
    "storm": "storm, driving rain",
}


def light_words(time: TimeOfDay | None, weather: Weather | None) -> str:
    """Both as one sentence, "" where neither is known."""
    told = [TIMES[time] if time else "", WEATHERS[weather] if weather else ""]
    return ", ".join(one for one in told if one)
