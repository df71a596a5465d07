"""The limits of a delivery: how long a film may be, and how many bytes its file may have."""

import math
from typing import NamedTuple

from soracli.story.delivery import Delivery

MEGABYTE = 1_000_000
"""Bytes, as the places where films are shown count them."""
ALMOST = 1e-6
"""Seconds that a film may be longer: a length of frames is not always a round number."""


class Fault(NamedTuple):
    """What a limit refuses, what to do about it, and the field of the delivery that says it."""

    message: str
    hint: str
    field: str


def too_long(delivery: Delivery, seconds: float) -> Fault | None:
    """Why a film of this length cannot be delivered so; None where it can."""
    most = delivery.most_seconds
    if most is None or seconds <= most + ALMOST:
        return None
    return Fault(
        f"this lasts {_seconds(seconds)} s, and {_named(delivery)} takes at most {most:g} s",
        f"Shorten it by {_seconds(seconds - most, up=True)} s, or change the delivery.",
        "most_seconds",
    )


def most_bytes(delivery: Delivery, seconds: float) -> int | None:
    """How many bytes the file of a film of this length may have; None for as many as it needs."""
    limits = []
    if delivery.most_megabytes is not None:
        limits.append(delivery.most_megabytes * MEGABYTE)
    if delivery.most_kilobits is not None:
        limits.append(delivery.most_kilobits * 125 * seconds)  # bytes of a kilobit
    return int(min(limits)) if limits else None


def least_told(delivery: Delivery, seconds: float, least: int) -> str:
    """What the limits of a delivery would have to be for a file of `least` bytes, in words."""
    told = []
    if delivery.most_megabytes is not None and delivery.most_megabytes * MEGABYTE < least:
        told.append(f"most_megabytes: {_enough(least / MEGABYTE)}")
    if delivery.most_kilobits is not None and delivery.most_kilobits * 125 * seconds < least:
        told.append(f"most_kilobits: {_enough(least / 125 / seconds)}")
    return " and ".join(told)


def delivery_told(delivery: Delivery) -> str:
    """What a delivery asks of a film, in words; "" for one that asks for no more than any film."""
    limits = limits_told(delivery)
    if not (delivery.preset or delivery.safe or limits):
        return ""
    asked = [f"{delivery.loudness:g} LUFS", f"{delivery.peak:g} dBTP"]
    asked += ["edges kept free"] if delivery.safe else []
    asked += [limits] if limits else []
    return f"{delivery.preset or 'its own'}: {', '.join(asked)}"


def limits_told(delivery: Delivery) -> str:
    """The limits in words, "" where there are none."""
    told = []
    if delivery.most_seconds is not None:
        told.append(f"{delivery.most_seconds:g} s")
    if delivery.most_megabytes is not None:
        told.append(f"{delivery.most_megabytes:g} MB")
    if delivery.most_kilobits is not None:
        told.append(f"{delivery.most_kilobits:g} kbit/s")
    return f"at most {', '.join(told)}" if told else ""


def _enough(number: float) -> str:
    """A number rounded up to three digits: it is enough."""
    step = 10.0 ** (math.floor(math.log10(number)) - 2)
    return f"{math.ceil(number / step) * step:.6g}"


def _named(delivery: Delivery) -> str:
    return f"the delivery {delivery.preset}" if delivery.preset else "its delivery"


def _seconds(seconds: float, up: bool = False) -> str:
    """Seconds with one digit; `up` rounds so that it is enough."""
    tenths = -(-seconds * 10 // 1) if up else round(seconds * 10)
    return f"{tenths / 10:g}"
