"""A model's preset told to a person."""

from typing import Any

from soracli.cli.pull_progress import size_words
from soracli.cli.report import row, rows
from soracli.engines.facts import facts
from soracli.engines.fitting import Fit
from soracli.plan.generation import Generation
from soracli.story.diffusion import Diffusion, Levers
from soracli.story.preset import Model


def model_lines(model: Model) -> list[str]:
    """What a model makes and takes, one line for each thing."""
    lines = [row("makes", model.makes), row("licence", model.licence or "not known")]
    if model.weights:
        lines += rows("from", [model.weights, *model.beside.values()])
    if model.makes == "picture":
        step, rest = model.frames_modulo
        frames = f"; frames {step}n + {rest}" if step > 1 else ""
        lines.append(row("grid", f"sides in steps of {model.size_multiple} pixels{frames}"))
    lines += _taught(model.diffusion) if model.diffusion else []
    lines.append(row("longest", f"{model.max_seconds:g} s"))
    return lines


def _taught(told: Diffusion) -> list[str]:
    rate = f"{told.fps} frames a second" if told.fps else "any frame rate"
    lines = [
        row("sizes", ", ".join(told.sizes)),
        row("window", f"{told.window} frames at once, {rate}"),
        row("takes", ", ".join(("words", *told.accepts))),
    ]
    if told.requires:
        lines.append(row("must have", ", ".join(told.requires)))
    if told.control:
        lines.append(row("follows", ", ".join(told.control)))
    options = [f"{name} {value}" for name, value in told.options.items()]
    asked = [f"{told.steps} steps", f"guidance {told.guidance:g}", *options]
    lines.append(row("asked with", ", ".join(asked)))
    if told.negative:
        lines.append(row("never", told.negative))
    for quality, levers in told.qualities.items():
        lines.append(row(quality, _levers(levers)))
    if told.sound:
        lines.append(row("sound", "made with the picture"))
    if told.needs.parameters:
        parts = [f"{name} {count / 1e9:.2f}" for name, count in told.needs.parameters.items()]
        lines.append(row("parameters", f"in billions: {', '.join(parts)}"))
    if told.source:
        lines.append(row("source", told.source))
    return lines


def _levers(levers: Levers) -> str:
    steps = [f"{levers.steps} steps"] if levers.steps else []
    cache = [f"{levers.cache} cache at {levers.threshold:g}"] if levers.cache else []
    return ", ".join(steps + cache) or "as it is"


def fit_lines(found: Fit, asked: Generation, size: int) -> list[str]:
    """How a take lies in memory, told to a person. `size` are the bytes of the model's files."""
    machine = facts()
    film = f"{asked.width}x{asked.height}, {asked.frames} frames"
    free = f"{size_words(machine.free)} free of {size_words(machine.memory)}"
    lines = [row("take", film), row("on", f"{machine.name}, {free}")]
    if size:
        lines.append(row("files", size_words(size)))
    parts = [f"{name} {size_words(count)}" for name, count in found.parts.items() if count]
    lines += [row("parts", ", ".join(parts))] if parts else []
    tried = [
        f"{one.rung.name}: {size_words(one.peak)}{'' if one.fits else ', too much'}"
        for one in found.tried
        if one.peak
    ]
    lines += rows("ways", tried)
    if found.refusal:
        return [*lines, row("does not fit", found.refusal), row("", found.mend)]
    return [*lines, row("fits", f"{found.rung.name}, at most about {size_words(found.peak)}")]


def fit_json(found: Fit, asked: Generation) -> dict[str, Any]:
    """How a take lies in memory, as plain values in bytes."""
    machine = facts()
    return {
        "device": {"kind": machine.kind, "name": machine.name, "free": machine.free},
        "take": {"width": asked.width, "height": asked.height, "frames": asked.frames},
        "fits": not found.refusal,
        "way": found.rung.name,
        "peak": found.peak,
        "parts": found.parts,
        "tried": [
            {"way": one.rung.name, "peak": one.peak, "fits": one.fits} for one in found.tried
        ],
        "refusal": found.refusal,
        "mend": found.mend,
    }
