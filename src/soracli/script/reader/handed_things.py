"""What somebody is given to hold beside what they hold already."""

from collections.abc import Mapping, Sequence

from soracli.story.scene import Entity


def with_things_in_hand(
    entities: Sequence[Entity], things: Mapping[str, Sequence[str]]
) -> tuple[Entity, ...]:
    """The entities; by the id of each holder in `things`, the ids of what they hold as well."""
    return tuple(
        one.model_copy(update={"holds": tuple(dict.fromkeys((*one.holds, *things[one.id])))})
        if one.id in things
        else one
        for one in entities
    )
