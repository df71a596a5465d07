"""The time of a piece: bars and beats that meet the turns of a film and its end.

Between two turns the tempo is steady. It is chosen within the range of the mood such that whole
bars fit between the turns; what doesn't fit is adapted by the tempo, by `GIVE` at most, and by one
bar that is longer or shorter than the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from soracli.engines.composing.manner import Manner

GIVE = 0.08
"""How far the tempo between two turns may be from that of its section."""
LAST_CHORD = (1.5, 3.0)
"""How long the last chord of a piece may be, in seconds; in a short piece less."""
LEAST_BEATS = 3.2
"""Turns nearer than so many beats are one turn: music that turns at every glance is restless."""
_ODD, _HALF = 0.5, 1.6
"""What a stretch costs that isn't whole bars, or not even whole beats."""


@dataclass(frozen=True)
class Stretch:
    """From one turn to the next: `beats` of `beat` seconds from second `start` on."""

    start: float
    beats: float
    beat: float
    section: int

    @property
    def end(self) -> float:
        """The second of its last beat's end."""
        return self.start + self.beats * self.beat


@dataclass(frozen=True)
class Bar:
    """A bar: `number` of `count` in its stretch; `level` is how full the music is (0 to 1)."""

    start: float
    beats: float
    beat: float
    stretch: int
    number: int
    count: int
    section: int
    swing: float
    level: float = 0.5

    @property
    def end(self) -> float:
        """The second it ends."""
        return self.start + self.beats * self.beat

    def at(self, position: float) -> float:
        """The second of a position in beats, off-beats moved by the swing."""
        whole, rest = divmod(position, 1.0)
        half = 0.5 + self.swing / 6
        rest = rest * 2 * half if rest < 0.5 else half + (rest - 0.5) * 2 * (1 - half)
        return self.start + (whole + rest) * self.beat


@dataclass(frozen=True)
class Form:
    """A piece of `seconds`: its bars, and when its last chord begins (`ending`)."""

    seconds: float
    ending: float
    bars: tuple[Bar, ...]
    sections: tuple[Manner, ...]
    hits: tuple[float, ...] = ()

    @property
    def beats(self) -> list[float]:
        """The second of every beat, the last chord included."""
        on = [bar.start + k * bar.beat for bar in self.bars for k in range(int(bar.beats + 0.01))]
        return [*on, self.ending]

    @property
    def turns(self) -> list[float]:
        """Where a new stretch begins, the first one left out."""
        return [bar.start for bar in self.bars if bar.number == 0 and bar.stretch > 0]


def lay_out(
    seconds: float,
    sections: Sequence[tuple[float, Manner]],
    turns: Sequence[float],
    hits: Sequence[float],
    chance: np.random.Generator,
) -> Form:
    """The bars of a piece. The first section begins at 0."""
    short, long = _last_chord(seconds)
    anchors = _anchors(sections, turns, seconds - long)
    stretches: list[Stretch] = []
    for section, (_, manner) in enumerate(sections):
        own = [start for start, of in anchors if of == section]
        if not own:
            continue
        after = next((start for start, of in anchors if of > section), None)
        close = (after, after) if after is not None else (seconds - long, seconds - short)
        stretches += _paced(own, close, manner, section, hits, chance)
    manners = tuple(manner for _, manner in sections)
    bars = [bar for i, one in enumerate(stretches) for bar in _bars(one, i, manners[one.section])]
    ending = stretches[-1].end
    levels = [_level(bar, ending, len(bars)) for bar in bars]
    return Form(
        seconds=seconds,
        ending=ending,
        bars=tuple(
            Bar(**{**vars(bar), "level": level}) for bar, level in zip(bars, levels, strict=True)
        ),
        sections=manners,
        hits=tuple(sorted(hit for hit in hits if 0 <= hit < seconds)),
    )


def _last_chord(seconds: float) -> tuple[float, float]:
    """The shortest and longest time of the last chord."""
    short, long = LAST_CHORD
    return min(short, seconds * 0.24), min(long, seconds * 0.36)


