"""A take of a diffusion model with what it is told and what it is given."""

from soracli.plan.conditioning import Wanted, conditions_for
from soracli.plan.generating import Asked, format_told
from soracli.plan.prompting import Prompt
from soracli.plan.take import TakeSpec
from soracli.story.value import Value


class Directed(Value):
    """A take, what a person may like to know of how its model is led (`notes`), and what was asked
    for and is left out (`dropped`)."""

    spec: TakeSpec
    notes: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


def directed(spec: TakeSpec, wanted: Wanted, prompt: Prompt) -> Directed:
    """The take with its prompt and its conditions. A take of the stage stays as it is.

    Raises InputError for what its model cannot take, and for what it lacks.
    """
    found = conditions_for(spec.model, wanted)
    if spec.generation is None or spec.model.diffusion is None:
        return Directed(spec=spec, dropped=found.dropped)
    led = {"prompt": prompt.text, "conditions": found.conditions}
    generation = spec.generation.model_copy(update=led)
    asked = Asked(width=spec.width, height=spec.height, fps=spec.fps, frames=spec.frames)
    notes = [format_told(spec.model, asked, generation), *found.told]
    if prompt.left_out:
        words = spec.model.diffusion.prompt.words
        left = " ".join(prompt.left_out)
        notes.append(f"not told, for {spec.model.name} reads about {words} words: {left}")
    return Directed(
        spec=spec.model_copy(update={"generation": generation}),
        notes=tuple(note for note in notes if note),
        dropped=found.dropped,
    )
