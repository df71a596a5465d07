"""How much memory is alive while a model works is counted right: the count agrees with what the
allocator of the processor gave, and with itself where nothing is computed."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def live() -> ModuleType:
    """docs/reference/live_memory.py as a module."""
    path = ROOT / "docs" / "reference" / "live_memory.py"
    spec = importlib.util.spec_from_file_location("live_memory", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def transformer(device: str) -> Any:
    import torch
    from diffusers import WanTransformer3DModel

    with torch.device(device):
        return WanTransformer3DModel(
            num_attention_heads=2, attention_head_dim=12, text_dim=16, freq_dim=16, ffn_dim=64,
            num_layers=2, rope_max_seq_len=64,
        ).eval()  # fmt: skip


def asked(device: str) -> dict[str, Any]:
    import torch

    return {
        "hidden_states": torch.zeros(1, 16, 5, 24, 32, device=device),
        "timestep": torch.zeros(1, device=device),
        "encoder_hidden_states": torch.zeros(1, 4, 16, device=device),
    }


def counted(live: ModuleType, device: str) -> int:
    import torch

    model, said = transformer(device), asked(device)
    given = [*live.weights_of(model), *said.values()]
    with torch.no_grad(), live.attention_in_tiles(), live.Living(given) as living:
        model(**said)
    return int(living.peak)


def allocated(live: ModuleType) -> int:
    """The most that torch's own allocator held at once, as its profiler saw it."""
    import torch
    from torch.profiler import ProfilerActivity, profile

    model, said = transformer("cpu"), asked("cpu")
    with torch.no_grad(), live.attention_in_tiles():
        model(**said)  # what is made once is made now
        with profile(activities=[ProfilerActivity.CPU], profile_memory=True) as seen:
            model(**said)
    now = peak = 0
    found = [one for one in seen.profiler.kineto_results.events() if one.name() == "[memory]"]
    for one in sorted(found, key=lambda event: event.start_ns()):
        now += one.nbytes()
        peak = max(peak, now)
    return peak


def test_the_count_is_what_the_allocator_gave(live: ModuleType) -> None:
    there = allocated(live)
    assert there > 500_000
    assert counted(live, "cpu") == pytest.approx(there, rel=0.05)


def test_nothing_has_to_be_computed_to_count(live: ModuleType) -> None:
    assert counted(live, "meta") == pytest.approx(counted(live, "cpu"), rel=0.01)


def test_what_is_dropped_is_alive_no_longer(live: ModuleType) -> None:
    import torch

    given = torch.zeros(100)
    with live.Living([given]) as living:
        first = torch.zeros(1000) + 1
        view = first[:10]
        del first
        second = torch.zeros(500)
        kept = given.view(10, 10)
    assert view.shape == (10,) and second.shape == (500,) and kept.shape == (10, 10)
    assert living.now == 4 * (1000 + 500)
    assert living.peak == 4 * (1000 + 1000)
