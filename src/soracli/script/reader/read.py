"""The front door of the reader: one text in, one scene out."""

from collections import Counter
from collections.abc import Iterable, Sequence

from soracli.script.presets import Presets
from soracli.script.reader.acquaintances import Names
from soracli.script.reader.afloat import afloat
from soracli.script.reader.against_each_other import against_each_other
from soracli.script.reader.alighting import alighting
from soracli.script.reader.among_many import among_many
from soracli.script.reader.apart import set_apart, wear_their_color
from soracli.script.reader.archers import archers
from soracli.script.reader.asleep_at import asleep_at
from soracli.script.reader.at_bedtime import at_bedtime
from soracli.script.reader.at_play import at_play
from soracli.script.reader.at_the_fireside import at_the_fireside
from soracli.script.reader.at_their_art import doing_their_art
from soracli.script.reader.at_work import with_work
from soracli.script.reader.beasts_of_burden import beasts_of_burden
from soracli.script.reader.birds_by_trees import with_birds_by_trees
from soracli.script.reader.broadsides import with_gun_smoke
from soracli.script.reader.brought import got_out_outside, out_of_doors, with_place
from soracli.script.reader.camera_said import as_said
from soracli.script.reader.chunks import Chunker
from soracli.script.reader.clauses import ClauseReader
from soracli.script.reader.collapsing import broken_down
from soracli.script.reader.coming_out import coming_out
from soracli.script.reader.contents import with_contents
from soracli.script.reader.crossing_tops import crossing_tops
from soracli.script.reader.dipped import dipped
from soracli.script.reader.dribbled import dribbled
from soracli.script.reader.each_in_place import each_in_place
from soracli.script.reader.facing_the_water import facing_the_water
from soracli.script.reader.from_outside import before_landmarks, from_outside, on_the_cliffs
from soracli.script.reader.from_the_air import from_the_air
from soracli.script.reader.fumes import on_what_smokes
from soracli.script.reader.gathered_at import gathered_at
from soracli.script.reader.getting_off import on_it_before
from soracli.script.reader.getting_up import seated_at_the_screen, seated_before_getting_up
from soracli.script.reader.gone_along import goes_along
from soracli.script.reader.in_seats import in_seats
from soracli.script.reader.in_the_sky import by_night
from soracli.script.reader.in_their_pans import in_their_pans
from soracli.script.reader.inserts import at_hands
from soracli.script.reader.into_the_water import into_the_water
from soracli.script.reader.knocking import at_the_door
from soracli.script.reader.let_slip import let_slip
from soracli.script.reader.levitating import levitating
from soracli.script.reader.liquids import with_liquids
from soracli.script.reader.looked_through import looked_through
from soracli.script.reader.lying_under import with_burdens, with_feet_on_roofs
from soracli.script.reader.member import Member
from soracli.script.reader.named_for_contents import named_for_contents
from soracli.script.reader.net_games import with_nets
from soracli.script.reader.noted_seats import on_noted_seats
from soracli.script.reader.notes import unplaced_notes
from soracli.script.reader.on_mannequins import on_mannequins
from soracli.script.reader.on_the_same import on_the_same
from soracli.script.reader.one_board import one_board
from soracli.script.reader.one_seat import each_on_their_own
from soracli.script.reader.only_those_there import only_those_there
from soracli.script.reader.open_tops import open_tops
from soracli.script.reader.operating import on_operating_tables
from soracli.script.reader.out_of_the_ground import out_of_the_ground
from soracli.script.reader.own_hands import with_own_hands
from soracli.script.reader.own_ones import each_their_own
from soracli.script.reader.painted_sets import in_its_color
from soracli.script.reader.perched_on_wires import perched_on_wires
from soracli.script.reader.phrases_kept import keep_phrases
from soracli.script.reader.place_parts import place_of_parts
from soracli.script.reader.potted import put_in_pots
from soracli.script.reader.pushed_along import pushed_along
from soracli.script.reader.put_not_gone import put_not_gone
from soracli.script.reader.put_plainly import put_plainly
from soracli.script.reader.put_to_bed import put_to_bed
from soracli.script.reader.rain_on_panes import rain_on_panes
from soracli.script.reader.raised_things import raised_things
from soracli.script.reader.reading import Reading
from soracli.script.reader.references import Cast
from soracli.script.reader.resting import at_rest
from soracli.script.reader.riders_up import riders_up
from soracli.script.reader.roadside import by_the_roadside
from soracli.script.reader.rocked import rocked_in_arms
from soracli.script.reader.rocks import with_broad_rocks
from soracli.script.reader.room_inside import with_room_inside
from soracli.script.reader.rummaging import rummaging
from soracli.script.reader.sat_together import sat_together
from soracli.script.reader.seats_brought import with_seats
from soracli.script.reader.seen_in_it import seen_in_it
from soracli.script.reader.sentence import Sentence
from soracli.script.reader.served_seated import served_seated
from soracli.script.reader.set_colors import where_it_has_that
from soracli.script.reader.set_off import set_off
from soracli.script.reader.sets_own import the_sets_own
from soracli.script.reader.setting import Setting
from soracli.script.reader.settled_changes import left_somewhere, settled_changes
from soracli.script.reader.shapeless import without_the_shapeless
from soracli.script.reader.shapes_of_it import shapes_of_it
from soracli.script.reader.showers import with_showers
from soracli.script.reader.shown_on_them import with_what_they_show
from soracli.script.reader.skidding import on_the_road
from soracli.script.reader.sky_bodies import in_their_wheels, with_sky_bodies
from soracli.script.reader.slow_motion import with_time_for_all
from soracli.script.reader.smokers import smokers
from soracli.script.reader.spilling import spilt
from soracli.script.reader.spilt_out import spilt_out
from soracli.script.reader.steaming import with_steam
from soracli.script.reader.still_life import with_laid_table
from soracli.script.reader.stirred import with_ladles
from soracli.script.reader.stood_with import stood_with
from soracli.script.reader.sun_and_moon import with_sun_and_moon
from soracli.script.reader.swept_from import swept_from
from soracli.script.reader.table_height import at_table_height
from soracli.script.reader.tables import with_table
from soracli.script.reader.taken_up import in_the_hands, with_what_was_taken
from soracli.script.reader.there_first import set_right
from soracli.script.reader.tumbling_down import tumbling_down
from soracli.script.reader.turned_pairs import with_pairs
from soracli.script.reader.two_hosts import two_hosts
from soracli.script.reader.under_the_sky import under_the_sky
from soracli.script.reader.under_the_water import under_the_water
from soracli.script.reader.under_umbrellas import under_umbrellas
from soracli.script.reader.up_in_the_air import up_in_the_air
from soracli.script.reader.vantage import plainly, seen_from
from soracli.script.reader.waves import waves
from soracli.script.reader.wheeling import wheeling_overhead
from soracli.script.reader.whom_they_follow import whom_they_follow
from soracli.script.reader.worked_on import across_tables
from soracli.script.reader.written_on import written_on
from soracli.story.scene import Known, Scene
from soracli.story.shot import Camera

