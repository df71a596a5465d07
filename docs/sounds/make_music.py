"""Plays every mood of music and draws it: docs/sounds/music.md and its pictures.

    python docs/sounds/make_music.py

Each picture is a piece of 24 seconds with a turn in the middle: its notes above (a colour for each
role), its spectrogram below (40 Hz to 14 kHz).
"""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from soracli.engines.composing.arrangement import arrange
from soracli.engines.composing.form import Form
from soracli.engines.composing.harmony import keys_of
from soracli.engines.composing.notes import Track
from soracli.engines.composing.theory import KEYS
from soracli.engines.signals.basics import RATE, Sound
from soracli.engines.sound.composer import compose, written
from soracli.plan.sound.specs import MusicSection, MusicSpec
from soracli.script.sound_presets import load_sound_presets
from soracli.story.preset import Model
from soracli.story.sound_preset import MusicMood

HERE = Path(__file__).resolve().parent
SECONDS, TURN, HIT, SEED = 24.0, 11.0, 16.5, 4
WIDE, ROLL, SPECTRUM, PER_SHEET = 560, 110, 150, 8
COLORS = {
    "lead": (250, 220, 90),
    "counter": (240, 140, 90),
    "chords": (110, 150, 230),
    "arpeggio": (120, 210, 170),
    "bass": (200, 110, 200),
    "drums": (150, 150, 150),
    "hit": (255, 80, 80),
}
MODEL = Model(name="composer", title="Composer", family="composer", recipe=1, makes="music")


def main() -> None:
    """Play and draw everything."""
    moods = [mood for mood in load_sound_presets().music.values() if mood.instruments]
    moods.sort(key=lambda mood: mood.name)
    rows, sheets = [], []
    for first in range(0, len(moods), PER_SHEET):
        name = f"music-{first // PER_SHEET + 1}.webp"
        sheets.append(name)
        cards = [shown(mood, rows) for mood in moods[first : first + PER_SHEET]]
        sheet(cards).save(HERE / name, quality=70, method=6)
    (HERE / "music.md").write_text(page(rows, sheets), encoding="utf-8")


def shown(mood: MusicMood, rows: list[str]) -> Image.Image:
    """One mood as a picture; its row of the table is added."""
    seed = SEED + len(rows)
    spec = MusicSpec(
        seconds=SECONDS,
        sections=(MusicSection(start=0.0, mood=mood),),
        turns=(TURN,),
        hits=(HIT,),
        model=MODEL,
        seed=seed,
    )
    form = written(spec)[0][1]
    key = keys_of(form, np.random.default_rng([seed, 1]))[0]
    tempos = sorted({round(60 / bar.beat) for bar in form.bars})
    told = f"{KEYS[key.tonic].capitalize()} {mood.mode}, {'/'.join(map(str, tempos))}"
    rows.append(
        f"| {mood.name} | {', '.join(mood.words[:5])} | {told} | {mood.progressions[0]} | "
        f"{', '.join(part.partition(':')[0] for part in mood.instruments)} |"
    )
    return card(f"{mood.name}: {told}", arrange(form, seed), form, compose(spec))


def card(title: str, tracks: tuple[Track, ...], form: Form, sound: Sound) -> Image.Image:
    """Title, notes and spectrogram."""
    made = Image.new("RGB", (WIDE, 16 + ROLL + SPECTRUM), (12, 12, 16))
    draw = ImageDraw.Draw(made)
    draw.text((4, 2), title, fill=(230, 230, 230))
    for bar in form.bars:
        x = WIDE * bar.start / SECONDS
        bold = bar.number == 0
        draw.line((x, 16, x, 16 + ROLL), fill=(120, 60, 60) if bold else (40, 40, 48))
    for track in tracks:
        for note in track.notes:
            x, y = WIDE * note.start / SECONDS, 16 + ROLL - (note.pitch - 26) / 74 * ROLL
            if note.drum:
                y = 16 + ROLL - 2
            long = 1 if note.drum else max(WIDE * note.seconds / SECONDS - 1, 1)
            draw.rectangle((x, y - 1, x + long, y), fill=COLORS[track.role])
    made.paste(spectrogram(sound), (0, 16 + ROLL))
    return made


def spectrogram(sound: Sound) -> Image.Image:
    """Levels of 75 dB from dark to bright, frequencies on a logarithmic scale."""
    mono, size = sound.mean(axis=1), 4096
    starts = np.linspace(0, len(mono) - size, WIDE).astype(int)
    frames = np.stack([mono[start : start + size] for start in starts]) * np.hanning(size)
    level = 20 * np.log10(np.abs(np.fft.rfft(frames, axis=1)) + 1e-6)
    places = np.geomspace(40, 14000, SPECTRUM) / RATE * size
    low = places.astype(int)
    level = level[:, low] + (places - low) * (level[:, low + 1] - level[:, low])
    shade = np.clip((level - level.max() + 75) / 75, 0, 1)
    colors = np.stack([shade**0.8, shade**1.6, 2.2 * shade * (1 - shade)], axis=-1)
    return Image.fromarray(
        (255 * colors.clip(0, 1)).astype(np.uint8).transpose(1, 0, 2)[::-1].copy()
    )


def sheet(cards: list[Image.Image]) -> Image.Image:
    """Cards in two columns."""
    height = cards[0].height + 6
    made = Image.new("RGB", (2 * WIDE + 6, height * -(-len(cards) // 2)))
    for place, one in enumerate(cards):
        made.paste(one, ((place % 2) * (WIDE + 6), (place // 2) * height))
    return made


def page(rows: list[str], sheets: list[str]) -> str:
    """The page."""
    head = [
        "# Music",
        "",
        "What `music:` of a shot may say, and what the embedded composer makes of it. This page",
        "and its pictures are made by `docs/sounds/make_music.py`.",
        "",
        'A mood is found by its name or one of its words. Besides, instruments may be named ("sad',
        'piano", "epic choir"), and "slow", "fast", "soft", "loud", "in D minor" and',
        '"120 bpm" are understood. "no music" is silence. Without a wish the key comes from the',
        "seed.",
        "",
        "Turns of the story fall on beats; the tempo between two of them gives way by 8 % at most.",
        "The last chord is the tonic, begins 1.5 to 3 seconds before the end and is gone with the",
        "last frame. A marked moment is struck at its time, on the beat or not.",
        "",
        f"The pieces below last {SECONDS:g} s, with a turn at {TURN:g} s and a marked moment at",
        f"{HIT:g} s. Each has a seed of its own.",
        "",
        "| mood | also called | key, beats a minute | first chords | parts |",
        "|---|---|---|---|---|",
        *rows,
        "",
        "Notes: tune yellow, second voice orange, chords blue, broken chords green, bass violet,",
        "percussion grey at the bottom, marked moments red. Red lines are turns. Below each, its",
        "spectrogram from 40 Hz to 14 kHz.",
        "",
    ]
    return "\n".join([*head, *(f"![Moods of music]({name})" for name in sheets), ""])


if __name__ == "__main__":
    main()
