"""A take of a diffusion model is planned on the model's own grid, and what differs is told."""

import pytest

from soracli.errors import InputError
from soracli.plan.generating import Asked, format_told, generation_of
from soracli.plan.native import delivered_size, longest_window, native_size, windows_of
from soracli.script.presets import load_presets
from soracli.story.diffusion import Diffusion, Levers
from soracli.story.preset import Model

MODELS = {name: model for name, model in load_presets().models.items() if model.diffusion}
OFFERED = Diffusion(
    fps=16,
    window=81,
    overlap=5,
    accepts=("continuation",),
    steps=50,
    options={"shift": 3.0, "loud": True, "sampler": "euler"},
    qualities={"draft": Levers(steps=20, cache="first block", threshold=0.1)},
)


def model(grid: tuple[int, int] = (4, 1), **changes: object) -> Model:
    diffusion = OFFERED.model_copy(update=changes)
    return Model(
        name="toy",
        family="toy",
        title="Toy",
        recipe=1,
        size_multiple=16,
        frames_modulo=grid,
        diffusion=diffusion,
    )


def asked(**changes: object) -> Asked:
    usual = {"width": 832, "height": 480, "fps": 16, "frames": 80, "prompt": "a dog"}
    return Asked(**{**usual, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("size", "aspect", "delivered", "native"),
    [
        (None, None, (832, 480), (832, 480)),
        ("1280x720", None, (1280, 720), (832, 480)),
        ("720p", "9:16", (720, 1280), (480, 832)),
        (None, "9:16", (480, 832), (480, 832)),
        (None, "1:1", (624, 624), (624, 624)),
        (None, "2.39:1", (976, 408), (976, 416)),
        ("640x360", None, (640, 360), (640, 352)),
        ("1920x800", None, (1920, 800), (976, 400)),
        ("64x64", None, (64, 64), (64, 64)),
    ],
)
def test_what_leaves_is_as_asked_and_what_is_made_as_taught(
    size: str | None,
    aspect: str | None,
    delivered: tuple[int, int],
    native: tuple[int, int],
) -> None:
    assert delivered_size(model(), size, aspect) == delivered
    assert native_size(model(), *delivered) == native


@pytest.mark.parametrize("name", sorted(MODELS))
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (720, 1280), (512, 512), (64, 64)])
def test_every_preset_makes_sizes_on_its_grid_no_larger_than_taught(
    name: str, size: tuple[int, int]
) -> None:
    one = MODELS[name]
    width, height = native_size(one, *size)
    assert width % one.size_multiple == height % one.size_multiple == 0
    taught = [tuple(map(int, words.split("x"))) for words in one.diffusion.sizes]  # type: ignore[union-attr]
    # to round to the grid may add half a step on both sides
    assert width * height <= max(across * down for across, down in taught) * 1.1


@pytest.mark.parametrize("grid", [(1, 0), (4, 1), (8, 1), (17, 5)])
@pytest.mark.parametrize("overlap", [1, 5, 9])
def test_windows_are_whole_in_order_and_as_few_as_there_can_be(
    grid: tuple[int, int], overlap: int
) -> None:
    one = model(grid, overlap=overlap)
    longest = longest_window(one)
    step, offset = grid
    for frames in range(1, 400, 7):
        windows = windows_of(one, frames)
        ends = [window.first + window.frames for window in windows]
        assert windows[0].first == windows[0].overlap == 0
        assert ends[-1] >= frames
        assert all((window.frames - offset) % step == 0 for window in windows)
        assert all(window.frames <= longest for window in windows)
        assert [window.first for window in windows[1:]] == [end - overlap for end in ends[:-1]]
        most = longest + (len(windows) - 2) * (longest - overlap)
        assert len(windows) == 1 or frames > most


def test_a_model_that_cannot_go_on_makes_one_window() -> None:
    alone = model(accepts=())
    assert len(windows_of(alone, 81)) == 1
    with pytest.raises(InputError, match="at most 81 frames in one go"):
        windows_of(alone, 82)


def test_a_model_that_begins_with_a_picture_goes_on_from_one_frame() -> None:
    windows = windows_of(model(accepts=("first frame",)), 161)
    assert [(window.frames, window.overlap) for window in windows] == [(81, 0), (81, 1)]


def test_the_frames_of_the_model_cover_the_take() -> None:
    made = generation_of(model(), asked(width=1280, height=720, fps=24, frames=120))
    assert (made.width, made.height, made.fps, made.frames) == (832, 480, 16, 81)


def test_a_model_without_a_rate_of_its_own_takes_that_of_the_take() -> None:
    assert generation_of(model(fps=0), asked(fps=30, frames=60)).fps == 30


def test_what_differs_from_the_take_is_told() -> None:
    wide = asked(width=1280, height=720, fps=24, frames=120)
    told = format_told(model(), wide, generation_of(model(), wide))
    assert told == "toy makes 832x480 at 16 fps; it is scaled to 1280x720 at 24 fps"
    assert format_told(model(), asked(), generation_of(model(), asked())) == ""


def test_a_quality_changes_steps_and_levers_and_lossless_never_does() -> None:
    draft = generation_of(model(), asked(quality="draft"))
    assert (draft.steps, draft.levers.cache) == (20, "first block")
    exact = model(qualities={"lossless": Levers(steps=2, cache="mag")})
    assert generation_of(exact, asked(quality="lossless")).levers == Levers()
    assert generation_of(exact, asked(quality="lossless")).steps == 50


def test_settings_of_the_model_go_before_its_own() -> None:
    made = generation_of(
        model(),
        asked(quality="draft", settings={"steps": 7, "guidance": 2.5, "shift": 8, "loud": False}),
    )
    assert (made.steps, made.guidance) == (7, 2.5)
    assert made.options == {"shift": 8, "loud": False, "sampler": "euler"}


@pytest.mark.parametrize(
    ("name", "value", "message", "hint"),
    [
        ("stps", 3, 'no "generation.stps"', "Did you mean generation.steps"),
        ("cfg", 3, 'no "generation.cfg"', "There are: generation.steps"),
        ("steps", 0, 'generation.steps cannot be "0"', "greater than or equal to 1"),
        ("guidance", "much", 'generation.guidance cannot be "much"', "number"),
        ("shift", "far", 'generation.shift cannot be "far"', "It is a number, such as 3.0"),
        ("shift", True, 'generation.shift cannot be "True"', "a number"),
        ("loud", 1, 'generation.loud cannot be "1"', "true or false"),
        ("sampler", 3, 'generation.sampler cannot be "3"', "a text"),
    ],
)
def test_a_setting_that_there_is_not_is_refused(
    name: str, value: object, message: str, hint: str
) -> None:
    with pytest.raises(InputError, match=message) as told:
        generation_of(model(), asked(settings={name: value}))
    assert hint in told.value.hint
