"""What is heard in a place all along: by the place, the time and the weather, or by words."""

import re
from collections.abc import Iterable, Mapping

from soracli.plan.sound.naming import FAR, beside, best, louder, plural
from soracli.story.sound_preset import BedLayer, BedPreset, CuePreset

THROUGH_WALLS, WALL_GAIN = 700.0, -9.0
"""Inside, what is outside is heard below so many hertz and so many dB softer."""
SINGLE = "scattered"
"""The maker of beds that strews single sounds."""
FAR_GAIN, FAR_EDGE = -8.0, 1800.0
_PARTS = re.compile(r"[,;+&/]|\band\b|\bwith\b|\bthen\b", re.IGNORECASE)


def bed_layers(
    set_name: str,
    time: str,
    weather: str,
    words: str,
    indoor: bool,
    beds: Mapping[str, BedPreset],
) -> tuple[tuple[BedLayer, ...], tuple[str, ...]]:
    """The layers of an ambience, and the words that no bed answers to.

    `words` ("gulls, slow waves") choose beds instead of those of the place; the weather comes on
    top of either. Inside, sounds of outside are muffled.
    """
    chosen, unknown = _named(words, beds)
    if not chosen:
        chosen = [(bed, ()) for bed in beds.values() if _usual(bed, set_name, time, weather)]
    falling = [bed for bed in beds.values() if _of_weather(bed, set_name, weather)]
    made: list[BedLayer] = []
    for bed, said in chosen:
        made += [
            layer
            for layer in _layers(bed, said, indoor)
            if not any(layer.sounds_like(other) for other in made)
        ]
    makers = {layer.maker for layer in made}
    for bed in falling:
        if not {layer.maker for layer in bed.layers} <= makers:
            made += _layers(bed, (), indoor)
    return tuple(made), unknown


def heard_all_along(
    words: str, cues: Mapping[str, CuePreset], beds: Mapping[str, BedPreset]
) -> bool:
    """Whether words that could be an effect or an ambience are the latter ("waves crashing").

    That is where they name a bed at least as exactly as a cue, and either what it is goes on by
    itself (rain, traffic) or there are many of it ("dogs barking", but not "a dog barks").
    """
    bed, cue = best(words, beds), best(words, cues)
    if bed is None:
        return False
    if cue is None or len(bed[1]) > len(cue[1]):
        return True
    steady = any(layer.maker != SINGLE for layer in bed[0].layers[:1])
    return len(bed[1]) == len(cue[1]) and (steady or plural(words, bed[1]))


def _named(
    words: str, beds: Mapping[str, BedPreset]
) -> tuple[list[tuple[BedPreset, tuple[str, ...]]], tuple[str, ...]]:
    """The beds that words name, each with what is said beside its name, and the words for none."""
    whole = best(words, beds)
    if whole is not None and len(whole[1]) > 2 and not _PARTS.search(words):
        return [(whole[0], tuple(beside(words, whole[1])))], ()
    chosen: list[tuple[BedPreset, tuple[str, ...]]] = []
    unknown: list[str] = []
    for part in filter(None, map(str.strip, _PARTS.split(words))):
        found = best(part, beds)
        if found is None:
            unknown.append(part)
        else:
            chosen.append((found[0], tuple(sorted(beside(part, found[1])))))
    return chosen, tuple(unknown)


def _usual(bed: BedPreset, set_name: str, time: str, weather: str) -> bool:
    """Whether a bed belongs to a place at this time, whatever falls from the sky."""
    return (
        set_name in bed.places
        and (not bed.times or time in bed.times)
        and (not bed.weathers or (weather in bed.weathers and "clear" in bed.weathers))
    )


def _of_weather(bed: BedPreset, set_name: str, weather: str) -> bool:
    """Whether a bed is what this weather sounds like: it isn't heard when the sky is clear."""
    return (
        weather in bed.weathers
        and "clear" not in bed.weathers
        and (not bed.places or set_name in bed.places)
    )


def _layers(bed: BedPreset, said: Iterable[str], indoor: bool) -> list[BedLayer]:
    """The layers of a bed as far away, as loud and as muffled as it is heard."""
    beside_it = frozenset(said)
    gain, edge = louder(beside_it), 0.0
    if beside_it & FAR:
        gain, edge = gain + FAR_GAIN, FAR_EDGE
    if indoor and bed.indoor is False:
        gain, edge = gain + WALL_GAIN, THROUGH_WALLS
    return [_changed(layer, bed.name, gain, edge) for layer in bed.layers]


def _changed(layer: BedLayer, bed: str, gain: float, edge: float) -> BedLayer:
    settings = {**layer.settings, "muffle": edge} if edge else layer.settings
    level = min(max(layer.gain + gain, -80.0), 20.0)
    return layer.model_copy(update={"gain": level, "settings": settings, "bed": bed})
