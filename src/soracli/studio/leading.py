"""How a model is led through a film: the pictures of who is seen, the frames of other shots, and
pictures made first of those of whom there is none."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from soracli.engines.registry import must_be_known
from soracli.errors import InputError
from soracli.plan.compile import DEFAULT_PLACE, compile_take
from soracli.plan.conditioning import CannotTake, Seen, Wanted, unknown_to_the_stage
from soracli.plan.directing import directed
from soracli.plan.film import Picture, PlannedSheet, PlannedShot
from soracli.plan.graph import Circle, keyed, needs
from soracli.plan.prompting import Prompt, of_sheet, of_shot, roles_of, seen_in
from soracli.plan.request import Request, seed_of
from soracli.plan.snapshot import Break
from soracli.plan.take import TakeSpec
from soracli.script.board import Board
from soracli.script.presets import Presets
from soracli.story.preset import Model
from soracli.story.scene import Scene
from soracli.story.shot import Camera
from soracli.story.steering import Steering, is_picture_file
from soracli.story.storyboard import Shot
from soracli.studio.given_told import cut_told
from soracli.studio.leading_alone import taken_by
from soracli.studio.own_files import must_be_as_long
from soracli.studio.planning import places, style_of

APPEARANCES = 2
"""In how many shots somebody is seen who gets a picture of their own first."""
_FIELDS = {"first frame": "first", "last frame": "last", "keyframes": "keyframes"}
"""Where in the file that is written which a model is given."""
OF_A_SHEET = Wanted(steering=Steering(guides=("none",)))


@dataclass(frozen=True)
class Led:
    """A film's shots as they are led, the takes they need beside each other, and what is told."""

    shots: tuple[PlannedShot, ...]
    sheets: tuple[PlannedSheet, ...] = ()
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True)
class _Member:
    """Somebody or somewhere as seen in some shots: the name in the world, and the look there."""

    name: str
    look: str

    @property
    def sheet(self) -> str:
        """What the picture of it is called."""
        return f"sheet of {self.name} {seed_of(self.look):x}"


@dataclass
class _Leading:
    board: Board
    request: Request
    presets: Presets
    pictures: Mapping[str, Picture]
    film_seed: int
    sheets: dict[_Member, TakeSpec] = field(default_factory=dict)


def led(
    board: Board,
    request: Request,
    presets: Presets,
    shots: Sequence[PlannedShot],
    pictures: Mapping[str, Picture],
    film_seed: int,
) -> Led:
    """The shots of a film with what their model is told and given, and their keys.

    Raises InputError, with its place, for what the model cannot take.
    """
    must_be_known(shots[0].spec.model.family)
    leading = _Leading(board, request, presets, pictures, film_seed)
    leading.sheets = _sheets(leading, shots)
    found: list[PlannedShot] = []
    breaks: dict[str, Break] = {}
    for planned in shots:
        shot, lost = _led(leading, planned)
        found.append(shot)
        for words in lost:
            at = ("shots", planned.number - 1)
            breaks.setdefault(
                words, Break(shot=planned.id, kind="conditioning", message=words, at=at)
            )
    if any(shot.spec.generation for shot in found):
        return _keyed(leading, found, tuple(breaks.values()))
    return Led(tuple(found), (), tuple(breaks.values()))


def needed(
    shots: Sequence[PlannedShot], others: Sequence[PlannedShot], sheets: Sequence[PlannedSheet]
) -> tuple[PlannedSheet, ...]:
    """The takes that these shots need and that are not among them: sheets, and other shots."""
    rest = {one.key: one for one in sheets}
    rest |= {one.key: PlannedSheet(who=one.id, spec=one.spec, key=one.key) for one in others}
    mine = {shot.key for shot in shots}
    found: dict[str, PlannedSheet] = {}
    waiting = [shot.spec for shot in shots]
    while waiting:
        spec = waiting.pop()
        for one in spec.generation.conditions if spec.generation else ():
            if one.source == "take" and one.key in rest and one.key not in (*mine, *found):
                found[one.key] = rest[one.key]
                waiting.append(rest[one.key].spec)
    order = [key for key in rest if key in found]
    return tuple(found[key] for key in order)


