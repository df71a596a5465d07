"""Where the reading of a text stands: what has been named, done and said, and what is expected."""

from dataclasses import dataclass, field

from soracli.script.lexicon import Lexicon, Match, VerbSense
from soracli.script.reader.act import Act
from soracli.script.reader.acts import Acts
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.member import FIGURES
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.phrases_kept import PlacePhrase
from soracli.script.reader.portions import untold
from soracli.script.reader.references import Cast
from soracli.script.reader.sentence import Sentence
from soracli.script.reader.setting import Setting
from soracli.story.scene import Line, Spatial


@dataclass
class Clause:
    """The sentence so far. A new sentence starts from these defaults.

    `subject` are the ids of whose clause it is, `subject_is` what else it may be ("camera",
    "setting", "heard", "part", "nobody"); `last` was named last, in the role `last_role`. `open`
    tells that the verb still awaits its object, `prep` that a preposition awaits its noun.
    `yet` is the pronoun of whom the clause has not named yet. `begun` tells that what comes next is
    said to begin, `continues` that a relative clause goes on with the story ("..., who catches
    it"). `waiting` are acts whose doer has not been named yet, `in_hand` is what they hold;
    `somebody` alive has been named. `owner` is whom what was named after "with" belongs to. What is
    named while `denied` is not there. `main_join` is how the main clause follows the one that
    opened the sentence with "while" or "before". `part` is the hair, or the kind of a
    garment, of which the clause tells something. `each` of the subject does what is said;
    `garment` is what somebody was last said to wear, `clothed` tells that a verb said so, `alike`
    that the last one named is "one" like somebody before. `there` is where the first of a list was
    put ("on a shelf: a vase, two books"), `kept` whose clause goes on after another's ("waits until
    the bus stops, then waves"). `main` are those whose
    verb comes after a clause about another, which began with chunk `main_at`.
    """

    subject: tuple[str, ...] = ()
    subject_is: str = ""
    last: tuple[str, ...] = ()
    last_role: str = ""
    act: Act | None = None
    prep: Chunk | None = None
    fronted: tuple[Chunk, tuple[str, ...]] | None = None
    negated: bool = False
    dressing: bool = False
    copula: bool = False
    comma: bool = False
    picture: bool = False
    open: bool = False
    subordinate: bool = False
    main_join: str = ""
    relative: bool = False
    conj: str = ""
    event: Act | None = None
    light: Chunk | None = None
    direction: str | None = None
    speed: float = 1.0
    waiting: list[Act] = field(default_factory=list)
    camera_target: bool = False
    as_role: bool = False
    style_of: bool = False
    in_hand: tuple[str, ...] = ()
    somebody: bool = False
    owner: tuple[str, ...] = ()
    denied: bool = False
    part: str = ""
    whole: tuple[str, ...] = ()
    told_of: str = ""
    side: str = ""
    begun: bool = False
    yet: str = ""
    continues: bool = False
    each: bool = False
    garment: str = ""
    clothed: bool = False
    main: tuple[str, ...] = ()
    main_at: int = 0
    alike: bool = False
    there: tuple[Spatial, tuple[str, ...]] | None = None
    kept: tuple[str, ...] = ()


