"""Games over a net: who plays tennis has a racket and a net before them, the other beyond it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from soracli.script.presets import Presets
from soracli.script.reader.unspoken import LONGEST, unspoken
from soracli.script.words import NounOverride
from soracli.story.scene import Action, Entity, Relation, Scene


class _Game(NamedTuple):
    """What a game is played over, with and in the hands: nouns of the lexicon."""

    net: str
    ball: str
    held: str


_GAMES = {
    r"table[- ]tennis|ping[- ]?pong": _Game("ping pong table", "ping pong ball",
                                            "ping pong paddle"),
    r"badminton": _Game("badminton net", "shuttlecock", "tennis racket"),
    r"(?:beach )?volleyball": _Game("volleyball net", "volleyball", ""),
    r"tennis|padel|pickleball": _Game("tennis net", "tennis ball", "tennis racket"),
}  # fmt: skip
"""The games by their names; the first that is named counts."""
_PLAYED = re.compile(r"\b(?:players?|plays?|playing|match|serves?|champion|star|pro|game)\b", re.I)
"""Words without which a game is only named: tennis shoes."""
_STROKES = re.compile(
    r"\b(?P<verb>serve|hit|return|smash|play|slam|fire)(?P<ing>s|ing|)\b (?:an? |the |her |his )?"
    r"(?:(?:powerful|perfect|huge|fast|clean|cross-court|two-handed|winning) )*"
    r"(?:aces?|serves?|forehands?|backhands?|smash(?:es)?|volleys?|winners?|lobs?|drop shots?)\b"
    r"(?! with)",
    re.IGNORECASE,
)
"""A stroke that is called by its name."""
_NET = re.compile(r"\b(?P<the>the|a) net\b", re.IGNORECASE)
_TABLE, _HALL = "tennis_table", "park"
"""The kind of a table that is played on, and where it stands if nothing tells."""
_SENDS = frozenset(("throw", "hit", "kick", "toss", "play"))
_NEAR = frozenset(("above", "near", "on", "in", "behind", "in front of"))
_OTHER = frozenset(("opponent", "rival", "partner", "adversary", "challenger"))


def plain_games(text: str) -> str:
    """A text in which strokes are hits of the ball, and the net is that of the game. What is
    spoken stays."""
    game = _game_of(text)
    if len(text) > LONGEST or game is None:
        return text
    net = "" if "table" in game.net else game.net
    return unspoken(text, lambda part: _plain(part, game, net))


def _plain(text: str, game: _Game, net: str) -> str:
    text = _STROKES.sub(lambda found: _hit(found, game.ball), text)
    return _NET.sub(lambda found: f"{found['the']} {net}", text) if net else text


def _hit(found: re.Match[str], ball: str) -> str:
    form = {"s": "hits", "ing": "hitting"}.get(found["ing"].lower(), "hit")
    return f"{form} the {ball}"


def _game_of(text: str) -> _Game | None:
    if _PLAYED.search(text) is None:
        return None
    for name, game in _GAMES.items():
        if re.search(rf"\b(?:{name})\b(?! (?:ball|shoe|shoes|balls)\b)", text, re.IGNORECASE):
            return game
    return None


def with_nets(scene: Scene, presets: Presets) -> Scene:
    """The scene of a game over a net with that between those who play, rackets in their hands."""
    game = _game_of(scene.text)
    players = _players(scene) if game is not None else []
    if game is None or not players:
        return scene
    scene = _struck(scene, game, players, presets)
    net = next((one for one in scene.entities if one.noun == game.net), None)
    if net is None:
        net = _brought(game.net, scene, presets)
        scene = scene.model_copy(update={"entities": (*scene.entities, net)})
    if len(players) == 1:
        stands = [Relation(kind="right of", a=net.id, b=players[0].id)]
    else:
        stands = [Relation(kind="between", a=net.id, b=one.id) for one in players[:2]]
    names = {one.id for one in players}
    kept = [one for one in scene.relations
            if not (one.kind in _NEAR and {one.a, one.b} <= names | {net.id})]  # fmt: skip
    indoors = net.kind == _TABLE and not scene.place_words
    update = {"relations": (*kept, *stands), "place": _HALL if indoors else scene.place}
    return scene.model_copy(update=update)


def _players(scene: Scene) -> list[Entity]:
    """Those who send the ball, and the one who is called their opponent: at most one a side."""
    acting = [name for one in scene.actions if one.motion in _SENDS for name in one.agents]
    over = [one.over for one in scene.actions if one.motion in _SENDS]
    other = [one.id for one in scene.entities if one.noun.split()[-1] in _OTHER]
    people = {one.id: one for one in scene.entities if one.kind == "person"}
    named = [one.id for one in people.values() if one.noun.endswith("player")]
    found = dict.fromkeys(name for name in (*named, *acting, *over, *other) if name in people)
    busy = any(one.motion in _SENDS for one in scene.actions)
    return [people[name] for name in found] if busy and len(found) <= 4 else []


def _struck(scene: Scene, game: _Game, players: Sequence[Entity], presets: Presets) -> Scene:
    """The scene whose players have something to strike with, and strike the ball over to the
    other."""
    entities = {one.id: one for one in scene.entities}
    rackets: dict[str, str] = {}
    for one in players if game.held else ():
        held = [name for name in one.holds if entities[name].kind == "racket"]
        racket = held[0] if held else ""
        if not racket:
            brought = _brought(game.held, scene, presets, tuple(entities.values()))
            racket, entities[brought.id] = brought.id, brought
        kept = tuple(name for name in one.holds if not entities[name].kind.endswith("ball"))
        holds = tuple(dict.fromkeys((racket, *kept)))
        entities[one.id] = one.model_copy(update={"holds": holds})
        rackets[one.id] = racket
    balls = [one.id for one in entities.values()
             if one.noun in (game.ball, "ball") or one.kind.endswith(("ball", "cock"))]  # fmt: skip
    if not balls:
        return scene
    names = [one.id for one in players]
    actions = tuple(_over_to(one, names, rackets, balls[0]) for one in scene.actions)
    return scene.model_copy(update={"entities": tuple(entities.values()), "actions": actions})


def _over_to(action: Action, players: Sequence[str], rackets: dict[str, str], ball: str) -> Action:
    alone = len(action.agents) == 1 and action.agents[0] in players
    if not alone or action.motion not in _SENDS or action.outcome == "miss":
        return action
    who = action.agents[0]
    other = next((name for name in players if name != who), "")
    if action.motion == "throw" and not rackets and action.target:
        return action
    update = {"motion": "hit", "target": ball, "instrument": rackets.get(who, "")}
    return action.model_copy(update=update | {"over": other or action.over})


def _brought(noun: str, scene: Scene, presets: Presets, there: Sequence[Entity] = ()) -> Entity:
    known = presets.lexicon.noun_named(noun)
    kind = known.kind if known is not None else ""
    taken = {one.id for one in (*scene.entities, *there)}
    name = next(one for at in range(1, 100) if (one := f"{kind}.{at}") not in taken)
    over = known.over if known is not None else NounOverride()
    return Entity(id=name, noun=noun, kind=kind, scale=over.size, color=over.color, implied=True)
