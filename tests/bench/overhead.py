"""What our way adds to a plain call of the pipeline: the same weights, words and settings.

    python tests/bench/overhead.py [--model wan-2.1-1.3b] [--weights FOLDER] [--size 128x128]
                                   [--seconds 1] [--steps 8] [--rounds 7]

Without --weights the model is a tiny one with random weights (tests/tiny): what is added is as much
as with a real one, beside next to no arithmetic. The prompt is read beforehand in both. Both are
asked in turn, so that a busy machine slows both; without CUDA the processor's time is counted, of
one core, not the clock's.
"""

import argparse
import importlib.util
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from soracli.engines.contract import NO_INPUTS, Workshop
from soracli.engines.device import dice
from soracli.engines.diffusing.conditions import Conditions
from soracli.engines.diffusing.session import DiffusionSession
from soracli.engines.diffusing.timing import settled
from soracli.engines.registry import video_engine
from soracli.engines.staging import Staging
from soracli.plan.request import Request
from soracli.plan.take import TakeSpec
from soracli.script.presets import load_presets
from soracli.story.preset import Model
from soracli.studio.planning import Refused, plan_takes
from soracli.studio.source import Source
from soracli.studio.store import Store

WORDS = "a red ball rolls on a beach at sunset, wide shot"


def now() -> float:
    """Seconds, of the clock where there is an accelerator."""
    import torch

    return time.process_time() if not torch.cuda.is_available() else settled()


def seconds_of(work: Callable[[], object]) -> float:
    begun = now()
    work()
    return now() - begun


def planned(model: str, size: str, seconds: float, steps: int) -> TakeSpec:
    request = Request(
        model=model, size=size, seconds=seconds, seed=7, guides=("none",),
        settings={"generation.steps": str(steps)},
    )  # fmt: skip
    (take,) = plan_takes(Source(WORDS, ""), request, load_presets())
    if isinstance(take, Refused):
        raise take.error
    return take.spec


def tiny(model: Model, folder: Path) -> None:
    """Save a tiny model of the preset's shape into a folder."""
    import torch

    source = Path(__file__).resolve().parent.parent / "tiny" / f"{model.family}.py"
    found = importlib.util.spec_from_file_location("tiny_models", source)
    assert found and found.loader and model.diffusion
    builders = importlib.util.module_from_spec(found)
    found.loader.exec_module(builders)
    folder.mkdir()
    torch.manual_seed(5)
    builders.BUILDERS[model.diffusion.architecture](folder)


def opened(spec: TakeSpec, weights: Path, folder: Path) -> DiffusionSession:
    """A session of the model with the weights in a folder."""
    shop = Workshop(Store(folder), lambda _: None, lambda _: None)
    family: Any = video_engine(spec.model.family).open(spec.model, shop)
    return DiffusionSession(spec.model, shop, family.family, weights)


def plain(session: DiffusionSession, spec: TakeSpec) -> Callable[[], object]:
    """A call of the pipeline, and its film in bytes, as a script that writes it has them."""
    assert spec.generation is not None
    family, text = session.family, session.text(spec.generation)
    staged = Conditions(spec, spec.generation, NO_INPUTS, Staging(spec))
    call = staged.call(0, text, [])
    loaded = session.film_parts(spec.generation)
    name = family.pipeline(spec.model, loaded.saved, call.kinds())
    pipe = loaded.pipeline(name)
    pipe.set_progress_bar_config(disable=True)
    family.settle(pipe, spec.generation)
    asked = {**text, **family.arguments(pipe, call)}

    def work() -> object:
        made = pipe(**asked, generator=dice(spec.seed), output_type="np").frames[0]
        return [(frame * 255).round().astype("uint8") for frame in made]

    return work


def main() -> None:
    import torch

    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--model", default="wan-2.1-1.3b")
    asked.add_argument("--weights", type=Path)
    asked.add_argument("--size", default="128x128")
    asked.add_argument("--seconds", type=float, default=1.0)
    asked.add_argument("--steps", type=int, default=8)
    asked.add_argument("--rounds", type=int, default=7)
    said = asked.parse_args()
    spec = planned(said.model, said.size, said.seconds, said.steps)
    made = spec.generation
    assert made is not None
    if not torch.cuda.is_available():
        torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        weights = said.weights or Path(folder) / "tiny"
        if said.weights is None:
            tiny(spec.model, weights)
        session = opened(spec, weights, Path(folder))
        call = plain(session, spec)
        call()  # whoever is first finds kernels and pays for them

        def ours() -> object:
            return [frame.rgb for frame in session.shoot(spec).frames()]

        ours()
        rounds = [
            (seconds_of(call), seconds_of(ours), seconds_of(lambda: session.shoot(spec)))
            for _ in range(said.rounds)
        ]
    theirs, mine, set_ = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median((two - three) / one for one, two, three in rounds)
    whole = statistics.median(two / one for one, two, _ in rounds)
    print(f"{said.model}, {made.width}x{made.height}, {made.frames} frames, {made.steps} steps")
    print(f"the pipeline alone     {theirs:8.3f} s")
    print(f"our way                {mine:8.3f} s   {whole:.4f} of it")
    print(f"  the set, staged      {set_:8.3f} s   {ratio:.4f} without")


if __name__ == "__main__":
    main()