_SPACE, _RINK = "space", "ice rink"
_BEARING = ("prop", "box", "furniture")
"""The families of things that an animal is on or in away from home."""
_ANYWHERE = frozenset(("chair", "stool", "table", "door", "puddle", "lamp", "desk"))
"""Furniture of many rooms: who sits there says more about where it is."""


def read(
    text: str, presets: Presets, known: Sequence[Known] = (), places: Sequence[str] = ()
) -> Scene:
    """What this English text says, as a scene. Never fails: what is not understood is `unplaced`.

    Time and memory grow with the length of the text. `place` is "" when neither the words nor a
    noun of the cast ("basketball player") tell one. `known` are those heard of before, the most
    recently named first: who of them is mentioned is in the scene under their own id, as they are
    and with what the text adds; nobody else of them is. `places` are names of places, which are
    understood where the text has them ("the end of the pier") and make no thing.
    """
    scene = _read(text, presets, known, places)
    told = text if known else doing_their_art(text, scene, presets)
    if told != text:
        scene = _read(told, presets, known, places).model_copy(update={"text": text})
    return scene


def _read(text: str, presets: Presets, known: Sequence[Known], places: Sequence[str]) -> Scene:
    """What a text says by its words alone."""
    vantage = plainly(put_plainly(text, presets, tells_names=bool(known)))
    names = Names(presets.lexicon, presets.kinds, known, places)
    sentence = Sentence(vantage.text, presets.lexicon, names)
    setting = Setting(sentence)
    chunks = Chunker(sentence, setting).chunks()
    now = Reading(sentence, setting, Cast(sentence, presets.kinds, known))
    ClauseReader(now).walk(chunks)
    place_of_parts(chunks, setting)
    becomings = now.acts.becomings()
    actions = now.acts.finish()
    keep_phrases(now.placed, now.cast, actions)
    members = now.cast.members.values()
    wear_their_color(members)
    put_in_pots(now.cast.members, now.cast.relations, presets.lexicon)
    set_apart((one for one in members if one.id not in now.cast.heard), presets)
    scene = Scene.model_validate(
        {
            "text": text,
            "entities": tuple(member.entity() for member in members),
            "relations": tuple(now.cast.relations),
            "actions": actions,
            "becomings": becomings,
            **_where(setting, _at_home(now.cast), presets),
            "camera": as_said(seen_from(vantage.kind, setting.camera, tuple(members)), text),
            "lines": tuple(now.lines),
            "unplaced": (*_unplaced(sentence, text), *unplaced_notes(text, presets.lexicon)),
            **_manner(setting),
        }
    )
    scene = in_its_color(_settled(scene, now.cast.told, presets), setting.painted)
    # a film tells its own furniture, and what stood there in the shot before
    scene = broken_down(spilt_out(spilt(scene), presets), presets)
    scene = with_liquids(scene if known else _furnished(scene, presets, places), presets)
    return only_those_there(the_sets_own(scene, presets))


