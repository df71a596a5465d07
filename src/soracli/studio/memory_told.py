"""What a take needs in this machine's memory, told before anything is loaded."""

from collections.abc import Sequence

from soracli.engines.facts import facts
from soracli.engines.fitting import fit, gib
from soracli.errors import InputError
from soracli.plan.generation import Generation
from soracli.plan.take import TakeSpec
from soracli.studio.home import Home
from soracli.studio.models import installed


def memory_told(specs: Sequence[TakeSpec], home: Home) -> str:
    """How the largest of these takes lies in memory, or why it cannot; "" where the stage's own
    renderer films them all."""
    generated = [(spec, spec.generation) for spec in specs if spec.generation]
    if not generated:
        return ""
    spec, largest = max(generated, key=lambda one: _numbers(one[1]))
    there = installed(home.models, {spec.model.name: spec.model}).get(spec.model.name)
    try:
        found = fit(spec.model, largest, facts(), there.folder if there else None)
    except InputError as fault:
        return f"{fault.message}. {fault.hint}"
    if found.refusal:
        return f"{found.refusal}. {found.mend}".strip()
    where = facts().name or facts().kind
    return f"about {gib(found.peak)} at most on {where}: {found.rung.name}"


def _numbers(generation: Generation) -> int:
    """How many pixels are made at once."""
    frames = max(window.frames for window in generation.windows)
    return generation.width * generation.height * frames
