"""A campaign as a person wrote it: one film with blanks in it, and everything they are filled with.

The texts of `prompt`, of the storyboard and of `output` are templates; values never are.
"""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from soracli.story.value import Value

SCHEMA: Literal["campaign/1"] = "campaign/1"
MOST_VARIANTS = 20_000
"""A planned film of two shots needs 85 KB of memory, measured; so many need 1.7 GB."""
Scalar: TypeAlias = str | int | float | bool
Variable = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,59}$")]
Values: TypeAlias = dict[Variable, Scalar]
Axis: TypeAlias = str | tuple[Scalar, ...] | dict[str, Values]
"""The values of one variable: a list of them, a table file with a row for each, or a mapping from
each value to further variables that come with it."""
FILM_VARIABLES = (
    "delivery",
    "size",
    "style",
    "model",
    "seed",
    "quality",
    "music",
    "captions",
    "title",
    "seconds",
    "camera",
)
"""Variables that set what of a film has their name, wherever their values come from. The last two
are those of the one shot of a `prompt`."""


class Campaign(Value):
    """A whole campaign: `prompt` (a sentence) or `storyboard` (a path), made once for each variant.

    `variables` are the same in all variants, `matrix` is what is combined, axis by axis. The
    `tables` are files with more variables: of each, the row whose columns agree with the variant's
    axes. `include` adds variants, `exclude` takes away those that agree with one of its entries.
    `output` names the file of a variant, in the folder of the campaign.
    """

    schema_: Literal["campaign/1"] = Field(default=SCHEMA, alias="schema")
    title: str = ""
    prompt: str = ""
    storyboard: str = ""
    variables: Values = Field(default_factory=dict)
    matrix: dict[Variable, Axis] = Field(default_factory=dict)
    tables: tuple[str, ...] = ()
    include: tuple[Values, ...] = ()
    exclude: tuple[dict[Variable, Scalar | tuple[Scalar, ...]], ...] = ()
    output: str = ""
