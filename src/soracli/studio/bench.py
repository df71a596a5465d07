"""`bench`: what a diffusion model takes on this machine, beside a plain script of diffusers."""

import json
import os
import platform
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soracli.engines.device import lacking
from soracli.engines.diffusing.known_losses import FOLDER, file_of
from soracli.engines.facts import facts
from soracli.engines.fitting import fit
from soracli.engines.weights import PICTURES, place_of, use_models
from soracli.errors import InputError, MachineError
from soracli.media.argv import Encoding
from soracli.media.ffmpeg import FilmWriter
from soracli.plan.request import Request
from soracli.plan.take import TakeSpec
from soracli.script.architectures import load_architectures
from soracli.script.presets import load_presets
from soracli.story.diffusion import Architecture, Diffusion, Quality
from soracli.story.preset import Model
from soracli.studio.home import Home
from soracli.studio.planning import Refused, plan_takes
from soracli.studio.sounding import near_names
from soracli.studio.source import Source
from soracli.studio.store import Store

if TYPE_CHECKING:
    from soracli.engines.contract import Working
    from soracli.engines.diffusing.benching import Asked, Tried
    from soracli.engines.diffusing.timing import Cost

SENTENCE = "a red ball rolls on a beach at sunset, wide shot"
SEED = 7
LIBRARIES = ("soracli", "torch", "diffusers", "transformers")


@dataclass(frozen=True)
class Wanted:
    """What is measured. None takes what the model usually does; `levers` tries each by itself."""

    model: str
    random_weights: bool = False
    steps: int | None = None
    size: str | None = None
    seconds: float | None = None
    quality: Quality | None = None
    levers: bool = False


@dataclass(frozen=True)
class Benched:
    """What was measured: seconds, bytes and ratios, as plain values ready for JSON."""

    model: str
    weights: str
    machine: dict[str, Any]
    take: dict[str, Any]
    ours: dict[str, Any]
    plain: dict[str, Any]
    ratios: dict[str, float]
    planned_peak: int
    levers: list[dict[str, Any]]


def bench(
    wanted: Wanted, home: Home, working: Callable[["Working"], None], note: Callable[[str], None]
) -> Benched:
    """Measure a model. Raises SoraError where it cannot be loaded or does not fit."""
    model, diffusion = _model(wanted, home)
    spec = _spec(wanted, model, diffusion, home)
    architecture = _architecture(wanted, diffusion, home)
    _needs_torch()
    from soracli.engines.contract import Workshop
    from soracli.engines.diffusing.benching import Asked, ours, theirs

    use_models(home.models)
    asked = Asked(spec, architecture)
    with tempfile.TemporaryDirectory() as folder:
        shop = Workshop(Store(Path(folder)), working, note)
        note("with soracli")
        made = ours(asked, shop)
        encoding = _encoded(made.film, spec, Path(folder))
        note("with a plain script")
        cold, warm = theirs(asked, shop)
        tried = _levers(asked, shop, diffusion, note) if wanted.levers else []
    planned = fit(model, spec.generation, facts(), None if architecture else _folder(model, home))
    result = Benched(
        model=model.name,
        weights="random" if architecture else "real",
        machine=_machine(),
        take=_take(spec),
        ours={"cold": _told(made.cold), "warm": _told(made.warm), "encoding": encoding,
              "rung": made.rung, "levers": made.levers},
        plain={"cold": _told(cold), "warm": _told(warm)},
        ratios=_ratios(made.warm, warm),
        planned_peak=planned.peak,
        levers=[one._asdict() for one in tried],
    )  # fmt: skip
    _keep(result, home)
    return result


