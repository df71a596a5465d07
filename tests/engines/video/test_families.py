"""One suite for every diffusion model there is: what its preset promises is what its engine does.

The real presets through the real engines and pipelines of diffusers, at a tiny size with random
weights. What a claim does to a picture the tests of its family look at; here each is tried alone,
and has to have an effect.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from soracli.engines import weights
from soracli.engines.contract import NO_INPUTS, Inputs, Picture, Session, Shoot, Working, Workshop
from soracli.engines.diffusing.family import Call
from soracli.engines.diffusing.session import DiffusionSession
from soracli.engines.diffusing.windows import window_seed
from soracli.engines.registry import families, video_engine
from soracli.engines.signals.basics import samples
from soracli.engines.video.cogvideox import CogVideoX
from soracli.engines.weights import kept, loads
from soracli.errors import InputError
from soracli.plan.conditioning import Seen, Wanted, conditions_for
from soracli.plan.generation import Condition, Window
from soracli.plan.native import longest_window, native_frames, native_size, windows_of
from soracli.plan.take import TakeSpec
from soracli.script.presets import load_presets
from soracli.story.diffusion import CONDITIONINGS, Conditioning
from soracli.story.preset import Model
from soracli.story.steering import Steering
from soracli.studio.store import Store

MODELS = {name: one for name, one in load_presets().models.items() if one.diffusion}
NAMES = sorted(MODELS)
PROMISES = {name: one.diffusion for name, one in MODELS.items() if one.diffusion}
CLAIMS = [(name, kind) for name in NAMES for kind in PROMISES[name].accepts]
GIVEN = [(name, kind) for name, kind in CLAIMS if kind != "continuation"]
GOING_ON = [name for name, kind in CLAIMS if kind == "continuation"]
FIRSTS = sorted({MODELS[name].family: name for name in reversed(NAMES)}.values())
"""One model of each family."""
FILMS = ("control", "initial video")
"""What is given as many pictures."""
SIDE = 64
"""Pixels of the pictures that are given, and of the one size of a model that has only that."""


class AtWork:
    """Every model at work: opened once, with a store that all share. `stop` hears how far it is."""

    def __init__(self, built: Any, folder: Path) -> None:
        self.built = built
        self.folder = folder
        self.stop: Callable[[Working], None] = lambda _: None
        self.sessions: dict[str, Session] = {}
        self.films: dict[str, list[bytes]] = {}
        self.shoots: dict[str, Shoot] = {}

    def open(self, name: str, store: str = "store") -> Session:
        """A new session of a model."""
        model: Model = self.built.model(name)
        shop = Workshop(Store(self.folder / store), lambda seen: self.stop(seen), lambda _: None)
        return video_engine(model.family).open(model, shop)

    def made(self, spec: TakeSpec, inputs: Inputs = NO_INPUTS) -> list[bytes]:
        """The frames of a take by the model's own session."""
        name = spec.model.name
        if name not in self.sessions:
            self.sessions[name] = self.open(name)
        return frames(self.sessions[name].shoot(spec, inputs))


def frames(shoot: Shoot) -> list[bytes]:
    return [frame.rgb.tobytes() for frame in shoot.frames()]


@pytest.fixture(scope="module")
def everybody(built: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AtWork]:
    there = AtWork(built, tmp_path_factory.mktemp("at-work"))
    yield there
    for session in there.sessions.values():
        session.close()


@pytest.fixture
def at_work(everybody: AtWork) -> Iterator[AtWork]:
    weights.use_models(everybody.built.folder)
    yield everybody
    everybody.stop = lambda _: None


@pytest.fixture
def ask(at_work: AtWork, take: Any) -> Callable[..., tuple[TakeSpec, Inputs]]:
    """A take of a model that is given these kinds of conditioning and what it cannot do without,
    and what it is made from."""

    def asked(
        name: str, *kinds: Conditioning, light: int = 0, **said: Any
    ) -> tuple[TakeSpec, Inputs]:
        model, promised = at_work.built.model(name), PROMISES[name]
        count = said.setdefault("frames", native_frames(model, 2))
        given = tuple(dict.fromkeys((*promised.requires, *kinds)))
        if promised.only_sizes:
            said |= {"width": SIDE, "height": SIDE}
        conditions = [condition(kind, model, count) for kind in given]
        pictures = {
            kind: shades(light, count) if kind in FILMS else shades(light, count)[0]
            for kind in given
        }
        files = {"lora": lora(model, at_work)} if "lora" in kinds else {}
        spec = take(model, tuple(conditions), **said)
        return spec, Inputs(pictures=pictures, files=files)

    return asked