def _settled(scene: Scene, told: set[str], presets: Presets) -> Scene:
    """The scene with what only all of it tells: who changes where, whose hands do what; those of a
    group who were `told` of one by one each have their own."""
    scene = seen_in_it(coming_out(on_what_smokes(waves(scene)), presets), presets)
    scene = where_it_has_that(by_night(among_many(scene)))
    scene = settled_changes(on_the_same(rain_on_panes(scene, presets), presets), presets)
    scene = on_mannequins(with_contents(in_their_wheels(_aloft(scene, presets)), presets), presets)
    scene = beasts_of_burden(named_for_contents(scene, presets), presets)
    scene = dipped(riders_up(looked_through(scene, presets), presets), presets)
    scene = put_not_gone(crossing_tops(with_pairs(scene, presets), presets), presets)
    scene = goes_along(at_hands(scene, scene.text), presets)
    scene = in_the_hands(with_what_was_taken(across_tables(scene, presets), presets))
    scene = in_their_pans(let_slip(pushed_along(set_off(scene, presets))))
    scene = with_showers(with_time_for_all(scene), presets)
    scene = on_noted_seats(perched_on_wires(scene, presets), presets)
    scene = at_play(with_own_hands(each_their_own(stood_with(scene), told)), presets)
    scene = on_the_road(at_the_door(swept_from(into_the_water(scene))), presets)
    scene = with_nets(scene, presets)
    scene = archers(whom_they_follow(scene, presets), presets)
    return shapes_of_it(raised_things(rummaging(at_rest(scene, presets)), presets), presets)


def _aloft(scene: Scene, presets: Presets) -> Scene:
    scene = levitating(with_sky_bodies(with_sun_and_moon(scene)), presets)
    return up_in_the_air(scene, presets)


def _furnished(scene: Scene, presets: Presets, places: Sequence[str]) -> Scene:
    """The scene with what its words leave out: tables, rocks to sit on, and where it is."""
    if not places:
        scene = left_somewhere(scene, presets)
    scene = wheeling_overhead(with_room_inside(scene, presets))
    scene = at_bedtime(asleep_at(scene, presets), presets)
    scene = put_to_bed(rocked_in_arms(served_seated(dribbled(scene), presets)), presets)
    scene = sat_together(with_table(with_work(scene, presets), presets), presets)
    scene = with_broad_rocks(gathered_at(scene, presets), presets)
    scene = one_board(each_on_their_own(got_out_outside(scene, presets)), presets)
    scene = each_in_place(scene, presets)
    scene = against_each_other(
        two_hosts(open_tops(tumbling_down(out_of_the_ground(scene, presets))), presets)
    )
    scene = with_seats(at_the_fireside(in_seats(written_on(scene)), presets), presets)
    scene = at_table_height(scene, presets)
    scene = with_birds_by_trees(with_burdens(with_feet_on_roofs(scene, presets), presets), presets)
    scene = alighting(with_what_they_show(scene), presets)
    scene = on_it_before(seated_at_the_screen(set_right(scene, presets), presets), presets)
    scene = seated_before_getting_up(scene, presets)
    scene = with_laid_table(from_outside(with_place(scene, presets), presets), presets)
    scene = by_the_roadside(scene, presets)
    scene = out_of_doors(with_steam(under_the_water(scene), presets), presets)
    scene = with_gun_smoke(on_operating_tables(smokers(with_ladles(scene, presets))), presets)
    scene = under_the_sky(scene, presets)
    scene = under_umbrellas(without_the_shapeless(before_landmarks(on_the_cliffs(scene), presets)))
    return facing_the_water(from_the_air(afloat(scene, presets)))


