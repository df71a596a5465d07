"""People: the rig others rely on, real proportions, clothes and faces that can be told apart."""

from pathlib import Path

import numpy as np
import pytest
import yaml

from soracli.script.presets import load_presets
from soracli.stage.figure import Figure
from soracli.stage.materials import Surface
from soracli.stage.mesh import linear
from soracli.stage.people import build_person
from soracli.stage.people.clay import cast, melt
from soracli.stage.people.hair import STYLES
from soracli.stage.people.lofts import Ring, ball, cone, loft, smooth_curve
from soracli.stage.people.measures import HEADS, INDEX, NAMES, measure
from soracli.stage.people.wardrobe import ALIASES, CUTS
from soracli.story.preset import Kind
from soracli.story.scene import Entity, Garment, Trait

PERSON = Kind(name="person", family="person", size=1.78, material="skin")
JOINTS = [
    *("pelvis", "spine", "chest", "neck", "head", "jaw"),
    *("upper_arm.L", "forearm.L", "hand.L", "upper_arm.R", "forearm.R", "hand.R"),
    *("thigh.L", "shin.L", "foot.L", "toe.L", "thigh.R", "shin.R", "foot.R", "toe.R"),
    *("lids", "lip.upper", "lip.lower", "corner.L", "corner.R"),
]


def build(
    wears: dict[str, str | None] | None = None, scale: float = 1.0, **traits: Trait
) -> Figure:
    garments = tuple(Garment(kind=kind, color=color) for kind, color in (wears or {}).items())
    entity = Entity(id="someone.1", noun="person", wears=garments, traits=traits, scale=scale)
    return build_person(PERSON, entity)


def has_color(figure: Figure, color: str, tolerance: float = 0.01) -> bool:
    distance = np.abs(figure.mesh.colors - linear(color)).max(axis=1)
    return bool((distance < tolerance).sum() > 50)


def test_the_rig_has_the_joints_everyone_relies_on() -> None:
    figure = build()
    assert list(figure.rig.names) == JOINTS == list(NAMES)
    assert figure.rig.parents[0] == -1
    assert all(parent < place for place, parent in enumerate(figure.rig.parents))
    rest = {name: figure.rig.rest[i] for i, name in enumerate(figure.rig.names)}
    assert rest["upper_arm.L"][1] > 0 > rest["upper_arm.R"][1]
    assert rest["thigh.L"][2] > rest["shin.L"][2] > rest["foot.L"][2] > rest["toe.L"][2] > 0
    assert rest["thigh.L"][1] == pytest.approx(rest["foot.L"][1])
    assert rest["toe.L"][0] > rest["foot.L"][0]
    arm = rest["forearm.L"] - rest["upper_arm.L"]
    assert np.degrees(np.arctan2(arm[1], -arm[2])) == pytest.approx(25, abs=0.5)


@pytest.mark.parametrize(
    ("traits", "scale"),
    [({}, 1.0), ({"sex": "female"}, 0.94), ({"age": "child"}, 0.7), ({"build": "heavy"}, 1.05)],
)
def test_height_is_size_times_scale_and_feet_stand_on_the_ground(
    traits: dict[str, Trait], scale: float
) -> None:
    figure = build(scale=scale, **traits)
    assert figure.height == pytest.approx(1.78 * scale)
    low, high = figure.mesh.vertices[:, 2].min(), figure.mesh.vertices[:, 2].max()
    assert abs(low) < 0.012
    assert figure.height - 0.02 < high < figure.height + 0.06


def test_proportions_follow_age_and_sex() -> None:
    man = measure({"sex": "male"}, 1.78)
    child = measure({"age": "child"}, 1.2)
    woman = measure({"sex": "female"}, 1.78)
    assert 7.0 < man.height / man.head < 7.6
    assert child.height / child.head < 6.0
    assert woman.shoulder[1] < man.shoulder[1]
    wide = build(build="heavy").mesh.vertices
    slim = build(build="slim").mesh.vertices

    def waist(vertices: np.ndarray) -> float:
        near = (np.abs(vertices[:, 2] - 1.05) < 0.03) & (np.abs(vertices[:, 1]) < 0.28)
        return float(np.ptp(vertices[near, 0]))

    assert waist(wide) > 1.3 * waist(slim)


