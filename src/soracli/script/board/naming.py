"""Names out of words: of places and people in a screenplay, and the ids of shots."""

import re
import unicodedata
from collections.abc import Collection

from soracli.story.storyboard import Shot

LONGEST_NAME = 40
LONGEST_ID = 60
SHOT_ID = re.compile(r"(?=.*[a-z])[a-z0-9][a-z0-9_-]*")


def name_of(words: str, otherwise: str) -> str:
    """A name as the world has them, from words in any writing; `otherwise` if nothing is left."""
    plain = "-".join(_plain_words(words))[:LONGEST_NAME].strip("-")
    plain = plain.lstrip("0123456789-_")
    return plain or otherwise


def unique(name: str, taken: Collection[str], longest: int = LONGEST_NAME) -> str:
    """The name, with a number after it if somebody has it already."""
    number, made = 1, name[:longest]
    while made in taken:
        number += 1
        ending = f"-{number}"
        made = name[: longest - len(ending)].rstrip("-") + ending
    return made


def with_ids(shots: Collection[Shot]) -> tuple[Shot, ...]:
    """The shots with an id each; one that has none is called by its first words."""
    taken = {shot.id for shot in shots if shot.id}
    named = []
    for shot in shots:
        if not shot.id:
            words = shot.action or " ".join(line.say for line in shot.lines[:1]) or "goes on"
            shot = shot.model_copy(update={"id": unique(id_of(words), taken, LONGEST_ID)})
            taken.add(shot.id)
        named.append(shot)
    return tuple(named)


def id_of(words: str) -> str:
    """A short id from a text's first sentence; "shot" if that has no letters a to z."""
    made = ""
    for word in _plain_words(re.split(r"[.!?]\s", words.strip(), maxsplit=1)[0]):
        longer = f"{made}-{word}" if made else word[:30]
        if len(longer) > 30:
            break
        made = longer
    return made if SHOT_ID.fullmatch(made) else "shot"


def _plain_words(words: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", words[:400]).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain.replace("'", ""))
