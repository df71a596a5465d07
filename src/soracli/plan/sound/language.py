"""Which language a line is spoken in, by its wish or its letters, and in which pieces.

The languages are those of espeak-ng 1.52 as espeakng-loader 0.2.4 brings them; each was tried.
"""

import difflib
import functools
import unicodedata
from collections import Counter

from soracli.story.sound_preset import VoicePreset
from soracli.story.value import Value

LANGUAGES: dict[str, str] = {
    "af": "Afrikaans", "am": "Amharic", "an": "Aragonese", "ar": "Arabic", "as": "Assamese",
    "az": "Azerbaijani", "ba": "Bashkir", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "bpy": "Bishnupriya Manipuri", "bs": "Bosnian", "ca": "Catalan", "ca-ba": "Balearic Catalan",
    "ca-nw": "North-western Catalan", "ca-va": "Valencian", "chr": "Cherokee", "cmn": "Mandarin",
    "cs": "Czech", "cv": "Chuvash", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "en-029": "Caribbean English", "en-gb-scotland": "Scottish English",
    "en-gb-x-gbclan": "Lancastrian English", "en-gb-x-gbcwmd": "West Midlands English",
    "en-gb-x-rp": "Received Pronunciation", "en-us": "American English",
    "en-us-nyc": "New York English", "eo": "Esperanto", "es": "Spanish",
    "es-419": "Latin American Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "fr-be": "Belgian French", "fr-ch": "Swiss French",
    "ga": "Irish", "gd": "Scottish Gaelic", "gn": "Guarani", "grc": "Ancient Greek",
    "gu": "Gujarati", "hak": "Hakka", "haw": "Hawaiian", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "ht": "Haitian Creole", "hu": "Hungarian", "hy": "Armenian",
    "hyw": "Western Armenian", "ia": "Interlingua", "id": "Indonesian", "io": "Ido",
    "is": "Icelandic", "it": "Italian", "ja": "Japanese", "jbo": "Lojban", "ka": "Georgian",
    "kk": "Kazakh", "kl": "Greenlandic", "kn": "Kannada", "ko": "Korean", "kok": "Konkani",
    "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin", "lb": "Luxembourgish",
    "lfn": "Lingua Franca Nova", "lt": "Lithuanian", "ltg": "Latgalian", "lv": "Latvian",
    "mi": "Maori", "mk": "Macedonian", "ml": "Malayalam", "mr": "Marathi", "ms": "Malay",
    "mt": "Maltese", "mto": "Totontepec Mixe", "my": "Burmese", "nb": "Norwegian",
    "nci": "Classical Nahuatl", "ne": "Nepali", "nl": "Dutch", "nog": "Nogai", "om": "Oromo",
    "or": "Oriya", "pa": "Punjabi", "pap": "Papiamento", "piqd": "Klingon", "pl": "Polish",
    "pt": "Portuguese", "pt-br": "Brazilian Portuguese", "py": "Pyash", "qdb": "Lang Belta",
    "qu": "Quechua", "quc": "K'iche'", "qya": "Quenya", "ro": "Romanian", "ru": "Russian",
    "ru-lv": "Latvian Russian", "sd": "Sindhi", "shn": "Shan", "si": "Sinhala", "sjn": "Sindarin",
    "sk": "Slovak", "sl": "Slovenian", "smj": "Lule Sami", "sq": "Albanian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai",
    "ti": "Tigrinya", "tk": "Turkmen", "tn": "Setswana", "tr": "Turkish", "tt": "Tatar",
    "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese",
    "vi-vn-x-central": "Central Vietnamese", "vi-vn-x-south": "Southern Vietnamese",
    "yue": "Cantonese",
}  # fmt: skip
"""Tag to English name, of every language that somebody can speak."""
_SAME = {"en-gb": "en", "en-uk": "en", "en-sc": "en-gb-scotland", "zh": "cmn", "zh-cmn": "cmn",
         "zh-yue": "yue", "zh-hk": "yue", "no": "nb", "nn": "nb", "iw": "he", "in": "id",
         "jp": "ja", "cn": "cmn", "kr": "ko", "gr": "el", "tl": "id", "es-mx": "es-419",
         "es-ar": "es-419", "es-us": "es-419", "english": "en-us", "chinese": "cmn",
         "farsi": "fa", "british english": "en", "scottish": "en-gb-scotland",
         "american": "en-us", "british": "en", "flemish": "nl"}  # fmt: skip
"""Other tags and names of the same."""
_SCRIPTS = {"LATIN": "en-us", "CYRILLIC": "ru", "GREEK": "el", "HEBREW": "he", "ARABIC": "ar",
            "DEVANAGARI": "hi", "BENGALI": "bn", "GUJARATI": "gu", "GURMUKHI": "pa",
            "ORIYA": "or", "TAMIL": "ta", "TELUGU": "te", "KANNADA": "kn", "MALAYALAM": "ml",
            "SINHALA": "si", "THAI": "th", "MYANMAR": "my", "GEORGIAN": "ka", "ARMENIAN": "hy",
            "ETHIOPIC": "am", "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "cmn",
            "CHEROKEE": "chr"}  # fmt: skip
