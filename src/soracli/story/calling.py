"""Who calls out: verbs that are heard from a living mouth, and sounds that belong to somebody."""

from dataclasses import dataclass

from soracli.story.scene import Entity, Scene


@dataclass(frozen=True)
class Voice:
    """One way of calling: the `sound`, how many `seconds` one call lasts, and how many pass from
    one to the next (`every`; 0: it is called once)."""

    sound: str
    seconds: float
    every: float = 0.0


_CRY = Voice("cry", 1.2, 1.9)
_LAUGH = Voice("laugh", 1.4, 2.1)
_SCREAM = Voice("scream", 1.2)
_SHOUT = Voice("shout", 0.6, 1.8)
_CALL = Voice("call", 0.5, 1.9)
VOICES = {
    "bark": Voice("bark", 0.2, 0.55),
    "howl": Voice("howl", 2.4, 3.4),
    "growl": Voice("growl", 1.2, 2.0),
    "whine": Voice("whine", 0.7, 1.5),
    "meow": Voice("meow", 0.75, 2.0),
    "purr": Voice("purr", 1.5, 1.6),
    "hiss": Voice("hiss", 0.8, 2.2),
    "neigh": Voice("neigh", 1.5, 3.2),
    "moo": Voice("moo", 1.6, 3.2),
    "baa": Voice("baa", 0.8, 2.2),
    "roar": Voice("roar", 1.8, 3.2),
    "oink": Voice("oink", 0.3, 0.8),
    "squeak": Voice("squeak", 0.2, 0.9),
    "chirp": Voice("chirp", 0.6, 1.3),
    "tweet": Voice("tweet", 0.6, 1.3),
    "hoot": Voice("hoot", 0.5, 1.4),
    "caw": Voice("caw", 0.36, 0.9),
    "quack": Voice("quack", 0.2, 0.5),
    "cluck": Voice("cluck", 0.12, 0.5),
    "crow": Voice("crow", 1.9, 4.0),
    "squawk": Voice("squawk", 0.4, 1.1),
    "croak": Voice("croak", 0.35, 0.9),
    "trumpet": Voice("trumpet", 1.2, 3.0),
    "laugh": _LAUGH,
    "giggle": _LAUGH,
    "cry": _CRY,
    "weep": _CRY,
    "sob": Voice("sob", 1.4, 2.0),
    "scream": _SCREAM,
    "cry out": _SCREAM,
    "shout": _SHOUT,
    "yell": _SHOUT,
    "call": _SHOUT,
    "call out": _SHOUT,
    "cheer": Voice("cheer", 1.2, 1.6),
    "celebrate": Voice("cheer", 1.2, 2.6),
    "sing": Voice("sing", 2.5, 2.7),
    "sing along": Voice("sing", 2.5, 2.7),
    "hum": Voice("hum", 2.0, 2.4),
    "whistle": Voice("whistle", 1.2, 1.7),
    "sigh": Voice("sigh", 0.9),
    "cough": Voice("cough", 0.55, 1.6),
    "gasp": Voice("gasp", 0.45),
    "snore": Voice("snore", 1.3, 2.9),
    "eat": Voice("munch", 1.3, 2.6),
    "chew": Voice("munch", 1.7, 2.2),
    "bite": Voice("munch", 0.5, 2.2),
    "munch": Voice("munch", 1.7, 2.2),
    "nibble": Voice("munch", 0.9, 1.6),
    "graze": Voice("munch", 1.3, 2.6),
    "lap": Voice("lap", 1.4, 1.6),
    "lap up": Voice("lap", 1.4, 1.6),
    "clap": Voice("clap", 0.05, 0.29),
    "applaud": Voice("clap", 0.05, 0.24),
}
"""By the verb, as it stands in the dictionary. Seconds as the sounds of `engines` usually last."""
_SPOKEN = ("shout", "call", "cry", "scream", "sing", "whistle", "hum", "laugh")
_USUAL = {
    "dog": "bark",
    "wolf": "howl",
    "fox": "bark",
    "cat": "meow",
    "lion": "roar",
    "tiger": "roar",
    "leopard": "growl",
    "bear": "growl",
    "dragon": "roar",
    "horse": "neigh",
    "zebra": "neigh",
    "cow": "moo",
    "sheep": "baa",
    "goat": "baa",
    "pig": "oink",
    "mouse": "squeak",
    "squirrel": "squeak",
    "elephant": "trumpet",
    "crow": "caw",
    "owl": "hoot",
    "duck": "quack",
    "chicken": "cluck",
    "parrot": "squawk",
    "bird": "chirp",
    "sparrow": "chirp",
}
"""What an animal does that "calls" or "cries", by its casting kind."""
_CRYING = ("gull", "eagle")
"""Birds of prey and of the sea: they cry."""


def voice_of(verb: str, kind: str, person: bool) -> Voice | None:
    """How somebody of a casting kind calls when a verb says so (None: a verb nobody hears)."""
    if verb in ("drink", "sip") and not person:
        return VOICES["lap"]
    voice = VOICES.get(verb)
    if voice is None or person or voice.sound not in _SPOKEN:
        return voice
    if kind in _CRYING:
        return Voice("cry", 0.55, 1.5)
    return VOICES.get(_USUAL.get(kind, ""), _CALL)


def caller_of(scene: Scene, words: str) -> tuple[tuple[Entity, ...], str] | None:
    """Who in a scene makes a sound that its words name ("dog barks"), and the verb.

    None where nobody there does: then it is heard from somewhere else.
    """
    subject, _, last = words.lower().rpartition(" ")
    verb = next((one for one in _plain(last) if one in VOICES), None)
    if not subject or verb is None:
        return None
    names = {subject, *_plain(subject), *_plain(subject.rsplit(" ", 1)[-1])}
    found = tuple(one for one in scene.entities if one.noun.lower() in names or one.kind in names)
    return (found, verb) if found else None


def heard_elsewhere(scene: Scene) -> tuple[str, ...]:
    """The sounds of a scene that nobody on its set makes."""
    return tuple(words for words in scene.sounds if caller_of(scene, words) is None)


def _plain(word: str) -> tuple[str, ...]:
    """A word as it may stand in the dictionary: "barks", "barking" and "barked" are "bark"."""
    found = [word]
    for ending in ("s", "es", "ing", "ed", "ning", "ming"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            found += [stem, stem + "e"]
    if word.endswith("ies"):
        found.append(word[:-3] + "y")
    return tuple(found)