def _led(leading: _Leading, planned: PlannedShot) -> tuple[PlannedShot, tuple[str, ...]]:
    """A shot as its model is led, and what is left out."""
    story, spec = leading.board.storyboard, planned.spec
    diffusion = spec.model.diffusion
    told = Prompt(text="")
    if diffusion:
        roles = roles_of(story.world, (one.action for one in story.shots))
        told = of_shot(diffusion, story.world, planned.snapshot, spec, roles)
    try:
        one = directed(spec, _wanted(leading, planned), told)
    except CannotTake as error:
        at = _place(leading, planned, error)
        optional = f" Or write conditioning: {{optional: [{error.kind}]}} in the shot."
        hint = taken_by(error, leading.presets) + optional
        raise leading.board.refuse(error.message, hint, at) from error
    except InputError as error:
        at = ("shots", planned.number - 1)
        raise leading.board.refuse(error.message, error.hint, at) from error
    cut = cut_told(one.spec.generation, leading.pictures.values())
    notes = (*one.notes, *cut, *one.dropped)
    changed = planned.model_copy(update={"spec": one.spec, "notes": notes})
    return changed, one.dropped


def _place(leading: _Leading, planned: PlannedShot, error: CannotTake) -> tuple[str | int, ...]:
    """Where that is written which a model cannot take."""
    shot = ("shots", planned.number - 1)
    if error.who:
        section = _section(leading, error.who)
        return ("world", section, error.who, "lora" if error.kind == "lora" else "reference")
    field = _FIELDS.get(error.kind, "guides")
    own = leading.board.storyboard.shots[planned.number - 1].conditioning
    whole = getattr(own, field) in ("", ())
    return ("conditioning", field) if whole else (*shot, "conditioning", field)


def _section(leading: _Leading, name: str) -> str:
    world = leading.board.storyboard.world
    if name in world.characters:
        return "characters"
    return "places" if name in world.places else "props"


def _wanted(leading: _Leading, planned: PlannedShot) -> Wanted:
    """All there is to be given for a shot."""
    story = leading.board.storyboard
    shot = story.shots[planned.number - 1]
    steering = _steering(leading, shot)
    before = story.shots[planned.number - 2].id if shot.continues and planned.number > 1 else ""
    members = _members(planned)
    return Wanted(
        steering=steering,
        video=_video(leading, steering.video, planned.spec),
        first=_frame(leading, steering.first, "last"),
        last=_frame(leading, steering.last, "first"),
        keyframes=_keyframes(leading, planned, steering),
        before=Seen(source="take", shot=before, end="last") if before else None,
        references=_references(leading, members),
        sheets=tuple(
            Seen(source="take", shot=one.sheet, end="first", who=one.name)
            for one in members
            if one in leading.sheets and steering.sheets is not False
        ),
        loras=_loras(leading, members),
        unknown=unknown_to_the_stage(planned.spec.scene),
        bare=not planned.snapshot.set and planned.spec.scene.place == DEFAULT_PLACE,
        drawn=planned.spec.look.shading != "natural",
    )


def _steering(leading: _Leading, shot: Shot) -> Steering:
    asked = Steering(guides=leading.request.guides or ())
    return asked.over(shot.conditioning.over(leading.board.storyboard.conditioning))


def _frame(leading: _Leading, words: str, end: str) -> Seen | None:
    """A picture of one's own, or the last frame of a shot to begin with, the first to end with."""
    if not words:
        return None
    if is_picture_file(words):
        picture = leading.pictures.get(words)
        return Seen(source="file", key=picture.digest if picture else "")
    return Seen(source="take", shot=words, end="last" if end == "last" else "first")


def _video(leading: _Leading, path: str, spec: TakeSpec) -> Seen | None:
    """A film of one's own to follow. Raises InputError for one of another length."""
    if not path:
        return None
    video = leading.pictures.get(path)
    if video:
        must_be_as_long(video, spec.seconds, spec.fps)
    return Seen(source="file", key=video.digest if video else "")


def _keyframes(
    leading: _Leading, planned: PlannedShot, steering: Steering
) -> tuple[tuple[int, Seen], ...]:
    """Pictures on the way, at frames of the model's film. Raises InputError for one that would come
    after its end."""
    made = planned.spec.generation
    found = []
    for one in steering.keyframes:
        if one.at >= planned.spec.seconds:
            raise InputError(
                f"a picture at {one.at:g} s is after the end of {planned.id},"
                f" which lasts {planned.spec.seconds:g} s",
                "Give it an earlier second, or the shot more seconds:.",
            )
        seen = _frame(leading, one.picture, "last")
        if seen:
            at = min(round(one.at * made.fps), made.frames - 1) if made else 0
            found.append((at, seen))
    return tuple(found)


def _members(planned: PlannedShot) -> list[_Member]:
    """Everybody and everything of the world who is in the picture, and the place."""
    snapshot = planned.snapshot
    found = [_Member(one.name, one.look) for one in seen_in(snapshot, planned.spec.scene)]
    if snapshot.place:
        found.append(_Member(snapshot.place, snapshot.scene.place_words))
    return found


