"""Roundabout ways to say what becomes of something, in plain words: "takes the shape of a dragon"
is turning into one, and how long it takes ("within seconds") changes nothing in a clip."""

import re
from collections.abc import Callable

from soracli.script.reader.participles import in_the_form_of
from soracli.script.reader.unspoken import unspoken

_NUMBERS = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|"
    r"hundred|thousand|million|few|couple of|several|many|some|the|next|last|short|\d+)"
)
_SPANS = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|moments?|"
    r"centur(?:y|ies))"
)
_COLORS = (
    "red|orange|yellow|green|blue|purple|violet|pink|gold|golden|silver|white|turquoise|crimson|"
    "scarlet|amber|copper|bronze|teal|emerald|magenta|brown|black|grey|gray|lilac|lavender|cyan|"
    "beige|cream|navy|maroon|indigo"
)
_SHADE = r"(?:dark|light|deep|pale|bright|soft|fierce|dull|rich)"
_STARTS = r"(?:^\W*|(?<=[.!?:\n] ))"
_SPREADING = {"frost": "frosty", "ice": "icy", "rust": "rusty", "mold": "moldy", "mould": "moldy",
              "moss": "mossy"}  # fmt: skip
"""How a thing gets by what spreads over it."""
Words = Callable[[re.Match[str]], str]


def _left_behind(found: re.Match[str]) -> str:
    return f". {found['what'][:1].upper()}{found['what'][1:]} is {found['where']}"


def _now(found: re.Match[str]) -> str:
    return f"{'turns' if found['be'].lower() == 'is' else 'turn'} {found['color']}"


def _made(found: re.Match[str]) -> str:
    return f"{found['them']}, coloring {found['them']} {found['color']}"


def _washed(found: re.Match[str]) -> str:
    return f", and {found['what']} {'are' if found['what'].endswith('s') else 'is'} washed away"


def _shine(found: re.Match[str]) -> str:
    return {"es": "shines", "ing": "shining"}.get(found["end"] or "", "shine")


