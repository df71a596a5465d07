"""The memory planner, on machines that are only described: no GPU and no torch is needed."""

import json
import struct
from pathlib import Path
from typing import Any

import pytest

from soracli.engines.facts import (
    Facts,
    amd,
    amd_names,
    apple,
    facts,
    linux_memory,
    main_memory,
    nvidia,
    nvidia_names,
)
from soracli.engines.fitting import (
    GIB,
    LADDER,
    fit,
    remember,
    remembered,
)
from soracli.engines.weight_sizes import Size, read_sizes
from soracli.errors import InputError
from soracli.plan.generation import Generation, Window
from soracli.script.presets import load_models
from soracli.story.preset import Model

MODELS = load_models()
PICTURES = [model for model in MODELS.values() if model.diffusion]
# the fields as nvidia-smi's --help-query-gpu tells them; names, uuids and memory of a GeForce RTX
# 2080 as an issue of Ricks-Lab/gpu-utils shows it (number 83)
NVIDIA = """\
0, GPU-22b2c6ac-2d49-4863-197c-9c469071178a, GeForce RTX 2080, 7979, 7100
1, GPU-7518f6b0-991f-ce2b-3d37-c779130d3137, NVIDIA RTX 5880 Ada Generation, 49140, 48600
2, GPU-b5169cef-2205-c30e-f2b3-220cfa14bafd, NVIDIA GB10, [N/A], [N/A]
nonsense
"""
# issue 9237 of marimo-team/marimo, and a card that is part of a processor (mudler/LocalAI 7761)
AMD = json.dumps(
    {
        "card0": {
            "VRAM Total Memory (B)": "67108864",
            "VRAM Total Used Memory (B)": "26079232",
            "Card Series": "Raphael",
        },
        "card1": {
            "VRAM Total Memory (B)": "21458059264",
            "VRAM Total Used Memory (B)": "27856896",
            "Card Series": "Radeon RX 7900 XT",
            "GFX Version": "gfx1100",
        },
    }
)
MEMINFO = "MemTotal:       65536000 kB\nMemFree:  1000 kB\nMemAvailable:   52428800 kB\nOdd\n"


def gpu(gib: float, free: float | None = None, ram: float = 128) -> Facts:
    left = gib if free is None else free
    return Facts("cuda", "a GPU", int(gib * GIB), int(left * GIB), int(ram * GIB))


def asked(model: Model, width: int, height: int, frames: int) -> Generation:
    return Generation(
        width=width, height=height, fps=16, frames=frames,
        windows=(Window(first=0, frames=frames),), prompt="x", steps=20, guidance=5,
    )  # fmt: skip


def test_gpus_are_read_from_the_makers_tool() -> None:
    old, new = nvidia(NVIDIA, 5)
    assert (old.name, old.memory, old.free) == ("GeForce RTX 2080", 7979 * 2**20, 7100 * 2**20)
    assert (new.memory, new.ram, new.kind) == (49140 * 2**20, 5, "cuda")
    (card,) = amd(AMD, 5)
    assert (card.name, card.memory) == ("Radeon RX 7900 XT", 21458059264)
    assert card.free == 21458059264 - 27856896
    for broken in ("", "[]", '{"card0": 3}', '{"card0": {}}', "[" * 100000):
        assert list(amd(broken, 5)) == []


@pytest.mark.parametrize(
    ("visible", "names"),
    [
        ("1", ["NVIDIA RTX 5880 Ada Generation"]),
        ("GPU-22b2", ["GeForce RTX 2080"]),
        ("", []),
        ("7", []),
        (None, ["GeForce RTX 2080", "NVIDIA RTX 5880 Ada Generation"]),
    ],
)
def test_only_gpus_that_may_be_used_are_seen(visible: str | None, names: list[str]) -> None:
    assert [one.name for one in nvidia(NVIDIA, 0, visible)] == names


def test_a_process_can_be_given_one_gpu_alone() -> None:
    old, new = nvidia_names(NVIDIA)
    assert [one.name for one in nvidia(NVIDIA, 0, new)] == ["NVIDIA RTX 5880 Ada Generation"]
    assert nvidia_names(NVIDIA, "0") == (old,) and nvidia_names(NVIDIA, "") == ()
    assert amd_names(AMD) == ("1",) and amd_names(AMD, "0") == () and amd_names("") == ()


