"""Calls of animals and people: which throat, which pitch, which mouth.

Every call is a row of data for the throats and birds of `makers`: curves over its own time (0 to 1)
of pitch and resonances in hertz. A larger animal of the same kind calls lower: its folds and its
tube are longer (Fitch, "Vocal tract length and formant frequency dispersion", 1997).
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from soracli.engines.signals.basics import Sound, band, decibels, faded, samples
from soracli.engines.signals.living import hill, texture
from soracli.engines.signals.makers import raw_cue
from soracli.engines.signals.makers.rhythm import decay, faster

VARIANTS = 4
Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Call:
    """One call. `pitch` and `mouth` (the first and second resonance) are curves over its own time,
    `seconds` its usual length, `tall` the height in metres of who usually calls so, `gain` its peak
    in dB from 2.5 m. `beats` are repetitions a second (0: one). The rest is as `throats.call` says.
    """

    pitch: Points
    mouth: tuple[Points, Points]
    seconds: float
    tall: float
    gain: float
    upper: tuple[float, float] = (2700.0, 3800.0)
    level: Points = ((0, 0), (0.12, 1), (0.6, 0.8), (1, 0))
    breath: float = 0.12
    rough: float = 0.0
    growl: float = 45.0
    vibrato: float = 0.0
    tremble: float = 6.0
    slope: float = 6.0
    jitter: float = 0.012
    beats: float = 0.0
    fall: float = 1.0


def _at(value: float) -> Points:
    return ((0.0, value),)


_OPEN = (((0, 450), (0.25, 800), (0.7, 700), (1, 450)), ((0, 1100), (0.3, 1300), (1, 1000)))
_AH = (_at(760), _at(1250))
_SOFT: Points = ((0, 0), (0.3, 1), (0.75, 0.8), (1, 0))

CALLS: dict[str, Call] = {
    "bark": Call(((0, 330), (0.25, 560), (1, 270)), (((0, 600), (0.3, 980), (1, 560)),
        _at(1500)), 0.2, 0.56, -9, level=((0, 0), (0.06, 1), (0.4, 0.7), (1, 0)), rough=0.45,
        growl=75, breath=0.2, jitter=0.03),
    "howl": Call(((0, 270), (0.18, 520), (0.7, 480), (1, 330)), (_at(520), _at(1050)), 2.4, 0.8,
        -10, level=_SOFT, slope=9, vibrato=0.012, tremble=4),
    "growl": Call(((0, 85), (0.5, 100), (1, 80)), (_at(420), _at(1150)), 1.2, 0.56, -19,
        rough=0.85, growl=27, breath=0.3, level=_SOFT, jitter=0.04),
    "whine": Call(((0, 640), (0.4, 980), (1, 600)), (_at(700), _at(1800)), 0.7, 0.56, -22,
        slope=11, level=_SOFT, breath=0.15),
    "meow": Call(((0, 430), (0.35, 700), (0.7, 620), (1, 380)), (((0, 330), (0.3, 1050), (0.7,
        820), (1, 380)), ((0, 2400), (0.4, 1700), (1, 1050))), 0.75, 0.25, -17, (3300, 4600),
        level=_SOFT),
    "purr": Call(_at(26), (_at(300), _at(900)), 1.5, 0.25, -33, rough=0.7, growl=25, breath=0.5,
        slope=9, level=_SOFT),
    "hiss": Call(_at(200), (_at(2600), _at(4300)), 0.8, 0.25, -22, (6200, 8300), breath=1.0,
        slope=0, level=_SOFT),
    "neigh": Call(((0, 640), (0.15, 1300), (0.45, 1050), (0.75, 720), (1, 380)), (_at(900),
        _at(1900)), 1.5, 1.6, -9, (3100, 4200), rough=0.35, growl=38, vibrato=0.07, tremble=9.5,
        level=((0, 0), (0.1, 1), (0.5, 0.85), (1, 0)), slope=4),
    "moo": Call(((0, 95), (0.2, 138), (0.75, 150), (1, 98)), (((0, 260), (0.35, 560), (1, 380)),
        ((0, 700), (0.4, 950), (1, 800))), 1.6, 1.45, -10, rough=0.12, level=_SOFT, slope=5),
    "baa": Call(((0, 240), (0.3, 275), (1, 215)), (_at(720), _at(1650)), 0.8, 0.75, -15,
        vibrato=0.09, tremble=9, rough=0.55, growl=9, slope=4),
    "roar": Call(((0, 105), (0.3, 195), (0.7, 150), (1, 75)), (((0, 380), (0.3, 780), (1, 340)),
        _at(1150)), 1.8, 1.1, -6, rough=0.85, growl=31, breath=0.35, jitter=0.05, level=((0, 0),
        (0.18, 1), (0.6, 0.8), (1, 0)), slope=4),
    "trumpet": Call(((0, 300), (0.2, 520), (0.8, 570), (1, 410)), (_at(950), _at(2100)), 1.2,
        2.8, -6, rough=0.5, growl=62, breath=0.15, slope=1),
    "oink": Call(((0, 135), (0.4, 260), (1, 120)), (_at(620), _at(1500)), 0.32, 0.7, -15,
        rough=0.85, growl=43, breath=0.4),
    "caw": Call(((0, 430), (0.2, 530), (1, 410)), (_at(1150), _at(1900)), 0.36, 0.45, -15,
        rough=0.75, growl=58, breath=0.3, slope=3),
    "hoot": Call(((0, 350), (0.2, 385), (1, 345)), (_at(390), _at(900)), 0.5, 0.45, -18,
        slope=14, breath=0.0, level=_SOFT, vibrato=0.01),
    "quack": Call(((0, 290), (0.3, 260), (1, 200)), (_at(900), _at(1800)), 0.2, 0.4, -15,
        rough=0.55, growl=52, slope=3),
    "cluck": Call(((0, 520), (0.3, 430), (1, 360)), (_at(900), _at(1900)), 0.12, 0.4, -20,
        rough=0.4),
    "crow": Call(((0, 420), (0.12, 700), (0.2, 580), (0.3, 900), (0.75, 860), (1, 480)),
        (_at(1150), _at(2100)), 1.9, 0.45, -10, rough=0.3, growl=60, slope=2, level=((0, 0),
        (0.06, 0.8), (0.16, 0.3), (0.2, 0.9), (0.27, 0.4), (0.34, 1), (1, 0))),
    "squawk": Call(((0, 800), (0.2, 1050), (1, 760)), (_at(1500), _at(2600)), 0.4, 0.4, -13,
        rough=0.65, growl=85, slope=2),
    "gull cry": Call(((0, 880), (0.2, 1550), (0.6, 1250), (1, 840)), (_at(1500), _at(2700)),
        0.55, 0.4, -14, (3900, 5200), rough=0.25, growl=70, slope=3),
    "eagle cry": Call(((0, 2300), (0.15, 2900), (1, 1900)), (_at(2600), _at(4100)), 0.7, 0.8,
        -14, (5600, 7200), rough=0.3, growl=60, slope=2),
    "croak": Call(((0, 175), (1, 225)), (_at(620), _at(1300)), 0.35, 0.1, -19, rough=0.95,
        growl=34),
    "call": Call(((0, 240), (0.3, 380), (1, 230)), _OPEN, 0.5, 0.8, -14, rough=0.3),
    "laugh": Call(((0, 205), (1, 165)), _AH, 1.4, 1.75, -16, breath=0.4, beats=5.2, fall=0.9),
    "cry": Call(((0, 210), (0.2, 265), (0.7, 215), (1, 160)), _OPEN, 1.2, 1.75, -17, breath=0.3,
        vibrato=0.05, tremble=7, rough=0.2, level=_SOFT),
    "sob": Call(((0, 190), (0.4, 240), (1, 170)), (_at(520), _at(1350)), 1.4, 1.75, -20,
        breath=0.5, beats=3.1, fall=0.85),
    "scream": Call(((0, 380), (0.15, 680), (0.8, 620), (1, 420)), (_at(1000), _at(1650)), 1.2,
        1.75, -7, rough=0.4, growl=95, slope=2, level=((0, 0), (0.1, 1), (0.8, 0.9), (1, 0))),
    "shout": Call(((0, 190), (0.3, 260), (1, 175)), _OPEN, 0.6, 1.75, -10, slope=3,
        breath=0.08),
    "cheer": Call(((0, 210), (0.4, 310), (1, 265)), (((0, 720), (0.5, 520), (1, 420)), ((0,
        1300), (0.5, 1800), (1, 2050))), 1.2, 1.75, -11, slope=3, rough=0.15, growl=80),
    "sing": Call(((0, 147), (0.22, 147), (0.25, 165), (0.47, 165), (0.5, 196), (0.78, 196),
        (0.81, 165), (1, 165)), (((0, 700), (0.5, 600), (1, 720)), ((0, 1150), (0.5, 950), (1,
        1200))), 2.5, 1.75, -16, vibrato=0.022, tremble=5.6, breath=0.06, level=_SOFT,
        jitter=0.004),
    "hum": Call(((0, 123), (0.3, 131), (0.6, 147), (1, 131)), (_at(260), _at(900)), 2.0, 1.75,
        -25, slope=13, vibrato=0.01, breath=0.03, level=_SOFT),
    "whistle": Call(((0, 1180), (0.3, 1580), (0.6, 1400), (1, 1760)), (_at(1500), _at(2500)),
        1.2, 1.75, -20, slope=16, breath=0.0, jitter=0.003, level=_SOFT),
    "sigh": Call(_at(130), (_at(600), _at(1400)), 0.9, 1.75, -31, breath=0.95, level=_SOFT,
        slope=4),
    "cough": Call(((0, 190), (1, 120)), (_at(750), _at(1400)), 0.55, 1.75, -15, breath=0.75,
        rough=0.5, beats=3.4, fall=0.75, level=((0, 0), (0.04, 1), (0.4, 0.5), (1, 0))),
    "gasp": Call(_at(220), (((0, 500), (1, 900)), ((0, 1200), (1, 1900))), 0.45, 1.75, -25,
        breath=0.97, level=((0, 0), (0.7, 1), (1, 0)), slope=2),
    "snore": Call(_at(48), (_at(420), _at(1300)), 1.3, 1.75, -23, rough=0.9, growl=26,
        breath=0.55, level=_SOFT, jitter=0.05),
}  # fmt: skip
SONGS = {
    "chirp": ("4300 5100 0.06 0.05", -22.0),
    "tweet": ("3600 4900 0.09 0.04, 5000 3900 0.1 0.06", -22.0),
    "squeak": ("3300 4600 0.07 0.05", -27.0),
}
PEOPLE = {"man": (1.0, 1.0), "knight": (0.95, 1.0), "woman": (1.75, 0.86), "child": (2.2, 0.74),
          "robot": (0.9, 1.05)}  # fmt: skip
"""How many times higher than a man's, and how long a throat to his: after Peterson and Barney."""


