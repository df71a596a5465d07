"""What two-legged bodies do, as data: every gesture by the name of its motion."""

from soracli.stage.gestures import GESTURES, Gesture
from soracli.stage.manners import MANNERS
from soracli.stage.motions.adrift import ADRIFT
from soracli.stage.motions.asides import ASIDES
from soracli.stage.motions.chores import CHORES
from soracli.stage.motions.dances import DANCES
from soracli.stage.motions.exercises import EXERCISES
from soracli.stage.motions.feelings import FEELINGS
from soracli.stage.motions.handwork import HANDWORK
from soracli.stage.motions.in_hold import IN_HOLD
from soracli.stage.motions.labor import LABOR
from soracli.stage.motions.mishaps import MISHAPS
from soracli.stage.motions.music import MUSIC
from soracli.stage.motions.signs import SIGNS

MOTIONS: dict[str, Gesture] = {
    **ADRIFT,
    **ASIDES,
    **FEELINGS,
    **EXERCISES,
    **CHORES,
    **LABOR,
    **HANDWORK,
    **SIGNS,
    **MUSIC,
    **DANCES,
    **IN_HOLD,
    **MISHAPS,
    **GESTURES,
    **MANNERS,
}
"""All gestures. What has none is moved by what it says itself (`acting`), or not at all."""
LIKE_A_BEAST = {
    "bark": "shake_fist", "roar": "shake_fist", "howl": "sing", "meow": "sing", "neigh": "laugh",
    "groom": "brush_hair", "graze": "eat", "peck": "eat", "paw": "beckon", "shake_off": "shiver",
    "wag": "dance", "rear": "cheer", "breathe_fire": "shake_fist",
}  # fmt: skip
"""What people do where they are said to do what animals do."""
