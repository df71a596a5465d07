"""What can go wrong with a download, told to a person."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from soracli.engines.hub.sources import library
from soracli.engines.weights import PICTURES
from soracli.errors import InputError, MachineError, NoSpace, SoraError
from soracli.story.preset import Model

FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
AGAIN = "Run the same command again: it goes on where it stopped."


@contextmanager
def asking(model: Model, folder: Path, offline: bool) -> Iterator[None]:
    """Around what is asked of a hub: its library's errors become ours. Raises MachineError at once
    where nothing may be asked of a network or the library is not installed."""
    try:
        hub = library()
    except ImportError as fault:
        raise MachineError(
            "huggingface_hub, which fetches models, is not installed",
            f'Install what models need: pip install "{PICTURES}"',
        ) from fault
    if offline or hub.constants.HF_HUB_OFFLINE:
        why = "--offline" if offline else "HF_HUB_OFFLINE"
        raise MachineError(
            f'the model "{model.name}" is not here, and {why} forbids to fetch it',
            f"Leave {why} away, or put its files into {folder}.",
        )
    try:
        yield
    except SoraError:
        raise
    except (OSError, ValueError, _network_fault(hub)) as fault:
        raise _told(fault, model, hub) from fault


def _network_fault(hub: Any) -> type[BaseException]:
    """What the library's own library of HTTP raises; which one that is differs by version."""
    kind: type[BaseException] = hub.errors.HfHubHTTPError.__bases__[0]
    return kind


def _told(fault: BaseException, model: Model, hub: Any) -> SoraError:
    errors, page = hub.errors, f"{hub.constants.ENDPOINT}/{model.weights}"
    if isinstance(fault, errors.GatedRepoError):
        return InputError(
            f"{model.weights} is gated: its owner wants its licence to be accepted first",
            f"Accept it on {page}, then run `hf auth login` or set HF_TOKEN, and pull again.",
        )
    if isinstance(fault, errors.RevisionNotFoundError):
        return InputError(
            f'{model.weights} has no commit "{model.revision}"', "Correct the preset's revision."
        )
    if isinstance(fault, errors.RepositoryNotFoundError | errors.HFValidationError):
        return InputError(
            f"there is no repository {model.weights}, or it is private",
            f"Look at {page}. For a private one run `hf auth login` or set HF_TOKEN.",
        )
    if isinstance(fault, OSError) and fault.errno in FULL:
        return NoSpace("the disk is full", f"Free some space. {AGAIN}")
    if isinstance(fault, errors.HfHubHTTPError) and fault.response is not None:
        status = fault.response.status_code
        return MachineError(f"the hub answered with {status} about {model.weights}", AGAIN)
    if isinstance(fault, _network_fault(hub)):
        return MachineError(
            f"the hub cannot be reached: {_reason(fault)}", f"Check the network. {AGAIN}"
        )
    return MachineError(f"{model.weights} could not be fetched: {_reason(fault)}", AGAIN)


def _reason(fault: BaseException) -> str:
    lines = str(fault).strip().splitlines()
    return lines[0] if lines else type(fault).__name__