def _anchors(
    sections: Sequence[tuple[float, Manner]], turns: Sequence[float], last: float
) -> list[tuple[float, int]]:
    """Where stretches begin, each with its section. A change of mood is kept before a turn."""
    kept: list[tuple[float, int]] = [(0.0, 0)]
    wanted = [(start, 0) for start, _ in sections[1:]] + [(turn, 1) for turn in turns]
    for at, _ in sorted(wanted, key=lambda one: (one[1], one[0])):
        section = max((i for i, (start, _) in enumerate(sections) if start <= at + 0.05), default=0)
        least = LEAST_BEATS * 60 / float(np.mean(sections[section][1].tempo))
        if at < last - 0.6 * least and all(abs(at - other) >= least for other, _ in kept):
            kept.append((at, section))
    return sorted(kept)


def _paced(
    starts: Sequence[float],
    close: tuple[float, float],
    manner: Manner,
    section: int,
    hits: Sequence[float],
    chance: np.random.Generator,
) -> list[Stretch]:
    """The stretches of one section in the tempo that costs least."""
    best, least = [], np.inf
    for tempo in np.arange(manner.tempo[0], manner.tempo[1] + 0.01, 0.5):
        made, cost = _stretches(starts, close, 60 / float(tempo), manner.meter, section)
        cost += 0.4 * _off_beat(made, hits) + chance.uniform(0, 0.3)
        if cost < least:
            best, least = made, cost
    return best


def _stretches(
    starts: Sequence[float], close: tuple[float, float], beat: float, meter: int, section: int
) -> tuple[list[Stretch], float]:
    made, total = [], 0.0
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        ends = np.linspace(*close, 9) if end is None and close[0] < close[1] else [end or close[0]]
        fits = [(*_fit(float(one) - start, beat, meter), float(one)) for one in ends]
        cost, beats, end_at = min(fits)
        made.append(Stretch(start, beats, (end_at - start) / beats, section))
        total += cost
    return made, total


def _fit(seconds: float, beat: float, meter: int) -> tuple[float, float]:
    """The cheapest number of beats in a time, and what it costs."""
    middle = seconds / beat
    halves = range(max(2, int(middle * 2 * (1 - GIVE)) - 1), int(middle * 2 * (1 + GIVE)) + 3)
    options = []
    for half in halves:
        beats = half / 2
        off = abs(seconds / beats / beat - 1) / GIVE
        cost = 0.6 * off + 10 * max(off - 1, 0)
        cost += 0.0 if beats % meter == 0 else _ODD if half % 2 == 0 else _HALF
        options.append((cost, beats))
    return min(options)


def _off_beat(stretches: Sequence[Stretch], hits: Sequence[float]) -> float:
    """How far marked moments are from the beat: 0 on it, 1 in the middle between two."""
    off = [
        2 * abs((hit - one.start) / one.beat - round((hit - one.start) / one.beat))
        for hit in hits
        for one in stretches
        if one.start <= hit < one.end
    ]
    return float(np.mean(off)) if off else 0.0


def _bars(stretch: Stretch, number: int, manner: Manner) -> list[Bar]:
    full, rest = divmod(stretch.beats, manner.meter)
    lengths = [float(manner.meter)] * int(full)
    if rest and lengths and rest <= 1:
        lengths[-1] += rest
    elif rest:
        lengths.append(rest)
    bars, start = [], stretch.start
    for place, beats in enumerate(lengths):
        bars.append(
            Bar(start, beats, stretch.beat, number, place, len(lengths), stretch.section,
                manner.swing)
        )  # fmt: skip
        start += beats * stretch.beat
    return bars


def _level(bar: Bar, ending: float, bars: int) -> float:
    """How full the music is: it grows over the piece, and breathes at each turn and in the middle
    of what is long."""
    level = 0.4 + 0.6 * np.sin(np.pi / 2 * min(bar.start / (0.8 * ending), 1.0))
    if bar.number == 0 and bar.stretch > 0 and bar.count > 2:
        level -= 0.1
    block = bar.number // 4
    if bars >= 16 and block % 4 == 3 and bar.count - bar.number > 4:
        level -= 0.3
    return float(np.clip(level, 0.1, 1.0))
