"""How long the sound of a film takes: six shots, thirty seconds, six lines, music, effects.

Its pictures are rendered first, small, and stay in the store; then everything that is heard is
thrown away and made again by a new process, as it is the first time. Run it on an idle machine:

    python tests/bench/sound.py
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 3
FILM = """
schema: storyboard/1
title: Six shots
music: tender piano
delivery: {size: 96x64, fps: 24}
world:
  characters:
    mara: {look: "a woman with short black hair in a yellow raincoat"}
    tom: {look: "an old man with a white beard in a navy sweater"}
  places:
    shore: {look: "a rocky coast", ambience: "gulls, slow waves"}
    home: {look: "a kitchen"}
shots:
  - place: shore
    time: dusk
    action: Mara walks along the shore.
    sound: [{cue: foghorn, at: 1}]
    seconds: 5
  - {action: Tom enters., lines: [{tom: "You should not have come back."}], seconds: 5}
  - {lines: [{mara: "I know. But I had to see it once more."}], seconds: 5}
  - place: home
    action: Mara sits at the table.
    lines: [{mara: "It is warm here."}]
    music: tense strings
    seconds: 5
  - {action: Tom drops a metal pot., lines: [{tom: "Careful!", mood: shout}], seconds: 5}
  - {lines: [{mara: "Nothing is broken.", mood: whisper}, {tom: "Good."}], seconds: 5}
"""
SOUND = """
import time, sys
from pathlib import Path
started = time.monotonic()
from soracli.studio.board_plan import plan_board
from soracli.studio.captions import as_spoken
from soracli.studio.clip import own_sounds
from soracli.studio.events import nobody
from soracli.studio.home import Home
from soracli.studio.score import mixed
from soracli.studio.shoot_board import ShootWish
home = Home(Path(sys.argv[1]), Path(sys.argv[1]) / "presets")
plan = plan_board(ShootWish(board=Path("film.yaml")), home).plan
planned = time.monotonic()
plan = as_spoken(plan, home.store, nobody)
spoken = time.monotonic()
mixed(plan.score, home.store, own_sounds(plan.recordings), nobody)
print(planned - started, spoken - planned, time.monotonic() - spoken)
"""


def main() -> None:
    """Run it and print what was measured."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        home = work / "home"
        env = {**os.environ, "SORA_HOME": str(home)}
        (work / "film.yaml").write_text(FILM, encoding="utf-8")
        _run([sys.executable, "-m", "soracli.cli.app", "shoot", "film.yaml", "-q"], work, env)
        found = []
        for _ in range(RUNS):
            _forget_sound(home)
            started = time.monotonic()
            said = _run([sys.executable, "-c", SOUND, str(home)], work, env)
            parts = [float(one) for one in said.split()]
            found.append((time.monotonic() - started, *parts))
        whole, planning, voices, mix = (statistics.median(one) for one in zip(*found, strict=True))
        print(f"sound of a 30 s film, six shots, first time: {voices + mix:.2f} s")
        print(f"  voices {voices:.2f} s, effects, ambience, music and mix {mix:.2f} s")
        print(f"  planning {planning:.2f} s, the whole process {whole:.2f} s; median of {RUNS}")


def _forget_sound(home: Path) -> None:
    """Throw away everything in the store but the takes."""
    for manifest in list(home.rglob("manifest.json")):
        files = json.loads(manifest.read_text(encoding="utf-8"))["files"]
        if "audible.json" not in files:
            shutil.rmtree(manifest.parent)


def _run(argv: list[str], work: Path, env: dict[str, str]) -> str:
    done = subprocess.run(argv, cwd=work, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(argv[:4])} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
