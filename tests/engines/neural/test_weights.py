"""Weights that are missing, not whole, or not what they are said to be: the reason and the mend."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from soracli.engines import weights
from soracli.engines.registry import sound_engine, voice_engine
from soracli.errors import InputError, MachineError
from soracli.plan.sound.specs import CueSpec, VoiceSpec
from soracli.story.preset import Model
from soracli.story.sound_preset import CuePreset, SpeechMood, VoicePreset

SOUND, VITS, POCKET, KOKORO = "stable-audio", "mms-tts", "pocket-tts", "kokoro"


def use(model: Model, language: str = "en-us") -> None:
    """Make something with a model."""
    if model.family in ("kokoro", "transformers_speech"):
        spec = VoiceSpec(text="Hello there.", language=language, voice=VoicePreset(name="v"),
                         mood=SpeechMood(name="m"), model=model, seconds=9)  # fmt: skip
        list(voice_engine(model.family).speak([spec]))
    else:
        preset = CuePreset(name="bark", maker="bark", seconds=0.2)
        sound_engine(model.family).cue(CueSpec(preset=preset, model=model, seed=1))


@pytest.fixture
def copy(built: Any, tmp_path: Path) -> Callable[[str], tuple[Model, Path]]:
    """A model whose files a test may spoil."""

    def made(name: str) -> tuple[Model, Path]:
        model = built.model(name)
        shutil.copytree(built.folder / name, tmp_path / name)
        weights.use_models(tmp_path)
        return model, tmp_path / name

    return made


@pytest.mark.parametrize("name", [SOUND, "audioldm", "ace-step", VITS, POCKET, KOKORO])
def test_missing_weights_give_the_reason_and_the_mend(tmp_path: Path, name: str) -> None:
    from soracli.script.sound_presets import load_sound_presets

    model = load_sound_presets().models[name]
    weights.use_models(tmp_path)
    with pytest.raises(InputError) as told:
        if model.makes == "music":
            from soracli.engines.neural.pipelines import pipeline

            pipeline(model, ("AceStepPipeline",))
        else:
            use(model)
    assert name in told.value.message and str(tmp_path / name) in told.value.message
    assert str(tmp_path / name) in told.value.hint
    assert f"sora models pull {name}" in told.value.hint


def test_every_preset_of_sound_has_an_engine_that_can() -> None:
    from soracli.engines import sound, voice
    from soracli.engines.registry import families
    from soracli.script.sound_presets import load_sound_presets

    does = {"voice": ("speak",), "effects": ("cue", "bed"), "music": ("compose",)}
    models = load_sound_presets().models.values()
    assert {model.family for model in models} == {*families(voice), *families(sound)}
    for model in models:
        engine = (voice_engine if model.makes == "voice" else sound_engine)(model.family)
        wanted = ("effects",) if model.from_take else does[model.makes]
        assert all(callable(getattr(engine, name)) for name in wanted)


def shortened(folder: Path) -> None:
    path = max(folder.rglob("*.safetensors"), key=lambda one: one.stat().st_size)
    path.write_bytes(path.read_bytes()[:-100])


def pointed(folder: Path) -> None:
    path = next(folder.rglob("*.safetensors"))
    path.write_text("version 1\noid sha256:4d7a\nsize 12345\n")


def emptied(folder: Path) -> None:
    for path in folder.rglob("*.safetensors"):
        path.rename(path.with_suffix(".bin"))


def listed(folder: Path) -> None:
    inside = {"weight_map": {"a": "model-00001-of-00002.safetensors"}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(inside))


def deep(folder: Path) -> None:
    path = next(folder.rglob("*.safetensors"))
    head = b"[" * 100_000
    path.write_bytes(len(head).to_bytes(8, "little") + head)


def worded(folder: Path) -> None:
    path = next(folder.rglob("*.safetensors"))
    head = json.dumps({"a": {"data_offsets": [0, "all"]}, "b": {"data_offsets": [0, 4]}}).encode()
    path.write_bytes(len(head).to_bytes(8, "little") + head)


def garbled(folder: Path) -> None:
    for name in ("config.json", "model_index.json"):
        if (folder / name).is_file():
            (folder / name).write_text("{")


def renamed(folder: Path) -> None:
    for name, field in (("config.json", "model_type"), ("model_index.json", "_class_name")):
        if (folder / name).is_file():
            said = json.loads((folder / name).read_text())
            (folder / name).write_text(json.dumps({**said, field: "FluxPipeline"}))


@pytest.mark.parametrize("name", [SOUND, VITS])
@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (shortened, "is cut off: [0-9,]+ of [0-9,]+ bytes"),
        (pointed, "git-lfs"),
        (deep, "is not a safetensors file"),
        (worded, "is not a safetensors file"),
        (emptied, "no safetensors"),
        (listed, "00001-of-00002.safetensors is missing"),
        (garbled, "cannot read"),
        (renamed, '(kind|of the kind) "?FluxPipeline"?; .* is wanted'),
    ],
)
def test_spoiled_weights_are_told(copy: Any, name: str, spoil: Any, reason: str) -> None:
    model, folder = copy(name)
    spoil(folder)
    with pytest.raises(InputError, match=reason) as told:
        use(model)
    assert f"sora models pull {model.name}" in told.value.hint


def test_weights_that_lack_a_tensor_are_not_made_up(copy: Any) -> None:
    from safetensors.numpy import load_file, save_file

    model, folder = copy(VITS)
    tensors = load_file(folder / "model.safetensors")
    kept = {name: tensor for name, tensor in tensors.items() if "embed_tokens" not in name}
    save_file(kept, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(InputError, match="weights are missing"):
        use(model)


def test_pocket_tts_needs_its_codec(copy: Any) -> None:
    model, folder = copy(POCKET)
    shutil.rmtree(folder / "audio_tokenizer")
    with pytest.raises(InputError, match="its codec is missing: .*pocket-tts-audio-tokenizer"):
        use(model)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # left by numpy
@pytest.mark.parametrize("file", ["kokoro.onnx", "voices.bin"])
def test_kokoro_needs_whole_files(copy: Any, file: str) -> None:
    model, folder = copy(KOKORO)
    path = folder / file
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(InputError, match="cannot be loaded"):
        use(model)
    path.unlink()
    with pytest.raises(InputError, match=r"not whole: .* has no (model|voices) \(\*\.(onnx|bin)\)"):
        use(model)


def test_voices_that_would_run_code_are_not_opened(copy: Any) -> None:
    """A pickle can run whatever it likes; numpy is not allowed to open one."""
    model, folder = copy(KOKORO)
    with (folder / "voices.bin").open("wb") as file:
        np.save(file, np.array([{"af_sky": 1}], object), allow_pickle=True)
    with pytest.raises(InputError, match="cannot be loaded"):
        use(model)


def test_each_language_has_weights_of_its_own(copy: Any) -> None:
    model, folder = copy(VITS)
    use(model, "de")  # one folder for all: whoever put it there knows
    (folder / "de").mkdir()
    for path in folder.iterdir():
        if path.is_file():
            path.rename(folder / "de" / path.name)
    before = weights.loads()
    use(model, "de-at")
    assert weights.loads() == before + 1
    with pytest.raises(InputError, match='no weights for "fr" in .*, only for de') as told:
        use(model, "fr")
    assert str(folder / "fr") in told.value.hint


def test_a_missing_package_is_told(models: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    weights.release()
    model = models.model(SOUND)
    monkeypatch.setitem(sys.modules, "diffusers", None)
    with pytest.raises(MachineError, match="needs a package that is not there") as told:
        use(model)
    assert "soracli[neural-sound]" in told.value.hint
