"""What is in a vessel, in words that the grammar knows: "the water in the glass turns red" tells of
what the glass is full of, and so does "the water" later on; a jug that fills up with milk has ever
more of that in it.
"""

import re
from functools import lru_cache

from soracli.script.lexicon import Lexicon
from soracli.script.reader.plain_opposites import plain_opposites
from soracli.script.reader.unspoken import unspoken

INSIDE, LIQUID = "brimful", "liquid"
"""What is in a vessel, as a noun of the lexicon, and the kind of it."""
_VESSELS = (
    r"(?:(?:wine|drinking|water|test|coffee|tea|measuring|shot|beer|glass|champagne|fish|soup|"
    r"mixing|paint|cooking|milk) )?"
    r"(?:glass|cup|mug|bottle|bowl|jug|pitcher|jar|flask|beaker|tube|vial|teacup|goblet|tumbler|"
    r"bucket|pail|pot|cauldron|saucepan|pan|kettle|vase|carafe|decanter|tank|aquarium|fishbowl|"
    r"tankard|chalice|flute|pint|bathtub|tub|bath|sink|basin|barrel|trough|can|ladle|wok)"
)
_HOW = (
    r"(?:[a-z]+ly |then |now |all |at once |begins to |starts to |is |are |"
    r"(?:fizz|bubbl|foam|swirl|boil|steam|simmer|froth|smok|splash)(?:es|s)(?: up| over)? and )*"
)
_TURNING = (
    r"(?:turn|chang|becom|fad|darken|lighten|shift|transition|transform|redden|blacken|whiten|"
    r"brighten|glow|cloud|go(?=es\b)|get(?=s\b)|grow(?=s\b)|freez|curdl)(?:s|es|e|ing|ed|ning)?"
)
_RISING = r"(?:ris|climb|well|mount|creep up|go up|goes up|com(?:es|ing) up)(?:s|es|e|ing)?(?: up)?"
_SINKING = (
    r"(?:sink|drop|fall|drain|sinks|go(?:es)? down|going down|lower|recede|reced|dwindl|shrink|"
    r"evaporat|disappear|vanish)(?:s|es|e|ing)?(?: away| down)?"
)
_POURING = r"(?:run|drip|flow|pour|trickl|stream|gush|cascad)(?:s|es|e|n?ing)?"
_CHANGING = rf"{_TURNING}\b|{_RISING}\b|{_SINKING}\b"
_LATER = (
    r"liquid|contents|drink|brew|mixture|potion|solution|fluid|beverage|concoction|water level|"
    r"level|water"
)


_VESSEL = re.compile(rf"\b{_VESSELS}\b", re.IGNORECASE)
_SPECTACLES = re.compile(
    r"\bpair of (?:reading )?glasses\b(?= (?:lies|lying|on|beside|next to|near)\b)"
    r"|(?<=\band a )pair of glasses\b(?! of\b)",
    re.IGNORECASE,
)
"""One thing that lies there, and no glasses to drink from."""
_TRAY_OF = re.compile(r"(?P<tray>\b(?:tray|crate|rack|box)s? of )glasses\b", re.IGNORECASE)
"""Nobody wears what a tray is full of."""
_POURED_INTO = re.compile(
    r"(?P<pours>\b(?:pour|empt|drip|flow|splash|ladl)\w*(?: [\w-]+){0,4}? (?:into|in) )glasses\b",
    re.IGNORECASE,
)
"""Glasses that something is poured into are for drinking."""
_OPEN_WATER = re.compile(
    r"\b(?:lake|sea|ocean|river|stream|pool|pond|bay|canal|harbor|harbour|beach|coast|fountain|"
    r"swimm\w+|ship|boat|lagoon|aquarium|shore|puddle|waves?)s?\b",
    re.IGNORECASE,
)
_PLAIN = ("brimful", "bowlful", "jugful", "potful", "vatful", "canful")
"""Nouns of the lexicon for the first liquid that is told of, the second, and so on."""


