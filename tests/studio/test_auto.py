"""`--model auto`: what is installed and fits is taken, and that is said; keys know the weights."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from soracli.engines.facts import Facts
from soracli.engines.hub.record import write_record
from soracli.engines.weights import place_of
from soracli.errors import InputError
from soracli.media.argv import Encoding
from soracli.media.ffmpeg import FilmWriter
from soracli.media.recipe import TAG, recipe_text
from soracli.plan.compile import AUTO, model_of
from soracli.plan.key import take_key
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.studio.auto import auto_words, tell_model
from soracli.studio.board_plan import as_asked
from soracli.studio.events import Event, Note
from soracli.studio.film_format import model_name
from soracli.studio.home import home_at
from soracli.studio.models import best, installed, presets_at_hand
from soracli.studio.planning import PlannedTake, plan_takes
from soracli.studio.render import recipe_of
from soracli.studio.rerun import rerun
from soracli.studio.shoot_board import ShootWish
from soracli.studio.source import Source, open_board

GIB = 2**30
SMALL, LARGE, GIVEN = "wan-2.1-1.3b", "wan-2.1-14b", "wan-2.1-i2v-480p"
MODELS = load_presets().models


def gpu(free: int) -> Facts:
    return Facts("cuda", "a GPU", free, free, 512 * GIB)


def weights(path: Path, numbers: int) -> None:
    """A file of safetensors with so many numbers, all zero, that hardly lies on the disk."""
    told = {"w": {"dtype": "BF16", "shape": [numbers], "data_offsets": [0, 2 * numbers]}}
    head = json.dumps(told).encode()
    with path.open("wb") as file:
        file.write(len(head).to_bytes(8, "little") + head)
        file.truncate(8 + len(head) + 2 * numbers)


def put(root: Path, name: str, numbers: int = 10**9, commit: str = "") -> Path:
    """A model's folder as a pull leaves it, or as a person puts it there."""
    for component in ("transformer", "vae"):
        (root / name / component).mkdir(parents=True)
        weights(root / name / component / "diffusion_pytorch_model.safetensors", numbers)
    (root / name / "model_index.json").write_text("{}")
    if commit:
        record = {"repository": "a/b", "revision": commit, "licence": "MIT", "files": {}}
        write_record(root / name, record)
    return root / name


def no_question() -> Facts:
    raise AssertionError("the machine was asked although no model is there")


def test_without_a_model_it_is_previs_and_the_machine_is_not_asked(tmp_path: Path) -> None:
    choice = best(MODELS, tmp_path / "none", no_question)
    assert choice.model.name == "previs" and choice.why == "no model is installed"
    (tmp_path / f"{SMALL}.part").mkdir()
    (tmp_path / LARGE).mkdir()
    assert best(MODELS, tmp_path, no_question).model.name == "previs"


def test_the_best_that_fits_the_gpu_is_taken(tmp_path: Path) -> None:
    put(tmp_path, SMALL)
    put(tmp_path, LARGE, 14 * 10**9)
    large = best(MODELS, tmp_path, lambda: gpu(180 * GIB))
    assert large.model.name == LARGE and "a GPU" in large.why
    small = best(MODELS, tmp_path, lambda: gpu(12 * GIB))
    assert small.model.name == SMALL
    none = best(MODELS, tmp_path, lambda: gpu(GIB))
    assert none.model.name == "previs" and SMALL in none.why and LARGE in none.why


def test_without_a_gpu_or_words_alone_it_is_previs_and_says_so(tmp_path: Path) -> None:
    put(tmp_path, GIVEN)
    given = best(MODELS, tmp_path, no_question)
    assert given.model.name == "previs" and "picture" in given.why
    put(tmp_path, SMALL)
    slow = best(MODELS, tmp_path, lambda: Facts("cpu", "the processor", GIB, GIB, GIB))
    assert slow.model.name == "previs" and "no GPU" in slow.why


def test_weights_that_are_cut_off_are_not_taken_and_that_is_said(tmp_path: Path) -> None:
    folder = put(tmp_path, SMALL)
    file = folder / "transformer" / "diffusion_pytorch_model.safetensors"
    with file.open("r+b") as opened:
        opened.truncate(1000)
    choice = best(MODELS, tmp_path, lambda: gpu(180 * GIB))
    assert choice.model.name == "previs" and "cut off" in choice.why


