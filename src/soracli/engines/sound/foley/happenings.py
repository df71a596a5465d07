"""From an event of the stage to its sound: which synthesis makes what."""

from collections.abc import Callable

import numpy as np

from soracli.engines.signals import breaking, gliding, nearby, rubbing
from soracli.engines.signals.basics import Sound, add, decibels, samples
from soracli.engines.signals.calls import call, clap
from soracli.engines.signals.splashing import splash
from soracli.engines.signals.steps import step
from soracli.engines.signals.striking import GROUND, strike
from soracli.engines.sound.foley.instruments import playing
from soracli.stage.audible import Event

Chance = np.random.Generator
_FIXED = ("ground", "set", "water")
_LIMBS = {"arm": 0.07, "leg": 0.09, "throw": 0.06, "": 0.06}
_WEAPON = 0.008
"""Limbs and blades, how thick they cut the air, in metres."""
_CRASH = 6.0
"""dB of the peak of a car crash from 2.5 m, from where nobody films it."""


def sound_of(event: Event, chance: Chance) -> Sound:
    """The sound of an event from 2.5 m (n,), mono, beginning at sample 0."""
    return _KINDS[event.kind](event, chance)


def _impact(event: Event, chance: Chance) -> Sound:
    if event.sort == "clap":
        return clap(chance)
    if event.sort == "key":
        return nearby.key(chance)
    if "water" in event.materials:
        return splash(event.impulse, event.size, chance)
    if event.sort == "knock":  # knuckles are bone, whatever lies over them
        return strike(("wood", event.materials[1]), event.impulse, 0.05, 0.4, chance, 1.0)
    if event.sort == "tool":
        return strike(event.materials, event.impulse, 0.14, 1.2, chance, 0.6)
    other = GROUND if event.b in _FIXED else event.size
    hit = strike(event.materials, event.impulse, event.size, event.mass, chance, other)
    more = _MORE.get(event.sort)
    return hit if more is None else more(hit, event, chance)


def _blow(hit: Sound, event: Event, chance: Chance) -> Sound:
    """A punch on film is a body blow with the snap of a clap."""
    made = np.zeros(max(len(hit), samples(0.15)), np.float32)
    add(made, hit, 0.0)
    add(made, 1.2 * clap(chance), 0.0)
    return made


def _body(hit: Sound, event: Event, chance: Chance) -> Sound:
    """Somebody falls: clothes beside the thud, and a limb after it."""
    made = np.zeros(samples(0.6), np.float32)
    add(made, hit, 0.0)
    add(made, 0.4 * hit, float(chance.uniform(0.08, 0.16)))
    add(made, rubbing.rustle(0.35, 6.0, chance) * decibels(8), 0.0)
    return made


def _sit(hit: Sound, event: Event, chance: Chance) -> Sound:
    made = np.zeros(samples(0.6), np.float32)
    add(made, 0.6 * hit, 0.0)
    add(made, rubbing.rustle(0.4, 3.0, chance) * decibels(4), 0.0)
    return made


def _crash(hit: Sound, event: Event, chance: Chance) -> Sound:
    """A car crash: sheets that fold one after the other, glass, and what slides on."""
    made = np.zeros(samples(2.2), np.float32)
    for at, size, gain in ((0.0, 2.4, 1.0), (0.045, 1.1, 0.7), (0.11, 0.6, 0.5), (0.2, 0.9, 0.35)):
        sheet = strike(event.materials, event.impulse, size, 300.0, chance, size)
        add(made, np.float32(gain) * sheet, at)
    add(made, breaking.shatter("glass", 0.2, 8.0, chance), 0.06)
    add(made, 0.7 * rubbing.scrape(("metal", "asphalt"), 0.5, 3.0, 1.5, 60.0, chance), 0.12)
    loud = max(float(np.abs(made).max()), 1e-9)
    return np.asarray(made * np.float32(decibels(_CRASH) / loud), np.float32)


def _clash(hit: Sound, event: Event, chance: Chance) -> Sound:
    """Blades meet and slide along each other: what a fight on film is all about."""
    made = np.zeros(max(len(hit), samples(0.5)), np.float32)
    add(made, 2.0 * hit, 0.0)
    add(made, rubbing.scrape(("metal", "metal"), 0.18, 3.0, 0.8, 1.0, chance), 0.01)
    return made


_MORE: dict[str, Callable[[Sound, Event, Chance], Sound]] = {
    "blow": _blow, "body": _body, "sit": _sit, "clash": _clash, "crash": _crash,
}  # fmt: skip


def _roll(event: Event, chance: Chance) -> Sound:
    wheels = event.sort == "wheels"
    return rubbing.roll(
        event.materials, event.seconds, event.speed, event.size, event.mass, chance, wheels
    )


def _scrape(event: Event, chance: Chance) -> Sound:
    if event.sort == "pen":
        return nearby.pen(event.seconds, chance)
    if event.sort == "skate":
        return gliding.blade(event.seconds, event.speed, chance)
    return rubbing.scrape(
        event.materials, event.seconds, event.speed, event.size, event.mass, chance, event.sort
    )


def _splash(event: Event, chance: Chance) -> Sound:
    return splash(event.impulse, event.size, chance, event.sort)


def _footstep(event: Event, chance: Chance) -> Sound:
    foot, ground = event.materials
    return step(foot, ground, event.sort, event.mass, event.impulse, chance)


def _swing(event: Event, chance: Chance) -> Sound:
    thin = _LIMBS.get(event.sort, _WEAPON)
    return rubbing.whoosh(event.seconds, event.speed, event.size, chance, thin)


def _break(event: Event, chance: Chance) -> Sound:
    if event.sort == "pop":
        return breaking.pop(event.size, chance)
    made = breaking.crack if event.sort == "crack" else breaking.shatter
    return made(event.materials[0], event.size, event.impulse, chance)


def _door(event: Event, chance: Chance) -> Sound:
    return breaking.door(event.sort, event.materials[0], event.size, chance)


def _cloth(event: Event, chance: Chance) -> Sound:
    if event.sort == "page":
        return nearby.page(event.seconds, chance)
    return rubbing.rustle(event.seconds, event.speed, chance)


_MOUTHS = {"sip": nearby.sip, "munch": nearby.munch, "lap": nearby.lap}


def _call(event: Event, chance: Chance) -> Sound:
    who, _, sound = event.sort.rpartition(" ")
    if sound == "play":
        return playing(who, event.seconds, event.speed, chance)
    if sound in _MOUTHS:
        return _MOUTHS[sound](event.seconds, chance)
    return call(event.sort, event.seconds, event.size, event.mass, chance)


_KINDS: dict[str, Callable[[Event, Chance], Sound]] = {
    "impact": _impact, "roll": _roll, "scrape": _scrape, "splash": _splash, "footstep": _footstep,
    "swing": _swing, "break": _break, "door": _door, "cloth": _cloth, "call": _call,
}  # fmt: skip
