"""Takes are made after those whose frames they are given."""

from soracli.plan.generation import Condition, Generation, Window
from soracli.plan.graph import keyed
from soracli.plan.take import TakeSpec
from soracli.story.diffusion import Diffusion
from soracli.story.preset import Look, Model
from soracli.story.scene import Scene
from soracli.studio.beforehand import in_order_of_need


def take(seed: int, *shots: str) -> TakeSpec:
    """A take that is given frames of other shots."""
    given = tuple(Condition(kind="last frame", source="take", shot=shot) for shot in shots)
    generation = Generation(
        width=64, height=64, fps=16, frames=9, windows=(Window(first=0, frames=9),),
        prompt="a dog", steps=20, guidance=5, conditions=given,
    )  # fmt: skip
    diffusion = Diffusion(window=81, steps=20)
    model = Model(name="toy", family="toy", title="Toy", recipe=1, diffusion=diffusion)
    return TakeSpec(
        scene=Scene(text="a dog"), cast={}, look=Look(name="natural"), model=model, prompt="a dog",
        width=64, height=64, fps=16, frames=9, seed=seed, generation=generation,
    )  # fmt: skip


def ordered(**takes: TakeSpec) -> list[int]:
    return in_order_of_need([one.spec for one in keyed(takes).values()])


def test_who_needs_nobody_stays_in_place_and_who_does_comes_after() -> None:
    assert ordered(a=take(1), b=take(2), c=take(3)) == [0, 1, 2]
    assert ordered(a=take(1, "c"), b=take(2), c=take(3)) == [2, 0, 1]
    assert ordered(a=take(1, "b", "c"), b=take(2, "c"), c=take(3)) == [2, 1, 0]


def test_a_film_that_is_led_from_its_end_is_no_tower_of_calls() -> None:
    chain = {f"s{n}": take(n, f"s{n + 1}") for n in range(999)} | {"s999": take(999)}
    assert ordered(**chain) == list(reversed(range(1000)))
