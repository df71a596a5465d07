"""Ray itself: one of our own on this machine, or one that is there. It is kept quiet."""

import logging
import os
import secrets
import signal
import socket
import sys
import threading
import time
from contextlib import suppress
from typing import Any

from soracli.errors import MachineError
from soracli.studio.batch.ray_folder import RayFolder
from soracli.studio.batch.sizing import cores

QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}
"""What Ray reads when it starts: nothing is reported to its makers, and no hint is printed."""
LEVEL = "RAY_BACKEND_LOG_LEVEL"
"""Ray writes a line on the terminal where this is set, whatever it says."""
TOKEN = {"RAY_AUTH_TOKEN": secrets.token_hex(32)}
"""Nobody else may use a Ray of our own. Without this Ray would write a token into the person's
home, which there may not be."""
MODE = "RAY_AUTH_MODE"
"""Ray sets this in our environment when it is to ask for a token, which it does by itself."""
HERE = "127.0.0.1"
"""Where a Ray of our own listens: nobody on the network can reach it, and none is needed."""
KNOCK_SECONDS = 10.0
"""How long a cluster may take to answer at its door; Ray itself would try for minutes."""
OBJECT_STORE_BYTES = 80 * 2**20
"""What goes between workers and driver is small; Ray wants at least 75 MiB."""
PARTING_SECONDS = 2.0
"""How long a machine that ends may take to tell so, after its workers have died."""
LOOK_SECONDS = 0.2
"""How often is looked whether it has."""


class Cluster:
    """Ray, started here or joined. `own` tells which; `ray` is the module.

    Raises MachineError where Ray is missing or cannot be reached.
    """

    def __init__(self, address: str | None) -> None:
        self.own = address is None
        try:
            import ray
        except ImportError:
            raise MachineError(
                "Ray is not installed here", "Install it with: pip install 'soracli[ray]'"
            ) from None
        if ray.is_initialized():
            raise MachineError("Ray is in use in this process", "Leave it first: ray.shutdown().")
        self.ray: Any = ray
        self._folder: RayFolder | None = None
        self._settings = dict(os.environ)
        before = signal.getsignal(signal.SIGTERM)
        try:
            self._join(address)
        except BaseException:
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
        """Whether a machine is there, as far as is known. One that ends tells so a moment after its
        workers have died, so it is waited for; not on a Ray of our own, which has no other."""
        until = time.monotonic() + (0.0 if self.own else PARTING_SECONDS)
        while self._known(node):
            if time.monotonic() >= until:
                return True
            time.sleep(LOOK_SECONDS)
        return False

    def _known(self, node: str) -> bool:
        return any(one["NodeID"] == node and one["Alive"] for one in self.ray.nodes())

    def died(self, fault: Exception, node: str) -> bool:
        """Whether a worker's own process has ended, and not its machine (`node`)."""
        return not self.gone(fault) and self.alive(node)

    def gone(self, fault: Exception) -> bool:
        """Whether Ray says that a machine is gone, or cannot be reached: the end of a process alone
        it knows from that machine."""
        errors = self.ray.exceptions
        if isinstance(fault, errors.ActorDiedError):
            return fault.preempted or "node has died" in str(fault)
        return isinstance(fault, errors.ActorUnavailableError | errors.NodeDiedError)

    def leave(self) -> None:
        """Leave it; one of our own ends, and its folder goes."""
        try:
            self.ray.shutdown()
        finally:
            for name in (*QUIET, *TOKEN, MODE, LEVEL):
                os.environ.pop(name, None)
                if name in self._settings:
                    os.environ[name] = self._settings[name]
            if self._folder is not None:
                self._folder.leave()

    def _join(self, address: str | None) -> None:
        os.environ.pop(LEVEL, None)
        for name, value in (QUIET | TOKEN if self.own else QUIET).items():
            os.environ.setdefault(name, value)
        asked: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.CRITICAL}
        if address is None:
            asked |= {
                "address": "local",
                "include_dashboard": False,
                "num_cpus": cores(),
                "object_store_memory": OBJECT_STORE_BYTES,
                "_node_ip_address": HERE,
            }
            if sys.platform != "win32":  # there Ray needs no sockets with names
                self._folder = RayFolder()
                asked["_temp_dir"] = str(self._folder.path)
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