def test_left_and_right_are_mirrored_and_bound_to_their_own_side() -> None:
    figure = build()
    left = figure.mesh.bones[:, 0] == INDEX["hand.L"]
    right = figure.mesh.bones[:, 0] == INDEX["hand.R"]
    assert left.sum() > 500
    assert figure.mesh.vertices[left, 1].min() > 0
    assert figure.mesh.vertices[right, 1].max() < 0
    assert np.allclose(figure.mesh.weights.sum(axis=1), 1, atol=1e-4)
    assert np.allclose(np.linalg.norm(figure.mesh.normals, axis=1), 1, atol=1e-3)


def test_a_bent_knee_keeps_thigh_and_sole_apart() -> None:
    figure = build()
    mesh, rig = figure.mesh, figure.rig
    knee = rig.index("shin.L")
    turn = np.array([[0, 0, 1], [0, 1, 0], [-1, 0, 0]], np.float32).T
    moved = np.zeros_like(mesh.vertices)
    below = {rig.index(name) for name in ("shin.L", "foot.L", "toe.L")}
    for slot in range(4):
        bent = np.isin(mesh.bones[:, slot], list(below))
        turned = (mesh.vertices - rig.rest[knee]) @ turn.T + rig.rest[knee]
        there = np.where(bent[:, None], turned, mesh.vertices)
        moved += mesh.weights[:, slot : slot + 1] * there
    thigh = (mesh.bones[:, 0] == rig.index("thigh.L")) & (mesh.weights[:, 0] > 0.99)
    sole = mesh.bones[:, 0] == rig.index("toe.L")
    assert np.allclose(moved[thigh], mesh.vertices[thigh], atol=1e-5)
    assert np.linalg.norm(moved[sole] - mesh.vertices[sole], axis=1).min() > 0.3
    span = np.linalg.norm(np.diff(moved[mesh.faces], axis=1), axis=2)
    assert span.max() < 0.25


def test_clothes_show_their_color_and_the_entity_overrides_the_kind() -> None:
    assert has_color(build({"coat": "#b01020"}), "#b01020")
    kind = PERSON.model_copy(update={"wears": {"sweater": "#10a040", "fedora": "#402010"}})
    said = Garment(kind="sweater", color="#2030c0")
    figure = build_person(kind, Entity(id="a.1", noun="man", wears=(said,)))
    assert has_color(figure, "#2030c0")
    assert not has_color(figure, "#10a040")
    assert has_color(figure, "#402010")


@pytest.mark.parametrize("name", sorted(CUTS))
def test_every_garment_shows_on_a_body(name: str) -> None:
    sex = "female" if CUTS[name].slot in ("one", "legs") else "male"
    figure = build({name: "#20c0a0"}, sex=sex)
    assert has_color(figure, "#20c0a0", 0.08)
    assert np.isfinite(figure.mesh.vertices).all()
    assert len(figure.mesh.faces) < 70_000


def test_other_words_for_garments_lead_to_known_ones() -> None:
    assert set(ALIASES.values()) <= set(CUTS)
    assert all(cut.color.startswith("#") for cut in CUTS.values())


def test_a_skirt_swings_with_the_thighs() -> None:
    figure = build({"dress": "#c020c0"}, sex="female")
    hem = np.abs(figure.mesh.colors - linear("#c020c0")).max(axis=1) < 0.01
    hem &= figure.mesh.vertices[:, 2] < 0.6
    thighs = np.isin(figure.mesh.bones, [INDEX["thigh.L"], INDEX["thigh.R"]])
    share = (figure.mesh.weights * thighs).sum(axis=1)[hem]
    assert hem.sum() > 100
    assert share.mean() > 0.5


