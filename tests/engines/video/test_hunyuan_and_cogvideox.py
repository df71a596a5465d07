"""HunyuanVideo 1.5 and CogVideoX: what a model is given stands where it looks for it."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from soracli.engines.contract import Inputs
from soracli.engines.weights import kept
from soracli.plan.generation import Condition

Seen = list[dict[str, Any]]


def shades(count: int, side: int) -> Any:
    """A film that grows lighter from top to bottom, and from frame to frame."""
    rows = np.linspace(0, 120, side, dtype=np.uint8)[:, None, None]
    film = rows + np.linspace(0, 120, count, dtype=np.uint8)[:, None, None, None]
    return np.ascontiguousarray(np.broadcast_to(film, (count, side, side, 3)))


def given(kind: Any, pictures: Any, strength: float = 1.0) -> tuple[tuple[Condition], Inputs]:
    condition = Condition(kind=kind, source="file", key="mine", strength=strength)
    return (condition,), Inputs(pictures={"mine": pictures})


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Seen]:
    """What the transformer of a class is called with from now on, call by call."""

    def hear(name: str) -> Seen:
        import diffusers

        kind = getattr(diffusers, name)
        calls: Seen = []
        real = kind.forward

        def forward(self: Any, *words: Any, **named: Any) -> Any:
            calls.append(named)
            return real(self, *words, **named)

        monkeypatch.setattr(kind, "forward", forward)
        return calls

    return hear


def pipe_of(tiny: Any, model: Any) -> Any:
    return kept(tiny.folder / model.name / "film", lambda: pytest.fail("it is not loaded")).base


def latents(tiny: Any, model: Any, film: Any) -> Any:
    """Pictures (n, height, width, 3) as the VAE of a CogVideoX has them: (n, channels, ...)."""
    import torch

    vae = pipe_of(tiny, model).vae
    pixels = torch.from_numpy(film.copy()).permute(3, 0, 1, 2)[None] / 127.5 - 1
    with torch.no_grad():
        return vae.encode(pixels).latent_dist.mode()[0].transpose(0, 1) * vae.config.scaling_factor


def frames_of(session: Any, spec: Any, *inputs: Any) -> list[Any]:
    return [frame.rgb for frame in session.shoot(spec, *inputs).frames()]


COGVIDEOX = "CogVideoXTransformer3DModel"
HUNYUAN = "HunyuanVideo15Transformer3DModel"


def test_a_guide_is_seen_by_every_step_of_cogvideox(
    tiny: Any, take: Any, told: Any, heard: Any
) -> None:
    import torch

    model, film = tiny.model("cogvideox-fun-control"), shades(9, 32)
    conditions, inputs = given("control", film)
    spec, calls = take(model, conditions), heard(COGVIDEOX)
    with told.session(model) as session:
        assert len(frames_of(session, spec, inputs)) == 9
        wanted = latents(tiny, model, film)
        assert len(calls) == 2
        for call in calls:
            for half in call["hidden_states"]:  # with the words, and without them
                assert torch.allclose(half[:, 4:], wanted, atol=1e-5)


def test_a_first_picture_stands_on_the_first_frame_of_cogvideox(
    tiny: Any, take: Any, told: Any, heard: Any
) -> None:
    import torch

    model, film = tiny.model("cogvideox-5b-i2v"), shades(1, 64)
    conditions, inputs = given("first frame", film[0])
    spec, calls = take(model, conditions, width=64, height=64), heard(COGVIDEOX)
    with told.session(model) as session:
        assert len(frames_of(session, spec, inputs)) == 49
        picture = calls[0]["hidden_states"][0][:, 4:]
        vae = pipe_of(tiny, model).vae
        assert torch.allclose(picture[:1], latents(tiny, model, film), atol=vae_noise(vae, film))
        assert not picture[1:].any()


def vae_noise(vae: Any, film: Any) -> float:
    """How far a drawn latent is from the middle: five times its spread."""
    import torch

    pixels = torch.from_numpy(film.copy()).permute(3, 0, 1, 2)[None] / 127.5 - 1
    with torch.no_grad():
        return float(5 * vae.encode(pixels).latent_dist.std.max() * vae.config.scaling_factor)


def test_a_film_is_made_anew_as_far_as_asked(tiny: Any, take: Any, told: Any, heard: Any) -> None:
    import torch

    model, film, calls = tiny.model("cogvideox-2b", steps=10), shades(9, 32), heard(COGVIDEOX)
    counts, alike = [], []
    with told.session(model) as session:
        for strength in (1.0, 0.5, 0.01):  # the last is less than a step, and one is made
            conditions, inputs = given("initial video", film, strength)
            calls.clear()
            assert len(frames_of(session, take(model, conditions), inputs)) == 9
            counts.append(len(calls))
            both = calls[0]["hidden_states"][0], latents(tiny, model, film)
            alike.append(float(torch.corrcoef(torch.stack([one.flatten() for one in both]))[0, 1]))
    assert counts == [10, 5, 1]
    assert alike[2] > alike[0] + 0.2, "it does not begin as the film was"


def test_a_guidance_of_one_asks_cogvideox_once_a_step(
    tiny: Any, take: Any, told: Any, heard: Any
) -> None:
    model, calls = tiny.model("cogvideox-2b", guidance=1.0), heard(COGVIDEOX)
    with told.session(model) as session:
        frames_of(session, take(model))
    assert [len(call["hidden_states"]) for call in calls] == [1, 1]


def test_a_first_picture_stands_on_the_first_frame_of_hunyuan(
    tiny: Any, take: Any, told: Any, heard: Any
) -> None:
    model, film = tiny.model("hunyuan-1.5-i2v"), shades(1, 96)
    conditions, inputs = given("first frame", film[0, :48])
    spec, calls = take(model, conditions, width=96, height=48), heard(HUNYUAN)
    with told.session(model) as session:
        frames = frames_of(session, spec, inputs)
    # a size that the pipeline's own table does not have for pictures of this shape
    assert [frame.shape for frame in frames] == [(48, 96, 3)] * 5
    picture, mask = calls[0]["hidden_states"][0, 4:8], calls[0]["hidden_states"][0, 8]
    assert picture[:, 0].any() and not picture[:, 1:].any()
    assert mask[0].all() and not mask[1:].any()
    assert calls[0]["image_embeds"].any()


def test_words_in_quotes_are_letters_for_hunyuan(
    tiny: Any, take: Any, told: Any, heard: Any
) -> None:
    model, calls = tiny.model("hunyuan-1.5"), heard(HUNYUAN)
    specs = [take(model, prompt=words) for words in ("a sign", 'a sign that says "OPEN"')]
    with told.session(model) as session:
        session.prepare(specs)
        for spec in specs:
            frames_of(session, spec)
    without, with_words = calls[0], calls[4]
    assert not without["encoder_attention_mask_2"].any()
    assert with_words["encoder_attention_mask_2"].sum() > len("OPEN")


def test_guidance_and_shift_of_hunyuan_are_those_of_the_take(
    tiny: Any, take: Any, told: Any, heard: Any
) -> None:
    model, calls = tiny.model("hunyuan-1.5"), heard(HUNYUAN)
    usual = take(model)
    strong, alone = (take(model, guidance=scale) for scale in (12.0, 1.0))
    early = take(model, options={"shift": 1.0})
    made, counts, noise = [], [], []
    with told.session(model) as session:
        for spec in (usual, strong, alone, early, usual):
            calls.clear()
            made.append([frame.tobytes() for frame in frames_of(session, spec)])
            counts.append(len(calls))
            noise.append(float(calls[-1]["timestep"][0]))
    assert counts == [4, 4, 2, 4, 4]  # two steps, each with and without the words
    assert len({tuple(one) for one in made[:4]}) == 4
    assert made[4] == made[0], "what was made between has left something behind"
    assert noise[3] == pytest.approx(500) and noise[0] == pytest.approx(833, abs=1)