def _references(leading: _Leading, members: Sequence[_Member]) -> tuple[Seen, ...]:
    """The user's own pictures of them. Without a diffusion model nobody has looked at the files."""
    found = []
    for one in members:
        if path := _reference(leading, one.name):
            picture = leading.pictures.get(path)
            digest = picture.digest if picture else ""
            found.append(Seen(source="file", key=digest, who=one.name))
    return tuple(found)


def _reference(leading: _Leading, name: str) -> str:
    world = leading.board.storyboard.world
    for section in (world.characters, world.places, world.props):
        if name in section:
            return str(section[name].reference)
    return ""


def _loras(leading: _Leading, members: Sequence[_Member]) -> tuple[Seen, ...]:
    characters = leading.board.storyboard.world.characters
    found = []
    for one in members:
        lora = characters[one.name].lora if one.name in characters else None
        if lora:
            picture = leading.pictures.get(lora.file)
            digest = picture.digest if picture else ""
            found.append(Seen(source="file", key=digest, who=one.name, weight=lora.weight))
    return tuple(found)


def _sheets(leading: _Leading, shots: Sequence[PlannedShot]) -> dict[_Member, TakeSpec]:
    """Pictures of characters and places that are seen in several shots and of whom there is none,
    where the model takes references."""
    model = shots[0].spec.model
    if model.diffusion is None or "references" not in model.diffusion.accepts:
        return {}
    world = leading.board.storyboard.world
    asked = [shot for shot in shots if _wants_sheets(leading, shot)]
    seen = Counter(one for shot in asked for one in dict.fromkeys(_members(shot)))
    found: dict[_Member, PlannedShot] = {}
    for planned in asked:
        for one in _members(planned):
            known = one.name in world.characters or one.name in world.places
            if known and seen[one] >= APPEARANCES and not _reference(leading, one.name):
                found.setdefault(one, planned)
    return {one: _sheet(leading, one, planned, model) for one, planned in found.items()}


def _wants_sheets(leading: _Leading, planned: PlannedShot) -> bool:
    shot = leading.board.storyboard.shots[planned.number - 1]
    return _steering(leading, shot).sheets is not False


def _sheet(leading: _Leading, one: _Member, planned: PlannedShot, model: Model) -> TakeSpec:
    """The recipe of a single picture of somebody, upright, or of a place."""
    presets, request = leading.presets, leading.request
    is_place = one.name in leading.board.storyboard.world.places
    shown = next((each for each in planned.snapshot.present if each.name == one.name), None)
    entity = planned.snapshot.scene.entity(shown.id) if shown and not is_place else None
    scene = Scene(
        text=one.look,
        entities=(entity.model_copy(update={"holds": ()}),) if entity else (),
        place=planned.spec.scene.place if is_place else "studio",
    )
    width, height = planned.spec.width, planned.spec.height
    sides = (width, height) if is_place else (min(width, height), max(width, height))
    asked = request.model_copy(
        update={
            "size": f"{sides[0]}x{sides[1]}",
            "aspect": None,
            "seconds": 1 / planned.spec.fps,
            "seed": seed_of(f"{leading.film_seed}/sheet/{one.name}"),
            "style": style_of(request.style, presets),
            "takes": None,
            "camera": None,
        }
    )
    camera = Camera(framing="wide" if is_place else "full", angle="eye")
    spec = compile_take(
        scene, asked, presets.kinds, presets.looks, presets.models, places(presets), camera
    )
    assert model.diffusion is not None
    told = of_sheet(model.diffusion.prompt, one.look, is_place, spec.look)
    return directed(spec, OF_A_SHEET, told).spec


def _keyed(leading: _Leading, shots: list[PlannedShot], breaks: tuple[Break, ...]) -> Led:
    """The shots and sheets with their keys, in the order in which they need each other."""
    sheets = {one.sheet: spec for one, spec in leading.sheets.items()}
    try:
        specs = keyed({**sheets, **{shot.id: shot.spec for shot in shots}})
    except Circle as error:
        number = next(shot.number for shot in shots if shot.id == error.shot)
        at = ("shots", number - 1, "conditioning")
        raise leading.board.refuse(error.message, error.hint, at) from error
    ids = {shot.id for shot in shots}
    found = tuple(
        shot.model_copy(
            update={
                "spec": specs[shot.id].spec,
                "key": specs[shot.id].key,
                "depends": tuple(
                    dict.fromkeys((*shot.depends, *(one for one in needs(shot.spec) if one in ids)))
                ),
            }
        )
        for shot in shots
    )
    made = {
        one: PlannedSheet(who=one.name, spec=specs[one.sheet].spec, key=specs[one.sheet].key)
        for one in leading.sheets
    }
    return Led(found, tuple(made.values()), breaks)
