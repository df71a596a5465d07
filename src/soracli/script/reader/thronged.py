"""Thronged places: where it is crowded there are people, and on a busy road there are cars. In a
restaurant they sit and eat."""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_THRONGED = r"(?:over)?(?:crowded|busy|bustling|packed|thronged|teeming|hectic)"
_ON_FOOT = (
    "market|night market|flea market|fish market|bazaar|beach|street|shopping street|alley|square|"
    "town square|plaza|station|train station|railway station|subway station|metro station|subway|"
    "platform|mall|shopping mall|bar|pub|cafe|café|restaurant|diner|airport|terminal|park|fair|"
    "fairground|festival|sidewalk|pavement|boulevard|avenue|promenade|boardwalk|pier|hallway|"
    "school hallway|crosswalk|dance floor|club|nightclub|lobby|museum|city|city street|city square|"
    "downtown|marketplace|food court|ferry|deck|temple|campus|street market"
)
_BY_CAR = (
    "freeway|highway|motorway|expressway|road|intersection|crossroads|crossing|junction|roundabout|"
    "bridge|city intersection|traffic intersection"
)
_PLACE = re.compile(
    rf"\b{_THRONGED},? (?:and \w+ |\w+ ){{0,2}}?(?:(?P<foot>{_ON_FOOT})|(?P<car>{_BY_CAR}))\b"
    r"(?! (?:stalls?|stands?|vendors?|sellers?|signs?|lights?|musicians?|performers?|corner shop|"
    r"kitchens?))",
    re.IGNORECASE,
)
_AT_TABLES = re.compile(r"\b(?:restaurant|diner|cafe|café|food court)$", re.IGNORECASE)
"""Where those who make it crowded sit and eat."""
_NOT_HERE = re.compile(
    r"\b(?:above|over|past|from|to|outside|toward|towards|behind|of)(?: an?| the)? $", re.IGNORECASE
)
"""What stands before a place in which it does not play."""
_CLOSE = re.compile(r"\b(?:close[ -]?up|over[ -]the[ -]shoulder|macro|portrait|whip pan)\b", re.I)
"""Pictures in which no crowd has room."""
_THERE = re.compile(
    r"\b(?:crowds?|people|persons|passers-?by|pedestrians|shoppers|commuters|tourists|visitors|"
    r"guests|travell?ers|customers|diners|strangers|dancers|cars|traffic|vehicles|taxis|trucks)\b",
    re.IGNORECASE,
)
"""Those who make it crowded, where the words name them."""
_MOVES = re.compile(r"\b(?:left|right|up|down|in|out|forward|back(?:ward)?)$", re.IGNORECASE)
"""How a camera moves, at the end of a text."""
_TRAFFIC = re.compile(
    r"\b(?:(?:heavy|busy|dense|rush[ -]hour|slow|slow-moving|bumper-to-bumper|city|highway|"
    r"stationary|standing|stopped|gridlocked) )+"
    r"traffic\b(?! (?:lights?|jams?|cops?|signs?|cones?|signals?|officers?|lane|circle|police))",
    re.IGNORECASE,
)
_STANDS = re.compile(r"\b(?:stationary|standing|stopped|gridlocked)\b", re.IGNORECASE)
_GOES = re.compile(
    r" (?:is |are |was |were )?(?:mov|crawl|driv|pass|flow|rush|creep|stream|go|com|stop|wait|"
    r"roar|stand|rac|roll|speed)\w*",
    re.IGNORECASE,
)


def plain_throngs(text: str) -> str:
    """The text with those who make a place crowded named; what is spoken stays."""
    if len(text) > LONGEST:
        return text
    text = unspoken(text, _with_cars)
    found = _PLACE.search(text)
    if found is None or _THERE.search(text) or _CLOSE.search(text):
        return text
    if _NOT_HERE.search(text[: found.start()]):
        return text
    who = "six cars drive" if found["car"] else "six passersby walk"
    who = "four guests eat" if _AT_TABLES.search(found[0]) else who
    whole = text.rstrip().rstrip(".")
    if _MOVES.search(whole):
        return f"{whole}. {who.capitalize()} in the background."  # they do not pan right
    return f"{whole}, while {who} in the background."


def _with_cars(text: str) -> str:
    def named(found: re.Match[str]) -> str:
        if _STANDS.search(found[0]):
            return "six waiting cars"
        goes = _GOES.match(text, found.end())
        return "six cars" if goes else "six cars driving"

    return _TRAFFIC.sub(named, text)