class Reading(Clause):
    """A clause together with all that outlasts it: the cast, the acts, the setting, the lines."""

    def __init__(self, sentence: Sentence, setting: Setting, cast: Cast) -> None:
        super().__init__()
        self.sentence = sentence
        self.setting = setting
        self.lexicon: Lexicon = sentence.lexicon
        self.cast = cast
        self.acts = Acts(self.lexicon, cast)
        self.lines: list[Line] = []
        self.chunks: list[Chunk] = []
        self.at = 0
        self.join = "sentence"
        self.spots: dict[str, tuple[str, ...]] = {}
        self.topic: tuple[str, ...] = ()
        self.loose: set[str] = set()
        self.bare: dict[str, str] = {}
        self.called: dict[str, str] = {}  # "he" or "she" by the id of who is no person
        self.placed: list[PlacePhrase] = []

    def new_sentence(self) -> None:
        """Forget everything about the clause, and nothing else."""
        vars(self).update(vars(Clause()))
        self.join = "sentence"

    def part_from_main(self) -> None:
        """A clause about another one begins inside of this: "a chair on which a cat sits ..."."""
        self.main, self.main_at = self.last or self.subject, self.at

    def resume(self, finite: bool) -> None:
        """At a verb: the clause inside of another is over where it has got a verb already."""
        before = self.chunks[self.main_at : self.at]
        last = before[-1].kind if before else ""
        told = any(chunk.kind in ("verb", "aux") for chunk in before[:-1]) or last == "verb"
        if self.main and finite and told and last not in ("conj", "aux"):
            self.subject, self.last, self.last_role = self.main, self.main, "subject"
            self.act, self.main, self.relative, self.comma = None, (), False, False
            self.copula = False

    def use(self, chunk: Chunk) -> None:
        """Mark the words of a chunk as understood."""
        self.sentence.use(chunk.start, chunk.end)

    def senses(self, verb: str) -> tuple[VerbSense, ...]:
        """What a verb may mean; () if it is unknown."""
        return self.lexicon.verbs.get(verb, ())

    def await_noun(self, prep: Chunk) -> None:
        """A preposition has been read."""
        self.use(prep)
        self.prep, self.open, self.dressing = prep, False, False

    def ahead(
        self, kinds: tuple[str, ...], skip: tuple[str, ...] = ("empty", "speed", "manner")
    ) -> str:
        """The kind of the next chunk that is not skipped, if it is one of `kinds`, else ""."""
        for at in range(self.at + 1, len(self.chunks)):
            chunk = self.chunks[at]
            if chunk.kind in kinds:
                return chunk.kind
            if chunk.kind not in skip:
                return ""
        return ""

    def verb_ahead(self) -> Chunk | None:
        """The verb that the noun phrase here is the subject of, over prepositional phrases."""
        at = self.at + 1
        while at < min(len(self.chunks), self.at + 16):
            kind = self.chunks[at].kind
            if kind in ("verb", "aux"):
                return self.chunks[at]
            following = self.chunks[at + 1].kind if at + 1 < len(self.chunks) else ""
            if kind == "prep" and following in ("noun", "pronoun"):
                at += 2
            elif kind in ("empty", "speed", "manner") or self._begins_then(at):
                at += 1
            else:
                return None
        return None

    def _begins_then(self, at: int) -> bool:
        """ "..., and the toy then marches": the noun phrase here begins a clause of its own, and
        what it does follows upon the last one."""
        before = [one.kind for one in self.chunks[max(self.at - 2, 0) : self.at]]
        begins = before in (["comma", "conj"], []) or before[-1] == "stop"
        then = self.chunks[at].kind == "conj" and self.chunks[at].key == "then"
        following = self.chunks[at + 1].kind if at + 1 < len(self.chunks) else ""
        word = self.sentence.lower(self.chunks[at].start)
        return begins and then and following == "verb" and word not in ("until", "till", "so")

    def next_chunk(self) -> Chunk | None:
        """The next chunk with content, or None at the end."""
        at = self.at + 1
        while at < len(self.chunks) and self.chunks[at].kind == "empty":
            at += 1
        return self.chunks[at] if at < len(self.chunks) else None

    def behind_comma(self) -> Chunk | None:
        """The next chunk with content, over one comma: "and, beneath it, a cat"."""
        rest = [one for one in self.chunks[self.at + 1 :] if one.kind != "empty"]
        return next((one for one in rest[:2] if one.kind != "comma"), None)

    def one_of(self) -> tuple[str, ...]:
        """The next member of the last group that "one … the other …" has not had yet."""
        chosen = untold(self._several(), self.cast.told)[:1]
        self.cast.told |= set(chosen)
        return chosen

    def another(self) -> tuple[str, ...]:
        """One more of what there is one of so far: "a player serves, the other one returns"."""
        cast = self.cast
        single = [ids[0] for ids in reversed(cast.recent) if len(ids) == 1]
        alive = [one for one in single if cast[one].living and not cast[one].known]
        mates = [one for one in cast.members if alive and cast[one].group == cast[alive[0]].group]
        if alive and cast[alive[0]].group and len(mates) == 2 and set(mates) <= cast.told:
            acting = self.acts.all[-1].agents if self.acts.all else self.subject
            return tuple(one for one in mates if one not in acting)[:1]
        return cast.one_more(alive[0]) if alive else ()

    def mate(self, key: str) -> tuple[str, ...]:
        """Of two who are named together, the one to whom the other does something: "one twirls the
        other and bows to the other"."""
        if key != "other" or len(self.subject) != 1 or not (self.prep or self.open):
            return ()
        own = self.cast[self.subject[0]].group
        mates = [name for name, one in self.cast.members.items() if own and one.group == own]
        return tuple(one for one in mates if one not in self.subject) if len(mates) == 2 else ()

    def rest_of(self) -> tuple[str, ...]:
        """Those of the last group that have not been spoken of: "the others", "the rest"."""
        return untold(self._several(), self.cast.told)

    def group(self) -> tuple[str, ...]:
        """All of the group that was named last; () if nobody is in one."""
        return self._several()

    def _several(self) -> tuple[str, ...]:
        """Who was named together last, with all who were named in the same phrase."""
        ids = next((ids for ids in reversed(self.cast.recent) if len(ids) > 1), ())
        groups = {self.cast[one].group for one in ids}
        if len(groups) != 1 or "" in groups:
            return ids
        return tuple(one for one, member in self.cast.members.items() if member.group in groups)

    def act_open(self) -> bool:
        """Whether the last verb still awaits its object."""
        return self.act is not None and self.open

    def wearers(self) -> tuple[str, ...]:
        """Who would wear a garment named here: the last one alive, or made like somebody."""
        for ids in (self.last, self.subject, *(reversed(self.cast.recent))):
            if ids and (self.cast[ids[0]].living or self.cast[ids[0]].kind in FIGURES):
                return ids
        return ()

    def introduce_word(self, match: Match) -> tuple[str, ...]:
        """Bring in what a noun before another noun names ("a car chase"); () if nobody casts it."""
        if match.key in self.lexicon.nouns:
            phrase = NounPhrase(
                match.start,
                match.end,
                roles={"noun": match},
                head="noun",
                noun=match.words,
                head_at=(match.start, match.end),
            )
            ids = self.cast.introduce(phrase)
            self.loose |= set(ids)  # "a kart race, five karts": they are those of the race
            return ids
        return ()