def test_main_memory_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert linux_memory(MEMINFO) == (65536000 * 1024, 52428800 * 1024)
    assert linux_memory("") == (0, 0)
    total, free = main_memory()
    assert 0 < free <= total
    monkeypatch.setattr("platform.machine", lambda: "arm64")
    mac = apple("68719476736\nApple M2 Max\n")
    assert (mac.kind, mac.name, mac.ram) == ("mps", "Apple M2 Max", 64 * GIB)
    assert 0.6 < mac.memory / mac.ram < 0.75
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    assert apple("68719476736\nIntel\n").kind == "cpu"


def test_this_machine_is_known_without_torch() -> None:
    here = facts()
    assert here.name and here.free >= 0
    assert facts() is here  # asked once


@pytest.mark.parametrize("model", PICTURES, ids=lambda model: model.name)
def test_more_memory_never_makes_it_worse(model: Model) -> None:
    rungs = [fit(model, None, gpu(size), None) for size in (2, 8, 16, 24, 48, 96, 320)]
    places = [LADDER.index(one.rung) if not one.refusal else len(LADDER) for one in rungs]
    assert places == sorted(places, reverse=True)
    assert rungs[0].refusal and not rungs[-1].refusal
    assert rungs[-1].rung == LADDER[0]
    for one in rungs:
        assert one.refusal or one.peak < 320 * GIB
        assert all(count >= 0 for count in one.parts.values())


@pytest.mark.parametrize("model", PICTURES, ids=lambda model: model.name)
def test_a_larger_or_longer_film_needs_more(model: Model) -> None:
    here = gpu(10000, ram=10000)
    peaks = [fit(model, asked(model, *size), here, None).peak for size in
             ((320, 256, 17), (320, 256, 121), (1920, 1088, 121))]  # fmt: skip
    assert peaks == sorted(peaks) and peaks[0] < peaks[2]


def test_every_rung_needs_no_more_than_the_one_before() -> None:
    model = MODELS["wan-2.1-14b"]
    tried = fit(model, None, gpu(0.01), None).tried
    peaks = [one.peak for one in tried]
    assert len(tried) == len([rung for rung in LADDER if rung.helps("cuda")])
    assert peaks == sorted(peaks, reverse=True)
    assert not any(one.fits for one in tried)


def test_what_does_not_fit_is_refused_with_what_would() -> None:
    model = MODELS["wan-2.1-14b"]
    assert model.diffusion
    found = fit(model, asked(model, 4096, 4096, 81), gpu(24), None, others=PICTURES)
    assert "wan-2.1-14b needs" in found.refusal and "4096x4096" in found.refusal
    assert "--size" in found.mend and "--model" in found.mend
    width, height = (int(side) for side in found.mend.split("--size ")[1].split(",")[0].split("x"))
    assert not fit(model, asked(model, width, height, 81), gpu(24), None).refusal
    other = found.mend.split("--model ")[1].split(",")[0]
    assert not fit(MODELS[other], None, gpu(24), None).refusal


def test_a_gpu_that_is_taken_is_told_as_such() -> None:
    found = fit(MODELS["wan-2.1-1.3b"], None, gpu(24, free=0.5), None)
    assert "other programs use the rest" in found.refusal
    assert "Close" in found.mend or "close" in found.mend


def test_too_little_main_memory_is_told() -> None:
    found = fit(MODELS["wan-2.2-14b"], None, gpu(80, ram=16), None)
    assert "main memory" in found.refusal


def test_without_a_gpu_everything_is_in_main_memory() -> None:
    small = Facts("cpu", "the processor", 16 * GIB, 8 * GIB, 8 * GIB)
    found = fit(MODELS["wan-2.1-14b"], None, small, None)
    assert found.refusal
    assert {one.rung.offload for one in found.tried} == {"none"}


def test_what_is_no_diffusion_model_needs_nothing() -> None:
    assert fit(MODELS["previs"], None, gpu(1), None).refusal == ""


def weights(folder: Path, tensors: dict[str, list[int]], dtype: str = "F32") -> Path:
    """A file of safetensors with zeros."""
    number, head, end = {"F32": 4, "BF16": 2, "F8_E4M3": 1}[dtype], {}, 0
    for name, shape in tensors.items():
        begin, count = end, 1
        for side in shape:
            count *= side
        end += count * number
        head[name] = {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}
    return written(folder, head, b"\0" * end)


