"""Every thing in the casting files: its size, weight, colors, colliders and joints."""

import os
import subprocess
import sys

import numpy as np
import pytest

from soracli.script.presets import load_presets
from soracli.stage.figure import Figure
from soracli.stage.materials import Surface, substance
from soracli.stage.mesh import linear
from soracli.stage.things import FAMILIES, build_stand_in, build_thing
from soracli.story.preset import Kind
from soracli.story.scene import Entity

CAST = load_presets().kinds
KINDS = {
    name: kind for name, kind in CAST.items() if kind.family in FAMILIES and name not in CAST.drawn
}
"""Those that a module has a form for; those drawn by parts are in test_drawn_kinds.py."""
CONTRACT = [
    "ball",
    "basketball",
    "soccer_ball",
    "tennis_ball",
    "beach_ball",
    "block",
    "crate",
    "box",
    "book",
    "ramp",
    "hoop",
    "paddleboard",
    "surfboard",
    "sailboat",
    "rowboat",
    "ship",
    "car",
    "bus",
    "truck",
    "bicycle",
    "airplane",
    "balloon",
    "rocket",
    "lighthouse",
    "house",
    "tower",
    "windmill",
    "skyscraper",
    "tree",
    "pine",
    "palm",
    "bush",
    "flower",
    "cactus",
    "chair",
    "table",
    "sofa",
    "bed",
    "lamp",
    "door",
    "lantern",
    "candle",
    "umbrella",
    "mug",
    "bottle",
    "cake",
    "gift",
    "sword",
    "guitar",
    "phone",
    "laptop",
    "balloon_toy",
    "kite",
]


def built(name: str, **said: object) -> Figure:
    entity = Entity.model_validate({"id": f"{name}.1", "noun": name, "kind": name, **said})
    return build_thing(KINDS[name], entity)


def extent(figure: Figure) -> np.ndarray:
    return np.ptp(figure.mesh.vertices, axis=0)


def test_the_promised_kinds_are_cast() -> None:
    assert [name for name in CONTRACT if name not in KINDS] == []


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_kind_is_a_sound_figure_of_its_size(name: str) -> None:
    kind, figure = KINDS[name], built(name)
    mesh = figure.mesh
    assert np.isfinite(mesh.vertices).all()
    assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-3)
    assert mesh.colors.min() >= 0 and mesh.colors.max() <= 1
    assert 10 < len(mesh.faces) <= 9000
    assert int(mesh.bones.max()) < len(figure.rig.names)
    size = extent(figure)
    reach = size.max()
    if kind.family in ("ball", "building", "plant") or name in ("lamp", "stool", "chair"):
        reach = size[2]
    elif kind.family in ("boat", "vehicle", "board"):
        reach = figure.length
    elif kind.family == "hoop":
        reach = figure.anchors["rim"][1][2]
    elif kind.family == "aircraft":
        reach = max(figure.length, figure.height)
    assert reach == pytest.approx(kind.size, rel=0.16)
    assert -0.12 * kind.size < mesh.vertices[:, 2].min() < 0.03 * kind.size
    assert figure.mass > 0


@pytest.mark.parametrize("name", ["ball", "crate", "car", "sailboat", "tree", "mug", "ramp"])
def test_a_larger_one_is_larger_all_round(name: str) -> None:
    small, large = built(name), built(name, scale=2.0)
    assert np.allclose(extent(large), 2 * extent(small), rtol=0.02)
    assert large.mass > 3.5 * small.mass


@pytest.mark.parametrize("name", sorted(set(KINDS) - {"campfire", "traffic_light"}))
def test_the_color_said_is_the_color_seen(name: str) -> None:
    def share(figure: Figure) -> float:
        apart = np.abs(figure.mesh.colors - linear("#00ff40")).max(axis=1)
        return float((apart < 0.25).mean())

    assert share(built(name, color="#00ff40")) > max(share(built(name)), 0.0)


def test_material_changes_surface_and_weight() -> None:
    wood, metal = built("block"), built("block", material="metal")
    assert set(wood.mesh.surfaces) == {Surface.WOOD}
    assert set(metal.mesh.surfaces) == {Surface.METAL}
    ratio = substance("metal").density / substance("wood").density
    assert metal.mass == pytest.approx(wood.mass * ratio)
    assert metal.material == "metal"


@pytest.mark.parametrize("name", [n for n, k in sorted(KINDS.items()) if k.family == "ball"])
def test_a_ball_shows_that_it_rolls(name: str) -> None:
    if name == "snowball":
        pytest.skip("snow has no pattern")
    colors = built(name).mesh.colors
    apart = np.abs(colors - np.median(colors, axis=0)).max(axis=1)
    assert (apart > 0.1).mean() > 0.02


