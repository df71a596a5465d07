"""A fault that somebody found in a variant's film, told at the value that is to blame for it."""

from collections.abc import Iterator, Mapping

from soracli.errors import InputError
from soracli.script.board.part import Part
from soracli.script.campaign.blanks import FilledSpot
from soracli.script.campaign.origin import Origin, as_text
from soracli.story.campaign import FILM_VARIABLES, Scalar


def at_filling(
    error: InputError,
    root: Part,
    variables: Mapping[str, Scalar],
    origins: Mapping[str, Origin],
) -> InputError:
    """The error, told at a value of the variant where it is about one.

    Errors of the storyboard know their value already. Others name a place of the storyboard, or
    none; those without one are about the variable of the film whose value they quote.
    """
    if error.place:
        if any(error.message.startswith(one.words) for one in origins.values()):
            return error
        for spot in _filled(root):
            if str(spot) == error.place:
                return spot.refuse(error.message, error.hint)
        return error
    for name in FILM_VARIABLES:
        if name in origins and f'"{as_text(variables[name])}"' in error.message:
            return origins[name].refuse(error.message, error.hint)
    return error


def _filled(part: Part) -> Iterator[FilledSpot]:
    if isinstance(part.spot, FilledSpot):
        yield part.spot
    for child in (*part.fields.values(), *part.items):
        yield from _filled(child)
