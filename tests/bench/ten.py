"""Ten prompts through one `sora gen` against ten runs of a plain script, each in a new process.

    python tests/bench/ten.py [--model wan-2.1-1.3b] [--weights FOLDER] [--size 64x64] [--seconds 1]

Without --weights the model is a tiny one with random weights (tests/tiny): then what is compared is
everything but the arithmetic. With --weights FOLDER (the folder of a pulled model) it is the real
one. The plain script is what a person writes from the model's own page: load, ask, export.
"""

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROMPTS = [
    f"a {color} ball {verb}"
    for color in ("red", "blue", "green", "yellow", "white")
    for verb in ("rolls", "bounces")
]
PLAIN = """
import sys
import torch
from diffusers import DiffusionPipeline
from diffusers.utils import export_to_video

folder, prompt, width, height, frames, steps, target = sys.argv[1:]
device = "cuda" if torch.cuda.is_available() else "cpu"
dtype = torch.bfloat16 if device == "cuda" else torch.float32
pipe = DiffusionPipeline.from_pretrained(folder, dtype=dtype).to(device)
made = pipe(
    prompt=prompt, width=int(width), height=int(height), num_frames=int(frames),
    num_inference_steps=int(steps),
)
import imageio_ffmpeg
writer = imageio_ffmpeg.write_frames(target, (int(width), int(height)), fps=16)
writer.send(None)
for frame in made.frames[0]:
    writer.send((frame * 255).round().astype("uint8").tobytes())
writer.close()
"""


def tiny(model: str, folder: Path) -> None:
    """Save a tiny model of the preset's shape into a folder."""
    import torch

    from soracli.script.presets import load_presets

    preset = load_presets().models[model]
    source = HERE.parent / "tiny" / f"{preset.family}.py"
    spec = importlib.util.spec_from_file_location("tiny_models", source)
    assert spec and spec.loader and preset.diffusion
    builders = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(builders)
    folder.mkdir(parents=True)
    torch.manual_seed(5)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        builders.BUILDERS[preset.diffusion.architecture](folder)


def seconds_of(argv: list[str], env: dict[str, str]) -> float:
    """How long a command takes."""
    began = time.perf_counter()
    subprocess.run(argv, env=env, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--model", default="wan-2.1-1.3b")
    asked.add_argument("--weights", type=Path)
    asked.add_argument("--size", default="64x64")
    asked.add_argument("--seconds", default="1")
    asked.add_argument("--steps", default="4")
    said = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        ground = Path(name)
        models = ground / "models"
        if said.weights:
            models.mkdir()
            (models / said.model).symlink_to(said.weights.resolve(), target_is_directory=True)
        else:
            tiny(said.model, models / said.model)
        env = os.environ | {"SORA_HOME": str(ground / "home"), "SORA_MODELS": str(models)}
        prompts = ground / "prompts.txt"
        prompts.write_text("\n".join(PROMPTS))
        sora = [sys.executable, "-m", "soracli.cli.app"]
        how = ["--model", said.model, "--size", said.size, "--seconds", said.seconds]
        how += ["--set", f"generation.steps={said.steps}"]
        # compiling the stage falls into the first run on a machine, and is no part of this
        subprocess.run([*sora, "gen", "a ball", "--size", "64x64", "-o", str(ground)], env=env)
        plan = subprocess.run(
            [*sora, "plan", PROMPTS[0], *how, "--json", "--spec"],
            env=env, check=True, capture_output=True, text=True,
        )  # fmt: skip
        asked_for = json.loads(plan.stdout)["takes"][0]["spec"]["generation"]
        size = [str(asked_for[part]) for part in ("width", "height", "frames")]
        plain = sum(
            seconds_of(
                [sys.executable, "-c", PLAIN, str(models / said.model), prompt, *size, said.steps,
                 str(ground / f"{number}.mp4")],
                env,
            )
            for number, prompt in enumerate(PROMPTS)
        )  # fmt: skip
        ours = seconds_of([*sora, "gen", str(prompts), *how, "-o", str(ground / "clips")], env)
        again = seconds_of([*sora, "gen", str(prompts), *how, "-o", str(ground / "clips")], env)
        made = len(list((ground / "clips").glob("*.mp4")))
    print(f"{said.model}, {said.size}, {size[2]} frames, {said.steps} steps; {made} clips")
    print(f"ten plain scripts      {plain:7.1f} s")
    print(f"sora gen prompts.txt   {ours:7.1f} s   {ours / plain:.2f} of it, with stage and sound")
    print(f"the same again         {again:7.1f} s")


if __name__ == "__main__":
    main()
