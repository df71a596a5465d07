"""The levers of a take: what is put on a pipeline before it, taken off behind it, and seen to have
worked or not."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from soracli.engines.diffusing import hastening
from soracli.engines.diffusing.block_passes import Passes, transformers
from soracli.engines.diffusing.skipping import skip
from soracli.story.diffusion import Levers
from soracli.story.preset import Model

FEWER = "fewer steps"


@dataclass(frozen=True)
class Effect:
    """What became of one lever: what was `asked`, whether it had an `effect`, and how that is
    known, or why it had none."""

    name: str
    asked: str
    effect: bool
    why: str


class Applied:
    """Levers on a pipeline. `undo` takes all of them off and says what they did."""

    def __init__(self, passes: Passes) -> None:
        self._passes = passes
        self._effects: list[Callable[[], Effect]] = []
        self._undoing: list[Callable[[], None]] = []
        self._said: tuple[Effect, ...] | None = None

    def add(self, effect: Callable[[], Effect], undo: Callable[[], None] | None = None) -> None:
        """A lever was put on: what tells of it, and what takes it off."""
        self._effects.append(effect)
        if undo is not None:
            self._undoing.append(undo)

    def effects(self) -> tuple[Effect, ...]:
        """What each lever did so far, or until it was taken off."""
        if self._said is not None:
            return self._said
        return tuple(effect() for effect in self._effects)

    def record(self) -> list[dict[str, Any]]:
        """The same as values of JSON."""
        return [asdict(effect) for effect in self.effects()]

    def undo(self) -> None:
        """Take off all levers: nothing of this take is left for the next."""
        if self._said is not None:
            return
        self._said = self.effects()
        while self._undoing:
            self._undoing.pop()()
        self._passes.close()


def apply_levers(
    pipe: Any, levers: Levers, model: Model, lossless: Sequence[str] = (), steps: int = 0
) -> Applied:
    """Put on a pipeline what `levers` ask, and those of `hastening.LEVERS` that `lossless` names.

    `steps` is how many are made (0: as the levers say). A cache that the pipeline or the model
    cannot have is no error: the take is made without it, and the effect says why. Raises InputError
    for a cache that nobody could have here.
    """
    passes = Passes(transformers(pipe))
    applied = Applied(passes)
    try:
        _fewer(applied, levers, model, steps)
        if levers.cache:
            _skipping(applied, passes, pipe, levers, model)
        for name in lossless:
            lever = hastening.LEVERS[name](pipe, passes)
            applied.add(_hastened(name, lever), lever.undo)
    except BaseException:
        applied.undo()
        raise
    return applied


def _fewer(applied: Applied, levers: Levers, model: Model, steps: int) -> None:
    usual = model.diffusion.steps if model.diffusion else 0
    made = steps or levers.steps or usual
    if levers.steps is None:
        return
    why = f"{made} instead of {usual}" if made < usual else f"{usual} are usual"
    effect = Effect(FEWER, f"{levers.steps} steps", made < usual, why)
    applied.add(lambda: effect)


def _skipping(applied: Applied, passes: Passes, pipe: Any, levers: Levers, model: Model) -> None:
    asked = f"threshold {levers.threshold:g}"
    refusal, undo = skip(pipe, levers, model)

    def effect() -> Effect:
        if refusal:
            return Effect(f"{levers.cache} cache", asked, False, refusal)
        why = f"{passes.computed} of {passes.expected} passes through its blocks were computed"
        return Effect(f"{levers.cache} cache", asked, passes.skipped > 0, why)

    applied.add(effect, undo)


def _hastened(name: str, lever: hastening.Lever) -> Callable[[], Effect]:
    def effect() -> Effect:
        works, why = lever.effect()
        return Effect(name, lever.asked, works, why)

    return effect
