"""Animals as the stage builds them: their rigs, their skins, and what a sentence can change."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
import yaml

from soracli.script.presets import load_presets
from soracli.stage.animals import build_animal
from soracli.stage.animals import species as species_module
from soracli.stage.animals.species import Species, blend
from soracli.stage.figure import Figure
from soracli.stage.materials import Surface
from soracli.stage.mesh import linear
from soracli.story.preset import Kind
from soracli.story.scene import Entity

FILE = Path(__file__).parents[2] / "presets" / "casting" / "animals.yaml"
ENTRIES = yaml.safe_load(FILE.read_text(encoding="utf-8"))
KINDS = {name: kind for name, kind in load_presets().kinds.items() if name in ENTRIES}
FAMILIES = ("quadruped", "bird", "insect", "fish", "dragon")
LEGS = ("fore.L", "fore.R", "hind.L", "hind.R")
LEG_JOINTS = tuple(f"{leg}.{part}" for leg in LEGS for part in ("upper", "lower", "pastern", "paw"))
JOINTS = {
    "quadruped": (
        *("pelvis", "spine", "chest", "neck", "head", "jaw", "tail.1", "tail.2", "tail.3"),
        *LEG_JOINTS,
    ),
    "dragon": (
        *("pelvis", "spine", "chest", "neck", "neck.2", "neck.3", "head", "jaw"),
        *("tail.1", "tail.2", "tail.3", "tail.4", "tail.5"),
        *LEG_JOINTS,
        *("wing.inner.L", "wing.outer.L", "wing.tip.L"),
        *("wing.inner.R", "wing.outer.R", "wing.tip.R"),
    ),
    "bird": (
        *("root", "neck", "head", "jaw", "tail"),
        *("wing.inner.L", "wing.outer.L", "wing.inner.R", "wing.outer.R"),
        *("leg.L", "foot.L", "leg.R", "foot.R"),
    ),
    "insect": ("root", "head", "wing.L", "wing.R", "wing.hind.L", "wing.hind.R"),
    "fish": ("root", "head", "tail.1", "tail.2", "fin.L", "fin.R"),
}


@cache
def figure(kind: str, noun: str = "") -> Figure:
    over = (ENTRIES[kind]["nouns"].get(noun) or {}) if noun else {}
    entity = Entity(
        id=f"{kind}.1",
        noun=noun or kind,
        kind=kind,
        scale=over.get("size", 1.0),
        traits=over.get("traits", {}),
    )
    return build_animal(KINDS[kind], entity)


def built(kind: str, **said: object) -> Figure:
    return build_animal(KINDS[kind], Entity(id=f"{kind}.1", noun=kind, kind=kind, **said))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_sound_figure(kind: str) -> None:
    made = figure(kind)
    mesh, rig = made.mesh, made.rig
    assert made.family == KINDS[kind].family
    assert rig.names == JOINTS[made.family]
    assert all(parent < joint for joint, parent in enumerate(rig.parents))
    assert rig.parents.count(-1) == 1
    assert 2_000 < len(mesh.faces) < (30_000 if made.family == "dragon" else 23_000)
    assert np.isfinite(mesh.vertices).all()
    assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-3)
    assert np.allclose(mesh.weights.sum(axis=1), 1, atol=1e-3)
    assert mesh.weights.min() >= 0
    assert mesh.bones.min() >= 0
    assert mesh.bones.max() < len(rig.names)
    assert mesh.colors.min() >= 0
    assert mesh.colors.max() <= 1
    assert made.mass > 0
    sides = (made.height, made.length, made.width)
    assert min(sides) > 0 and 0.2 < max(sides) / KINDS[kind].size < 8
    assert {"mouth", "eyes", "top"} <= set(made.anchors)
    assert made.colliders


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_stands_on_the_ground_and_is_the_same_left_and_right(kind: str) -> None:
    made = figure(kind)
    low, high = made.mesh.vertices.min(axis=0), made.mesh.vertices.max(axis=0)
    if made.family != "fish":
        assert abs(low[2]) < 0.02 * made.height
    assert abs(low[1] + high[1]) < 0.03 * made.width
    assert made.anchors["eyes"][1][0] > 0
    assert (made.mesh.surfaces == Surface.EYE).sum() > 100


@pytest.mark.parametrize("kind", [name for name in KINDS if KINDS[name].family == "quadruped"])
def test_legs_rest_bent_the_way_they_bend(kind: str) -> None:
    rig = figure(kind).rig
    rest = {name: rig.rest[joint] for joint, name in enumerate(rig.names)}
    for side in ("L", "R"):
        fore = [rest[f"fore.{side}.{part}"] for part in ("upper", "lower", "pastern", "paw")]
        hind = [rest[f"hind.{side}.{part}"] for part in ("upper", "lower", "pastern", "paw")]
        for leg in (fore, hind):
            heights = [point[2] for point in leg]
            assert heights == sorted(heights, reverse=True)
            assert heights[-1] < 0.12 * KINDS[kind].size
        assert fore[1][0] < min(fore[0][0], fore[2][0]) + 1e-6
        assert hind[1][0] > max(hind[0][0], hind[2][0])
        assert hind[2][0] < min(hind[0][0], hind[3][0])
        assert (fore[0][1] > 0) == (side == "L")


@pytest.mark.parametrize("kind", ["dog", "horse", "elephant", "dragon"])
def test_the_size_is_the_height_at_the_withers(kind: str) -> None:
    made = figure(kind)
    trunk = made.rig.names.index("chest")
    shoulder = made.rig.rest[made.rig.index("fore.L.upper"), 0]
    near = np.abs(made.mesh.vertices[:, 0] - 0.8 * shoulder) < 0.06 * KINDS[kind].size
    follows = (made.mesh.bones == trunk) & (made.mesh.weights > 0.3)
    top = made.mesh.vertices[near & follows.any(axis=1), 2].max()
    assert 0.9 < top / KINDS[kind].size < 1.15


@pytest.mark.parametrize("kind", ["gull", "butterfly", "eagle"])
def test_the_size_of_what_flies_is_its_wingspan(kind: str) -> None:
    assert figure(kind).width == pytest.approx(KINDS[kind].size, rel=0.15)


def turned(made: Figure, joint: str, axis: int, degrees: float) -> np.ndarray:
    """The vertices with one joint, and all below it, turned about an axis."""
    turn = np.radians(degrees)
    one, two = [place for place in range(3) if place != axis]
    rotation = np.eye(3)
    rotation[one, one] = rotation[two, two] = np.cos(turn)
    rotation[one, two], rotation[two, one] = -np.sin(turn), np.sin(turn)
    start = made.rig.index(joint)
    moved = {start}
    for place, parent in enumerate(made.rig.parents):
        if parent in moved:
            moved.add(place)
    pivot = made.rig.rest[start]
    vertices = made.mesh.vertices.astype(np.float64)
    away = (vertices - pivot) @ rotation.T + pivot
    share = np.where(np.isin(made.mesh.bones, list(moved)), made.mesh.weights, 0).sum(axis=1)
    return vertices + share[:, None] * (away - vertices)


@pytest.mark.parametrize("kind", ["dog", "cat", "horse", "dragon"])
def test_a_lifted_left_leg_leaves_the_right_one_alone(kind: str) -> None:
    made = figure(kind)
    change = np.linalg.norm(turned(made, "fore.L.lower", 1, 60) - made.mesh.vertices, axis=1)
    right = made.mesh.vertices[:, 1] < -0.04 * KINDS[kind].size
    assert change[~right].max() > 0.2 * KINDS[kind].size
    assert change[right].max() < 0.02 * KINDS[kind].size


def test_the_jaw_of_a_dragon_opens_and_its_eyes_glow() -> None:
    made = figure("dragon")
    open_ = turned(made, "jaw", 1, -30)
    jaw = made.mesh.bones[:, 0] == made.rig.index("jaw")
    assert (open_[jaw, 2] - made.mesh.vertices[jaw, 2]).min() < -0.2
    assert (made.mesh.surfaces == Surface.EMISSIVE).any()


def test_a_wing_moves_as_one_skin_without_tearing_from_the_body() -> None:
    made = figure("dragon")
    inner = made.rig.index("wing.inner.L")
    lifted = turned(made, "wing.inner.L", 0, 40)
    far = made.mesh.vertices[:, 1] > 1.5 * KINDS["dragon"].size
    assert (lifted[far, 2] - made.mesh.vertices[far, 2]).min() > 0.5
    held = (made.mesh.bones == inner) & (made.mesh.weights > 0.05)
    edges = np.linalg.norm(lifted[made.mesh.faces[:, 0]] - lifted[made.mesh.faces[:, 1]], axis=1)
    rest = np.linalg.norm(
        made.mesh.vertices[made.mesh.faces[:, 0]] - made.mesh.vertices[made.mesh.faces[:, 1]],
        axis=1,
    )
    touched = held.any(axis=1)[made.mesh.faces[:, 0]]
    assert (edges[touched] - rest[touched]).max() < 0.35


def test_a_named_color_becomes_the_coat_and_keeps_the_lighter_parts_lighter() -> None:
    plain = figure("dog")
    blue = built("dog", color="#2040c0")
    body = slice(0, 3000)
    assert blue.mesh.colors[body, 2].mean() > 3 * plain.mesh.colors[body, 2].mean()
    looks = Species(KINDS["dog"], Entity(id="dog.1", noun="dog", kind="dog", color="#2040c0"))
    assert linear(looks.coat("belly")).sum() > linear(looks.coat()).sum()
    assert looks.color("nose") == KINDS["dog"].colors["nose"]


def test_a_pattern_the_sentence_names_is_painted() -> None:
    plain = built("horse", color="#c0a080")
    striped = built("horse", color="#c0a080", pattern="striped")
    assert plain.mesh.vertices.shape == striped.mesh.vertices.shape
    assert (np.abs(plain.mesh.colors - striped.mesh.colors).sum(axis=1) > 0.05).mean() > 0.1


def test_scale_goes_with_length_and_its_cube_with_mass() -> None:
    small, big = figure("fish"), built("fish", scale=2.0)
    assert big.length == pytest.approx(2 * small.length, rel=1e-3)
    assert big.mass == pytest.approx(8 * small.mass)


def test_a_material_the_sentence_names_covers_the_animal() -> None:
    made = built("cow", material="gold")
    assert (made.mesh.surfaces == Surface.METAL).mean() > 0.5
    assert made.material == "gold"


def test_two_of_a_kind_wear_the_same_shape_and_different_patches() -> None:
    first = build_animal(KINDS["cow"], Entity(id="cow.1", noun="cow", kind="cow"))
    again = build_animal(KINDS["cow"], Entity(id="cow.1", noun="cow", kind="cow"))
    other = build_animal(KINDS["cow"], Entity(id="cow.2", noun="cow", kind="cow"))
    assert np.array_equal(first.mesh.colors, again.mesh.colors)
    assert np.array_equal(first.mesh.vertices, other.mesh.vertices)
    assert not np.array_equal(first.mesh.colors, other.mesh.colors)


def test_a_dachshund_is_longer_and_lower_than_a_dog_and_a_puppy_has_a_bigger_head() -> None:
    dog, low, young = figure("dog"), figure("dog", "dachshund"), figure("dog", "puppy")
    assert low.length / low.height > 1.4 * dog.length / dog.height
    assert low.height < 0.6 * dog.height

    def head(made: Figure) -> float:
        rest = made.rig.rest
        jaw, nose = made.rig.index("head"), made.anchors["nose"][1][0]
        return float((nose - rest[jaw, 0]) / rest[made.rig.index("pelvis"), 2])

    assert head(young) > 1.1 * head(dog)


@pytest.mark.parametrize("family", FAMILIES)
def test_no_trait_in_the_presets_goes_unread(family: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read: set[str] = set()

    class Watched(dict):  # type: ignore[type-arg]
        def get(self, key: str, default: object = None) -> object:
            read.add(key)
            return super().get(key, default)

        def __contains__(self, key: object) -> bool:
            read.add(str(key))
            return super().__contains__(key)

    said: dict[str, list[dict[str, object]]] = {}
    for name, kind in KINDS.items():
        if kind.family == family:
            overs = [(over or {}).get("traits", {}) for over in ENTRIES[name]["nouns"].values()]
            said[name] = [{}, *overs]
    written = {trait for overs in said.values() for over in overs for trait in over}
    written |= {trait for name in said for trait in KINDS[name].traits}
    written |= {f"{part}_color" for name in said for part in KINDS[name].colors}
    for name, overs in said.items():
        # the breeds of four-legged animals are many and share their kind's parts
        for over in overs[:1] if family == "quadruped" else overs:
            asked = {*over, *KINDS[name].traits, *(f"{part}_color" for part in KINDS[name].colors)}
            if asked <= read:
                continue
            entity = Entity(id=f"{name}.1", noun=name, kind=name)
            object.__setattr__(entity, "traits", Watched({**KINDS[name].traits, **over}))
            build_animal(KINDS[name], entity)
    assert written - read == set()


def test_every_noun_is_a_size_and_traits_and_no_noun_is_written_twice() -> None:
    nouns = [noun for entry in ENTRIES.values() for noun in entry["nouns"]]
    assert len(nouns) == len(set(nouns)) > 150
    for entry in ENTRIES.values():
        for over in entry["nouns"].values():
            assert set(over or {}) <= {"size", "traits", "place"}
            assert 0.1 <= (over or {}).get("size", 1) <= 8
    for kind in KINDS.values():
        assert kind.animate
        assert kind.family in FAMILIES


def test_a_family_that_is_no_animal_is_refused() -> None:
    with pytest.raises(KeyError):
        build_animal(
            Kind(name="car", family="vehicle", size=4), Entity(id="car.1", noun="car", kind="car")
        )


def test_colors_mix_in_the_bytes_of_the_screen() -> None:
    assert blend("#000000", "#ffffff", 0.5) == "#808080"
    assert blend("#123456", "#ffffff", 0.0) == "#123456"
    assert species_module.Species(KINDS["cat"], Entity(id="a", noun="cat")).pattern == "tabby"


def test_grafted_wings_and_shell_are_seen_on_the_back() -> None:
    plain = built("cat")
    for traits in (
        {"wings_like": "feathered"},
        {"wings_like": "leathery"},
        {"shell_on_back": True},
    ):
        grown = built("cat", traits=traits)
        assert grown.mesh.vertices[:, 2].max() >= plain.mesh.vertices[:, 2].max() - 1e-6
        extra = grown.mesh.vertices[len(plain.mesh.vertices) :]
        assert len(extra) > 100 and np.median(extra[:, 2]) > 0.4 * plain.height
        assert abs(float(extra[:, 1].mean())) < 0.02 * plain.length
