"""In plain words: what a text says in a roundabout way is said plainly, room after room."""

from soracli.script.presets import Presets
from soracli.script.reader.agentless import plain_agentless
from soracli.script.reader.ages import plain_ages
from soracli.script.reader.appositions import plain_appositions
from soracli.script.reader.camera_flights import plain_flights
from soracli.script.reader.camera_goes_on import plain_camera_goes_on
from soracli.script.reader.camera_stands import plain_stands
from soracli.script.reader.coming_last import plain_last
from soracli.script.reader.comparisons import plain_comparisons
from soracli.script.reader.doers_first import doers_first
from soracli.script.reader.doing_from import doing_from
from soracli.script.reader.ends_and_edges import ends_and_edges
from soracli.script.reader.falling_by_it import falling_by_it
from soracli.script.reader.film_language import in_plain_words
from soracli.script.reader.forces import plain_forces
from soracli.script.reader.gapping import plain_gapping
from soracli.script.reader.gazing import plain_gazes
from soracli.script.reader.going_after import plain_after
from soracli.script.reader.grafts import plain_grafts
from soracli.script.reader.hours import plain_hours
from soracli.script.reader.in_the_sky import skyborne
from soracli.script.reader.left_of_somebody import plain_remains
from soracli.script.reader.letting_go import plain_letting_go
from soracli.script.reader.level_ways import level_ways
from soracli.script.reader.limbs_held import plain_limbs
from soracli.script.reader.mixing import mixed_paints
from soracli.script.reader.net_games import plain_games
from soracli.script.reader.notes import plain_notes
from soracli.script.reader.of_their_number import of_their_number
from soracli.script.reader.orders import plain_orders
from soracli.script.reader.over_bridges import over_bridges
from soracli.script.reader.own_instruments import own_instruments
from soracli.script.reader.plain_activities import plain_activities
from soracli.script.reader.plain_artists import plain_artists
from soracli.script.reader.plain_backs import plain_backs, without_marks
from soracli.script.reader.plain_bodies import plain_bodies
from soracli.script.reader.plain_car_parts import plain_car_parts
from soracli.script.reader.plain_changes import plain_changes
from soracli.script.reader.plain_colors import plain_colors
from soracli.script.reader.plain_counts import plain_counts
from soracli.script.reader.plain_dealings import plain_dealings
from soracli.script.reader.plain_deeds import plain_deeds
from soracli.script.reader.plain_doings import plain_doings
from soracli.script.reader.plain_dust import plain_dust
from soracli.script.reader.plain_errands import plain_errands
from soracli.script.reader.plain_falls import plain_falls
from soracli.script.reader.plain_fires import plain_fires
from soracli.script.reader.plain_footfalls import plain_footfalls
from soracli.script.reader.plain_groups import plain_groups
from soracli.script.reader.plain_liquids import plain_liquids
from soracli.script.reader.plain_looks import plain_looks
from soracli.script.reader.plain_members import plain_members
from soracli.script.reader.plain_picture import plain_picture
from soracli.script.reader.plain_processes import plain_processes
from soracli.script.reader.plain_product_shots import plain_product_shots
from soracli.script.reader.plain_riders import plain_riders
from soracli.script.reader.plain_rides import plain_rides
from soracli.script.reader.plain_senses import plain_senses
from soracli.script.reader.plain_shifts import plain_shifts
from soracli.script.reader.plain_showers import plain_showers
from soracli.script.reader.plain_shows import plain_shows
from soracli.script.reader.plain_sides import plain_sides
from soracli.script.reader.plain_states import plain_states
from soracli.script.reader.plain_stuffs import plain_stuffs
from soracli.script.reader.plain_stunts import plain_stunts
from soracli.script.reader.plain_tails import plain_tails
from soracli.script.reader.plain_ways import plain_ways
from soracli.script.reader.plain_whereabouts import plain_whereabouts
from soracli.script.reader.played_on import played_on
from soracli.script.reader.practicing import plain_practice
from soracli.script.reader.rays import plain_light
from soracli.script.reader.shapes import plain_shapes
from soracli.script.reader.shed_parts import plain_shedding
from soracli.script.reader.thronged import plain_throngs
from soracli.script.reader.told_below import told_below
from soracli.script.reader.turned_from import turned_from
from soracli.script.reader.turned_round import turned_round
from soracli.script.reader.unspoken import LONGEST
from soracli.script.reader.wrapped import plain_wrappings


def put_plainly(text: str, presets: Presets, tells_names: bool) -> str:
    """The text with all that it says in a roundabout way in plain words; who is named keeps the
    name where the text tells of people known by it. What is very long stays as it is."""
    if len(text) > LONGEST:
        return text
    text = plain_notes(plain_agentless(plain_dust(plain_product_shots(text))), presets.lexicon)
    text = plain_camera_goes_on(text)
    text = plain_forces(plain_stands(plain_flights(doers_first(text, presets.lexicon))))
    text = plain_remains(
        over_bridges(
            plain_fires(
                plain_shedding(plain_gazes(plain_letting_go(plain_gapping(text, presets.lexicon))))
            )
        )
    )
    text = plain_liquids(
        plain_after(plain_stunts(plain_shows(plain_games(text))), presets.lexicon), presets.lexicon
    )
    text = doing_from(own_instruments(plain_car_parts(plain_stuffs(falling_by_it(text)))))
    text = plain_wrappings(plain_limbs(plain_last(plain_artists(text, presets.lexicon))))
    text = plain_bodies(plain_backs(without_marks(text)), presets.lexicon)
    text = text if tells_names else plain_appositions(text, presets.lexicon)
    text = plain_dealings(mixed_paints(plain_processes(text)), presets.lexicon)
    text = turned_from(turned_round(text), presets.lexicon)
    text = plain_members(plain_grafts(text, presets.lexicon), presets.lexicon)
    text = plain_counts(
        plain_looks(plain_senses(plain_footfalls(text)), presets.lexicon), presets.lexicon
    )
    text = of_their_number(plain_groups(text, presets.lexicon))
    text = plain_comparisons(plain_falls(plain_picture(plain_tails(plain_showers(text)))))
    plain = plain_orders(level_ways(plain_light(plain_colors(plain_shapes(text), presets.lexicon))))
    plain = plain_sides(plain_whereabouts(ends_and_edges(told_below(plain))))
    plain = in_plain_words(plain_hours(plain_ages(plain)))
    plain = plain_activities(plain_errands(plain_rides(plain_riders(plain_throngs(plain)))))
    plain = played_on(plain_practice(plain, presets.lexicon.words.arts), presets.lexicon)
    said = plain_deeds(plain_doings(plain, presets.lexicon.words.trades))
    return plain_ways(plain_changes(skyborne(plain_shifts(plain_states(said)))))