def _manner(setting: Setting) -> dict[str, object]:
    """The fields of a scene that say how it looks and sounds."""
    return {
        "style": setting.style,
        "mood": setting.mood,
        "time_scale": setting.time_scale,
        "sounds": tuple(dict.fromkeys(setting.sounds)),
        "music": setting.music,
    }


def _at_home(cast: Cast) -> tuple[Member, ...]:
    """Those who tell where it is: a goldfish in a bowl is not in the sea."""
    away = {
        one.a
        for one in cast.relations
        if one.kind in ("on", "in") and cast[one.b].family in _BEARING and cast[one.a].living
    }
    people = {member.id for member in cast.members.values() if member.family == "person"}
    return tuple(one for one in cast.members.values() if one.id not in away - people)


def _where(setting: Setting, members: Iterable[Member], presets: Presets) -> dict[str, str | None]:
    """The fields of a scene that say where and when it is at the start."""
    time, weather = setting.before()
    members = tuple(members)
    wanted = _wanted(members, presets, bool(setting.water))
    if any(garment.kind == "skates" for member in members for garment in member.wears):
        wanted += [_RINK] if setting.floor else []
    place, words = setting.finished_place(wanted)
    return {"place": place, "place_words": words, "time": time, "weather": weather}


def _wanted(members: Iterable[Member], presets: Presets, by_water: bool) -> list[str]:
    """The places that the nouns of the cast ask for, or by the water where they are at home."""
    members = tuple(members)
    if not by_water:
        seen = [member for member in members if not member.implied]
        kinds = presets.kinds
        aloft = [
            one for one in seen if one.family == "aircraft" and kinds[one.kind].place == _SPACE
        ]
        fixed = [
            one
            for one in seen
            if one.family == "furniture" and (one.kind not in _ANYWHERE or one.place)
        ]
        light = [one for one in seen if one.kind in _ANYWHERE]
        return [
            *(_SPACE for _ in aloft),
            *(one.place or kinds[one.kind].place for one in fixed),
            *(member.place for member in seen),
            *(kinds[one.kind].place for one in light),
        ]
    kinds = presets.kinds
    return [one.place or kinds[one.kind].place for one in members if one.kind in kinds]


def read_camera(
    words: str, presets: Presets, known: Sequence[Known] = ()
) -> tuple[Camera, tuple[str, ...]]:
    """A camera from its words alone ("low angle, dolly in, 35mm"), and the words not understood.

    Bare verbs are moves here: "orbit", "track" and "follow" need no "the camera" before them.
    `known` are those it may be on ("close-up of Mara").
    """
    ids = {one.entity.id for one in known}
    fields: dict[str, object] = {}
    unplaced: Counter[str] = Counter()
    for part in (piece.strip() for piece in words.split(",")):
        scene = read(part, presets, known)
        if scene.unplaced or scene.actions or scene.camera == Camera():
            scene = read(f"the camera {part}", presets, known)
        seen = [entity.id for entity in scene.entities if entity.id in ids]
        said = scene.camera.model_dump(exclude_defaults=True)
        for role in ("on", "over", "eyes"):
            if said.get(role) not in ids:
                said.pop(role, None)
        if len(seen) == 1 and not {"on", "over", "eyes"} & said.keys():
            said["on"] = seen[0]
        fields = {**said, **fields}
        unplaced.update(scene.unplaced)
    return Camera.model_validate(fields), tuple(unplaced)


def _unplaced(sentence: Sentence, text: str) -> tuple[str, ...]:
    """The content words of a text that nothing has used, in the order written; no words that only
    its plain wording has."""
    written = text.lower()
    words = {
        sentence.lower(at): sentence.tokens[at].text
        for at in reversed(range(len(sentence)))
        if not sentence.used[at] and sentence.is_word(at) and not _is_empty(sentence, at)
        if sentence.lower(at) in written
    }
    return tuple(reversed(words.values()))


def _is_empty(sentence: Sentence, at: int) -> bool:
    roles = sentence.roles(at)
    grammar = ("det", "empty", "aux", "conj", "prep", "pronoun", "existential", "negation", "spot",
               "direction")  # fmt: skip
    return sentence.lower(at) in ("'s", "&") or any(
        role in roles and roles[role].end == at + 1 for role in grammar
    )
