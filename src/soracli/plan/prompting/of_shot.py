"""The prompt of a shot: what happens, and the world in the same words in every shot."""

import re
from collections.abc import Sequence

from soracli.plan.prompting.camera_words import camera_words
from soracli.plan.prompting.fitting import Prompt, fitted
from soracli.plan.prompting.light_words import light_words
from soracli.plan.snapshot import Presence, Snapshot
from soracli.plan.sound.specs import VoiceSpec
from soracli.plan.take import TakeSpec
from soracli.story.diffusion import Diffusion, Part
from soracli.story.scene import Line, Scene
from soracli.story.world import World

CLOSE = ("medium close-up", "close-up", "extreme close-up")
"""Framings in which only those are seen whom the shot is about."""
OF_SOMEBODY = re.compile(r"\b(?:wo)?man\b|\bgirl\b|\bboy\b", re.IGNORECASE)


def of_shot(diffusion: Diffusion, world: World, snapshot: Snapshot, spec: TakeSpec) -> Prompt:
    """What a model is told of this shot. Who is there looks the same in words in every shot, until
    the story changes it; what is said is told to models that make sound."""
    scene = spec.scene
    names = _Names(world, snapshot)
    place = world.places.get(snapshot.place)
    parts: dict[Part, Sequence[str]] = {
        "action": [scene.text.strip() or names.talk(scene.lines)],
        "who": [names.told(one) for one in seen_in(snapshot, spec.scene)],
        "place": [scene.place_words or (place.look if place else snapshot.place)],
        "light": [light_words(scene.time, scene.weather)],
        "camera": [camera_words(scene.camera, names.called)],
        "mood": [f"the mood is {scene.mood}"] if scene.mood else [],
        "style": [spec.look.prompt],
    }
    if diffusion.sound:
        voices = spec.voices or (None,) * len(scene.lines)
        said = zip(scene.lines, voices, strict=False)
        parts["speech"] = [names.says(line, voice) for line, voice in said]
    return fitted(diffusion.prompt, parts)


def seen_in(snapshot: Snapshot, scene: Scene) -> list[Presence]:
    """Everybody and everything of the world who is in the picture, who acts first.

    `scene` is that of the take, with its camera.
    """
    camera = scene.camera
    named = [one for one in snapshot.present if one.name and one.look]
    if camera.framing in CLOSE:
        meant = {camera.on, camera.over, *(line.who for line in scene.lines)}
        close = [one for one in named if one.id in meant or one.acts]
        named = close or named
    return sorted(named, key=lambda one: not one.acts)


class _Names:
    """What everybody in a shot is called."""

    def __init__(self, world: World, snapshot: Snapshot) -> None:
        self.world = world
        self.present = {one.id: one for one in snapshot.present}

    def called(self, entity_id: str) -> str:
        """The name of somebody, else what it is; "" for nobody."""
        one = self.present.get(entity_id)
        if one is None:
            return self._name(entity_id) if entity_id in self.world.characters else ""
        return self._name(one.name) if one.name else f"the {one.noun}"

    def _name(self, key: str) -> str:
        characters, props = self.world.characters, self.world.props
        own = characters[key].name if key in characters else ""
        own = props[key].name if key in props else own
        plain = own or re.sub(r"[_-]+", " ", key)
        return plain if own or key in props else plain.title()

    def told(self, one: Presence) -> str:
        """Somebody as they look now, and what they hold."""
        held = [self.called(thing) for thing in one.holds]
        state = f", {one.state}" if one.state != "whole" else ""
        holding = f", holding {_and([_with_article(thing) for thing in held if thing])}"
        look = one.look.strip().rstrip(".")
        return f"{self._name(one.name)}: {look}{state}{holding if any(held) else ''}"

    def talk(self, lines: Sequence[Line]) -> str:
        """What is seen of a shot in which there is only talk."""
        pairs = dict.fromkeys((line.who, line.to) for line in lines)
        told = []
        for who, to in pairs:
            speaker, heard = self.called(who) or "somebody", self.called(to)
            told.append(f"{speaker} speaks{f' to {heard}' if heard else ''}")
        return ", ".join(told)

    def says(self, line: Line, voice: VoiceSpec | None) -> str:
        """A line with how it is said."""
        title = voice.voice.title.split(",")[0].lower() if voice else ""
        how = [line.mood, "" if OF_SOMEBODY.search(title) else title]
        tone = ", ".join(one for one in how if one)
        manner = f" in {_with_article(tone, 'a')} voice" if tone else ""
        words = " ".join(line.say.split()).replace('"', "'")
        return f'{self.called(line.who) or "a voice"} says{manner}: "{words}"'


def _with_article(words: str, article: str = "the") -> str:
    if article == "the":
        return words if words.startswith("the ") or words[:1].isupper() else f"the {words}"
    return f"{'an' if words[:1] in 'aeiou' else 'a'} {words}"


def _and(words: Sequence[str]) -> str:
    return " and ".join(words)
