"""Takes that need the frames of other takes: their keys, in the order in which they are made."""

from collections.abc import Mapping
from typing import NamedTuple

from soracli.errors import InputError
from soracli.plan.key import take_key
from soracli.plan.take import TakeSpec


class Circle(InputError):
    """Takes that wait for each other; `shot` is one of them."""

    def __init__(self, shots: list[str]) -> None:
        round_trip = " needs ".join([*shots, shots[0]])
        super().__init__(
            f"these shots wait for each other: {round_trip}",
            "Take one continue:, first: or last: out.",
        )
        self.shot = shots[0]


def needs(spec: TakeSpec) -> tuple[str, ...]:
    """The names of the takes whose frames a take is given, each once."""
    given = spec.generation.conditions if spec.generation else ()
    return tuple(dict.fromkeys(one.shot for one in given if one.source == "take" and one.shot))


class Keyed(NamedTuple):
    """A take that holds the keys of those it needs, and its own."""

    spec: TakeSpec
    key: str


def keyed(specs: Mapping[str, TakeSpec]) -> dict[str, Keyed]:
    """The takes by name, with the keys of those they need in their conditions, and their own.

    Raises Circle where takes wait for each other.
    """
    done: dict[str, Keyed] = {}
    for name in specs:
        _settle(name, specs, done)
    return {name: done[name] for name in specs}


def _settle(name: str, specs: Mapping[str, TakeSpec], done: dict[str, Keyed]) -> None:
    """Settle a take, those it needs first.

    A chain may be as long as a film: what is waited for is kept in a list, not in calls.
    """
    waiting = [name]
    while waiting:
        now = waiting[-1]
        missing = [one for one in needs(specs[now]) if one in specs and one not in done]
        if not missing or now in done:
            if now not in done:
                spec = _with_keys(specs[now], done)
                done[now] = Keyed(spec, take_key(spec))
            waiting.pop()
        elif missing[0] in waiting:
            raise Circle(waiting[waiting.index(missing[0]) :])
        else:
            waiting.append(missing[0])


def _with_keys(spec: TakeSpec, done: Mapping[str, Keyed]) -> TakeSpec:
    generation = spec.generation
    if generation is None or not needs(spec):
        return spec
    conditions = tuple(
        one.model_copy(update={"key": done[one.shot].key})
        if one.source == "take" and one.shot in done
        else one
        for one in generation.conditions
    )
    settled = generation.model_copy(update={"conditions": conditions})
    return spec.model_copy(update={"generation": settled})
