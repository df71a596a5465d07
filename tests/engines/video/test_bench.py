"""`sora bench`: two ways of making the same take, measured in one run."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from soracli.cli.bench import lines
from soracli.engines.contract import Working
from soracli.engines.diffusing.known_losses import file_of, with_likeness
from soracli.engines.diffusing.similarity import ssim
from soracli.engines.diffusing.timing import Clock, cost
from soracli.errors import InputError
from soracli.script.architectures import load_architectures
from soracli.script.presets import load_models
from soracli.studio.bench import Benched, Wanted, bench, kept
from soracli.studio.home import Home

SMALL: dict[str, dict[str, Any]] = {
    "text_encoder": {"d_model": 16, "d_ff": 16, "d_kv": 8, "num_heads": 2, "num_layers": 1},
    "vae": {"base_dim": 4, "dim_mult": [1, 1, 1, 1], "num_res_blocks": 1},
    "transformer": {"num_attention_heads": 2, "attention_head_dim": 12, "text_dim": 16,
                    "freq_dim": 16, "ffn_dim": 16, "num_layers": 2},
}  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home whose own presets hold a small Wan: its shape, and how it is asked."""
    root = tmp_path_factory.mktemp("home")
    shape = load_architectures()["wan-2.1-1.3b"].model_dump(mode="json", exclude={"name"})
    for part, smaller in SMALL.items():
        shape["components"][part]["config"].update(smaller)
    model = load_models()["wan-2.1-1.3b"].model_dump(mode="json", exclude_unset=True)
    model["diffusion"] |= {"architecture": "small", "sizes": ["64x64"], "window": 5}
    model["diffusion"]["qualities"]["draft"]["steps"] = 2
    model["diffusion"]["needs"] = {"parameters": {"transformer": 10_000, "vae": 10_000}}
    for folder, value in (("architectures", shape), ("models", model)):
        path = root / "presets" / folder / "small.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(yaml.safe_dump({"small": {**value, "name": "small"}}), encoding="utf-8")
    return Home(root, root / "presets")


@pytest.fixture(scope="module")
def measured(home: Home) -> Benched:
    said: list[str] = []
    wanted = Wanted("small", random_weights=True, steps=3, levers=True)
    found = bench(wanted, home, lambda _: None, said.append)
    assert said[:2] == ["with soracli", "with a plain script"]
    return found


def test_both_ways_make_the_same_take_and_every_part_is_timed(measured: Benched) -> None:
    assert measured.take["frames"] == 5 and measured.take["steps"] == 3
    assert measured.take["size"] == [64, 64] and measured.weights == "random"
    for side in (measured.ours, measured.plain):
        for when in ("cold", "warm"):
            part = side[when]
            assert min(part[name] for name in ("start", "step", "denoising", "decoding")) > 0
            assert part["film"] <= part["whole"]
            assert part["denoising"] >= 2 * part["step"]
    assert measured.ours["encoding"] > 0
    assert measured.ratios["step"] == pytest.approx(
        measured.ours["warm"]["step"] / measured.plain["warm"]["step"]
    )


def test_the_prompt_is_read_once(measured: Benched) -> None:
    assert measured.ours["cold"]["reading"] > 0
    assert measured.ours["warm"]["reading"] == 0


def test_each_lever_is_tried_by_itself_and_told_whether_it_did_anything(measured: Benched) -> None:
    tried = {one["name"]: one for one in measured.levers}
    assert {"compiled blocks", "best attention", "memory format"} <= set(tried)
    assert tried["first block cache"]["asked"] == "threshold 0.1"
    assert tried["memory format"]["effect"] and tried["memory format"]["ssim"] > 0.99
    assert tried["fewer steps"]["effect"] and tried["fewer steps"]["ssim"] < 0.999
    assert all(one["why"] for one in tried.values())


def test_a_record_cites_the_likeness_that_was_measured_with_real_weights(tmp_path: Path) -> None:
    """Of random weights no likeness is cited: their films are noise."""
    fewer = {"name": "fewer steps", "asked": "25 steps", "effect": True, "why": "25 instead of 50"}
    exact = {"name": "memory format", "asked": "channels last", "effect": True, "why": "40 kernels"}
    idle = {"name": "mag cache", "asked": "threshold 0.1", "effect": False, "why": "not here"}
    file_of(tmp_path, "wan", "random").parent.mkdir()
    told = json.dumps({"levers": [{**fewer, "ssim": 0.83}]})
    file_of(tmp_path, "wan", "random").write_text(told, encoding="utf-8")
    assert with_likeness([fewer], tmp_path, "wan") == [{**fewer, "ssim": None}]
    file_of(tmp_path, "wan", "real").write_text(told, encoding="utf-8")
    assert with_likeness([fewer, exact, idle], tmp_path, "wan") == [
        {**fewer, "ssim": 0.83}, exact, idle
    ]  # fmt: skip
    other = {**fewer, "asked": "20 steps"}
    assert with_likeness([other], tmp_path, "wan") == [{**other, "ssim": None}]
    file_of(tmp_path, "wan", "real").write_text("{", encoding="utf-8")
    assert with_likeness([fewer], tmp_path, "wan") == [{**fewer, "ssim": None}]