def plain_liquids(text: str, lexicon: Lexicon) -> str:
    """The text with what is in vessels, and what becomes of it, in plain words."""
    words = _words(lexicon)
    plain = unspoken(plain_opposites(text), lambda part: _plain(part, words))
    names = _names(plain, words)
    told: set[str] = set()
    return words.told.sub(lambda found: _placed(found, names, told), plain)


def liquids_told(text: str, lexicon: Lexicon) -> dict[str, str]:
    """The liquids that a text tells of, by the nouns for them in its plain words."""
    words = _words(lexicon)
    plain = unspoken(plain_opposites(text), lambda part: _plain(part, words))
    names = _names(plain, words)
    return dict(zip(_PLAIN, names, strict=False))


def _names(plain: str, words: "_Words") -> list[str]:
    return list(dict.fromkeys(found["what"].lower() for found in words.told.finditer(plain)))


def _placed(found: re.Match[str], names: list[str], told: set[str]) -> str:
    """The noun for a liquid; whatever was not `told` of yet is a new one."""
    what = found["what"].lower()
    det = "the" if what in told else "a"
    told.add(what)
    return f"{det} {found['how']}{_PLAIN[min(names.index(what), len(_PLAIN) - 1)]}"


def _words(lexicon: Lexicon) -> "_Words":
    known = {word for words in lexicon.words.liquid_colors.values() for word in words}
    return _patterns(frozenset(known))


@lru_cache(maxsize=4)
def _patterns(known: frozenset[str]) -> "_Words":
    return _Words(known)


