"""Names that nobody in a shot goes by."""

import difflib
from collections.abc import Iterator, Sequence

from soracli.plan.continuity.names import is_noun_of, plain
from soracli.plan.snapshot import Break, Snapshot
from soracli.story.storyboard import Shot, Storyboard

Path = tuple[str | int, ...]


def unknown_names(board: Storyboard, snapshots: Sequence[Snapshot]) -> list[Break]:
    """A break for every camera, `with` and `to` that names nobody who is there."""
    return [
        _break(words, board, shot, snapshot, ("shots", number, *at))
        for number, (shot, snapshot) in enumerate(zip(board.shots, snapshots, strict=True))
        for words, at in _named(shot)
        if not meant(words, board, snapshot) and not _is_place(words, board, snapshot, at)
    ]


def meant(words: str, board: Storyboard, snapshot: Snapshot) -> str:
    """The id of who or what in the shot goes by these words, "" for nobody."""
    wanted = plain(words)
    for entity in snapshot.scene.entities:
        if wanted in (plain(entity.id), *spoken_names(entity.id, board)):
            return entity.id
    return next((one.id for one in snapshot.scene.entities if is_noun_of(wanted, one)), "")


def spoken_names(name: str, board: Storyboard) -> tuple[str, ...]:
    """What a member of the world is called, as it is spoken."""
    member = board.world.characters.get(name) or board.world.props.get(name)
    if member is None:
        return ()
    return (plain(name), plain(member.name)) if member.name else (plain(name),)


def _named(shot: Shot) -> Iterator[tuple[str, Path]]:
    for number, words in enumerate(shot.present):
        yield words, ("with", number)
    for field in ("on", "over", "eyes"):
        words = getattr(shot.camera, field)
        if words:
            yield words, ("camera", field)
    for number, line in enumerate(shot.lines):
        if line.to:
            yield line.to, ("lines", number, "to")


def _is_place(words: str, board: Storyboard, snapshot: Snapshot, at: Path) -> bool:
    """A camera may be on the place itself."""
    if at[-1] != "on":
        return False
    place = board.world.places.get(snapshot.place)
    about = plain(f"{snapshot.place} {place.look if place else ''}").replace(",", " ").split()
    return bool(plain(words)) and plain(words).split()[-1] in about


def _break(words: str, board: Storyboard, shot: Shot, snapshot: Snapshot, at: Path) -> Break:
    field = next(str(key) for key in reversed(at) if isinstance(key, str))
    where = field if field in ("with", "to") else f"camera.{field}"
    return Break(
        shot=shot.id,
        kind="unknown name",
        message=f'nobody and nothing in this shot is called "{words}" ({where})',
        hint=_hint(words, board, snapshot),
        at=at,
    )


def _hint(words: str, board: Storyboard, snapshot: Snapshot) -> str:
    every_member = (*board.world.characters, *board.world.props)
    if any(plain(words) in spoken_names(name, board) for name in every_member):
        return f"{plain(words)} is not there in this shot; say in a shot before how it gets there."
    names = [one.name or one.noun for one in snapshot.present]
    every = dict.fromkeys((*names, *board.world.characters, *board.world.props))
    close = difflib.get_close_matches(plain(words), every, n=1, cutoff=0.6)
    if close:
        return f"Did you mean {close[0]}?"
    here = ", ".join(dict.fromkeys(names))
    return (
        f"There are: {here}." if here else "Nobody is there; name them in the action or in with:."
    )
