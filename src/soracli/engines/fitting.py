"""The memory planner: how a model has to lie in this machine's memory to make a take, said before
anything of it is loaded, and why it cannot where it cannot.

No torch: weights are counted by the heads of their files, the rest by what the preset knows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from soracli.engines.facts import Facts as Facts
from soracli.engines.facts import facts as facts
from soracli.engines.ladder import LADDER as LADDER
from soracli.engines.ladder import Rung as Rung
from soracli.engines.ladder import remember as remember
from soracli.engines.ladder import remembered as remembered
from soracli.engines.weight_sizes import Size, known_sizes, read_sizes
from soracli.plan.generation import Generation
from soracli.story.diffusion import Diffusion
from soracli.story.preset import Model

GIB = 2**30
MARGIN = 0.1
"""What is kept free beside the peak, as a share of it: for what an allocator cannot use between its
blocks. The peaks were counted without a GPU, so this is an allowance and no measurement."""
ROOM = GIB * 3 // 4
"""And bytes beside: the driver's own, and the workspaces of cuDNN and cuBLAS. An allowance too."""
SHARES = (0.75, 0.5, 0.35, 0.25, 0.15, 0.1, 0.06, 0.03)
"""Shares of a picture's area that are tried when a smaller one is looked for."""


class Shape(NamedTuple):
    """What is made at once: `frames` frames of `width` x `height`, beside `extra` pictures that
    are given."""

    width: int
    height: int
    frames: int
    extra: int = 0


class Tried(NamedTuple):
    """One rung as it was counted: its peak in bytes, and whether that fits."""

    rung: Rung
    peak: int
    fits: bool


class Fit(NamedTuple):
    """How a model lies in memory: on which `rung`, with which `peak` in bytes, of which `parts`
    (bytes by name). `refusal` says why it cannot ("" where it can), `mend` what to do then.

    `tried` are all rungs that were looked at, in order.
    """

    rung: Rung
    peak: int
    parts: dict[str, int]
    refusal: str = ""
    mend: str = ""
    tried: tuple[Tried, ...] = ()


def fit(
    model: Model,
    generation: Generation | None,
    facts: Facts,
    folder: Path | None,
    start: int = 0,
    others: Sequence[Model] = (),
) -> Fit:
    """The first rung from `start` on which a take fits into the memory that is free.

    Without a generation the model's usual take is meant; without a folder its weights are as its
    preset knows them. `others` are models that may be named where this one does not fit. Raises
    InputError for weights that are not whole.
    """
    if model.diffusion is None:
        return Fit(LADDER[0], 0, {})
    shape = shape_of(model.diffusion, generation)
    sizes = _sizes(model.diffusion, folder)
    tried = tuple(_climb(model.diffusion, shape, sizes, facts, start))
    chosen = next((one for one in tried if one.fits), tried[-1])
    parts = _parts(model.diffusion, shape, sizes, facts, chosen.rung)
    refusal = _refusal(model, shape, sizes, facts, chosen)
    mend = _mend(model, shape, sizes, facts, others) if refusal else ""
    return Fit(chosen.rung, chosen.peak, parts, refusal, mend, tried)


def gib(count: int) -> str:
    """Bytes in words."""
    return f"{count / GIB:.1f} GiB"


def download_size(model: Model) -> int:
    """The bytes of a model's files; two for each number where its preset does not say."""
    if model.diffusion is None:
        return 0
    return model.diffusion.download or 2 * sum(model.diffusion.needs.parameters.values())


def shape_of(diffusion: Diffusion, generation: Generation | None) -> Shape:
    """What a take makes at once at the most: its longest window, or the model's usual one."""
    if generation is None:
        width, height = (int(side) for side in diffusion.sizes[0].split("x"))
        return Shape(width, height, diffusion.window)
    pictures = sum(one.kind in ("references", "keyframes") for one in generation.conditions)
    frames = max(window.frames for window in generation.windows)
    return Shape(generation.width, generation.height, frames, pictures)


def _sizes(diffusion: Diffusion, folder: Path | None) -> Mapping[str, Size]:
    read = read_sizes(folder) if folder is not None and folder.is_dir() else {}
    return read or known_sizes(diffusion.needs)


