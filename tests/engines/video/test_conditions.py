"""What a take is given reaches the model where it belongs, in one window and in several."""

from typing import Any

import numpy as np
import pytest

from soracli.engines.contract import Inputs
from soracli.engines.diffusing.conditions import fitted, limited
from soracli.engines.diffusing.family import Call
from soracli.engines.diffusing.guides import Nearness, lines, motion
from soracli.engines.diffusing.session import DiffusionSession
from soracli.engines.staging import Staging
from soracli.engines.weights import loads
from soracli.errors import InputError
from soracli.plan.generation import Condition, Window

HALVES = np.zeros((64, 128, 3), np.uint8)
HALVES[:, 64:] = 255
"""A lying picture, black on the left and white on the right."""
THREE = (
    Window(first=0, frames=9),
    Window(first=4, frames=9, overlap=5),
    Window(first=8, frames=9, overlap=5),
)


def called(session: DiffusionSession) -> list[Call]:
    """All calls that the session's family will be asked for, as they come."""
    family = session.family
    seen: list[Call] = []

    class Seen(type(family)):  # type: ignore[misc]
        def arguments(self, pipe: Any, call: Call) -> dict[str, Any]:
            seen.append(call)
            made: dict[str, Any] = super().arguments(pipe, call)
            return made

    session.family = Seen()
    return seen


def given(kind: Any, **said: Any) -> Condition:
    return Condition(kind=kind, source="file", key="halves", **said)


def staged(kind: Any, key: str, **said: Any) -> Condition:
    return Condition(kind=kind, source="stage", key=key, **said)


INPUTS = Inputs(pictures={"halves": HALVES})


def test_a_long_take_is_one_film_of_windows(tiny: Any, take: Any, told: Any) -> None:
    model = tiny.model("wan-2.1-vace-1.3b", steps=1)
    conditions = (
        given("first frame"),
        given("last frame", at=-1),
        given("keyframes", at=6, strength=0.5),
        given("references"),
        staged("control", "depth", strength=0.7),
    )
    spec = take(model, conditions, 17, THREE)
    with told.session(model) as session:
        calls = called(session)
        shoot = session.shoot(spec, INPUTS)
        frames = [frame.rgb for frame in shoot.frames()]
    record = shoot.record()["generation"]
    assert len(frames) == 17 and {(one.window, one.windows) for one in told.seen[-4:]} == {(3, 3)}
    assert [len(call.before) for call in calls] == [0, 5, 5]
    assert np.array_equal(np.stack(calls[1].before), np.stack(frames[4:9]))
    assert np.array_equal(np.stack(calls[2].before), np.stack(frames[8:13]))
    assert [call.first is not None for call in calls] == [True, False, False]
    assert [call.last is not None for call in calls] == [False, False, True]
    assert [[still.at for still in call.keyframes] for call in calls] == [[6], [], []]
    assert all(len(call.references) == 1 and call.control_strength == 0.7 for call in calls)
    assert [call.seed for call in calls] == [one["seed"] for one in record["windows"]]
    assert calls[0].seed == spec.seed and len({call.seed for call in calls}) == 3
    whole = np.concatenate([calls[0].control, calls[1].control[5:], calls[2].control[5:]])
    assert np.array_equal(calls[1].control, whole[4:13])
    assert [seam["frame"] for seam in record["seams"]] == [9, 13]
    steps = [np.abs(b.astype(int) - a).mean() for a, b in zip(frames, frames[1:], strict=False)]
    assert record["seams"][0]["step"] == pytest.approx(steps[8], abs=1e-3)


def test_without_native_continuation_a_window_begins_with_the_last_frame(
    tiny: Any, take: Any, told: Any
) -> None:
    model = tiny.model("wan-2.1-i2v-480p", steps=1)
    windows = (Window(first=0, frames=5), Window(first=4, frames=5, overlap=1))
    spec = take(model, (staged("first frame", "picture"),), 9, windows)
    with told.session(model) as session:
        calls = called(session)
        frames = [frame.rgb for frame in session.shoot(spec).frames()]
        again = [frame.rgb for frame in session.shoot(spec).frames()]
    assert len(frames) == 9 and not any(len(call.before) for call in calls)
    assert np.array_equal(calls[1].first, frames[4])
    assert np.array_equal(np.stack(again), np.stack(frames))


