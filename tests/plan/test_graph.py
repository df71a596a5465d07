"""Takes that need each other's frames are named in the order in which they can be made."""

import pytest

from soracli.plan.generation import Condition, Generation, Window
from soracli.plan.graph import Circle, keyed, needs
from soracli.plan.key import take_key
from soracli.plan.take import TakeSpec
from soracli.story.diffusion import Diffusion
from soracli.story.preset import Look, Model
from soracli.story.scene import Scene

MODEL = Model(
    name="toy",
    family="toy",
    title="Toy",
    recipe=1,
    diffusion=Diffusion(window=81, steps=20, accepts=("first frame",)),
)


def take(seed: int, *shots: str) -> TakeSpec:
    conditions = tuple(Condition(kind="first frame", source="take", shot=shot) for shot in shots)
    generation = Generation(
        width=64,
        height=64,
        fps=16,
        frames=9,
        windows=(Window(first=0, frames=9),),
        prompt="a dog",
        steps=20,
        guidance=5,
        conditions=conditions,
    )
    return TakeSpec(
        scene=Scene(text="a dog"),
        cast={},
        look=Look(name="natural"),
        model=MODEL,
        prompt="a dog",
        width=64,
        height=64,
        fps=16,
        frames=9,
        seed=seed,
        generation=generation,
    )


def keys(**takes: TakeSpec) -> dict[str, str]:
    return {name: one.key for name, one in keyed(takes).items()}


def test_a_take_is_named_by_the_keys_of_those_it_needs() -> None:
    found = keyed({"two": take(2, "one"), "one": take(1)})
    assert list(found) == ["two", "one"]
    generation = found["two"].spec.generation
    assert generation is not None
    assert generation.conditions[0].key == found["one"].key == take_key(found["one"].spec)
    assert found["two"].key == take_key(found["two"].spec)


def test_another_take_changes_all_that_follow_from_it_and_no_other() -> None:
    before = keys(one=take(1), two=take(2, "one"), three=take(3, "two"), four=take(4))
    after = keys(one=take(9), two=take(2, "one"), three=take(3, "two"), four=take(4))
    assert [name for name in before if before[name] != after[name]] == ["one", "two", "three"]


def test_the_name_of_a_shot_is_not_in_the_keys() -> None:
    assert keys(a=take(1), b=take(2, "a"))["b"] == keys(x=take(1), b=take(2, "x"))["b"]


def test_takes_that_wait_for_each_other_are_refused_by_name() -> None:
    with pytest.raises(Circle, match="two needs three needs two") as told:
        keyed({"one": take(1, "two"), "two": take(2, "three"), "three": take(3, "two")})
    assert told.value.shot == "two"


def test_a_film_in_one_breath_is_no_tower_of_calls() -> None:
    chain = {"s0": take(0)} | {f"s{n}": take(n, f"s{n - 1}") for n in range(1, 1000)}
    backwards = dict(reversed(chain.items()))
    found = keyed(backwards)
    last = found["s999"].spec.generation
    assert last is not None and last.conditions[0].key == found["s998"].key


def test_what_a_take_needs_is_told_once() -> None:
    assert needs(take(1, "a", "b", "a")) == ("a", "b")
    assert needs(take(1)) == ()
