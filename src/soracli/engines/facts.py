"""What this machine computes with, known without torch: its accelerator, and its free memory.

The makers' own tools are asked (nvidia-smi, rocm-smi, sysctl); where none answers there is only the
processor. Planning asks this; a session that has torch at hand asks that instead.
"""

import contextlib
import ctypes
import functools
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

Accelerator = Literal["cuda", "mps", "cpu"]
PATIENCE = 5.0
"""Seconds that a tool may take to answer."""
UNIFIED_SHARE = 0.7
"""How much of a Mac's memory its accelerator may use: Metal recommends between two thirds and three
quarters, by the size of the machine (recommendedMaxWorkingSetSize)."""
MIB = 2**20
NVIDIA_QUERY = "--query-gpu=index,uuid,name,memory.total,memory.free"
NVIDIA_FORM = "--format=csv,noheader,nounits"
AMD_QUERY = ("--showproductname", "--showuniqueid", "--showmeminfo", "vram", "--json")
MOST_GPUS = 64
"""Of one machine: more than any has."""


class Facts(NamedTuple):
    """What is computed with: `kind` as torch names it ("cuda" is AMD's too), its `name`.

    `memory` and `free` are bytes of its own memory, `ram` the bytes of main memory that are free.
    """

    kind: Accelerator
    name: str
    memory: int
    free: int
    ram: int

    @property
    def number(self) -> int:
        """How many bytes a number of a large model takes there, as engines.device says."""
        return 2 if self.kind == "cuda" else 4


@functools.cache
def facts() -> Facts:
    """What this machine computes with, asked once in a process: the GPU with the most free memory
    among those that may be used, else the processor."""
    if sys.platform == "darwin":
        return apple(_said("sysctl", "-n", "hw.memsize", "machdep.cpu.brand_string"))
    total, free = main_memory()
    # the makers' own variables: torch heeds them in this very process too, whoever reads them
    said = _said("nvidia-smi", NVIDIA_QUERY, NVIDIA_FORM)
    found = list(nvidia(said, free, os.environ.get("CUDA_VISIBLE_DEVICES")))
    if not found:
        visible = os.environ.get("HIP_VISIBLE_DEVICES", os.environ.get("CUDA_VISIBLE_DEVICES"))
        found = list(amd(_said("rocm-smi", *AMD_QUERY), free, visible))
    return max(found, key=lambda one: one.free, default=processor(total, free))


def gpu_names() -> tuple[str, ...]:
    """The GPUs that may be used, each as CUDA_VISIBLE_DEVICES and HIP_VISIBLE_DEVICES call it, so
    that a process can be given one alone. Macs and processors have none."""
    if sys.platform == "darwin":
        return ()
    visible = os.environ.get("CUDA_VISIBLE_DEVICES")
    found = nvidia_names(_said("nvidia-smi", NVIDIA_QUERY, NVIDIA_FORM), visible)
    if not found:
        visible = os.environ.get("HIP_VISIBLE_DEVICES", visible)
        found = amd_names(_said("rocm-smi", *AMD_QUERY), visible)
    return found


def nvidia_names(said: str, visible: str | None = None) -> tuple[str, ...]:
    """The GPUs that nvidia-smi lists, by identity: it may count them in another order than CUDA."""
    lines = (line for line in said.splitlines() if list(nvidia(line, 0, visible)))
    return tuple(line.split(",")[1].strip() for line in lines)


def amd_names(said: str, visible: str | None = None) -> tuple[str, ...]:
    """The GPUs that rocm-smi lists, by their places, or as `visible` names them."""
    places = [str(place) for place in range(MOST_GPUS)] if visible is None else visible.split(",")
    return tuple(one.strip() for one in places if list(amd(said, 0, one)))


def processor(total: int, free: int) -> Facts:
    """The processor, with the bytes of main memory there are and are free."""
    return Facts("cpu", "the processor", total, free, free)