_WRITTEN: tuple[tuple[str, Words | str], ...] = (
    (  # "and the red wall is now blue"
        rf"\b(?P<be>is|are) (?:now|suddenly|all at once) (?:completely |entirely |all )?"
        rf"(?P<color>(?:{_SHADE} )?(?:{_COLORS}))(?=\s*[,.;:!]|\s*$| and\b| while\b| as\b)",
        _now,
    ),
    (  # "coloured powder" is no powder that somebody colors
        r"\b(?:brightly |multi-?)?colou?red (?=(?:powder|chalk|lights?|paper|pencils?|sand|smoke|"
        r"stones|lanterns|flags|balls|balloons|confetti|ribbons|tiles|beads|cloths?|threads?)\b)",
        "",
    ),
    (  # "frost spreads across the window": the window gets frosty
        r"\b(?P<stuff>frost|ice|rust|mold|mould|moss) (?:slowly |gradually |quickly )?"
        r"(?P<verb>spread|creep|crawl|form|grow|cover)(?P<end>s|ing)?(?: out)?"
        r"(?: across| over| on| along| up| down| all over)? "
        r"(?P<what>(?:the|an?|his|her|its) (?:[\w-]+ ){0,2}?[\w-]+)"
        r"(?=\s*(?:[.,;:!?]|$)| (?:and|while|as|at|in|until|on)\b)",
        lambda found: (
            f"{found['what']} {'turning' if found['end'] == 'ing' else 'turns'} "
            f"{_SPREADING[found['stuff'].lower()]}"
        ),
    ),
    (  # "burns down until only a stub is left"
        r"\b(?P<less>(?:burn|melt|shrink|shrivel|dwindle|wear|crumble|eat|erode)\w*"
        r"(?: down| away| up| low)?),? (?:until|till) (?:it is |it's |there is |they are )?"
        r"(?:only|just|nothing but|no more than|merely|little more than) "
        r"(?:an? |the |its |some )?(?:\w+ )?(?:stub|stump|puddle|heap|pile|wick|core|crumbs?|ash|"
        r"ashes|embers|speck|husk|skeleton|lump|bones|remnant|crust)"
        r"(?: of (?:\w+ )?\w+)?(?: is| are| remains?| left| stays?)*\b",
        r"\g<less>",
    ),
    (  # "takes on the red of the sofa"
        rf"\b(?P<verb>tak(?:e|es|ing)) on the (?P<color>(?:{_SHADE} )?(?:{_COLORS}))"
        r"(?: (?:color|colour|hue|shade))?(?: of (?:the|an?|its|his|her) [\w-]+)?",
        lambda found: f"{in_the_form_of(found['verb'], 'turn')} {found['color']}",
    ),
    (  # "shrinks back to its normal size", "grows back up to his full height"
        r"\b(?P<grows>(?:grow|swell|shrink|inflate|expand|deflate|balloon)(?:s|ing)?)"
        r"(?P<back> back)?(?: (?:up|down))? to (?:its|his|her|their) "
        r"(?:(?:own|old|normal|usual|original|former|natural|full|real|true|small|tiny|big|large|"
        r"first|regular|right) )+(?:size|height|self|form|length|shape)\b",
        r"\g<grows>",
    ),
    (  # "swells until it is as big as a carriage", "until it is a carriage-sized giant"
        r"\b(?P<grows>(?:grow|swell|shrink|inflate|expand|balloon|puff|shrivel)(?:s|ing)?"
        r"(?: up| out)?(?: and (?:grow|swell|shrink)s)?) until it(?:'s| is| has become| becomes) "
        r"(?:nearly |almost )?(?:(?:as (?:big|large|tall|small|tiny|high|huge|wide) as|"
        r"the size of) (?P<what>an? [a-z]+|the [a-z]+)|"
        r"an? (?P<sized>[a-z]+)[- ]sized?\b(?: [a-z]+)?)",
        lambda found: f"{found['grows']} to the size of {found['what'] or 'a ' + found['sized']}",
    ),
    (  # "sprays them until they turn blue"
        r"\b(?P<them>them|it)(?: [a-z]+ly| all over)?,? (?:until|till) (?:they|it) (?:all )?"
        rf"(?:turns?|are|is|becomes?|goe?s?) (?:all |completely )?"
        rf"(?P<color>(?:{_SHADE} )?(?:{_COLORS}))\b",
        _made,
    ),
    (  # "rolls red paint over a wall until no white is left": paints it red
        rf"\b(?:roll|brush|spread|smear|slap|slather|splash|daub|dab|apply|appli|put|throw|spray)"
        rf"(?P<end>es|s|ing|ed|)(?: on)? (?:some |a coat of |fresh |a bucket of |a layer of )*"
        rf"(?P<color>(?:{_SHADE} )?(?:{_COLORS})) (?:paint|varnish|dye|enamel)"
        rf"(?: all)? (?:over|on|onto|across|to) (?P<what>(?:the|an?|his|her|its|their) "
        rf"(?:[\w-]+ ){{0,2}}?[\w-]+)"
        r"(?=\s*[,.;:!]|\s*$| and\b| while\b| as\b| until\b| in\b| with\b)"
        rf"(?:,? until (?:no|nothing|none|not a)\b[^,.;]*? left(?: of it)?)?",
        lambda found: f"paint{found['end'].replace('es', 's')} {found['what']} {found['color']}",
    ),
    (  # where it falls to goes without saying
        r"\bcollaps(?P<end>es|e|ing|ed) (?:in)?to the (?!ground\b)[\w-]+(?: below| beneath)?",
        r"collaps\g<end>",
    ),
    (  # "the tide washes a sandcastle away": it is gone
        r"(?:,? (?:and|then|which|that))*(?: then)? (?:wash|sweep|brush|wip)(?:es|ing|s|e) "
        r"(?P<what>(?:the|an?|his|her|its|their|all the) (?:[\w-]+ ){0,2}?[\w-]+) (?:all )?away\b",
        _washed,
    ),
    (
        rf"{_STARTS}(?:imagine |watch |see )?(?:{_NUMBERS} )+{_SPANS} (?:pass |go by |fly by )?in "
        rf"(?:{_NUMBERS} )+{_SPANS}\s*[:,]\s*",
        "",
    ),
    (
        r"(?:,? )?\b(?:in|within|over|across|throughout|during) (?:only |just |the space of )?"
        rf"(?:(?:{_NUMBERS} )+{_SPANS}|seconds|moments)\b(?! (?:of|later))",
        "",
    ),
    (
        r",? leaving (?:behind )?(?P<what>(?:the|an?|only|just) (?:[\w-]+ ){0,3}?[\w-]+) "
        r"(?:empty|alone|bare|behind) (?P<where>(?:on|in|under|beside|by) [^,.;!?]+)",
        _left_behind,
    ),
    (
        r",? (?:(?:in|with) )?(?:an? )?(?:[\w-]+ )?(?:puff|cloud|wisp) of smoke(?=\s*[,.;]|$)",
        " in a puff of smoke",
    ),
    (
        r"\bwhere (?:an? (?:moment|second|minute) ago |once |before |just now )?"
        r"(?:there )?(?:stood|sat|lay|was) (?P<x>an? [^,.;]+?),? (?:there )?(?:is |now )*"
        r"(?:stands|sits|lies|is) (?:now )?(?P<y>an? )",
        lambda found: f"{found['x']} turns into {found['y']}",
    ),
    (
        r"\bwhere (?P<x>the [^,.;]+?) (?:stood|sat|lay|was),? (?:there )?(?:now )?"
        r"(?:stands|sits|lies|is) (?:now )?(?P<y>an? )",
        lambda found: f"{found['x']} turns into {found['y']}",
    ),
    (
        r"\bthe (?P<y>[\w-]+(?: [\w-]+)?) (?:was|had been) (?P<x>an? [\w-]+(?: [\w-]+)?) "
        r"(?:an? (?:moment|second|minute) ago|just now|until now|a moment before)",
        lambda found: f"{found['x']} turns into a {found['y']}",
    ),
    (  # "washes over a sandcastle until nothing is left of it": what it is of vanishes
        r"(?<=[a-z] )(?P<what>(?:the|an?|its|his|her|their) (?:[\w-]+ ){0,3}?"
        r"(?P<noun>[\w-]*[^s\W])),? until (?:nothing|none|no trace)"
        r"(?: is| are| was| remains)? (?:left )?of (?:it|them)\b",
        r"\g<what>, and the \g<noun> vanishes",
    ),
    (
        r",? until (?:it|he|she|they|nothing|none)(?:'s| is| are| has| have)? (?:all |quite )?"
        r"(?:gone|no longer there|no more|dissolved|vanished|disappeared|left)\b",
        " and vanishes",
    ),
    (
        r"\b(?:the|an?) (?:[\w-]+ )?(?:hologram|projection|apparition|spirit|spectre) of "
        r"(?=(?:the|an?) )",
        "",
    ),
    (  # "the valley fills with mist": mist fills the valley
        r"(?P<what>\b(?:the|an?) (?:[\w-]+ ){0,2}?[\w-]+) (?:slowly |gradually |quickly |then )?"
        r"(?:fill(?:s|ing)?(?: up)? with|(?:is|are) (?:slowly |gradually )?(?:swallowed|shrouded|"
        r"engulfed|covered|wrapped|filled|veiled)(?: up)? (?:by|in|with)) "
        r"(?P<veil>(?:[a-z]+ )?(?:mist|fog|haze|smog))\b",
        r"\g<veil> fills \g<what>",
    ),
    (  # "until the cabbages can no longer be seen"
        r"\b(?:can|could) (?:no longer|not) be (?:seen|made out)\b|\bcan(?:not|'t) be seen any ?"
        r"(?:more|longer)\b|\b(?:is|are) (?:no longer (?:visible|to be seen|in sight|in view)|"
        r"(?:completely |fully |all )?(?:hidden|lost) from (?:sight|view)|swallowed up by it)\b",
        "vanish",
    ),
    (r"\b(?:take|takes|taking) (?:on )?the (?:shape|form|appearance) of\b", "turns into"),
    (r",?\s*\b(?P<one>[a-z]{3,})(?: by |-by-)(?P=one)\b", ""),
    (
        r",? (?:little by little|bit by bit|one after another|one after the other|more and more)\b",
        "",
    ),
    (r",\s*(?:brighter and brighter|redder and redder|paler and paler)\b", ""),
    (
        rf"{_STARTS}(?:fade|dissolve) (?P<what>(?:the|an?) [\w -]+?) (?:out|away)\b",
        lambda found: f"{found['what'][:1].upper()}{found['what'][1:]} fades away",
    ),
    (
        r"\b(?:glowing|gleaming|shining|blazing|glistening|shimmering|radiant) "
        rf"(?=(?:{_COLORS})\b)",
        "",
    ),
    (r"\bcatch(?P<end>es|ing)? the (?:light|sun)\b", _shine),
    (
        rf",\s*(?P<first>(?:{_SHADE} )?(?:{_COLORS}))(?: [\w-]+)? to "
        rf"(?P<last>(?:{_SHADE} )?(?:{_COLORS}))(?=\s*[,.;]|$)",
        r", turning from \g<first> to \g<last>",
    ),
    (
        r"\b(?P<veil>(?:mist|fog|smoke|haze|clouds?)\b[^,.;]*?)(?: to|,) reveal(?:ing|s)? "
        r"(?P<what>(?:an?|the|two|three) [^,.;]+)",
        r"\g<veil>, and \g<what> appears",
    ),
    (r"\b(?:is|are) (?:slowly |gradually |suddenly )?replaced by\b", "turns into"),
)
_PLAINER = tuple((re.compile(one, re.IGNORECASE), words) for one, words in _WRITTEN)


def plain_changes(text: str) -> str:
    """The text with what it says of changes in plain words. What is spoken stays."""
    return unspoken(text, _plain)


def _plain(text: str) -> str:
    for pattern, words in _PLAINER:
        text = pattern.sub(words, text)
    return text
