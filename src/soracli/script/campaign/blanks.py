"""The tree of a storyboard with blanks in it, and the same tree with everything filled in.

Each template is read once; what has no blanks is the same part in every variant.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from soracli.errors import InputError
from soracli.script.board.part import Part, Spot
from soracli.script.campaign.filters import Unfit
from soracli.script.campaign.origin import Origins, as_text
from soracli.script.campaign.rules import WAYS
from soracli.script.campaign.spots import line_from
from soracli.script.campaign.template import Template, has_blanks, read_template
from soracli.story.campaign import Scalar

_QUOTED = re.compile(r'"([^"]+)"')


@dataclass(frozen=True)
class Values:
    """What the blanks of one variant are filled with, and where each of it stands.

    `told` names the variant to people by its axes ('product "cup", locale "de"').
    """

    variables: Mapping[str, Scalar]
    origins: Origins
    told: str


@dataclass(frozen=True, slots=True)
class FilledSpot(Spot):
    """A spot of a template whose blanks were filled: faults are told at the value in it.

    `names` are the variables in it. `template` is where the template stands, "" for a variable
    that sets something of the film by its name.
    """

    names: tuple[str, ...] = ()
    values: Values | None = field(default=None, compare=False, repr=False)
    template: str = ""

    def refuse(self, message: str, hint: str) -> InputError:
        """An error that points at the value that was filled in, and names the template."""
        known = [name for name in self.names if self.values and name in self.values.origins]
        if self.values is None or not known:
            return Spot.refuse(self, message, hint)
        name = _guilty(known, self.values, message + hint)
        others = [one for one in known if one != name]
        return self.values.origins[name].refuse(message, _with(hint, self.template, others))


def _guilty(names: list[str], values: Values, said: str) -> str:
    """The variable to point at: the one whose value the fault quotes, all of it or a part, else
    the first one."""
    texts = {name: as_text(values.variables[name])[:60] for name in names}
    alone = [name for name in names if f'"{texts[name]}"' in said or f"'{texts[name]}'" in said]
    within = [name for name in names if texts[name] and texts[name] in said]
    parts = _QUOTED.findall(said)
    whole = {name: as_text(values.variables[name]) for name in names}
    quoted = [name for name in names if any(part in whole[name] for part in parts)]
    return max(alone or within or quoted or names[:1], key=lambda name: len(texts[name]))


def _with(hint: str, template: str, others: list[str]) -> str:
    if not template:
        return hint
    beside = f" (with {', '.join(others[:5])})" if others else ""
    return f"{hint} It is filled in at {template}{beside}.".lstrip()


class Blanks:
    """All templates of a tree of parts, by the part in which they stand."""

    def __init__(self) -> None:
        self._templates: dict[int, Template] = {}
        self._inside: dict[int, tuple[str | int, ...]] = {}
        self._kept: list[Part] = []

    def learn(self, part: Part) -> bool:
        """Read all templates of a tree. Whether there are any.

        Raises InputError for a text that is no template, at its place.
        """
        if id(part) not in self._inside:
            self._kept.append(part)  # so that its id stays its own
            if part.text is not None and has_blanks(part.text):
                self._templates[id(part)] = read_template(part)
            _refuse_unquoted(part)
            children: list[tuple[str | int, Part]] = [*part.fields.items(), *enumerate(part.items)]
            self._inside[id(part)] = tuple(at for at, child in children if self.learn(child))
        return id(part) in self._templates or bool(self._inside[id(part)])

    def templates(self) -> list[Template]:
        """All that were read, in the order in which they stand."""
        return list(self._templates.values())

    def filled(self, part: Part, values: Values) -> Part:
        """The tree with all its blanks filled.

        Raises InputError, at the value, where a template cannot be filled with it.
        """
        if not self.learn(part):
            return part
        template = self._templates.get(id(part))
        if template is not None:
            return _filled(part, template, values)
        inside = self._inside[id(part)]
        if isinstance(part.content, dict):
            fields = part.content
            return part.updated({str(at): self.filled(fields[str(at)], values) for at in inside})
        items = list(part.items)
        for at in inside:
            items[int(at)] = self.filled(items[int(at)], values)
        return part.having(tuple(items))


def _filled(part: Part, template: Template, values: Values) -> Part:
    at = part.spot
    spot = FilledSpot(
        at.page, at.line, at.column, names=template.names, values=values, template=str(at)
    )
    missing = template.missing(values.variables, values.told)
    if missing is not None:
        raise missing
    try:
        text = template.fill(values.variables)
    except Unfit as fault:
        raise spot.refuse(str(fault), "") from None
    return Part(text, spot, part.key)


def _refuse_unquoted(part: Part) -> None:
    """`{product}` without quotes is a mapping in YAML, and would be dropped without a word."""
    if len(part.fields) != 1:
        return
    name, inside = next(iter(part.fields.items()))
    start = line_from(part.spot)
    if inside.content is None and start.startswith("{") and name.isidentifier():
        raise part.refuse(
            f"without quotes, {{{name[:60]}}} is no text in YAML",
            f'Put quotes around text with {{ }}: "{{{name[:60]}}}". {WAYS}',
        )
