"""The one place where ffmpeg is started.

Frames go in through a pipe, one at a time, so a film never has to fit into memory; what ffmpeg says
is drained all the while, so that it cannot block; and a file appears under its name only when it is
whole and on the disk.
"""

import contextlib
import errno
import os
import re
import subprocess
import sys
import threading
from collections.abc import Generator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from soracli.errors import InputError, MachineError, NoSpace
from soracli.media.argv import (
    Encoding,
    decode_argv,
    describe_argv,
    encode_argv,
    frame_hashes_argv,
    join_argv,
    part_argv,
    still_argv,
    tags_argv,
)
from soracli.media.argv_sound import mux_argv
from soracli.media.tags import read_tags, write_tags

LAST_WORDS = 8192
"""How many characters of what ffmpeg said are kept: the end is where it says why."""
PROBE_SECONDS = 60.0


def program() -> str:
    """The path of ffmpeg. Raises MachineError where none is installed."""
    import imageio_ffmpeg

    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        raise MachineError(
            "ffmpeg is missing", "Install it again: pip install --force-reinstall imageio-ffmpeg"
        ) from error


def version() -> str:
    """The version ffmpeg gives itself. Raises MachineError where it does not start."""
    words = ask([program(), "-hide_banner", "-version"]).stdout.decode(errors="replace").split()
    return words[2] if len(words) > 2 else "unknown"


class FilmWriter:
    """A film being written, frame by frame; use it in a `with` block.

    Frames are raw rgb24 rows, top to bottom. When the block ends well the file stands under its
    name, complete and synced; when it is left by an error there is none. Raises MachineError where
    the disk is full or the folder cannot be written to, ValueError for a frame of another size.
    """

    def __init__(
        self, encoding: Encoding, target: Path, tags: dict[str, str] | None = None
    ) -> None:
        self.target = target
        self.frames = 0
        self._size = encoding.comes.width * encoding.comes.height * 3
        self._part = target.with_name(f".{target.name}.part")
        self._tags = target.with_name(f".{target.name}.tags") if tags else None
        try:
            if self._tags:
                self._tags.write_text(write_tags(tags or {}), encoding="utf-8", newline="\n")
        except OSError as error:
            self._clear()
            raise disk_error(error, target) from error
        argv = encode_argv(program(), encoding, self._part, self._tags)
        self._process = Process(argv, stdin=subprocess.PIPE)

    def write(self, frame: bytes | memoryview) -> None:
        """Add one frame."""
        if len(frame) != self._size:
            raise ValueError(f"a frame of {len(frame)} bytes instead of {self._size}")
        try:
            self._process.into.write(frame)
        except OSError as error:
            self._process.finish(self.target)  # it stopped reading: why is in what it said
            raise disk_error(error, self.target) from error
        self.frames += 1

    def __enter__(self) -> "FilmWriter":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            with self._process:
                if kind is None:
                    self._process.finish(self.target)
                    sync(self._part)
                    os.replace(self._part, self.target)
        except OSError as error:
            raise disk_error(error, self.target) from error
        finally:
            self._clear()

    def _clear(self) -> None:
        for leftover in (self._part, self._tags):
            if leftover:
                leftover.unlink(missing_ok=True)


def decode(
    source: Path, width: int, height: int, *, scaled: bool = False, seconds: float = 0
) -> Generator[bytes, None, None]:
    """The frames of a film as raw rgb24, one after the other, from `seconds` on.

    Width and height are the film's own; with `scaled` a film of yuv420p is scaled to them.
    """
    size = width * height * 3
    argv = decode_argv(program(), source, (width, height) if scaled else None, seconds)
    with Process(argv, stdout=subprocess.PIPE) as process:
        out = process.out
        while len(frame := out.read(size)) == size:
            yield frame
        process.finish(source)


