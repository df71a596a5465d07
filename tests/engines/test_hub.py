"""Models are pulled from a hub that speaks HTTP: whole, gone on with, refused, damaged."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from soracli.engines.hub.files import needed
from soracli.engines.hub.pulling import pull
from soracli.engines.hub.record import record_of
from soracli.engines.hub.transfer import Pulling
from soracli.errors import InputError, MachineError, SoraError
from soracli.story.preset import Model

INDEX = {"_class_name": "X", "transformer": ["diffusers", "T"], "image_encoder": [None, None]}
LARGE = os.urandom(4096) * 6000
"""24 MB: the library hands on ten at a time."""
FILES = {
    "model_index.json": json.dumps(INDEX).encode(),
    "transformer/config.json": b'{"layers": 2}',
    "transformer/diffusion_pytorch_model.safetensors": b"weights" * 300,
    "transformer/diffusion_pytorch_model.fp16.safetensors": b"halves!" * 200,
    "transformer/diffusion_pytorch_model.bin": b"pickle" * 300,
    "transformer/modeling.py": b"print('no')",
    "all-in-one.safetensors": b"other" * 300,
    "README.md": b"# hello",
    "LICENSE.txt": b"do as you like",
}
WANTED = {
    "LICENSE.txt",
    "model_index.json",
    "transformer/config.json",
    "transformer/diffusion_pytorch_model.safetensors",
}
MODEL = Model(name="m", family="f", title="M", recipe=1, weights="someone/m", licence="MIT")


def nobody(seen: Pulling) -> None:
    """Who does not listen."""


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "models" / "m"


def test_a_model_is_pulled_with_what_it_needs_and_nothing_else(hub, folder: Path) -> None:
    hub.repositories["someone/m"] = hub.new(FILES)
    heard: list[Pulling] = []
    pulled = pull(MODEL, folder, heard.append)
    assert files_in(folder) == {*WANTED, "soracli.json"}
    assert all((folder / name).read_bytes() == FILES[name] for name in WANTED)
    record = record_of(folder)
    assert record and record["revision"] == pulled.revision == hub.repositories["someone/m"].commit
    assert record["repository"] == "someone/m" and record["licence"] == "MIT"
    assert record["files"] == {name: len(FILES[name]) for name in WANTED}
    assert heard[-1].done == heard[-1].total == pulled.size == sum(record["files"].values())
    assert {path.name for path in folder.parent.iterdir()} - {".m.lock"} == {"m"}

    asked = len(hub.asked)
    assert not pull(MODEL, folder, nobody).fetched and len(hub.asked) == asked
    assert not pull(MODEL, folder, nobody, offline=True).fetched


def test_a_download_that_was_killed_goes_on_where_it_stopped(hub, folder: Path) -> None:
    name = "transformer/diffusion_pytorch_model.safetensors"
    hub.repositories["someone/m"] = hub.new({**FILES, name: LARGE})
    hub.held[name] = 15_000_000
    script = (
        "import sys; from pathlib import Path; from soracli.engines.hub.pulling import pull\n"
        "from soracli.story.preset import Model\n"
        "pull(Model.model_validate_json(sys.argv[1]), Path(sys.argv[2]), lambda seen: None)"
    )
    process = subprocess.Popen([sys.executable, "-c", script, MODEL.model_dump_json(), str(folder)])
    part = folder.with_name("m.part") / f"{name}.part"
    assert hub.holding.wait(30)
    while not (part.is_file() and part.stat().st_size):
        assert process.poll() is None
    process.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    process.wait()
    there = part.stat().st_size
    assert 0 < there < len(LARGE) and not folder.exists()

    hub.held.clear()
    first: list[Pulling] = []
    pull(MODEL, folder, first.append)
    assert f"bytes={there}-" in hub.ranges(name)
    assert first[0].done >= there
    assert (folder / name).read_bytes() == LARGE
    assert files_in(folder) == {*WANTED, "soracli.json"}


def test_stopping_keeps_what_was_fetched(hub, folder: Path) -> None:
    hub.repositories["someone/m"] = hub.new(FILES)

    def stop(seen: Pulling) -> None:
        if seen.done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pull(MODEL, folder, stop)
    assert not folder.exists() and folder.with_name("m.part").is_dir()
    asked = len(hub.asked)
    pull(MODEL, folder, nobody)
    again = [path for _, path, _ in hub.asked[asked:]]
    assert not any(path.endswith("model_index.json") for path in again)


def test_a_connection_that_breaks_is_taken_up_again(hub, folder: Path) -> None:
    name = "transformer/diffusion_pytorch_model.safetensors"
    hub.repositories["someone/m"] = hub.new(FILES)
    hub.cut[name] = [1000]
    pull(MODEL, folder, nobody)
    assert (folder / name).read_bytes() == FILES[name]
    assert len(hub.ranges(name)) >= 2


def test_a_file_that_is_not_what_is_listed_is_refused(hub, folder: Path) -> None:
    name = "transformer/diffusion_pytorch_model.safetensors"
    hub.repositories["someone/m"] = hub.new(FILES)
    hub.lies[name] = b"WEIGHTS" * 300
    with pytest.raises(MachineError, match="damaged") as told:
        pull(MODEL, folder, nobody)
    assert "again" in told.value.hint and not folder.exists()
    hub.lies.clear()
    assert pull(MODEL, folder, nobody).fetched


def test_the_commit_is_pinned_while_it_is_pulled_and_by_the_preset(hub, folder: Path) -> None:
    one = hub.repositories["someone/m"] = hub.new(FILES)
    with pytest.raises(InputError, match="no commit"):
        pull(MODEL.model_copy(update={"revision": "f" * 40}), folder, nobody)
    pull(MODEL.model_copy(update={"revision": one.commit}), folder, nobody)
    changed = {**FILES, "transformer/config.json": b'{"layers": 3}'}
    other = hub.repositories["someone/m"] = hub.new(changed, "a" * 40)
    assert not pull(MODEL, folder, nobody).fetched
    moved = pull(MODEL.model_copy(update={"revision": other.commit}), folder, nobody)
    assert moved.fetched and moved.revision == other.commit
    assert (folder / "transformer/config.json").read_bytes() == changed["transformer/config.json"]


def test_what_belongs_into_a_folder_inside_is_pulled_with_it(hub, folder: Path) -> None:
    hub.repositories["someone/m"] = hub.new({"voices.bin": b"arrays", "model.onnx": b"graph"})
    hub.repositories["someone/codec"] = hub.new({"model.safetensors": b"codec"}, "b" * 40)
    model = MODEL.model_copy(
        update={"files": ("*.onnx", "*.bin"), "beside": {"codec": "someone/codec"}}
    )
    pulled = pull(model, folder, nobody)
    assert files_in(folder) == {
        "voices.bin", "model.onnx", "codec/model.safetensors", "soracli.json",
    }  # fmt: skip
    assert pulled.revision == f"{hub.repositories['someone/m'].commit}+{'b' * 40}"


@pytest.mark.parametrize("case", ["gated", "refused", "nobody", "broken", "offline", "silence"])
def test_what_cannot_be_had_is_told_with_its_mend(
    hub, folder: Path, monkeypatch, case: str
) -> None:
    hub.repositories["someone/m"] = hub.new(FILES, gated=True, allowed=("hf_good",))
    words, hint = {
        "gated": ("gated", "hf auth login"),
        "refused": ("gated", f"{hub.url}/someone/m"),
        "nobody": ("no repository someone/m", "HF_TOKEN"),
        "broken": ("500", "goes on"),
        "offline": ("--offline", str(folder)),
        "silence": ("cannot be reached", "network"),
    }[case]
    if case == "refused":
        monkeypatch.setenv("HF_TOKEN", "hf_other")
    if case == "nobody":
        hub.repositories.clear()
    if case == "silence":
        monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", "http://127.0.0.1:9")
    hub.broken = case == "broken"
    with pytest.raises(SoraError) as told:
        pull(MODEL, folder, nobody, offline=case == "offline")
    assert words in str(told.value) and hint in told.value.hint
    assert not folder.exists() and (case != "offline" or not hub.asked)


def test_a_token_opens_what_is_gated(hub, folder: Path, monkeypatch) -> None:
    hub.repositories["someone/m"] = hub.new(FILES, gated=True, allowed=("hf_good",))
    monkeypatch.setenv("HF_TOKEN", "hf_good")
    assert pull(MODEL, folder, nobody).fetched


def test_a_folder_that_somebody_put_there_is_left_alone(hub, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "mine.safetensors").write_bytes(b"mine")
    with pytest.raises(InputError, match="used as it is"):
        pull(MODEL, folder, nobody)
    assert files_in(folder) == {"mine.safetensors"} and not hub.asked


def test_a_full_disk_is_seen_before_anything_is_fetched(hub, folder: Path, monkeypatch) -> None:
    hub.repositories["someone/m"] = hub.new(FILES)
    little = type("Usage", (), {"free": 100})
    monkeypatch.setattr("soracli.engines.hub.pulling.shutil.disk_usage", lambda _: little)
    with pytest.raises(MachineError, match="no space"):
        pull(MODEL, folder, nobody)
    assert not hub.ranges("diffusion_pytorch_model.safetensors")


@pytest.mark.parametrize(
    "name", ["../out.safetensors", "a/../../b.json", "C:evil.json", "a\\b.json"]
)
def test_a_name_that_leads_out_of_the_folder_is_refused(hub, folder: Path, name: str) -> None:
    hub.repositories["someone/m"] = hub.new({**FILES, name: b"{}"})
    with pytest.raises(InputError, match="name"):
        pull(MODEL, folder, nobody)
    assert not folder.exists()


def test_nothing_but_pickles_is_nothing(hub, folder: Path) -> None:
    hub.repositories["someone/m"] = hub.new({"config.json": b"{}", "pytorch_model.bin": b"x"})
    with pytest.raises(InputError, match="no safetensors"):
        pull(MODEL, folder, nobody)


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["a.safetensors", "a.fp16.safetensors"], ["a.safetensors"]),
        (["a.fp16.safetensors", "a.bf16.safetensors"], ["a.bf16.safetensors"]),
        (
            ["a.safetensors", "a-00001-of-00002.safetensors", "a-00002-of-00002.safetensors",
             "a.safetensors.index.json"],
            ["a-00001-of-00002.safetensors", "a-00002-of-00002.safetensors",
             "a.safetensors.index.json"],
        ),
        (
            ["a.safetensors", "a.safetensors.index.fp16.json", "a.fp16-00001-of-00001.safetensors"],
            ["a.safetensors"],
        ),
        (["v/one.safetensors", "v/two.safetensors"], ["v/one.safetensors", "v/two.safetensors"]),
    ],
)  # fmt: skip
def test_of_the_same_weights_one_edition_is_taken(names: list[str], wanted: list[str]) -> None:
    assert needed(names, None) == wanted