def kept(home: Home) -> Iterator[Benched]:
    """What was measured on this machine so far, the newest of each model."""
    for path in sorted((home.root / "memory" / FOLDER).glob("*.json")):
        try:
            yield Benched(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            continue  # another version's, or damaged: it is measured again when asked for


def _model(wanted: Wanted, home: Home) -> tuple[Model, Diffusion]:
    models = load_presets(home.presets).models
    model = models.get(wanted.model)
    known = [name for name, one in models.items() if one.diffusion]
    if model is None:
        raise InputError(
            f'there is no model "{wanted.model[:60]}"', near_names(wanted.model[:60], known)
        )
    if model.diffusion is None:
        raise InputError(
            f"{model.name} is no diffusion model", f"There are: {', '.join(sorted(known))}."
        )
    return model, model.diffusion


def _spec(wanted: Wanted, model: Model, diffusion: Diffusion, home: Home) -> TakeSpec:
    """A take of one window of the model."""
    presets = load_presets(home.presets)
    longest = diffusion.window / (diffusion.fps or 24)
    request = Request(
        model=model.name,
        size=wanted.size,
        seconds=longest if wanted.seconds is None else wanted.seconds,
        seed=SEED,
        quality=wanted.quality,
        guides=("auto" if diffusion.requires else "none",),  # as the documented calls are
        settings={} if wanted.steps is None else {"generation.steps": str(wanted.steps)},
    )
    (planned,) = plan_takes(Source(SENTENCE, ""), request, presets)
    if isinstance(planned, Refused):
        raise planned.error
    spec = planned.spec
    if spec.generation is None or len(spec.generation.windows) > 1:
        raise InputError(
            f"{model.name} makes {longest:.1f} s at once, and only that is measured",
            f"Give --seconds {longest:.1f} or less.",
        )
    return spec


def _architecture(wanted: Wanted, diffusion: Diffusion, home: Home) -> Architecture | None:
    if not wanted.random_weights:
        return None
    known = load_architectures(home.presets)
    if diffusion.architecture not in known:
        raise InputError(
            f"the shape of {wanted.model} is not known",
            "Write it into presets/architectures, or measure its weights.",
        )
    return known[diffusion.architecture]


def _needs_torch() -> None:
    if missing := lacking():
        raise MachineError(
            f"what diffusion models need is not installed: {', '.join(missing)}",
            f'Install it: pip install "{PICTURES}"',
        )


def _encoded(film: Any, spec: TakeSpec, folder: Path) -> float:
    """Seconds to write a film as a clip."""
    count, height, width = film.shape[:3]
    assert spec.generation is not None
    begun = time.perf_counter()
    target = folder / "bench.mp4"
    with FilmWriter(Encoding(width, height, spec.generation.fps), target) as writer:
        for frame in film:
            writer.write(frame.data.cast("B"))
    return time.perf_counter() - begun


def _levers(
    asked: "Asked", shop: Any, diffusion: Diffusion, note: Callable[[str], None]
) -> list["Tried"]:
    """Each lever by itself: the lossless ones, and those of the qualities."""
    from soracli.engines.diffusing.benching import levers

    found = []
    for tried in levers(asked, shop, tuple(diffusion.qualities.values())):
        note(f"with {tried.name}")
        found.append(tried)
    return found


def _folder(model: Model, home: Home) -> Path:
    return place_of(model, home.models)


def _machine() -> dict[str, Any]:
    here = facts()
    return {
        "device": here.name or here.kind,
        "kind": here.kind,
        "memory": here.memory,
        "cores": os.cpu_count() or 1,
        "system": platform.system(),
        "python": platform.python_version(),
        **{name: version(name) for name in LIBRARIES},
    }


def _take(spec: TakeSpec) -> dict[str, Any]:
    made = spec.generation
    assert made is not None
    return {
        "size": [made.width, made.height],
        "frames": made.frames,
        "fps": made.fps,
        "steps": made.steps,
        "guidance": made.guidance,
        "quality": made.quality,
        "conditions": [one.kind for one in made.conditions],
    }


def _told(one: "Cost") -> dict[str, Any]:
    return dict(one._asdict())


def _ratios(ours: "Cost", plain: "Cost") -> dict[str, float]:
    """Ours over the plain script's, of the warm takes."""
    parts = ("step", "denoising", "decoding", "film", "peak")
    pairs = {name: (getattr(ours, name), getattr(plain, name)) for name in parts}
    return {name: a / b for name, (a, b) in pairs.items() if a is not None and b}


def _keep(result: Benched, home: Home) -> None:
    path = file_of(home.root / "memory", result.model, result.weights)
    part = path.with_name(f".{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(asdict(result), indent=1), encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as fault:
        raise MachineError(f"cannot keep what was measured: {fault}", "Check the disk.") from fault
