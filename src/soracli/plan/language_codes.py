"""The three letters that a film names the language of a track with.

They are those of ISO 639-2/T, as MP4 asks; the pairs are those of ISO 639-1 in the iso-codes
database (2026). A language that has none of its own has those of its family.
"""

import re
from collections.abc import Iterable

from soracli.errors import InputError
from soracli.plan.sound.language import known_language, language_of, near_languages
from soracli.plan.sound.score import Score
from soracli.story.sound_preset import VoicePreset
from soracli.story.timeline import Timeline

UNKNOWN, SEVERAL = "und", "mul"
_TWO: dict[str, str] = dict(
    re.findall(
        r"(\w+):(\w+)",
        """
    aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak
    be:bel bg:bul bi:bis bm:bam bn:ben bo:bod br:bre bs:bos ca:cat ce:che ch:cha co:cos cr:cre
    cs:ces cu:chu cv:chv cy:cym da:dan de:deu dv:div dz:dzo ee:ewe el:ell en:eng eo:epo es:spa
    et:est eu:eus fa:fas ff:ful fi:fin fj:fij fo:fao fr:fra fy:fry ga:gle gd:gla gl:glg gn:grn
    gu:guj gv:glv ha:hau he:heb hi:hin ho:hmo hr:hrv ht:hat hu:hun hy:hye hz:her ia:ina id:ind
    ie:ile ig:ibo ii:iii ik:ipk io:ido is:isl it:ita iu:iku ja:jpn jv:jav ka:kat kg:kon ki:kik
    kj:kua kk:kaz kl:kal km:khm kn:kan ko:kor kr:kau ks:kas ku:kur kv:kom kw:cor ky:kir la:lat
    lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit lu:lub lv:lav mg:mlg mh:mah mi:mri mk:mkd ml:mal
    mn:mon mr:mar ms:msa mt:mlt my:mya na:nau nb:nob nd:nde ne:nep ng:ndo nl:nld nn:nno no:nor
    nr:nbl nv:nav ny:nya oc:oci oj:oji om:orm or:ori os:oss pa:pan pi:pli pl:pol ps:pus pt:por
    qu:que rm:roh rn:run ro:ron ru:rus rw:kin sa:san sc:srd sd:snd se:sme sg:sag sh:hbs si:sin
    sk:slk sl:slv sm:smo sn:sna so:som sq:sqi sr:srp ss:ssw st:sot su:sun sv:swe sw:swa ta:tam
    te:tel tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn to:ton tr:tur ts:tso tt:tat tw:twi ty:tah
    ug:uig uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln wo:wol xh:xho yi:yid yo:yor za:zha
    zh:zho zu:zul iw:heb in:ind py:art
    """,
    )
)
_OTHERS: dict[str, str] = dict(
    re.findall(
        r"(\w+):(\w+)",
        """
    cmn:zho yue:zho hak:zho bpy:inc hyw:hye ltg:lav nci:nah mto:cai quc:myn piqd:tlh qdb:art
    qya:art sjn:art lfn:art tib:bod cze:ces wel:cym ger:deu gre:ell baq:eus per:fas fre:fra arm:hye
    ice:isl geo:kat mac:mkd mao:mri may:msa bur:mya dut:nld rum:ron slo:slk alb:sqi chi:zho
    """,
    )
)
"""Languages told by the letters of their family, and the letters that libraries use instead."""
_SHARED = {"en-us", "ru", "ar", "hi", "bn", "am"}
"""Those whose letters many others are written in: letters alone do not tell them."""
_READER = VoicePreset(name="reader", title="Reader", language="en-us")


def three_letters(language: str) -> str:
    """The three letters of a language by its tag ("de", "en-gb", "zh-Hant") or its English name.

    "" for what is none.
    """
    base = language.strip().lower().replace("_", "-").split("-")[0]
    if found := _TWO.get(base) or _OTHERS.get(base):
        return found
    if len(base) == 3 and base.isascii() and base.isalpha():
        return base
    known = known_language(language)
    return three_letters(known) if known else ""


def must_be_language(language: str) -> None:
    """Raises InputError for what is no tag and no name of a language; "" is left open."""
    if language.strip() and not three_letters(language):
        near = " or ".join(near_languages(language)) or "German (de), Japanese (ja)"
        raise InputError(
            f'nobody knows the language "{language}"', f"There is, for example, {near}."
        )


def sound_language(score: Score) -> str:
    """The three letters of what is spoken in a film: "mul" for several, "und" for nothing."""
    lines = [line for shot in score.shots for line in shot.lines if "dialogue" not in score.mute]
    return _of_all(three_letters(line.voice.language) for line in lines)


def captions_language(timeline: Timeline, score: Score, wished: str) -> str:
    """The three letters of what is read in a film: the wish, else the languages of its lines.

    Captions that read something else than what is said are in the language that their letters tell.
    """
    if wished:
        return three_letters(wished) or UNKNOWN
    others = [one for one in timeline.captions if one.said]
    unheard = {(one.shot, one.said) for one in others}
    heard = [
        three_letters(line.voice.language)
        for shot in score.shots
        for line in shot.lines
        if (shot.shot, line.say) not in unheard
    ]
    return _of_all([*heard, *(of_letters(one.text) for one in others)])


def of_letters(text: str) -> str:
    """The three letters of the language that the letters of a text tell; "und" for Latin ones and
    others that many languages are written in."""
    found = language_of(text, "", _READER)
    return UNKNOWN if found in _SHARED else three_letters(found)


def _of_all(codes: Iterable[str]) -> str:
    found = {one or UNKNOWN for one in codes}
    return found.pop() if len(found) == 1 else SEVERAL if found else UNKNOWN
