"""The continuity sheet for people: tables that are read in a terminal and in a plain file."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from soracli.plan.continuity.names import plain
from soracli.plan.film import PlannedShot
from soracli.plan.snapshot import Break, Presence
from soracli.story.storyboard import Storyboard

Part = Text | Padding
NOTHING = "-"
INDENT = 4


def cast_table(board: Storyboard) -> Iterator[Part]:
    """The title, and everybody and everything of the world with the look they begin with."""
    world = board.world
    if board.title:
        yield Text(board.title, style="bold")
    table = _table("", "")
    for members in (world.characters, world.places, world.props):
        for name, member in members.items():
            table.add_row(Text(plain(name)), Text(" ".join(member.look.split())))
    if table.rows:
        yield Padding(table, (0, 0, 0, INDENT), expand=False)


def shot_sheet(
    shot: PlannedShot,
    board: Storyboard,
    breaks: Sequence[Break],
    where: Callable[[tuple[str | int, ...]], str],
) -> Iterator[Part]:
    """One shot of the sheet: where and when, who is there, what changes, and what breaks."""
    snapshot, scene = shot.snapshot, shot.spec.scene
    place = plain(snapshot.place) if snapshot.place else scene.place
    built = f" ({scene.place})" if place != scene.place else ""
    yield Text("")
    yield Text.assemble(
        (f"{shot.number}. {shot.id}", "bold"),
        f"  {place}{built}, {scene.time}, {scene.weather}, {shot.spec.seconds:.1f} s",
    )
    written = board.shot(shot.id)
    if written is not None and written.action:
        yield _indented(" ".join(written.action.split()), "dim")
    yield from _present(snapshot.present, board)
    for number, words in enumerate(snapshot.after):
        yield _indented(f"{'after:' if number == 0 else '':<7}{words}", "")
    for one in breaks:
        yield _indented(f"break: {one.message}", "yellow")
        yield _indented(f"{where(one.at)}: {one.hint}", "", INDENT + 7)


def _present(present: Sequence[Presence], board: Storyboard) -> Iterator[Part]:
    """A table of whom the story is about, and one line for what merely stands there."""
    called = {one.id: plain(one.name) if one.name else one.noun for one in present}
    people = {plain(name) for name in board.world.characters}
    counted = Counter(
        _row(one, called)
        for one in sorted(present, key=lambda one: one.name not in board.world.characters)
        if not one.held_by or one.state != "whole"
    )
    table = _table("who", "wears", "holds", "notes")
    others = []
    for row, count in counted.items():
        if row[0] not in people and set(row[1:]) == {NOTHING}:
            others.append(_times(row[0], count))
        else:
            table.add_row(Text(_times(row[0], count)), *map(Text, row[1:]))
    if table.rows:
        yield Padding(table, (0, 0, 0, INDENT), expand=False)
    if others:
        yield _indented(f"there: {', '.join(others)}", "")
    if not counted:
        yield _indented("nobody", "")


def _times(name: str, count: int) -> str:
    return f"{name} (x{count})" if count > 1 else name


def _row(one: Presence, called: dict[str, str]) -> tuple[str, str, str, str]:
    """Who, what they wear and hold, and what else is to be noted. What is in a hand and whole has
    no row: it stands with its holder."""
    notes = [
        one.state if one.state != "whole" else "",
        f"held by {called.get(one.held_by, one.held_by)}" if one.held_by else "",
        "enters" if one.comes else "",
        "leaves" if one.goes else "",
    ]
    holds = [called.get(thing, thing) for thing in one.holds]
    columns = (", ".join(one.wears), ", ".join(holds), ", ".join(note for note in notes if note))
    wears, held, noted = (words or NOTHING for words in columns)
    return called[one.id], wears, held, noted


def _table(*columns: str) -> Table:
    table = Table(
        box=None, show_header=any(columns), header_style="dim", pad_edge=False, padding=(0, 2, 0, 0)
    )
    for number, name in enumerate(columns):
        table.add_column(name, overflow="fold", min_width=12 if number == 0 else None)
    return table


def _indented(words: str, style: str, indent: int = INDENT) -> Padding:
    return Padding(Text(words, style=style), (0, 0, 0, indent), expand=False)
