"""Axes that make no film different: perhaps a blank was forgotten."""

from collections.abc import Iterator

from soracli.script.campaign.films import Film
from soracli.script.campaign.matrix import Matrix
from soracli.story.campaign import FILM_VARIABLES


def axes_of_no_use(matrix: Matrix, film: Film) -> Iterator[str]:
    """What to tell of each axis with several values of which no film says anything.

    An axis is of use if a template has it, or a variable that it brings: beside its values, or by
    a table in which it picks the row; or if that sets something of a film by its name.
    """
    said = {name for template in film.blanks.templates() for name in template.names}
    said |= {name for name in FILM_VARIABLES if film.sets(name)}
    for axis in matrix.axes:
        brought = {axis.name, *axis.columns}
        for table in matrix.tables:
            if axis.name in table.on:
                brought |= set(table.columns)
        if len(axis.choices) > 1 and not brought & said:
            yield (
                f'{axis.spot}: "{axis.name}" makes no difference: nothing in the film has a '
                f"{{{axis.name}}}, so each is made {len(axis.choices)} times with other names"
            )
