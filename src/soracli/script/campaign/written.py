"""A campaign file as it was written: its sections as parts, checked for shape alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from soracli.script.board.faults import near
from soracli.script.board.page import read_page
from soracli.script.board.part import Page, Part
from soracli.script.campaign.origin import Origin, shown
from soracli.script.campaign.row import must_be_variable
from soracli.script.campaign.typed import typed
from soracli.story.campaign import SCHEMA, Campaign, Scalar

KEYS = tuple("schema" if name == "schema_" else name for name in Campaign.model_fields)
_NO_VALUE = ("a variable is a text, a number, true or false", "Write one of these.")


@dataclass(frozen=True)
class Given:
    """Variables that stand together in the campaign: `words` tell where ("entry 2 of include")."""

    words: str
    parts: Mapping[str, Part]
    values: Mapping[str, Scalar]

    def origin(self, name: str) -> Origin:
        """Where the value of one of them stands."""
        words = f'{self.words}, "{name}": {shown(self.values[name])}'
        return Origin(self.parts[name].spot, words)


def given(part: Part, words: str) -> Given:
    """The variables of a mapping. Raises InputError for what is no mapping of plain values."""
    if part.content is not None and not isinstance(part.content, dict):
        raise part.refuse("variables are name: value lines", "Write {name: value}.")
    values = {name: value_of(one, name) for name, one in part.fields.items()}
    return Given(words, part.fields, values)


def value_of(part: Part, name: str) -> Scalar:
    """The value of a variable. Raises InputError for its name, or where it is no plain value."""
    must_be_variable(name, part.key or part.spot)
    return plain_value(part)


def plain_value(part: Part) -> Scalar:
    """A text, a number or a truth. Raises InputError for lists and mappings."""
    value = typed(part)
    if value is None:
        name = next(iter(part.fields), "")
        hint = f'Perhaps quotes are missing: "{{{name[:60]}}}".' if name else _NO_VALUE[1]
        raise part.refuse(_NO_VALUE[0], hint)
    return value


def read_written(page: Page) -> Part:
    """The parts of a campaign file, by section.

    Raises InputError for what is no YAML, for sections that there are none of, and where it is not
    exactly one film.
    """
    root = read_page(page, _refuse_include)
    if not isinstance(root.content, dict):
        raise root.refuse(
            "a campaign is a mapping", f"Begin with schema: {SCHEMA}, prompt: and matrix:."
        )
    for name, part in root.fields.items():
        if name not in KEYS:
            raise part.refuse_key(f'unknown key "{name[:60]}"', near(name, KEYS, "Known keys"))
    _must_be_campaign(root)
    for name in ("title", "prompt", "storyboard", "output"):
        one = root.child(name)
        if one is not None and one.content is not None and one.text is None:
            hint = f'Put quotes around text with {{ }} in it: {name}: "…"'
            raise one.refuse(f'"{name}" takes words', hint)
    both = [one for name in ("prompt", "storyboard") if (one := root.child(name)) and one.text]
    if len(both) == 2:
        raise both[1].refuse_key("a campaign is of a prompt or of a storyboard", "Keep one.")
    if not both:
        raise root.refuse('"prompt" is missing here', "Write prompt: … or storyboard: film.yaml.")
    return root


def _must_be_campaign(root: Part) -> None:
    said = root.child("schema")
    if said is None or said.content is None:
        raise root.refuse('"schema" is missing here', f"Write schema: {SCHEMA}")
    if said.text != SCHEMA:
        shown_text = (said.text or "this")[:60]
        raise said.refuse(f'"{shown_text}" is no version of a campaign', f"Write {SCHEMA}.")


def entries(root: Part, name: str) -> tuple[Part, ...]:
    """What a section lists; one alone is a list of one.

    Raises InputError for a section that is neither.
    """
    part = root.child(name)
    if part is None or part.content is None:
        return ()
    return part.items if isinstance(part.content, tuple) else (part,)


def mapping(root: Part, name: str) -> Mapping[str, Part]:
    """What a section holds by name. Raises InputError where it is no mapping."""
    part = root.child(name)
    if part is not None and part.content is not None and not isinstance(part.content, dict):
        raise part.refuse(f'"{name}" takes name: value lines', f"Write {name}: and these below.")
    return part.fields if part else {}


def _refuse_include(part: Part) -> Part:
    raise part.refuse("a campaign includes nothing", "Name its tables under tables:.")
