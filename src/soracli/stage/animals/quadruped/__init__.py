"""Four-legged animals: one rig, one body plan, and many species as numbers."""

from soracli.stage.animals.quadruped.assembly import build_quadruped

__all__ = ["build_quadruped"]
