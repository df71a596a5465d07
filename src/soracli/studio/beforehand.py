"""What is done before the first of several generated takes: an order, and their prompts read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from soracli.errors import SoraError
from soracli.plan.key import take_key
from soracli.plan.take import TakeSpec
from soracli.story.preset import Model
from soracli.studio.events import Listener
from soracli.studio.render import stored
from soracli.studio.store import Store

if TYPE_CHECKING:
    from soracli.engines.contract import Session


def needed_by(spec: TakeSpec) -> tuple[str, ...]:
    """The keys of the takes whose frames a take is given."""
    conditions = spec.generation.conditions if spec.generation else ()
    return tuple(one.key for one in conditions if one.source == "take")


def in_order_of_need(specs: Sequence[TakeSpec]) -> list[int]:
    """The places of the takes, each after those it needs, else as they are given.

    A chain may be as long as a film: what is waited for is kept in a list, not in calls.
    """
    places = {take_key(spec): place for place, spec in enumerate(specs)}
    ordered: dict[int, None] = {}
    for place in range(len(specs)):
        waiting = [place]
        while waiting:
            needed = [places[key] for key in needed_by(specs[waiting[-1]]) if key in places]
            missing = [one for one in needed if one not in ordered]
            if missing:
                waiting.append(missing[0])
            else:
                ordered[waiting.pop()] = None
    return list(ordered)


def must_be_there(specs: Sequence[TakeSpec], store: Store, tell: Listener) -> None:
    """See, before any work, that the models of the takes that are still to be made are there.

    Raises InputError where one is not.
    """
    for model, _ in _by_model(specs, store):
        _session(model, store, tell).check()


def read_prompts(specs: Sequence[TakeSpec], store: Store, tell: Listener) -> None:
    """Have each model read the prompts of all takes that are still to be made, at once: what reads
    them is large, and is not needed afterwards.

    What cannot be done is no fault here: the take itself will tell it.
    """
    for model, mine in _by_model(specs, store):
        try:
            _session(model, store, tell).prepare(mine)
        except SoraError:
            continue


def _by_model(specs: Sequence[TakeSpec], store: Store) -> list[tuple[Model, list[TakeSpec]]]:
    """The generated takes that are still to be made, those of one model together."""
    wanted = [spec for spec in specs if spec.generation and stored(spec, store, False) is None]
    models = {spec.model.name: spec.model for spec in wanted}
    return [(model, [one for one in wanted if one.model == model]) for model in models.values()]


def _session(model: Model, store: Store, tell: Listener) -> "Session":
    from soracli.studio.sessions import session_of  # what is reused needs no engine

    return session_of(model, store, model.name, tell)