class _Words:
    """What is told of as being in a vessel, as patterns."""

    def __init__(self, known: frozenset[str]) -> None:
        names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
        self.told = _compiled(
            rf"\b(?P<det>an?|the|its|their) (?P<how>(?:\w+ ){{0,2}}?){INSIDE} of "
            rf"(?P<what>{names}|{_LATER})\b"
        )
        before = (
            r"(?P<det>(?:the|some|an?|his|her|its|their) )?(?P<how>(?:hot|cold|fresh|plain|clear|"
            r"clean|still|warm|dark|pale|red|blue|green|yellow|white|black|pink|purple|orange|"
            r"brown|colou?rless|murky|steaming|bubbling|foaming) )*"
        )
        inside = r"(?: level)?(?: (?:inside|in|within|of) (?:it|them))?"
        where = rf"(?P<where>(?:an?|the|his|her|its|their) (?:[\w-]+ ){{0,2}}?{_VESSELS})"
        self.in_vessel = _compiled(
            rf"\b{before}(?:level of (?:the )?)?(?P<what>{names})(?: level)? (?:in|inside|within) "
            rf"{where}(?P<rest>(?: on [^,.;]+?)?) (?P<adv>{_HOW})(?={_CHANGING})"
        )
        self.afterwards = _compiled(
            rf"\b(?:(?:the|its) )?(?:level of (?:the )?)?(?P<what>{names})(?: level| surface)? "
            rf"(?P<verb>{_HOW}(?:{_RISING}|{_SINKING})) (?P<prep>in|inside|within) {where}"
        )
        self.owned = _compiled(
            rf"\b(?P<where>(?:an?|the|his|her) (?:[\w-]+ ){{0,2}}?{_VESSELS})(?:'s|s') "
            rf"(?P<what>{names})(?= {_HOW}(?:{_TURNING}|{_RISING}|{_SINKING})\b)"
        )
        self.vessel_of = _compiled(
            rf"\b(?P<where>{_VESSELS})s? (?:of|full of|filled with|containing|with) (?:[\w-]+ )??"
            rf"(?P<what>{names})\b"
        )
        self.later = _compiled(
            rf"\b(?P<det>the|its|their) (?P<how>(?:[a-z]+ )??)(?P<what>{names}|{_LATER})"
            rf"(?: inside)?{inside} (?P<adv>{_HOW})(?={_CHANGING})"
        )
        self._fill(names)

    def _fill(self, names: str) -> None:
        """The patterns of what gets more or less, by the names of liquids."""
        self.put_in = _compiled(
            rf"\b(?P<what>{names}) (?:in|inside|into|to|from|out of) (?:an?|the|his|her) "
            rf"(?:[\w-]+ ){{0,2}}?(?P<where>{_VESSELS})\b"
        )
        self.fills = _compiled(
            rf"\b(?P<where>(?:an?|the|his|her) (?:[\w-]+ ){{0,2}}?{_VESSELS}) (?P<adv>{_HOW})"
            rf"fill(?:s|ing)?(?: up)?(?: to the (?:brim|top|rim))? with (?:[\w-]+ )??"
            rf"(?P<what>{names})\b"
        )
        self.fill = _compiled(
            rf"\b(?P<what>{names}) (?P<adv>{_HOW})fill(?:s|ing)?(?: up)? "
            rf"(?P<where>(?:an?|the|his|her) (?:[\w-]+ ){{0,2}}?{_VESSELS})\b"
        )
        self.runs_in = _compiled(
            rf"(?:(?<=[;.] )|(?<=\bthen )|(?<=\bwhile )|(?<=\bclose-up: )|(?<=\bshot: )|^)"
            rf"(?:(?:hot|fresh|steaming|some|the) )?(?P<what>{names}) (?P<adv>)(?:[a-z]+ly )?"
            rf"(?:is (?:being )?poured|{_POURING}) (?:[a-z]+ly )?(?:down )?into "
            rf"(?P<where>(?:an?|the|his|her) (?:[\w-]+ ){{0,2}}?{_VESSELS})\b"
            rf"(?! (?:from|by|through|off|out|of)\b)"
        )
        self.level = _compiled(
            rf"\b{INSIDE} of (?P<what>[\w ]+? in [^,.;]+? )"
            rf"(?:(?P<up>{_RISING})|(?P<down>{_SINKING}))\b"
        )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _plain(text: str, words: _Words) -> str:
    text = _SPECTACLES.sub("pair of spectacles", text)
    text = _TRAY_OF.sub(r"\g<tray>several glasses", text)
    text = _POURED_INTO.sub(r"\g<pours>several glasses", text)
    text = words.afterwards.sub(r"the \g<what> in \g<where> \g<verb>", text)
    text = words.owned.sub(lambda one: f"the {one['what']} in {one['where'].lower()}", text)
    text = words.in_vessel.sub(_inside, text)
    text = words.runs_in.sub(_filling, text)
    text = words.fill.sub(_filling, words.fills.sub(_filling, text))
    held = words.vessel_of.search(text) or words.put_in.search(text)
    if held is not None or f"{INSIDE} of" in text or _is_somewhere(text):
        stuff = held["what"] if held is not None else ""
        text = words.later.sub(lambda found: _later(found, stuff), text)
    return words.level.sub(_level, text)


def _is_somewhere(text: str) -> bool:
    """Whether a vessel is told of, and no water that is open."""
    return _VESSEL.search(text) is not None and _OPEN_WATER.search(text) is None


def _inside(found: re.Match[str]) -> str:
    """ "The water in the glass": the brimful of water in it, in the color that is told."""
    how, det = (found["how"] or "").lower(), (found["det"] or "").lower()
    det = "a " if det.strip() in ("some", "a", "an", "") else det
    rest = f"{found['where'].lower()}{found['rest']} {found['adv']}"
    return f"{det}{how}{INSIDE} of {found['what'].lower()} in {rest}"


def _filling(found: re.Match[str]) -> str:
    """ "A glass slowly fills with milk": ever more of it is in there."""
    return (
        f"a {INSIDE} of {found['what'].lower()} in {found['where'].lower()} {found['adv']}appears"
    )


def _later(found: re.Match[str], stuff: str) -> str:
    what = found["what"].lower().removesuffix(" level")
    what = stuff if what in ("level", "contents", "drink", "liquid") and stuff else what
    before = found.string[: found.start()].lower()
    if before.endswith(f"{INSIDE} of "):
        return found[0]
    return f"the {found['how']}{INSIDE} of {what} {found['adv']}"


def _level(found: re.Match[str]) -> str:
    return f"{INSIDE} of {found['what']}{'grows' if found['up'] else 'shrinks'}"
