"""Which named effect words mean, and which names are near where they mean none."""

import difflib
from collections.abc import Mapping

from soracli.plan.sound.naming import FAR, NEAR, Thing, beside, best, louder, stems
from soracli.story.sound_preset import CuePreset

FARTHER, FAR_AT_LEAST, FAR_GAIN = 6.0, 120.0, -4.0
"""What is distant: so many times farther, but not nearer than that, and so many dB softer."""
MANY = 3


def find_cue(words: str, cues: Mapping[str, CuePreset]) -> CuePreset | None:
    """The effect that words name, or None.

    They may say more than its name: "a distant foghorn" is farther away, "a loud …" and "a soft …"
    change its level. Plurals and endings do not matter ("dogs barking").
    """
    found = best(words, cues)
    if found is None:
        return None
    cue, named = found
    said = beside(words, named)
    far, gain = cue.far, cue.gain + louder(said)
    if said & FAR:
        far, gain = max(far * FARTHER, FAR_AT_LEAST), gain + FAR_GAIN
    elif said & NEAR:
        far = min(far, max(far / 4, 1.5))
    changes = {"far": min(far, 5000.0), "gain": min(max(gain, -60.0), 20.0)}
    return cue.model_copy(update=changes)


def near_cues(words: str, cues: Mapping[str, Thing]) -> tuple[str, ...]:
    """The names of up to three effects that words could have meant, the nearest first.

    Beds and moods of music are found in the same way.
    """
    meant = " ".join(stems(words)) or words.casefold().strip()
    phrases = {
        " ".join(stems(phrase)): cue.name
        for cue in cues.values()
        for phrase in (*cue.words, cue.name)
    }
    close = difflib.get_close_matches(meant, phrases, 8, 0.62)
    single = [
        one for word in meant.split() for one in difflib.get_close_matches(word, phrases, 2, 0.75)
    ]
    return tuple(dict.fromkeys(phrases[one] for one in [*close, *single]))[:MANY]
