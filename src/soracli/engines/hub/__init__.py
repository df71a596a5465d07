"""Weights from a hub onto this machine: the only place in the program that asks a network.

It happens when a person says `sora models pull`, and at no other time.
"""

from soracli.engines.hub.pulling import Pulled, pull
from soracli.engines.hub.record import record_of
from soracli.engines.hub.transfer import Pulling

__all__ = ["Pulled", "Pulling", "pull", "record_of"]