def test_colliders_hug_the_mesh() -> None:
    for name in ("ball", "block", "crate", "ramp", "paddleboard", "sailboat", "car", "mug"):
        figure = built(name)
        low, high = figure.mesh.vertices.min(axis=0), figure.mesh.vertices.max(axis=0)
        margin = 0.06 * np.max(high - low) + 0.02
        for collider in figure.colliders:
            points = np.array(collider.points or (collider.a,))
            assert (points > low - margin).all() and (points < high + margin).all(), name
            if collider.shape == "box":
                half = np.array(collider.size)
                assert (points[0] + half < high + margin).all(), name


def test_the_hoop_is_regulation() -> None:
    figure = built("hoop")
    assert figure.anchors["rim"][1] == pytest.approx((0, 0, 3.05))
    rim = [c for c in figure.colliders if c.shape == "capsule" and c.a[2] == c.b[2] == 3.05]
    assert len(rim) >= 16
    inside = min(np.hypot(*c.a[:2]) - c.size[0] for c in rim)
    assert inside > 0.12, "a basketball must pass"
    board = max((c for c in figure.colliders if c.shape == "box"), key=lambda c: c.size[1])
    assert 2 * board.size[1] == pytest.approx(1.83) and 2 * board.size[2] == pytest.approx(1.07)
    assert board.a[0] + board.size[0] == pytest.approx(figure.anchors["backboard"][1][0])
    pole = next(c for c in figure.colliders if c.shape == "cylinder")
    assert pole.a[0] < board.a[0], "the pole stands behind the board"


def test_the_ramp_falls_toward_x_and_is_walled() -> None:
    figure = built("ramp")
    top, foot = figure.anchors["top"][1], figure.anchors["foot"][1]
    assert top[0] < 0 < foot[0] and top[2] > 0.8 and foot[2] == 0
    slope, *sides = figure.colliders
    assert all(c.shape == "hull" for c in figure.colliders) and len(sides) == 2
    points = np.array(slope.points)
    assert points[points[:, 0] > 0][:, 2].max() < 0.01
    high = max(point[2] for point in sides[0].points)
    assert high > top[2], "rails stand above the slope"


@pytest.mark.parametrize("name", ["car", "bus", "truck", "bicycle", "motorcycle", "train"])
def test_wheels_turn_about_their_axles(name: str) -> None:
    figure = built(name)
    wheels = [joint for joint in figure.rig.names if joint.startswith("wheel.")]
    assert len(wheels) >= 2
    for joint in wheels:
        index = figure.rig.index(joint)
        own = figure.mesh.vertices[figure.mesh.bones[:, 0] == index]
        hub = figure.rig.rest[index]
        away = np.hypot(own[:, 0] - hub[0], own[:, 2] - hub[2])
        assert away.max() == pytest.approx(hub[2], rel=0.05), "it stands on the ground"


def test_boats_sink_to_their_painted_waterline() -> None:
    from soracli.stage.floating import Hull

    for name in ("sailboat", "rowboat", "ship"):
        figure = built(name)
        assert Hull.of(figure).draft == pytest.approx(figure.anchors["waterline"][1][2], rel=0.01)


def test_the_sail_swings_on_its_own_joint() -> None:
    figure = built("sailboat")
    sail = figure.mesh.vertices[figure.mesh.bones[:, 0] == figure.rig.index("sail")]
    assert len(sail) > 100 and sail[:, 2].max() > 8


def test_an_uncast_noun_gets_a_labelled_stand_in() -> None:
    gizmo = build_stand_in(Entity(id="gizmo.1", noun="gizmo"))
    other = build_stand_in(Entity(id="widget.1", noun="widget"))
    assert gizmo.height == pytest.approx(0.8, rel=0.1)
    assert len(gizmo.mesh.vertices) != len(other.mesh.vertices)
    blank = build_stand_in(Entity(id="x.1", noun="日本"))
    assert len(blank.mesh.faces) > 100


def test_an_unknown_form_falls_back_within_its_family_and_a_strange_family_is_refused() -> None:
    kind = Kind(name="yacht2", family="boat", size=5, colors={"main": "#ffffff"})
    assert build_thing(kind, Entity(id="a.1", noun="a")).family == "boat"
    with pytest.raises(ValueError, match="unicorns"):
        build_thing(Kind(name="a", family="unicorns", size=1), Entity(id="a.1", noun="a"))


def test_building_does_not_depend_on_the_order_of_sets() -> None:
    code = (
        "import hashlib\n"
        "from soracli.stage.places import build_place\n"
        "mesh = build_place('room', 1, 'day', 'clear').mesh\n"
        "print(hashlib.sha256(mesh.vertices.tobytes() + mesh.colors.tobytes()).hexdigest())\n"
    )
    prints = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(prints) == 1
