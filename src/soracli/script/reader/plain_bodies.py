"""Bodies that are named in passing, in words by which they are named for themselves: "a sleeping
baby's cot", "a calf elephant", "knights on horseback face archers", "as tall as the lamppost beside
it", "one monk rings while four others sweep".
"""

import re
from collections.abc import Callable

from soracli.script.lexicon import Lexicon
from soracli.script.reader.unspoken import LONGEST, unspoken

_RESTS = r"cots?|cribs?|cradles?|beds?|bassinets?|prams?|buggy|stroller|hammock|basket|moses basket"
_WHOSE_BED = re.compile(
    rf"\b(?P<det>an?|the) (?P<doing>[a-z]+ing) (?P<who>[a-z]+)(?:'|\u2019)s "
    rf"(?P<what>(?:[a-z-]+ )?(?:{_RESTS}))\b",
    re.IGNORECASE,
)
"""Who does something in what is theirs is there."""
_MOUNTED = re.compile(
    r"(?P<before>\b(?:(?P<many>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|"
    r"many|some|both|\d+) )?(?:[\w-]+ )?[\w-]+) on (?P<mount>horse|camel|elephant)back "
    r"(?=(?:faces?|heads?|eyes?|shoulders?|backs?)\b)",
    re.IGNORECASE,
)
"""Who is mounted, before a verb that is also the name of a part of a body."""
_BESIDE_IT = re.compile(
    r"\b(?P<size>as (?:tall|large|big|high|small|wide|long) as|to the (?:height|size) of) "
    r"(?:an?|the) (?P<noun>[a-z-]+(?: [a-z-]+)?) "
    r"(?P<where>beside|next to|near|behind|in front of|opposite) (?:it|him|her|them)\b",
    re.IGNORECASE,
)
"""What something is compared with, and that stands beside it."""
_OTHERS = re.compile(
    r"\b(?P<one>an?|one|the) (?P<who>[a-z]+)(?= [a-z]+s\b)(?P<between>[^.;]*?)\b"
    r"(?P<many>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several) "
    r"others\b(?! of\b)",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"\b(?P<det>an?|another|each|every|two|three|four|several) (?P<frame>frames?)\b(?! of\b)", re.I
)
"""Not the edge of the picture, which is told of as "the frame"."""
_POLE = re.compile(
    r"\b(?P<has>carr(?:y|ies|ying)|hold(?:s|ing)?|grip(?:s|ping)?|balanc(?:e|es|ing) with) "
    r"(?P<one>an?|his|her|the|its) (?P<long>(?:long |wooden |bamboo )*)pole\b(?! vault)",
    re.IGNORECASE,
)
"""A pole that is had in the hands, and does not stand in the ground."""
_DRIFT = re.compile(
    r"\b(?P<det>an?|the|two|three)(?P<how>(?: [a-z]+)?) drift(?P<s>s?)\b"
    r"(?= (?:of snow |aside|away|to|off|on|in|beside|behind|against|outside|by|and|while)\b"
    r"|[.,;:]|$)",
    re.IGNORECASE,
)
_SNOW = re.compile(r"snow|blizzard|winter|\bski|sled|sleigh|frozen|arctic", re.IGNORECASE)
"""Where a drift is one of snow."""
_ATTRIBUTE = re.compile(
    r"\b(?P<prep>into|onto|through|over|across|under|behind|beside|against|toward|towards|past) "
    r"(?P<doing>(?:spinn|boil|fall|swirl|burn|flow|rush|runn|mov|bubbl|simmer|melt|crash|roll|"
    r"turn|drift|driv|glow|smok|steam|blaz)ing) (?P<what>[a-z]+)\b",
    re.IGNORECASE,
)
"""What something does that is told of without an article: "into spinning clay"."""
_FORMED = re.compile(
    r"\bclay\b(?P<between>.*?)\bthe (?P<what>vessel|pot|vase|bowl|jar|jug|urn|cup|mug|figure)\b",
    re.IGNORECASE | re.DOTALL,
)
"""What somebody makes of clay is that clay, however its form is called then."""
_YOUNG = re.compile(r"\b(?P<young>calf|cub|pup|foal|chick|fawn) (?P<beast>[a-z]+)\b", re.IGNORECASE)
_PUPPET = re.compile(
    r"\b(?P<det>an?|the|one|two|three|four|five|several)(?P<how>(?: [a-z-]+){0,2}?) "
    r"(?P<beast>[a-z]+)(?: (?:hand|finger|glove|sock))? (?P<many>puppets?|marionettes?)\b",
    re.IGNORECASE,
)
"""A puppet that is made like an animal looks like that."""
_FALLS_OFF = re.compile(
    r"\b(?:(?P<some>one|two) of (?P<whose>its|his|her|their)|"
    r"(?P<own>its|his|her)(?: (?:left|right))?|(?P<det>an?|the) (?P<who>[a-z]+)(?:'|\u2019)s"
    r"(?: (?:left|right))?) (?P<part>hand|arm)s? "
    r"(?:falls?|drops?|comes?|breaks?|pops?) (?:right )?off\b",
    re.IGNORECASE,
)
"""What comes off somebody's body is a thing from then on."""
_WINGS_GROW = re.compile(
    r"(?P<comma>,)? (?P<whose>its)(?: [a-z]+)? wings (?P<how>grow(?:s|ing)?)\b"
    r"(?: (?:to (?:their )?full size|larger|bigger|longer))?",
    re.IGNORECASE,
)
"""Of what is mostly wings all is seen to grow with them."""
_WHO = {"its": "it", "his": "he", "her": "she", "their": "they"}
_VOWELS = "aeiou"


