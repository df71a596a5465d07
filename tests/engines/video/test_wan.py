"""Wan: what a model is given stands where it looks for it, and what it is told reaches it."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from soracli.engines.contract import Inputs
from soracli.engines.diffusing import watching
from soracli.engines.video.wan import UNKNOWN, Wan
from soracli.errors import InputError
from soracli.plan.generation import Condition, Window

SIDE = 32
TRANSFORMER, VACE = "WanTransformer3DModel", "WanVACETransformer3DModel"


def shades(count: int, low: int = 0) -> Any:
    """A film that grows lighter from top to bottom, and from frame to frame."""
    rows = np.linspace(low, low + 100, SIDE, dtype=np.uint8)[:, None, None]
    film = rows + np.linspace(0, 100, count, dtype=np.uint8)[:, None, None, None]
    return np.ascontiguousarray(np.broadcast_to(film, (count, SIDE, SIDE, 3)))


Given = dict[Any, Any]


def conditions(given: Given, strength: float = 1.0) -> tuple[tuple[Condition, ...], Inputs]:
    """Conditions from pictures by kind; a keyframe's is (where, picture)."""
    made, pictures = [], {}
    for kind, picture in given.items():
        at = 0
        if kind == "keyframes":
            at, picture = picture
        several = picture if kind == "references" else [picture]
        for number, one in enumerate(several):
            key = f"{kind} {number}"
            made.append(Condition(kind=kind, source="file", key=key, at=at, strength=strength))
            pictures[key] = one
    return tuple(made), Inputs(pictures=pictures)


def pixels(encoded: Any) -> Any:
    """What a VAE was given, (frames, height, width, 3), 0 to 255; what is nothing becomes grey."""
    return ((encoded[0].permute(1, 2, 3, 0) + 1) * 127.5).numpy()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Any]]:
    """What a method of a class of diffusers is called with from now on, call by call."""

    def hear(name: str, method: str = "forward") -> list[Any]:
        import diffusers

        kind = getattr(diffusers, name)
        calls: list[Any] = []
        real = getattr(kind, method)

        def listening(self: Any, *words: Any, **named: Any) -> Any:
            calls.append(named if named and not words else words[0].clone())
            return real(self, *words, **named)

        monkeypatch.setattr(kind, method, listening)
        return calls

    return hear


@pytest.fixture
def films(tiny: Any, take: Any, told: Any) -> Callable[..., Any]:
    """Make a take of a model with what is given: its frames."""

    def film(name: str, given: Given, strength: float = 1.0, **said: Any) -> Any:
        model = tiny.model(name, **said.pop("diffusion", {}))
        made, inputs = conditions(given, strength)
        spec = take(model, made, **{"width": SIDE, "height": SIDE, **said})
        with told.session(model) as session:
            return np.stack([frame.rgb for frame in session.shoot(spec, inputs).frames()])

    return film


@pytest.mark.parametrize("name", ["wan-2.1-i2v-480p", "wan-2.2-i2v-14b", "wan-2.1-flf2v"])
def test_pictures_stand_at_the_ends_of_the_film(films: Any, heard: Any, name: str) -> None:
    encoded, called = heard("AutoencoderKLWan", "encode"), heard(TRANSFORMER)
    first, last = shades(2)
    given = {"first frame": first}
    if name == "wan-2.1-flf2v":
        given["last frame"] = last
    assert len(films(name, given)) == 5
    assert np.abs(pixels(encoded[0])[0] - first).max() < 1
    assert np.abs(pixels(encoded[0])[1:-1] - 127.5).max() < 1
    ending = last if "last frame" in given else 127.5
    assert np.abs(pixels(encoded[0])[-1] - ending).max() < 1
    marks = called[0]["hidden_states"][0, 16:20]
    assert marks[:, 0].all() and bool(marks[3, 1].all()) == ("last frame" in given)
    assert (called[0]["encoder_hidden_states_image"] is not None) == ("2.1" in name)
    assert called[0]["encoder_hidden_states"].shape[1] == 512


