"""Files that a storyboard names beside itself: pictures, LoRAs and sounds, by safe paths."""

from pathlib import Path

from soracli.script.board.include import SECTIONS, safe_path
from soracli.script.board.part import Part
from soracli.story.steering import is_picture_file
from soracli.story.storyboard import SOUND_FILES, is_sound_file

LORA_FILE = ".safetensors"


def with_files(root: Part, folder: Path | None) -> Part:
    """The storyboard with the paths of its pictures and LoRAs checked, and written from its own
    folder."""
    world = root.child("world")
    for section in SECTIONS if world else ():
        members = world.child(section) if world else None
        for name, member in members.fields.items() if members else ():
            members = (members or member).updated({name: _member(member, folder)})
        if world and members:
            world = world.updated({section: members})
    root = root.updated({"world": world}) if world else root
    shots = root.child("shots")
    if shots and shots.items:
        led = tuple(_led(shot, folder) for shot in shots.items)
        root = root.updated({"shots": shots.having(led)})
    return _led(root, folder)


def _member(member: Part, folder: Path | None) -> Part:
    """One of the world, with its picture and its LoRA."""
    member = _with_path_of(member, "reference", folder)
    lora = member.child("lora")
    file = lora.child("file") if lora else None
    if lora is None or file is None or not file.text:
        return member
    if not file.text.strip().lower().endswith(LORA_FILE):
        raise file.refuse(
            f'"{file.text[:60]}" is no LoRA that is safe to open',
            f"Give a {LORA_FILE} file; others can run programs when they are opened.",
        )
    return member.updated({"lora": _with_path_of(lora, "file", folder)})


def _led(part: Part, folder: Path | None) -> Part:
    """A shot, or the storyboard, with the pictures that lead it."""
    steering = part.child("conditioning")
    if steering is None:
        return part
    for name in ("first", "last"):
        written = steering.child(name)
        if written is not None and is_picture_file(written.text or ""):
            steering = _with_path_of(steering, name, folder)
    steering = _with_path_of(steering, "video", folder)
    keyframes = steering.child("keyframes")
    if keyframes is not None and keyframes.items:
        safe = tuple(_with_path_of(one, "picture", folder) for one in keyframes.items)
        steering = steering.updated({"keyframes": keyframes.having(safe)})
    return part.updated({"conditioning": steering})


def _with_path_of(part: Part, name: str, folder: Path | None) -> Part:
    written = part.child(name)
    if written is None or not written.text:
        return part
    return part.updated({name: written.having(str(safe_path(written, folder)))})


def with_sounds(root: Part, folder: Path | None) -> Part:
    """The storyboard with the paths of its sounds checked, and written from its own folder."""
    shots = root.child("shots")
    if shots:
        root = root.updated(
            {"shots": shots.having(tuple(_heard(one, folder) for one in shots.items))}
        )
    return _with_path(root, "music", folder)


def _heard(shot: Part, folder: Path | None) -> Part:
    lines = shot.child("lines")
    if lines:
        found = tuple(_with_path(one, "recording", folder, True) for one in lines.items)
        shot = shot.updated({"lines": lines.having(found)})
    return _with_path(shot, "music", folder)


def _with_path(part: Part, name: str, folder: Path | None, always: bool = False) -> Part:
    """With the path in a field written from the storyboard's folder; words are left as they are."""
    written = part.child(name)
    if written is None or not written.text or not (always or is_sound_file(written.text)):
        return part
    path = safe_path(written, folder)
    if not is_sound_file(written.text):
        raise written.refuse(
            f'"{written.text[:60]}" is no sound file', f"There are: {', '.join(SOUND_FILES)}."
        )
    if folder is not None and not (folder / path).is_file():
        raise written.refuse(f'there is no file "{path}"', "Check the path.")
    return part.updated({name: written.having(str(path))})