def test_the_stage_is_seen_at_its_own_time(tiny: Any, take: Any, told: Any) -> None:
    """The stage plays 8 frames in the second; this model makes 16, so it sees each twice."""
    model = tiny.model("wan-2.1-1.3b")
    spec = take(model, (staged("initial video", "picture", strength=0.5),), 9)
    with told.session(model) as session:
        calls = called(session)
        frames = list(session.shoot(spec).frames())
    stage = [frame.rgb for frame in Staging(spec).film(32, 32, False, range(5))]
    assert len(frames) == 9 and calls[0].initial_strength == 0.5
    seen = [0, 0, 1, 2, 2, 2, 3, 4, 4]  # 0.5 is rounded to the even number
    assert np.array_equal(calls[0].initial, np.stack([stage[number] for number in seen]))


def test_depth_is_given_as_models_know_it() -> None:
    """The nearest is white, sky is black, and the greys do not jump between windows."""
    road = np.linspace(2, 50, 64, dtype=np.float32)[:, None].repeat(64, axis=1)
    sky = np.full((16, 64), np.inf, np.float32)
    nearness = Nearness()
    (seen,) = nearness.pictures([np.concatenate([sky, road[::-1]])])
    grey = seen[:, 0, 0].astype(int)
    assert seen.shape == (80, 64, 3) and (seen[..., 0] == seen[..., 2]).all()
    assert (grey[:16] == 0).all() and grey[-1] == 255 and (np.diff(grey[16:]) >= 0).all()
    assert grey[np.abs(road[::-1, 0] - 4).argmin() + 16] == pytest.approx(128, abs=12)
    (later,) = nearness.pictures([road[::-1] / 2])
    assert later[0, 0, 0] == pytest.approx(2 * grey[16], abs=2) and later[-1, 0, 0] == 255


def test_the_ground_before_a_low_camera_does_not_take_all_greys() -> None:
    """Somebody stands 8 m away, and the ground begins half a metre before the lens."""
    ground = np.linspace(8, 0.5, 64, dtype=np.float32)[:, None].repeat(64, axis=1)
    ground[:32, 20:30] = 8
    bodies = np.zeros((64, 64), bool)
    bodies[:32, 20:30] = True
    ground[:16, :20] = ground[:16, 30:] = np.inf
    (dark,) = Nearness().pictures([ground])
    (seen,) = Nearness().pictures([ground], [bodies])
    assert dark[0, 25, 0] < 30 and seen[0, 25, 0] == pytest.approx(102, abs=3)
    assert (seen[-8:] == 255).all() and (seen[:16, :20] == 0).all()


def test_lines_are_given_without_specks() -> None:
    edges = np.zeros((40, 40, 3), np.uint8)
    edges[20, 5:35] = edges[5:20, 35] = 255
    specked = edges.copy()
    specked[[4, 5, 30, 33], [8, 8, 12, 30]] = 255
    assert (lines(specked) == edges).all()


def test_motion_is_given_as_models_know_it() -> None:
    """White stands still, right is red, and the fastest has the full color however slow it is."""
    flow = np.zeros((4, 4, 2), np.float32)
    flow[0, :, 0] = (0, 1, 2, 4)
    seen = motion(flow)
    assert (seen[1:] == 255).all() and (seen[0, 3] == (255, 0, 0)).all()
    assert seen[0, 1, 1] == pytest.approx(191, abs=1) and seen[0, 2, 1] == pytest.approx(128, abs=1)
    assert (motion(flow * 10) == seen).all() and (motion(flow / 100)[0, 3] != seen[0, 3]).any()


def test_a_guide_that_is_asked_for_is_what_the_model_gets(tiny: Any, take: Any, told: Any) -> None:
    model = tiny.model("wan-2.1-vace-1.3b", steps=1)
    films = {}
    with told.session(model) as session:
        for key in ("depth", "edges", "flow"):
            calls = called(session)
            list(session.shoot(take(model, (staged("control", key),))).frames())
            films[key] = calls[0].control
    assert all(film.shape == (5, 32, 32, 3) for film in films.values())
    assert set(np.unique(films["edges"])) == {0, 255} and films["depth"].max() == 255
    assert (films["flow"] == 255).all(axis=(1, 2, 3)).sum() < 5  # something moves
    assert len({film.tobytes() for film in films.values()}) == 3


