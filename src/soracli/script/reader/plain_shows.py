"""Shows: who performs does so for people who watch and cheer; a large crowd is no crowd of giants,
and a speaker who gives a speech is no loudspeaker."""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_PEOPLE = r"(?:crowds?|audiences?|fans|spectators|onlookers)"
_LARGE = (
    r"(?:huge|large|big|massive|enormous|giant|vast|packed|sold-out|small|tiny|roaring|"
    r"adoring|enthusiastic|excited|wild|captivated|full|live|ecstatic)"
)
_LARGE_CROWD = re.compile(
    rf"\b(?P<the>an?|the|his|her|their) (?:{_LARGE},? )+(?={_PEOPLE}\b)", re.IGNORECASE
)
"""How large a crowd is, and how loud."""
_BEFORE = re.compile(
    r"\b(?P<does>perform|play|sing|rap|danc|juggl|rock|drum|speak|lectur|joke|talk|giv|deliver|tell)"
    r"(?P<end>e?s|ing|e)?\b"
    r"(?P<more>(?: (?!while|and|in front|before|for|to)[\w'-]+){0,6}?) "
    rf"(?:in front of|before|for|to) (?:an?|the|his|her|their) (?P<who>{_PEOPLE})\b",
    re.IGNORECASE,
)
"""Who performs, and for whom."""
_LOUD = ("perform", "play", "sing", "rap", "danc", "rock", "drum")
"""Beginnings of verbs of what is cheered."""
_LIGHTS = re.compile(
    r"(?:,| and| while| as|, while|, as|, and) (?:the )?(?:stage |strobe |colou?rful |colou?red )*"
    r"lights (?:flash|strobe|pulse|blink|sweep|swirl|dance)(?:ing|es)?"
    r"(?: (?:around|above|behind) (?:him|her|them))?(?=\s*(?:$|[.,;]))",
    re.IGNORECASE,
)
"""Lamps of a stage that only go on and off."""
_MUSIC = re.compile(
    r"\b(?:guitarists?|drummers?|bassists?|rappers?|djs?|rock (?:star|band|singer)s?|bands?|"
    r"singers?|pop stars?|rockers?|frontm[ae]n)\b",
    re.IGNORECASE,
)
_ON_STAGE = re.compile(r"\bon (?:an? |the )?stage\b", re.IGNORECASE)
"""Where those play who are loud: there are loudspeakers, and no curtain."""
_SPOT = (
    r"(?:,? (?:standing |lit )?(?:under|in|beneath|within|by|into) (?:an? |the )?"
    r"(?:(?:single|lone|bright|white|harsh|solitary|warm|soft|glowing|narrow|beam of an?|"
    r"glow of an?),? )*(?:spotlights?|spot of light|pool of light|beam of light))"
)
_SPOTLIT = re.compile(rf"{_SPOT}(?! (?:of|from))", re.IGNORECASE)
"""Who is in the one light that there is."""
_STAGE = re.compile(
    r"\b(?P<on>on|across|onto) (?:an? |the )?(?:(?:empty|dark|bare|darkened|black|dim|"
    r"theat(?:er|re|rical)|large|small),? )*stage\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:street|forest|park|desk|table|room|kitchen|museum|gallery|lab\w*|city|field|beach|ring|"
    r"arena|circus|pool|studio|concert|alley|road|sea|ocean|crowd|audience|shelf|pedestal|plinth)\b",
    re.IGNORECASE,
)
"""Words of where such a light is on no stage."""
_SPEAKER = re.compile(
    r"\bspeaker(?P<s>s?)(?= (?:gives?|giving|delivers?|delivering|addresses|addressing|talks?|"
    r"talking|speaks?|speaking|walks?|stands? (?:at|behind|before|on)|steps?|bows?|gestures?|"
    r"on (?:a |the )?stage (?:talks|speaks|gives|addresses))\b)",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"\baddress(?P<end>es|ing|) (?:an?|the) (?P<who>crowd|audience)\b", re.IGNORECASE
)


def plain_shows(text: str) -> str:
    """A text in which a crowd watches those who perform for it. What is spoken stays."""
    if len(text) > LONGEST:
        return text
    return unspoken(text, _plain)


def _plain(text: str) -> str:
    text = _LARGE_CROWD.sub(_the_crowd, _SPEAKER.sub(r"lecturer\g<s>", text))
    text = _SPEECH.sub(_speaks, text)
    if re.search(rf"\b{_PEOPLE}\b|\bstage\b|\bconcert\b", text, re.IGNORECASE):
        text = _LIGHTS.sub("", text)
    if re.search(rf"\b{_PEOPLE}\b", text, re.IGNORECASE) and _MUSIC.search(text):
        text = _ON_STAGE.sub("on a concert stage", text)
    return _BEFORE.sub(_watched, _under_the_light(text))


def _under_the_light(text: str) -> str:
    """The text with a dark stage on which there is one light, where somebody is in that."""
    if _SPOTLIT.search(text) is None or _ELSEWHERE.search(text):
        return text
    if _STAGE.search(text):
        text = _STAGE.sub(r"\g<on> a spotlit stage", text, count=1)
        return _SPOTLIT.sub(" under an overhead spotlight", text, count=1)
    return _SPOTLIT.sub(" under an overhead spotlight on a spotlit stage", text, count=1)


def _the_crowd(found: re.Match[str]) -> str:
    the = found["the"]
    after = found.string[found.end() :].lower()
    if the.lower() in ("a", "an"):
        the = ("an" if after.startswith(("a", "o")) else "a") if the.islower() else the
    return f"{the} "


def _speaks(found: re.Match[str]) -> str:
    end = {"es": "s", "ing": "ing", "": ""}[found["end"].lower()]
    return f"speak{end} while the {found['who']} watches"


def _watched(found: re.Match[str]) -> str:
    who = found["who"].lower()
    several = who.endswith("s")
    cheers = found["does"].lower().startswith(_LOUD)
    does = ("cheer" if cheers else "watch") + ("" if several else "s" if cheers else "es")
    them = " for them" if found["does"].lower() == "perform" else ""
    return f"{found['does']}{found['end'] or ''}{found['more']}{them} while the {who} {does}"
