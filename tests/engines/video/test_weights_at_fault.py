"""Weights that are missing, cut off or not those of the model: the reason and the mend, never a
traceback, and nothing of their folder is run."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from soracli.engines.weights import loads, use_models
from soracli.errors import InputError

Spoil = Callable[[Path], None]


def cut(folder: Path) -> None:
    path = folder / "transformer" / "diffusion_pytorch_model.safetensors"
    path.write_bytes(path.read_bytes()[:-10])


def point(folder: Path) -> None:
    path = folder / "vae" / "diffusion_pytorch_model.safetensors"
    path.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n")


def index(folder: Path, **said: Any) -> None:
    path = folder / "model_index.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | said))


def another_class(folder: Path) -> None:
    index(folder, _class_name="LTXPipeline")


def code_of_its_own(folder: Path) -> None:
    (folder / "evil.py").write_text("raise SystemExit('it ran')")
    index(folder, transformer=["evil", "Evil"])


def module_of_another(folder: Path) -> None:
    index(folder, transformer=["subprocess", "Popen"])


def name_that_leads_out(folder: Path) -> None:
    index(folder, **{"../transformer": ["diffusers", "WanTransformer3DModel"]})


def another_shape(folder: Path) -> None:
    path = folder / "transformer" / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"ffn_dim": 64}))


def tensors_missing(part: str) -> Spoil:
    def spoil(folder: Path) -> None:
        from safetensors.torch import load_file, save_file

        (path,) = (folder / part).glob("*.safetensors")
        there = load_file(path)
        lost = next(name for name in sorted(there) if "norm" in name and name.endswith("weight"))
        del there[lost]
        save_file(there, path, metadata={"format": "pt"})

    return spoil


def pickled(folder: Path) -> None:
    import torch

    (path,) = (folder / "text_encoder").glob("*.safetensors")
    torch.save({"shared.weight": torch.zeros(1)}, path.with_name("pytorch_model.bin"))
    path.unlink()


FAULTS: dict[str, tuple[Spoil, str]] = {
    "cut off": (cut, "is cut off"),
    "a pointer": (point, "is a pointer of git-lfs"),
    "another class": (another_class, "LTXPipeline; WanPipeline or"),
    "code of its own": (code_of_its_own, "want evil.Evil"),
    "another module": (module_of_another, "want subprocess.Popen"),
    "another shape": (another_shape, "cannot be loaded"),
    "a reader without a layer": (tensors_missing("text_encoder"), "weights of its text_encoder"),
    "a transformer without a layer": (tensors_missing("transformer"), "cannot be loaded"),
    "pickle only": (pickled, "there are no safetensors in"),
    "a component gone": (lambda folder: shutil.rmtree(folder / "vae"), "vae is missing"),
    "a name that leads out": (name_that_leads_out, "names no component"),
    "nothing": (shutil.rmtree, "are not there"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_bad_weights_are_told(tiny: Any, take: Any, told: Any, tmp_path: Path, fault: str) -> None:
    spec = take(tiny.model("wan-2.1-1.3b"))
    folder = tmp_path / "models" / "wan-2.1-1.3b"
    shutil.copytree(tiny.folder / "wan-2.1-1.3b", folder)
    spoil, said = FAULTS[fault]
    spoil(folder)
    use_models(tmp_path / "models")
    before = loads()
    with told.session(spec.model) as session, pytest.raises(InputError) as caught:
        list(session.shoot(spec).frames())
    assert said in str(caught.value) and str(folder) in str(caught.value)
    assert "wan-2.1-1.3b" in caught.value.hint or "pip install" in caught.value.hint
    assert loads() <= before + 1


def test_other_weights_of_the_same_name_read_the_prompt_anew(
    tiny: Any, take: Any, told: Any, tmp_path: Path
) -> None:
    spec = take(tiny.model("wan-2.1-1.3b"))
    with told.session(spec.model) as session:
        session.prepare([spec])
    use_models(tmp_path / "models")
    tiny.build(spec.model, tmp_path / "models" / "wan-2.1-1.3b")
    before = loads()
    with told.session(spec.model) as session:
        session.prepare([spec])
    assert loads() == before + 1


def test_a_damaged_embedding_is_made_again(tiny: Any, take: Any, told: Any) -> None:
    spec = take(tiny.model("wan-2.1-1.3b"))
    with told.session(spec.model) as session:
        usual = [frame.rgb.tobytes() for frame in session.shoot(spec).frames()]
    (kept,) = told.store.root.rglob("embedding.safetensors")
    kept.write_bytes(kept.read_bytes()[:-8])
    with told.session(spec.model) as session:
        assert [frame.rgb.tobytes() for frame in session.shoot(spec).frames()] == usual
    assert len(told.store.damaged) == 1
