"""Dust: what goes along in a cloud of dust raises it by going, and nobody lifts a cloud.

The dust itself is the stage's (`stage.dust_trails`), which goes by the whole text.
"""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_CLOUD = (
    r"(?:(?:an?|the|some|huge|big|long|thick|small|golden|red|its|their|billowing|swirling|dense|"
    r"massive|giant|little|great|fine) ){0,3}"
    r"(?:(?:clouds?|trails?|plumes?|puffs?|wakes?|tails?|rooster tails?|columns?|waves?|swirls?|"
    r"lots?) of )?(?:[a-z]+ )?(?:dust|sand|dirt|gravel|mud)(?: clouds?| trails?| plumes?)?"
)
_BEHIND = (
    r"(?: (?:behind|in|into|up|around|after|from|under|off)(?: (?:it|him|her|them|the "
    r"(?:air|sky|back)|its (?:wheels|tires|tyres|hooves|wake|trail|tail)|their (?:wheels|hooves)|"
    r"the (?:wheels|tires|tyres|hooves|ground)))?)*"
)
_RAISED = re.compile(
    r",?(?: and| as it| while)? (?:rais|kick|throw|send|stir|leav|trail|churn|whip|spray|fling|"
    rf"toss)(?:ing|es|s|e)?(?: up| behind)? {_CLOUD}{_BEHIND}"
    r"(?=[,.;]|$| (?:as|and|while|at|under|through)\b)",
    re.IGNORECASE,
)
_HANGS = re.compile(
    rf"(?:,| with| as| while)+ {_CLOUD} (?:billow|ris|trail|fly|flies|hang|swirl|kick|drift|spray|"
    rf"behind)[a-z]*(?: up)?{_BEHIND}(?=[,.;]|$)",
    re.IGNORECASE,
)
_IN = re.compile(rf" in (?=[a-z ]{{0,20}}\bclouds? of dust){_CLOUD}(?=[,.;]|$)", re.IGNORECASE)


def plain_dust(text: str) -> str:
    """The text without the dust that somebody raises on the way. What is spoken stays."""
    if len(text) > LONGEST or not re.search(r"\b(?:dust|sand|dirt|gravel|mud)\b", text, re.I):
        return text

    def plain(part: str) -> str:
        return _IN.sub("", _HANGS.sub("", _RAISED.sub("", part)))

    return unspoken(text, plain)
