"""Rhythms and figures as data: how chords are struck, how they are broken, what drums beat.

Positions and lengths are in beats from the start of a bar; what lies behind its end isn't played.
"""

Strokes = tuple[tuple[float, float, float], ...]
"""(position, length, accent 0 to 1) of every stroke."""

CHORDS: dict[str, tuple[Strokes, ...]] = {
    "block": (((0, 1.9, 0.8), (2, 1.9, 0.6), (4, 0.9, 0.6)),),
    "pulse": (tuple((k / 2, 0.36, (0.9 if k in (0, 3, 6) else 0.55)) for k in range(12)),),
    "offbeat": (tuple((k + 0.5, 0.3, 0.7 - 0.1 * (k % 2)) for k in range(6)),),
    "strum": (
        ((0, 0.9, 0.9), (1, 0.45, 0.6), (1.5, 0.9, 0.7), (2.5, 0.45, 0.6), (3, 0.45, 0.75),
         (3.5, 0.45, 0.55), (4, 0.9, 0.7)),
    ),
    "gallop": (
        tuple((beat + off, length, accent) for beat in range(6)
              for off, length, accent in ((0, 0.4, 0.85), (0.5, 0.2, 0.5), (0.75, 0.2, 0.6))),
    ),
    "comp": (
        ((0, 0.9, 0.7), (1.5, 0.5, 0.8)),
        ((0.5, 0.4, 0.7), (2.5, 1.2, 0.8)),
        ((0, 0.5, 0.6), (1.5, 1.4, 0.8), (3.5, 0.4, 0.6)),
    ),
    "waltz": (((1, 0.6, 0.6), (2, 0.6, 0.5)),),
}  # fmt: skip
"""Bars of strokes, one after the other. "held" has none: it lasts as long as the chord."""

FIGURES: dict[str, tuple[int, ...]] = {
    "up": (0, 1, 2, 3),
    "wave": (0, 1, 2, 3, 4, 3, 2, 1),
    "rolling": (0, 2, 3, 4, 5, 4, 3, 2),
    "alberti": (0, 2, 1, 2),
    "motor": (0, 0, 2, 0, 3, 0, 2, 1),
    "pick": (0, 3, 2, 4, 1, 3, 2, 3),
    "wide": (0, 3, 5, 2, 4, 1),
    "sparse": (5, -1, -1, 3, -1, -1, 6, -1, -1, -1, 4, -1, -1, -1, -1, -1),
}
"""Rungs of the ladder of chord tones, from the lowest up; -1 is a rest."""

BASSES: dict[str, tuple[tuple[float, float, int, float], ...]] = {
    "held": ((0, 99, 0, 0.7),),
    "beats": ((0, 1.8, 0, 0.85), (2, 0.9, 7, 0.65), (3, 0.9, 0, 0.6), (4, 0.9, 0, 0.6)),
    "eighths": tuple((k / 2, 0.42, 0, 0.85 if k % 4 == 0 else 0.6) for k in range(12)),
    "octaves": tuple((k / 2, 0.42, 12 * (k % 2), 0.85 - 0.2 * (k % 2)) for k in range(12)),
    "offbeat": tuple((k + 0.5, 0.42, 0, 0.8) for k in range(6)),
    "pulse": ((0, 0.7, 0, 0.9), (1.5, 0.4, 0, 0.6), (2, 0.7, 0, 0.75), (3.5, 0.4, 0, 0.6)),
    "syncopated": ((0, 1.2, 0, 0.9), (1.75, 0.25, 0, 0.5), (2.5, 1.2, 7, 0.7)),
    "oompah": ((0, 0.6, 0, 0.85), (2, 0.6, -5, 0.7), (4, 0.6, 0, 0.7)),
}
"""(position, length, semitones above the root, accent); "pedal" holds the tonic, "walking" goes."""

