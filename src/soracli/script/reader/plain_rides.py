"""Rides: who rides, and nobody says on what, has something to ride on."""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_MOUNTS = {
    "bicycle": r"cyclists?|bicyclists?|couriers?|paperboys?|paper ?girls?|mountain bikers?|"
               r"messengers?|boys?|kids?|child(?:ren)?|teenagers?|teens?|students?|commuters?",
    "motorcycle": r"bikers?|motorcyclists?|motorbikers?|motorcycle gang|hell's angels?",
    "broom": r"witch(?:es)?",
    "sleigh": r"santa(?: claus)?",
    "horse": r"knights?|cowboys?|cowgirls?|riders?|jockeys?|princes?|princess(?:es)?|kings?|"
             r"queens?|warriors?|soldiers?|samurais?|outlaws?|sheriffs?|bandits?|vikings?|generals?|"
             r"hunters?|gauchos?|equestrians?|mongols?|hussars?|cavalry|rangers?|headless horseman|"
             r"horsem[ae]n|horsewom[ae]n|lone ranger|elves|elf|m[ae]n|wom[ae]n|girls?|lady|ladies|"
             r"couple|friends|emperor|pharaoh|gunslingers?|marshals?|explorers?|nomads?",
}  # fmt: skip
"""What those ride who are called so; the first row that names somebody counts."""
_MOUNTED = re.compile(
    r"\b(?:horse|pony|stallion|mare|steed|bike|bicycle|motor(?!cyclist|biker)\w*|scooter|"
    r"camel|donkey|mule|elephant|"
    r"dragon|broom\w*|sleigh|sled\w*|unicorn|\w*board|ostrich|bull|wave|waves|bus|train|tram|car|"
    r"cart|carriage|wagon|boat|tricycle|unicycle|escalator|elevator|lift|carousel|swing|coaster|"
    r"zipline|raft|tractor|truck|wheel|back|shoulders|horseback|turtle|whale|dolphin|bear|wolf|lion|"
    r"tiger|reindeer|llama|pig|cow|sheep|dinosaur|rex|eagle|carpet|rocket|segway|float|mower)s?\b",
    re.IGNORECASE,
)
"""What the words say is ridden already."""
_FLIES = {"ride": "fly", "rides": "flies", "riding": "flying"}
_SEVERAL = r".*(?<!princes)s|princes|.*(?:[^o]|wo)men|children|elves|cavalry|couple"
_RIDES = re.compile(
    r"\b(?P<who>{names})\b(?P<between>[^.;,]*?)\b(?P<verb>rides?|riding|gallop(?:s|ing)?)\b"
    r"(?=\s*(?:$|[.,;]|(?:across|through|along|down|up|towards?|into|past|away|over|out|home|off|by|"
    r"around|from|to|at|and|side by side|together|slowly|fast|quickly|hard|alone|in circles|left|"
    r"right|until|under|between|beside)\b))".replace("{names}", "|".join(_MOUNTS.values())),
    re.IGNORECASE,
)


_OWN = re.compile(
    rf"(?P<ride>{_RIDES.pattern})(?P<on>[^.;]*?)(?P<then>,? (?:and )?then|,? and|, before) "
    r"(?P<does>ties|hitches|tethers|tie|hitch|tether|waters|feeds|leads|unsaddles) "
    r"(?:his|her|their) (?P<mount>horse|mule|camel|donkey|pony)\b",
    re.IGNORECASE,
)
"""Who rides, and then does something to what they have ridden."""


def plain_rides(text: str) -> str:
    """A text in which it is said what somebody rides. What is spoken stays."""
    if len(text) > LONGEST:
        return text
    text = unspoken(text, lambda part: _OWN.sub(_got_off, part, count=1))
    if _MOUNTED.search(text):
        return text
    return unspoken(text, lambda part: _RIDES.sub(_mounted, part, count=1))


def _got_off(found: re.Match[str]) -> str:
    """Who ties a horse up that they have ridden gets off it before that."""
    mount, does = found["mount"], found["does"]
    off = "gets off" if does.endswith("s") else "get off"
    ride = f"{found['ride']} a {mount}{found['on']}"
    return f"{ride}, then {off} the {mount} and {does} the {mount}"


def _mounted(found: re.Match[str]) -> str:
    who, between, verb = found["who"], found["between"], found["verb"]
    mount = next(name for name, names in _MOUNTS.items() if re.fullmatch(names, who, re.IGNORECASE))
    if verb.lower().startswith("gallop"):
        mount, verb = "horse", {"gallop": "ride", "gallops": "rides"}.get(verb.lower(), "riding")
    if mount == "broom":
        return f"{who}{between}{_FLIES[verb.lower()]} on a broom"
    several = re.fullmatch(_SEVERAL, who, re.IGNORECASE)
    return f"{who}{between}{verb} {mount + 's' if several else 'a ' + mount}"