"""The language that letters of a script are read in where nothing else is known; the scripts as
the Unicode names of their letters begin."""
_READS = {
    "CYRILLIC": "ru be bg uk mk sr kk ky tt ba cv ru-lv nog",
    "ARABIC": "ar fa ur ug sd ku",
    "DEVANAGARI": "hi mr ne kok",
    "GREEK": "el grc",
    "BENGALI": "bn as bpy",
    "ETHIOPIC": "am ti",
    "ARMENIAN": "hy hyw",
    "MYANMAR": "my shn",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "cmn yue hak",
}
"""Which languages read which script; the others are read by the language of `_SCRIPTS`."""
_BOTH = {"sr", "ku", "uz", "tk", "kok", "hak", "az"}
"""Languages that are written in Latin letters as well."""


class Piece(Value):
    """Part of a line in one `language`, from character `start` of the line on."""

    text: str
    language: str
    start: int


def known_language(tag: str) -> str:
    """The tag of a language somebody can speak, for a BCP 47 tag or an English name; "" for none.

    What is not known as a dialect is spoken as its language: "de-at" is "de".
    """
    wanted = " ".join(tag.strip().lower().replace("_", "-").split())
    by_name = {name.lower(): known for known, name in LANGUAGES.items()}
    while wanted:
        wanted = _SAME.get(wanted, wanted)
        if wanted in LANGUAGES:
            return wanted
        if wanted in by_name:
            return by_name[wanted]
        wanted = wanted.rpartition("-")[0]
    return ""


def near_languages(tag: str) -> tuple[str, ...]:
    """Up to three languages that are written nearly like that, as "German (de)"."""
    wanted = tag.strip().lower()
    names = {name.lower(): known for known, name in LANGUAGES.items()}
    found = [names[name] for name in difflib.get_close_matches(wanted, names, 3, 0.6)]
    found += difflib.get_close_matches(wanted, LANGUAGES, 3, 0.6)
    return tuple(f"{LANGUAGES[one]} ({one})" for one in dict.fromkeys(found))[:3]


def language_of(text: str, wished: str, voice: VoicePreset) -> str:
    """The language a line is spoken in: the wish; else the voice's own where it reads the letters;
    else that of the script that most letters are in.

    A wish nobody speaks is handed back as it is; `known_language` tells.
    """
    own = known_language(voice.language) or voice.language
    if wished:
        found = known_language(wished) or wished
        accent = "-" not in wished and own.split("-")[0] == wished.strip().lower()
        return own if accent else found  # "en" leaves the accent to the voice
    scripts = Counter(filter(None, map(_script, text)))
    if not scripts:
        return own
    main = scripts.most_common(1)[0][0]
    if main == "CJK" and (own == "ja" or scripts.keys() & {"HIRAGANA", "KATAKANA"}):
        return "ja"  # kana make a line Japanese however many characters are between them
    return own if reads(own, main) else _SCRIPTS[main]


@functools.cache
def reads(language: str, script: str) -> bool:
    """Whether a language is written in a script (as its Unicode names begin)."""
    if script != "LATIN":
        return language in _READS.get(script, _SCRIPTS.get(script, "")).split()
    others = [name for name in _SCRIPTS if name != "LATIN"]
    return language in _BOTH or not any(reads(language, other) for other in others)


def pieces(text: str, language: str, latin: str = "en-us") -> tuple[Piece, ...]:
    """A line cut where its letters change to a script that `language` does not read.

    What is no letter belongs to what was before. Latin letters in a language without them are read
    as `latin`. The pieces joined are the line again. Kanji are read as Mandarin: espeak knows no
    Japanese reading of them (`unreadable` tells).
    """
    cuts: list[tuple[int, str]] = [(0, "")]
    for at, letter in enumerate(text):
        script = _script(letter)
        if not script:
            continue
        tongue = language if reads(language, script) else _SCRIPTS[script]
        if script == "LATIN" and tongue != language:
            tongue = latin
        if not cuts[-1][1]:
            cuts[-1] = (0, tongue)
        elif tongue != cuts[-1][1]:
            cuts.append((at, tongue))
    ends = [*(at for at, _ in cuts[1:]), len(text)]
    return tuple(
        Piece(text=text[at:end], language=tongue or language, start=at)
        for (at, tongue), end in zip(cuts, ends, strict=True)
    )


def unreadable(text: str, language: str) -> str:
    """The characters of a line that the built-in voice cannot read in its language: kanji."""
    return "".join(letter for letter in text if language == "ja" and _script(letter) == "CJK")


def _script(letter: str) -> str:
    """The script of a letter, as its Unicode name begins; "" for what is no letter we know."""
    if letter.isascii():
        return "LATIN" if letter.isalpha() else ""
    if not unicodedata.category(letter).startswith("L"):
        return ""
    name = unicodedata.name(letter, "").removeprefix("HALFWIDTH ").removeprefix("FULLWIDTH ")
    first = name.split(" ", 1)[0]
    return first if first in _SCRIPTS else ""
