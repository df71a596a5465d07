"""What somebody does to another's body, clothes and things, in plain words: who "adjusts the tie of
another person" adjusts somebody in a tie, and who gives a thing for another to use sees it used."""

import re
from collections.abc import Callable

from soracli.script.reader.participles import progressive
from soracli.script.reader.unspoken import LONGEST, unspoken

_WORN = (
    r"(?:bow tie|tie|shirt|jacket|coat|glasses|spectacles|hat|cap|scarf|helmet|dress|vest|"
    r"necklace|crown|mask|apron|sweater|veil|hood|robe|cape|uniform|goggles|tiara|headscarf|"
    r"bonnet|shawl|poncho|raincoat|cloak|gown|sash|medal|lei|wreath)"
)
_PARTS = (
    r"(?:hair|chin|face|arms?|shoulders?|hands?|back|head|cheeks?|neck|wrists?|forehead|nose|ears?|"
    r"knees?|legs?|foot|feet|braids?|beard|nails?)"
)
_FEET = r"(?:shoes?|shoelaces?|laces?|boots?|sneakers?|skates?|trainers|shoe strings?)\b"
_WHO = (
    r"(?:another person|the other person|another one|another|the other(?! \w+['’]s)|"
    r"(?:an?|the|his|her|their|another|one)(?: (?!other\b)[\w-]+){1,3}?)"
)
_VERBS = (
    r"(?P<verb>(?:adjust|straighten|fix|smooth|button|zip|touch|lift|pat|clean|wipe|dust|tap|"
    r"stroke|loosen|tighten|examin|check|rub|tug|pull|hold|rais|tilt)(?:e|es|s|ed|d|ing|ning)?"
    r"(?: up| off)?)"
)
_DRESSES = (
    r"(?P<verb>(?:put|plac|set|t(?:ie|y)|wrap|drap|hang|fasten|slip|slid|throw|knot|loop|lay|pull|"
    r"clip|buckl|strap)\w{0,5})"
)
_DEALS = (
    r"(?:adjust|straighten|fix|smooth|button|zip|touch|lift|pat|clean|wip|dust|tap|strok|loosen|"
    r"tighten|examin|check|rub|tug|pull|hold|rais|tilt|t(?:ie|y)|lac|brush|comb|braid|plait|cut|trim|"
    r"wash|dry|polish|shin|fasten|buckl|pierc|kiss|massag)\w{0,4}"
)
"""Verbs by which somebody deals with a part of another."""
_COVERS = r"(?:blanket|towel|quilt|duvet|sheet|rug|throw|tablecloth|coverlet|comforter)"
Words = Callable[[re.Match[str]], str]


def _wearing(found: re.Match[str]) -> str:
    worn = found["worn"].lower()
    article = "" if worn.endswith(("es", "gles")) else "an " if worn[0] in "aeiou" else "a "
    return f"{found['verb']} {found['who']} in {article}{worn}"


def _others_own(found: re.Match[str]) -> str:
    own = found["own"] or f"'s {found['what']}"
    return f"{found['does']}{found['who']}{own}"


def _dressing(found: re.Match[str]) -> str:
    if not re.search(
        _WORN + "$", found["what"], re.IGNORECASE
    ):  # it is no garment, and is held to whoever gets it
        return f"{_form(found['verb'], 'touch')} {found['who']} with {found['what']}"
    return f"{_form(found['verb'], 'dress')} up {found['who']} in {found['what']}"


def _covering(found: re.Match[str]) -> str:
    return f"{_form(found['verb'], 'cover')} {found['who']} with {found['what']}"


def _kneeling(found: re.Match[str]) -> str:
    """Shoes are on the feet of whoever wears them: one kneels down there."""
    return (
        f"{_form(found['verb'], 'kneel')} before {found['who']} and {found['verb']} {found['what']}"
    )


def _used(found: re.Match[str]) -> str:
    """ "Puts a chair there for another to sit in": then that one is sitting in it."""
    rest = found["rest"].rstrip()
    bare = not rest or rest.split()[-1].lower() in ("in", "on", "from", "with", "through", "under")
    thing = " it" if bare and found["does"].lower() not in ("enter", "walk", "pass") else ""
    who = _then(found["who"])
    return (
        f"{found['lead']}. Then {who} is {progressive(found['does'])}{rest}"
        f"{'' if found['does'].lower() in ('sit', 'stand', 'lie') and not rest else thing}"
    )


