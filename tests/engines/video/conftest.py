"""Every diffusion model at a tiny size with random weights, as a user would have it on disk: the
real presets and the real classes, saved by themselves, and nothing from any network."""

import gc
import importlib.util
import socket
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from soracli.engines import weights
from soracli.engines.contract import Shoot, Working, Workshop
from soracli.engines.registry import video_engine
from soracli.plan.compile import compile_take
from soracli.plan.generation import Condition, Generation, Window
from soracli.plan.request import Request
from soracli.plan.take import TakeSpec
from soracli.script.presets import Presets, load_presets
from soracli.script.reader import read
from soracli.story.diffusion import Levers
from soracli.story.preset import Model
from soracli.studio.store import Store

TINY = Path(__file__).parents[2] / "tiny"


@pytest.fixture(scope="session", autouse=True)
def one_core() -> None:
    """Models this small lose all their time when two cores wait for each other."""
    import torch

    torch.set_num_threads(1)


@pytest.fixture(autouse=True)
def only_its_own_is_looked_through() -> None:
    """Nothing stays loaded after a test, and Python looks for what is left: not again among all
    that the tests before it imported, which takes two seconds each time."""
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks a network for something fails."""

    def refuse(*_: object) -> None:
        raise AssertionError("a model asked the network for something")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def builders(family: str) -> dict[str, Callable[[Path], None]]:
    """How the tiny models of a family are made, by architecture."""
    spec = importlib.util.spec_from_file_location(f"tiny_{family}", TINY / f"{family}.py")
    assert spec is not None and spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made: dict[str, Callable[[Path], None]] = module.BUILDERS
    return made


@dataclass
class Tiny:
    """A folder of models, built when they are asked for."""

    folder: Path
    presets: Presets

    def model(self, name: str, **said: Any) -> Model:
        """The preset called `name`, its `diffusion` changed as said, its weights on disk."""
        model = self.presets.models[name]
        assert model.diffusion is not None
        if not (self.folder / name).exists():
            self.build(model, self.folder / name)
        diffusion = model.diffusion.model_copy(update={"steps": 2, **said})
        return model.model_copy(update={"diffusion": diffusion})

    def build(self, model: Model, folder: Path) -> None:
        """Save the weights of a model into a folder of its own."""
        import torch

        assert model.diffusion is not None
        folder.mkdir(parents=True)
        with warnings.catch_warnings(), torch.random.fork_rng():
            warnings.simplefilter("ignore")
            torch.manual_seed(5)
            builders(model.family)[model.diffusion.architecture](folder)
        gc.freeze()  # the libraries are a million objects: looking through them takes a second


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    """The folder all tests share; nobody changes what is in it."""
    return Tiny(tmp_path_factory.mktemp("models"), load_presets())


@pytest.fixture
def tiny(built: Tiny) -> Iterator[Tiny]:
    """The same, and it is where weights are looked for. Nothing stays loaded."""
    weights.use_models(built.folder)
    yield built
    weights.release()


@dataclass
class Told:
    """A workshop with a real store, and all that was told in it."""

    store: Store
    memory: Path
    seen: list[Working] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    stop: Callable[[Working], None] = lambda _: None
    looking: bool = True

    def shop(self) -> Workshop:
        hear, note = self._hear, self.notes.append
        return Workshop(self.store, hear, note, self.memory, lambda: self.looking)

    def _hear(self, working: Working) -> None:
        self.seen.append(working)
        self.stop(working)

    @contextmanager
    def session(self, model: Model) -> Iterator[Any]:
        """A session of the model's family, closed in the end."""
        session = video_engine(model.family).open(model, self.shop())
        try:
            yield session
        finally:
            session.close()


@pytest.fixture
def told(tmp_path: Path) -> Told:
    return Told(Store(tmp_path / "store"), tmp_path / "memory")


@pytest.fixture(scope="session")
def scene(built: Tiny) -> TakeSpec:
    """A short scene on the set."""
    presets = built.presets
    read_scene = read("a red ball rolls in an empty studio", presets)  # the simplest set
    request = Request(model="previs", size="64x64", seconds=1, fps=8)
    places = presets.lexicon.words.places.keys()
    return compile_take(read_scene, request, presets.kinds, presets.looks, presets.models, places)


Take = Callable[..., TakeSpec]


@pytest.fixture
def take(scene: TakeSpec) -> Take:
    """A take of a model, on the smallest grid it has, one window of two steps unless said."""

    def make(
        model: Model,
        conditions: tuple[Condition, ...] = (),
        frames: int | None = None,
        windows: tuple[Window, ...] | None = None,
        prompt: str = "a red ball rolls on a beach",
        levers: Levers | None = None,
        seed: int = 7,
        **changes: Any,
    ) -> TakeSpec:
        asked = model.diffusion
        assert asked is not None
        step, rest = model.frames_modulo
        count = frames or step + rest
        generation = Generation(
            width=2 * model.size_multiple,
            height=2 * model.size_multiple,
            fps=asked.fps or 8,
            frames=count,
            windows=windows or (Window(first=0, frames=count),),
            prompt=prompt,
            negative=asked.negative[:20],
            steps=asked.steps,
            guidance=asked.guidance,
            options=asked.options,
            levers=levers or Levers(),
            conditions=conditions,
        ).model_copy(update=changes)
        return scene.model_copy(update={"model": model, "generation": generation, "seed": seed})

    return make


def pixels(shoot: Shoot) -> list[bytes]:
    """All frames of a take."""
    return [frame.rgb.tobytes() for frame in shoot.frames()]
