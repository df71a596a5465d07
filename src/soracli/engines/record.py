"""The record of a take in the public scene/1 format: who was where, seen how, and what touched."""

import math
from typing import TYPE_CHECKING, Any

from soracli.engines.passes import DEPTH_FAR, DEPTH_NEAR, FLOW_FULL, FLOW_WHEEL, id_color
from soracli.plan.take import TakeSpec
from soracli.story.scene import Entity
from soracli.story.shot import Camera

if TYPE_CHECKING:
    from soracli.stage.performance import Acted, CameraPath, Contact, Performance

SCHEMA = "scene/1"
Measured = dict[str, dict[str, Any]]


def scene_record(
    spec: TakeSpec, performance: "Performance", measured: list[Measured]
) -> dict[str, Any]:
    """The record. `measured` is what `passes.measure` saw in each frame, empty without passes."""
    scene = spec.scene
    boxes = _boxes(spec, performance)
    return {
        "schema": SCHEMA,
        "text": scene.text,
        "fps": spec.fps,
        "size": [spec.width, spec.height],
        "place": scene.place,
        "time": scene.time,
        "weather": scene.weather,
        "style": scene.style,
        "time_scale": scene.time_scale,
        "camera": _camera(scene.camera),
        "depth": {"near": DEPTH_NEAR, "far": DEPTH_FAR, "scale": "logarithmic"},
        "flow": {
            "full": FLOW_FULL * spec.height,
            "scale": "square root",
            "wheel": list(FLOW_WHEEL),
        },
        "entities": [_entity(spec, one, performance) for one in scene.entities],
        "actions": [_acted(one) for one in performance.acted],
        "becomings": [one.model_dump() for one in scene.becomings],
        "unplaced": list(scene.unplaced),
        "frames": [
            _frame(performance, number, seen) | _subject(performance, boxes[number], seen)
            for number, seen in enumerate(measured or [{}] * performance.frames)
        ],
        "events": [_event(contact) for contact in performance.contacts],
    }


def body_names(performance: "Performance") -> dict[int, str]:
    """Entity ids by their number in the id pass: the first body is 1. Set dressing has no name."""
    return {number: body.id for number, body in enumerate(performance.bodies, 1) if body.id}


def _entity(spec: TakeSpec, entity: Entity, performance: "Performance") -> dict[str, Any]:
    numbers = {name: number for number, name in body_names(performance).items()}
    actions = [one.motion or one.verb for one in spec.scene.actions if entity.id in one.agents]
    return {
        "id": entity.id,
        "noun": entity.noun,
        "kind": entity.kind,
        "attributes": list(entity.attributes),
        "color": entity.color,
        "wears": [{"kind": one.kind, "color": one.color} for one in entity.wears],
        "holds": list(entity.holds),
        "state": "broken" if entity.traits.get("broken") is True else "whole",
        "actions": actions,
        "implied": entity.implied,
        "ids_color": list(id_color(numbers.get(entity.id, 0))),
    }


def _acted(one: "Acted") -> dict[str, Any]:
    return {
        "agent": one.agent,
        "motion": one.motion,
        "verb": one.verb,
        "target": one.target,
        "start": round(one.start, 3),
        "end": round(one.end, 3),
    }


def _camera(camera: Camera) -> dict[str, Any]:
    """The camera as it was asked for; what was left open is not there."""
    fields = camera.model_dump(exclude_none=True)
    return {name: value for name, value in fields.items() if value != "" or name == "on"}


def _frame(performance: "Performance", number: int, seen: Measured) -> dict[str, Any]:
    camera = performance.camera
    entities = {
        body.id: {**seen.get(body.id, {}), "position": _metres(body.positions[number, 0])}
        for body in performance.bodies
        if body.id and body.visible[number]
    }
    return {
        "t": round(number / performance.fps, 4),
        "camera": {
            "position": _metres(camera.position[number]),
            "target": _metres(camera.target[number]),
            "roll": _roll(camera, number),
            "fov": round(float(camera.fov[number]), 3),
        },
        "entities": entities,
    }


def _roll(camera: "CameraPath", number: int) -> float:
    """Degrees that the camera is turned clockwise about its own axis, so that the horizon sinks to
    its left in the picture; 0 where it is level, or looks straight up or down."""
    ahead = camera.target[number] - camera.position[number]
    x, y, z = (float(value) for value in ahead)
    level = (y, -x, 0.0)  # to the right, on the ground
    up = [float(value) for value in camera.up[number]]
    above = (-x * z, -y * z, x * x + y * y)
    length = math.sqrt(x * x + y * y + z * z)
    aside = sum(one * other for one, other in zip(up, level, strict=True))
    upward = sum(one * other for one, other in zip(up, above, strict=True)) / max(length, 1e-9)
    return round(math.degrees(math.atan2(aside, upward)), 3) if aside or upward else 0.0


def _subject(performance: "Performance", box: list[float] | None, seen: Measured) -> dict[str, Any]:
    """Whom the frame is about, and where it shows what it shows of them: nothing where they are not
    in the picture. All of somebody is measured in the id pass, where there is one."""
    shown = performance.shown
    boxes = [seen[name]["bbox"] for name in shown.ids if name in seen] if shown else []
    if shown is None or (box is None and not boxes):
        return {}
    if boxes and shown.part == "whole":
        lefts, tops, rights, lows = zip(*boxes, strict=True)
        box = [min(lefts), min(tops), max(rights), max(lows)]
    return {"subject": {"ids": list(shown.ids), "part": shown.part, "bbox": box}}


def _boxes(spec: TakeSpec, performance: "Performance") -> list[list[float] | None]:
    """For each frame the box of what is shown of its subject, by its skin: left, top, right, bottom
    in pixels, cut off at the edges of the picture; None where nothing of it is in there."""
    from soracli.stage.inside import box_of_points
    from soracli.stage.shown import points_on

    if performance.shown is None:
        return [None] * performance.frames
    points = points_on(performance.shown, {body.id: body for body in performance.bodies})
    edges = box_of_points(performance.camera, points, spec.width / spec.height)
    return [_in_pixels(edge, spec.width, spec.height) for edge in edges.tolist()]


def _in_pixels(edge: list[float], width: int, height: int) -> list[float] | None:
    """A box in halves of the picture (left, lower, right, upper edge) in pixels from the upper left
    corner; None where there is none."""
    left, low, right, high = edge
    if not (left < 1 and right > -1 and low < 1 and high > -1):
        return None
    ends = [(left + 1) / 2 * width, (1 - high) / 2 * height]
    ends += [(right + 1) / 2 * width, (1 - low) / 2 * height]
    limits = (width, height, width, height)
    return [round(min(max(end, 0.0), most), 2) for end, most in zip(ends, limits, strict=True)]


def _event(contact: "Contact") -> dict[str, Any]:
    event: dict[str, Any] = {
        "t": round(contact.time, 4),
        "kind": contact.kind,
        "a": contact.a,
        "b": contact.b,
        "materials": list(contact.materials),
        "impulse": round(contact.impulse, 4),
        "position": [round(value, 3) for value in contact.position],
    }
    if contact.seconds:
        event["seconds"] = round(contact.seconds, 4)
    if contact.speed:
        event["speed"] = round(contact.speed, 3)
    if contact.sort:
        event["sort"] = contact.sort
    return event


def _metres(point: Any) -> list[float]:
    return [round(float(value), 3) for value in point]
