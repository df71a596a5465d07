"""What the camera words of a shot mean: a camera on somebody who is there."""

from collections.abc import Sequence
from typing import Any, get_args

from soracli.errors import InputError
from soracli.plan.snapshot import Snapshot
from soracli.script.presets import Presets
from soracli.script.reader.read import read_camera
from soracli.story.scene import Known
from soracli.story.shot import Angle, Camera, Framing, Move
from soracli.story.storyboard import Shot

_WORDS = {"framing": get_args(Framing), "angle": get_args(Angle), "move": get_args(Move)}

_VANTAGES = ("pov", "point of view", "reverse", "reverse angle", "reverse shot")
"""What says where the camera is and not how much it shows; see `on`, `over` and `eyes`."""


def camera_for(
    shot: Shot, snapshot: Snapshot, presets: Presets, known: Sequence[Known] = ()
) -> Camera:
    """The camera of a shot: its fields, then its words, then what the action says of the camera.

    `known` are those who are there, by what they are called. Raises InputError for words that mean
    nothing to a camera. Names that nobody there has are left out here; the check for breaks tells
    of them.
    """
    asked = shot.camera
    fields: dict[str, Any] = snapshot.scene.camera.model_dump(exclude_defaults=True)
    if asked.words:
        fields.update(_read(asked.words, presets, known))
    for name, words in (("framing", asked.framing), ("angle", asked.angle), ("move", asked.move)):
        if words:
            fields.update(_field(name, words, presets, known))
    if asked.lens is not None:
        fields["lens"] = asked.lens
    for name, words in (("on", asked.on), ("over", asked.over), ("eyes", asked.eyes)):
        fields[name] = (
            _named(words, snapshot, known) if words else _there(fields.get(name, ""), snapshot)
        )
    said = f"{asked.framing} {asked.words}".lower()
    if "shoulder" in said and not fields["over"]:
        fields["over"] = _other(fields["on"], snapshot)
    if ("pov" in said.split() or "point of view" in said) and not fields["eyes"]:
        fields["eyes"] = _other(fields["on"], snapshot)
    if asked.side is not None:
        fields["side"] = asked.side
    if asked.speed != 1.0:
        fields["speed"] = asked.speed
    return Camera.model_validate(fields)


def _field(name: str, words: str, presets: Presets, known: Sequence[Known]) -> dict[str, Any]:
    plain = " ".join(words.lower().replace("_", " ").split())
    if plain in _WORDS[name]:
        return {name: plain}
    if plain in _VANTAGES:
        return {}
    return _read(plain, presets, known)


def _read(words: str, presets: Presets, known: Sequence[Known]) -> dict[str, Any]:
    camera, unplaced = read_camera(words, presets, known)
    if camera == Camera() or unplaced:
        lost = ", ".join(unplaced) or words
        raise InputError(
            f'the camera does not know "{lost}"',
            'Say it like "low angle, 35mm, slow dolly in" or "medium close-up".',
        )
    return camera.model_dump(exclude_defaults=True)


def _named(words: str, snapshot: Snapshot, known: Sequence[Known]) -> str:
    """The id of who or what goes by this name, or noun; "" if nobody there does."""
    plain = words.lower().strip()
    scene = snapshot.scene
    if scene.entity(plain) is not None:
        return plain
    bare = plain.removeprefix("the ").removeprefix("a ").replace("_", " ")
    for entity in scene.entities:
        if bare in (entity.id.replace("_", " "), entity.noun.lower()):
            return entity.id
    named = (one.entity.id for one in known if bare in one.words)
    return next((name for name in named if scene.entity(name) is not None), "")


def _other(name: str, snapshot: Snapshot) -> str:
    """Whom somebody talks to, or the one other person there; "" if there is no such one."""
    told = [line.to if line.who == name else line.who for line in snapshot.scene.lines]
    people = [one.id for one in snapshot.scene.entities if one.wears or one.kind == "person"]
    others = [one for one in (*told, *people) if one and one != name]
    return others[0] if others and (told or len(set(others)) == 1) else ""


def _there(entity_id: str, snapshot: Snapshot) -> str:
    return entity_id if snapshot.scene.entity(entity_id) is not None else ""
