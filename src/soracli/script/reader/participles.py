"""Forms of verbs, made from their base: what somebody is doing, and what they do."""

import re

_DOUBLED = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]|\w*(?:[^aeiou]|qu)[aeiou](?:p|t|g)$")
_KEPT = ("visit", "open", "enter", "flutter", "topple", "deliver", "edit", "orbit", "gallop",
         "develop", "wallop", "gossip")  # fmt: skip
"""Verbs whose last consonant stays single though a vowel is before it."""


def progressive(verb: str) -> str:
    """ "Roll" as "rolling", "tip" as "tipping", "lie" as "lying"."""
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    doubled = verb not in _KEPT and _DOUBLED.fullmatch(verb) is not None
    return f"{verb}{verb[-1] if doubled else ''}ing"


def third_person(verb: str) -> str:
    """ "Roll" as "rolls", "catch" as "catches", "carry" as "carries"."""
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"


def in_the_form_of(said: str, verb: str) -> str:
    """A verb in the form in which another one stands: as "helps", "helping" or "help"."""
    said = said.split()[0].lower()
    if said.endswith("ing"):
        return progressive(verb)
    return third_person(verb) if said.endswith(("s", "ed")) and not said.endswith("ss") else verb
