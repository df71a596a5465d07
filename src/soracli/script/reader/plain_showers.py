"""Loose things that come off, down or up are named as many: "petals falling to the table" are
many petals, and no part of the flowers; snowflakes that drift onto a mitten are there.

Without a number such a word would be a part of somebody, the weather, or nothing that is shown.
"""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_LOOSE = (
    r"(?:petals|leaves|feathers|blossoms|sparks|embers|snowflakes|raindrops|droplets|seeds|"
    r"pine needles|needles|flakes|bubbles|streamers|sequins|spores|scales|splinters|crumbs|"
    r"hailstones)"
)
"""Nouns of what is many, small and light."""
_COMES = (
    r"(?:(?:are|is) )?(?:\w+ly )?(?:fall|drop|drift|float|flutter|scatter|swirl|tumbl|rain|fly|"
    r"flies|whirl|sail|blow|descend|shower|ris|spiral|settl|land|shoot|spray|stream|rise|"
    r"come (?:down|off)|com(?:ing|es) (?:down|off)|bounc|"
    r"clatter|rattl|pelt|hammer|hit|patter)(?:s|es|e|ing|ning|ping)?"
)
COMING = rf"(?! {_COMES}\b)"
"""Behind a noun: that it does not come off."""
_NOT = r"(?! (?:in|with) (?:the|a) (?:wind|breeze)\b)(?! apart\b| open\b| out\b)"
_WORD = r"(?!(?:of|no|and|or|the|a|an|its|his|her|their|some|all|many|few|more)\b)[a-z-]+"
_NAMED = re.compile(
    rf"(?P<before>^\W*|[.;:,!?] (?:and |while |as |with )?|\b(?:and|while|as|then|when|until) )"
    rf"(?:the |its |his |her |their |some )?(?P<how>(?:{_WORD} ){{0,2}}?)(?P<what>{_LOOSE}) "
    rf"(?={_COMES}\b{_NOT})",
    re.IGNORECASE,
)
_FLAKES = {
    "hailstones": "hail stones",
    "snowflakes": "snow flakes",
    "needles": "pine needles",
    "embers": "sparks",
}

_THROWN = re.compile(
    r"\b(?:throw|toss|hurl|fling)(?:s|es|ing)? (?:(?:some|handfuls of|colou?rful|lots of) )*"
    r"(?P<what>confetti|(?:grains of )?rice|(?:flower |rose )?petals)\b",
    re.IGNORECASE,
)
"""What is thrown at weddings, and comes down on them."""
_FALLING = {
    "confetti": "confetti falls",
    "rice": "white confetti falls",
    "petals": "many petals fall",
}
_COMES_DOWN = re.compile(
    r"\b(?:confetti|rice|petals)\b[^.,;]*?\b(?:fall|rain|drift|float|flutter|shower|fl[iy])",
    re.IGNORECASE,
)


def plain_showers(text: str) -> str:
    """The text with its loose things as showers of them. What is spoken stays."""
    if len(text) > LONGEST:
        return text
    text = unspoken(text, lambda said: _NAMED.sub(_many, said))
    thrown = _THROWN.search(text)
    if thrown is None or _COMES_DOWN.search(text):
        return text
    text = text[: thrown.start("what")] + "confetti" + text[thrown.end("what") :]
    end = text.rstrip().rstrip(".")
    return f"{end}, as {_FALLING[thrown['what'].lower().split()[-1]]}."


def _many(found: re.Match[str]) -> str:
    what = found["what"].lower()
    return f"{found['before']}many {found['how']}{_FLAKES.get(what, what)} "