def test_a_folder_may_be_linked_or_named_by_the_preset(tmp_path: Path) -> None:
    elsewhere = put(tmp_path / "elsewhere", "mine")
    (tmp_path / "models").mkdir()
    try:
        (tmp_path / "models" / SMALL).symlink_to(elsewhere, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    own = MODELS[LARGE].model_copy(update={"name": "own", "weights": str(elsewhere)})
    found = installed(tmp_path / "models", {**MODELS, "own": own})
    assert set(found) == {SMALL, "own"} and found["own"].folder == elsewhere
    assert found["own"].revision == ""


def test_other_weights_are_another_take(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    source = Source("a dog runs on a beach", "")

    def key() -> str:
        request = Request(model=SMALL, size="128x128", seconds=0.5)
        (take,) = plan_takes(source, request, presets_at_hand(home))
        assert isinstance(take, PlannedTake) and take.key == take_key(take.spec)
        return take.key

    nothing = key()
    folder = put(home.models, SMALL)
    assert key() == nothing
    write_record(folder, {"repository": "a/b", "revision": "c" * 40, "licence": "", "files": {}})
    one = key()
    write_record(folder, {"repository": "a/b", "revision": "d" * 40, "licence": "", "files": {}})
    assert len({nothing, one, key()}) == 3
    models = presets_at_hand(home).models
    assert models[SMALL].revision == "d" * 40
    assert models[LARGE].revision == MODELS[LARGE].revision


def test_auto_is_what_is_at_hand_and_previs_where_nobody_looked(tmp_path: Path) -> None:
    at_hand = presets_at_hand(home_at(tmp_path)).models
    assert model_of(None, at_hand) == model_of(AUTO, at_hand) == model_of("previs", at_hand)
    assert model_of(AUTO, MODELS).name == "previs"
    taken = {**MODELS, AUTO: MODELS[SMALL]}
    assert model_of(None, taken).name == SMALL and model_of("previs", taken).name == "previs"


def test_a_film_carries_the_name_of_the_model_that_auto_was(tmp_path: Path) -> None:
    file = tmp_path / "film.yaml"
    file.write_text("schema: storyboard/1\nshots: [{id: a, action: A dog runs., seconds: 1}]\n")
    board, wish = open_board(file), ShootWish(file)
    for name in (SMALL, "previs"):
        presets = replace(load_presets(), models={**MODELS, AUTO: MODELS[name]})
        carried = as_asked(wish, board, presets).storyboard.model
        assert model_of(model_name(carried), MODELS).name == name
        named = as_asked(ShootWish(file, Request(model=LARGE)), board, presets)
        assert named.storyboard.model == LARGE


def test_a_draft_is_there_at_once_unless_a_model_is_named(tmp_path: Path) -> None:
    file = tmp_path / "film.yaml"
    file.write_text("schema: storyboard/1\nshots: [{id: a, action: A dog runs., seconds: 1}]\n")
    presets = replace(load_presets(), models={**MODELS, AUTO: MODELS[SMALL]})
    draft = ShootWish(file, draft=True)
    assert as_asked(draft, open_board(file), presets).storyboard.model == "previs"
    named = replace(draft, request=Request(model=LARGE))
    assert as_asked(named, open_board(file), presets).storyboard.model == LARGE


def test_a_clip_is_not_made_again_without_its_weights(tmp_path: Path) -> None:
    home = home_at(tmp_path / "home")
    request = Request(model=SMALL, size="128x128", seconds=0.5)
    (take,) = plan_takes(Source("a dog runs", ""), request, presets_at_hand(home))
    assert isinstance(take, PlannedTake)
    clip = tmp_path / "clip.mp4"
    with FilmWriter(Encoding(64, 64, 24), clip, {TAG: recipe_text(recipe_of(take.spec))}) as film:
        film.write(bytes(64 * 64 * 3))
    with pytest.raises(InputError, match="not there") as told:
        rerun(clip, None, presets_at_hand(home, auto=False), home, [].append, False)
    assert f"sora models pull {SMALL}" in told.value.hint


def test_a_preset_cannot_reach_out_of_the_folder_of_models(tmp_path: Path) -> None:
    for name in ("../up", "a/b", "..", "C:x", ".hidden", "dot."):
        with pytest.raises(InputError, match="called"):
            place_of(MODELS[SMALL].model_copy(update={"name": name}), tmp_path)
    assert all(place_of(model, tmp_path) for model in MODELS.values())


def test_what_was_taken_is_told_and_a_gpu_without_a_model_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = home_at(tmp_path)
    heard: list[Event] = []
    monkeypatch.setattr("soracli.engines.facts.facts", lambda: gpu(180 * GIB))
    assert auto_words(None, home) == "auto: previs, no model is installed"
    assert auto_words("previs", home) == ""
    tell_model(None, home, heard.append)
    tell_model(AUTO, home, heard.append)
    tell_model("previs", home, heard.append)
    notes = [one for one in heard if isinstance(one, Note)]
    assert [one.detail for one in notes] == [True, False, True]
    assert "sora models pull" in notes[1].text and "a GPU" in notes[1].text
    put(home.models, SMALL)
    heard.clear()
    tell_model(None, home, heard.append)
    assert heard == [Note(auto_words(None, home))] and SMALL in auto_words(None, home)
