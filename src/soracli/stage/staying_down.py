"""Staying down: who kneels, crouches or sits down stays so while the hands do something else."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from soracli.stage.gestures import Gesture
from soracli.stage.lying import FLAT
from soracli.stage.marks import GOING
from soracli.stage.motions import MOTIONS
from soracli.stage.schedule import Beat
from soracli.stage.standing import LYING

RISING = frozenset((*GOING, "stand_up", "jump", "dance", "spin", "fight", "kick", "shoot", "hug"))
"""What nobody does sitting or lying."""
SEATED = ("sit", *FLAT)
RISE = 0.8
"""Seconds to get up."""
_DOWN = ("kneel", "crouch", "sit", "squat")
"""Postures that one keeps until one gets up or goes somewhere."""
GETS_UP = ("stand", "stand_up", "get_up", "lie")
"""By which one is down no more, whatever the hands do."""
_LOW_DOWN = frozenset(
    ("look", "talk", "pet", "open", "close", "feed", "hold", "point", "nod", "pour", "drink", "eat",
     "read", "wave", "play", "sniff", "give")
)  # fmt: skip
"""What one does as well kneeling as standing, though no gesture of the hands alone shows it."""
_BODILY = ("whole", "rise", "feet", "foot", "foot.L", "foot.R", "legs", "leg.L", "leg.R", "turn",
           "toes", "kick.R", "palms", "palm.L", "palm.R", "hips_turn")  # fmt: skip
"""Channels of gestures that one cannot play sitting."""


def stay_down(beats: Mapping[str, Sequence[Beat]], seconds: float) -> dict[str, list[Beat]]:
    """The beats by entity id, and every posture as long as nobody gets up from it.

    `seconds` are the world seconds of the shot.
    """
    return {name: [_kept(beat, own, seconds) for beat in own] for name, own in beats.items()}


def until_risen(beat: Beat, played: Sequence[Beat], up: float) -> Beat:
    """A posture ends when its owner goes somewhere, or gets `up`, world seconds, to reach
    something; `played` are all beats of theirs."""
    if not beat.kept and beat.motion not in SEATED:
        return beat
    ends = {*RISING, "sit", "crouch"} if beat.motion in LYING else RISING
    rises = [one.start for one in played if one.start > beat.start and one.motion in ends]
    return replace(beat, end=max(min([*rises, up]), 0.0) + RISE)


def is_of_the_hands(gesture: Gesture) -> bool:
    """Whether a gesture leaves the legs alone, so that it can be played sitting."""
    return not any(channel in gesture.tracks for channel in _BODILY)


def _kept(beat: Beat, own: Sequence[Beat], seconds: float) -> Beat:
    later = [one for one in own if one.start > beat.start + 0.05]
    if beat.motion not in _DOWN or not later:
        return beat
    up = next((one.start for one in later if not _low(one)), seconds + 1.0)
    return replace(beat, end=max(beat.end, up))


def _low(beat: Beat) -> bool:
    """Whether a beat is played as well by who is down."""
    gesture = MOTIONS.get(beat.motion)
    if beat.said or beat.motion in _LOW_DOWN:
        return True
    return gesture is not None and is_of_the_hands(gesture) and beat.motion not in GETS_UP
