"""What our way adds to a plain call of the pipeline: the same weights, words and settings.

    python tests/bench/overhead.py [--model wan-2.1-1.3b] [--layers 4] [--size 256x256]
                                   [--seconds 1] [--steps 4] [--rounds 5]

The model has random weights; its encoder is made tiny (the prompt is read beforehand in both) and
its transformer is cut to so many layers (0: all of them). Both are asked in turn, so that a busy
machine slows both. Without an accelerator the processor's time is counted, not the clock's.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from soracli.engines.contract import NO_INPUTS, Workshop
from soracli.engines.device import dice
from soracli.engines.diffusing.conditions import Conditions
from soracli.engines.diffusing.random_weights import build
from soracli.engines.diffusing.session import DiffusionSession
from soracli.engines.diffusing.timing import settled
from soracli.engines.registry import video_engine
from soracli.engines.staging import Staging
from soracli.plan.request import Request
from soracli.plan.take import TakeSpec
from soracli.script.architectures import load_architectures
from soracli.script.presets import load_presets
from soracli.story.diffusion import Architecture
from soracli.studio.planning import plan_takes
from soracli.studio.source import Source
from soracli.studio.store import Store

WORDS = "a red ball rolls on a beach at sunset, wide shot"
READER = {"num_layers": 1, "num_hidden_layers": 1, "d_ff": 64, "vocab_size": 2000}
"""Settings of an encoder that make it small and leave the width of what it says."""


def now() -> float:
    """Seconds, of the clock where there is an accelerator."""
    import torch

    return time.process_time() if not torch.cuda.is_available() else settled()


def seconds_of(work: Callable[[], object]) -> float:
    begun = now()
    work()
    return now() - begun


def cut(architecture: Architecture, layers: int) -> Architecture:
    """The same model with fewer layers and a small reader."""
    parts = dict(architecture.components)
    for name, part in parts.items():
        changed = dict(part.config)
        if name.startswith("text_encoder"):
            changed |= {key: value for key, value in READER.items() if key in changed}
        elif name.startswith("transformer") and layers:
            changed["num_layers"] = layers
        parts[name] = part.model_copy(update={"config": changed})
    return architecture.model_copy(update={"components": parts})


def planned(model: str, size: str, seconds: float, steps: int) -> TakeSpec:
    request = Request(
        model=model, size=size, seconds=seconds, seed=7, guides=("none",),
        settings={"generation.steps": str(steps)},
    )  # fmt: skip
    (take,) = plan_takes(Source(WORDS, ""), request, load_presets())
    return take.spec


def opened(spec: TakeSpec, layers: int, folder: Path) -> DiffusionSession:
    """A session of the model that was cut, its weights in a folder as pulled ones are."""
    assert spec.model.diffusion is not None
    known: Any = video_engine(spec.model.family).open(spec.model, shop(folder))
    whole = load_architectures()[spec.model.diffusion.architecture]
    build(cut(whole, layers), exact=known.family.EXACT).save_pretrained(folder / "cut")
    return DiffusionSession(spec.model, shop(folder), known.family, folder / "cut")


def shop(folder: Path) -> Workshop:
    return Workshop(Store(folder), lambda _: None, lambda _: None)


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
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--model", default="wan-2.1-1.3b")
    asked.add_argument("--layers", type=int, default=4)
    asked.add_argument("--size", default="256x256")
    asked.add_argument("--seconds", type=float, default=1.0)
    asked.add_argument("--steps", type=int, default=4)
    asked.add_argument("--rounds", type=int, default=5)
    said = asked.parse_args()
    spec = planned(said.model, said.size, said.seconds, said.steps)
    made = spec.generation
    assert made is not None
    with tempfile.TemporaryDirectory() as folder:
        session = opened(spec, said.layers, Path(folder))
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