def nvidia(said: str, ram: int, visible: str | None = None) -> Iterable[Facts]:
    """The GPUs that nvidia-smi lists: index, uuid, name, MiB, MiB free.

    `visible` is CUDA_VISIBLE_DEVICES: indices or the beginnings of uuids (None: all may be used).
    Lines of another form are not read: a GPU without memory of its own says "[N/A]".
    """
    for line in said.splitlines():
        fields = [field.strip() for field in line.split(",")]
        if len(fields) != 5 or not _seen(fields[0], fields[1], visible):
            continue
        with contextlib.suppress(ValueError):
            memory, free = int(fields[3]) * MIB, int(fields[4]) * MIB
            yield Facts("cuda", fields[2], memory, free, ram)


def amd(said: str, ram: int, visible: str | None = None) -> Iterable[Facts]:
    """The GPUs that rocm-smi lists as JSON. Those that are part of a processor (with less than a
    gigabyte of their own) are left out."""
    try:
        cards = json.loads(said)
    except (ValueError, RecursionError):
        return
    for place, card in enumerate(cards.values() if isinstance(cards, dict) else ()):
        with contextlib.suppress(ValueError, TypeError, KeyError):
            memory = int(card["VRAM Total Memory (B)"])
            free = memory - int(card["VRAM Total Used Memory (B)"])
            name = card.get("Card Series") or card.get("Card series") or "AMD GPU"
            identity = card.get("Unique ID") or ""
            if memory >= 1024 * MIB and _seen(str(place), identity, visible):
                yield Facts("cuda", str(name), memory, free, ram)


def apple(said: str) -> Facts:
    """A Mac, from its bytes of memory and the name of its chip, a line each. Those without a chip
    of Apple's have only the processor."""
    lines = [*said.splitlines(), "", ""]
    total = int(lines[0]) if lines[0].strip().isdecimal() else 0
    if platform.machine() != "arm64":
        return processor(total, total)
    usable = round(total * UNIFIED_SHARE)
    return Facts("mps", lines[1].strip() or "Apple", usable, usable, total)


def main_memory() -> tuple[int, int]:
    """The bytes of main memory there are and are free; (0, 0) where that cannot be known."""
    if sys.platform == "win32":
        return _windows_memory()
    with contextlib.suppress(OSError):
        total, free = linux_memory(Path("/proc/meminfo").read_text(encoding="ascii"))
        limit, used = (_control("memory.max"), _control("memory.current"))
        if limit is None or used is None:
            return total, free
        return min(total, limit), min(free, max(limit - used, 0))
    return 0, 0


def linux_memory(said: str) -> tuple[int, int]:
    """Total and available bytes as /proc/meminfo says them, in kB."""
    fields = dict(line.split(":", 1) for line in said.splitlines() if ":" in line)

    def read(name: str) -> int:
        return int(fields.get(name, "0 kB").split()[0]) * 1024

    return read("MemTotal"), read("MemAvailable")


def _control(name: str) -> int | None:
    """What a container may use, or uses (control groups, second version); None without a limit."""
    with contextlib.suppress(OSError, ValueError):
        return int(Path("/sys/fs/cgroup", name).read_text(encoding="ascii"))
    return None


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of Windows."""

    _fields_ = [
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("free", ctypes.c_uint64),
        *((f"other_{number}", ctypes.c_uint64) for number in range(5)),
    ]


def _windows_memory() -> tuple[int, int]:
    status = _MemoryStatus()
    status.length = ctypes.sizeof(status)
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - it is there on Windows alone
    if not kernel.GlobalMemoryStatusEx(ctypes.byref(status)):
        return 0, 0
    return int(status.total), int(status.free)


def _seen(index: str, identity: str, visible: str | None) -> bool:
    """Whether a program may use a GPU: named by its index, or by how its identity begins."""
    if visible is None:
        return True
    named = [one.strip() for one in visible.split(",") if one.strip()]
    return any(one == index or (len(one) > 3 and identity.startswith(one)) for one in named)


def _said(tool: str, *args: str) -> str:
    """What a tool prints; "" where it is not there, fails or takes too long."""
    path = shutil.which(tool)
    if path is None:
        return ""
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        ran = subprocess.run(
            [path, *args],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        return ran.stdout.decode("utf-8", "replace") if ran.returncode == 0 else ""
    return ""
