"""A model measured on this machine: our way of making a take beside a short script of diffusers
that makes the same one, and each lever by itself."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from soracli.engines.contract import NO_INPUTS, Working, Workshop
from soracli.engines.device import best_device, dice
from soracli.engines.diffusing import plain
from soracli.engines.diffusing.conditions import Conditions
from soracli.engines.diffusing.family import Call
from soracli.engines.diffusing.hastening import LEVERS
from soracli.engines.diffusing.levers import apply_levers
from soracli.engines.diffusing.random_session import RandomSession
from soracli.engines.diffusing.session import DiffusionSession
from soracli.engines.diffusing.similarity import ssim
from soracli.engines.diffusing.timing import Clock, Cost, cost, settled, watched
from soracli.engines.diffusing.watching import Watch
from soracli.engines.registry import video_engine
from soracli.engines.staging import Staging
from soracli.engines.weights import answering, hush, release
from soracli.plan.generation import Generation
from soracli.plan.take import TakeSpec
from soracli.story.diffusion import Architecture, Levers

Film = NDArray[np.uint8]
"""(n, height, width, 3), sRGB."""
Tell = Callable[[str], None]


class Asked(NamedTuple):
    """What is measured: a take of one window, and the shape to make up weights from (None: the
    weights on this machine)."""

    spec: TakeSpec
    architecture: Architecture | None


class Ours(NamedTuple):
    """Two takes of a session: the first loads and reads, the second finds all of it there."""

    cold: Cost
    warm: Cost
    rung: str
    levers: list[dict[str, Any]]
    film: Film


class Tried(NamedTuple):
    """One lever: what was asked of it, seconds a step with it and without, those of the whole film,
    how alike the films are (1: the same), and whether it did anything, or why not."""

    name: str
    asked: str
    step: float
    without: float
    film: float
    film_without: float
    ssim: float
    effect: bool
    why: str


def ours(asked: Asked, workshop: Workshop) -> Ours:
    """Our own way. Raises SoraError."""
    ear = _Ear(workshop.working)
    _imported(asked, workshop)
    session = _session(asked, Workshop(workshop.shelf, ear.hear, workshop.note))
    try:
        cold, film, record = _take(session, asked.spec, ear)
        other = asked.spec.model_copy(update={"seed": asked.spec.seed + 1})
        warm, _, _ = _take(session, other, ear)
    finally:
        session.close()
        release()
    return Ours(cold, warm, record["rung"], record["levers"], film)


def theirs(asked: Asked, workshop: Workshop) -> tuple[Cost, Cost]:
    """The same two takes by a short script. Raises SoraError."""
    session = _session(asked, workshop)
    family, model, folder = session.family, session.model, _folder(session, asked)
    device, call = best_device(), _call(asked.spec)
    if asked.architecture is None:
        source = plain.from_folder(model, family, folder, device)
    else:
        source = plain.made_up(asked.architecture, family, device)
    found: list[Cost] = []
    try:
        with answering(model, folder, "cannot be measured with a plain script"):
            pipe = None
            for _ in range(2):
                clock = Clock()
                with watched() as peak:
                    pipe = source() if pipe is None else pipe
                    watch = Watch(_both(clock, workshop), 1, 1)
                    plain.shoot(family, pipe, type(pipe).__name__, call, watch)
                    end = settled()
                found.append(cost(clock, end, peak.bytes))
    finally:
        pipe = None
        release()
    return found[0], found[1]


def levers(asked: Asked, workshop: Workshop, lossy: Sequence[Levers]) -> Iterator[Tried]:
    """Every lossless lever and each of the lossy ones by itself, beside the take without any.

    Raises SoraError.
    """
    session = _session(asked, workshop)
    generation = asked.spec.generation
    assert generation is not None
    try:
        call = _call(asked.spec, session.text(generation))
        bare = generation.model_copy(update={"levers": Levers()})
        _with(session, call, bare, Levers(), ())  # loads, and finds the quickest kernels
        without, film, _ = _with(session, call, bare, Levers(), ())
        for name in LEVERS:
            yield _tried(without, film, *_with(session, call, bare, Levers(), (name,)))
        for one in apart(lossy, bare.steps):
            fewer = bare.model_copy(update={"steps": one.steps or bare.steps})
            yield _tried(without, film, *_with(session, call, fewer, one, ()))
    finally:
        session.close()
        release()


def apart(lossy: Sequence[Levers], steps: int) -> list[Levers]:
    """The lossy levers each by itself: fewer than these steps, and a cache."""
    found: list[Levers] = []
    for one in lossy:
        if one.steps is not None and one.steps < steps:
            found.append(Levers(steps=one.steps))
        if one.cache:
            found.append(Levers(cache=one.cache, threshold=one.threshold))
    return [one for place, one in enumerate(found) if one not in found[:place]]


def _imported(asked: Asked, workshop: Workshop) -> None:
    """Import the libraries, and set the stage once: whoever is measured first would pay for it."""
    import diffusers

    hush()
    for name in _session(asked, workshop).family.CLASSES:
        getattr(diffusers, name)
    _call(asked.spec)


def _tried(
    without: Cost, film: Film, here: Cost, made: Film, effects: list[dict[str, Any]]
) -> Tried:
    (did,) = effects
    alike = ssim(film, made)
    return Tried(
        did["name"], did["asked"], here.step, without.step, here.film, without.film, alike,
        did["effect"], did["why"],
    )  # fmt: skip


def _with(
    session: DiffusionSession, call: Call, bare: Generation, asked: Levers, names: tuple[str, ...]
) -> tuple[Cost, Film, list[dict[str, Any]]]:
    """A window with these levers and no others."""
    family, model = session.family, session.model
    loaded = session.film_parts(bare)
    clock = Clock()
    call = replace(call, generation=bare)
    with answering(model, session.folder, "cannot be measured"):
        pipe = loaded.pipeline(family.pipeline(model, loaded.saved, call.kinds()))
        family.settle(pipe, bare)
        applied = apply_levers(pipe, asked, model, names, bare.steps)
        watch = Watch(clock.hear, 1, 1)
        try:
            given = {**_placed(call), **family.arguments(pipe, call), **watch.keywords(pipe)}
            output = pipe(**given, generator=dice(call.seed), output_type="np")
            film = family.made(pipe, output).frames
        finally:
            applied.undo()
            vars(pipe).pop("progress_bar", None)
    return cost(clock, settled(), None), film, applied.record()


def _placed(call: Call) -> dict[str, Any]:
    return {name: tensor.to(best_device().name) for name, tensor in call.text.items()}


class _Ear:
    """Hears of a session's work for a clock that is changed from take to take."""

    def __init__(self, further: Callable[[Working], None]) -> None:
        self.clock = Clock()
        self._further = further

    def hear(self, working: Working) -> None:
        self.clock.hear(working)
        self._further(working)