def test_the_middle_model_keeps_the_first_picture_through_all_steps(films: Any, heard: Any) -> None:
    encoded, called = heard("AutoencoderKLWan", "encode"), heard(TRANSFORMER)
    (first,) = shades(1)
    films("wan-2.2-5b", {})
    assert not encoded and called[0]["timestep"][0].bool().all()
    called.clear()
    films("wan-2.2-5b", {"first frame": first})
    assert np.abs(pixels(encoded[0])[0] - first).max() < 1
    one, other = called[0], called[2]
    assert (one["hidden_states"][:, :, 0] == other["hidden_states"][:, :, 0]).all()
    assert (one["hidden_states"][:, :, 1] != other["hidden_states"][:, :, 1]).any()
    assert one["timestep"][0, 0] == 0 and one["timestep"][0, -1] > 0


@pytest.mark.parametrize(("strength", "steps"), [(0.5, 5), (0.01, 1)])
def test_a_film_is_made_anew_as_far_as_asked(
    films: Any, heard: Any, told: Any, strength: float, steps: int
) -> None:
    encoded, called = heard("AutoencoderKLWan", "encode"), heard(TRANSFORMER)
    film = shades(5)
    made = films("wan-2.1-1.3b", {"initial video": film}, strength, diffusion={"steps": 10})
    assert made.shape == film.shape
    assert np.abs(pixels(encoded[0]) - film).max() < 1
    assert len(called) == 2 * steps
    assert max(one.total for one in told.seen if one.what == "denoising") == steps


def test_vace_is_given_what_is_known_and_makes_the_rest(films: Any, heard: Any) -> None:
    encoded, called = heard("AutoencoderKLWan", "encode"), heard(VACE)
    first, kept, last = shades(3)
    given = {"first frame": first, "last frame": last, "keyframes": (4, kept)}
    assert len(films("wan-2.1-vace-1.3b", given, frames=9)) == 9
    known, made = (pixels(one) for one in encoded)
    for at, picture in {0: first, 4: kept, 8: last}.items():
        assert np.abs(known[at] - picture).max() < 1
        assert np.abs(made[at] - 127.5).max() < 1
    others = [1, 2, 3, 5, 6, 7]
    assert np.abs(known[others] - 127.5).max() < 1
    assert np.abs(made[others] - UNKNOWN).max() < 1
    assert called[0]["control_hidden_states_scale"].tolist() == [1.0, 1.0]


def test_vace_follows_a_guide_as_strongly_as_said(films: Any, heard: Any) -> None:
    encoded, called = heard("AutoencoderKLWan", "encode"), heard(VACE)
    guide = shades(5)
    strong = films("wan-2.1-vace-1.3b", {"control": guide}, 1.0)
    known, made = (pixels(one) for one in encoded)
    assert np.abs(made - guide).max() < 1
    assert np.abs(known - 127.5).max() < 1
    weak = films("wan-2.1-vace-1.3b", {"control": guide}, 0.25)
    assert called[-1]["control_hidden_states_scale"].tolist() == [0.25, 0.25]
    assert np.abs(strong.astype(int) - weak).mean() > 0.1


def test_a_guide_does_not_overrule_a_picture(films: Any, heard: Any) -> None:
    encoded = heard("AutoencoderKLWan", "encode")
    guide, (first,) = shades(5), shades(1, low=90)
    films("wan-2.1-vace-1.3b", {"control": guide, "first frame": first})
    known, made = (pixels(one) for one in encoded)
    assert np.abs(known[0] - first).max() < 1 and np.abs(made[0] - 127.5).max() < 1
    assert np.abs(made[1:] - guide[1:]).max() < 1


