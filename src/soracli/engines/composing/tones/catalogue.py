"""The instruments by name: how each sounds, how loud it plays, and where it sits."""

from dataclasses import dataclass

from soracli.engines.composing.tones.held import Held, hold
from soracli.engines.composing.tones.struck import Struck, strike
from soracli.engines.signals.basics import Sound


@dataclass(frozen=True)
class Voice:
    """An instrument: its tone, its level in dB beside the others, its seat (-1 left to 1 right),
    and how much of it goes to the hall (0 to 1)."""

    tone: Struck | Held
    gain: float = 0.0
    seat: float = 0.0
    hall: float = 0.6

    def play(self, pitch: int, seconds: float, velocity: float) -> Sound:
        """A tone: (n,) or (n, 2), RMS about 1 at its loudest."""
        if isinstance(self.tone, Struck):
            return strike(self.tone, pitch, seconds, velocity)
        return hold(self.tone, pitch, seconds, velocity)


_WOOD = ((280.0, 120.0, 0.5), (700.0, 300.0, 0.8), (2500.0, 900.0, 0.35))
_VOWEL = ((620.0, 130.0, 1.6), (1100.0, 180.0, 1.0), (2600.0, 350.0, 0.4), (3300.0, 400.0, 0.3))
_BELL_BARS = (1.0, 2.756, 5.404, 8.933)
VOICES: dict[str, Voice] = {
    "piano": Voice(
        Struck(stiff=0.0004, slope=0.9, bright=9, point=0.125, decay=7, halving=1.5, damping=0.55,
               twin=1.1, knock=0.05, knock_at=500), 0.0, -0.1, 0.5),
    "felt piano": Voice(
        Struck(stiff=0.0004, slope=1.2, bright=4.5, point=0.125, decay=6, halving=1.5,
               damping=0.7, twin=0.8, knock=0.1, knock_at=260), 0.0, -0.05, 0.55),
    "electric piano": Voice(
        Struck((1, 2, 3, 4, 7.1, 14.2), (1, 0.32, 0.12, 0.05, 0.16, 0.05), bright=3, decay=4.5,
               damping=0.75, knock=0.03, shimmer=0.12), 0.0, 0.1, 0.4),
    "harpsichord": Voice(
        Struck(stiff=0.0001, slope=0.45, bright=22, point=0.08, decay=3.4, damping=0.35,
               knock=0.06, knock_at=2800, release=0.1), -4.0, 0.1, 0.45),
    "organ": Voice(
        Held(slope=0.8, bright=2600, spread=7, attack=0.06, release=0.25), -2.0, 0.0, 0.8),
    "accordion": Voice(
        Held(slope=0.75, bright=2900, spread=11, attack=0.07, release=0.12,
             formants=((900.0, 500.0, 0.9), (2300.0, 800.0, 0.5))), -1.0, 0.15, 0.45),
    "celesta": Voice(
        Struck((1, 2, 4.02, 6.8), (1, 0.22, 0.14, 0.05), bright=3, decay=2.4, damping=0.9,
               knock=0.03, knock_at=2000), 0.0, 0.25, 0.7),
    "music box": Voice(
        Struck((1, 2.0, 5.95, 8.2), (1, 0.12, 0.2, 0.06), bright=4, decay=2.6, damping=0.7,
               knock=0.05, knock_at=3500, release=0.8), 0.0, 0.05, 0.6),
    "glockenspiel": Voice(
        Struck(_BELL_BARS, (1, 0.3, 0.14, 0.05), bright=4, decay=4.0, damping=0.8, knock=0.04,
               knock_at=4500, release=0.9), -3.0, 0.3, 0.6),
    "vibraphone": Voice(
        Struck((1, 4, 9.95), (1, 0.12, 0.04), bright=3, decay=5.0, damping=0.9, knock=0.03,
               knock_at=900, shimmer=0.25, release=0.5), 0.0, 0.3, 0.55),
    "marimba": Voice(
        Struck((1, 3.93, 9.6), (1, 0.22, 0.06), bright=3, decay=0.9, damping=0.8, knock=0.09,
               knock_at=700), 0.0, 0.3, 0.4),
    "harp": Voice(
        Struck(stiff=0.00005, slope=1.15, bright=9, point=0.42, decay=3.4, damping=0.75,
               knock=0.02, release=0.7), 0.0, -0.35, 0.65),
    "guitar": Voice(
        Struck(stiff=0.00006, slope=0.95, bright=9, point=0.19, decay=2.8, damping=0.7,
               knock=0.06, knock_at=1500, release=0.15), 0.0, 0.25, 0.35),
    "twang": Voice(
        Struck(stiff=0.0001, slope=0.7, bright=15, point=0.09, decay=4.0, damping=0.5,
               knock=0.03, knock_at=2200, shimmer=0.16, release=0.2), -1.0, 0.2, 0.6),
    "banjo": Voice(
        Struck(stiff=0.0001, slope=0.6, bright=14, point=0.11, decay=0.9, damping=0.35,
               knock=0.1, knock_at=1900), -2.0, 0.3, 0.35),
    "pizzicato": Voice(
        Struck(slope=1.15, bright=6, point=0.23, decay=0.75, halving=1.8, damping=0.6, twin=5,
               knock=0.1, knock_at=420), 0.0, 0.1, 0.6),
    "pluck": Voice(
        Struck(slope=0.9, bright=12, decay=0.9, damping=0.85, twin=7, knock=0.0, release=0.3),
        -1.0, 0.15, 0.55),
    "strings": Voice(
        Held(slope=0.98, bright=3600, spread=16, attack=0.16, release=0.3, formants=_WOOD),
        0.0, 0.0, 0.75),
    "tremolo": Voice(
        Held(slope=1.0, bright=2300, spread=19, attack=0.2, release=0.3, formants=_WOOD,
             tremolo=11), 0.0, 0.0, 0.75),
    "violin": Voice(
        Held(slope=0.9, bright=3900, vibrato=16, rate=5.7, attack=0.09, release=0.22, breath=0.012,
             formants=((480.0, 140.0, 0.7), (1100.0, 300.0, 0.6), (2700.0, 800.0, 0.7))),
        0.0, -0.3, 0.7),
    "cello": Voice(
        Held(slope=0.95, bright=2500, vibrato=13, rate=5.0, attack=0.1, release=0.25, breath=0.012,
             formants=((230.0, 90.0, 0.8), (620.0, 250.0, 0.7), (1700.0, 600.0, 0.4))),
        0.0, 0.3, 0.6),
    "flute": Voice(
        Held(slope=1.7, bright=3200, even=0.8, vibrato=9, rate=5.1, attack=0.07, release=0.14,
             breath=0.035), 0.0, -0.15, 0.7),
    "whistle": Voice(
        Held(slope=3.4, bright=4000, vibrato=22, rate=5.8, attack=0.06, release=0.1, breath=0.03),
        -2.0, 0.0, 0.7),
    "clarinet": Voice(
        Held(slope=1.15, bright=2100, even=0.14, vibrato=3, attack=0.05, release=0.1,
             breath=0.012), 0.0, 0.12, 0.6),
    "oboe": Voice(
        Held(slope=0.7, bright=2600, vibrato=9, rate=5.2, attack=0.06, release=0.12, breath=0.01,
             formants=((1080.0, 300.0, 1.2), (2850.0, 700.0, 0.6))), -1.0, -0.12, 0.65),
    "horn": Voice(
        Held(slope=1.25, bright=1250, vibrato=4, rate=4.6, attack=0.1, release=0.25, breath=0.008,
             formants=((350.0, 200.0, 1.2),)), 1.0, -0.3, 0.85),
    "trumpet": Voice(
        Held(slope=0.75, bright=2100, vibrato=7, rate=5.3, attack=0.045, release=0.14,
             breath=0.006, formants=((1250.0, 500.0, 1.0),)), -1.0, 0.25, 0.7),
    "saxophone": Voice(
        Held(slope=0.9, bright=1700, vibrato=14, rate=4.8, attack=0.06, release=0.16, breath=0.05,
             formants=((620.0, 250.0, 1.0), (1500.0, 500.0, 0.5))), 0.0, 0.1, 0.55),
    "harmonica": Voice(
        Held(slope=0.6, bright=2900, vibrato=12, rate=5.5, attack=0.06, release=0.12, breath=0.02),
        -2.0, 0.1, 0.55),
    "brass": Voice(
        Held(slope=0.8, bright=2100, spread=9, attack=0.07, release=0.22,
             formants=((500.0, 300.0, 0.9), (1300.0, 600.0, 0.6))), 0.0, 0.15, 0.75),
    "choir": Voice(
        Held(slope=0.85, bright=3400, spread=24, attack=0.28, release=0.45, formants=_VOWEL),
        0.0, 0.0, 0.9),
    "pad": Voice(
        Held(slope=1.1, bright=1900, spread=14, attack=0.5, release=0.8), 0.0, 0.0, 0.8),
    "glass": Voice(
        Held(slope=1.9, bright=3400, spread=10, attack=0.7, release=1.0), 0.0, 0.0, 0.9),
    "synth": Voice(
        Held(slope=0.9, bright=3600, spread=0, vibrato=6, rate=5.0, attack=0.008, release=0.12,
             pluck=0.22), -1.0, -0.1, 0.5),
    "double bass": Voice(
        Struck(slope=1.0, bright=5, point=0.2, decay=2.2, halving=2.5, damping=0.9, knock=0.12,
               knock_at=700, release=0.09), 0.0, 0.0, 0.25),
    "electric bass": Voice(
        Struck(slope=0.95, bright=5, point=0.15, decay=3.0, halving=2.5, damping=0.8, knock=0.05,
               knock_at=1200, release=0.06), 0.0, 0.0, 0.12),
    "synth bass": Voice(
        Held(slope=0.95, bright=1300, attack=0.004, release=0.06, pluck=0.13), 0.0, 0.0, 0.12),
    "sub": Voice(
        Held(slope=2.6, bright=300, attack=0.15, release=0.5), 0.0, 0.0, 0.2),
}  # fmt: skip
ROLE_GAINS: dict[str, float] = {
    "lead": -17.0,
    "counter": -22.0,
    "chords": -29.5,
    "arpeggio": -23.0,
    "bass": -19.5,
    "drums": -13.0,
    "hit": -18.0,
}
"""The level of one tone in dB below full scale, by what it is for."""
