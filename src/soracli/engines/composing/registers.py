"""Where instruments are at home: lowest and highest pitch, and where their tunes lie."""

RANGES: dict[str, tuple[int, int, int]] = {
    "piano": (28, 96, 72),
    "felt piano": (28, 91, 70),
    "electric piano": (36, 91, 69),
    "harpsichord": (36, 89, 72),
    "organ": (36, 91, 67),
    "accordion": (48, 88, 71),
    "celesta": (60, 103, 79),
    "music box": (65, 103, 81),
    "glockenspiel": (72, 105, 84),
    "vibraphone": (53, 89, 69),
    "marimba": (45, 93, 69),
    "harp": (36, 98, 72),
    "guitar": (40, 83, 67),
    "twang": (40, 84, 64),
    "banjo": (48, 86, 69),
    "pizzicato": (36, 88, 69),
    "strings": (43, 91, 72),
    "tremolo": (43, 88, 70),
    "violin": (55, 93, 74),
    "cello": (36, 74, 58),
    "flute": (60, 94, 76),
    "whistle": (67, 96, 79),
    "clarinet": (50, 88, 69),
    "oboe": (58, 86, 72),
    "horn": (41, 76, 62),
    "trumpet": (54, 82, 70),
    "saxophone": (49, 81, 65),
    "harmonica": (60, 88, 72),
    "brass": (40, 77, 62),
    "choir": (43, 81, 67),
    "pad": (40, 84, 67),
    "glass": (52, 96, 74),
    "synth": (33, 93, 71),
    "pluck": (45, 96, 74),
    "double bass": (28, 60, 40),
    "electric bass": (28, 60, 38),
    "synth bass": (26, 60, 36),
    "sub": (26, 55, 34),
}
BASS_OCTAVES: dict[str, int] = {"cello": 43, "piano": 41, "felt piano": 41, "pizzicato": 45}
"""Near which pitch an instrument plays the bass, where that isn't 38."""
PLUCKED = frozenset(
    ("piano", "felt piano", "electric piano", "harpsichord", "celesta", "music box",
     "glockenspiel", "vibraphone", "marimba", "harp", "guitar", "twang", "banjo", "pizzicato",
     "pluck")
)  # fmt: skip
"""What is struck or plucked, and rings by itself."""


def within(pitch: int, instrument: str) -> int:
    """The pitch, moved by octaves into the range of an instrument."""
    low, high, _ = RANGES[instrument]
    while pitch < low:
        pitch += 12
    while pitch > high:
        pitch -= 12
    return pitch
