"""Where templates are run: Jinja2 with nearly all of it taken out."""

from collections.abc import Callable
from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from soracli.script.campaign.filters import FILTERS, text_of


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with no way out, should a template ever get past the list of what is allowed."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self.undefined("a template cannot reach into a value")

    def getitem(self, obj: Any, argument: Any) -> Any:
        if not isinstance(obj, dict):
            return self.undefined("a template cannot reach into a value")
        if argument in obj:
            return obj[argument]
        return self.undefined(f'there is no "{str(argument)[:60]}" among these')

    def call(self, *_said: Any, **_named: Any) -> Any:
        raise SecurityError("a template cannot call")


Piece = Callable[[Any], str]
"""How what stands in a blank becomes the text that is filled in."""


def sandbox(piece: Piece = text_of) -> ImmutableSandboxedEnvironment:
    """A place where templates are filled; `piece` makes the text of each of its blanks."""
    made = _Sandbox(
        block_start_string="{%",
        block_end_string="%}",
        variable_start_string="{",
        variable_end_string="}",
        comment_start_string="{#",
        comment_end_string="#}",
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        optimized=False,
        autoescape=False,
        cache_size=0,
        finalize=piece,
    )
    made.globals, made.tests, made.filters = {}, {}, dict(FILTERS)
    return made