def test_references_are_apart_from_the_film(films: Any, heard: Any) -> None:
    encoded, called = heard("AutoencoderKLWan", "encode"), heard(VACE)
    one, wide = shades(2)[0], np.repeat(shades(1)[0], 2, axis=1)
    assert len(films("wan-2.1-vace-1.3b", {"references": [one, wide]})) == 5
    assert [piece.shape[2] for piece in encoded] == [5, 5, 1, 1]
    assert np.abs(pixels(encoded[2])[0] - one).max() < 1
    bars = pixels(encoded[3])[0]  # not stretched: white above and below
    assert (bars[: SIDE // 4] == 255).all() and (bars[SIDE // 2] < 255).all()
    assert called[0]["hidden_states"].shape[2] == 2 + 2


def test_a_long_take_goes_on_with_its_last_frames(films: Any, heard: Any) -> None:
    encoded = heard("AutoencoderKLWan", "encode")
    windows = (Window(first=0, frames=9), Window(first=4, frames=9, overlap=5))
    made = films("wan-2.1-vace-1.3b", {}, frames=13, windows=windows)
    assert len(made) == 13
    known, anew = (pixels(one) for one in encoded[-2:])
    assert np.abs(known[:5] - made[4:9]).max() < 1
    assert np.abs(known[5:] - 127.5).max() < 1 and np.abs(anew[5:] - UNKNOWN).max() < 1


def test_the_second_transformer_has_a_guidance_of_its_own(films: Any, heard: Any) -> None:
    called = heard(TRANSFORMER)
    made = [
        films("wan-2.2-14b", {}, diffusion={"steps": 4, "options": options})
        for options in ({"guidance_2": 3.0}, {"guidance_2": 9.0}, {"guidance_2": 4.0}, {})
    ]
    much = [float(call["timestep"][0]) >= 875 for call in called[:8]]
    assert any(much) and not all(much)
    assert (made[0] != made[1]).any()
    assert (made[2] == made[3]).all()  # unsaid, it is that of the first


def test_the_shift_says_how_long_it_stays_with_much_noise(films: Any, heard: Any) -> None:
    called = heard(TRANSFORMER)
    films("wan-2.1-1.3b", {}, diffusion={"steps": 4, "options": {"shift": 8.0}})
    halfway = float(called[4]["timestep"][0]) / 1000
    assert halfway == pytest.approx(8 * 0.5 / (1 + 7 * 0.5), abs=0.02)


def test_one_sees_what_is_being_made(
    films: Any, told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "PREVIEW_SECONDS", 0.0)
    films("wan-2.1-vace-1.3b", {"references": shades(1)})
    shown = [one.preview for one in told.seen if one.preview is not None]
    assert shown and all(one.shape == (SIDE, SIDE, 3) and one.dtype == np.uint8 for one in shown)


def test_previews_are_for_somebody_and_few_where_they_are_slow(
    films: Any, told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "PREVIEW_SECONDS", 0.0)
    counts = []
    for share, told.looking in ((1e9, True), (1e-9, True), (1e9, False)):
        told.seen.clear()
        monkeypatch.setattr(watching, "PREVIEW_SHARE", share)
        films("wan-2.1-vace-1.3b", {"references": shades(1)})
        counts.append(sum(one.preview is not None for one in told.seen))
    assert counts == [2, 1, 0]  # of two steps


def test_weights_for_one_way_are_asked_in_that_way(tiny: Any) -> None:
    model = tiny.presets.models["wan-2.2-5b"]
    kinds = {"first frame": "WanImageToVideoPipeline", "initial video": "WanVideoToVideoPipeline"}
    for kind, name in kinds.items():
        assert Wan().pipeline(model, "WanPipeline", frozenset({kind})) == name  # type: ignore[arg-type]
    assert Wan().pipeline(model, "WanVACEPipeline", frozenset({"first frame"})) == "WanVACEPipeline"


@pytest.mark.parametrize("source", ["stage", "file"])
def test_vace_gets_lines_black_on_white(
    tiny: Any, take: Any, told: Any, heard: Any, source: str
) -> None:
    """White lines on black it takes for the picture itself. A film of one's own is as it is."""
    encoded = heard("AutoencoderKLWan", "encode")
    film = np.zeros((5, SIDE, SIDE, 3), np.uint8)
    inputs = Inputs(pictures={"edges": film}) if source == "file" else Inputs()
    model = tiny.model("wan-2.1-vace-1.3b", steps=1)
    spec = take(model, (Condition(kind="control", source=source, key="edges"),))
    with told.session(model) as session:
        list(session.shoot(spec, inputs).frames())
    given = pixels(encoded[-1]).round()
    assert set(np.unique(given)) == ({0, 255} if source == "stage" else {0})
    assert source == "file" or given.mean() > 127


def test_more_references_than_a_short_window_has_room_for_are_refused(films: Any) -> None:
    assert len(films("wan-2.1-vace-1.3b", {"references": shades(2)})) == 5
    with pytest.raises(InputError, match="at most 2 references with 5 frames, and 3 were given"):
        films("wan-2.1-vace-1.3b", {"references": shades(3)})
