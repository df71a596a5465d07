"""The world from shot to shot, over a whole film: the sheet, the records and the set agree."""

from itertools import combinations
from pathlib import Path

import numpy as np

SHEET = Path(__file__).parent / "thirty.sheet.txt"
NEAR_ENOUGH = 0.02
"""Metres between where a shot left somebody and where the next one there finds them."""


def listed(wrong: list[tuple]) -> str:
    """Everything that is wrong, one to a line."""
    return "".join(f"\n  {one}" for one in wrong)


def told(snapshot) -> str:
    """One shot of the sheet as a line: who is there, wearing and holding what, in what state."""
    parts = []
    for one in sorted(snapshot.present, key=lambda one: one.id):
        notes = [*one.wears, *(f"+{thing}" for thing in one.holds)]
        notes += [one.state] if one.state != "whole" else []
        notes += ["comes"] if one.comes else []
        notes += ["goes"] if one.goes else []
        parts.append(one.id + (f" ({', '.join(notes)})" if notes else ""))
    scene = snapshot.scene
    lit = f"{scene.time}, {scene.weather or 'inside'}"
    return f"{snapshot.number} {snapshot.shot} @{snapshot.place}, {lit}: {'; '.join(parts)}"


def test_the_sheet_says_what_the_story_says(film_plan) -> None:
    wanted = SHEET.read_text(encoding="utf-8").splitlines()
    assert [told(shot.snapshot) for shot in film_plan.shots] == wanted
    assert film_plan.breaks == ()
    assert [shot.snapshot.missed for shot in film_plan.shots] == [()] * len(film_plan.shots)


def test_every_record_shows_exactly_who_is_on_the_sheet_as_the_sheet_says(film, color_of) -> None:
    wrong = []
    for shot in film:
        entities = {one["id"]: one for one in shot.record["entities"]}
        present = {one.id: one for one in shot.planned.snapshot.present}
        if not set(entities) == set(present) == set(shot.bodies):
            wrong.append((shot.name, sorted(entities), sorted(present), sorted(shot.bodies)))
            continue
        for name, one in present.items():
            said = entities[name]
            worn = [(color_of(worn), worn.split()[-1]) for worn in one.wears]
            seen = [(garment["color"], garment["kind"].split("_")[-1]) for garment in said["wears"]]
            if [color for color, _ in worn] != [color for color, _ in seen]:
                wrong.append((shot.name, name, worn, seen))
            if (list(one.holds), one.state) != (said["holds"], said["state"]):
                wrong.append((shot.name, name, one, said))
    assert not wrong, listed(wrong)


def test_who_comes_is_there_at_the_end_and_who_goes_walks_off(film) -> None:
    wrong = []
    for shot in film:
        for one in shot.planned.snapshot.present:
            there = shot.bodies[one.id].visible
            at_last = one.id in shot.record["frames"][-1]["entities"]
            if at_last != there[-1] or not (at_last or one.goes):
                wrong.append((shot.name, one.id, "is away at the end"))
            if one.goes and at_last and not walks_off(shot.bodies[one.id]):
                wrong.append((shot.name, one.id, "is still there at the end"))
            comes, goes = one.id in shot.comers(), one.id in shot.leavers()
            if not (comes or there[0]):
                wrong.append((shot.name, one.id, "is not there at first"))
            if not (comes or goes or there.all()):
                wrong.append((shot.name, one.id, "is away in between"))
    assert not wrong, listed(wrong)


def walks_off(body) -> bool:
    """Whether somebody is well away from where they stood at the cut, and going on."""
    away = np.linalg.norm(body.positions[:, 0] - body.positions[0, 0], axis=-1)
    return away[-1] > 3.0 and away[-1] - away[-3] > 0.1


def placed(shot) -> set[str]:
    """Whom the words of a shot put somewhere; in a shot that continues, all are on their way."""
    if shot.planned.spec.continues:
        return set(shot.bodies)
    return shot.comers() | {one.a for one in shot.planned.spec.scene.relations}


