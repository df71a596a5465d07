"""What the diffusion models need in memory beside their weights, measured without a GPU and written
into the `needs` of their presets.

    python docs/reference/memory.py [NAME ...]

Every transformer and every VAE is built in its true shape on torch's device "meta" and asked for
films of several sizes; docs/reference/live_memory.py counts what is alive at once. To the counts a
sum of a few terms is fitted (a number for each token, for each pixel ...), and the largest miss of
the fit is printed. It takes some minutes.
"""

import functools
import json
import re
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parent))
from live_memory import Living, attention_in_tiles, weights_of
from shapes import _patch, _ratio

from soracli.engines.diffusing.family import Family
from soracli.engines.diffusing.random_weights import build
from soracli.engines.registry import video_engine
from soracli.script.architectures import load_architectures
from soracli.script.presets import load_presets
from soracli.story.diffusion import Diffusion
from soracli.story.preset import Model

PRESETS = Path(__file__).parents[2] / "presets" / "models"
HALF = torch.bfloat16
WORDS = 512
SIZES = ((768, 512), (1280, 704))
"""Sizes in pixels that all grids know, and that are no remainder of a tile."""
FRAMES = (17, 33)
"""What is decoded of them: by then every further group of frames adds the same."""
GIVEN = {"first frame", "last frame", "keyframes", "references", "control", "initial video"}
"""What goes through the VAE before it is worked with."""
CLOCK = {"device": "meta", "dtype": torch.float32}


class Grid(NamedTuple):
    """A film as a model sees it: pixels and frames, and its latents."""

    frames: int
    height: int
    width: int
    latent: tuple[int, int, int]
    tokens: int

    @property
    def area(self) -> int:
        """The pixels of one frame."""
        return self.height * self.width

    @property
    def pixels(self) -> int:
        """The pixels of all."""
        return self.frames * self.area


class Found(NamedTuple):
    """What was found for a model: the values of `Needs`, and how much the fits miss at the most."""

    needs: dict[str, Any]
    misses: dict[str, float]


def empty(*shape: int, dtype: Any = HALF) -> Any:
    """A tensor that has only its shape."""
    return torch.empty(shape, device="meta", dtype=dtype)


