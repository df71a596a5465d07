"""Ambience: a bed is layers, each made by a maker for as long as it is wanted; nothing loops.

A maker of beds is `maker(settings, seconds, chance) -> Sound`, stereo (n, 2), its steady level at
`LEVEL`; the gains of the layers set what lies under a film.
"""

import difflib
from collections.abc import Callable, Sequence

import numpy as np

from soracli.engines.signals.basics import Sound, band, decibels, samples
from soracli.engines.signals.beds import falling, fields, rooms, rows, scatter, seas, winds
from soracli.engines.signals.makers.settings import Settings
from soracli.errors import InputError
from soracli.story.sound_preset import BedLayer

BedMaker = Callable[[Settings, float, np.random.Generator], Sound]
LEVEL = 10 ** (-30 / 20)
"""The RMS of a layer with a gain of 0 dB."""
CREST = 7.0
"""How far a layer may swing over its steady level."""
MAKERS: dict[str, BedMaker] = {
    name: maker
    for room in (fields, falling, rooms, rows, scatter, seas, winds)
    for name, maker in room.MAKERS.items()
}


def make_bed(layers: Sequence[BedLayer], seconds: float, seed: int) -> Sound:
    """The layers together (n, 2), exactly `seconds` long, never fading: any cut of it is alike.

    A layer with the setting `muffle` is heard through walls: what lies above so many hertz is
    gone. Raises InputError for a maker or a setting that does not exist.
    """
    made = np.zeros((samples(seconds), 2), np.float32)
    for number, layer in enumerate(layers):
        chance = np.random.default_rng([seed, number])
        made += decibels(layer.gain) * make_layer(layer, seconds, chance)
    return made


def make_layer(layer: BedLayer, seconds: float, chance: np.random.Generator) -> Sound:
    """One layer at its own level."""
    made_by = MAKERS.get(layer.maker)
    if made_by is None:
        near = difflib.get_close_matches(layer.maker, MAKERS, 1, 0.5)
        hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(sorted(MAKERS))}."
        raise InputError(f'there is no maker of beds "{layer.maker}"', hint)
    settings = Settings(layer.maker, layer.settings)
    muffle = settings.number("muffle", 0)
    made = made_by(settings, seconds, chance)
    settings.finished()
    if muffle:
        made = band(made, 0, muffle, 3)
    return np.asarray(LEVEL * softened(made), np.float32)


def softened(sound: Sound) -> Sound:
    """A layer whose highest peaks are bent down, so that nothing leaps out of an ambience."""
    half = np.float32(CREST / 2)
    loud = np.abs(sound) > half
    if loud.any():
        high = sound[loud]
        sound[loud] = np.sign(high) * half * (1 + np.tanh(np.abs(high) / half - 1))
    return sound


__all__ = ["LEVEL", "MAKERS", "make_bed", "make_layer"]