def call(sort: str, seconds: float, size: float, mass: float, chance: np.random.Generator) -> Sound:
    """A call that begins at sample 0 (n,). `sort` is "<who> <sound>" ("dog bark", "woman laugh");
    what is not known calls as animals of its `size` (metres) and `mass` (kilograms) do.
    `seconds` is how long it lasts (0: as long as it usually does)."""
    sound = sort.rpartition(" ")[2]
    if sound == "clap":
        return clap(chance)
    if sound in SONGS:
        return _song(sound, seconds, size, chance)
    row = CALLS.get(sort) or CALLS.get(sound) or CALLS["roar" if mass > 120 else "call"]
    wanted = max(seconds or row.seconds, 0.08)
    long = float(2 ** (round(3 * np.log2(wanted)) / 3))
    who = sort.rpartition(" ")[0].split(" ")[-1]
    tall = row.tall if who in PEOPLE else size
    larger = round(2 * np.log2(float(np.clip(tall / row.tall, 0.35, 4.0)))) / 2
    made = _called(row, who, long, larger, int(chance.integers(VARIANTS)))
    # what is made once is played a little faster or slower: it fits, and no two are equal
    return faster(made, long / wanted) * np.float32(chance.uniform(0.8, 1.0))


@lru_cache(maxsize=64)
def _called(row: Call, who: str, seconds: float, larger: float, variant: int) -> Sound:
    """One of a few calls of somebody who is `larger` octaves larger than usual."""
    chance = np.random.default_rng([*who.encode(), round(100 * seconds), variant])
    if who in PEOPLE:
        higher, tube = PEOPLE[who]
    else:
        higher, tube = 2 ** (-0.6 * larger), 2 ** (0.45 * larger)
    higher *= float(np.exp(0.04 * chance.standard_normal()))
    made = raw_cue("call", _told(row, seconds, higher, tube, who), seconds + 0.05, chance)
    lowest = 0.4 * higher * min(value for _, value in row.pitch)
    return _peaking(band(made, lowest, np.inf), row.gain)


