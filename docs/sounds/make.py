"""Renders every cue and every bed, draws their spectrograms, and writes the pages about them.

    python docs/sounds/make.py [--wav FOLDER]

A picture runs from the first second to the last, from 40 Hz at the bottom to 20 kHz at the top in
equal ratios, and over 70 dB of brightness; the line below it is the waveform. Needs pillow.
"""

import argparse
import sys
import wave
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from soracli.engines.signals.basics import RATE, Sound, rms
from soracli.engines.signals.beds import make_bed
from soracli.engines.signals.makers import make_cue
from soracli.script.sound_presets import load_sound_presets
from soracli.story.sound_preset import BedPreset, CuePreset

HERE = Path(__file__).resolve().parent
COLUMNS, ROWS = 5, 6
WIDTH, HEIGHT, WAVE, CAPTION, MARGIN = 256, 150, 30, 18, 6
LOWEST, HIGHEST, RANGE = 40.0, 20_000.0, 70.0
SEED = 1
BED_SECONDS = 20.0
Preset = TypeVar("Preset", CuePreset, BedPreset)
HEAD = "<!-- written by docs/sounds/make.py -->\n"


def main() -> int:
    """Write the pages and their sheets; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wav", type=Path, help="write every sound into this folder too")
    wanted = parser.parse_args()
    presets = load_sound_presets()
    cues = sorted(presets.cues.values(), key=lambda cue: cue.name)
    beds = sorted(presets.beds.values(), key=lambda bed: bed.name)
    draw_all("cues", cues, lambda cue: make_cue(cue, SEED), wanted.wav)
    draw_all("beds", beds, lambda bed: make_bed(bed.layers, BED_SECONDS, SEED), wanted.wav)
    (HERE / "cues.md").write_text(cues_page(cues), encoding="utf-8", newline="\n")
    (HERE / "beds.md").write_text(beds_page(beds), encoding="utf-8", newline="\n")
    return 0


def draw_all(
    kind: str, presets: Sequence[Preset], make: Callable[[Preset], Sound], wav: Path | None
) -> None:
    """Sheets of spectrograms, numbered from 1."""
    for old in HERE.glob(f"{kind}-*.webp"):
        old.unlink()
    for number, part in enumerate(sheets(presets), 1):
        sounds = [(preset.name, make(preset)) for preset in part]
        sheet(sounds).save(HERE / f"{kind}-{number}.webp", quality=55, method=6)
        for name, sound in sounds:
            if wav:
                write_wav(wav / f"{kind}-{name}.wav", sound)
        sys.stderr.write(f"{kind}-{number}.webp\n")


def sheets(presets: Sequence[Preset]) -> Iterable[Sequence[Preset]]:
    """The presets, as many at a time as a sheet has room for."""
    size = COLUMNS * ROWS
    return (presets[first : first + size] for first in range(0, len(presets), size))


def sheet(sounds: Sequence[tuple[str, Sound]]) -> Image.Image:
    """Spectrograms in rows, each with its name, length and level above it."""
    rows = -(-len(sounds) // COLUMNS)
    tall = CAPTION + HEIGHT + WAVE + MARGIN
    page = Image.new("RGB", (COLUMNS * (WIDTH + MARGIN) + MARGIN, rows * tall + MARGIN), "#0d0d12")
    pen = ImageDraw.Draw(page)
    for number, (name, sound) in enumerate(sounds):
        left = MARGIN + number % COLUMNS * (WIDTH + MARGIN)
        top = MARGIN + number // COLUMNS * tall
        level = 20 * np.log10(max(rms(sound), 1e-9))
        text = f"{name}   {len(sound) / RATE:.1f} s  {level:.0f} dB"
        pen.text((left, top), text, "#dddddd", font_size=12)
        page.paste(spectrogram(sound), (left, top + CAPTION))
        page.paste(waveform(sound), (left, top + CAPTION + HEIGHT))
    return page


def spectrogram(sound: Sound) -> Image.Image:
    """The picture of one sound; of a stereo sound, of both sides together."""
    power = powers(sound)
    edges = np.geomspace(LOWEST, HIGHEST, HEIGHT + 1)
    bins = np.linspace(0, RATE / 2, power.shape[1])
    total = np.concatenate([np.zeros((len(power), 1)), np.cumsum(power, axis=1)], axis=1)
    at = np.clip(edges / bins[1], 0, len(bins) - 1)
    whole = np.array([np.interp(at, np.arange(total.shape[1]), row) for row in total])
    density = np.diff(whole, axis=1) / np.diff(at)
    shown = 10 * np.log10(density + 1e-14)
    shown = np.clip((shown - shown.max()) / RANGE + 1, 0, 1)
    return Image.fromarray(coloured(shown.T[::-1]))


def powers(sound: Sound) -> NDArray[np.float64]:
    """The power of every bin, `WIDTH` moments over the sound."""
    mono = sound.mean(axis=1) if sound.ndim == 2 else sound
    size = 2048
    padded = np.concatenate([np.zeros(size // 2), mono, np.zeros(size)])
    starts = np.linspace(0, max(len(mono) - 1, 1), WIDTH).astype(int)
    frames = np.stack([padded[start : start + size] for start in starts]) * np.hanning(size)
    made: NDArray[np.float64] = np.abs(np.fft.rfft(frames, axis=1)) ** 2
    return made


def coloured(share: NDArray[np.float64]) -> NDArray[np.uint8]:
    """From 0 to 1 as black, violet, orange, white."""
    stops = np.array([0, 0.35, 0.65, 0.85, 1])
    palette = np.array([[4, 4, 12], [70, 20, 110], [210, 70, 70], [250, 180, 70], [255, 255, 230]])
    channels = [np.interp(share, stops, palette[:, one]) for one in range(3)]
    return np.stack(channels, axis=-1).astype(np.uint8)


def waveform(sound: Sound) -> Image.Image:
    """The outline of a sound."""
    mono = np.abs(sound).max(axis=1) if sound.ndim == 2 else np.abs(sound)
    peaks = [float(part.max(initial=0)) for part in np.array_split(mono, WIDTH)]
    top = max(*peaks, 1e-9)
    picture = Image.new("RGB", (WIDTH, WAVE), "#14141c")
    pen = ImageDraw.Draw(picture)
    for column, peak in enumerate(peaks):
        high = peak / top * (WAVE / 2 - 1)
        pen.line([(column, WAVE / 2 - high), (column, WAVE / 2 + high)], "#7fb2d9")
    return picture


def write_wav(path: Path, sound: Sound) -> None:
    """A sound as a WAV file of 16 bits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1 if sound.ndim == 1 else 2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())


