"""What is done before the first of several generated takes: an order, and their prompts read."""

from collections.abc import Sequence

from soracli.errors import SoraError
from soracli.plan.key import take_key
from soracli.plan.take import TakeSpec
from soracli.studio.events import Listener
from soracli.studio.render import stored
from soracli.studio.store import Store


def needed_by(spec: TakeSpec) -> tuple[str, ...]:
    """The keys of the takes whose frames a take is given."""
    conditions = spec.generation.conditions if spec.generation else ()
    return tuple(one.key for one in conditions if one.source == "take")


def in_order_of_need(specs: Sequence[TakeSpec]) -> list[int]:
    """The places of the takes, each after those it needs, else as they are given."""
    places = {take_key(spec): place for place, spec in enumerate(specs)}
    ordered: list[int] = []

    def visit(place: int) -> None:
        if place in ordered:
            return
        for key in needed_by(specs[place]):
            if key in places:
                visit(places[key])
        ordered.append(place)

    for place in range(len(specs)):
        visit(place)
    return ordered


def read_prompts(specs: Sequence[TakeSpec], store: Store, tell: Listener) -> None:
    """Have each model read the prompts of all takes that are still to be made, at once: what reads
    them is large, and is not needed afterwards.

    What cannot be done is no fault here: the take itself will tell it.
    """
    wanted = [spec for spec in specs if spec.generation and stored(spec, store, False) is None]
    if not wanted:
        return
    from soracli.studio.sessions import session_of

    for model in {spec.model.name: spec.model for spec in wanted}.values():
        mine = [spec for spec in wanted if spec.model == model]
        try:
            session_of(model, store, model.name, tell).prepare(mine)
        except SoraError:
            continue