def cut_out(source: Path, start: int, frames: int, fps: int, target: Path) -> None:
    """Write a part of a film to `target`, as it is coded; `start` has to be a keyframe.

    Raises MachineError where the disk or ffmpeg refuses.
    """
    make(part_argv(program(), source, start, frames, fps, target), target)


def join(
    films: Sequence[tuple[Path, int]],
    fps: int,
    target: Path,
    metadata: str,
    captions: str = "",
    sound: Path | None = None,
    languages: tuple[str, str] = ("und", "und"),
) -> None:
    """Join films of equal coding, each with its frames, into one that starts fast.

    `metadata` is ffmetadata with tags and chapters, `captions` SubRip, "" for none, `sound` a file
    of sound as long as the film, `languages` the three letters of what is heard and of what is read
    in it. Notes for ffmpeg lie in the folder of `target` for a while. Raises
    MachineError where the disk or ffmpeg refuses.
    """
    notes = {
        "films": "".join(
            f"file {_quoted(path)}\nduration {frames / fps:.6f}\n" for path, frames in films
        ),
        "captions": captions,
        "metadata": metadata,
    }
    with ExitStack() as stack:
        paths = {name: note(stack, target, name, text) for name, text in notes.items()}
        subtitles = paths["captions"] if captions else None
        argv = join_argv(
            program(),
            paths["films"],
            subtitles,
            paths["metadata"],
            fps,
            target,
            sound,
            languages,
        )
        make(argv, target)


def mux(clip: Path, sound: Path, target: Path, metadata: str, language: str = "und") -> None:
    """Give a clip a sound as long as it is. Its picture is copied; `metadata` is ffmetadata,
    `language` the three letters of what is spoken.

    Raises MachineError where the disk or ffmpeg refuses.
    """
    with ExitStack() as stack:
        tags = note(stack, target, "metadata", metadata)
        make(mux_argv(program(), clip, sound, tags, target, language), target)


def note(stack: ExitStack, target: Path, name: str, text: str) -> Path:
    """A file with words for ffmpeg beside `target`, until the stack is left."""
    path = target.with_name(f".{target.name}.{name}")
    stack.callback(path.unlink, missing_ok=True)
    try:
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise disk_error(error, target) from error
    return path


def _quoted(path: Path) -> str:
    """A path as the list of the concat demuxer takes it: nothing has a meaning in quotes."""
    return "'" + str(path.resolve()).replace("'", "'\\''") + "'"


def make(argv: list[str], target: Path) -> None:
    """Run a command that writes `target`. Raises MachineError where the disk or ffmpeg refuses."""
    made = ask(argv, seconds=None)
    if made.returncode:
        raise failure(made.returncode, made.stderr.decode("utf-8", "replace"), target)


def still(source: Path, seconds: float, width: int, height: int) -> bytes:
    """The frame seen at `seconds`, scaled to this size, as raw rgb24.

    Raises InputError where the film cannot be read or is over by then.
    """
    asked = ask(still_argv(program(), source, seconds, width, height))
    if asked.returncode or len(asked.stdout) != width * height * 3:
        raise InputError(
            f"{source} has no picture at {seconds:g} s",
            reason_of(asked.stderr.decode(errors="replace")),
        )
    return asked.stdout


def frame_hashes(source: Path) -> list[str]:
    """One SHA-256 for every decoded frame. Raises InputError where the film cannot be read."""
    asked = ask(frame_hashes_argv(program(), source), seconds=None)
    if asked.returncode:
        raise InputError(
            f"{source} cannot be decoded", reason_of(asked.stderr.decode(errors="replace"))
        )
    lines = asked.stdout.decode(errors="replace").splitlines()
    return [line.rsplit(",", 1)[-1].strip() for line in lines if line and not line.startswith("#")]


def read_file_tags(source: Path) -> dict[str, str]:
    """The tags of a film by lower-case name; empty where it has none or is no film."""
    asked = ask(tags_argv(program(), source))
    return {} if asked.returncode else read_tags(asked.stdout.decode("utf-8", "replace"))


