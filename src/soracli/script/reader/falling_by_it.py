"""Falling by it: what is hit and then falls is what was hit: "a goat butts a barrel and it tips
over" is a barrel that tips over, and no goat."""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_HITS = (
    r"(?:butt|hit|kick|ram|strik|push|nudg|shov|bump|knock|smash|crash|punch|headbutt|tap|poke|"
    r"swat|clip|graz|slap|throw|run|roll|back)(?:s|es|e|ing)?(?: (?:into|against|at|on|hard))?"
)
_FALLS = (
    r"(?:tips?|topples?|falls?|collapses?|crumbles?|shatters?|breaks?|cracks?|rolls?|wobbles?|sways?|"
    r"swings?|rocks?|spills?|bursts?|pops?|explodes?|flips? over|keels? over|slides?|splinters?)"
)
_THING = r"(?:an?|the|his|her|its|their) (?P<noun>(?:[\w-]+ ){0,2}?[\w-]+)"
_SAID = re.compile(
    rf"\b(?P<does>{_HITS} {_THING}(?: (?:off|from|over) (?:an?|the|its|his|her) [\w-]+)?)"
    rf"(?:,? (?P<link>and|so that|until|so|and then|then)|;) it "
    rf"(?P<falls>{_FALLS})\b(?! in love)",
    re.IGNORECASE,
)


def falling_by_it(text: str) -> str:
    """The text in which what was hit is named again where it falls. What is spoken stays."""
    if " it " not in text or len(text) > LONGEST:
        return text
    return unspoken(text, lambda said: _SAID.sub(_plain, said))


def _plain(found: re.Match[str]) -> str:
    link = found["link"] or "and then"
    return f"{found['does']} {link} the {found['noun']} {found['falls']}"