def test_skates_lift_the_whole_body_onto_their_blades() -> None:
    shoes, skates = build({"shoes": None}), build({"skates": None})
    lift = skates.rig.rest[0, 2] - shoes.rig.rest[0, 2]
    assert 0.03 < lift < 0.08
    assert skates.height == pytest.approx(shoes.height + lift)
    assert abs(float(skates.mesh.vertices[:, 2].min())) < 0.004
    assert skates.anchors["eyes"][1][2] == pytest.approx(shoes.anchors["eyes"][1][2] + lift)


def test_age_beard_and_hair_change_the_head() -> None:
    plain = build(sex="male")
    bearded = build(sex="male", beard=True)
    assert (bearded.mesh.surfaces == Surface.HAIR).sum() > (
        plain.mesh.surfaces == Surface.HAIR
    ).sum() + 1000
    bald = build(sex="male", hair="bald")
    assert (bald.mesh.surfaces == Surface.HAIR).sum() < (plain.mesh.surfaces == Surface.HAIR).sum()
    assert has_color(build(sex="male", hair="bald", skin="#402a20"), "#402a20", 0.03)
    young, old = build(sex="female"), build(sex="female", age="old")
    hair = (old.mesh.colors[old.mesh.faces[old.mesh.surfaces == Surface.HAIR][:, 0]]).mean(axis=0)
    dark = (young.mesh.colors[young.mesh.faces[young.mesh.surfaces == Surface.HAIR][:, 0]]).mean(
        axis=0
    )
    assert hair.mean() > dark.mean()


def test_the_jaw_opens_the_mouth_and_nothing_above_it() -> None:
    figure = build(sex="male")
    z = figure.mesh.vertices[:, 2]
    jaw = (figure.mesh.weights * (figure.mesh.bones == INDEX["jaw"])).sum(axis=1)
    mouth, eyes = figure.anchors["mouth"][1][2], figure.anchors["eyes"][1][2]
    assert jaw[z > eyes].max() < 0.05
    assert jaw.max() > 0.9
    assert z[jaw > 0.9].max() < mouth + 0.03


def test_anchors_and_colliders_are_where_the_body_is() -> None:
    figure = build()
    for name in ("palm.L", "palm.R", "grip.R", "mouth", "eyes", "top"):
        joint, point = figure.anchors[name]
        near = figure.mesh.vertices[(figure.mesh.bones == joint).any(axis=1)]
        assert np.linalg.norm(near - np.asarray(point), axis=1).min() < 0.05, name
    low, high = figure.mesh.vertices.min(axis=0), figure.mesh.vertices.max(axis=0)
    for collider in figure.colliders:
        assert np.all(np.asarray(collider.a) > low - 0.05)
        assert np.all(np.asarray(collider.a) < high + 0.05)
    assert any(one.shape == "sphere" and one.joint == INDEX["head"] for one in figure.colliders)


def test_the_same_entity_looks_the_same_and_another_one_different() -> None:
    again = [
        build_person(PERSON, Entity(id=name, noun="man")) for name in ("man.1", "man.1", "man.2")
    ]
    assert np.array_equal(again[0].mesh.vertices, again[1].mesh.vertices)
    assert np.array_equal(again[0].mesh.colors, again[1].mesh.colors)
    different = again[0].mesh.colors.shape != again[2].mesh.colors.shape
    assert different or not np.array_equal(again[0].mesh.colors, again[2].mesh.colors)


def test_knight_and_robot_are_of_metal() -> None:
    kinds = load_presets().kinds
    for name in ("knight", "robot"):
        figure = build_person(kinds[name], Entity(id=f"{name}.1", noun=name, kind=name))
        assert (figure.mesh.surfaces == Surface.METAL).mean() > 0.5, name
        assert list(figure.rig.names) == JOINTS
    sword = build_person(kinds["knight"], Entity(id="knight.1", noun="knight"))
    ahead = sword.mesh.vertices[sword.mesh.bones[:, 0] == INDEX["hand.R"]][:, 0].max()
    assert ahead > 0.7


