"""What a camera does in a long prompt besides its move: what it is seen from, what it flies past,
and what fills its picture in the end. None of that is done by anybody on the set."""

import re
from collections.abc import Callable

from soracli.script.reader.unspoken import LONGEST, unspoken

Words = Callable[[re.Match[str]], str]
_ONE_TAKE = r"(?:single|continuous|unbroken|uninterrupted|seamless|smooth|long|endless|one-take)"
_FILMED = r"(?:seen|viewed|watched|filmed|shot|captured|photographed|observed|shown|framed)"
_WAY = (
    r"(?:between|over|under|through|past|along|into|around|across|above|among|beneath|below|out|up|"
    r"down|low|high)"
)
_FLIES = (
    r"(?:swoop|div|glid|soar|weav|dart|rac|rush|bank|zoom|skimm|fly|sweep|thread|dipp|speed|float|"
    r"drift|plung|ris|climb|hurtl|descend|twist|snak|mov|travell?)ing"
)
_FRAME = r"(?:frame|screen|picture|image|view|shot)"
_FLIGHT = re.compile(
    r"\b(?:fly[- ]?through|fpv|camera fl(?:ies|ying)|long take|one[- ]take|oner)\b", re.IGNORECASE
)
"""Words of a text whose camera flies through a place."""
_GOES_ON = re.compile(
    rf"(?P<mark>,| and| then)(?: then| and)? {_FLIES} (?P<how>\w+ly )?(?={_WAY}\b)", re.IGNORECASE
)
"""And how its flight goes on, behind a comma: "..., swooping between the looms"."""
_WRITTEN: tuple[tuple[str, Words | str], ...] = (
    (
        rf"\b{_FILMED} (?=from (?:(?:directly|straight|right|high|far|just|way) )?"
        r"(?:above|overhead|below|the air|a drone|a helicopter|ground level|floor level)\b)",
        "",
    ),
    (
        rf"\b(?:an? |one )?(?:{_ONE_TAKE},? )+(?=(?:fly-?through|fly through|(?:tracking|drone|"
        r"steadicam|dolly|handheld) shot|camera move)\b)",
        "",
    ),
    (
        rf"\b(?:an? |one |in )+(?:{_ONE_TAKE},? )+take,? (?=(?:fly|swoop|glid|soar)ing through\b)",
        "fly-through shot, ",
    ),
    (
        r"(?P<opens>^\W*|[.,;:] )(?:an? )?fly-?through (?:shot )?(?:of|in|inside) (?=(?:an?|the) )",
        r"\g<opens>the camera flies through ",
    ),
    (
        rf",? (?:until|till) (?:only|just|nothing but|his|her|its|their) [^,.;:]{{2,60}}? "
        rf"fills? (?:up )?(?:the |our )?(?:whole |entire |full )?{_FRAME}\b",
        "",
    ),
)
_PLAINER = tuple((re.compile(one, re.IGNORECASE), words) for one, words in _WRITTEN)


def plain_flights(text: str) -> str:
    """The text with what only the camera does told of nobody else. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    for pattern, words in _PLAINER:
        text = pattern.sub(words, text)
    if _FLIGHT.search(text):
        head, _, rest = text.partition(".")
        text = _GOES_ON.sub(lambda found: f"{found['mark']} ", head) + _ + rest
    return text
