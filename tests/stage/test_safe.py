"""The camera keeps whom a shot is about inside what is safe, and still moves as it was asked to."""

import numpy as np
import pytest

from soracli.engines.record import scene_record
from soracli.engines.staging import Staging
from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.plan.take import TakeSpec
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.inside import calmest
from soracli.stage.perform import perform
from soracli.story.delivery import SafeZone
from soracli.story.shot import Camera

PRESETS = load_presets()
PLACES = sorted(PRESETS.lexicon.words.places)
FEED = SafeZone(left=0.06, top=0.14, right=0.14, bottom=0.35)
EDGES = SafeZone(left=0.05, top=0.05, right=0.05, bottom=0.05)
PAIR = "a man talks to a woman"


def take(text: str, size: str, safe: SafeZone | None, **camera: object) -> TakeSpec:
    """A very short take in an empty studio."""
    scene = read(text, PRESETS).model_copy(update={"place": "studio", "camera": Camera(**camera)})
    request = Request(size=size, seconds=1, fps=8)
    made = (PRESETS.kinds, PRESETS.looks, PRESETS.models)
    return compile_take(scene, request, *made, PLACES).model_copy(update={"safe": safe})


def boxes(spec: TakeSpec) -> np.ndarray:
    """The boxes of the subject in all frames, as shares of the picture."""
    frames = scene_record(spec, perform(spec), [])["frames"]
    size = np.array([spec.width, spec.height] * 2)
    return np.asarray([frame["subject"]["bbox"] for frame in frames] / size)


def inside(spec: TakeSpec, zone: SafeZone) -> bool:
    edges = boxes(spec)
    low, high = (zone.left, zone.top), (1 - zone.right, 1 - zone.bottom)
    return bool((edges[:, :2] >= low).all() and (edges[:, 2:] <= high).all())


SHOTS = [
    ("a woman walks", {}),
    ("a man waves", {"framing": "medium close-up"}),
    ("a man waves", {"framing": "extreme close-up"}),
    ("a woman runs", {"move": "static"}),
    ("a man waves", {"move": "dolly in"}),
    ("a man waves", {"move": "orbit clockwise", "framing": "medium"}),
    ("a man waves", {"move": "tilt up", "angle": "low"}),
    ("a car drives", {"move": "fly-through"}),
    (PAIR, {"framing": "two-shot", "angle": "dutch"}),
    (PAIR, {"framing": "medium", "on": "person.1", "over": "person.2"}),
    (PAIR, {"eyes": "person.1", "on": "person.2"}),
    ("a cup on a table", {"framing": "extreme close-up"}),
]


@pytest.mark.parametrize(("text", "camera"), SHOTS)
def test_the_subject_is_inside_what_is_safe_in_all_frames(
    text: str, camera: dict[str, object]
) -> None:
    assert inside(take(text, "72x128", FEED, **camera), FEED)
    assert inside(take(text, "128x72", EDGES, **camera), EDGES)


def test_it_is_what_the_camera_was_told_that_keeps_the_subject_inside() -> None:
    free = [take(text, "72x128", None, **camera) for text, camera in SHOTS]
    assert sum(not inside(spec, FEED) for spec in free) >= 9


def test_what_is_drawn_is_inside_too_and_its_box_is_measured() -> None:
    spec = take("a dog runs", "72x128", FEED)
    staging = Staging(spec)
    list(staging.film(spec.width, spec.height, passes=True))
    for frame in staging.record()["frames"]:
        box = frame["subject"]["bbox"]
        assert box == frame["entities"]["dog.1"]["bbox"]
        assert box[0] >= 0.06 * 72 and box[2] <= 0.86 * 72
        assert box[1] >= 0.14 * 128 and box[3] <= 0.65 * 128


@pytest.mark.parametrize("grid", [(52, 128), (96, 128)])
def test_a_guide_on_the_grid_of_a_model_keeps_it_inside_once_cut_to_the_take(
    grid: tuple[int, int],
) -> None:
    spec = take("a man waves", "72x128", FEED, move="pan left")
    width, height = grid
    frames = list(Staging(spec).film(width, height, True, guide=True))
    whole = list(Staging(spec).film(72, 128, True))
    scale = max(72 / width, 128 / height)
    middle = np.array([width, height]) / 2
    for guide, made in zip(frames, whole, strict=True):
        found, meant = (_spread(one.passes["ids"]) for one in (guide, made))
        cut = (found - middle) * scale + [36, 64]
        assert np.abs(cut - meant).max() < 2.5


