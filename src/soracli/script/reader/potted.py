"""Plants that stand on furniture, or are held, are small ones in pots."""

from collections.abc import Iterable, Mapping

from soracli.script.lexicon import Lexicon
from soracli.script.reader.member import Member
from soracli.story.scene import Relation

_BEARING = ("furniture", "prop", "box")


def put_in_pots(
    members: Mapping[str, Member], relations: Iterable[Relation], lexicon: Lexicon
) -> None:
    """ "A cactus on a windowsill" is no saguaro: what is known to grow in pots is of that kind.

    `members` by id.
    """
    borne = {
        one.a for one in relations if one.kind in ("on", "in") and members[one.b].family in _BEARING
    }
    held = {name for member in members.values() for name in member.holds}
    for name in (borne | held) & members.keys():
        member = members[name]
        noun = lexicon.noun_named(lexicon.words.potted.get(member.kind, ""))
        if noun is not None and not member.known:
            member.kind, member.family, member.scale = noun.kind, noun.family, noun.over.size
            member.place = noun.over.place
