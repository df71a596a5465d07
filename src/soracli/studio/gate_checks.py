"""The checks of the gate, one after the other."""

import math
from dataclasses import dataclass

from soracli.media.argv_sound import RATE
from soracli.media.hearing import Heard, listen
from soracli.media.landmarks import FLOOR, SECOND, lag, level_between, rises
from soracli.media.loudness import Loudness, measure_file
from soracli.media.probe import Film
from soracli.media.soundtrack import caption_times, start_of
from soracli.plan.limits import MEGABYTE, limits_told, most_bytes, too_long
from soracli.plan.sound.score import PEAK
from soracli.story.delivery import Delivery
from soracli.studio.gate import Check, Expected, Finding, Gate, Level

NEAR = 0.5
"""LU from the loudness wanted."""
UNSEEN, SEEN = 0.022, 0.045
"""Seconds between sound and picture: half of what the most sensitive notice, and that."""
CLEARER = 1.4
"""So much better the landmarks have to fit elsewhere, to say that the sound is there."""
FEWEST = 3
"""Landmarks without which nothing is said about where a sound is."""
LOST = 5.0
"""dB that a line may have lost; more, and it is not there."""
SILENT = -55.0
"""dBFS in the band of speech, below which nobody is heard to speak."""
LOUDEST_STEPS = 90
"""A caption may stand longer than somebody speaks: its loudest tenth tells."""
REPLY = 1.5
"""Seconds after the time of a line within which it has to begin."""
FAINT = 10 ** (-80 / 20)
"""A sound whose highest sample is below this is digital silence."""
AGAIN = "Make it again: `sora shoot` and `sora gen` mix and cut without rendering."


@dataclass(frozen=True)
class _Sound:
    """What was found of the sound of a film; `starts` are the seconds of picture and sound."""

    heard: Heard
    measured: Loudness
    starts: tuple[float, float]
    expected: Expected | None
    captions: tuple[tuple[float, float], ...]


def checked(film: Film, expected: Expected | None, delivery: Delivery | None = None) -> Gate:
    """Everything that is found of a film; `delivery` is what it was made for, as far as it says."""
    limits = _limits(film, delivery) if delivery else ()
    captions = caption_times(film.path)
    begins = start_of(film.path, "a")
    if begins is None:
        findings = (_picture(film), _no_sound(expected, captions), *limits)
        return Gate(path=str(film.path), seconds=film.seconds, findings=findings)
    sound = _Sound(
        heard=listen(film.path),
        measured=measure_file(film.path),
        starts=(start_of(film.path, "v") or 0.0, begins),
        expected=expected,
        captions=captions,
    )
    offset = _offset(sound)
    if sound.heard.highest < FAINT:
        found = [_silence(sound), _length(film, sound)]
    else:
        found = [_good("sound", _channels(film)), _length(film, sound)]
        found += [_offset_found(offset, sound), _loudness(sound), _true_peak(sound)]
        found += [_clipping(sound), *_speech(sound)]
    return Gate(
        path=str(film.path),
        seconds=film.seconds,
        sound_seconds=round(sound.heard.seconds, 6),
        offset=round(offset, 3),
        loudness=_finite(sound.measured.integrated),
        true_peak=_finite(sound.measured.true_peak),
        range=_finite(sound.measured.range),
        findings=(_picture(film), *found, *limits),
    )


def _picture(film: Film) -> Finding:
    words = f"{film.width}x{film.height}, {film.fps:g} fps, {film.seconds:g} s, {film.codec}"
    return _good("picture", words)


def _limits(film: Film, delivery: Delivery) -> tuple[Finding, ...]:
    """Whether a film is as short and as small as the place asks."""
    asked = limits_told(delivery)
    if not asked:
        return ()
    rate = film.bytes * 8 / 1000 / film.seconds if film.seconds else 0
    told = f"{film.seconds:g} s, {film.bytes / MEGABYTE:.3g} MB, {rate:.0f} kbit/s; {asked}"
    most = most_bytes(delivery, film.seconds)
    if not too_long(delivery, film.seconds) and (most is None or film.bytes <= most):
        return (_good("limits", told),)
    return (Finding(check="limits", level="fault", message=told, hint=AGAIN),)


def _channels(film: Film) -> str:
    return next((f"{one.codec}" for one in film.streams if one.kind == "audio"), "there is one")


def _no_sound(expected: Expected | None, captions: tuple[tuple[float, float], ...]) -> Finding:
    if expected is None and not captions:
        return Finding(check="sound", level="warning", message="there is none")
    why = "its recipe has a mix" if expected else "its captions say that somebody speaks"
    return Finding(check="sound", level="fault", message=f"there is none, but {why}", hint=AGAIN)


def _silence(sound: _Sound) -> Finding:
    expected = sound.expected
    if expected and expected.loudness is None:
        return _good("sound", "silent, as it was mixed")
    level: Level = "fault" if expected or sound.captions else "warning"
    words = "silent from beginning to end"
    return Finding(check="sound", level=level, message=words, hint=AGAIN if expected else "")


