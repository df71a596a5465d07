"""A film as Final Cut Pro XML (version 1.8), which DaVinci Resolve and Premiere's helpers read too.

It is written here, and not by OpenTimelineIO's adapter, because that one drops transitions and
loses a frame here and there at rates such as 25; a reader gets every time as an exact fraction.
"""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

from soracli.media.otio import Cut, cuts, marker_facts
from soracli.media.shot_card import ShotCard, cards
from soracli.plan.film import FilmPlan

VERSION = "1.8"
FORMAT = "r1"
TRANSITIONS = {"dissolve": "Cross Dissolve", "wipe": "Wipe", "fade": "Fade To Color"}


def fcpxml_text(plan: FilmPlan, links: Mapping[str, str]) -> str:
    """The film as the text of an .fcpxml file. `links` are file URLs of the takes by shot id."""
    timeline, fps = plan.timeline, plan.timeline.fps
    name = xml_words(timeline.title) or "untitled"
    root = ElementTree.Element("fcpxml", version=VERSION)
    resources = _child(root, "resources")
    _format(resources, plan)
    event = _child(_child(root, "library"), "event", name=name)
    project = _child(event, "project", name=name)
    sequence = _child(
        project, "sequence", format=FORMAT, duration=_time(timeline.frames, fps), tcStart="0s"
    )
    spine = _child(sequence, "spine")
    by_id = {card.id: card for card in cards(plan)}
    at = 0
    for number, cut in enumerate(cuts(timeline), 2):
        asset = f"r{number}"
        _asset(resources, asset, cut, links[cut.clip.shot], fps)
        if cut.clip.join.frames:
            _transition(spine, cut.clip.join.kind, at - cut.before, cut.clip.join.frames, fps)
        _clip(spine, plan, cut, asset, at, by_id[cut.clip.shot])
        at += cut.frames
    if ending := timeline.ending.frames:
        _transition(spine, timeline.ending.kind, at - ending, ending, fps)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n{text}\n'


def fcpxml_limits(plan: FilmPlan) -> tuple[str, ...]:
    """What this film has that is only named in the file, or not carried at all."""
    timeline = plan.timeline
    joins = [clip.join for clip in timeline.clips] + [timeline.ending]
    split = any(
        (clip.sound_start, clip.sound_end) != (clip.start, clip.end) for clip in timeline.clips
    )
    found = {
        "titles (they are markers)": bool(timeline.overlays),
        "the direction of a wipe": any(join.kind == "wipe" for join in joins),
        "the color of a fade": any(
            join.kind == "fade" and join.color != "#000000" for join in joins
        ),
        "J- and L-cuts": split,
    }
    return tuple(name for name, there in found.items() if there)


def xml_words(words: str) -> str:
    """Words without the characters that XML has no way to write."""
    return "".join(one if _writable(one) else "\ufffd" for one in words)


def _writable(one: str) -> bool:
    if one < " ":
        return one in "\t\n\r"
    return one > "\uffff" or not ("\ud800" <= one <= "\udfff" or one >= "\ufffe")


def _child(parent: ElementTree.Element, tag: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, tag, attributes)


def _time(frames: int, fps: int) -> str:
    return f"{frames}/{fps}s" if frames else "0s"


def _format(resources: ElementTree.Element, plan: FilmPlan) -> None:
    timeline = plan.timeline
    _child(
        resources,
        "format",
        id=FORMAT,
        frameDuration=f"1/{timeline.fps}s",
        width=str(timeline.width),
        height=str(timeline.height),
        colorSpace="1-1-1 (Rec. 709)",
    )


def _asset(resources: ElementTree.Element, asset: str, cut: Cut, link: str, fps: int) -> None:
    _child(
        resources,
        "asset",
        id=asset,
        name=xml_words(cut.clip.shot),
        src=link,
        start="0s",
        duration=_time(cut.clip.frames, fps),
        hasVideo="1",
        format=FORMAT,
    )


def _transition(spine: ElementTree.Element, kind: str, first: int, frames: int, fps: int) -> None:
    _child(
        spine,
        "transition",
        name=TRANSITIONS[kind],
        offset=_time(first, fps),
        duration=_time(frames, fps),
    )


def _clip(
    spine: ElementTree.Element, plan: FilmPlan, cut: Cut, asset: str, at: int, card: ShotCard
) -> None:
    fps = plan.timeline.fps
    clip = _child(
        spine,
        "asset-clip",
        ref=asset,
        name=xml_words(cut.clip.shot),
        offset=_time(at, fps),
        start=_time(cut.first, fps),
        duration=_time(cut.frames, fps),
        format=FORMAT,
    )
    if card.action:
        _child(clip, "note").text = xml_words(card.action)
    for fact in marker_facts(plan, cut):
        _child(
            clip,
            "marker",
            start=_time(fact.first, fps),
            duration=_time(1, fps),
            value=xml_words(fact.words),
        )
    _metadata(clip, card)


def _metadata(clip: ElementTree.Element, card: ShotCard) -> None:
    told: dict[str, Any] = {
        "shot": card.id,
        "take": card.key,
        "seed": card.seed,
        "camera": card.camera,
        "place": card.slug,
    }
    metadata = _child(clip, "metadata")
    for name, value in told.items():
        _child(metadata, "md", key=f"soracli.{name}", value=xml_words(str(value)))
