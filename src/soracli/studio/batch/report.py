"""The report of a campaign: one HTML page that needs nothing beside it but the films it links.

All that comes from a person (titles, cells, file names, reasons) is escaped, and the page lets no
script run but its own. What is on it is in `report_cards`; what it looks like is in `page/`.
"""

import base64
import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from soracli.studio.batch.outcome import BatchOutcome
from soracli.studio.batch.pictures import picture_of
from soracli.studio.batch.report_cards import FURTHER, Page, Told, pages_of, told
from soracli.studio.home import Home
from soracli.studio.store import Store
from soracli.studio.whole_file import write_whole

if TYPE_CHECKING:  # what is planned is more than the report asks for
    from soracli.studio.batch.planning import Batch

PAGE = Path(__file__).with_name("page")
MOST_PICTURES = 5_000
"""Pictures that are kept in memory between two reports of one run: some thirty megabytes."""


def write_report(outcome: BatchOutcome, batch: "Batch", home: Home) -> tuple[Path, ...]:
    """Write report.html, and further pages of it where there are many films; their paths.

    It tells how far the campaign is, or how it ended. Each page is there whole, or as it was.
    Raises MachineError where the folder cannot be written to.
    """
    pages = pages_of(len(outcome.variants))
    for page in pages:
        here = told(outcome, batch.folder, page, pages, lambda key: _pictures.of(key, home.store))
        write_whole(batch.folder / page.link, _html(here).encode("utf-8", "replace"))
    _clear(batch.folder, pages)
    return tuple(batch.folder / page.link for page in pages)


def _html(here: Told) -> str:
    style, script = _part("report.css"), _part("report.js")
    return _template().render(
        told=here,
        # ours, and its hash lets it in; a Markup is not escaped
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


@functools.cache
def _template() -> Template:
    rules = Environment(autoescape=True, undefined=StrictUndefined)
    return rules.from_string(_part("report.html"))


@functools.cache
def _part(name: str) -> str:
    return (PAGE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The hash by which a browser lets a style or a script in: base64 of its SHA-256."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


class _Pictures:
    """The pictures of films as base64. What was found is not asked of the store again."""

    def __init__(self) -> None:
        self._found: dict[str, str] = {}

    def of(self, film: str, store: Store) -> str:
        """The picture of the film with this key, "" where there is none yet."""
        if film not in self._found and (picture := picture_of(film, store)):
            if len(self._found) >= MOST_PICTURES:
                self._found.clear()
            self._found[film] = base64.b64encode(picture).decode()
        return self._found.get(film, "")


_pictures = _Pictures()


def _clear(folder: Path, pages: tuple[Page, ...]) -> None:
    """Take away pages of an earlier report that had more of them."""
    number = len(pages) + 1
    while (old := folder / FURTHER.format(number)).exists():
        old.unlink(missing_ok=True)
        number += 1