def test_everybody_stands_where_the_last_shot_there_left_them(film) -> None:
    left: dict[str, tuple] = {}
    wrong, compared, blocks = [], 0, 0
    for shot in film:
        state = {one.id: one.state for one in shot.planned.snapshot.present}
        for name in sorted(set(shot.bodies) & set(left) - placed(shot)):
            place, was, position, rotation, moving = left[name]
            if place != shot.place or moving or was != state[name] or name in shot.held():
                continue
            compared += 1
            blocks += name.startswith("block")
            body = shot.bodies[name]
            apart = body.positions[0, 0] - position
            if shot.is_person(name):
                apart[2] = 0.0  # the hips go up and down with every step
            gap = float(np.linalg.norm(apart))
            turned = angle(rotation, body.rotations[0, 0])
            if gap > NEAR_ENOUGH or turned > (10 if shot.is_person(name) else 2):
                wrong.append((shot.name, name, f"{gap:.3f} m, {turned:.0f} degrees"))
        for name, body in shot.bodies.items():
            path, lies = body.positions[:, 0], body.rotations[:, 0]
            moving = np.linalg.norm(path[-1] - path[-2]) * shot.performance.fps > 0.05
            moving &= not shot.is_person(name)  # what still rolls at the cut comes to rest after it
            left[name] = (shot.place, state[name], path[-1], lies[-1], moving)
            if not body.visible[-1] or name in shot.leavers():
                del left[name]
    assert not wrong, listed(wrong)
    assert compared > 80
    assert blocks >= 6 * 4


def test_the_tower_that_fell_lies_as_it_fell(film) -> None:
    shots = [shot for shot in film if shot.place == "kitchen" and shot.planned.number >= 7]
    blocks = [name for name in shots[0].bodies if name.startswith("block")]
    heights = [shots[0].bodies[name].positions[0, 0, 2] for name in blocks]
    assert max(heights) - min(heights) > 0.3, "it stood at first"
    last = shots[-1]
    assert last.planned.number - shots[0].planned.number > 15
    ends = [last.bodies[name].positions[-1, 0] for name in blocks]
    starts = [shots[0].bodies[name].positions[0, 0] for name in blocks]
    moved = [np.linalg.norm(end - start) > 0.3 for start, end in zip(starts, ends, strict=True)]
    assert sum(moved) >= 4, "most of it is down"
    assert max(end[2] for end in ends) < 0.75 * max(heights)


def angle(one: np.ndarray, other: np.ndarray) -> float:
    """Degrees between two ways of lying, each (3, 3)."""
    return float(np.degrees(np.arccos(np.clip((np.trace(one.T @ other) - 1) / 2, -1, 1))))


def test_what_is_held_is_in_a_hand(film) -> None:
    wrong, compared = [], 0
    for shot in film:
        for one in shot.planned.snapshot.present:
            for thing in set(one.holds) - shot.handled():
                compared += 1
                far = max(shot.reach(one.id, thing, frame) for frame in shot.some_frames())
                if far > 0.1:
                    wrong.append((shot.name, one.id, thing, round(far, 3)))
    assert not wrong, listed(wrong)
    assert compared > 20


def lowest(body, frame: int) -> float:
    """How low any point of a body is in a frame, metres."""
    mesh, rig = body.figure.mesh, body.figure.rig
    points = np.zeros(mesh.vertices.shape)
    for slot in range(mesh.bones.shape[1]):
        joint, weight = mesh.bones[:, slot], mesh.weights[:, slot, None]
        lever = mesh.vertices - rig.rest[joint]
        moved = np.einsum("vij,vj->vi", body.rotations[frame, joint], lever)
        points += weight * (moved + body.positions[frame, joint])
    return float(points[:, 2].min())


def test_nobody_is_below_the_ground_or_off_the_set(film) -> None:
    wrong = []
    for shot in film:
        moving = shot.comers() | shot.leavers()
        piece = shot.performance.set_piece
        for name, body in shot.bodies.items():
            low = min(lowest(body, frame) for frame in (0, len(body.visible) // 2, -1))
            if low < -0.03 and body.figure.family != "building":  # a tower is built into the rock
                wrong.append((shot.name, name, "below the ground", round(low, 3)))
            away = float(np.linalg.norm(body.positions[:, 0, :2], axis=-1).max())
            reach = piece.reach + (1.0 if piece.indoor and not shot.is_person(name) else 0.25)
            if name not in moving and body.figure.family != "building" and away > reach:
                wrong.append((shot.name, name, "off the set", round(away, 2), reach))
    assert not wrong, listed(wrong)


def test_no_two_people_stand_in_each_other(film) -> None:
    wrong, compared = [], 0
    for shot in film:
        people = [name for name in shot.bodies if shot.is_person(name)]
        for one, other in combinations(people, 2):
            compared += 1
            bodies = shot.bodies[one], shot.bodies[other]
            both = bodies[0].visible & bodies[1].visible
            gap = np.linalg.norm(bodies[0].positions[:, 0] - bodies[1].positions[:, 0], axis=-1)
            if both.any() and gap[both].min() < 0.3:
                wrong.append((shot.name, one, other, round(float(gap[both].min()), 2)))
    assert not wrong, listed(wrong)
    assert compared > 10