def describe(source: Path) -> str:
    """What ffmpeg says about a file, in its own words."""
    return ask(describe_argv(program(), source)).stderr.decode("utf-8", "replace")


def sync(path: Path) -> None:
    """Make sure a file's bytes are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def disk_error(error: OSError, path: Path) -> MachineError:
    """The fault of the disk, told to a person."""
    folder = path.parent
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return NoSpace(f"no space left for {path}", "Free some space, or write elsewhere with -o.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return MachineError(f"{folder} cannot be written to", "Choose another folder with -o.")
    return MachineError(
        f"{path} cannot be written: {error.strerror or error}", "Try another folder with -o."
    )


class Process:
    """A running ffmpeg whose words are drained, and that never outlives its caller."""

    def __init__(self, argv: list[str], **pipes: Any) -> None:
        # its own group: Ctrl-C reaches us alone, and we decide how it ends
        apart: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, **pipes}
        self.popen = subprocess.Popen(argv, stderr=subprocess.PIPE, **pipes, **apart)
        self._said = ""
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    @property
    def out(self) -> IO[bytes]:
        """Its standard output. Only with stdout=PIPE."""
        assert self.popen.stdout is not None
        return self.popen.stdout

    @property
    def into(self) -> IO[bytes]:
        """Its standard input. Only with stdin=PIPE."""
        assert self.popen.stdin is not None
        return self.popen.stdin

    def __enter__(self) -> "Process":
        return self

    def __exit__(self, *raised: object) -> None:
        if self.popen.poll() is None:
            self.popen.kill()
        self._close()

    def finish(self, target: Path) -> None:
        """Wait for a good end. Raises MachineError with ffmpeg's own reason for a bad one."""
        self._close()
        if self.popen.returncode:
            raise failure(self.popen.returncode, self._said, target)

    def ended_badly(self) -> str:
        """Wait for the end: "" for a good one, ffmpeg's own reason for a bad one."""
        self._close()
        return reason_of(self._said) if self.popen.returncode else ""

    def _close(self) -> None:
        if self.popen.stdin:
            with contextlib.suppress(OSError):
                self.popen.stdin.close()
        self.popen.wait()
        self._listener.join()
        for pipe in (self.popen.stdout, self.popen.stderr):
            if pipe:
                pipe.close()

    def _listen(self) -> None:
        assert self.popen.stderr is not None
        for line in self.popen.stderr:
            self._said = (self._said + line.decode("utf-8", "replace"))[-LAST_WORDS:]


def failure(code: int, said: str, target: Path) -> MachineError:
    """Why a command ended with this code, from what it said."""
    if "No space left" in said or "File too large" in said or code == -25:  # SIGXFSZ
        return disk_error(OSError(errno.ENOSPC, "no space left"), target)
    if "Permission denied" in said or "Read-only file system" in said:
        return disk_error(OSError(errno.EACCES, "permission denied"), target)
    return MachineError(
        f"ffmpeg stopped with {code}: {reason_of(said)}", "`sora doctor` checks it."
    )


def reason_of(said: str) -> str:
    """The last of what ffmpeg said, without the name of the part of it that spoke."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return re.sub(r"^\[[^\]]*\]\s*", "", lines[-1]) if lines else "it did not say why"


def ask(
    argv: list[str], seconds: float | None = PROBE_SECONDS, feed: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a command to its end, for so many seconds at most, and hear what it says.

    `feed` goes to its standard input. Raises MachineError where it does not start or does not end.
    """
    source: dict[str, Any] = {"stdin": subprocess.DEVNULL} if feed is None else {"input": feed}
    try:
        return subprocess.run(argv, **source, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise MachineError(f"ffmpeg gave no answer in {seconds:g} seconds") from error
    except OSError as error:
        raise MachineError(
            f"ffmpeg does not start: {error.strerror or error}",
            "Install it again: pip install --force-reinstall imageio-ffmpeg",
        ) from error
