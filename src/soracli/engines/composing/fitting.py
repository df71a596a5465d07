"""A track of the user's own, made as long as the film."""

from soracli.engines.signals.basics import Sound, samples


def fit_track(track: Sound, seconds: float) -> Sound:
    """The track, as long as `seconds`."""
    return track[: samples(seconds)]
