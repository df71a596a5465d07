"""What a well-formed storyboard must also be: its names exist, and something happens in it."""

from soracli.script.board.faults import near
from soracli.script.board.include import SECTIONS
from soracli.script.board.naming import SHOT_ID, with_ids
from soracli.script.board.part import Part
from soracli.story.steering import AUTO, NONE, Steering, is_picture_file, is_video_file
from soracli.story.storyboard import Shot, Storyboard, Transition
from soracli.story.world import GONE, Change, World

_CHANGES_OF = {
    "characters": {"look", "wears", "holds", "at"},
    "places": {"look", "ambience"},
    "props": {"look", "at", "held_by", "state"},
}
_LEAVING = ("dissolve", "fade", "wipe", "match")


def check(board: Storyboard, root: Part) -> None:
    """Raises InputError, with its place, for the first thing that cannot be meant."""
    _World(board.world, root).check()
    ids = [shot.id for shot in with_ids(board.shots)]
    _steering(board.conditioning, root.find(("conditioning",)), ids)
    place = ""
    seen: dict[str, int] = {}
    for number, shot in enumerate(board.shots):
        part = root.find(("shots", number))
        _Shot(board.world, part, shot, number, place).check(seen)
        _steering(shot.conditioning, part.find(("conditioning",)), ids, ids[number])
        place = shot.place or place
    _transition(board.ending, root.find(("ending",)))
    if board.ending.dissolve or board.ending.wipe or board.ending.match:
        raise root.find(("ending",)).refuse(
            "a film ends with a cut or a fade", "Write ending: {fade: 1}."
        )


class _World:
    """The world: every name once, every look said, everything somewhere that exists."""

    def __init__(self, world: World, root: Part) -> None:
        self.world = world
        self.root = root

    def check(self) -> None:
        """Raises InputError for the first fault."""
        owners: dict[str, str] = {}
        for section in SECTIONS:
            for name, member in getattr(self.world, section).items():
                part = self.root.find(("world", section, name))
                if name in owners:
                    raise part.refuse_key(
                        f'"{name}" is already one of the {owners[name]}', "Give it another name."
                    )
                if name == GONE:
                    raise part.refuse_key(f'nobody can be called "{GONE}"', "Take another name.")
                owners[name] = section
                if not member.look.strip():
                    raise part.find(("look",)).refuse(
                        f'the look of "{name}" is empty', "Say in one sentence how it looks."
                    )
        self._standing()

    def _standing(self) -> None:
        for name, character in self.world.characters.items():
            _place(self.world, character.at, self.root.find(("world", "characters", name, "at")))
        for name, prop in self.world.props.items():
            part = self.root.find(("world", "props", name))
            _place(self.world, prop.at, part.find(("at",)))
            _character(self.world, prop.held_by, part.find(("held_by",)))
            if prop.at and prop.held_by:
                raise part.find(("held_by",)).refuse(
                    f'"{name}" lies somewhere and is held at once', "Keep at or held_by."
                )