def written(folder: Path, head: Any, data: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    text = head if isinstance(head, bytes) else json.dumps(head).encode()
    path = folder / "model.safetensors"
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)
    return path


def test_weights_on_disk_are_counted_by_their_heads(tmp_path: Path) -> None:
    weights(tmp_path / "transformer", {"blocks.0.a": [10, 10], "blocks.1.a": [30], "proj": [5]})
    weights(tmp_path / "text_encoder", {"words": [100, 8], "layer": [2]}, "BF16")
    weights(tmp_path / "vae", {"a": [8]}, "F8_E4M3")
    (tmp_path / "scheduler").mkdir()
    assert read_sizes(tmp_path) == {
        "transformer": Size(135, 100, 100, 5),
        "text_encoder": Size(802, 800, 802, 0),
        "vae": Size(8, 8, 8, 0),
    }
    found = fit(MODELS["wan-2.1-1.3b"], None, gpu(48), tmp_path)
    assert found.parts["transformer"] == 135 * 2
    assert found.parts["text_encoder"] == 802 * 2


@pytest.mark.parametrize(
    ("head", "data"),
    [
        (b"{", b""),
        (b"[]", b""),
        (b"[" * 100000, b""),
        ({"a": {"dtype": "F32", "shape": [2**70], "data_offsets": [0, 4]}}, b"0000"),
        ({"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}, b"0"),
        ({"a": {"dtype": "F32", "shape": [-1], "data_offsets": [0, 4]}}, b"0000"),
        ({"a": {"dtype": "F32", "shape": ["1"], "data_offsets": [0, 4]}}, b"0000"),
        ({"a": {"dtype": "F32", "shape": [1], "data_offsets": [4, 0]}}, b"0000"),
        ({"a": {"dtype": "F32"}}, b""),
        ({"a": 7}, b""),
    ],
)
def test_a_file_that_lies_about_its_size_is_refused(head: Any, data: bytes, tmp_path: Path) -> None:
    path = written(tmp_path / "transformer", head, data)
    with pytest.raises(InputError, match="not a whole safetensors file") as caught:
        fit(MODELS["wan-2.1-1.3b"], None, gpu(48), tmp_path)
    assert str(path) in str(caught.value) and "sora models pull" in caught.value.hint


def test_a_head_of_absurd_length_is_not_read(tmp_path: Path) -> None:
    path = written(tmp_path / "vae", {}, b"")
    path.write_bytes(struct.pack("<Q", 2**62) + b"{}")
    with pytest.raises(InputError, match="bytes long"):
        read_sizes(tmp_path)
    path.write_bytes(b"123")
    with pytest.raises(InputError):
        read_sizes(tmp_path)


def test_the_rung_that_worked_is_remembered_for_larger_takes_only(tmp_path: Path) -> None:
    model, here, memory = MODELS["wan-2.1-1.3b"], gpu(24), tmp_path / "memory"
    small, large = asked(model, 416, 240, 17), asked(model, 1280, 720, 81)
    assert remembered(memory, model, here, large) == 0
    remember(memory, model, here, LADDER[4], large)
    assert remembered(memory, model, here, large) == 4
    assert remembered(memory, model, here, small) == 0
    remember(memory, model, here, LADDER[2], small)
    assert remembered(memory, model, here, small) == 2
    assert remembered(memory, model, here, large) == 4
    assert remembered(memory, model, gpu(12), large) == 0
    assert remembered(memory, MODELS["ltx-2"], here, large) == 0
    assert fit(model, large, here, None, start=4).rung == LADDER[4]
    assert [path.name for path in memory.iterdir()] == ["ladder.json"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"schema": "x", "rungs": {}}', '{"schema": "ladder/1", "rungs": 3}']
)
def test_a_damaged_memory_is_forgotten(text: str, tmp_path: Path) -> None:
    (tmp_path / "ladder.json").write_text(text)
    model, here = MODELS["wan-2.1-1.3b"], gpu(24)
    assert remembered(tmp_path, model, here) == 0
    remember(tmp_path, model, here, LADDER[1])
    assert remembered(tmp_path, model, here) == 1


def test_a_memory_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    remember(tmp_path / "file" / "memory", MODELS["ltx-2"], gpu(24), LADDER[1])
    remember(None, MODELS["ltx-2"], gpu(24), LADDER[1])
