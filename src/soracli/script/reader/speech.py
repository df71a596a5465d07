"""Spoken lines in quotes, and who says them."""

from soracli.script.reader.acts import Act
from soracli.script.reader.chunks import Chunk
from soracli.script.reader.reading import Reading
from soracli.story.scene import Line


class SpeechReader:
    """Gives spoken lines to their speakers."""

    def __init__(self, now: Reading) -> None:
        self.now = now

    def read(self, chunk: Chunk) -> None:
        """One quoted line; words on a sign or a shirt are no speech and stay unplaced."""
        now = self.now
        words = now.sentence.tokens[chunk.start].text
        speaker = now.subject or now.last
        living = [one for one in speaker if now.cast[one].living]
        if not words or (speaker and not living):
            return
        now.use(chunk)
        who = living[0] if living else ""
        mood = now.setting.mood if now.setting.mood in now.lexicon.words.manners else ""
        now.lines.append(Line(who=who, say=words, mood=mood))
        if who and not any(a.likely == "talk" and who in a.agents for a in now.acts.all):
            now.acts.add(Act("say", now.senses("say"), (who,)), "same")

    def finish(self) -> None:
        """Lines that nobody was named for belong to the first person there is."""
        now = self.now
        first = next((m for m in now.cast.members.values() if m.family == "person"), None)
        for at, line in enumerate(now.lines):
            if not line.who and first is not None:
                now.lines[at] = line.model_copy(update={"who": first.id})
                if not any(a.likely == "talk" and first.id in a.agents for a in now.acts.all):
                    now.acts.add(Act("say", now.senses("say"), (first.id,)), "same")
