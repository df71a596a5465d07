"""What every test may use: a home of its own, the command line, and one small clip."""

import gc
import os
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from soracli.cli.app import main

TINY = ("--size", "128x72", "--seconds", "0.5", "--fps", "12")
"""Options that make a clip of six small frames."""


MOST_WORKERS = 4
"""Processes that share the whole suite; each may need a gigabyte."""

STILL = {"story", "script", "plan", "engines"}
"""Folders of tests that render little or nothing."""


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """The whole suite is shared by the cores; a few files are sooner run in one process."""
    everything = config.args == config.getini("testpaths")
    return min(os.cpu_count() or 1, MOST_WORKERS) if everything else 0


def pytest_configure() -> None:
    """Many tests start `sora`: as on any machine, it is compiled by Python only once."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collected without Python's search for cycles, which takes two fifths of the time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()  # what was collected stays, and need not be searched during the tests
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes a minute by itself begins first, or the other cores would wait for it. Of two
    processes, which begin at the start and in the middle, only one begins with what is rendered:
    the other finds the kernels in Numba's cache, and need not compile them a second time."""
    minute = [item for item in items if item.get_closest_marker("minute")]
    others = [item for item in items if not item.get_closest_marker("minute")]
    still = [item for item in others if floor(item) in STILL]
    rendered = [item for item in others if floor(item) not in STILL]
    rendered.sort(key=lambda item: floor(item) != "house")  # the pages show all there is
    first, middle = [*minute, *still], len(items) // 2
    items[:] = [*first[:middle], *rendered, *first[middle:]]


def floor(item: pytest.Item) -> str:
    """The folder of the tests in which this one is."""
    return item.path.relative_to(Path(__file__).parent).parts[0]


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it said where."""

    code: int
    out: str
    err: str


Sora = Callable[..., Ran]


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that are not there yet, without end, counted here: pytest would look through the
    thousands there are for a new number each time."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of its own for every test, no models, and a terminal that is always the same."""
    home = next(homes)
    home.mkdir(mode=0o700)
    monkeypatch.setenv("SORA_HOME", str(home))
    monkeypatch.delenv("SORA_MODELS", raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    return home


@pytest.fixture
def sora(capfd: pytest.CaptureFixture[str]) -> Sora:
    """Run `sora` with these words, in this process, through the real entry point."""

    def run(*argv: object) -> Ran:
        capfd.readouterr()
        code = main([str(word) for word in argv])
        said = capfd.readouterr()
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    yield tmp_path


@pytest.fixture(scope="session")
def tiny() -> Sequence[str]:
    """Options that make a clip of six small frames."""
    return TINY


@pytest.fixture(scope="session")
def tiny_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One small clip, made once. Copy it before changing it."""
    folder = tmp_path_factory.mktemp("clip")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SORA_HOME", str(folder / "home"))
        patch.delenv("SORA_MODELS", raising=False)
        code = main(
            ["gen", "a red ball rolls on a beach", *TINY, "-q", "-o", str(folder / "clip.mp4")]
        )
    assert code == 0
    return folder / "clip.mp4"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A hub of models on this machine (tests/hub_server.py), which is all that is asked."""
    from huggingface_hub import constants

    spec = spec_from_file_location("hub_server", Path(__file__).with_name("hub_server.py"))
    assert spec and spec.loader
    made = module_from_spec(spec)
    sys.modules["hub_server"] = made  # its dataclasses look themselves up there
    spec.loader.exec_module(made)
    one = made.Hub()
    server = made.serve(one)
    template = "/{repo_id}/resolve/{revision}/{filename}"
    monkeypatch.setattr(constants, "ENDPOINT", one.url)
    monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", one.url + template)
    monkeypatch.setenv("HF_ENDPOINT", one.url)
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.setenv("HF_TOKEN_PATH", str(tmp_path / "no-token"))
    monkeypatch.delenv("HF_TOKEN", raising=False)
    one.new = made.Repository
    yield one
    one.let_go.set()
    server.shutdown()
    server.server_close()
