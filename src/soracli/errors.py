"""The one error tree: what a person is told when something cannot be done.

    SoraError
    ├── InputError     the words, the file or the options are wrong            exit code 2
    ├── MachineError   the disk, ffmpeg, memory or the terminal refused        exit code 1
    │   └── NoSpace    the disk is full
    ├── RunFailed      the work was started and at least one part of it failed exit code 1
    └── Interrupted    the person stopped it                                   exit code 130

Everything else that is raised is a bug, and is treated as one.
"""

from typing import ClassVar


class SoraError(Exception):
    """Something a person should be told, never a traceback.

    `message` is one sentence with the fault; `hint` says what to do next; `place` is where, as
    "file:line:column"; `snippet` shows that place, with a caret under it. The last three may be "".
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "", *, place: str = "", snippet: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.place = place
        self.snippet = snippet

    def __str__(self) -> str:
        """The fault with its place, on one line."""
        return f"{self.place}: {self.message}" if self.place else self.message


class InputError(SoraError):
    """What the person wrote cannot be used."""

    exit_code = 2


class MachineError(SoraError):
    """The machine could not do it: a full disk, a missing program, no memory."""

    exit_code = 1


class NoSpace(MachineError):
    """The disk is full."""


class RunFailed(SoraError):
    """The run ended, and not everything asked for was made."""

    exit_code = 1


class Interrupted(SoraError):
    """The person stopped the run; the hint is the command that goes on with it."""

    exit_code = 130