def _form(said: str, verb: str) -> str:
    if said.lower().endswith("ing"):
        return progressive(verb)
    ends = "es" if verb.endswith(("s", "sh", "ch")) else "s"
    return verb + ends if said.lower().endswith("s") else verb


_EXCHANGED = {
    "handshakes?": "shake hands", "hugs?": "hug each other", "kiss(?:es)?": "kiss each other",
    "high[ -]fives?": "high-five each other", "(?:glances?|looks?)": "look at each other",
    "smiles?": "smile at each other", "bows?": "bow to each other",
    "(?:words|ideas|stories|gossip|jokes|pleasantries|greetings|news)": "talk to each other",
    "(?:punches|blows)": "fight each other",
    "(?:waves)": "wave at each other",
}  # fmt: skip


def _then(who: str) -> str:
    """Who is only "another" is the other one, once somebody else has been named."""
    return "the other" if who.lower() in ("another", "another person", "another one") else who


def _lent(found: re.Match[str]) -> str:
    """ "Hands a pen to another to sign": then that one is signing."""
    who = found["who"]
    known = re.sub(r"^(?:an?|one) ", "the ", who, flags=re.IGNORECASE)
    unnamed = who.lower() in ("another", "another person", "another one")
    to, then = ("another", "the other") if unnamed else (who, known)
    return f"{found['lead']} to {to}. Then {then} is {progressive(found['does'])}{found['rest']}"


