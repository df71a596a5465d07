"""The lexicon of casting: how many nouns, how large, and every kind that is drawn by its parts."""

import numpy as np
import pytest
import yaml

from soracli.errors import InputError
from soracli.script.presets import load_presets
from soracli.script.shipped import built_in
from soracli.stage.animals import build_animal
from soracli.stage.crawling import crawl
from soracli.stage.figure import Figure
from soracli.stage.mesh import linear
from soracli.stage.route import straight
from soracli.stage.things import FAMILIES, build_thing
from soracli.story.scene import Entity

PRESETS = load_presets()
THINGS = sorted(n for n in PRESETS.kinds.drawn if PRESETS.kinds[n].family in FAMILIES)
CREATURES = sorted(n for n in PRESETS.kinds.drawn if n not in THINGS and n != "flying_bat")
METRES = {
    "prop": (0.004, 20), "ball": (0.02, 4), "box": (0.02, 3), "furniture": (0.2, 40),
    "building": (0.1, 400), "plant": (0.02, 40), "vehicle": (0.15, 60), "aircraft": (0.1, 250),
    "boat": (0.15, 350), "board": (0.3, 5), "ramp": (0.5, 20), "hoop": (1, 5),
    "person": (0.2, 6), "quadruped": (0.015, 4), "bird": (0.05, 4), "insect": (0.01, 0.5),
    "fish": (0.03, 40), "dragon": (0.5, 20), "creature": (0.008, 45), "drifter": (0.03, 20),
}  # fmt: skip
"""What is plausible on a film set for the defining length of a family: a toy up to a landmark."""


def built(name: str, **said: object) -> Figure:
    entity = Entity.model_validate({"id": f"{name}.1", "noun": name, "kind": name, **said})
    kind = PRESETS.kinds[name]
    return (build_thing if kind.family in FAMILIES else build_animal)(kind, entity)


def test_nouns_are_many_and_each_means_one_kind_of_plausible_size() -> None:
    owners: dict[str, str] = {}
    for path in sorted((built_in() / "casting").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        for name, entry in yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)).items():
            plain = [noun.strip() for noun in (entry.get("also") or "").split(",") if noun.strip()]
            for noun in {*(entry.get("nouns") or {}), *plain}:
                assert noun == noun.lower().strip()
                assert owners.setdefault(noun, name) == name, f"{noun}: {name}, {owners[noun]}"
    assert len(owners) >= 2000 and len(PRESETS.kinds) >= 120
    for noun, cast in PRESETS.lexicon.nouns.items():
        low, high = METRES[cast.family]
        size = PRESETS.kinds[cast.kind].size * cast.over.size
        assert low <= size <= high, f"{noun}: {size} m"


def test_every_drawn_thing_is_a_sound_body_of_its_size_unlike_all_others() -> None:
    seen: dict[tuple[int, ...], str] = {}
    for name in THINGS:
        kind, figure = PRESETS.kinds[name], built(name)
        mesh = figure.mesh
        assert np.isfinite(mesh.vertices).all() and np.isfinite(mesh.normals).all(), name
        assert 8 <= len(mesh.faces) <= 10_000, f"{name}: {len(mesh.faces)}"
        sides = np.ptp(mesh.vertices, axis=0)
        reach = float(sides.max())
        if kind.family in ("building", "plant"):
            reach = float(sides[2])
        elif kind.family in ("vehicle", "boat", "aircraft"):
            reach = float(sides[0])
        assert reach == pytest.approx(kind.size, rel=0.01), name
        assert abs(float(mesh.vertices[:, 2].min())) < 0.01 * kind.size and figure.mass > 0, name
        form = (len(mesh.faces), *np.round(80 * sides / sides.max()).astype(int))
        assert seen.setdefault(form, name) == name, f"{name} is drawn like {seen[form]}"


def test_every_creature_is_one_skin_bound_to_its_joints() -> None:
    for name in CREATURES:
        figure = built(name)
        mesh = figure.mesh
        assert np.ptp(mesh.vertices, axis=0).max() == pytest.approx(
            PRESETS.kinds[name].size, rel=0.01
        )
        assert np.allclose(mesh.weights.sum(axis=1), 1, atol=1e-3), name
        assert int(mesh.bones.max()) < len(figure.rig.names), name
        assert abs(float(mesh.vertices[:, 2].min())) < 0.01 * PRESETS.kinds[name].size, name
        assert len(mesh.faces) < 15_000, f"{name}: {len(mesh.faces)}"


@pytest.mark.parametrize("name", ["lizard", "spider", "tyrannosaurus"])
def test_feet_that_stand_do_not_slide(name: str) -> None:
    figure = built(name)
    speed = 0.8 * np.sqrt(figure.length)
    times = np.arange(0, 3, 1 / 24)
    _, positions = crawl(figure.rig, straight(3.0, np.zeros(3), 0.0, speed), times)
    for joint, label in enumerate(figure.rig.names):
        if not label.startswith("leg") or not label.endswith(".3"):
            continue
        low = positions[:, joint, 2] < figure.rig.rest[joint][2] + 1e-3 * figure.length
        stands = low[:-1] & low[1:]
        moved = np.linalg.norm(np.diff(positions[:, joint], axis=0), axis=1)
        assert stands.sum() > 10 and moved[stands].max() < 0.01 * figure.length, label


def test_a_snake_goes_along_its_own_track() -> None:
    figure = built("snake")
    times = np.arange(0, 4, 1 / 24)
    _, positions = crawl(figure.rig, straight(4.0, np.zeros(3), 0.0, 0.5), times)
    head, middle = (figure.rig.index(f"spine.{at}") for at in (1, 5))
    track = positions[:, head, :2]
    for point in positions[60:, middle, :2]:
        assert np.linalg.norm(track - point, axis=1).min() < 0.03, "it lies where its head was"


def test_patterns_and_substances_show_on_any_thing() -> None:
    for name, pattern in (("kettle", "striped"), ("sofa", "checked"), ("submarine", "spotted")):
        plain, marked = built(name, color="#c01020"), built(name, color="#c01020", pattern=pattern)
        white = np.abs(marked.mesh.colors - linear("#f4f1e8")).max(axis=1) < 0.02
        before = np.abs(plain.mesh.colors - linear("#f4f1e8")).max(axis=1) < 0.02
        assert white.mean() > before.mean() + 0.05, name
        assert np.allclose(marked.mesh.vertices.min(0), plain.mesh.vertices.min(0), atol=1e-5)
    wooden = built("car", material="wood")
    assert np.abs(wooden.mesh.colors - linear("#a87848")).max(axis=1).min() < 0.02


def test_a_part_that_is_wrong_is_told_with_its_line(tmp_path) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "casting"
    folder.mkdir()
    text = "gizmo:\n  family: prop\n  size: 1\n  parts:\n    - {box: [1, 1, 1]}\n    - {bax: 2}\n"
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as fault:
        load_presets(tmp_path).kinds["gizmo"]
    assert "mine.yaml:6" in str(fault.value.place)