def condition(kind: Conditioning, model: Model, count: int) -> Condition:
    strength = PROMISES[model.name].initial if kind == "initial video" else 1.0
    at = count - 1 if kind in ("keyframes", "last frame") else 0
    return Condition(kind=kind, source="file", key=kind, at=at, strength=strength)


def shades(light: int, count: int) -> Picture:
    """A film that grows lighter to one side: to the right, or where `light` is 1, downwards."""
    across = np.tile(np.linspace(0, 200, SIDE), (SIDE, 1))
    film = np.linspace(0, 50, count)[:, None, None] + (across.T if light else across)
    return np.repeat(film[..., None], 3, axis=-1).astype(np.uint8)


def lora(model: Model, at_work: AtWork) -> Path:
    """A LoRA for the values of all attention."""
    import torch
    from safetensors.torch import save_file

    loaded = kept(at_work.built.folder / model.name / "film", lambda: pytest.fail("not loaded"))
    dice = torch.Generator().manual_seed(3)
    tensors = {}
    for name, part in loaded.base.transformer.named_modules():
        if name.endswith("to_v"):
            down, up = (2, part.in_features), (part.out_features, 2)
            key = f"transformer.{name}.lora"
            tensors[f"{key}_A.weight"] = torch.randn(down, generator=dice)
            tensors[f"{key}_B.weight"] = torch.randn(up, generator=dice)
    path = at_work.folder / f"{model.name}.safetensors"
    save_file(tensors, path)
    return path


@pytest.fixture
def plain(at_work: AtWork, ask: Any) -> Callable[[str], list[bytes]]:
    """The film a model makes of words and what it cannot do without; made once."""

    def film(name: str) -> list[bytes]:
        if name not in at_work.films:
            at_work.films[name] = at_work.made(*ask(name))
        return at_work.films[name]

    return film


def test_every_preset_has_an_engine_and_is_tried(built: Any) -> None:
    engines = {model.family for model in MODELS.values()}
    assert engines <= set(families())
    assert set(families()) - engines == {"previs"}, "an engine without a preset"
    assert len(NAMES) == len({MODELS[name].title for name in NAMES})


@pytest.mark.parametrize("name", NAMES)
def test_a_take_has_the_frames_and_the_size_of_its_grid(
    name: str, at_work: AtWork, ask: Any, plain: Any
) -> None:
    spec, _ = ask(name)
    film = plain(name)
    assert len(film) == spec.generation.frames > 1
    assert {len(frame) for frame in film} == {spec.generation.width * spec.generation.height * 3}
    assert len(set(film)) > 1, "every frame is the same"


@pytest.mark.parametrize("name", [name for name in NAMES if PROMISES[name].sound])
def test_its_sound_is_as_long_as_its_picture(name: str, at_work: AtWork, ask: Any) -> None:
    spec, inputs = ask(name)
    shoot = at_work.open(name).shoot(spec, inputs)
    assert sum(1 for _ in shoot.frames()) == spec.generation.frames
    sound = shoot.sound()
    assert sound is not None
    assert sound.shape == (samples(spec.generation.frames / spec.generation.fps), 2)
    assert np.abs(sound).max() > 0