_WRITTEN: tuple[tuple[str, Words | str], ...] = (
    # the tie of another person is another person's tie
    (rf"\b(?P<does>{_DEALS} )the (?P<what>{_WORN}|{_PARTS}|{_FEET}|{_WORN} collar|collar|sleeves?|"
     rf"buttons?) of "
     rf"(?P<who>{_WHO})(?P<own>['’]s (?:{_WORN}))?(?=\s*[.,;]|\s+(?:with|while|in|on|and|as|"
     r"before|at)\b|\s*$)",
     _others_own),
    (r"\b(?:the |some )?(?:settings|volume|brightness|screen|buttons) (?:on|of) "
     rf"(?P<who>{_WHO})['’]s (?P<what>(?:phone|tablet|camera|laptop|computer|radio|watch))\b",
     lambda found: f"{found['who']}'s {found['what']}"),
    (rf"\b(?:the )?(?:collar|sleeves?|buttons?|dust|lint|hem|cuffs?|zipper|knot)(?: off| of| from| "
     rf"on) (?P<who>{_WHO})['’]s (?P<worn>{_WORN})\b",
     lambda found: f"{found['who']}'s {found['worn']}"),
    (rf"\b(?P<verb>(?:t(?:ie|y)|untie|unty|lac|fasten|buckl)\w*) (?P<who>{_WHO})['’]s "
     rf"(?P<what>{_FEET})", lambda found: f"{_form(found['verb'], 'lace')} {found['who']}"),
    (rf"\b(?P<verb>(?:clean|polish|wip|brush|shin)\w*) "
     rf"(?P<who>{_WHO})['’]s (?P<what>{_FEET})", _kneeling),
    (rf"\b{_VERBS} (?P<who>{_WHO})['’]s (?P<worn>{_WORN})\b", _wearing),
    (rf"\bbrush(?P<verb>es|ing|ed)? (?P<who>{_WHO})['’]s (?P<worn>{_WORN})\b",
     lambda found: f"wip{found['verb'] or 'e'} {found['who']} in a {found['worn']}"),
    (rf"\b(?P<verb>(?:lift|tilt|rais|touch|strok|pat|rub|hold|massag|kiss|cup|caress)\w*) "
     rf"(?P<who>{_WHO})['’]s (?!hands?\b|hair\b){_PARTS}",
     lambda found: f"{_form(found['verb'], 'touch')} {found['who']}"),
    (rf"\b(?P<verb>dress(?:es|ing)?) (?P<who>{_WHO})(?= in |\s*[.,;]|\s*$)",
     lambda found: f"{found['verb']} up {found['who']}"),
    # who puts a coat on somebody dresses them
    (rf"\b{_DRESSES} (?P<what>(?:an?|the|his|her|their|some) (?:[\w-]+ )?(?:{_WORN}|garland|ribbon|"
     rf"bandage|bracelet|flower crown)) (?:on|onto|over|around|about|round) (?P<who>{_WHO})"
     rf"(?:['’]s {_PARTS})?(?=\s*[.,;]|\s+(?:with|while|in|and|as|before|at)\b|\s*$)", _dressing),
    (rf"\b{_DRESSES} (?P<what>(?:an?|the|his|her|their) (?:[\w-]+ )?{_COVERS}) "
     rf"(?:on|onto|over|around|about|round) (?P<who>{_WHO})(?:['’]s {_PARTS})?"
     r"(?=\s*[.,;]|\s+(?:with|while|in|and|as|before|at)\b|\s*$)", _covering),
    # a door is held by who has opened it, and a ladder stands
    (r"\b(?P<verb>hold(?:s|ing)?) (?P<what>(?:an?|the) (?:[\w-]+ )?(?:door|gate))(?: open)?"
     rf"(?= for {_WHO}|,? (?:while|as|and|so that|when) (?:an?|the|another|his|her)\b)",
     lambda found: f"{_form(found['verb'], 'open')} {found['what']}"),
    (r"\b(?P<lead>(?:open|push)\w* (?:an?|the) (?:[\w-]+ )?(?:door|gate)),? "
     rf"(?:while|as|so that|when|and) (?P<who>{_WHO}) (?P<verb>(?:walk|go|pass|step|com)\w*) "
     r"through(?! (?:it|the|a)\b)",
     lambda found: f"{found['lead']}. Then {_then(found['who'])} {found['verb']} through it"),
    (r"\b(?P<verb>hold(?:s|ing)?) (?P<what>(?:an?|the) (?:[\w-]+ )?ladder),? (?:while|as) "
     rf"(?P<who>{_WHO}) (?P<climbs>climb\w*)(?: it| up| the ladder)?",
     lambda found: f"{_form(found['verb'], 'steady')} {found['what']} while "
                   f"{'another person' if 'other' in found['who'] else found['who']} "
                   f"{found['climbs']} it"),
    (rf"\b(?P<lead>(?:lift|rais|pick)\w* (?:up )?[^.,;:!?]+?) for (?P<who>{_WHO}) to "
     r"(?:carry|take|hold)",
     lambda found: f"{found['lead']} and hands it to {found['who']}"),
    # a thing that is handed for a use is used
    (r"\b(?P<lead>(?:hand|giv|pass|lend|throw|toss|bring|offer)\w* [^.,;:!?]+?) to "
     rf"(?P<who>{_WHO}) to (?P<does>take|sign|read|hold|drink|eat|write|use|play|open|wear|carry)"
     r"(?P<rest>[^.,;:!?]*)",
     _lent),
    (r"\b(?P<lead>(?:lift|plac|put|set|lay|hold|pull|bring|carr|open)\w* [^.,;:!?]+?) for "
     rf"(?P<who>{_WHO}) to (?P<does>sit|carry|take|use|eat|drink|read|climb|ride|stand|walk|lie|"
     r"pass|enter|step|hold)(?P<rest>[^.,;:!?]*)",
     _used),
    (rf"\b(?P<lead>(?:open|hold)\w* (?:an?|the) (?:[\w-]+ )?(?:door|gate)(?: open)?) for "
     rf"(?P<who>{_WHO})(?=\s*[.,;]|\s*$)",
     lambda found: f"{found['lead']}. Then {_then(found['who'])} walks through it"),
    *((rf"\b(?P<verb>exchang|shar|trad|swap)(?P<end>e|es|ed|ing|s|ping|ped)? (?:an?|some|their|"
       rf"friendly|quick|warm|knowing|\w+ )?\s*(?:friendly |quick |warm |firm |big )?{what}\b",
       lambda found, does=does: _exchanged_in(found, does))
      for what, does in _EXCHANGED.items()),
)  # fmt: skip


def _exchanged_in(found: re.Match[str], does: str) -> str:
    end = (found["end"] or "").lower()
    first, _, rest = does.partition(" ")
    form = "ing" if end.endswith("ing") else "s" if end in ("es", "s") else ""
    return f"{_form('x' + form, first)} {rest}".strip()


_PLAINER = tuple((re.compile(one, re.IGNORECASE), words) for one, words in _WRITTEN)


def plain_others(text: str) -> str:
    """The text in which what is done to others is told of them. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    for pattern, words in _PLAINER:
        text = pattern.sub(words, text)
    return text