def grid(pipe: Any, frames: int, width: int, height: int) -> Grid:
    """A film as this pipeline's transformer sees it."""
    depth, side = (_ratio(pipe, way) for way in ("temporal", "spatial"))
    deep, tall, wide = _patch(pipe)
    latent = ((frames - 1) // depth + 1, height // side, width // side)
    tokens = latent[0] * depth // deep * (height // tall) * (width // wide)
    return Grid(frames, height, width, latent, tokens)


def wan(transformer: Any, film: Grid, model: Model) -> dict[str, Any]:
    """One branch of the guidance at a time."""
    assert model.diffusion
    told = transformer.config
    settings = load_architectures()[model.diffusion.architecture].settings
    each = film.tokens if settings.get("expand_timesteps") else 0
    said = {
        "hidden_states": empty(1, told.in_channels, *film.latent),
        "timestep": torch.empty((1, each) if each else (1,), **CLOCK),
        "encoder_hidden_states": empty(1, WORDS, told.text_dim),
    }
    if told.image_dim:
        said["encoder_hidden_states_image"] = empty(
            2 if told.pos_embed_seq_len else 1, 257, told.image_dim
        )
    if "vace_layers" in told:
        said["control_hidden_states"] = empty(1, told.vace_in_channels, *film.latent)
    return said


def ltx(transformer: Any, film: Grid, model: Model) -> dict[str, Any]:
    """Both branches at once, and a time for each token, as with given frames."""
    both = branches(model)
    return {
        "hidden_states": empty(both, film.tokens, transformer.config.in_channels),
        "encoder_hidden_states": empty(both, WORDS, transformer.config.caption_channels),
        "timestep": torch.empty((both, film.tokens), **CLOCK),
        "encoder_attention_mask": empty(both, WORDS, dtype=torch.int64),
        "video_coords": torch.empty((both, 3, film.tokens), **CLOCK),
    }


def ltx2(transformer: Any, film: Grid, model: Model) -> dict[str, Any]:
    """As LTX, and 25 latents of sound a second."""
    both, told = branches(model), transformer.config
    heard = round(film.frames / 24 * 25)
    wide = [
        told.caption_channels
        if told.get("use_prompt_embeddings", True)
        else told[f"{kind}cross_attention_dim"]
        for kind in ("", "audio_")
    ]
    return {
        "hidden_states": empty(both, film.tokens, told.in_channels),
        "audio_hidden_states": empty(both, heard, told.audio_in_channels),
        "encoder_hidden_states": empty(both, 1024, wide[0]),
        "audio_encoder_hidden_states": empty(both, 1024, wide[1]),
        "timestep": torch.empty((both, film.tokens), **CLOCK),
        "audio_timestep": torch.empty((both,), **CLOCK),
        "sigma": torch.empty((both,), **CLOCK),
        "audio_sigma": torch.empty((both,), **CLOCK),
        "encoder_attention_mask": empty(both, 1024, dtype=torch.int64),
        "audio_encoder_attention_mask": empty(both, 1024, dtype=torch.int64),
        "num_frames": film.latent[0],
        "height": film.latent[1],
        "width": film.latent[2],
        "audio_num_frames": heard,
    }


def cogvideox(transformer: Any, film: Grid, model: Model) -> dict[str, Any]:
    """Both branches at once."""
    both, told = branches(model), transformer.config
    turns = torch.empty((film.tokens, told.attention_head_dim), **CLOCK)
    return {
        "hidden_states": empty(both, film.latent[0], told.in_channels, *film.latent[1:]),
        "encoder_hidden_states": empty(both, told.max_text_seq_length, told.text_embed_dim),
        "timestep": torch.empty((both,), **CLOCK),
        "image_rotary_emb": (turns, turns) if told.use_rotary_positional_embeddings else None,
    }


def branches(model: Model) -> int:
    """How many branches of the guidance go through at once where a family takes them together."""
    assert model.diffusion
    return 2 if model.diffusion.guidance > 1 else 1


INPUTS = {"wan": wan, "ltx": ltx, "ltx2": ltx2, "cogvideox": cogvideox}


def denoising(transformer: Any, film: Grid, model: Model) -> int:
    """The bytes alive at once while the transformer works."""
    if model.family == "hunyuan":
        return by_blocks(transformer, film)
    said = INPUTS[model.family](transformer, film, model)
    with torch.no_grad(), attention_in_tiles(), Living(weights_of(transformer)) as living:
        transformer(**said, return_dict=False)
    return living.peak


def by_blocks(transformer: Any, film: Grid) -> int:
    """The same for HunyuanVideo 1.5, which looks at its mask before its blocks: those alone."""
    told = transformer.config
    wide = told.num_attention_heads * told.attention_head_dim
    read = 1000 + 256 + 729  # words, letters to be painted, the picture
    noise = empty(1, told.in_channels, *film.latent)
    with torch.no_grad(), attention_in_tiles(), Living(weights_of(transformer)) as living:
        turns = transformer.rope(noise)
        seen, words = (
            transformer.x_embedder(noise),
            torch.empty((1, read, wide), device="meta", dtype=HALF),
        )
        mask = torch.empty((1, read), device="meta", dtype=torch.bool)
        beat = torch.empty((1, wide), device="meta", dtype=HALF)
        for block in transformer.transformer_blocks[:2]:
            seen, words = block(seen, words, beat, mask, turns)
    return living.peak


def decoding(pipe: Any, film: Grid, dtype: Any, given: bool) -> int:
    """The bytes alive at once while latents become pixels, or given pixels latents."""
    from diffusers.video_processor import VideoProcessor

    vae = pipe.vae
    channels = vae.config.get("z_dim") or vae.config.latent_channels
    latents = torch.empty((1, channels, *film.latent), device="meta", dtype=dtype)
    beat = (
        [torch.empty((1,), device="meta", dtype=dtype)]
        if vae.config.get("timestep_conditioning")
        else []
    )
    with torch.no_grad(), attention_in_tiles(), Living(weights_of(vae)) as living:
        seen = vae.decode(latents, *beat, return_dict=False)[0]
        VideoProcessor().postprocess_video(seen, output_type="pt")
        del seen
    if not given:
        return living.peak
    shown = torch.empty((1, 3, film.frames, film.height, film.width), device="meta", dtype=dtype)
    with torch.no_grad(), attention_in_tiles(), Living(weights_of(vae), [shown]) as other:
        vae.encode(shown)
    return max(living.peak, other.peak)


def fitted(rows: Sequence[Sequence[float]], counts: Sequence[int]) -> tuple[list[float], float]:
    """The factors that tell the counts from the rows, none below zero, and the largest miss."""
    table, wanted = np.array(rows, float), np.array(counts, float)
    scale = table.max(axis=0)
    used = list(range(table.shape[1]))
    while True:
        found, *_ = np.linalg.lstsq(
            (table / scale)[:, used] / wanted[:, None], np.ones(len(wanted)), rcond=None
        )
        if (found >= 0).all():
            break
        used.pop(int(found.argmin()))
    factors = np.zeros(table.shape[1])
    factors[used] = found / scale[used]
    return factors.tolist(), float(np.abs(table @ factors / wanted - 1).max())


def measure(model: Model) -> Found:
    """What a model needs while it works."""
    diffusion = model.diffusion
    assert diffusion
    pipe = built(diffusion.architecture)
    family = next(
        kind
        for kind in vars(video_engine(model.family)).values()
        if isinstance(kind, type) and issubclass(kind, Family) and kind is not Family
    )
    exact = torch.float32 if "vae" in family.EXACT else HALF
    films = taught(pipe, model, diffusion)
    work = [denoising(pipe.transformer, film, model) for film in films]
    (token, pair), missed = fitted([(film.tokens, film.tokens**2) for film in films], work)
    if len(films) == 1:
        token, pair = work[0] / films[0].tokens, 0.0
    whole, tiles, misses = opened(pipe, exact, bool(GIVEN & set(diffusion.accepts)))
    needs = {
        "per_token": round(token),
        "per_pair": round(pair, 2),
        "per_pixel": round(whole[0], 1),
        "per_area": round(whole[1]),
        "per_tile_pixel": round(tiles[0], 1),
        "per_tile_frame": round(tiles[1]),
        "tile": round(tiles[2]),
        "vae_number": 4 if exact is torch.float32 else 0,
    }
    told = {name: value for name, value in needs.items() if value}
    return Found(told, {"denoising": missed, **misses})


def taught(pipe: Any, model: Model, diffusion: Diffusion) -> list[Grid]:
    """Films as long as the model makes them, of two sizes, and one half as long; one where it was
    taught one."""
    if pipe.transformer.config.get("use_learned_positional_embeddings"):
        return [grid(pipe, diffusion.window, 720, 480)]
    step, first = model.frames_modulo
    half = diffusion.window // 2 // step * step + first
    return several(pipe, SIZES, (diffusion.window, half))


def several(pipe: Any, sizes: Sequence[tuple[int, int]], frames: Sequence[int]) -> list[Grid]:
    """A film of each length in the first size, and one of the first length in the other."""
    one = [grid(pipe, count, *sizes[0]) for count in frames]
    return [*one, grid(pipe, frames[0], *sizes[1])]


@functools.cache
def built(architecture: str) -> Any:
    """The pipeline of an architecture, without its numbers and its text encoders. One layer of the
    transformer needs what the next one needs, so three are enough, but where they wait for those
    of a second row (VACE)."""
    known = load_architectures()[architecture]
    left = tuple(name for name in known.components if name.startswith("text_encoder"))
    pipe = build(known, "meta", leave=left)
    for name, part in pipe.transformer.named_children():
        if name.endswith("blocks") and "vace_layers" not in pipe.transformer.config:
            setattr(pipe.transformer, name, torch.nn.ModuleList(list(part)[:3]))
    in_half(pipe.transformer)
    return pipe


_opened: dict[Any, Any] = {}


def opened(pipe: Any, dtype: Any, given: bool) -> tuple[list[float], list[float], dict[str, float]]:
    """The factors of decoding, whole and in tiles, and how much they miss; once for each VAE."""
    key = str(pipe.vae.config), dtype, given
    if key not in _opened:
        pipe.vae.to("meta", dtype).eval()
        pipe.vae.disable_tiling()
        films = several(pipe, SIZES, FRAMES)
        counts = working(pipe, films, dtype, given)
        whole, missed = fitted([(film.pixels, film.area) for film in films], counts)
        pipe.vae.enable_tiling()
        films = several(pipe, tiled(pipe.vae), FRAMES)
        counts = working(pipe, films, dtype, given)
        tiles, lost = fitted([(film.pixels, film.frames, 1) for film in films], counts)
        _opened[key] = whole, tiles, {"decoding": missed, "in tiles": lost}
    found: tuple[list[float], list[float], dict[str, float]] = _opened[key]
    return found


def working(pipe: Any, films: Sequence[Grid], dtype: Any, given: bool) -> list[int]:
    """What decoding these films takes; encoding too, where the first shows that it takes more."""
    decoded = [decoding(pipe, film, dtype, False) for film in films]
    if not given or decoding(pipe, films[0], dtype, True) <= decoded[0]:
        return decoded
    return [decoding(pipe, film, dtype, True) for film in films]


def tiled(vae: Any) -> list[tuple[int, int]]:
    """Films of one and a half tiles and of three, beside each other."""
    tall, wide = (getattr(vae, f"tile_sample_min_{side}", 256) for side in ("height", "width"))
    return [(wide * 3 // 2 // 32 * 32, tall), (wide * 3, tall)]


def in_half(transformer: Any) -> None:
    """As diffusers loads it: in half, but for what it says has to be exact; buffers as they are."""
    exact = transformer._keep_in_fp32_modules or ()
    for name, values in transformer.named_parameters():
        if not any(word in name.split(".") for word in exact):
            values.data = values.data.to(HALF)
    transformer.to("meta").eval()


def written(text: str, found: dict[str, dict[str, Any]]) -> str:
    """A file of presets, with what was measured in the `needs` of its models."""
    made: list[str] = []
    name = ""
    for line in text.splitlines():
        key = re.fullmatch(r"([\w.-]+):(?: *#.*)?", line)
        name = key[1] if key else name
        if name in found and re.match(r"      (per_\w+|tile|vae_number): ", line):
            continue
        made.append(line)
        if name in found and line.startswith("      patch: "):
            made += [f"      {word}: {value}" for word, value in found[name].items()]
    return "\n".join(made) + "\n"


def main() -> None:
    """Measure the models that are named, or all, and write it down."""
    warnings.simplefilter("ignore")
    for model in load_presets().models.values():
        if model.diffusion and (len(sys.argv) < 2 or model.name in sys.argv[1:]):
            needs, misses = measure(model)
            missed = ", ".join(f"{name} {miss:.1%}" for name, miss in misses.items())
            print(f"{model.name}: {json.dumps(needs)}; missed by {missed}", flush=True)
            path = PRESETS / f"{model.family}.yaml"
            text = written(path.read_text(encoding="utf-8"), {model.name: needs})
            path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
