"""The other end of worker.py: one process that speaks, kept warm for all lines of a run."""

import atexit
import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from soracli.errors import MachineError

PATIENCE = 10.0
"""Seconds an answer may take, and as many again for every thousand letters: a line of a minute
takes a fifth of a second."""
MEND = "Run it again; if it stays so, `pip install --force-reinstall espeakng-loader`."


@dataclass(frozen=True, eq=False)
class Uttered:
    """What espeak said: `samples` (n,) from -1 to 1 at `hertz`, and its events in order of time:
    (1 word or 7 phoneme, position in the text counted from 1, sample, IPA)."""

    samples: NDArray[np.float32]
    hertz: int
    events: tuple[tuple[int, int, int, str], ...]


class Speaker:
    """espeak-ng in a process of its own, started by the first line and again after a crash."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def say(self, text: str, voice: str, rate: int, pitch: int, span: int) -> Uttered:
        """Say a text: `voice` as espeak names it, `rate` in words a minute (80 to 450), `pitch`
        and `span` (how lively it moves) from 0 to 99.

        Raises MachineError where the process crashed, hung, or does not know the voice.
        """
        asked = {"text": text, "voice": voice, "rate": rate, "pitch": pitch, "range": span}
        line = json.dumps(asked).encode() + b"\n"
        with self._lock:
            head, samples = self._asked(line, PATIENCE * (1 + len(text) / 1000))
        if "error" in head:
            raise MachineError(f"the built-in voice cannot speak: {head['error']}", MEND)
        sound = np.frombuffer(samples, "<i2").astype(np.float32) * np.float32(1 / 32768)
        events = tuple((kind, at, sample, ipa) for kind, at, sample, ipa in head["events"])
        return Uttered(sound, int(head["hertz"]), events)

    @property
    def number(self) -> int | None:
        """The number of the running process, or None."""
        process = self._process
        return process.pid if process and process.poll() is None else None

    def close(self) -> None:
        """End the process. The next line starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            try:
                if pipe:
                    pipe.close()
            except OSError:  # it is gone already, with something still to be sent
                continue
        try:
            process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _asked(self, line: bytes, seconds: float) -> tuple[dict[str, Any], bytes]:
        process = self._running()
        assert process.stdin and process.stdout
        guard = threading.Timer(seconds, process.kill)
        guard.start()
        try:
            process.stdin.write(line)
            process.stdin.flush()
            head = json.loads(process.stdout.readline() or b"null")
            if head is None:
                raise EOFError
            samples = process.stdout.read(head.get("bytes", 0))
            if len(samples) < head.get("bytes", 0):
                raise EOFError
        except (OSError, EOFError, ValueError):
            hung = not guard.is_alive()
            self.close()
            fault = f"gave no answer in {seconds:.0f} s" if hung else "ended while it spoke"
            raise MachineError(f"the built-in voice {fault}", MEND) from None
        finally:
            guard.cancel()
        return head, samples

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        try:
            import espeakng_loader

            argv = [
                *(sys.executable, "-I", "-S", str(Path(__file__).with_name("worker.py"))),
                *(espeakng_loader.get_library_path(), espeakng_loader.get_data_path()),
            ]
            self._process = subprocess.Popen(
                argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except (ImportError, OSError, RuntimeError) as fault:
            raise MachineError(f"the built-in voice cannot be started: {fault}", MEND) from None
        return self._process


SPEAKER = Speaker()
"""The one process of this program; it ends with it."""
atexit.register(SPEAKER.close)
