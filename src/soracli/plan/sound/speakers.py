"""Who speaks how: every line becomes the recipe of its voice."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from soracli.plan.sound.casting import cast_voice
from soracli.plan.sound.doubts import Doubt, doubts
from soracli.plan.sound.language import language_of
from soracli.plan.sound.moods import NEUTRAL, find_speech_mood
from soracli.plan.sound.saying import sayable
from soracli.plan.sound.specs import VoiceSpec
from soracli.story.preset import Model
from soracli.story.scene import Entity, Line
from soracli.story.sound_preset import SpeechMood, VoicePreset
from soracli.story.value import Value
from soracli.story.world import Voice

SLACK = 0.3
"""Seconds that a line may take beyond its estimate: the silence before the next one."""
SHORTEST = 0.2


class Recording(Value):
    """A sound file of the user's own: the SHA-256 of its bytes, its length, and where it lies."""

    digest: str
    seconds: float
    path: str


@dataclass
class Speakers:
    """The voices of a story. `voices` are those of its characters, by entity id; everybody else who
    speaks gets one when they first do, and keeps it."""

    presets: Mapping[str, VoicePreset]
    moods: Mapping[str, SpeechMood]
    model: Model
    voices: dict[str, VoicePreset] = field(default_factory=dict)

    def voice(self, who: str, entity: Entity | None) -> VoicePreset:
        """The voice of somebody; "" is the narrator."""
        if who not in self.voices:
            taken = [voice.name for voice in self.voices.values()]
            self.voices[who] = cast_voice(who, entity, Voice(), self.presets, taken)
        return self.voices[who]

    def spec(
        self,
        line: Line,
        entity: Entity | None = None,
        language: str = "",
        recording: Recording | None = None,
    ) -> VoiceSpec | None:
        """The recipe of a line that has its times; None where nothing in it can be said."""
        text = sayable(line.say)
        if not text:
            return None
        voice = self.voice(line.who, entity)
        lasts = (line.end or 0.0) - (line.start or 0.0)
        return VoiceSpec(
            text=text,
            language=language_of(text, language, voice),
            voice=voice,
            mood=self.mood(line.mood),
            model=self.model,
            seconds=round(max(recording.seconds if recording else lasts + SLACK, SHORTEST), 3),
            recording=recording.digest if recording else "",
        )

    def doubts(
        self, line: Line, entity: Entity | None = None, language: str = ""
    ) -> tuple[Doubt, ...]:
        """What a person should know of a line before it is spoken."""
        return doubts(line.say, line.mood, language, self.voice(line.who, entity), self.moods)

    def mood(self, words: str) -> SpeechMood:
        """How these words are spoken; as usual where nobody knows them."""
        neutral = self.moods.get(NEUTRAL) or SpeechMood(name=NEUTRAL)
        return find_speech_mood(words, self.moods) or neutral