def plain_bodies(text: str, lexicon: Lexicon) -> str:
    """The text with those who are named in passing named for themselves. What is spoken stays."""
    if len(text) > LONGEST:
        return text
    return unspoken(text, lambda part: _plain(part, lexicon))


def _plain(text: str, lexicon: Lexicon) -> str:
    text = _FORMED.sub(_formed, text)
    text = _WHOSE_BED.sub(_in_bed(lexicon), text)
    text = _MOUNTED.sub(_on_mounts, _YOUNG.sub(_young(lexicon), text))
    text = _FALLS_OFF.sub(_dropped, text)
    text = _WINGS_GROW.sub(_with_wings, text)
    text = _PUPPET.sub(_as_a_toy(lexicon), _FRAME.sub(r"\g<det> wooden \g<frame>", text))
    text = _POLE.sub(r"\g<has> \g<one> \g<long>punting pole", text)
    if _SNOW.search(text):
        text = _DRIFT.sub(r"\g<det>\g<how> snowdrift\g<s>", text)
    text = _ATTRIBUTE.sub(_told_of(lexicon), text)
    text = _BESIDE_IT.sub(r"\g<size> a \g<noun> \g<where> a \g<noun>", text)
    return _OTHERS.sub(_more(lexicon), text)


def _in_bed(lexicon: Lexicon) -> Callable[[re.Match[str]], str]:
    def said(found: re.Match[str]) -> str:
        who = lexicon.noun_named(found["who"].lower())
        if who is None or not who.living:
            return found[0]
        det = "an" if found["what"][0].lower() in _VOWELS else "a"
        return f"{det} {found['what']} with {found['det']} {found['doing']} {found['who']} in it"

    return said


def _formed(found: re.Match[str]) -> str:
    named = re.search(rf"\b{found['what']}s?\b", found["between"], re.IGNORECASE)
    return found[0] if named else f"clay{found['between']}the clay"


def _young(lexicon: Lexicon) -> Callable[[re.Match[str]], str]:
    """A young one's name before its kind's: "a calf elephant" is an elephant calf."""

    def said(found: re.Match[str]) -> str:
        beast = lexicon.noun_named(found["beast"].lower())
        known = beast is not None and beast.living and beast.family != "person"
        return f"{found['beast']} {found['young']}" if known else found[0]

    return said


def _told_of(lexicon: Lexicon) -> Callable[[re.Match[str]], str]:
    def said(found: re.Match[str]) -> str:
        what, doing = found["what"].lower(), found["doing"].lower()
        named = any(lexicon.noun_named(one) for one in lexicon.forms(what))
        whole = lexicon.noun_named(f"{doing} {what}")
        the = "" if whole is not None or not named else "the "
        return f"{found['prep']} {the}{found['doing']} {found['what']}"

    return said


def _as_a_toy(lexicon: Lexicon) -> Callable[[re.Match[str]], str]:
    def said(found: re.Match[str]) -> str:
        word = found["beast"].lower()
        beast = lexicon.noun_named(word)
        if beast is None or not beast.living or beast.family == "person":
            return found[0]
        many = found["many"].endswith("s")
        det = "a" if found["det"].lower() == "an" and not found["how"] else found["det"]
        return f"{det}{found['how']} toy {_several(word, lexicon) if many else word}"

    return said


def _with_wings(found: re.Match[str]) -> str:
    who = _WHO[found["whose"].lower()]
    aside = found["comma"] is not None and found["how"].lower() == "growing"
    return f", and {who} grows larger" if aside else f"{found['comma'] or ''} {who} grows larger"


def _dropped(found: re.Match[str]) -> str:
    whose = (found["whose"] or found["own"] or "").lower()
    who = _WHO[whose] if whose else f"{found['det']} {found['who']}"
    verb = "drop" if who == "they" else "drops"
    many = (found["some"] or "").lower() == "two"
    thing = f"two loose {found['part']}s" if many else f"a loose {found['part']}"
    return f"{who} {verb} {thing}"


def _on_mounts(found: re.Match[str]) -> str:
    """Who is mounted, with their mounts."""
    mount = found["mount"].lower()
    det = "an" if mount[0] in _VOWELS else "a"
    return f"{found['before']} on {mount + 's' if found['many'] else f'{det} {mount}'} "


def _more(lexicon: Lexicon) -> Callable[[re.Match[str]], str]:
    def said(found: re.Match[str]) -> str:
        who = lexicon.noun_named(found["who"].lower())
        if who is None or not who.living:
            return found[0]
        names = _several(found["who"], lexicon)
        return f"{found['one']} {found['who']}{found['between']}{found['many']} {names}"

    return said


def _several(noun: str, lexicon: Lexicon) -> str:
    """The plural of a noun."""
    word = noun.lower()
    if odd := lexicon.words.irregular.get(word):
        return odd[-1]
    if word.endswith("man"):
        return f"{word[:-3]}men"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"
