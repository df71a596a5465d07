"""The flame, the wick or the light of a candle, a lamp or a lantern that has been named is that
one's own: nobody has made a fire there."""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_LIGHTS = r"candles?|lamp|oil lamp|lantern|lighter|match|tealight|torch|candlestick"
_NAMED = re.compile(rf"\b(?P<light>{_LIGHTS})\b", re.IGNORECASE)
_FLAME = re.compile(
    r"\b(?:the|its|their) (?:(?:tiny|small|little|flickering|dancing|warm|bright|glowing|golden) )?"
    r"(?P<flame>flames?|wicks?)\b(?=\s*(?:[.,;!?]|$)| (?:in|with|and|as|while|on|for|at|by|until|"
    r"flicker|danc|sway|trembl|waver)\w*)",
    re.IGNORECASE,
)
_FIRES = re.compile(
    r"\b(?:fires?|campfire|bonfire|fireplace|dragon|burning|blaze)\b", re.IGNORECASE
)


def plain_flames(text: str) -> str:
    """The text with the flame of what burns already told of as that. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    if _FIRES.search(text):
        return text
    parts = []
    at, light = 0, ""
    for found in sorted(
        (*_NAMED.finditer(text), *_FLAME.finditer(text)), key=lambda one: one.start()
    ):
        if found.re is _NAMED:
            light = found["light"].lower()
        elif light:
            parts += [text[at : found.start()], f"the {light}"]
            at = found.end()
    return "".join((*parts, text[at:]))
