"""How thirty varied films sound: loudness, peaks, lengths, and the levels of their stems.

Clips and films of many places, moods and weathers, with and without speech and music, are made for
real, small and short, and measured as they were delivered:

    python tests/bench/thirty.py [--keep FOLDER]

A film is as loud as it was asked to be (within 0.5 LU), or quiet by nature, or held back because
the gain or the limiter would have to do too much: the last column says which.
"""

import argparse
import contextlib
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from soracli.cli.app import main as sora
from soracli.media.sound_files import read
from soracli.media.weighing import loudness, weighed
from soracli.plan.sound.stem import STEMS
from soracli.studio.gate import check_film, expected_in

SIZE = ("--size", "96x64", "-q", "--stems")
NEAR, HIGHEST = 0.5, -1.0
PROMPTS = (
    ("a slow-motion cinematic shot of a dog running on a beach at sunset, with dramatic music", 3),
    ("a basketball player shoots, misses, and the ball rebounds off the backboard", 3),
    ("two cats chase a butterfly in a sunny garden", 2),
    ("a woman in a red coat walks through a snowy city street at night", 3),
    ("a sailboat sails from left to right across a calm blue sea, aerial view", 3),
    ("a gritty black-and-white close-up of an old detective in a hat, rain falling", 3),
    ("five red balls roll down a ramp and knock over a tower of blocks", 4),
    ("an anime-style battle between a knight and a dragon", 3),
    ("a red ball bounces on a wooden floor in a kitchen", 3),
    ("a metal ball falls on a stone floor", 2),
    ("a glass falls off a table and breaks", 2),
    ("an old man says 'Good evening, my friends.' in a room", 3),
    ("a woman whispers 'Be quiet now.' in a dark forest at night", 3),
    ("a man shouts 'Come back here!' on a beach in a storm", 3),
    ("a car drives down a city street, with tense music", 3),
    ("an empty room at night", 3),
    ("a mountain in the snow, with calm piano music", 3),
    ("fog over a field at dawn", 2),
    ("heavy rain in a city street at night", 3),
    ("a horse gallops across a desert, with epic music", 3),
    ("a bird flies over the sea", 2),
    ("a robot walks through a factory hall", 3),
)
"""Sentences, and the seconds of each."""
WORLD = """
schema: storyboard/1
title: {title}
delivery: {{size: 96x64, fps: 24, loudness: {loudness}}}
{more}
world:
  characters:
    mara: {{look: "a woman with short black hair in a yellow raincoat"}}
    tom: {{look: "an old man with a white beard"}}
  places:
    shore: {{look: "a rocky coast"}}
    home: {{look: "a kitchen"}}
shots:
{shots}
"""
BOARDS = (
    ("broadcast", -23, "music: hopeful", "  - {place: shore, action: Mara walks., seconds: 3}"),
    ("loud web", -14, "music: playful", "  - {place: home, action: Tom jumps., seconds: 3}"),
    (
        "a talk over music",
        -16,
        "music: tender piano",
        '  - {place: home, action: Mara sits., lines: [{mara: "It is warm here."}], seconds: 3}\n'
        '  - {place: home, lines: [{tom: "Not for long.", mood: cold}], seconds: 2}',
    ),
    (
        "two places",
        -16,
        "",
        "  - {place: shore, action: Mara walks., seconds: 2}\n"
        "  - {place: home, action: Mara walks., seconds: 2}",
    ),
    (
        "cues alone",
        -16,
        "",
        "  - {place: shore, action: Mara stands., sound: [{cue: foghorn, at: 0.5}], seconds: 3}",
    ),
    (
        "thunder over a whisper",
        -18,
        "",
        "  - {place: shore, weather: storm, action: Mara stands., "
        'lines: [{mara: "Listen.", mood: whisper}], sound: [{cue: thunder, at: 0.2}], seconds: 3}',
    ),
    (
        "a shout in a dissolve",
        -16,
        "music: epic",
        "  - {place: shore, action: Tom runs., seconds: 2}\n"
        "  - {place: home, transition: {dissolve: 0.5}, "
        'lines: [{tom: "Open the door!", mood: shout}], seconds: 3}',
    ),
    (
        "music that stops",
        -16,
        "music: tense",
        "  - {place: home, action: Tom walks., seconds: 2}\n"
        "  - {place: home, music: none, action: Tom stands., seconds: 2}",
    ),
)
"""Films: their names, the LUFS asked for, what the head says, and the shots."""


def main() -> None:
    """Make them, measure them, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", help="a folder for the films, to listen to them")
    kept = parser.parse_args().keep
    with contextlib.ExitStack() as stack:
        work = Path(kept or stack.enter_context(tempfile.TemporaryDirectory())).resolve()
        work.mkdir(parents=True, exist_ok=True)
        os.environ["SORA_HOME"] = str(work / "home")
        os.chdir(work)
        stems = "".join(f"{name:>10}" for name in STEMS)
        print(f"{'film':38}{'asked':>7}{'LUFS':>7}{'dBTP':>7}{stems}  verdict", flush=True)
        off = 0
        for name, film in _films(work):
            row, good = _row(name, film)
            off += not good
            print(row, flush=True)
        print(f"{off} of {len(PROMPTS) + len(BOARDS)} films are not what they should be")


def _films(work: Path) -> Iterator[tuple[str, Path]]:
    for number, (prompt, seconds) in enumerate(PROMPTS, 1):
        film = work / f"clip{number:02}.mp4"
        _sora("gen", prompt, "--seconds", str(seconds), "-o", str(film), *SIZE)
        yield prompt, film
    for number, (title, wanted, more, shots) in enumerate(BOARDS, 1):
        board, film = work / f"board{number}.yaml", work / f"film{number}.mp4"
        text = WORLD.format(title=title, loudness=wanted, more=more, shots=shots)
        board.write_text(text, encoding="utf-8")
        _sora("shoot", str(board), "-o", str(film), "-q", "--stems")
        yield title, film


def _sora(*argv: str) -> None:
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
        code = sora(list(argv))
    if code:
        raise SystemExit(f"sora {argv} ended with {code}:\n{said.getvalue()}")


def _row(name: str, film: Path) -> tuple[str, bool]:
    """A line of the table, and whether the film is what it should be."""
    from soracli.media.probe import probe

    gate, expected = check_film(film), expected_in(probe(film).recipe)
    assert expected is not None
    levels = ""
    for stem in STEMS:
        path = film.with_name(f"{film.stem}.{stem}.wav")
        levels += f"{loudness(weighed(read(path))):10.1f}" if path.exists() else f"{'-':>10}"
    found, peak = gate.loudness, gate.true_peak
    loud = "-" if found is None else f"{found:.1f}"
    high = "-" if peak is None else f"{peak:.1f}"
    near = found is not None and abs(found - expected.wanted) <= NEAR
    told = ["quiet by nature"] if expected.quiet and not near else []
    told += [f"{one.check}: {one.message}" for one in gate.findings if one.level != "ok"]
    good = (near or bool(told)) and (peak is None or peak < HIGHEST) and gate.passed
    good = good and gate.sound_seconds == gate.seconds
    verdict = "; ".join(told) or ("good" if good else "NOT AS ASKED")
    return f"{name[:36]:38}{expected.wanted:7.1f}{loud:>7}{high:>7}{levels}  {verdict}", good


if __name__ == "__main__":
    main()
