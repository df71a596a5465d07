"""Things in a shape that is said of them: what is seen of them has that outline."""

import numpy as np
import pytest

from soracli.script.presets import load_presets
from soracli.stage.figure import Figure
from soracli.stage.mesh import Floats, cross
from soracli.stage.things import build_thing
from soracli.story.scene import Entity

PRESETS = load_presets()


def made(kind: str, shape: str = "") -> Figure:
    traits = {"shape": shape} if shape else {}
    entity = Entity(id=f"{kind}.1", noun=kind, kind=kind, traits=traits)
    return build_thing(PRESETS.kinds[kind], entity)


def filled(points: Floats, one: int, other: int) -> float:
    """The share of its box that the hull of a flat view of points fills."""
    flat = points[:, (one, other)] - points[:, (one, other)].min(axis=0)
    flat = flat / flat.max(axis=0)
    turn = np.linspace(0, 2 * np.pi, 360, endpoint=False)
    ways = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    edge = flat[(flat @ ways.T).argmax(axis=0)]
    after = np.roll(edge, -1, axis=0)
    return 0.5 * abs(float(np.sum(edge[:, 0] * after[:, 1] - edge[:, 1] * after[:, 0])))


@pytest.mark.parametrize(
    ("kind", "shape", "share"),
    [("table", "round", 0.785), ("table", "triangle", 0.5), ("plate", "square", 1.0),
     ("plate", "diamond", 0.5)],
)  # fmt: skip
def test_a_flat_thing_fills_its_outline_from_above(kind: str, shape: str, share: float) -> None:
    assert filled(made(kind, shape).mesh.vertices, 0, 1) == pytest.approx(share, abs=0.06)


def test_a_mirror_and_a_clock_are_shaped_as_they_face_the_camera() -> None:
    assert filled(made("mirror", "round").mesh.vertices, 0, 2) == pytest.approx(0.785, abs=0.06)
    assert filled(made("clock", "square").mesh.vertices, 0, 2) > 0.93


def test_a_round_table_is_as_deep_as_wide_and_as_high_as_before() -> None:
    table, round_one = made("table"), made("table", "round")
    assert round_one.length == pytest.approx(round_one.width, rel=0.02)
    assert round_one.height == pytest.approx(table.height, rel=0.02)
    assert table.length > 1.2 * table.width


def test_solids() -> None:
    assert filled(made("watermelon").mesh.vertices, 0, 2) < 0.85
    assert filled(made("watermelon", "cube").mesh.vertices, 0, 2) > 0.93
    cone = made("box", "cone").mesh.vertices
    top, foot = cone[cone[:, 2] > 0.8 * cone[:, 2].max()], cone[cone[:, 2] < 0.1]
    assert np.ptp(top[:, 0]) < 0.4 * np.ptp(foot[:, 0])


def test_a_shaped_thing_stands_where_it_stood_and_keeps_its_triangles_few() -> None:
    for kind, shape in (("balloon_toy", "star"), ("sofa", "round"), ("lamp", "sphere")):
        figure = made(kind, shape)
        assert np.allclose(figure.rig.rest[0], made(kind).rig.rest[0])
        assert np.isfinite(figure.mesh.vertices).all() and len(figure.mesh.faces) < 40_000


def test_an_unknown_shape_changes_nothing() -> None:
    assert np.array_equal(made("box", "whale").mesh.vertices, made("box").mesh.vertices)


def test_a_quick_cross_product_is_that_of_numpy_to_the_bit() -> None:
    chance = np.random.default_rng(3)
    one, other = chance.normal(size=(40, 3)), chance.normal(size=(40, 3)).astype(np.float32)
    assert (cross(one, other) == np.cross(one, other)).all()
    assert (cross(other, other[0]) == np.cross(other, other[0])).all()
    assert cross(other, other).dtype == np.float32
