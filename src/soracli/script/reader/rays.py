"""Rays: light that falls from somewhere is no lamp, and nothing that could stand on the set.

"Soft window light from the left", "a beam of light follows her": each becomes one word, which the
lexicon knows to be no thing. A light that has no such word before it may be a lamp.
"""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_SHAPES = (
    r"beams?|shafts?|rays?|pools?|streams?|bursts?|patch(?:es)?|slivers?|streaks?|floods?|halos?|"
    r"circles?|columns?|cones?|bands?|play|glint|gleam"
)
_SOURCES = r"(?:sun|moon|candle|lamp|fire|star|lantern|street|torch|spot|head)"
_QUALITIES = (
    r"warm|soft|cold|cool|harsh|dim|pale|diffused?|natural|ambient|dappled|gentle|low|flat|silvery|"
    r"silver|studio|window|hard|rim|back|side|key|fill|volumetric|dramatic|eerie|ethereal|heavenly|"
    r"mysterious|strong|faint|gorgeous|beautiful|even|moody|directional|raking|slanting|filtered"
)
_COLORS = r"white|blue|red|green|orange|pink|purple|amber|yellow|teal"
_FALLS = (
    r"light(?= (?:is )?(?:stream|filter|slant|fall)(?:s|ing)?"
    r" (?:in |down )?(?:through|into|onto|from|across|over)\b)"
)
"""What light does that no lamp can."""
_RAY = re.compile(
    rf"\b(?:an? |the )?(?:[\w-]+ ){{0,2}}?(?:{_SHAPES}) of (?:[\w-]+ ){{0,2}}?{_SOURCES}?light\b"
    rf"|\b(?:an? |the )?(?:(?:very |{_QUALITIES})[, ]+)+(?:{_COLORS} )?light\b"
    r"(?!\s+(?:bulbs?|switch|fixtures?|show|house|saber|sword|years?|blue|green|pink|grey|gray|"
    r"brown|red|purple|rain|snow|fog|breeze|wind))"
    rf"|\b(?:an? |the )?{_FALLS}"
    r"|\b(?:(?:mid|early|late)[- ])?(?:afternoon|midday|noon) light\b(?! bulb)"
    r"|\b(?:(?:colou?rful|colou?red|flashing|strobe|disco|pulsing|party|laser|club|moving|"
    r"blinking|swirling)[, ]+)+lights\b(?! (?:hang|hung|strung|on a tree))",
    re.IGNORECASE,
)


_STREAMS = re.compile(
    r"\b(?P<light>(?:sun|moon|day|star)light|sunshine) stream(?P<end>s|ing)?\b", re.IGNORECASE
)
"""Light that is no brook."""


def plain_light(text: str) -> str:
    """A text in which light that only falls on something is called radiance. What is spoken
    stays."""
    if len(text) > LONGEST or "light" not in text.lower():
        return text
    text = unspoken(text, lambda part: _STREAMS.sub(_shining, part))
    return unspoken(text, lambda part: _RAY.sub(_plainly, part))


def _shining(found: re.Match[str]) -> str:
    ends = {"s": "shines", "ing": "shining"}
    return f"{found['light']} {ends.get(found['end'] or '', 'shine')}"


def _plainly(found: re.Match[str]) -> str:
    if "noon" in found[0].lower() or "midday" in found[0].lower():
        return "daylight"
    return "golden light" if "golden" in found[0].lower() else "radiance"