Beats = tuple[tuple[str, float, str], ...]
"""(drum, level from which on it plays, digits for sixteenths: 9 loudest, 0 or . nothing)."""
DRUMS: dict[str, Beats] = {
    "orchestral": (
        ("timpani", 0.5, "8.......5.....4."),
        ("low drum", 0.62, "7.....3.5......."),
        ("snare roll", 0.9, "4.22..424.22.444"),
    ),
    "build": (
        ("low drum", 0.5, "6.......4......."),
        ("shaker", 0.68, "3.2.3.2.3.2.3.2."),
        ("timpani", 0.8, "6.....4.5...4.5."),
    ),
    "march": (
        ("low drum", 0.3, "8.......7......."),
        ("snare roll", 0.45, "6.2.4.446.2.4.44"),
        ("timpani", 0.6, "7.......5...5..."),
        ("cymbal", 0.8, "5..............."),
    ),
    "drive": (
        ("low drum", 0.3, "8.....4.6...4..."),
        ("tambourine", 0.45, "4.2.5.2.4.2.5.2."),
        ("timpani", 0.6, "7...4...6...4.4."),
        ("snare roll", 0.75, "3.3.53.33.3.5.55"),
    ),
    "taiko": (
        ("taiko", 0.3, "9...4.6.7...5.6."),
        ("high taiko", 0.5, "..4.6..4..4.6.44"),
        ("low drum", 0.6, "9.......7......."),
        ("cymbal", 0.85, "6..............."),
        ("snare roll", 0.8, "2.2.4.2.2.2.4.24"),
    ),
    "distant": (("low drum", 0.3, "6..4............"), ("taiko", 0.7, "..........3....."),),
    "rock": (
        ("kick", 0.3, "9.....6.8..5...."),
        ("snare", 0.3, "....8.......8..2"),
        ("hat", 0.3, "6.4.6.4.6.4.6.4."),
        ("open hat", 0.8, "..............5."),
        ("cymbal", 0.9, "4..............."),
    ),
    "pop": (
        ("kick", 0.4, "8.......7.5....."),
        ("clap", 0.5, "....7.......7..."),
        ("hat", 0.45, "..5...5...5...5."),
        ("shaker", 0.65, "3.2.3.2.3.2.3.2."),
    ),
    "swing": (
        ("ride", 0.2, "6...6.4.6...6.4."),
        ("brush", 0.2, "3...5...3...5..."),
        ("hat", 0.4, "....4.......4..."),
        ("kick", 0.6, "4.......3....2.."),
    ),
    "house": (
        ("deep kick", 0.3, "9...9...9...9..."),
        ("hat", 0.4, "..6...6...6...6."),
        ("clap", 0.55, "....7.......7..."),
        ("shaker", 0.7, "3.3.3.3.3.3.3.33"),
        ("open hat", 0.85, "..4...4...4...4."),
    ),
    "break": (
        ("deep kick", 0.3, "9..6..7...5.7..."),
        ("snare", 0.4, "....8..3....8..4"),
        ("hat", 0.4, "5.4.5.4.5.4.5.44"),
        ("taiko", 0.7, "7.....5.....5.6."),
    ),
    "hiphop": (
        ("deep kick", 0.3, "8..5....7.4....."),
        ("rim", 0.3, "....7.......7..3"),
        ("hat", 0.4, "4.3.4.3.4.3.4.33"),
    ),
    "gated": (
        ("deep kick", 0.3, "9.......9.6....."),
        ("gated snare", 0.4, "....8.......8..."),
        ("hat", 0.5, "5.3.5.3.5.3.5.3."),
        ("tom", 0.85, "..............56"),
    ),
    "clock": (
        ("tick", 0.2, "5...3...4...3..."),
        ("deep kick", 0.55, "7..4......6....."),
        ("hat", 0.7, "3.2.3.2.3.2.3.2."),
        ("high taiko", 0.85, "......4......454"),
    ),
    "heartbeat": (("heart", 0.2, "7..5............"), ("tick", 0.7, "2...2...2...2..."),),
    "clap": (
        ("kick", 0.35, "7.......7......."),
        ("clap", 0.4, "....7.......7..."),
        ("shaker", 0.5, "4.2.4.2.4.2.4.2."),
        ("tambourine", 0.7, "..4...4...4...4."),
    ),
    "light": (
        ("block", 0.3, "..5...5...5..35."),
        ("brush", 0.45, "4...5...4...5..."),
        ("triangle", 0.75, "4..............."),
    ),
    "gallop": (
        ("low drum", 0.35, "7.......5......."),
        ("rim", 0.35, "6.346.346.346.34"),
        ("tambourine", 0.7, "....5.......5..."),
    ),
}  # fmt: skip
USUAL: dict[str, str] = {
    "orchestral": "orchestral",
    "taiko": "taiko",
    "kit": "rock",
    "brushes": "swing",
    "electronic": "house",
    "percussion": "clap",
}
"""What a set of drums plays where the mood doesn't say."""
FILLS: dict[str, tuple[tuple[str, str], ...]] = {
    "kit": (("snare", "..4.5668"), ("tom", "5.6...7.")),
    "electronic": (("snare", "3.4.5678"), ("clap", "....5.6.")),
    "taiko": (("taiko", "5.6.7889"), ("high taiko", ".4.5.6.7")),
    "brushes": (("brush", "3.4.3455"),),
    "percussion": (("tambourine", "3.3.4455"),),
    "orchestral": (("snare roll", "23344567"), ("timpani", "..3.4567")),
}
"""Two beats before a turn, in sixteenths."""
