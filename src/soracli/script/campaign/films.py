"""The film of a campaign: a storyboard or a prompt with blanks, and what variables say of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePath

from soracli.script.board import Board, is_board
from soracli.script.board.include import LARGEST_FILE, SECTIONS, Library
from soracli.script.board.part import Page, Part
from soracli.script.board.read import board_of, read_parts
from soracli.script.campaign.blanks import Blanks, FilledSpot, Values
from soracli.script.campaign.origin import as_text
from soracli.script.campaign.table import read_beside
from soracli.script.campaign.template import has_blanks
from soracli.script.presets import Presets
from soracli.script.prompts import decode
from soracli.script.reader import read
from soracli.story.campaign import FILM_VARIABLES
from soracli.story.storyboard import SCHEMA

SECONDS = "5"
"""Of the one shot of a prompt in which nothing is spoken."""
_PATHS: Mapping[str, tuple[str, ...]] = {
    "delivery": ("delivery", "preset"),
    "size": ("delivery", "size"),
    "captions": ("delivery", "captions"),
}
"""Variables that set a field further inside."""
_OF_SHOT = ("seconds", "camera")
_QUOTES = ('"', "\u201c", "\u201d", "\u00ab", "\u201e", "\u300c", ":")


@dataclass
class Film:
    """A film with blanks in it: `root` is all of it, read once; each variant is filled from it.

    `prompt` tells that it is one shot of a sentence, `later` that sections of its world are in
    files whose names have blanks.
    """

    root: Part
    library: Library
    prompt: bool
    presets: Presets
    later: bool = False
    blanks: Blanks = field(default_factory=Blanks)

    def sets(self, name: str) -> bool:
        """Whether one of FILM_VARIABLES sets what has its name in this film."""
        return self.prompt or name not in _OF_SHOT

    def board(self, values: Values) -> Board:
        """The film of a variant. Raises InputError, at the value where one is to blame."""
        root = self._with_sections(self.blanks.filled(self.root, values), values)
        root = self._set(root, values)
        return board_of(self._timed(root) if self.prompt else root, self.library)

    def _with_sections(self, root: Part, values: Values) -> Part:
        """With the sections read in whose paths had blanks, and theirs filled, too."""
        known = root.child("world")
        if known is None or not self.later:
            return root
        world = self.library.with_sections(root).fields["world"]
        if known.text is not None:
            return root.updated({"world": self.blanks.filled(world, values)})
        fields = {
            name: one if one is known.fields[name] else self.blanks.filled(one, values)
            for name, one in world.fields.items()
        }
        return root.updated({"world": world.having(fields)})

    def _set(self, root: Part, values: Values) -> Part:
        """The film with what variables set by their names. Those that are empty say nothing."""
        for name in FILM_VARIABLES:
            said = as_text(values.variables.get(name, ""))
            if not said or not self.sets(name):
                continue
            at = values.origins[name].spot
            spot = FilledSpot(
                Page(at.page.name, at.page.text, first_line=at.page.first_line),
                at.line,
                at.column,
                names=(name,),
                values=values,
            )
            root = self._laid_over(root, name, Part(said, spot))
        return root

    def _laid_over(self, root: Part, name: str, value: Part) -> Part:
        if name in _OF_SHOT:
            shots = root.fields["shots"]
            return root.updated({"shots": shots.having((shots.items[0].updated({name: value}),))})
        path = _PATHS.get(name, (name,))
        before = root.child(path[0])
        if before is not None and _mentions(before, path[1:], name):
            return root  # a template there says itself what becomes of it
        if len(path) == 1:
            return root.updated({name: value})
        fields = dict(before.fields) if before is not None else {}
        if before is not None and before.text:
            fields = {"preset": before}
        for other in self._replaced(name, value.text or ""):
            fields.pop(other, None)
        held = before if before is not None else value
        made = Part({**fields, path[1]: value}, held.spot, held.key)
        return root.updated({path[0]: made})

    def _replaced(self, name: str, value: str) -> tuple[str, ...]:
        """What a delivery says no more, where a variable has set this of it."""
        if name == "size":
            return ("aspect",) if "x" in value.lower() else ()  # 240p leaves the shape as it is
        preset = self.presets.deliveries.get(value) if name == "delivery" else None
        return tuple(preset.model_fields_set - {"captions"}) if preset else ()

    def _timed(self, root: Part) -> Part:
        """The one shot of a prompt with a length, unless that comes from what is spoken in it."""
        shots = root.fields["shots"]
        shot = shots.items[0]
        action = shot.fields["action"].text or ""
        if "seconds" in shot.fields:
            return root
        if any(one in action for one in _QUOTES) and read(action, self.presets).lines:
            return root
        timed = shot.updated({"seconds": Part(SECONDS, shot.spot)})
        return root.updated({"shots": shots.having((timed,))})


def _mentions(part: Part, path: tuple[str, ...], name: str) -> bool:
    """Whether what is written in a place was made of this variable."""
    for step in path:
        if part.child(step) is None:
            return False
        part = part.fields[step]
    return isinstance(part.spot, FilledSpot) and name in part.spot.names


def read_film(root: Part, file: str, folder: Path | None, presets: Presets) -> Film:
    """The film that a campaign is of, and all templates in it.

    Raises InputError for a storyboard that is none, and for templates that cannot be read.
    """
    storyboard = root.child("storyboard")
    if storyboard is not None and storyboard.text:
        film = _of_storyboard(storyboard, file, folder, presets)
    else:
        film = _of_prompt(root, file, folder, presets)
    film.blanks.learn(film.root)
    return film


def _of_prompt(root: Part, file: str, folder: Path | None, presets: Presets) -> Film:
    prompt = root.fields["prompt"]
    here = partial(Part, spot=prompt.spot)
    shot = here({"action": prompt})
    fields = {"schema": here(SCHEMA), "shots": here((shot,))}
    title = root.child("title")
    if title is not None and title.text and not has_blanks(title.text):
        fields["title"] = title
    return Film(here(fields), Library(folder, file), True, presets)


def _of_storyboard(part: Part, file: str, folder: Path | None, presets: Presets) -> Film:
    if has_blanks(part.text or ""):
        raise part.refuse(
            "the path of a storyboard has no blanks", "Make a campaign for each storyboard."
        )
    inside, path, data = read_beside(part, folder, LARGEST_FILE)
    name = str(PurePath(file).parent / inside)
    text = decode(data, name)
    if not is_board(text, name):
        raise part.refuse(
            f"{inside} is no storyboard", "A storyboard begins with schema: storyboard/1."
        )
    library = Library(path.parent, name)
    root = read_parts(text, library)
    world = root.child("world")
    paths = [world, *(world.child(name) for name in SECTIONS)] if world else []
    later = any(one is not None and has_blanks(one.text or "") for one in paths)
    root = root if later else library.with_sections(root)
    return Film(root, library, False, presets, later)
