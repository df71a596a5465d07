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

    Most errors of the storyboard know their value already. Others are told at a mapping in which
    they quote what was filled in, or at no place: then it is the variable of the film that they
    quote.
    """
    if any(error.message.startswith(one.words) for one in origins.values()):
        return error
    if error.place:
        holders = (part for part in _all(root) if str(part.spot) == error.place)
        for part in (inside for holder in holders for inside in _all(holder)):
            quoted = f'"{part.text}"' in error.message or str(part.spot) == error.place
            if isinstance(part.spot, FilledSpot) and quoted:
                return part.spot.refuse(error.message, error.hint)
        return error
    for name in FILM_VARIABLES:
        if name in origins and f'"{as_text(variables[name])}"' in error.message:
            return origins[name].refuse(error.message, error.hint)
    return error


def _all(part: Part) -> Iterator[Part]:
    yield part
    for child in (*part.fields.values(), *part.items):
        yield from _all(child)
