"""Parts of one animal on another: "a lion with the wings of an eagle", "a pig with wings".

Whose part it is stands nowhere in the scene: a lion with an eagle's wings brings no eagle.
"""

import re
from collections.abc import Sequence

from soracli.script.lexicon import Lexicon, Match
from soracli.script.reader.unspoken import unspoken
from soracli.script.tokens import Token

_PARTS = (
    "wing", "horn", "antler", "shell", "tail", "body", "leg", "head", "eye", "ear", "fur", "skin",
    "scale", "stripe", "spot", "mane", "trunk", "tusk", "claw", "paw", "arm", "fin", "feather",
    "beak", "neck", "face", "nose", "tentacle", "foot", "feet", "hoof", "hooves", "teeth", "tongue",
    "coat", "hide", "pattern", "talon", "fang", "spine", "spike", "gill", "hand", "mouth", "hump",
)  # fmt: skip
_DRAWN = ("wing", "horn", "antler", "shell")
"""Parts that are seen on anybody, also where nobody is named whose they are."""
_WINGED = ("bird", "insect", "dragon")
_LEATHERY = frozenset(("bat", "dragon", "pterodactyl", "pterosaur", "wyvern", "gargoyle", "demon"))
_GAUZY = frozenset(("butterfly", "moth", "fairy", "dragonfly", "bee", "fly", "wasp", "pixie"))
_HORNS = {
    "deer": "antlers", "stag": "antlers", "moose": "antlers", "elk": "antlers",
    "reindeer": "antlers", "caribou": "antlers", "ram": "ram", "sheep": "ram", "goat": "goat",
    "ibex": "goat", "antelope": "goat", "gazelle": "goat", "bull": "cow", "cow": "cow",
    "ox": "cow", "buffalo": "cow", "bison": "cow", "yak": "cow", "rhino": "rhino",
    "rhinoceros": "rhino", "dragon": "dragon", "demon": "dragon", "devil": "dragon",
}  # fmt: skip
_COATS = {
    "zebra": "striped", "tiger": "striped", "leopard": "spotted", "cheetah": "spotted",
    "jaguar": "spotted", "giraffe": "spotted", "dalmatian": "spotted", "ladybug": "spotted",
}  # fmt: skip
_BARE = re.compile(
    r"\b(?P<who>[a-z]+) with (?P<how>(?:(?!the\b|an?\b|its\b)[a-z]+ )?)"
    r"(?P<part>wings|antlers|horns)\b(?! of\b)",
    re.IGNORECASE,
)
_WINGED_ONE = re.compile(r"\bwinged (?P<who>[a-z]+)\b", re.IGNORECASE)
_USUAL = {"wings": "bird", "antlers": "deer", "horns": "goat"}
_ARTICLES = ("the", "a", "an", "its")


def plain_grafts(text: str, lexicon: Lexicon) -> str:
    """The text that tells whose the wings of a "pig with wings" or a "winged cat" are; what an
    animal has by nature is not told again. What is spoken stays."""

    def of_somebody(found: re.Match[str]) -> str:
        who, how, part = found["who"], found["how"].strip().lower(), found["part"].lower()
        family = _family(who.lower(), lexicon)
        if not family or family in (*_WINGED, "person") or _animal(how, lexicon):
            return found[0]
        if part != "wings" and _singular(who.lower()) in _HORNS:
            return who
        return f"{who} with the {part} of a {_USUAL[part]}"

    def winged(found: re.Match[str]) -> str:
        family = _family(found["who"].lower(), lexicon)
        if not family or family in (*_WINGED, "person"):
            return found[0]
        return f"{found['who']} with the wings of a bird"

    return unspoken(text, lambda part: _BARE.sub(of_somebody, _WINGED_ONE.sub(winged, part)))


def graft_said(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Match | None:
    """ "With the wings of an eagle and the tail of a lizard", from its "with" on, as a trait."""
    if tokens[at].lower != "with" or not at or not _animal(tokens[at - 1].lower, lexicon):
        return None
    parts: list[tuple[str, str]] = []
    end = at + 1
    while (found := _part(tokens, end, lexicon, parts)) is not None:
        parts.append((found[0], found[1]))
        end = found[2]
    winged = _family(tokens[at - 1].lower, lexicon) in _WINGED
    if not parts or (winged and not any(whose for _, whose in parts)):
        return None
    words = " ".join(token.lower for token in tokens[at:end] if token.lower)
    key = ";".join(f"{part}:{whose}" for part, whose in parts)
    return Match(at, end, "trait", f"graft={key}", words, False)


def _part(
    tokens: Sequence[Token], at: int, lexicon: Lexicon, before: Sequence[tuple[str, str]]
) -> tuple[str, str, int] | None:
    """The part, whose it is, and where the words go on; before another there is "," or "and"."""
    if before:
        start = at
        while at < len(tokens) and (tokens[at].kind == "comma" or tokens[at].lower == "and"):
            at += 1
        if at == start:
            return None
    words = [token.lower for token in tokens[at : at + 8]]
    place = 1 if words[:1] and words[0] in _ARTICLES else 0
    for step in range(3):  # "the sharp curved horns of a ram", "bat wings", "wings"
        part = _singular(words[place + step]) if place + step < len(words) else ""
        if part not in _PARTS:
            continue
        end = place + step + 1
        if words[end : end + 1] == ["of"]:
            whose = end + (2 if words[end + 1 : end + 2] and words[end + 1] in _ARTICLES else 1)
            if whose < len(words) and _animal(words[whose], lexicon):
                return part, _singular(words[whose]), at + whose + 1
        elif part in _DRAWN and (step == 0 or _animal(words[place], lexicon)) and not before:
            return part, _singular(words[place]) if step else "", at + end
        return None
    return None


def _singular(word: str) -> str:
    known = {"wolves": "wolf", "hooves": "hoof", "butterflies": "butterfly", "feet": "foot"}
    return known.get(word) or (word.removesuffix("s") if not word.endswith("ss") else word)


def _family(word: str, lexicon: Lexicon) -> str:
    noun = lexicon.noun_named(word) or lexicon.noun_named(_singular(word))
    return noun.family if noun is not None and noun.living else ""


def _animal(word: str, lexicon: Lexicon) -> bool:
    return bool(_family(word, lexicon)) or word in _HORNS or word in _LEATHERY


def grafted(key: str) -> tuple[dict[str, str | bool], str]:
    """The traits that some grafted parts ("wing:eagle;fur:zebra") give a body, and its pattern."""
    traits: dict[str, str | bool] = {}
    pattern = ""
    for part, whose in re.findall(r"(\w+):(\w*)", key):
        if part == "wing":
            leathery = "leathery" if whose in _LEATHERY else "feathered"
            traits["wings_like"] = "gauzy" if whose in _GAUZY else leathery
        elif part in ("horn", "antler"):
            traits["horns"] = "antlers" if part == "antler" else _HORNS.get(whose, "goat")
        elif part == "shell":
            traits["shell_on_back"] = True
        elif part == "mane" and whose in ("lion", "horse", "zebra"):
            traits["mane"] = whose
        elif part == "trunk" and whose in ("elephant", "mammoth"):
            traits["trunk_nose"] = True
        elif part in ("fur", "skin", "coat", "hide", "stripe", "spot", "pattern"):
            pattern = _COATS.get(whose, pattern)
    return traits, pattern
