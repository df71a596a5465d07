"""Listening: what can be heard of a performance, and from where the camera hears it."""

from collections.abc import Mapping, Sequence

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage.audible import Audible, Event, Path
from soracli.stage.figure import Figure
from soracli.stage.hearing.calls import calls_of_words, mouth_of
from soracli.stage.hearing.microphone import Microphone
from soracli.stage.hearing.sources import sources
from soracli.stage.performance import Body, Contact, Performance

_MOST = 150
"""Blows that are heard one by one in a take; a landslide of more is the loudest of them."""
_SMALLEST, _LIGHTEST = 0.01, 0.001
"""Metres and kilograms of the smallest thing that sounds."""


def audible(spec: TakeSpec, performance: Performance) -> Audible:
    """What can be heard of a take: in clip seconds, as its camera hears it."""
    piece, scene = performance.set_piece, spec.scene
    microphone = Microphone(performance.camera, performance.fps)
    kinds = {entity.id: entity.kind for entity in scene.entities}
    return Audible(
        seconds=spec.seconds,
        set=piece.name,
        ground=piece.ground,
        indoor=piece.indoor,
        time=performance.time,
        weather=performance.weather,
        time_scale=scene.time_scale,
        events=_events(spec, performance, microphone),
        sources=tuple(sources(performance, scene, kinds, microphone)),
        speakers=_speakers(spec, performance, microphone),
    )


def _events(spec: TakeSpec, performance: Performance, microphone: Microphone) -> tuple[Event, ...]:
    bodies = {body.id: body for body in performance.bodies if body.id}
    spoken = tuple(line.who for line in spec.scene.lines)
    contacts = [
        contact
        for contact in (*performance.contacts, *calls_of_words(spec, bodies, spoken))
        if contact.a in bodies
        and 0 <= contact.time < spec.seconds
        and _is_there(bodies[contact.a], contact, performance.fps)
    ]
    if not contacts:
        return ()
    times = np.array([contact.time for contact in contacts])
    points = np.array([contact.position for contact in contacts], np.float64)
    azimuth, distance = microphone.hear(times, points)
    kept = _loudest(contacts, distance)
    order = sorted(kept, key=lambda place: (contacts[place].time, place))
    return tuple(
        _event(
            contacts[place],
            bodies[contacts[place].a].figure,
            (float(azimuth[place]), float(distance[place])),
            spec.seconds,
            microphone,
        )
        for place in order
    )


def _is_there(body: Body, contact: Contact, fps: int) -> bool:
    """Whether a body is on the set when something of it is heard."""
    frame = min(int(contact.time * fps), len(body.visible) - 1)
    return bool(body.visible[frame])


def _loudest(contacts: Sequence[Contact], distance: np.ndarray) -> list[int]:
    """The places of what is kept: all but the faintest blows and every other call of too many."""
    calls = [place for place, contact in enumerate(contacts) if contact.kind == "call"]
    blows = [place for place, contact in enumerate(contacts) if contact.kind == "impact"]
    apart = {*blows, *calls}
    others = [place for place in range(len(contacts)) if place not in apart]
    others += calls[:: -(-len(calls) // _MOST) or 1]
    loudness = {
        place: contacts[place].impulse * contacts[place].speed / max(distance[place], 1.0) ** 2
        for place in blows
    }
    blows.sort(key=lambda place: (-loudness[place], place))
    return others + blows[:_MOST]


def _event(
    contact: Contact,
    figure: Figure,
    heard: tuple[float, float],
    seconds: float,
    microphone: Microphone,
) -> Event:
    path: Path | None = None
    speeds: tuple[float, ...] = ()
    lasts = min(contact.seconds, seconds - contact.time)
    if contact.course:
        course = np.array(contact.course, np.float64)
        times = np.clip(course[:, 0], contact.time, contact.time + lasts)
        path = microphone.path(times, course[:, 1:4])
        speeds = tuple(round(float(pace), 2) for pace in course[:, 4])
    size = max(figure.height, figure.length, figure.width, _SMALLEST)
    return Event(
        time=round(contact.time, 5),
        kind=contact.kind,
        a=contact.a,
        b=contact.b,
        materials=contact.materials,
        impulse=round(contact.impulse, 5),
        seconds=round(lasts, 4),
        speed=round(contact.speed, 3),
        size=round(size, 3),
        mass=round(max(figure.mass, _LIGHTEST), 4),
        azimuth=round(heard[0], 3),
        distance=round(heard[1], 2),
        sort=contact.sort,
        path=path,
        speeds=speeds,
    )


def _speakers(
    spec: TakeSpec, performance: Performance, microphone: Microphone
) -> Mapping[str, Path]:
    """Where the mouths are of all who have a line and are on the set."""
    bodies = {body.id: body for body in performance.bodies if body.id}
    found = {}
    times = microphone.times()
    for name in dict.fromkeys(line.who for line in spec.scene.lines):
        body = bodies.get(name)
        if body is None or not body.visible.any():
            continue
        found[name] = microphone.path(times, microphone.at(times, mouth_of(body)))
    return found
