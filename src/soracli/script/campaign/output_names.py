"""Names of films: a template, and values that are safe in file names everywhere."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from soracli.errors import InputError
from soracli.script.board.part import Part, Spot
from soracli.script.campaign.filters import Unfit, text_of
from soracli.script.campaign.matrix import Entry
from soracli.script.campaign.sandbox import sandbox
from soracli.script.campaign.template import Template, read_template
from soracli.story.steering import VIDEO_FILES

ENDING = ".mp4"
MOST_BYTES = 180
"""Of one name in UTF-8: file systems take 255, and other files are named after a film."""
_NEVER = re.compile(r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\\/:*?"<>|]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])")
"""Names that mean devices on Windows, with any ending."""


def safe_piece(value: Any) -> str:
    """A value as a piece of a name: no separators, nothing that only some systems can write."""
    plain = unicodedata.normalize("NFC", text_of(value))
    return re.sub(r"\s+", " ", _NEVER.sub("-", plain)).strip(" .-")


_NAMING = sandbox(safe_piece)


@dataclass
class OutputNames:
    """Names for the films of a campaign, in the order in which they are asked for.

    `template` is what the campaign says, or all axes. `alone` is the name of the one film of a
    campaign without axes.
    """

    template: Template | None
    alone: str
    _taken: dict[str, Entry] = field(default_factory=dict)

    def of(self, entry: Entry) -> str:
        """The path of a variant's film in the folder of the campaign.

        Raises InputError for no name at all, and for one that another variant has.
        """
        path = self._path(entry)
        key = unicodedata.normalize("NFC", str(path)).casefold()
        folders = [unicodedata.normalize("NFC", str(one)).casefold() for one in path.parents]
        before = self._taken.get(key)
        inside = next((self._taken[one] for one in folders if one in self._taken), None)
        if before or inside:
            raise self._collision(path, before or inside or entry, entry)
        self._taken[key] = entry
        return str(path)

    def _path(self, entry: Entry) -> PurePosixPath:
        if self.template is None:
            said = "-".join(filter(None, map(safe_piece, entry.axes.values()))) or self.alone
        else:
            missing = self.template.missing(entry.values.variables, entry.values.told)
            if missing is not None:
                raise missing
            try:
                said = self.template.fill(entry.values.variables)
            except Unfit as fault:
                raise self.template.part.refuse(str(fault), "") from None
        steps = [_step(one) for one in said.split("/")]
        if not all(steps):
            raise self._refuse("this names no file", entry)
        last = steps[-1].removesuffix(ENDING)
        return PurePosixPath(*steps[:-1], _fitting(last or self.alone) + ENDING)

    def _refuse(self, message: str, entry: Entry) -> InputError:
        told = entry.values.told
        if self.template is None:
            return InputError(message, f"Write output: for {told}.")
        return self.template.part.refuse(f"{message} for {told or 'this variant'}", "Add a value.")

    def _collision(self, path: PurePosixPath, first: Entry, second: Entry) -> InputError:
        apart = [name for name in second.axes if first.axes.get(name) != second.axes[name]]
        named = self.template.names if self.template else ()
        lacking = [f"{{{name}}}" for name in apart if name not in named]
        told = [_told(one, apart) for one in (first, second)]
        hint = f"Write {' and '.join(lacking)} into it, too." if lacking else "Make them differ."
        if self._path(first) != path:
            hint += " Some systems know no difference between large and small letters."
        message = f'"{path}" would be two films: {told[0]} and {told[1]}'
        if self.template is not None:
            return self.template.part.refuse(message, hint)
        name = next(iter(apart or second.axes), "")
        spot: Spot | None = second.values.origins[name].spot if name else None
        return (
            spot.refuse(message, "Write output: with other names.") if spot else InputError(message)
        )


def _told(entry: Entry, apart: Iterable[str]) -> str:
    """A variant by what tells it from another: its row, where it comes from a table."""
    words = [entry.values.origins[name].words for name in apart if name in entry.values.origins]
    return f"variant {entry.number} ({'; '.join(words) or 'the same values'})"


def _step(words: str) -> str:
    """One folder or file of a path, as every system can write it."""
    plain = re.sub(r"\s+", " ", _NEVER.sub("-", unicodedata.normalize("NFC", words)))
    plain = _fitting(plain.strip().rstrip(". "))
    if plain.strip(".") == "":
        return ""
    return f"{plain}-" if _RESERVED.fullmatch(plain.lower().split(".")[0].strip()) else plain


def _fitting(words: str) -> str:
    """At most MOST_BYTES of it, without half a letter at the end."""
    return words.encode()[:MOST_BYTES].decode(errors="ignore").rstrip(". ")


def read_output(part: Part | None, alone: str) -> OutputNames:
    """What names the films of a campaign. Raises InputError for a template that leads out of its
    folder or that no system can write."""
    if part is None or not part.text:
        return OutputNames(None, alone)
    template = read_template(part, _NAMING)
    literal = re.sub(r"\{%.*?%\}|\{#.*?#\}|\{[^}]*\}", "x", part.text, flags=re.DOTALL)
    steps = literal.split("/")
    if literal.startswith(("/", "~")) or any(step.strip() in ("..", ".", "") for step in steps):
        raise part.refuse(
            "films are written into the folder of the campaign, and nowhere else",
            "Write a name such as {locale}/{product}.mp4; sora batch -o names the folder.",
        )
    if bad := _NEVER.search(literal.replace("/", "")):
        raise part.refuse(f'"{bad[0][:1]}" cannot be in a file name', "Write - in its place.")
    ending = PurePosixPath(literal).suffix
    if ending.lower() in VIDEO_FILES and ending.lower() != ENDING:
        raise part.refuse(f'films are MP4, and this ends in "{ending}"', f"Write {ENDING}.")
    return OutputNames(template, alone)


def safe_stem(name: str) -> str:
    """What the one film of a campaign without axes is called, from the name of its file."""
    return _step(safe_piece(PurePosixPath(name.replace("\\", "/")).stem)) or "film"
