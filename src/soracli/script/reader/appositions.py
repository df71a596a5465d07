"""Appositions: "Max, a golden retriever, runs" tells of a retriever, and of no Max beside it."""

import re

from soracli.script.lexicon import Lexicon
from soracli.script.reader.unspoken import LONGEST, SPOKEN, unspoken

_ROLES = (
    r"(?:the|our|my|this) (?:(?:main|lead|unlikely|tiny|little|young|brave) )?(?:hero|heroine|"
    r"product|protagonist|subject|character|star|mascot|lead|narrator)"
)
_APPOSED = re.compile(
    rf"(?P<start>^\s*|[.!?:]\s+)(?P<one>(?i:{_ROLES})|(?!The|Our|My|This|In|At|On|A|An|Then|One)"
    r"[A-Z][a-z]+(?: [A-Z][a-z]+)?), (?P<two>an? [^,.;:!?]{3,80}), (?=[a-z]+(?:s|ing|ed)\b)",
)
_OF_FAMILY = re.compile(
    r"\b(?P<given>[A-Z][a-z]+) (?:van|von|de|da|del|di|der|van der|van den|bin|al) [A-Z][a-z]+"
    r"(?= (?:is|was|[a-z]+s|[a-z]+ing)\b)"
)
"""A name in three words of somebody of whom a verb tells: the first of them will do."""
_HEAD = re.compile(r"^an? (?P<head>.+?)(?= (?:in|with|who|that|which|wearing|of|from|on|at)\b|$)")


def plain_appositions(text: str, lexicon: Lexicon) -> str:
    """A text in which who is named and at once said to be something is called by that. What is
    spoken stays."""
    if len(text) > LONGEST:
        return text
    text = unspoken(text, lambda part: _OF_FAMILY.sub(r"\g<given>", part))
    if ", a" not in text:
        return text
    silent = SPOKEN.sub(lambda found: " " * len(found[0]), text)
    for found in list(_APPOSED.finditer(silent)):
        one, two = found["one"], found["two"]
        role, head = re.fullmatch(_ROLES, one, re.IGNORECASE), _HEAD.match(two)
        if role is None and not _is_name(one, lexicon):
            continue
        text = text.replace(f"{one}, {two}, ", f"{two} ", 1)
        if role is None and head:
            text = _renamed(text, one, f"the {head['head']}")
    return text


def _renamed(text: str, name: str, plain: str) -> str:
    return unspoken(text, lambda part: re.sub(rf"\b{re.escape(name)}\b", plain, part))


def _is_name(said: str, lexicon: Lexicon) -> bool:
    """Whether this is a name: "Max", and not "Dawn, a fisherman, nets"."""
    names = {name for group in lexicon.words.names.values() for name in group}
    first = said.split()[0].lower()
    return first in names or first not in lexicon.vocabulary
