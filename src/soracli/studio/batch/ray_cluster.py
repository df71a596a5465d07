"""Ray itself: one of our own on this machine, or one that is there. It is kept quiet."""

import logging
import os
import shutil
import signal
import socket
import sys
import tempfile
import threading
from contextlib import suppress
from typing import Any

from soracli.errors import MachineError

QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}
"""What Ray reads when it starts: nothing is reported to its makers, and no hint is printed."""
KNOCK_SECONDS = 10.0
"""How long a cluster may take to answer at its door; Ray itself would try for minutes."""
OBJECT_STORE_BYTES = 80 * 2**20
"""What goes between workers and driver is small; Ray wants at least 75 MiB."""
SHORT_FOLDERS = ("linux",)
"""Where the folder for temporary files has a name so short that the sockets of Ray fit into it."""


class Cluster:
    """Ray, started here or joined. `own` tells which; `ray` is the module.

    Raises MachineError where Ray is missing or cannot be reached.
    """

    def __init__(self, address: str | None) -> None:
        self.own = address is None
        for name, value in QUIET.items():
            os.environ.setdefault(name, value)
        try:
            import ray
        except ImportError:
            raise MachineError(
                "Ray is not installed here", "Install it with: pip install 'soracli[ray]'"
            ) from None
        self.ray: Any = ray
        self._folder = ""
        before = signal.getsignal(signal.SIGTERM)
        try:
            self._join(address)
        except MachineError:
            self.leave()
            raise
        finally:
            if threading.current_thread() is threading.main_thread():
                signal.signal(signal.SIGTERM, before)  # Ray puts its own there

    def room(self, resource: str, need: float) -> int:
        """How many workers that need so much of a resource ("CPU", "GPU") have room, machine by
        machine."""
        return sum(int(have // need) for have in self.each(resource))

    def each(self, resource: str) -> list[float]:
        """What every machine has of a resource."""
        alive = (node for node in self.ray.nodes() if node["Alive"])
        return [float(node["Resources"].get(resource, 0.0)) for node in alive]

    def alive(self, node: str) -> bool:
        """Whether a machine is still there."""
        return any(one["NodeID"] == node and one["Alive"] for one in self.ray.nodes())

    def leave(self) -> None:
        """Leave it; one of our own ends."""
        self.ray.shutdown()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _join(self, address: str | None) -> None:
        asked: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.CRITICAL}
        if address is None:
            asked |= {
                "address": "local",
                "include_dashboard": False,
                "num_cpus": os.cpu_count() or 1,
                "object_store_memory": OBJECT_STORE_BYTES,
            }
            if sys.platform in SHORT_FOLDERS:
                self._folder = tempfile.mkdtemp(prefix="sora-ray-")
                asked["_temp_dir"] = self._folder
        else:
            _knock(address)
            asked["address"] = address
        try:
            self.ray.init(**asked)
        except Exception as fault:  # of many kinds, by what is wrong and how it was joined
            raise _told(fault, address) from None
        with suppress(AttributeError):
            # deaths of workers would be printed between our results, whatever else is asked
            self.ray._private.worker._worker_logs_enabled = False


def _knock(address: str) -> None:
    """See that somebody listens at an address, if it names a port. Raises MachineError."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if host and port.isdecimal() and int(port) < 2**16:
        try:
            socket.create_connection((host.strip("[]"), int(port)), KNOCK_SECONDS).close()
        except OSError as fault:
            raise _told(fault, address) from None


def _told(fault: Exception, address: str | None) -> MachineError:
    words = " ".join(str(fault).split())[:300] or type(fault).__name__
    if address is None:
        return MachineError(
            f"Ray cannot be started here: {words}", "Leave --engine out to go on without it."
        )
    return MachineError(
        f"the Ray cluster at {address} cannot be joined: {words}",
        "Check that it runs (ray status), with the same Ray and Python as here; the address: auto, "
        "host:port or ray://host:10001; and, where it asks for a token, RAY_AUTH_MODE=token.",
    )