def _take(
    session: DiffusionSession, spec: TakeSpec, ear: _Ear
) -> tuple[Cost, Film, dict[str, Any]]:
    """One take, from nothing asked yet to its last frame."""
    with watched() as peak:
        ear.clock = Clock()
        session.prepare([spec])
        shoot = session.shoot(spec)
        with closing(shoot.frames()) as frames:
            film = np.stack([frame.rgb for frame in frames])
        end = settled()
    record: dict[str, Any] = shoot.record()["generation"]
    return cost(ear.clock, end, peak.bytes), film, record


def _session(asked: Asked, workshop: Workshop) -> DiffusionSession:
    """A session of the model, with its weights or with made-up ones. Raises TypeError for an engine
    that is none of diffusion."""
    model = asked.spec.model
    session = video_engine(model.family).open(model, workshop)
    if not isinstance(session, DiffusionSession):
        raise TypeError(f"{model.name} is no diffusion model")
    if asked.architecture is None:
        return session
    place = Path(f"random {asked.architecture.name}")
    return RandomSession(model, workshop, session.family, asked.architecture, place)


def _folder(session: DiffusionSession, asked: Asked) -> Path:
    return Path() if asked.architecture else session.folder


def _call(spec: TakeSpec, text: Any = None) -> Call:
    """The only window of a take as a pipeline is asked for it."""
    assert spec.generation is not None
    conditions = Conditions(spec, spec.generation, NO_INPUTS, Staging(spec))
    return conditions.call(0, text or {}, [])


def _both(clock: Clock, workshop: Workshop) -> Callable[[Working], None]:
    def hear(working: Working) -> None:
        clock.hear(working)
        workshop.working(working)

    return hear
