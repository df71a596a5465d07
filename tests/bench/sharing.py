"""What the films of a campaign share: takes, performances, lines and films made for N variants.

    python tests/bench/sharing.py [--variants 12] [--size 128x72] [--workers 1]

Variants of a film of two shots, one of them with a spoken line, differ in one thing only: in their
seeds (then they share nothing but the line), in captions, in the voice, in the shape of the
picture, in the look. Each campaign is made from an empty store. The last column is its time as a
share of that of the first.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from soracli.script.presets import load_presets
from soracli.script.sound_presets import load_sound_presets
from soracli.studio.batch.local import LocalCrew
from soracli.studio.batch.outcome import BatchOutcome
from soracli.studio.batch.planning import BatchWish, plan_batch
from soracli.studio.batch.running import run_batch
from soracli.studio.events import Event
from soracli.studio.home import Home

BOARD = """\
schema: storyboard/1
title: Tea
seed: 3
delivery: {{size: {size}, fps: 12, captions: soft}}
world:
  characters:
    mara: {{look: a woman with black hair in a yellow raincoat, voice: {{preset: "{{voice}}"}}}}
  places:
    kitchen: {{look: a small kitchen with a table}}
shots:
  - {{place: kitchen, action: A red mug stands on the table., seconds: 1}}
  - {{place: kitchen, seconds: 2,
     lines: [{{who: mara, say: Tea is ready., caption: "{{caption}}"}}]}}
"""
CAMPAIGN = """\
schema: campaign/1
storyboard: film.yaml
variables: {variables}
matrix: {matrix}
"""
Axis = Mapping[str, Sequence[object]]
USUAL = {"caption": "Tea is ready.", "voice": "low-warm"}
SHAPES = ((16, 9), (9, 16), (1, 1), (4, 5), (4, 3), (3, 4), (21, 9), (3, 2), (2, 3), (5, 4), (2, 1),
          (1, 2))  # fmt: skip


def axes(count: int, width: int, height: int) -> dict[str, Axis]:
    """What differs in each campaign: an axis, and its values."""
    pixels = width * height
    sizes = [
        f"{max(64, round((pixels * w / h) ** 0.5) // 2 * 2)}x"
        f"{max(64, round((pixels * h / w) ** 0.5) // 2 * 2)}"
        for w, h in SHAPES
    ]
    voices = sorted(load_sound_presets().voices)
    return {
        "seeds": {"seed": list(range(count))},
        "captions": {"caption": [f"Text number {number}." for number in range(count)]},
        "voice": {"voice": list(voices[:count])},
        "shape": {"size": list(sizes[:count])},
        "look": {"style": sorted(load_presets().looks)[:count]},
    }


def made(matrix: Axis, size: str, workers: int) -> tuple[BatchOutcome, float]:
    """Make a campaign from an empty store; and the seconds that its films took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "film.yaml").write_text(BOARD.format(size=size), encoding="utf-8")
        variables = {name: value for name, value in USUAL.items() if name not in matrix}
        text = CAMPAIGN.format(variables=json.dumps(variables), matrix=json.dumps(matrix))
        (folder / "campaign.yaml").write_text(text, encoding="utf-8")
        home = Home(folder / "home", folder / "presets")
        batch = plan_batch(BatchWish(folder / "campaign.yaml", output=str(folder / "films")), home)
        begun = time.perf_counter()
        outcome = run_batch(batch, _crew(home, workers), home, _unheard)
        return outcome, time.perf_counter() - begun


def _crew(home: Home, workers: int) -> Callable[[], LocalCrew]:
    return lambda: LocalCrew(home, workers, 1)


def _unheard(event: Event) -> None:
    """Nobody listens."""


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--variants", type=int, default=12)
    asked.add_argument("--size", default="128x72")
    asked.add_argument("--workers", type=int, default=1)
    said = asked.parse_args()
    width, height = map(int, said.size.split("x"))
    print("differs in   variants  takes (of)  performances  lines  films  time")
    whole = 0.0
    for name, matrix in axes(said.variants, width, height).items():
        outcome, seconds = made(matrix, said.size, said.workers)
        count, sums = len(outcome.variants), outcome.made
        bad = [one.error for one in outcome.variants if one.error]
        if bad:
            raise bad[0]
        each = seconds / count
        whole = whole or each
        takes = f"{sums.takes} ({2 * count})"
        print(
            f"{name:12} {count:8} {takes:>11} {sums.performances:13} {sums.lines:6} "
            f"{sums.films:6}  {each / whole:.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
