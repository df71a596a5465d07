"""What a beast does where the words have it do what people do."""

from soracli.stage.gestures import Gesture
from soracli.stage.motions.beasts import BEASTS
from soracli.stage.whole_body import stand_in

_ALIKE = {
    "clap": "wave", "cheer": "rear", "box": "rear", "beckon": "paw", "salute": "wave", "laugh":
    "roar", "sing": "howl", "cry": "howl", "talk": "meow", "yawn": "roar", "sneeze":
    "shake_off", "shiver": "shake_off", "scratch": "groom", "curl_up": "sleep", "sunbathe":
    "lie", "waltz": "dance", "ballet": "dance", "hop_about": "dance", "pray": "kneel", "bow":
    "stretch", "yoga": "stretch", "knock": "paw", "fall": "lie", "faint": "lie", "peck": "eat",
    "stand_up": "rear", "hover": "fly", "backstroke": "swim", "knit": "dig", "wash": "groom",
    "wipe": "paw", "stir": "paw", "twist": "dig", "cut": "eat", "drum": "dig", "type": "dig",
    "piano": "dig", "write": "paw", "paint": "paw", "plant": "dig", "sweep": "paw", "reach_up":
    "rear", "raise_hand": "wave", "point": "paw", "stack": "paw", "nod": "eat", "slip": "lie",
    "juggle": "dig", "flip": "paw", "shake_up": "shake_off", "rub_eyes": "groom", "fish": "paw",
}  # fmt: skip
"""Motions of people, and the one of a beast that is most like each."""


def beast_gesture(motion: str) -> Gesture | None:
    """The gesture of a four-legged body for a motion, None if it has none."""
    return BEASTS.get(_ALIKE.get(motion, motion))


def deed_gesture(motion: str) -> Gesture | None:
    """The same; a forelimb does what no beast is known to do."""
    return stand_in(beast_gesture(motion), motion, BEASTS["paw"])