@pytest.mark.parametrize("name", NAMES)
def test_another_seed_makes_another_film(name: str, at_work: AtWork, ask: Any, plain: Any) -> None:
    assert at_work.made(*ask(name, seed=8)) != plain(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_stopped_take_is_made_again_as_if_nothing_had_been(
    name: str, at_work: AtWork, ask: Any, plain: Any
) -> None:
    spec, inputs = ask(name)
    undisturbed, loaded = plain(name), loads()
    session = at_work.open(name)
    session.prepare([spec])
    at_work.stop = stopping
    with pytest.raises(KeyboardInterrupt):
        frames(session.shoot(spec, inputs))
    at_work.stop = lambda _: None
    assert frames(session.shoot(spec, inputs)) == undisturbed
    assert loads() == loaded, "the prompt was read before, and the model was there"


def stopping(seen: Working) -> None:
    if (seen.what, seen.done) == ("denoising", 1):
        raise KeyboardInterrupt


@pytest.mark.parametrize("name", FIRSTS)
def test_a_prompt_read_again_makes_the_same_film(
    name: str, at_work: AtWork, ask: Any, plain: Any
) -> None:
    spec, inputs = ask(name)
    before, loaded = plain(name), loads()
    assert frames(at_work.open(name, "another store").shoot(spec, inputs)) == before
    assert loads() == loaded + 2, "its encoders are loaded, and it itself again"


@pytest.mark.parametrize(("name", "kind"), GIVEN)
def test_what_a_preset_claims_has_an_effect(
    name: str, kind: Conditioning, at_work: AtWork, ask: Any, plain: Any
) -> None:
    without = plain(name)
    made = at_work.made(*ask(name, kind))
    if kind in PROMISES[name].requires:
        without = at_work.made(*ask(name, kind, light=1))
    assert len(made) == len(without)
    assert made != without


@pytest.mark.parametrize("name", GOING_ON)
def test_a_long_take_goes_on_from_the_frames_before(name: str, at_work: AtWork, ask: Any) -> None:
    overlap = PROMISES[name].overlap
    each = native_frames(MODELS[name], overlap + 1)
    windows = (
        Window(first=0, frames=each),
        Window(first=each - overlap, frames=each, overlap=overlap),
    )
    whole = at_work.made(*ask(name, frames=2 * each - overlap, windows=windows))
    alone = at_work.made(*ask(name, frames=each, seed=window_seed(7, 1)))
    assert len(whole) == 2 * each - overlap
    assert len(whole[each:]) == len(alone[overlap:]) > 0
    assert whole[each:] != alone[overlap:]


def test_a_keyword_that_a_pipeline_does_not_know_is_an_error(at_work: AtWork, ask: Any) -> None:
    class Odd(CogVideoX):
        def arguments(self, pipe: Any, call: Call) -> dict[str, Any]:
            return {**super().arguments(pipe, call), "sharpness": 3}

    spec, inputs = ask("cogvideox-2b")
    shop = Workshop(Store(at_work.folder / "store"), lambda _: None, lambda _: None)
    session = DiffusionSession(spec.model, shop, Odd())
    with pytest.raises(RuntimeError, match="CogVideoXPipeline does not take sharpness"):
        frames(session.shoot(spec, inputs))


@pytest.mark.parametrize("name", NAMES)
def test_windows_are_on_the_grid(name: str) -> None:
    model = MODELS[name]
    step, rest = model.frames_modulo
    longest = longest_window(model)
    for wanted in (1, 2, 7, 30, longest, longest + 1, 3 * longest + 5):
        try:
            windows = windows_of(model, wanted)
        except InputError:
            assert wanted > longest
            assert not {"first frame", "continuation"} & set(PROMISES[name].accepts)
            continue
        assert all(window.frames % step == rest % step for window in windows)
        assert all(window.frames <= longest for window in windows)
        assert windows[-1].first + windows[-1].frames >= wanted
    for size in ((100, 100), (1920, 1080), (641, 359)):
        assert not any(side % model.size_multiple for side in native_size(model, *size))


ASKED: dict[Conditioning, Wanted] = {
    "first frame": Wanted(first=Seen(source="file", key="a")),
    "last frame": Wanted(last=Seen(source="file", key="a")),
    "references": Wanted(references=(Seen(source="file", key="a", who="mara"),) * 2),
    "control": Wanted(steering=Steering(guides=("depth",))),
    "lora": Wanted(loras=(Seen(source="file", key="a", who="mara"),)),
}
"""What a person asks for that is only to be had by one kind of conditioning."""


@pytest.mark.parametrize("name", NAMES)
def test_what_a_preset_does_not_claim_is_refused_in_planning(name: str) -> None:
    model, accepted = MODELS[name], set(PROMISES[name].accepts)
    for kind, wanted in ASKED.items():
        if kind in accepted:
            found = {one.kind for one in conditions_for(model, wanted).conditions}
            assert kind in found and found <= accepted
        else:
            with pytest.raises(InputError, match=f"{name} cannot take"):
                conditions_for(model, wanted)
    assert set(ASKED) | {"keyframes", "initial video", "continuation"} == set(CONDITIONINGS)


@pytest.mark.parametrize(
    ("name", "guide"), [(name, guide) for name in NAMES for guide in PROMISES[name].control]
)
def test_it_follows_every_guide_of_the_stage_that_it_says(
    name: str, guide: str, at_work: AtWork, ask: Any, take: Any
) -> None:
    other = "edges" if guide == "depth" else "depth"
    films = []
    for key in (guide, other):
        led = Condition(kind="control", source="stage", key=key)
        films.append(at_work.made(take(at_work.built.model(name), (led,))))
    assert films[0] != films[1]