def test_what_was_measured_is_kept_and_a_damaged_file_is_no_fault(
    measured: Benched, home: Home
) -> None:
    folder = home.root / "memory" / "bench"
    (folder / "damaged.json").write_text("{", encoding="utf-8")
    (found,) = kept(home)
    assert found == measured
    assert json.loads((folder / "small-random.json").read_text(encoding="utf-8"))


def test_a_person_reads_a_table_and_a_page_gets_a_row(
    measured: Benched, home: Home, sora: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = lines(measured)
    assert told[0].startswith("small, random weights: 64x64, 5 frames, 3 steps on ")
    assert [line.split("  ")[0] for line in told[3:6]] == [
        "cold start", "reading the prompt", "warm start"
    ]  # fmt: skip
    assert f"{measured.ratios['step']:.3f}" in next(one for one in told if "a step " in one)
    assert sora("bench").code == 2 and sora("bench", "--markdown").code == 2
    monkeypatch.setenv("SORA_HOME", str(home.root))
    ran = sora("bench", "--markdown")
    assert ran.code == 0 and "| `small` | random | 64x64, 5 frames, 3 steps |" in ran.out
    bare = measured.levers[0]["without"] / measured.plain["warm"]["step"]
    (none,) = (line for line in ran.out.splitlines() if line.startswith("| `small` | none |"))
    assert f"| {bare:.3f} |" in none
    assert ran.out.count("| `small` | ") == 2 + len(measured.levers)


def test_one_of_several_models_that_cannot_be_measured_does_not_stop_the_others(
    home: Home, sora: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert home.presets
    shutil.copytree(home.presets, tmp_path / "presets")
    monkeypatch.setenv("SORA_HOME", str(tmp_path))
    ran = sora("bench", "smal", "small", "--random-weights", "--steps", "2", "--markdown")
    assert ran.code == 1 and 'no model "smal"' in ran.err
    assert "| `small` | random | 64x64, 5 frames, 2 steps |" in ran.out


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Wanted("smal"), 'no model "smal"'),
        (Wanted("previs"), "is no diffusion model"),
        (Wanted("small"), "weights of the model"),
        (Wanted("wan-2.1-i2v-480p", True, seconds=20), "only that is measured"),
    ],
)
def test_what_cannot_be_measured_is_refused(home: Home, wanted: Wanted, words: str) -> None:
    with pytest.raises(InputError, match=words):
        bench(wanted, home, lambda _: None, lambda _: None)


def test_the_first_step_is_not_counted_among_the_steps() -> None:
    clock = Clock()
    for done in range(4):
        clock.hear(Working("denoising", done, 3))
    assert len(clock.steps()) == 2
    made = cost(clock, clock.begun + 10, None)
    assert made.whole == 10 and made.reading == 0 and made.step <= made.denoising


def test_films_are_as_alike_as_they_look() -> None:
    dice = np.random.default_rng(1)
    film = dice.integers(0, 256, (2, 32, 48, 3), dtype=np.uint8)
    little = np.clip(film.astype(int) + dice.integers(-4, 5, film.shape), 0, 255).astype(np.uint8)
    other = dice.integers(0, 256, film.shape, dtype=np.uint8)
    assert ssim(film, film) == pytest.approx(1)
    assert 0.9 < ssim(film, little) < 1
    assert abs(ssim(film, other)) < 0.1
    with pytest.raises(ValueError, match="cannot be compared"):
        ssim(film, film[:1])


def test_weights_on_the_disk_are_measured_too(tiny: Any, tmp_path: Path) -> None:
    """The real pipeline from a folder, by both ways."""
    model = tiny.model("wan-2.1-1.3b")
    assert model.diffusion
    root = tmp_path / "home"
    own = root / "presets" / "models" / "own.yaml"
    own.parent.mkdir(parents=True)
    told = model.model_dump(mode="json", exclude_unset=True)
    told["diffusion"] |= {"sizes": ["64x64"], "window": 5}
    own.write_text(yaml.safe_dump({"wan-2.1-1.3b": told}), encoding="utf-8")
    home = Home(root, root / "presets", tiny.folder)
    found = bench(Wanted("wan-2.1-1.3b", steps=2), home, lambda _: None, lambda _: None)
    assert found.weights == "real" and found.planned_peak > 0
    assert found.plain["warm"]["step"] > 0 and found.ours["rung"]
