"""A process that is killed, or stopped, in the middle of a take."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from soracli.media.probe import probe

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
LONG = ("a red ball rolls on a beach", "--size", "320x180", "--seconds", "30", "-o", "clip.mp4")


def begin(own_home: Path) -> subprocess.Popen[bytes]:
    """Start a take and wait until its film is being written."""
    child = subprocess.Popen(
        [sys.executable, "-m", "soracli.cli.app", "gen", *LONG], stderr=subprocess.PIPE
    )
    deadline = time.monotonic() + 120
    while not list(own_home.glob("making/*/.clip.mp4.part")):
        assert child.poll() is None, child.stderr and child.stderr.read()
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return child


def test_kill_nine_leaves_a_store_the_next_run_uses(sora, here: Path, own_home: Path, tiny) -> None:
    child = begin(own_home)
    child.kill()
    child.communicate()
    assert not Path("clip.mp4").exists()
    assert list(own_home.glob("making/*"))  # the picture, and perhaps sounds beside it
    ran = sora("gen", LONG[0], *tiny, "-o", "clip.mp4")
    assert ran.code == 0 and "rendered 1" in ran.err
    assert probe(Path("clip.mp4")).frames == 6
    assert list(own_home.glob("making/*")) == []


def test_ctrl_c_ends_cleanly_and_says_how_to_go_on(here: Path, own_home: Path) -> None:
    child = begin(own_home)
    os.kill(child.pid, signal.SIGINT)
    _, said = child.communicate(timeout=60)
    words = said.decode()
    assert child.returncode == 130, words
    assert "Traceback" not in words
    assert "sora gen 'a red ball rolls on a beach' --size 320x180" in words
    assert list(here.iterdir()) == []
    assert list(own_home.glob("making/*")) == []
    assert not list(own_home.glob("takes/*/*/clip.mp4"))  # sounds that were done may be kept
