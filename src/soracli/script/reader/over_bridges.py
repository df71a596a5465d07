"""Over bridges: who crosses a bridge goes along it, and the bridge is where it plays."""

import re

from soracli.script.reader.unspoken import unspoken

_BRIDGE = (
    r"(?P<the>(?:an?|the|its|this) (?:(?!(?:and|or|of|to|with)\b)[\w-]+ ){0,3}?"
    r"(?:bridge|viaduct|footbridge|overpass|aqueduct)s?)\b"
)
_CROSSES = re.compile(rf"\b(?P<verb>cross(?:es|ing|ed)?) (?:over )?{_BRIDGE}", re.IGNORECASE)
_GOES_OVER = re.compile(
    rf"\b(?P<verb>(?:walk|run|stroll|march|jog|drive|ride|cycle|roll|rumble|go|trot|hurr)"
    rf"(?:s|es|ies|ing|ning)?) (?:across|over) {_BRIDGE}",
    re.IGNORECASE,
)
_BELOW = re.compile(r"\b(?:under|beneath|below|behind|river|canal|beside|near)\b", re.IGNORECASE)
"""Words of texts in which a bridge is seen from elsewhere, and is a thing."""
_GOES = {"cross": "go", "crosses": "goes", "crossing": "going", "crossed": "went"}


def over_bridges(text: str) -> str:
    """The text in which all who cross a bridge go along it."""
    return text if _BELOW.search(text) else unspoken(text, _plain)


def _plain(text: str) -> str:
    text = _CROSSES.sub(lambda found: f"{_GOES[found['verb'].lower()]} along {found['the']}", text)
    return _GOES_OVER.sub(lambda found: f"{found['verb']} along {found['the']}", text)
