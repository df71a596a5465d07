"""Over bridges: who crosses a bridge goes along it, and the bridge is where it plays."""

import re

from soracli.script.reader.unspoken import unspoken

_BRIDGE = (
    r"(?P<the>(?:an?|the|its|this|that|their) (?:(?!(?:and|or|of|to|with)\b)[\w-]+ ){0,4}?"
    r"(?:bridge|viaduct|footbridge|overpass|aqueduct|trestle)s?)\b"
    r"(?: (?:high |suspended )?(?:over|above|across|spanning) (?P<below>(?:an?|the) "
    r"(?:(?!(?:and|or|of|to|with)\b)[\w-]+ ){0,3}?(?P<what>river|stream|creek|brook|canal|water"
    r"|gorge|valley|ravine|canyon|chasm|abyss|rapids|torrent|estuary|strait))\b)?"
)
"""A bridge, and what it leads over."""
_CROSSES = re.compile(rf"\b(?P<verb>cross(?:es|ing|ed)?) (?:over )?{_BRIDGE}", re.IGNORECASE)
_GOES_OVER = re.compile(
    r"\b(?P<verb>(?:walk|runn?|stroll|march|jogg?|driv|rid|cycl|bik|pedal|roll|rumbl|go|trott?"
    r"|hurr|hik|creep|crawl|dash|sprint|stagger|speed|rac|chugg?|steam|rattl|thunder|gallop|inch"
    r"|tiptoe|skat|travel|stepp?|wander|stride?|strid|trundl|hurtl|roar|cruis|charg|sneak|limp"
    r"|saunter|scurr|trek|trudg|parad)(?:e|es|s|ies|y|ing)?)"
    rf"(?P<how> (?:slowly|quickly|carefully|nervously|fast|hand in hand|alone|together))?"
    rf" (?:across|over) {_BRIDGE}",
    re.IGNORECASE,
)
_BELOW = re.compile(r"\b(?:under|beneath|below|behind|river|canal|beside|near)\b", re.IGNORECASE)
"""Words of texts in which a bridge is seen from elsewhere, and is a thing."""
_LEADS_OVER = re.compile(rf"\b(?:across|over|along|cross(?:es|ing)?) {_BRIDGE}", re.IGNORECASE)
_GOES = {"cross": "go", "crosses": "goes", "crossing": "going", "crossed": "went"}
_DEEP = {"gorge": "canyon", "ravine": "canyon", "chasm": "canyon", "abyss": "canyon",
         "valley": "valley", "canyon": "canyon"}  # fmt: skip
"""What is a landscape of its own below a bridge; water is below each of them."""


def over_bridges(text: str) -> str:
    """The text in which all who cross a bridge go along it."""
    beside = _BELOW.search(_LEADS_OVER.sub("", text))
    return text if beside else unspoken(text, _plain)


def _plain(text: str) -> str:
    text = _CROSSES.sub(lambda found: f"{_GOES[found['verb'].lower()]} {_along(found)}", text)
    return _GOES_OVER.sub(
        lambda found: f"{found['verb']}{found['how'] or ''} {_along(found)}", text
    )


def _along(found: re.Match[str]) -> str:
    """The way along a bridge, and the landscape that it leads over."""
    deep = _DEEP.get((found["what"] or "").lower(), "")
    return f"along {found['the']}" + (f" in a {deep}" if deep else "")
