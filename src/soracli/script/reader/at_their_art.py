"""At their art: who is called by what they do, and told to do nothing else, does that. A lone
cellist plays the cello, a welder in a blue suit welds; a portrait of one is only looked at."""

import re

from soracli.script.presets import Presets
from soracli.script.reader.participles import third_person
from soracli.script.reader.unspoken import LONGEST, SPOKEN
from soracli.story.scene import Entity, Scene

_STILL = re.compile(
    r"\b(?:portraits?|head ?shots?|statues?|figurines?|mannequins?|posters?|photo(?:graph)?s?|"
    r"mugshots?|passport|dressed as|costume|still li[fv]e)\b",
    re.IGNORECASE,
)
"""Words of texts in which people are only looked at."""
_UNDER_WAY = ("in",)
"""How people are to what has them do what it does: a car, a boat."""
_UNSEEN = ("meditate",)
"""Arts of people who are told by other things than these: a monk need not meditate."""


def doing_their_art(text: str, scene: Scene, presets: Presets) -> str:
    """The text of a scene with what those do who are only called by it; the same text where all
    have something to do. `arts` of the lexicon tells who does what."""
    if len(text) > LONGEST or _STILL.search(text):
        return text
    busy = {name for one in scene.actions for name in (*one.agents, one.target)}
    busy |= {one.entity for one in scene.becomings}
    busy |= {one.a for one in scene.relations if one.kind in _UNDER_WAY}
    busy |= {one.who for one in scene.lines}
    idle = [one for one in scene.entities if one.kind == "person" and not one.implied]
    groups = {one.group for one in scene.entities if one.id in busy and one.group}
    nouns = dict.fromkeys(one.noun for one in idle if _is_idle(one, busy, groups))
    told = [said for noun in nouns if (said := _told(text, noun, presets))]
    return f"{text.rstrip().rstrip('.')}. {' '.join(told)}" if told else text


def _is_idle(one: Entity, busy: set[str], groups: set[str]) -> bool:
    return one.id not in busy and one.group not in groups


def _told(text: str, noun: str, presets: Presets) -> str:
    """The sentence that tells what those do who are called so; "" if they need do nothing."""
    arts = presets.lexicon.words.arts
    done = next((one for one, names in arts.items() if noun.lower() in names), "")
    silent = SPOKEN.sub(" ", text)
    found = re.search(rf"\b{re.escape(noun)}(?P<s>s?)(?![\w'\u2019-])", silent, re.IGNORECASE)
    if not done or done in _UNSEEN or found is None:
        return ""
    verb, _, rest = done.partition(" ")
    does = verb if found["s"] else third_person(verb)
    return f"Meanwhile, the {found[0].lower()} {does} {rest}".rstrip() + "."
