"""What something is like before it changes, in plain words: "a floor, shiny and new, becomes dull"
becomes dull, and "Clear ice melts" orders nobody to clear it.
"""

import re
from collections.abc import Callable

from soracli.script.reader.unspoken import unspoken

_NEW = (
    r"(?:glossy|shiny|smooth|clean|clear|fresh|new|polished|crisp|vivid|bright|gleaming|colorful|"
    r"unblemished|spotless|soft|intact|whole)"
)
_COATED = {"rust": "rusty", "mold": "moldy", "mould": "moldy", "moss": "mossy", "dust": "dusty",
           "grime": "grimy"}  # fmt: skip
_LIQUIDS = (
    r"(?:water|tea|coffee|milk|juice|orange juice|apple juice|wine|beer|soup|lemonade|cocoa|soda|"
    r"broth|punch)"
)
_VESSELS = r"(?:glass|cup|mug|bottle|bowl|jug|pitcher|jar|flask|beaker)"
_WRITTEN: tuple[tuple[str, Callable[[re.Match[str]], str] | str], ...] = (
    (  # "a school of pink fish" is no house
        r"\bschool(?= of (?:[a-z-]+ ){0,3}(?:fish|minnows|sardines|herring|dolphins|tuna|squid|"
        r"salmon|mackerel|whales|tadpoles|trout|piranhas)\b)",
        "shoal",
    ),
    (  # "a bottle half buried in the sand" is in it
        r",? (?:half|partly|partially|almost|nearly|halfway)[- ]"
        r"(?:buried|sunk|sunken|submerged|hidden) (?:in|into)\b",
        " in",
    ),
    (r"\b(?:half|partly|partially)[- ](?:buried|sunken) (?=[a-z])", ""),
    (  # "while a nearby puddle dries": the puddle does that
        r"\b(?P<join>while|as|when) (?:(?P<det>an?|the|another) )?(?:nearby|adjacent|neighboring|"
        r"neighbouring) ",
        lambda found: f"{found['join']} {found['det'] or 'the'} ",
    ),
    (  # "a floor, shiny and new, becomes dull": what it was goes without saying
        rf",? (?:initially |originally |once |at first )?(?:all )?{_NEW} and {_NEW},?"
        r"(?= (?:and |then )?(?:slowly |gradually )?(?:becom|turn|chang|fad|grow|acquir|rust|"
        r"corrod|weather|develop)\w*)",
        "",
    ),
    (  # tea that "turns clear" in its cup leaves the cup
        rf"\b(?P<what>{_VESSELS} of {_LIQUIDS} (?:slowly |gradually |suddenly )?(?:turns|becomes) )"
        r"(?:completely )?(?:transparent|clear|colou?rless)\b",
        r"\g<what>white",
    ),
    (  # "loses its vibrant color"
        r"\blos(?P<end>es|ing) (?:its|their|all its) (?:[\w-]+ )?colou?rs?\b",
        lambda found: f"turn{found['end'].replace('es', 's')} pale",
    ),
    (  # "acquires rust streaks", "develops a layer of dust"
        r"\b(?:acquir|develop|gather|collect|gain)(?P<end>es|ing|s) (?:an? |some |more )?"
        r"(?:[\w-]+ )?(?:(?:layer|coat|film|patches|spots|streaks) of )?(?P<stuff>rust|mold|mould|"
        r"moss|dust|grime)"
        r"(?: (?:streaks|spots|patches|stains))?\b",
        lambda found: f"turn{found['end'].replace('es', 's')} {_COATED[found['stuff'].lower()]}",
    ),
)
_BARE = re.compile(
    r"^(?P<how>clear|dry|smooth|clean|cool|warm|wet|empty|open|polished|dull) (?!(?:the|an?|his|"
    r"her|its|their|my|your|some|all|up|off|out|down|away|and|it|them|water on)\b)(?=(?:[\w-]+ "
    r"){1,5}?"
    r"(?:in |on |inside |next |beside )?(?:[\w-]+ ){0,4}?(?:[a-z]{3,}(?:s|ing)|is|are)\b)",
    re.IGNORECASE,
)
"""A sentence that begins with what something is like, and orders nobody to make it so."""
_PLAINER = tuple((re.compile(one, re.IGNORECASE), words) for one, words in _WRITTEN)


def plain_states(text: str) -> str:
    """The text with what something is like before it changes in plain words. What is spoken
    stays."""
    return unspoken(text, _plain)


def _plain(text: str) -> str:
    text = _BARE.sub(lambda found: f"The {found['how'].lower()} ", text)
    for pattern, words in _PLAINER:
        text = pattern.sub(words, text)
    return text