class _Shot:
    """One shot, after the ones before it. `place` is where the shot before was."""

    def __init__(self, world: World, part: Part, shot: Shot, number: int, place: str) -> None:
        self.world = world
        self.part = part
        self.shot = shot
        self.number = number
        self.place = place

    def check(self, seen: dict[str, int]) -> None:
        """Raises InputError for the first fault. `seen` collects the ids."""
        self._id(seen)
        shot = self.shot
        if not (shot.action.strip() or shot.lines or shot.continues):
            raise self.part.refuse("nothing happens in this shot", "Write action: or lines: in it.")
        _place(self.world, shot.place, self.part.find(("place",)), gone=False)
        for index, line in enumerate(shot.lines):
            _character(self.world, line.who, self.part.find(("lines", index, "who")))
        for name, change in shot.changes.items():
            self._change(name, change)
        self._entrance()

    def _id(self, seen: dict[str, int]) -> None:
        shot_id = self.shot.id
        part = self.part.find(("id",))
        if shot_id and not SHOT_ID.fullmatch(shot_id):
            raise part.refuse(
                f'"{shot_id}" cannot be an id',
                "Write small letters, digits, - and _, with one letter at least: harbour-2.",
            )
        if shot_id in seen:
            raise part.refuse(
                f'shot {seen[shot_id] + 1} is called "{shot_id}" too', "Give it another id."
            )
        if shot_id:
            seen[shot_id] = self.number

    def _change(self, name: str, change: Change) -> None:
        part = self.part.find(("changes", name))
        section = next((one for one in SECTIONS if name in getattr(self.world, one)), None)
        if section is None:
            raise part.refuse_key(
                f'nothing in this world is called "{name}"', _known(_names(self.world), name)
            )
        for field in sorted(change.model_fields_set - _CHANGES_OF[section]):
            if getattr(change, field) is not None:
                allowed = ", ".join(sorted(_CHANGES_OF[section]))
                raise part.find((field,)).refuse_key(
                    f'"{name}" is one of the {section}, which have no "{field}"',
                    f"They can change: {allowed}.",
                )
        if change.look is not None and not change.look.strip():
            raise part.find(("look",)).refuse("a look cannot be empty", "Say how it looks.")
        _place(self.world, change.at or "", part.find(("at",)))
        _character(self.world, change.held_by or "", part.find(("held_by",)))

    def _entrance(self) -> None:
        shot, way = self.shot, self.shot.transition
        part = self.part.find(("transition",))
        _transition(way, part)
        if shot.continues and shot.place and self.place and shot.place != self.place:
            raise self.part.find(("place",)).refuse(
                f'this shot continues the one before, which is in "{self.place}"',
                "Take continue or place out.",
            )
        if self.number:
            return
        if shot.continues:
            raise self.part.find(("continue",)).refuse(
                "there is no shot before the first to continue", "Take it out."
            )
        if way.dissolve or way.wipe or way.match or way.l_cut or way.j_cut:
            raise part.refuse(
                "there is no shot before the first to come from", "Write transition: {fade: 1}."
            )


def _steering(steering: Steering, part: Part, ids: list[str], own: str = "") -> None:
    """What leads a model: guides that go together, pictures and shots that there are."""
    for alone in (AUTO, NONE):
        if alone in steering.guides and len(steering.guides) > 1:
            raise part.find(("guides",)).refuse(
                f'"{alone}" stands alone', "Keep it, or name the guides."
            )
    if steering.video and not is_video_file(steering.video):
        raise part.find(("video",)).refuse(
            f'"{steering.video[:60]}" is no film', "Give a .mp4, .mov, .mkv or .webm file."
        )
    for number, one in enumerate(steering.keyframes):
        if not is_picture_file(one.picture):
            raise part.find(("keyframes", number, "picture")).refuse(
                f'"{one.picture[:60]}" is no picture', "Give a .png, .jpg or .webp file."
            )
    for name in ("first", "last"):
        words = getattr(steering, name)
        if not words or is_picture_file(words):
            continue
        if words not in ids:
            hint = near(words, ids) if ids else ""
            raise part.find((name,)).refuse(
                f'"{words[:60]}" is neither a picture nor a shot',
                f"Give a .png, .jpg or .webp file, or the id of a shot. {hint}".strip(),
            )
        if words == own:
            raise part.find((name,)).refuse("a shot cannot wait for itself", "Name another shot.")


def _transition(way: Transition, part: Part) -> None:
    said = [name for name in _LEAVING if getattr(way, name)]
    if len(said) > 1:
        raise part.find((said[1],)).refuse_key(
            f"a transition is a {said[0]} or a {said[1]}, not both", "Keep one of them."
        )


def _place(world: World, name: str, part: Part, gone: bool = True) -> None:
    """In a world without places any words are a place of their own."""
    if not name or not world.places or name in world.places or (gone and name == GONE):
        return
    raise part.refuse(f'there is no place "{name[:60]}"', _known(list(world.places), name))


def _character(world: World, name: str, part: Part) -> None:
    if name and name not in world.characters:
        hint = _known(list(world.characters), name) if world.characters else ""
        raise part.refuse(
            f'there is no character "{name[:60]}"',
            hint or f"Write {name}: {{look: …}} under world: characters:.",
        )


def _known(names: list[str], name: str) -> str:
    return near(name, names) or "This world has nobody in it; write them under world:."


def _names(world: World) -> list[str]:
    return [name for section in SECTIONS for name in getattr(world, section)]