def cues_page(cues: Sequence[CuePreset]) -> str:
    """The page of all cues."""
    lines = [
        "# Cues", "", HEAD,
        f"{len(cues)} effects by name, for what the set does not simulate. Each may be called by"
        " any of its other names; \"a distant …\" puts it far away, \"a loud …\" or \"a soft …\""
        " changes its level.", "",
    ]  # fmt: skip
    lines += pictures("cues", len(cues))
    lines += ["| cue | also | seconds | maker |", "|---|---|---|---|"]
    lines += [
        f"| {cue.name} | {', '.join(cue.words)} | {cue.seconds:g} | {cue.maker} |" for cue in cues
    ]
    return "\n".join([*lines, ""])


def beds_page(beds: Sequence[BedPreset]) -> str:
    """The page of all beds."""
    lines = [
        "# Beds of ambience", "", HEAD,
        f"{len(beds)} beds. A place is given those that list it, its time and its weather; the"
        " words of `ambience:` choose others.", "",
    ]  # fmt: skip
    lines += pictures("beds", len(beds))
    lines += ["| bed | words | places | when |", "|---|---|---|---|"]
    for bed in beds:
        when = ", ".join((*bed.times, *bed.weathers))
        lines.append(f"| {bed.name} | {', '.join(bed.words)} | {', '.join(bed.places)} | {when} |")
    return "\n".join([*lines, ""])


def pictures(kind: str, count: int) -> list[str]:
    """The sheets of a page."""
    number = -(-count // (COLUMNS * ROWS))
    return [line for one in range(1, number + 1) for line in (f"![{kind}]({kind}-{one}.webp)", "")]


if __name__ == "__main__":
    sys.exit(main())
