"""A color that was said is seen: on most of a thing, on a belt, and on hair under no hat."""

import numpy as np
import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.animals import build_animal
from soracli.stage.mesh import Mesh, linear
from soracli.stage.people import build_person
from soracli.stage.things import build_thing
from soracli.story.scene import Entity, Garment

PRESETS = load_presets()


def _share(mesh: Mesh, color: str) -> float:
    """The share of the surface of a mesh that is in shades of a color, by its hue."""
    corners = mesh.vertices[mesh.faces]
    flat = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    areas = np.linalg.norm(flat, axis=1)
    tints = mesh.colors[mesh.faces].mean(axis=1)
    wanted = linear(color) / linear(color).sum()
    hues = tints / np.maximum(tints.sum(axis=1, keepdims=True), 1e-4)
    near = np.abs(hues - wanted).sum(axis=1) < 0.25
    return float(areas[near].sum() / areas.sum())


@pytest.mark.parametrize("name", ["biplane", "bicycle", "motorcycle", "bed", "violin", "truck"])
def test_most_of_a_thing_is_of_its_color(name: str) -> None:
    entity = Entity(id="it.1", kind=name, noun=name, color="#d020c0")
    assert _share(build_thing(PRESETS.kinds[name], entity).mesh, "#d020c0") > 0.42


def test_what_nobody_colored_stays_as_it_is() -> None:
    entity = Entity(id="it.1", kind="bed", noun="bed")
    assert _share(build_thing(PRESETS.kinds["bed"], entity).mesh, "#d020c0") == 0


def test_tyres_and_roofs_keep_their_own() -> None:
    car = Entity(id="it.1", kind="motorcycle", noun="motorcycle", color="#d020c0")
    mesh = build_thing(PRESETS.kinds["motorcycle"], car).mesh
    dark = mesh.colors.max(axis=1) < 0.08
    assert dark.mean() > 0.1


@pytest.mark.parametrize("kind", ["belt", "headband", "backpack", "necklace"])
def test_an_accessory_is_worn_in_its_color(kind: str) -> None:
    worn = Garment(kind=kind, word=f"pink {kind}", color="#d020c0")
    plain = Entity(id="woman.1", kind="person", noun="woman")
    figure = build_person(PRESETS.kinds["person"], plain.model_copy(update={"wears": (worn,)}))
    assert _share(figure.mesh, "#d020c0") > 0.004


def test_hair_that_was_spoken_of_is_under_no_cap() -> None:
    said = read("A red-haired sailor waves", PRESETS).entities[0]
    usual = read("A sailor waves", PRESETS).entities[0]
    assert "beanie" in {one.kind for one in usual.wears}
    assert "beanie" not in {one.kind for one in said.wears}


def test_a_hat_that_was_named_stays_on_red_hair() -> None:
    said = read("A red-haired sailor in a blue beanie waves", PRESETS).entities[0]
    assert "beanie" in {one.kind for one in said.wears}


@pytest.mark.parametrize(("kind", "worn"), [("monkey", "coat"), ("gorilla", "vest")])
def test_apes_wear_clothes_too(kind: str, worn: str) -> None:
    garment = Garment(kind=worn, word=f"pink {worn}", color="#d020c0")
    entity = Entity(id="ape.1", kind=kind, noun=kind, wears=(garment,))
    assert _share(build_animal(PRESETS.kinds[kind], entity).mesh, "#d020c0") > 0.1