def _spread(ids: np.ndarray) -> np.ndarray:
    """The left upper and the right lower corner of all that is not of the set."""
    rows, columns = np.nonzero(ids.reshape(*ids.shape[:2], -1).any(axis=2))
    return np.array([[columns.min(), rows.min()], [columns.max() + 1, rows.max() + 1]])


def test_where_all_is_safe_the_picture_is_as_ever() -> None:
    free, held = (boxes(take("a man waves", "128x72", one)) for one in (None, SafeZone()))
    assert np.abs(free - held).max() < 0.01


@pytest.mark.parametrize(
    ("move", "side", "way"), [("pan left", 0, 1), ("truck right", 0, -1), ("tilt up", 1, 1)]
)
def test_a_move_that_was_asked_for_is_seen(move: str, side: int, way: int) -> None:
    edges = boxes(take("a man waves", "72x128", FEED, move=move))
    middle = (edges[:, side] + edges[:, side + 2]) / 2
    assert way * (middle[-1] - middle[0]) > 0.04
    assert (way * np.diff(middle) > -0.01).all()


def test_a_dolly_comes_nearer_inside_what_is_safe() -> None:
    edges = boxes(take("a man waves", "72x128", FEED, move="dolly in"))
    high = edges[:, 3] - edges[:, 1]
    assert high[-1] > 1.3 * high[0]


@pytest.mark.parametrize("size", ["72x128", "96x96", "128x72"])
def test_a_subject_is_no_dot(size: str) -> None:
    edges = boxes(take("a woman walks", size, FEED))
    assert np.median(edges[:, 3] - edges[:, 1]) > 0.6 * (1 - FEED.top - FEED.bottom)


def test_a_product_on_a_table_is_what_a_picture_with_a_zone_shows() -> None:
    spec = take("a cup on a table", "72x128", FEED)
    edges = boxes(spec)
    assert inside(spec, FEED)
    assert np.median(edges[:, 2] - edges[:, 0]) > 0.5 * (1 - FEED.left - FEED.right)


def test_an_upright_picture_sees_a_car_from_half_ahead() -> None:
    def across(size: str) -> float:
        camera = perform(take("a car drives from left to right", size, FEED)).camera
        ahead = (camera.target - camera.position)[0]
        return float(abs(ahead[0]) / np.hypot(ahead[0], ahead[1]))

    assert across("128x72") < 0.3 < 0.6 < across("72x128")


def test_a_ball_that_is_kicked_away_may_leave_but_the_player_stays() -> None:
    spec = take("a boy kicks a ball", "72x128", FEED)
    frames = scene_record(spec, perform(spec), [])["frames"]
    assert {tuple(frame["subject"]["ids"]) for frame in frames} == {("person.1",)}
    assert inside(spec, FEED)


def test_the_correction_is_one_value_where_that_is_enough_and_a_calm_curve_otherwise() -> None:
    frames = np.arange(48)
    still, _ = calmest(np.full(48, 0.2), 0.3 + 0.1 * np.sin(frames))
    assert np.ptp(still) < 1e-9 and still[0] == pytest.approx(0.2)
    way = 2.0 * frames / 47
    curve, steps = calmest(way - 0.3, way + 0.3)
    assert np.abs(curve - way).max() < 0.3 + 1e-9
    assert np.abs(np.diff(curve, 2)).max() < 0.01 and steps > 2


def test_an_even_pan_is_calm_however_far_it_leads() -> None:
    way = 6.0 * np.arange(48) / 47
    assert calmest(way - 0.1, way + 0.1)[1] < 4
    pan, steps = calmest(way - 0.1, way + 0.1, 4)
    assert steps >= 4 and np.abs(pan - way).max() < 0.1 + 1e-9
    assert np.abs(np.diff(pan, 2)).max() < 0.02
