"""A store that machines share through a folder elsewhere: whole or not at all, made once for all.

Each "machine" here is a store of its own on one shared URL.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from soracli.errors import InputError, MachineError
from soracli.plan.compile import compile_take
from soracli.plan.key import take_key
from soracli.plan.request import Request
from soracli.plan.take import TakeSpec
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.studio.events import Event, TakeStarted
from soracli.studio.home import Home
from soracli.studio.output import CLIP
from soracli.studio.render import obtain
from soracli.studio.store import MANIFEST, Store

pytest.importorskip("fsspec")

from soracli.studio import far_files  # noqa: E402
from soracli.studio.far_files import shown  # noqa: E402

KEY = "ab" + "0" * 62


def machine(tmp_path: Path, name: str) -> Store:
    """The store of a machine of its own, on the URL that all have."""
    root = tmp_path / name
    return Home(root, root / "presets").sharing((tmp_path / "shared").as_uri()).store


def keep(store: Store, content: bytes = b"film", anew: bool = False) -> None:
    with store.making(KEY, anew) as folder:
        (folder / "clip.mp4").write_bytes(content)
        (folder / "scene.json").write_text("{}")


def found(store: Store) -> bytes | None:
    artifact = store.fetch(KEY)
    return artifact.path("clip.mp4").read_bytes() if artifact else None


def far(tmp_path: Path, pattern: str) -> list[Path]:
    return sorted((tmp_path / "shared").glob(pattern))


def take() -> TakeSpec:
    presets = load_presets()
    scene = read("a red ball bounces on a beach", presets)
    request = Request(size="64x64", seconds=0.25, fps=8)
    return compile_take(scene, request, presets.kinds, presets.looks, presets.models, ())


def test_what_one_machine_has_rendered_no_other_renders(tmp_path: Path) -> None:
    spec = take()
    begin = TakeStarted("ball", 1, 1, spec.frames, None)
    heard: list[Event] = []
    clips = []
    for name in ("a", "b"):
        artifact, reused = obtain(spec, machine(tmp_path, name), "ball", heard.append, begin)
        assert artifact.folder.is_relative_to(tmp_path / name)
        assert reused == (name == "b")
        clips.append(artifact.path(CLIP).read_bytes())
    assert clips[0] == clips[1]
    assert heard.count(begin) == 1
    assert machine(tmp_path, "c").holds(take_key(spec))


def test_what_is_missing_is_missing(tmp_path: Path) -> None:
    store = machine(tmp_path, "a")
    assert store.fetch(KEY) is None and not store.holds(KEY)
    store.discard(KEY)


def test_what_was_there_before_goes_to_the_others_when_it_is_used(tmp_path: Path) -> None:
    alone = Store(tmp_path / "a")
    keep(alone)
    assert found(machine(tmp_path, "b")) is None
    assert found(machine(tmp_path, "a")) == b"film"
    assert found(machine(tmp_path, "b")) == b"film"


def test_making_anew_replaces_it_for_who_comes_later(tmp_path: Path) -> None:
    a = machine(tmp_path, "a")
    keep(a)
    keep(a, b"better", anew=True)
    assert found(machine(tmp_path, "b")) == b"better"
    assert len(far(tmp_path, "takes/*/*/*")) == 1  # the old files are gone


def test_what_is_forgotten_is_forgotten_everywhere(tmp_path: Path) -> None:
    a = machine(tmp_path, "a")
    keep(a)
    a.discard(KEY)
    assert found(machine(tmp_path, "b")) is None
    assert far(tmp_path, "takes/*/*/*") == [] and far(tmp_path, "manifests/*") == []


@pytest.mark.parametrize("damage", ["flip", "lose", "torn", "other key", "name"])
def test_what_is_damaged_there_is_not_served_and_can_be_made_again(
    tmp_path: Path, damage: str
) -> None:
    keep(machine(tmp_path, "a"))
    (clip,) = far(tmp_path, "takes/*/*/*/clip.mp4")
    (manifest,) = far(tmp_path, "manifests/*.json")
    if damage == "flip":
        clip.write_bytes(b"filn")
    elif damage == "lose":
        clip.unlink()
    elif damage == "torn":
        manifest.write_bytes(manifest.read_bytes()[:-20])
    elif damage == "other key":
        manifest.write_text(manifest.read_text().replace(KEY, "cd" + KEY[2:]))
    else:
        manifest.write_text(manifest.read_text().replace("clip.mp4", "../../clip.mp4"))
    b = machine(tmp_path, "b")
    assert found(b) is None
    assert b.damaged == [KEY] and len(far(tmp_path, "quarantine/*")) == 1
    assert list((tmp_path / "b").rglob("clip.mp4")) == []
    keep(b, b"again")
    assert found(machine(tmp_path, "c")) == b"again"


def test_what_is_damaged_here_comes_from_there(tmp_path: Path) -> None:
    a = machine(tmp_path, "a")
    keep(a)
    artifact = a.fetch(KEY)
    assert artifact is not None
    artifact.path("clip.mp4").write_bytes(b"filn")
    assert found(a) == b"film"
    assert a.damaged == [KEY] and len(list(a.quarantine.iterdir())) == 1


FILES = 400
KILLED = f"""
import sys
from pathlib import Path
from soracli.studio.home import Home
root = Path(sys.argv[1])
with Home(root, root / "presets").sharing(sys.argv[2]).store.making({KEY!r}) as folder:
    for number in range({FILES}):
        (folder / f"{{number}}.png").write_bytes(bytes(200))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_machine_that_is_lost_while_it_sends_leaves_nothing_that_is_half(tmp_path: Path) -> None:
    url = (tmp_path / "shared").as_uri()
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path / "a"), url])
    deadline = time.monotonic() + 60
    while not far(tmp_path, "takes/*/*/*/1.png") and time.monotonic() < deadline:
        time.sleep(0.002)
    child.send_signal(signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL
    assert 0 < len(far(tmp_path, "takes/*/*/*/*")) < FILES
    assert machine(tmp_path, "b").fetch(KEY) is None
    # what it had made was kept on it: when it comes back, the others get it
    assert machine(tmp_path, "a").fetch(KEY) is not None
    come = machine(tmp_path, "b").fetch(KEY)
    assert come is not None and len(come.files) == FILES


def test_a_server_that_is_not_there_is_the_machines_fault_and_no_password_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(far_files, "WAITS", (0.01,))
    home = Home(tmp_path, tmp_path / "presets")
    with pytest.raises(MachineError, match="cannot be used") as raised:
        home.sharing("ftp://anna:geheim@127.0.0.1:9/films")
    assert "ftp://anna:…@127.0.0.1:9/films" in raised.value.message
    assert "geheim" not in f"{raised.value.message} {raised.value.hint}"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_folder_that_cannot_be_written_is_the_machines_fault(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir(mode=0o500)
    with pytest.raises(MachineError, match="cannot be used"):
        keep(machine(tmp_path, "a"))


@pytest.mark.parametrize("url", ["", "memory://films", "https://films.invalid/", "nonsense://x"])
def test_a_place_that_no_machine_can_share_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(InputError):
        Home(tmp_path, tmp_path / "presets").sharing(url)


@pytest.mark.parametrize(
    ("url", "seen"),
    [
        ("s3://bucket/films", "s3://bucket/films"),
        ("sftp://anna:geheim@host/films", "sftp://anna:…@host/films"),
        ("sftp://anna:ge@heim@host/films", "sftp://anna:…@host/films"),
        ("abfs://box@account.dfs/films?sig=geheim", "abfs://box@account.dfs/films"),
        ("abfs://box/films#geheim", "abfs://box/films"),
        ("/mnt/films", "/mnt/films"),
    ],
)
def test_a_url_is_told_without_what_nobody_should_read(url: str, seen: str) -> None:
    assert shown(url) == seen
    assert "geheim" not in repr(Home(Path("root"), Path("presets"), None, url))


def test_the_manifest_there_is_the_one_here(tmp_path: Path) -> None:
    a = machine(tmp_path, "a")
    keep(a)
    artifact = a.fetch(KEY)
    assert artifact is not None
    (manifest,) = far(tmp_path, "manifests/*.json")
    assert json.loads(manifest.read_text()) == json.loads(artifact.path(MANIFEST).read_text())