def clap(chance: np.random.Generator) -> Sound:
    """One clap of two hands (n,): a short burst around the hollow of the palms."""
    count, middle = samples(0.12), chance.uniform(900, 1800)
    burst = texture(count, chance, hill(0.55 * middle, 1.8 * middle)) * decay(count, 0.06)
    click = texture(count, chance, hill(1500, 7000)) * decay(count, 0.012)
    return _peaking((burst + 0.8 * click).astype(np.float32), -15)


def _song(sound: str, seconds: float, size: float, chance: np.random.Generator) -> Sound:
    song, gain = SONGS[sound]
    higher = float(np.clip((0.15 / max(size, 0.02)) ** 0.5, 0.5, 1.5))
    parts = []
    for part in song.split(","):
        first, last, long, rest = (float(number) for number in part.split())
        parts.append(f"{first * higher:.0f} {last * higher:.0f} {long} {rest}")
    long = max(seconds, 0.12)
    count = max(round(long / 0.22), 1)
    told: dict[str, float | str] = {
        "song": ", ".join(parts),
        "count": count,
        "gap": 0.22,
        "room": 0,
        "vary": 0.05,
    }
    return _peaking(raw_cue("bird", told, long + 0.1, chance), gain)


def _told(
    row: Call, seconds: float, higher: float, tube: float, who: str
) -> dict[str, float | str]:
    """What `throats.call` is told."""
    length, told = seconds, dict[str, float | str]()
    if row.beats:
        count = max(round(seconds * row.beats), 1)
        length = 0.68 / row.beats
        told |= {"count": count, "gap": 1 / row.beats, "fall": row.fall, "sway": 0.06}
        told["pitches"] = " ".join(f"{1.08 - 0.16 * n / count:.3f}" for n in range(count))
    told["pitch"] = _curve(row.pitch, length, higher)
    told["level"] = _curve(row.level, length)
    told["f1"], told["f2"] = (_curve(mouth, length) for mouth in row.mouth)
    told["f3"], told["f4"] = row.upper
    told |= {"breath": row.breath, "rough": row.rough, "rough_rate": row.growl, "size": tube}
    told |= {"vibrato": row.vibrato, "vibrato_rate": row.tremble, "slope": row.slope}
    told |= {"jitter": 0.0 if who == "robot" else row.jitter, "length": length}
    return told


def _curve(points: Points, seconds: float, factor: float = 1.0) -> str:
    return ", ".join(f"{at * seconds:.4f} {value * factor:.4f}" for at, value in points)


def _peaking(sound: Sound, gain: float) -> Sound:
    peak = max(float(np.abs(sound).max(initial=0)), 1e-9)
    return faded(sound * np.float32(decibels(gain) / peak), 0.001, 0.02)
