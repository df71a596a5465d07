"""Colors that people say in more words than one: "in shades of emerald", "a vivid red in color"."""

import re
from functools import cache

from soracli.script.lexicon import Lexicon
from soracli.script.reader.unspoken import unspoken

_SHADES = re.compile(
    r"(?P<worn>\b(?:dressed|clad|clothed|all) )?"
    r"\bin (?:(?:various|different|many|soft|rich|deep|several) )?"
    r"(?:shades|hues|tones|tints) of\b",
    re.IGNORECASE,
)
_IN_COLOR = re.compile(r",? in colou?r\b(?=\s*(?:[.,;:!?]|and\b|$))", re.IGNORECASE)


_TONE = r"(?:dark|light|pale|bright|deep|soft|dull)"
_STUFF = (
    r"(?:wood|oak|glass|stone|marble|metal|brick|leather|silk|velvet|wool|plastic|cloth|fabric|"
    r"satin|cotton|lace|felt|clay|porcelain|steel|tin|enamel|fur|straw|wax|ice)"
)


def plain_colors(text: str, lexicon: Lexicon) -> str:
    """The text with its colors in plain words: "in shades of emerald" is "colored emerald", "the
    color of a lemon" is yellow. What is spoken stays."""
    of_stuff, striped = _patterns(tuple(_named(lexicon)))

    def plain(part: str) -> str:
        part = _IN_COLOR.sub("", _SHADES.sub(_said, part))
        part = _LIKE.sub(lambda found: _likened(found, lexicon), part)
        part = of_stuff.sub(_made_of, part)
        return striped.sub(r"\g<det> \g<one> and \g<other> \g<how> \g<what>", part)

    return unspoken(text, plain)


@cache
def _patterns(names: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "A door of dark blue wood", and "a lighthouse striped red and white"."""
    longest = sorted(names, key=len, reverse=True)
    named = rf"(?:{_TONE} )?(?:{'|'.join(re.escape(one) for one in longest)})"
    of_stuff = rf"\b(?P<what>[a-z]+) (?:made )?(?:out )?of (?P<color>{named}) (?P<stuff>{_STUFF})\b"
    striped = (
        r"\b(?P<det>an?|the) (?P<what>[a-z]+(?: [a-z]+)?) (?P<how>striped|checked|spotted|dotted) "
        rf"(?:in )?(?P<one>{named}) and (?P<other>{named})\b"
    )
    return re.compile(of_stuff, re.IGNORECASE), re.compile(striped, re.IGNORECASE)


def _made_of(found: re.Match[str]) -> str:
    stuff = {"wood": "wooden", "wool": "woolen"}.get(found["stuff"].lower(), found["stuff"])
    return f"{found['color']} {stuff} {found['what']}"


def _named(lexicon: Lexicon) -> dict[str, str]:
    """The colors "#rrggbb" by their names."""
    return {name: tint for tint, names in lexicon.words.colors.items() for name in names}


_LIKE = re.compile(
    r"\b(?P<noun>[a-z]+)(?:,? (?:(?:all |entirely )?(?:in|of) )?the (?:exact )?colou?r of|"
    r" colou?red like) (?:an? |the |its |his |her )?(?P<what>[a-z]+(?: [a-z]+){0,2})\b",
    re.IGNORECASE,
)
"""What is of the color of something else."""


def _likened(found: re.Match[str], lexicon: Lexicon) -> str:
    """The color as an adjective: that of a word for it, or of the thing itself."""
    words, colors = found["what"].split(), _named(lexicon)
    for at, word in enumerate(words):
        name = word.lower()
        own = name if name in colors else _own(name, lexicon)
        if own:
            thing = name in colors and at + 1 < len(words) and _is_thing(words[at + 1], lexicon)
            rest = words[at + 1 + thing :]
            return " ".join([own, found["noun"], *rest])
    return found[0]


def _is_thing(word: str, lexicon: Lexicon) -> bool:
    forms = lexicon.forms(word.lower())
    return any(form in lexicon.nouns for form in forms) and not any(
        form in lexicon.verbs for form in forms
    )


def _own(word: str, lexicon: Lexicon) -> str:
    """The name of the color of a thing of which the lexicon knows one; "" of any other."""
    noun = next((one for form in lexicon.forms(word) if (one := lexicon.nouns.get(form))), None)
    tint = noun.over.color if noun is not None else None
    if tint is None:
        return ""
    colors, plain = _named(lexicon), bytes.fromhex(tint[1:])

    def away(name: str) -> int:
        other = bytes.fromhex(colors[name][1:])
        return sum((one - two) ** 2 for one, two in zip(plain, other, strict=True))

    return min(colors, key=away)


def _said(found: re.Match[str]) -> str:
    """In what somebody is dressed is no color of their own."""
    return f"{found['worn']}in" if found["worn"] else "colored"