def _climb(
    diffusion: Diffusion, shape: Shape, sizes: Mapping[str, Size], facts: Facts, start: int
) -> Iterator[Tried]:
    """The rungs that may help here, from `start` on; the last of all where none would."""
    rungs = [rung for rung in LADDER[start:] if rung.helps(facts.kind)] or [LADDER[-1]]
    for rung in rungs:
        peak = max(_phases(diffusion, shape, sizes, facts, rung).values())
        yield Tried(rung, peak, bool(sizes) and peak * (1 + MARGIN) + ROOM <= facts.free)


def _phases(
    diffusion: Diffusion, shape: Shape, sizes: Mapping[str, Size], facts: Facts, rung: Rung
) -> dict[str, int]:
    """The bytes on the device while the prompt is read, the film denoised and decoded."""
    readers, makers, others = (_kept(sizes, part) for part in ("read", "make", "other"))
    number, exact = facts.number, _exact(diffusion, facts)
    reading = sum(size.whole if rung.offload == "none" else 2 * size.leaf for size in readers)
    beside = exact * sum(size.whole for size in others)
    if rung.resident:
        denoising = number * sum(size.whole for size in makers)
        seen = denoising + beside
    else:
        denoising = number * max((_turn(size, rung) for size in makers), default=0)
        layer = 2 * exact * max((size.leaf for size in others), default=0)
        seen = layer if rung.offload == "leaves" else beside
    stays = beside if rung.resident or rung.offload == "blocks" else 0
    return {
        "reading": reading * number,
        "denoising": denoising + stays + _work(diffusion, shape, facts),
        "decoding": seen + _decoding(diffusion, shape, facts, rung),
    }


def _exact(diffusion: Diffusion, facts: Facts) -> int:
    """The bytes of a number of the VAE there."""
    return max(facts.number, diffusion.needs.vae_number)


def _turn(size: Size, rung: Rung) -> int:
    """The numbers of a transformer that are on the device at once: with blocks and leaves the next
    one is fetched while one works. 8 bits are half a number."""
    if rung.offload == "components":
        return size.whole
    if rung.offload == "blocks":
        return 2 * size.block + size.rest
    return size.leaf if rung.fp8 else 2 * size.leaf


def _kept(sizes: Mapping[str, Size], part: str) -> list[Size]:
    return [size for name, size in sizes.items() if _part(name) == part]


def _part(name: str) -> str:
    if name.startswith("text_encoder"):
        return "read"
    return "make" if name.startswith("transformer") else "other"


