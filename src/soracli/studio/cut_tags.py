"""What a film says about itself: its title, its chapters, its captions, and its recipe."""

from soracli.media.captions import srt
from soracli.media.recipe import SCHEMA, TAG, Recipe, recipe_text
from soracli.media.tags import Chapter, write_tags
from soracli.plan.film import FilmPlan
from soracli.plan.language_codes import captions_language, sound_language


def film_recipe(plan: FilmPlan, key: str, slate: bool, timecode: bool, mix: Recipe) -> Recipe:
    """What the film will carry: enough to shoot it again, nothing about this machine.

    `mix` is what was measured of its sound.
    """
    return {
        "schema": SCHEMA,
        "program": "soracli",
        "key": key,
        "film": plan.board.model_dump(mode="json", by_alias=True),
        "takes": {shot.id: {"key": shot.key, "seed": shot.spec.seed} for shot in plan.shots},
        "options": {"slate": slate, "timecode": timecode, "mute": list(plan.score.mute)},
        "mix": mix,
    }


def film_metadata(plan: FilmPlan, recipe: Recipe) -> str:
    """Tags and chapters as ffmetadata; a chapter lasts until the next shot begins."""
    timeline = plan.timeline
    clips = timeline.clips
    chapters = [
        Chapter(
            f"{clip.number} {clip.shot}",
            clip.start,
            clips[number + 1].start if number + 1 < len(clips) else timeline.frames,
        )
        for number, clip in enumerate(clips)
    ]
    tags = {"title": _one_line(timeline.title), TAG: recipe_text(recipe)}
    return write_tags({name: text for name, text in tags.items() if text}, chapters, timeline.fps)


def film_captions(plan: FilmPlan) -> str:
    """The captions of the film's own track as SubRip; "" where it has none."""
    if plan.board.delivery.captions != "soft" or not plan.timeline.captions:
        return ""
    return srt(plan.timeline)


def film_languages(plan: FilmPlan) -> tuple[str, str]:
    """The three letters of the languages of its sound and of its captions."""
    wished = plan.board.delivery.caption_language
    return sound_language(plan.score), captions_language(plan.timeline, plan.score, wished)


def _one_line(text: str) -> str:
    return " ".join(text.split())
