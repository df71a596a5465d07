"""Spoken lines in quotes, and who says them."""

from soracli.script.reader.act import Act
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.reading import Reading
from soracli.story.scene import Line

_SAYING = frozenset(("talk", "sing", "laugh", "cry"))
"""What one may do while saying something."""


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
        now.lines.append(Line(who=who, say=words, mood=self._mood(who)))
        if who and not self._talks(who):
            now.acts.add(Act("say", now.senses("say"), (who,)), "same")
        if who and words[-1] in ".!?…" and self._sentence_follows(chunk.end):
            now.new_sentence()

    def _mood(self, who: str) -> str:
        """How a line is said: "coldly", or the verb of it where that says so ("whispers")."""
        now = self.now
        if now.setting.mood in now.lexicon.words.manners:
            return now.setting.mood
        voiced = now.lexicon.words.voiced
        said = [act.verb for act in now.acts.all if act.likely in _SAYING and who in act.agents]
        return said[-1] if said and said[-1] in voiced else ""

    def _sentence_follows(self, at: int) -> bool:
        """Whether a capital after a line that has ended begins something else."""
        sentence = self.now.sentence
        return sentence.is_word(at) and sentence.tokens[at].text[:1].isupper()

    def _talks(self, who: str) -> bool:
        return any(act.likely in _SAYING and who in act.agents for act in self.now.acts.all)

    def finish(self) -> None:
        """Whose the lines are that nobody was named for, and to whom each one is said."""
        now = self.now
        people = [one for one, member in now.cast.members.items() if member.family == "person"]
        told = [act for act in now.acts.all if act.likely in _SAYING and act.agents]
        mute = [act.agents[0] for act in told if act.agents[0] not in {x.who for x in now.lines}]
        for at, line in enumerate(now.lines):
            who = line.who or next(iter(mute or people), "")
            if who and not self._talks(who):
                now.acts.add(Act("say", now.senses("say"), (who,)), "same")
            now.lines[at] = line.model_copy(update={"who": who, "to": self._listener(who)})

    def _listener(self, who: str) -> str:
        """To whom somebody talks, if the words say so."""
        cast = self.now.cast
        for act in self.now.acts.all:
            if act.likely in _SAYING and who in act.agents:
                found = [one for one in (act.goal, *act.objects) if one and cast[one].living]
                if found:
                    return found[0]
        return ""