def test_a_melted_ball_is_a_ball() -> None:
    mesh = melt([ball((0.1, 0.2, 0.3), (0.2, 0.2, 0.2), 0)], 0.02, "#ffffff")
    distance = np.linalg.norm(mesh.vertices - np.array([0.1, 0.2, 0.3]), axis=1)
    assert np.allclose(distance, 0.2, atol=2e-3)
    outward = (mesh.normals * (mesh.vertices - np.array([0.1, 0.2, 0.3]))).sum(axis=1)
    assert outward.min() > 0.19
    corners = mesh.vertices[mesh.faces]
    facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    middle = corners.mean(axis=1) - np.array([0.1, 0.2, 0.3])
    assert ((facing * middle).sum(axis=1) > 0).all()


def test_a_carving_takes_away_and_a_cut_is_flat() -> None:
    rod = cone((0, 0, 0), (0, 0, 1), 0.1, 0.1, [0])
    cut = rod.between(0.1, 0.6)
    mesh = melt([cut], 0.02, "#ffffff")
    assert mesh.vertices[:, 2].max() == pytest.approx(0.5, abs=0.01)
    whole = melt([rod], 0.02, "#ffffff")
    bite = ball((0.1, 0, 0.5), (0.1, 0.1, 0.1), 0, 0.002, carve=True)
    bitten = melt([rod, bite], 0.02, "#ffffff")
    near = np.linalg.norm(whole.vertices - np.array([0.1, 0, 0.5]), axis=1)
    assert (near < 0.08).any()
    assert np.linalg.norm(bitten.vertices - np.array([0.1, 0, 0.5]), axis=1).min() > 0.09


def test_casting_finds_the_front_of_a_body() -> None:
    rings = [Ring(0, 0.2, 0.2, 0.1, 0.15), Ring(1, 0.2, 0.2, 0.1, 0.15)]
    trunk = loft((0, 0, 0), (0, 0, 1), rings, [0])
    front = cast([trunk], np.array([[1.0, 0.0, 0.5]]), (-1.0, 0.0, 0.0), 2.0)
    back = cast([trunk], np.array([[-1.0, 0.0, 0.5]]), (1.0, 0.0, 0.0), 2.0)
    assert front[0, 0] == pytest.approx(0.1, abs=2e-3)
    assert back[0, 0] == pytest.approx(-0.15, abs=2e-3)


def test_curves_pass_through_their_knots_without_overshooting() -> None:
    knots, values = np.array([0.0, 1.0, 2.0, 3.0]), np.array([0.0, 0.0, 1.0, 1.0])
    curve = smooth_curve(knots, values, np.linspace(0, 3, 301))
    assert curve.min() >= -1e-9 and curve.max() <= 1 + 1e-9
    assert smooth_curve(knots, values, knots) == pytest.approx(values)


def test_the_nouns_of_people_are_many_and_use_known_words() -> None:
    casting = Path(__file__).parents[2] / "presets" / "casting" / "people.yaml"
    entries = yaml.safe_load(casting.read_text(encoding="utf-8"))
    kinds = load_presets().kinds
    known = set(CUTS) | set(ALIASES)
    nouns = {noun: over or {} for kind in entries.values() for noun, over in kind["nouns"].items()}
    assert {"person", "knight", "robot"} <= set(entries)
    assert len(nouns) >= 80
    for noun, over in nouns.items():
        assert set(over.get("wears", {})) <= known, noun
        assert set(over.get("brings", ())) <= set(kinds), noun
        assert str(over.get("traits", {}).get("hair", "short")) in STYLES, noun
        assert str(over.get("traits", {}).get("age", "adult")) in HEADS, noun
