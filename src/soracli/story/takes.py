"""The takes of each shot: which seeds there are, which of them is used, which are rejected."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from soracli.story.value import Value

Seed = Annotated[int, Field(ge=0, lt=2**63)]
TakeState = Literal["new", "kept", "rejected"]
SEEDS = 2**63


class TakeNote(Value):
    """One take of a shot: its seed, what was decided about it, and the day it was asked for."""

    seed: Seed
    state: TakeState = "new"
    made: date | None = None


class ShotTakes(Value):
    """The takes of one shot, oldest first. `use` is the seed the film uses (None: not decided).

    The take whose seed planning gives the shot need not be listed.
    """

    use: Seed | None = None
    takes: tuple[TakeNote, ...] = ()

    def state(self, seed: int) -> TakeState:
        """What was decided about the take of this seed."""
        return next((take.state for take in self.takes if take.seed == seed), "new")

    @property
    def chosen(self) -> int | None:
        """The seed to use: the one asked for, else that of the newest kept take, else the newest.

        A rejected one is never chosen. None leaves the shot the seed that planning gives it.
        """
        if self.use is not None and self.state(self.use) != "rejected":
            return self.use
        for state in ("kept", "new"):
            seeds = [take.seed for take in self.takes if take.state == state]
            if seeds:
                return seeds[-1]
        return None

    def marked(self, seed: int, state: TakeState, made: date | None = None) -> "ShotTakes":
        """With this take in this state; it is added where it is not listed."""
        if all(take.seed != seed for take in self.takes):
            added = TakeNote(seed=seed, state=state, made=made)
            return self.model_copy(update={"takes": (*self.takes, added)})
        takes = tuple(
            take.model_copy(update={"state": state}) if take.seed == seed else take
            for take in self.takes
        )
        return self.model_copy(update={"takes": takes})

    def using(self, seed: int) -> "ShotTakes":
        """With this take as the one to use; using a rejected one takes the rejection back."""
        listed = any(take.seed == seed for take in self.takes)
        mended = self.marked(seed, "new") if self.state(seed) == "rejected" or not listed else self
        return mended.model_copy(update={"use": seed})

    def next_seed(self, current: int) -> int:
        """The first seed after the current one that no take has."""
        taken = {take.seed for take in self.takes} | {current}
        seed = current
        while seed in taken:
            seed = (seed + 1) % SEEDS
        return seed


class Takes(Value):
    """The takes of a whole storyboard by shot id. Shots with nothing decided are left out."""

    schema_: Literal["takes/1"] = Field(default="takes/1", alias="schema")
    shots: dict[str, ShotTakes] = Field(default_factory=dict)

    def of(self, shot: str) -> ShotTakes:
        """The takes of a shot."""
        return self.shots.get(shot, ShotTakes())

    def put(self, shot: str, takes: ShotTakes) -> "Takes":
        """With these takes for a shot."""
        return self.model_copy(update={"shots": {**self.shots, shot: takes}})

    @property
    def chosen(self) -> dict[str, int]:
        """The seed of every shot for which something was decided."""
        found = {shot: takes.chosen for shot, takes in self.shots.items()}
        return {shot: seed for shot, seed in found.items() if seed is not None}
