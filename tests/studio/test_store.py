"""The store: whole or not at all, whatever happens to the process or to the files."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from soracli.errors import MachineError
from soracli.studio.store import MACHINE, MANIFEST, Store, copy_out

KEY = "ab" + "0" * 62


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def keep(store: Store, key: str = KEY, content: bytes = b"film") -> None:
    with store.making(key) as folder:
        (folder / "clip.mp4").write_bytes(content)
        (folder / "scene.json").write_text("{}")


def test_what_was_kept_is_fetched(store: Store) -> None:
    assert store.fetch(KEY) is None
    keep(store)
    artifact = store.fetch(KEY)
    assert artifact is not None and artifact.files == ("clip.mp4", "scene.json")
    assert artifact.path("clip.mp4").read_bytes() == b"film"
    assert store.count() == 1 and store.bytes_used() > 0


def test_making_a_store_touches_nothing(store: Store) -> None:
    assert store.count() == 0 and store.sweep() == 0
    assert not store.root.exists()


def test_an_error_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError), store.making(KEY) as folder:
        (folder / "clip.mp4").write_bytes(b"half")
        raise RuntimeError
    assert store.fetch(KEY) is None
    assert list((store.root / "making").iterdir()) == []


@pytest.mark.parametrize("damage", ["flip", "cut", "lose", "manifest", "no manifest", "other key"])
def test_a_damaged_artifact_is_put_aside_and_can_be_made_again(store: Store, damage: str) -> None:
    keep(store)
    artifact = store.fetch(KEY)
    assert artifact is not None
    clip, manifest = artifact.path("clip.mp4"), artifact.path(MANIFEST)
    if damage == "flip":
        clip.write_bytes(b"filn")
    elif damage == "cut":
        clip.write_bytes(b"fil")
    elif damage == "lose":
        clip.unlink()
    elif damage == "manifest":
        manifest.write_text("{nonsense")
    elif damage == "no manifest":
        manifest.unlink()
    else:
        manifest.write_text(manifest.read_text().replace(KEY, "cd" + KEY[2:]))
    assert store.fetch(KEY) is None
    assert store.damaged == [KEY]
    assert len(list(store.quarantine.iterdir())) == 1
    keep(store, content=b"again")
    again = store.fetch(KEY)
    assert again is not None and again.path("clip.mp4").read_bytes() == b"again"


def test_who_finishes_second_leaves_the_first_alone(store: Store) -> None:
    with store.making(KEY) as slow:
        (slow / "clip.mp4").write_bytes(b"slow")
        keep(store, content=b"fast")
    artifact = store.fetch(KEY)
    assert artifact is not None and artifact.path("clip.mp4").read_bytes() == b"fast"
    assert list((store.root / "making").iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_store_that_cannot_be_written_is_the_machines_fault(store: Store) -> None:
    store.root.mkdir()
    store.root.chmod(0o500)
    with pytest.raises(MachineError, match="cannot be written"), store.making(KEY):
        pass


def test_a_file_in_the_way_is_the_machines_fault(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("not a folder")
    with pytest.raises(MachineError, match="cannot be written") as raised:
        keep(Store(tmp_path / "store"))
    assert "SORA_HOME" in raised.value.hint


KILLED = """
import sys, time
from pathlib import Path
from soracli.studio.store import Store
with Store(Path(sys.argv[1])).making(sys.argv[2]) as folder:
    (folder / "clip.mp4").write_bytes(b"half a film")
    print("ready", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_kill_nine_leaves_a_store_the_next_run_uses(store: Store) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(store.root), KEY], stdout=subprocess.PIPE
    )
    assert child.stdout is not None and child.stdout.readline() == b"ready\n"
    making = store.root / "making"
    assert store.sweep() == 0  # it is alive: what it makes is left alone
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert len(list(making.iterdir())) == 1
    assert store.fetch(KEY) is None
    keep(store)
    assert list(making.iterdir()) == []
    assert store.fetch(KEY) is not None


def test_old_work_is_swept_even_if_its_number_lives_again(store: Store) -> None:
    work = store.root / "making" / f"{os.getpid()}-{MACHINE}-abc"
    work.mkdir(parents=True)
    assert store.sweep() == 0
    long_ago = time.time() - 48 * 3600
    os.utime(work, (long_ago, long_ago))
    assert store.sweep() == 1


def test_what_another_machine_makes_on_a_shared_disk_is_left_alone(store: Store) -> None:
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True
    )
    theirs, ours = (
        store.root / "making" / f"{int(gone.stdout)}-{machine}-abc"
        for machine in ("0" * len(MACHINE), MACHINE)
    )
    theirs.mkdir(parents=True)
    ours.mkdir()
    assert store.sweep() == 1
    assert theirs.exists() and not ours.exists()


def test_a_key_is_looked_up_without_reading(store: Store) -> None:
    assert not store.holds(KEY)
    with store.making(KEY):
        assert not store.holds(KEY)
    assert store.holds(KEY)


def test_copying_out_is_whole_or_nothing(tmp_path: Path) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_bytes(b"new")
    target.write_bytes(b"old")
    copy_out(source, target)
    assert target.read_bytes() == b"new"
    with pytest.raises(OSError):
        copy_out(tmp_path / "none", target)
    assert target.read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_copying_out_clears_what_a_killed_process_left(tmp_path: Path) -> None:
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True
    )
    left = tmp_path / f".b.{int(gone.stdout)}.part"
    left.write_bytes(b"half")
    (tmp_path / "a").write_bytes(b"new")
    copy_out(tmp_path / "a", tmp_path / "b")
    assert not left.exists()
