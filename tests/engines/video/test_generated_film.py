"""A storyboard through diffusion models, as a person makes it: the command line, the real studio,
the real pipelines at a tiny size, a film that plays."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest

from soracli.engines import weights
from soracli.media.ffmpeg import frame_hashes
from soracli.media.probe import probe
from soracli.script.presets import load_presets
from soracli.studio.sessions import close_sessions

BOARD = """
schema: storyboard/1
title: The Pier
model: {model}
delivery: {{size: 80x64, fps: 12}}
world:
  characters:
    mara: {{look: "a woman in her thirties with short black hair in a yellow raincoat"}}
  places:
    pier: {{look: "a weathered wooden pier in a harbour"}}
shots:
  - {{id: arrival, place: pier, time: dusk, action: Mara walks., seconds: 0.7}}
  - {{id: pause, action: Mara stops and waves., seconds: 0.7, continue: true}}
  - {{id: ball, action: A red ball rolls., seconds: 0.7, transition: {{dissolve: 0.2}}}}
"""
LOOK = "short black hair in a yellow raincoat"
BALL = "ball rolls in an empty studio"
"""What is played on the simplest set."""


class Ran(Protocol):
    code: int
    out: str
    err: str


class Sora(Protocol):
    def __call__(self, *argv: object) -> Ran: ...


@pytest.fixture
def quick(built: Any, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Presets of one's own: the real ones, with two steps. Their weights lie where models do."""
    monkeypatch.setenv("SORA_MODELS", str(built.folder))
    folder = own_home / "presets" / "models"
    folder.mkdir(parents=True)

    def make(name: str) -> str:
        model = built.model(name, needs=built.presets.models[name].diffusion.needs)
        (folder / f"{name}.yaml").write_text(model.model_dump_json(exclude={"revision"}))
        return name

    yield make
    close_sessions()
    weights.release()


def planned(sora: Sora, *argv: object) -> dict[str, Any]:
    ran = sora("plan", *argv, "--json", "--spec")
    assert ran.code == 0, ran.err
    plan: dict[str, Any] = json.loads(ran.out)
    return plan


@pytest.mark.parametrize("name", ["wan-2.1-vace-1.3b", "ltx-2"])
def test_three_shots_become_a_film_of_one_world(
    name: str, quick: Any, sora: Sora, tmp_path: Path
) -> None:
    board, film = tmp_path / "pier.yaml", tmp_path / "pier.mp4"
    board.write_text(BOARD.format(model=quick(name)))
    shots = [shot["spec"]["generation"] for shot in planned(sora, board)["shots"]]
    ran = sora("shoot", board, "-o", film)
    assert ran.code == 0, ran.err
    sheets = "references" in load_presets().models[name].diffusion.accepts
    assert ("first: picture of mara" in ran.err) == sheets
    facts = probe(film)
    assert (facts.width, facts.height, facts.fps) == (80, 64, 12)
    assert facts.frames == 3 * 8 - 2
    assert [stream.kind for stream in facts.streams][:2] == ["video", "audio"]

    # the same words for the same person, the end of one shot as the beginning of the next,
    # and the stage as a guide wherever nothing else leads
    assert all(LOOK in shot["prompt"] for shot in shots[:2])
    given = [{(one["kind"], one["source"]) for one in shot["conditions"]} for shot in shots]
    assert ("first frame", "take") in given[1]
    assert ("first frame", "take") not in given[0] | given[2]
    assert any(source == "stage" for _, source in given[0])

    again = sora("shoot", board, "-o", film)
    assert again.code == 0 and "reused 3" in again.err and "rendered" not in again.err


def test_a_run_of_prompts_loads_a_model_once(quick: Any, sora: Sora, tmp_path: Path) -> None:
    name = quick("wan-2.1-1.3b")
    prompts = tmp_path / "prompts.txt"
    prompts.write_text("".join(f"{color} {BALL}\n" for color in ("a red", "a blue", "a green")))
    asked = ("--model", name, "--size", "64x64", "--seconds", "0.3", "-o", tmp_path)
    before = weights.loads()
    ran = sora("gen", prompts, *asked)
    assert ran.code == 0, ran.err
    assert len(list(tmp_path.glob("*.mp4"))) == 3
    assert weights.loads() - before == 2  # what reads the prompts, and what makes the film
    known = sora("gen", f"a blue {BALL}", *asked, "--seed", "3")
    assert known.code == 0, known.err
    assert weights.loads() - before == 2  # the words are known, the model is warm


def test_a_clip_tells_how_it_was_generated(quick: Any, sora: Sora, tmp_path: Path) -> None:
    clip = tmp_path / "clip.mp4"
    asked = ("--model", quick("wan-2.1-1.3b"), "--size", "96x64", "--seconds", "0.5", "--fps", "24")
    assert sora("gen", f"a red {BALL}", *asked, "-o", clip).code == 0
    facts = probe(clip)
    assert (facts.width, facts.height, facts.fps, facts.frames) == (96, 64, 24, 12)
    told = json.loads(sora("info", clip, "--json").out)
    made = told["recipe"]["generated"]
    assert made["device"] in ("cpu", "cuda", "mps") and made["rung"]
    again = sora("rerun", clip, "-o", tmp_path / "again.mp4")
    assert again.code == 0 and "byte for byte" in again.out + again.err


def test_a_film_of_ones_own_is_followed(quick: Any, sora: Sora, tmp_path: Path) -> None:
    lead = tmp_path / "lead.mp4"
    drawn = ("--model", "previs", "--size", "96x64", "--seconds", "0.5", "--fps", "12")
    assert sora("gen", f"a red {BALL}", *drawn, "-o", lead).code == 0
    for name, kind in (("wan-2.1-vace-1.3b", "control"), ("wan-2.1-1.3b", "initial video")):
        asked = (f"a red {BALL}", "--model", quick(name), "--size", "64x64", "--seconds", "0.5")
        led = (*asked, "--guide-video", lead)
        given = planned(sora, *led)["takes"][0]["spec"]["generation"]["conditions"]
        assert [(one["kind"], one["source"]) for one in given] == [(kind, "file")]
        followed, other = tmp_path / f"{name}.mp4", tmp_path / f"{name}-other.mp4"
        assert sora("gen", *led, "-o", followed).code == 0
        assert sora("gen", *asked, "--guide", "none", "-o", other).code == 0
        assert frame_hashes(followed) != frame_hashes(other)
    long = sora("gen", *led[:-4], "--seconds", "1", "--guide-video", lead)
    assert long.code == 2 and "lasts 0.50 s" in long.err and "Make it as long" in long.err