def test_pictures_fill_the_frame_and_references_keep_their_shape() -> None:
    made = fitted(HALVES, (32, 32))
    assert made.shape == (32, 32, 3) and made.flags.c_contiguous
    assert made[:, :15].max() < 40 and made[:, 17:].min() > 215  # the middle, not squeezed
    upright = fitted(np.ascontiguousarray(HALVES.transpose(1, 0, 2)), (64, 32))
    assert upright[0].max() == 0 and upright[-1].min() == 255
    assert limited(HALVES).shape == HALVES.shape
    assert limited(np.zeros((900, 4000, 3), np.uint8)).shape == (230, 1024, 3)


@pytest.fixture
def lora(tiny: Any, tmp_path: Any) -> Any:
    """A LoRA for the smallest Wan, as those who train them save it (without its usual suffix: files
    in the store have none)."""
    import torch
    from diffusers import WanPipeline, WanTransformer3DModel
    from peft import LoraConfig
    from peft.utils import get_peft_model_state_dict

    tiny.model("wan-2.1-1.3b")
    folder = tiny.folder / "wan-2.1-1.3b"
    transformer = WanTransformer3DModel.from_pretrained(folder, subfolder="transformer")
    transformer.add_adapter(LoraConfig(r=2, target_modules=["to_q", "to_v"]))
    dice = torch.Generator().manual_seed(3)
    for name, values in transformer.named_parameters():
        if "lora" in name:
            values.data = torch.randn(values.shape, generator=dice)
    layers = get_peft_model_state_dict(transformer)
    WanPipeline.save_lora_weights(tmp_path, layers, weight_name="it.safetensors")
    return (tmp_path / "it.safetensors").rename(tmp_path / "file")


def test_a_lora_changes_its_own_takes_only(tiny: Any, take: Any, told: Any, lora: Any) -> None:
    model = tiny.model("wan-2.1-1.3b")
    known = Condition(kind="lora", source="file", key="f" * 64, who="mara")
    inputs = Inputs(files={known.name: lora})

    def made(session: Any, *conditions: Condition) -> bytes:
        shoot = session.shoot(take(model, conditions), inputs)
        return b"".join(frame.rgb.tobytes() for frame in shoot.frames())

    with told.session(model) as session:
        plain = made(session)
        loaded = loads()
        with_her = made(session, known)
        assert with_her != plain
        assert made(session, known.model_copy(update={"strength": 0.0})) == plain
        assert made(session, known.model_copy(update={"strength": 0.3})) not in (plain, with_her)
        assert made(session) == plain and made(session, known) == with_her
        assert loads() == loaded
    with told.session(tiny.model("wan-2.1-vace-1.3b")) as session:
        model = tiny.model("wan-2.1-vace-1.3b")
        assert len(made(session, known)) == len(plain)  # of the same shape: it may be worn


def test_a_lora_that_is_none_is_told(tiny: Any, take: Any, told: Any, lora: Any) -> None:
    model = tiny.model("wan-2.1-1.3b")
    known = Condition(kind="lora", source="file", key="f" * 64, who="mara")
    spec = take(model, (known,))
    cut = lora.with_name("cut")
    cut.write_bytes(lora.read_bytes()[:-100])
    other = lora.with_name("other")
    other.write_bytes(lora.read_bytes().replace(b"to_q.", b"to_z.").replace(b"to_v.", b"to_y."))
    with told.session(model) as session:
        plain = list(session.shoot(take(model)).frames())
        for path, said in ((cut, "mara is cut off"), (other, "mara cannot be used")):
            with pytest.raises(InputError, match=said):
                list(session.shoot(spec, Inputs(files={known.name: path})).frames())
        again = list(session.shoot(take(model)).frames())
    assert [one.rgb.tobytes() for one in again] == [one.rgb.tobytes() for one in plain]


def test_a_guide_shows_no_bars_and_no_held_drawings(tiny: Any, take: Any, told: Any) -> None:
    """A model would keep the bars, and stand still with drawings that are held for two frames."""
    model = tiny.model("wan-2.1-1.3b", steps=1)
    spec = take(model, (staged("initial video", "picture"),), 9)
    look = {"letterbox": 4.0, "on_twos": True, "grain": 1.0, "vignette": 1.0}
    graded = spec.model_copy(update={"look": spec.look.model_copy(update=look)})
    films = []
    with told.session(model) as session:
        for one in (spec, graded):
            calls = called(session)
            list(session.shoot(one).frames())
            films.append(calls[0].initial)
    plain, guide = films
    assert (guide[:, 0].mean(axis=(1, 2)) > 50).all()  # the bars would be black
    assert len({picture.tobytes() for picture in guide}) == len({one.tobytes() for one in plain})
