"""Counts the true models: the parameters of each component, the layers, the pixels of a token.

Every model is built from presets/architectures on torch's device "meta", where shapes are but no
numbers, and what was counted is written into the `needs` of presets/models. It takes a minute; a
test counts some of them again.

    python docs/reference/shapes.py
"""

import re
import sys
from pathlib import Path
from typing import Any, NamedTuple

from soracli.script.architectures import load_architectures
from soracli.script.presets import load_models

PRESETS = Path(__file__).resolve().parents[2] / "presets" / "models"


class Counted(NamedTuple):
    """What was counted of one architecture. `patch` are the frames and pixels of a token."""

    parameters: dict[str, int]
    blocks: int
    patch: tuple[int, int, int]


def counted(name: str) -> Counted:
    """An architecture, built without its weights and counted."""
    from soracli.engines.diffusing.random_weights import blocks, build, parameters

    pipe = build(load_architectures()[name], "meta")
    return Counted(parameters(pipe), blocks(pipe.transformer), _patch(pipe))


def _patch(pipe: Any) -> tuple[int, int, int]:
    """What the VAE makes one times what the transformer makes one."""
    frames, side = (_ratio(pipe, one) for one in ("temporal", "spatial"))
    patch = pipe.transformer.config.patch_size
    time, height, width = patch if isinstance(patch, list | tuple) else (1, patch, patch)
    return frames * time, side * height, side * width


def _ratio(pipe: Any, way: str) -> int:
    for name in (f"vae_scale_factor_{way}", f"vae_{way}_compression_ratio"):
        if hasattr(pipe, name):
            return int(getattr(pipe, name))
    raise AttributeError(f"{type(pipe).__name__} does not tell its {way} compression")


def written(text: str, found: dict[str, Counted]) -> str:
    """A file of presets, with what was counted in the `needs` of its models."""
    made: list[str] = []
    name, skipping = "", False
    for line in text.splitlines():
        key = re.fullmatch(r"    architecture: (\S+)", line)
        name = key[1] if key else name
        skipping = skipping and line.startswith("      ") or line == "    needs:"
        if skipping and re.match(r"      (parameters|blocks|patch):|    needs:", line):
            continue
        made.append(line)
        if key and name in found:
            made += _lines(found[name])
    return "\n".join(made) + "\n"


def _lines(one: Counted) -> list[str]:
    inside = ", ".join(f"{name}: {count}" for name, count in one.parameters.items())
    return [
        "    needs:",
        f"      parameters: {{{inside}}}",
        f"      blocks: {one.blocks}",
        f"      patch: [{', '.join(map(str, one.patch))}]",
    ]


def main() -> None:
    """Count every architecture that a model names, and write it down."""
    wanted = {one.diffusion.architecture for one in load_models().values() if one.diffusion}
    found = {name: counted(name) for name in sorted(wanted - {""})}
    for path in sorted(PRESETS.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        if "    architecture:" in text:
            path.write_text(written(text, found), encoding="utf-8", newline="\n")
    for name, one in found.items():
        total = sum(one.parameters.values()) / 1e9
        sys.stderr.write(f"{name}: {total:.1f} billion, {one.blocks} layers, token {one.patch}\n")


if __name__ == "__main__":
    main()