def _length(film: Film, sound: _Sound) -> Finding:
    exact = bool(film.streams) and film.fps == round(film.fps) and film.fps > 0
    seconds = film.frames / film.fps if exact else film.seconds
    more = sound.heard.samples - round(seconds * RATE)
    # of other films the length is only known to a hundredth of a second
    if abs(more) <= (1 if exact else RATE // 100):
        return _good("length", "picture and sound are equally long")
    longer = "longer" if more > 0 else "shorter"
    words = f"the sound is {_time(abs(more) / RATE)} {longer} than the picture"
    return Finding(check="length", level=_at_fault(sound), message=words, hint=_remedy(sound))


def _offset(sound: _Sound) -> float:
    """By how many seconds the sound is late: by its start, and by its landmarks."""
    begins = sound.starts[1] - sound.starts[0]
    expected = sound.expected
    if expected is None or len(expected.onsets) < FEWEST:
        return begins
    # samples begin when the sound does: what is late by then is late on top
    found = lag(rises(sound.heard.level), expected.onsets)
    if found is None or found.score < CLEARER * max(found.here, 1.0):
        return begins
    return begins + found.seconds


def _offset_found(offset: float, sound: _Sound) -> Finding:
    known = sound.expected is not None and len(sound.expected.onsets) >= FEWEST
    what = "sounds begin when they should" if known else "picture and sound begin together"
    if abs(offset) <= UNSEEN:
        return _good("offset", what)
    words = f"the sound is {_time(abs(offset))} {'late' if offset > 0 else 'early'}"
    level: Level = "warning" if abs(offset) <= SEEN else "fault"
    return Finding(check="offset", level=level, message=words, hint=_remedy(sound))


def _loudness(sound: _Sound) -> Finding:
    now, expected = sound.measured.integrated, sound.expected
    if not math.isfinite(now):
        return Finding(check="loudness", level="warning", message="too faint to be measured")
    told = f"{now:.1f} LUFS"
    if expected is None:
        return _good("loudness", told)
    if abs(now - expected.wanted) <= NEAR:
        return _good("loudness", f"{told}, asked for {expected.wanted:g}")
    as_mixed = expected.loudness is not None and abs(now - expected.loudness) <= NEAR
    if as_mixed and expected.quiet:
        return _good("loudness", f"{told}: quiet by nature, only the place is heard")
    if as_mixed:
        words = f"{told} instead of {expected.wanted:g}: more would have to be squeezed"
        return Finding(check="loudness", level="warning", message=words)
    words = f"{told} instead of {expected.wanted:g}"
    return Finding(check="loudness", level="fault", message=words, hint=AGAIN)


def _true_peak(sound: _Sound) -> Finding:
    peak = sound.measured.true_peak
    highest = sound.expected.peak if sound.expected else PEAK
    if peak <= highest:
        return _good("true peak", f"{peak:.1f} dBTP")
    words = f"{peak:.1f} dBTP, above {highest:g}: players may distort it"
    level = _at_fault(sound)
    return Finding(check="true peak", level=level, message=words, hint=_remedy(sound))


def _clipping(sound: _Sound) -> Finding:
    if not sound.heard.clipped:
        return _good("clipping", "none")
    times = "once" if sound.heard.clipped == 1 else f"{sound.heard.clipped} times"
    hint = "Lower what is recorded or mixed too loud, and make it again."
    return Finding(check="clipping", level="fault", message=f"peaks are cut off {times}", hint=hint)


def _speech(sound: _Sound) -> tuple[Finding, ...]:
    """Whether everybody who should be heard to speak is."""
    expected = sound.expected
    if expected and "dialogue" not in expected.stems:
        return ()
    lines = expected.lines if expected else ()
    lost = [
        (line.start, line.end)
        for line in lines
        if _voice(sound, line.start, line.end) < max(line.level - LOST, FLOOR + LOST)
    ]
    asked = [*sound.captions, *((at, at + REPLY) for at in (expected.said if expected else ()))]
    lost += [times for times in asked if _unsaid(sound, *times)]
    if not lines and not asked:
        return ()
    if not lost:
        return (_good("speech", "everybody who speaks is heard"),)
    places = list(dict.fromkeys(f"{start:.1f} to {end:.1f} s" for start, end in sorted(lost)))
    more = f", and {len(places) - 5} more" if len(places) > 5 else ""
    words = f"nobody is heard from {', '.join(places[:5])}{more}"
    return (Finding(check="speech", level="fault", message=words, hint=AGAIN),)


def _unsaid(sound: _Sound, start: float, end: float) -> bool:
    """Whether nobody speaks where somebody should: by the mix, or, of other films, by ear."""
    if sound.expected is None:
        return _voice(sound, start, end, LOUDEST_STEPS) < SILENT
    lines = sound.expected.lines
    return not any(line.start < end and line.end > start for line in lines)


def _voice(sound: _Sound, start: float, end: float, share: float = 50) -> float:
    """The level between two seconds of the picture in the band of speech."""
    begins = sound.starts[1] - sound.starts[0]
    first, last = (round((at - begins) * SECOND) for at in (start, end))
    return level_between(sound.heard.voice, first, max(last, first + 1), share)


def _at_fault(sound: _Sound) -> Level:
    """What is wrong with a film that was made here is a fault; of others it is only told."""
    return "fault" if sound.expected else "warning"


def _remedy(sound: _Sound) -> str:
    return AGAIN if sound.expected else ""


def _good(check: Check, message: str) -> Finding:
    return Finding(check=check, level="ok", message=message)


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def _finite(value: float) -> float | None:
    return round(value, 2) if math.isfinite(value) else None
