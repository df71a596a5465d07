"""Parts of cars that are named alone: who wipes "his windshield" has a car before him.

Where another vehicle is named, or somebody drives one for a living, it is a part of that.
"""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_PART = (
    r"(?:windshield|windscreen|tailgate|bumper|headlights?|license plate|licence plate|hubcap|"
    r"car hood|car bonnet|car roof|car boot|fender|side mirror|wing mirror|gas cap|number plate)"
)
_VEHICLES = (
    r"car|truck|van|bus|taxi|jeep|pickup|lorry|limousine|motorcycle|scooter|tractor|ambulance|"
    r"fire engine|camper|suv|convertible|tram|sedan"
)
_DRIVERS = {"trucker": "truck", "truck driver": "truck", "bus driver": "bus", "cabbie": "taxi",
            "taxi driver": "taxi", "cab driver": "taxi", "farmer": "tractor"}  # fmt: skip
_ALONE = re.compile(
    rf"(?<!through )(?<!behind )\b(?P<whose>his|her|their|the|a) (?P<how>(?:[\w-]+ )?)"
    rf"(?P<part>{_PART})\b(?! of\b| wiper)",
    re.IGNORECASE,
)
_OWNED = re.compile(rf"\b(?P<whole>(?:an?|the|his|her|their) (?:[\w-]+ )?(?:{_VEHICLES}))'s "
                    rf"(?P<part>{_PART})\b", re.IGNORECASE)  # fmt: skip
_NAMED = re.compile(rf"\b(?P<noun>{_VEHICLES})\b", re.IGNORECASE)


_VESSEL = re.compile(r"\b(?P<noun>submarine|tank|spaceship|space capsule|capsule|rocket|lander|"
                     r"armored car|bunker)\b", re.IGNORECASE)  # fmt: skip
_HATCH = re.compile(r"\b(?P<way>out of|out from|into) (?:the|its|an?) "
                    r"(?:(?:open|top|round) )?hatch\b"
                    r"(?! of\b)", re.IGNORECASE)  # fmt: skip
_ITS_HATCH = re.compile(rf"\b(?P<way>out of|out from|into) the hatch of (?=(?:an?|the) "
                        rf"(?:[\w-]+ )?{_VESSEL.pattern[2:]})", re.IGNORECASE)  # fmt: skip
"""Whoever climbs out of the hatch of a submarine climbs out of that, and stands on it."""


def plain_car_parts(text: str) -> str:
    """The text in which the car is named of which a part is. What is spoken stays."""
    vessel = _VESSEL.search(text) if len(text) <= LONGEST else None
    if vessel is not None:
        whole = rf"\g<way> the {vessel['noun']}"
        text = unspoken(text, lambda said: _HATCH.sub(whole, _ITS_HATCH.sub(r"\g<way> ", said)))
    if len(text) > LONGEST or not re.search(_PART, text, re.IGNORECASE):
        return text
    text = unspoken(text, lambda said: _OWNED.sub(r"the \g<part> of \g<whole>", said))
    whole = _whole(text)
    return unspoken(text, lambda said: _ALONE.sub(lambda one: _of_it(one, whole), said))


def _whole(text: str) -> str:
    """The vehicle that the text has, or that somebody drives; with an article where it is new."""
    named = _NAMED.search(text)
    if named is not None:
        return f"the {named['noun']}"
    low = text.lower()
    return next((f"a {noun}" for who, noun in _DRIVERS.items() if who in low), "a car")


def _of_it(found: re.Match[str], whole: str) -> str:
    own = found["whose"].lower() not in ("the", "a") and whole.startswith("a ")
    owner = whole.replace("a ", f"{found['whose'].lower()} ", 1) if own else whole
    return f"the {found['how']}{found['part']} of {owner}"