def tokens(diffusion: Diffusion, shape: Shape) -> int:
    """How many tokens a film is to the transformer; a picture that is given counts as a frame of
    its own."""
    frames, height, width = diffusion.needs.patch
    deep = (shape.frames - 1) // frames + 1 + shape.extra
    return deep * -(-shape.height // height) * -(-shape.width // width)


def _work(diffusion: Diffusion, shape: Shape, facts: Facts) -> int:
    count, needs = tokens(diffusion, shape), diffusion.needs
    return round((needs.per_token + needs.per_pair * count) * count * facts.number / 2)


def _decoding(diffusion: Diffusion, shape: Shape, facts: Facts, rung: Rung) -> int:
    needs = diffusion.needs
    area = shape.width * shape.height * _exact(diffusion, facts) / needs.vae_number
    whole = (needs.per_pixel * shape.frames + needs.per_area) * area
    if not rung.tiling:
        return round(whole)
    beside = needs.per_tile_pixel * shape.frames * area
    tile = needs.tile + needs.per_tile_frame * shape.frames
    return round(min(tile * _exact(diffusion, facts) / needs.vae_number + beside, whole))


def _parts(
    diffusion: Diffusion, shape: Shape, sizes: Mapping[str, Size], facts: Facts, rung: Rung
) -> dict[str, int]:
    """Where the bytes go: weights by component, and the work beside them."""
    weights = {name: size.whole * facts.number for name, size in sizes.items()}
    work = _work(diffusion, shape, facts)
    return {**weights, "denoising": work, "decoding": _decoding(diffusion, shape, facts, rung)}


def _refusal(
    model: Model, shape: Shape, sizes: Mapping[str, Size], facts: Facts, chosen: Tried
) -> str:
    """Why a take cannot be made; "" where it can."""
    film = f"{shape.frames} frames of {shape.width}x{shape.height}"
    if not sizes:
        return f"how much memory {model.name} needs is not known: its weights are not here"
    if not chosen.fits:
        needed = gib(round(chosen.peak * (1 + MARGIN) + ROOM))
        taken = ""
        if facts.free < facts.memory * 0.8:
            taken = f" of {gib(facts.memory)}; other programs use the rest"
        return (
            f"{model.name} needs {needed} of memory for {film}, however it is laid out, "
            f"and {facts.name} has {gib(facts.free)} free{taken}"
        )
    main = _main_memory(sizes, facts)
    if facts.kind == "cuda" and facts.ram and main > facts.ram:
        return (
            f"{model.name} needs {gib(main)} of main memory while it is loaded, "
            f"and {gib(facts.ram)} are free"
        )
    return ""


def _main_memory(sizes: Mapping[str, Size], facts: Facts) -> int:
    """The bytes of main memory while weights are loaded: first the text encoders', then the rest's,
    which stay there where they wait for their turn."""
    reading = sum(size.whole for size in _kept(sizes, "read"))
    whole = sum(size.whole for size in sizes.values())
    return facts.number * max(reading, whole - reading)


def _mend(
    model: Model, shape: Shape, sizes: Mapping[str, Size], facts: Facts, others: Sequence[Model]
) -> str:
    """What would fit instead."""
    ways = []
    if sizes and (smaller := _smaller(model, shape, sizes, facts)):
        ways.append(f"ask for --size {smaller.width}x{smaller.height}")
    if sizes and (shorter := _shorter(model, shape, sizes, facts)):
        assert model.diffusion
        rate = model.diffusion.fps or 24
        ways.append(f"for at most {shorter.frames / rate:.1f} seconds (--seconds)")
    if other := best_that_fits((one for one in others if one.name != model.name), facts):
        ways.append(f"use --model {other.name}, which fits")
    if facts.free < facts.memory * 0.8 and sizes:
        ways.append("close what else uses the memory")
    ways = ways or ["use --model previs, which needs no GPU"]
    words = ", or ".join(ways)
    return f"{words[0].upper()}{words[1:]}."


def _smaller(model: Model, shape: Shape, sizes: Mapping[str, Size], facts: Facts) -> Shape | None:
    """The largest of a few smaller pictures that fits, on the model's grid."""
    grid = model.size_multiple
    for share in SHARES:
        sides = [round(side * share**0.5 / grid) * grid for side in (shape.width, shape.height)]
        found = Shape(max(sides[0], grid), max(sides[1], grid), shape.frames, shape.extra)
        if found.width >= 64 and found.height >= 64 and _fits(model, found, sizes, facts):
            return found
    return None


def _shorter(model: Model, shape: Shape, sizes: Mapping[str, Size], facts: Facts) -> Shape | None:
    """The longest of a few shorter films that fits, on the model's grid."""
    step, first = model.frames_modulo
    for share in SHARES:
        frames = max(int((shape.frames * share - first) // step), 1) * step + first
        found = shape._replace(frames=frames)
        if frames < shape.frames and _fits(model, found, sizes, facts):
            return found
    return None


def _fits(model: Model, shape: Shape, sizes: Mapping[str, Size], facts: Facts) -> bool:
    assert model.diffusion
    tried = _climb(model.diffusion, shape, sizes, facts, 0)
    fits = any(one.fits for one in tried)
    return fits and (facts.kind != "cuda" or _main_memory(sizes, facts) <= (facts.ram or 2**63))


def best_that_fits(models: Iterable[Model], facts: Facts) -> Model | None:
    """The best of the models that make pictures from words alone and fit, as their presets know
    them."""
    fitting = [
        one
        for one in models
        if one.diffusion and not one.diffusion.requires and not fit(one, None, facts, None).refusal
    ]
    return max(fitting, key=lambda one: one.rank, default=None)
