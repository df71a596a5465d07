"""Writes docs/reference/models.md: what each model can be given, and how it is asked beside what
its own documentation shows. Both come from presets/models; a test fails when page and presets drift
apart, or when a difference has no reason in documented.yaml."""

import math
import sys
from pathlib import Path
from typing import Any, NamedTuple

from soracli.engines.fitting import GIB, MARGIN, ROOM, Facts, download_size, fit
from soracli.script.locate import read_yaml
from soracli.script.presets import load_models
from soracli.story.diffusion import CONDITIONINGS, Diffusion
from soracli.story.preset import Model

HERE = Path(__file__).parent
PAGE = HERE / "models.md"
DOCUMENTED = HERE / "documented.yaml"
HEAD = """# Diffusion models

<!-- written by docs/reference/make_models.py from presets/models and documented.yaml -->

Models that make the picture on your own graphics card. `sora models` lists and gets them; how one
is chosen and used stands in [a page of its own](../how-to/diffusion.md).
"""
GIVEN = """## What each can be given

`yes` is taken, `needed` is taken and has to be there, the rest is refused when a film is planned.
Where a model follows guides, the passes of the stage are named, the best first.
"""
SHAPE = """## What each makes

`at once` is what one window lasts; `longest` is a take, in as many windows as that needs.
"""
MEMORY = """## What each needs

In gibibytes, rounded up, for the usual size and one window. `files` is what is fetched. The rest
is counted as `sora models fit` counts it, with what is kept free: GPU memory where `everything`
lies in it at once, and `at the least`, where layers take turns and the film is decoded in tiles,
which takes longer; main memory for loading, and for the layers that wait. Nothing of it was
measured on a GPU: [how it is counted](../explanation/memory.md).
"""
CALLS = """## Our call beside the documented one

Every keyword in which our default call differs from the call that the model's own documentation
shows, with the reason. Prompts, pictures, chance and places of memory are left out.
"""


ENDLESS = 2**60
"""A memory that everything fits into."""
HALF = 2
"""Bytes of a number in bfloat16."""


class Difference(NamedTuple):
    """A keyword that is asked for otherwise than documented (None: nothing is said)."""

    word: str
    documented: Any
    ours: Any
    why: str


def diffusions() -> dict[str, tuple[Model, Diffusion]]:
    """The diffusion models that come with the program, in order of their files."""
    found = load_models()
    return {name: (one, one.diffusion) for name, one in found.items() if one.diffusion}


def documented() -> dict[str, dict[str, Any]]:
    """The documented calls by the model's name."""
    text = DOCUMENTED.read_text(encoding="utf-8")
    data: dict[str, dict[str, Any]] = read_yaml(text, DOCUMENTED.name).data
    return data


def our_call(diffusion: Diffusion) -> dict[str, Any]:
    """Our default call in the words of the pipelines."""
    width, height = map(int, diffusion.sizes[0].split("x"))
    return {
        "width": width,
        "height": height,
        "num_frames": diffusion.window,
        "num_inference_steps": diffusion.steps,
        "guidance_scale": diffusion.guidance,
        "fps": diffusion.fps,
        "negative_prompt": diffusion.negative or None,
        **diffusion.options,
    }


def differences(diffusion: Diffusion, known: dict[str, Any]) -> list[Difference]:
    """Where our call is another than the documented one.

    Raises ValueError for one without a reason, and for a reason without a difference.
    """
    theirs = {**known.get("unsaid", {}), **known["said"]}
    ours, why = our_call(diffusion), dict(known.get("why", {}))
    words = [word for word in {**theirs, **ours} if ours.get(word) != theirs.get(word)]
    unexplained, idle = set(words) - set(why), set(why) - set(words)
    if unexplained or idle:
        raise ValueError(f"without a reason: {unexplained}; reasons for nothing: {idle}")
    return [Difference(word, theirs.get(word), ours.get(word), why[word]) for word in words]


def page() -> str:
    """The whole page."""
    tables = [GIVEN, *_given(), "", SHAPE, *_shape(), "", MEMORY, *_memory(), ""]
    return "\n".join([HEAD, *tables, CALLS, *_calls()])


def _given() -> list[str]:
    columns = [one for one in CONDITIONINGS if one != "control"]
    lines = [_row("model", *columns, "guides"), _row(*["---"] * (len(columns) + 2))]
    for name, (_, diffusion) in diffusions().items():
        cells = [_taken(diffusion, one) for one in columns]
        guides = ", ".join(diffusion.control)
        needed = "needed: " if "control" in diffusion.requires else ""
        lines.append(_row(f"`{name}`", *cells, needed + guides))
    return lines


def _taken(diffusion: Diffusion, kind: Any) -> str:
    if kind in diffusion.requires:
        return "needed"
    return "yes" if kind in diffusion.accepts else ""


def _shape() -> list[str]:
    heads = ("model", "parameters", "sizes", "frames/s", "at once", "longest", "steps", "sound")
    lines = [_row(*heads, "licence"), _row(*["---"] * (len(heads) + 1))]
    for name, (model, one) in diffusions().items():
        total = sum(one.needs.parameters.values()) / 1e9
        sizes, sound = ", ".join(one.sizes), "yes" if one.sound else ""
        once, longest = f"{one.window / one.fps:.1f} s", f"{model.max_seconds:.0f} s"
        cells = (f"{total:.1f} billion", sizes, one.fps, once, longest, one.steps, sound)
        lines.append(_row(f"`{name}`", *cells, model.licence))
    return lines


def _memory() -> list[str]:
    heads = ("model", "files", "everything", "at the least", "main memory")
    lines = [_row(*heads), _row("---", *["---:"] * (len(heads) - 1))]
    endless = Facts("cuda", "", ENDLESS, ENDLESS, ENDLESS)
    for name, (model, one) in diffusions().items():
        peaks = [tried.peak for tried in fit(model, None, endless, None).tried]
        readers = [k for part, k in one.needs.parameters.items() if part.startswith("text_encoder")]
        makers = sum(one.needs.parameters.values()) - sum(readers)
        needed = [peak * (1 + MARGIN) + ROOM for peak in (peaks[0], min(peaks))]
        counts = [download_size(model), *needed, HALF * max(sum(readers), makers)]
        lines.append(_row(f"`{name}`", *(f"{math.ceil(count / GIB)}" for count in counts)))
    return lines


def _calls() -> list[str]:
    known, lines = documented(), []
    for name, (_, diffusion) in diffusions().items():
        found = differences(diffusion, known[name])
        lines += [f"### {name}", "", f"Documented: {known[name]['source']}.", ""]
        if not found:
            lines += ["The same in every keyword.", ""]
            continue
        lines += [_row("keyword", "documented", "ours", "why"), _row(*["---"] * 4)]
        for one in found:
            lines.append(_row(f"`{one.word}`", _told(one.documented), _told(one.ours), one.why))
        lines.append("")
    return lines


def _told(value: Any) -> str:
    text = "nothing" if value is None else str(value)
    return text if len(text) <= 40 else text[:37].rstrip() + " …"


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |".replace("  |", " |")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    sys.stderr.write(f"wrote {PAGE}\n")
