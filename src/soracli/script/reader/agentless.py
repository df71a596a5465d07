"""Agentless passives: "a cake is cut" is cut by somebody, whom the words leave out. What hands do
is told of them: "a person cuts a cake". What a thing may well be ("a door is closed") stays so."""

import re

from soracli.script.reader.unspoken import unspoken

_DONE = {
    "flipped": "flips", "opened": "opens", "cut": "cuts", "sliced": "slices", "chopped": "chops",
    "diced": "dices", "poured": "pours", "stirred": "stirs", "kneaded": "kneads",
    "peeled": "peels", "grated": "grates", "whisked": "whisks", "cracked": "cracks",
    "tossed": "tosses", "thrown": "throws", "mixed": "mixes", "washed": "washes", "swept": "sweeps",
    "wiped": "wipes", "scrubbed": "scrubs", "unwrapped": "unwraps", "unlocked": "unlocks",
    "lifted": "lifts", "pushed": "pushes", "pulled": "pulls",
    "hammered": "hammers", "sawn": "saws", "sawed": "saws", "watered": "waters",
    "planted": "plants", "picked": "picks", "brushed": "brushes", "combed": "combs",
    "ironed": "irons", "squeezed": "squeezes", "spread": "spreads", "sprinkled": "sprinkles",
    "rolled out": "rolls out", "picked up": "picks up", "put down": "puts down",
    "turned over": "turns over", "shaken": "shakes", "ground": "grinds", "served": "serves",
    "placed": "places", "wheeled": "wheels", "dragged": "drags", "carried": "carries",
}  # fmt: skip
"""What is only said of what is being done, by its participle …"""
_BEING_DONE = {
    "closed": "closes", "shut": "shuts", "painted": "paints", "decorated": "decorates",
    "wrapped": "wraps", "folded": "folds", "lit": "lights", "signed": "signs", "sewn": "sews",
    "knitted": "knits", "carved": "carves", "polished": "polishes", "frosted": "frosts",
    "iced": "ices", "repaired": "repairs", "cleaned": "cleans", "cooked": "cooks",
    "fried": "fries", "grilled": "grills", "fed": "feeds", "petted": "pets", "drawn": "draws",
    "written": "writes", "built": "builds", "filled": "fills", "emptied": "empties",
}  # fmt: skip
"""… and what a thing may also be, which is done only where it "is being" or "gets" so."""
_SUBJECT = (
    r"(?P<what>(?:an?|the|one|two|three|some|fresh|ripe)\s(?:(?!(?:is|are|gets?|that|who|which|and"
    r"|while|as|with)\b)[\w'-]+\s){1,5}?)"
)
_PASSIVE = re.compile(
    rf"(?P<before>^|[.!?:]\s+){_SUBJECT}(?:(?:is|are) (?P<being>being )?|(?P<gets>gets?) )"
    r"(?P<how>(?:slowly|quickly|carefully|gently|neatly|skillfully) )?"
    rf"(?P<done>{'|'.join(sorted((*_DONE, *_BEING_DONE), key=len, reverse=True))})\b"
    r"(?P<rest>[^.!?;]*)",
    re.IGNORECASE,
)
_BY_SOMEBODY = re.compile(
    r"\b(?:by|hands?|nobody|no one|no people|without people|person|man|woman|boy|girl|chef|cook"
    r"|wind|itself|themselves|it|they|then)\b",
    re.IGNORECASE,
)
"""Words of texts that tell by whom, that nobody is there, or what it does next by itself."""


_MOVED = frozenset(
    ("tossed", "thrown", "pushed", "pulled", "dragged", "wheeled", "carried", "lifted")
)
_WAY = re.compile(
    r" (?:left|right|up|upward|upwards|down|away|off|across|along|over|through|out|from|into|onto|"
    r"toward|towards|past|around|under|behind|high|back)\b",
    re.IGNORECASE,
)
"""How a way begins that a thing is said to be moved: the words tell what becomes of it."""
_TO_THE_GROUND = re.compile(r" (?:\w+ )?(?:onto|on|to|against|at) the (?:\w+ )?(?:ground|floor|"
                            r"pavement|concrete|sidewalk|grass|sand)\b", re.IGNORECASE)  # fmt: skip


def plain_agentless(text: str) -> str:
    """The text with somebody who does what is done by nobody that is named."""
    if _BY_SOMEBODY.search(text):
        return text
    return unspoken(text, lambda part: _PASSIVE.sub(_active, part))


def _active(found: re.Match[str]) -> str:
    done = found["done"].lower()
    if done in _BEING_DONE and not (found["being"] or found["gets"]):
        return found[0]
    way = done in _MOVED and _WAY.match(found["rest"])
    if way or (done in ("thrown", "tossed") and _TO_THE_GROUND.match(found["rest"])):
        return found[0]  # what only falls is told of itself (`tools_in_hand`)
    verb = _DONE.get(done) or _BEING_DONE[done]
    first, _, particle = verb.partition(" ")
    what = found["what"].strip()
    what = what[0].lower() + what[1:]
    who = "A person" if found["before"] == "" or found["before"][0] in ".!?" else "a person"
    how = found["how"] or ""
    words = [found["before"] + who, how.strip(), first, particle, what]
    return " ".join(one for one in words if one) + found["rest"]
