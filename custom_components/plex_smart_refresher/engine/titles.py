"""Titles that only stand in for the real one, recognized by their structure.

A source that does not know an episode's title yet numbers it, dates it or announces it, in the
language of the library; a file that nothing was found for is named after itself. No list of words
can hold all languages: a short word beside the item's own number is a stand-in if its siblings
differ only in that number. The word for "episode" in common languages needs no siblings.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
import re
from typing import NamedTuple
from unicodedata import category, normalize


class TitleVerdict(StrEnum):
    """Whether a title is the real one."""

    REAL = "real"
    WEAK = "weak"  #: It looks like a stand-in, but can well be the final title.
    PLACEHOLDER = "placeholder"


class _Form(StrEnum):
    """What a title looks like."""

    REAL = "real"
    NUMBERED = "numbered"  #: the word for "episode" with a number
    SHORT_WORD = "short_word"  #: any short word with the item's own number
    DATED = "dated"
    ANNOUNCED = "announced"
    UNTITLED = "untitled"
    RELEASE = "release"  #: the name of a file or release


class TitleFacts(NamedTuple):
    """What is known of an episode beside its title."""

    number: int | None = None
    has_summary: bool = False
    days_since_aired: int | None = None
    has_siblings: bool = False  #: another episode of the season has the same numbered stem


#: Air dates lie at least this many days back before "Episode 7" counts as the final title.
_SETTLED_DAYS = 21
_LONGEST_WORD = 12
_MOST_WORDS = 2

#: "Episode" in common languages, casefolded and without accents that normalisation keeps apart.
_EPISODE_WORDS = frozenset(
    word
    for line in (
        "episode episodes ep eps épisode episodio episódio episodi epizoda epizóda epizode epizod",
        "epizód epizodas episod episood folge aflevering avsnitt afsnit odcinek jakso þáttur díl",
        "diel puntata capítulo capitolo capítol capitulo rész episodul bölüm bolum osa sērija",
        "serija seria серия серія эпизод епизод епізод выпуск επεισόδιο פרק الحلقة حلقة قسمت",
        "एपिसोड कड़ी পর্ব অধ্যায় அத்தியாயம் எபிசோட் ఎపిసోడ్ ಸಂಚಿಕೆ ตอนที่ ตอน tập tap",
        "에피소드 제화 제회 화 회 第話 第话 第集 第回 話 话 集 エピソード",
        "ეპიზოდი სერია սերիա бөлім серія atala",
    )
    for word in normalize("NFKC", line).casefold().split()
)
#: Words beside "episode" that do not make a title of it: those for season, number, part and of, and
#: the endings of ordinal numbers.
_BESIDE_EPISODE = frozenset(
    word
    for line in (
        "season series staffel saison temporada stagione seizoen sezon sezonul säsong sesong sæson",
        "kausi série évad сезон sezona sezóna sezóny σεζόν κύκλος עונה الموسم",
        "季 季第 第 시즌 시즌제",
        "no nr n č number nummer numero número numéro номер номера num αρ",
        "part parts pt teil partie parte del deel osa część часть rész",
        "of von de di da van af av z ze из sur",
        "st nd rd th o a ª e er ème ος ο η ª й я",
    )
    for word in normalize("NFKC", line).casefold().split()
)
_MOST_NUMBERS = 3
_NUMERALS = frozenset(
    word
    for line in (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "un deux trois quatre cinq sept huit neuf dix onze douze",
        "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
        "due tre quattro cinque sei sette otto nove dieci undici dodici",
        "um dois três quatro sete oito dez doze een twee drie vijf zes zeven negen tien twaalf",
        "один два три четыре пять шесть семь восемь девять десять",
    )
    for word in line.split()
)
_TITLE_WORDS = frozenset(
    (
        *("title", "titel", "titre", "título", "titolo", "tytuł", "název", "názov", "cím"),
        *("otsikko", "название", "назва"),
    )
)
_ANNOUNCED = frozenset(
    normalize("NFKC", words).casefold()
    for words in (
        *("tba", "tbd", "tbc", "to be announced", "to be determined", "to be confirmed"),
        *("to be decided", "to be aired", "wird noch bekannt gegeben"),
        *("wird noch bekanntgegeben", "titel folgt", "titel unbekannt", "noch kein titel"),
        *("à déterminer", "à venir", "titre inconnu", "por determinar", "por anunciar"),
        *(
            "por confirmar",
            "sin confirmar",
            "a anunciar",
            "a definir",
            "a confirmar",
            "à confirmer",
        ),
        *("à annoncer", "da definire", "da annunciare", "da confermare", "nog onbekend"),
        *("volgt nog", "nog niet bekend", "будет объявлено", "буде оголошено", "okänd titel"),
        *(
            "do ustalenia",
            "название неизвестно",
            "уточняется",
            "未定",
            "タイトル未定",
            "サブタイトル未定",
        ),
        *("待定", "待公布", "未知", "暂无标题", "미정", "제목 미정"),
    )
)
_FIRST_ANNOUNCED = {"t", *_TITLE_WORDS, *(words.split()[0] for words in _ANNOUNCED)}
_UNTITLED = frozenset(
    normalize("NFKC", words).casefold()
    for words in (
        *("untitled", "untitled episode", "no title", "unknown title", "ohne titel", "sans titre"),
        *("sin título", "sem título", "senza titolo", "zonder titel", "utan titel", "uten tittel"),
        *("uden titel", "nimetön", "bez tytułu", "bez názvu", "cím nélkül", "fără titlu"),
        *("без названия", "без назви", "χωρίς τίτλο", "başlıksız", "無題", "无标题", "제목 없음"),
    )
)
#: A title in plain letters that only stands in has a number or begins with such a word, or T.B.A.
_FIRST_WORDS = frozenset(
    ("t", *(words.split()[0] for words in _EPISODE_WORDS | _ANNOUNCED | _UNTITLED | _TITLE_WORDS))
)
_FIRST_WORD = re.compile(r"[^A-Za-z]*+([A-Za-z]+)")
#: The first letters of the months in the languages that write them with letters.
_MONTHS = re.compile(
    r"jan|feb|fev|fév|mar|mär|maa|már|apr|abr|avr|ápr|may|mai|maj|mag|mei|máj|jun|juin|giu|jún|jul"
    r"|juil|lug|júl|aug|aoû|ago|aoû|sep|set|wrz|oct|okt|out|ott|paź|nov|lis|dec|dez|déc|dic|gru"
    r"|ledn|únor|břez|dubn|květ|červ|srpn|září|říjn|listopad|prosin"
    r"|tammik|helmik|maalisk|huhtik|toukok|kesäk|heinäk|elok|syysk|lokak|marrask|jouluk|szept"
    r"|ιαν|φεβ|μαρ|απρ|μαΐ|μαϊ|μαΐ|ιουν|ιουλ|αυγ|σεπ|οκτ|νοε|δεκ"
    r"|січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд"
    r"|ene|gen|ocak|şub|nis|haz|tem|ağu|eyl|eki|kas|ara|sty|lut|kwi|cze|lip|sie|янв|фев|мар|апр"
    r"|мая|май|июн|июл|авг|сен|окт|ноя|дек"
)

_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d"
    r"|\d{1,2}[./]\d{1,2}[./]\d\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|\d{4}\s*[年년]\s*\d{1,2}\s*[月월]\s*\d{1,2}\s*[日일])(?!\d)"
)
_DATE_IN_WORDS = re.compile(
    r"(?<!\d)(?:\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|of\s+)?(?P<month>[^\W\d_]{3,12})\.?"
    r"(?:\s+de|\s+del|,)?|(?P<first>[^\W\d_]{3,12})\.?\s+\d{1,2}(?:st|nd|rd|th)?,?)"
    r"\s+(?:19|20)\d\d(?!\d)"
    r"|(?<!\d)(?:19|20)\d\d\.?\s+(?P<second>[^\W\d_]{3,12})\.?\s+\d{1,2}(?!\d)"
)
_RELEASE = re.compile(r"(?:^|[\W_])s\d{1,2}[ ._-]?[ex]\d{1,3}(?=$|[\W_e-])")
_SEASON_BY_NUMBER = re.compile(r"(?:^|[\W_])\d{1,2}x(\d{2,3})(?=$|[\W_])")
_PLAIN_WORD = re.compile(r"[A-Za-z0-9]+")
_NUMBERS = re.compile(r"\d+")
#: What joins two numbers into one place: a range, or a season and an episode.
_JOINED = re.compile(r"(\d+)\s*(?:([-–—&+/])|([.]))\s*(\d+)")
_CHINESE_NUMBER = re.compile(r"(?<=第)[〇零一二三四五六七八九十百]+(?=[話话集回])")
_VIDEO_SUFFIX = re.compile(
    r"asf|avi|divx|flv|m2ts|m4v|mkv|mov|mp4|mpe?g|ogm|ts|vob|webm|wmv", re.IGNORECASE
)
#: The episodes of "Mr. Robot" are really called "eps1.0_hellofriend.mov".
_NAMED_LIKE_A_FILE = re.compile(r"eps\d\.\d", re.IGNORECASE)


def is_file_name(title: str) -> bool:
    """Return whether a title is the name of a video file."""
    stem, _, suffix = title.rpartition(".")
    if not stem or not _VIDEO_SUFFIX.fullmatch(suffix):
        return False
    return not _NAMED_LIKE_A_FILE.match(title)


def has_number(title: str) -> bool:
    """Return whether a title contains a number in digits."""
    return _NUMBERS.search(title) is not None


def may_stand_in(title: str, number: int | None) -> bool:
    """Return whether the title of an episode can stand in for the real one, by its form."""
    if title.isascii() and not _NUMBERS.search(title):  # most titles need no closer look
        first = _FIRST_WORD.match(title)
        if first is None or first[1].lower() not in _FIRST_WORDS:
            return False
    return _shape(title, number).form is not _Form.REAL


def judge_title(title: str, facts: TitleFacts) -> TitleVerdict:
    """Return whether the title of an episode only stands in for the real one."""
    form = _shape(title, facts.number).form
    if form is _Form.REAL or (form is _Form.SHORT_WORD and not facts.has_siblings):
        return TitleVerdict.REAL
    if not facts.has_summary:
        return TitleVerdict.PLACEHOLDER
    is_fresh = facts.days_since_aired is not None and facts.days_since_aired < _SETTLED_DAYS
    if form is _Form.SHORT_WORD:  # the siblings can also show that the show numbers its episodes
        return TitleVerdict.WEAK if is_fresh else TitleVerdict.REAL
    if form is _Form.UNTITLED or (form in _CAN_BE_FINAL and not is_fresh):
        return TitleVerdict.WEAK
    return TitleVerdict.PLACEHOLDER


def numbered_stem(title: str, number: int | None) -> str:
    """Return what is left of a short numbered title without its number, or an empty text.

    Two episodes of a season with the same stem differ only in their number.
    """
    return _shape(title, number).stem


#: A source that had its time for a better title and gave a summary instead can mean these.
_CAN_BE_FINAL = frozenset({_Form.NUMBERED, _Form.DATED})


def _normalized(title: str) -> str:
    """Return a title in the form that comparisons use."""
    return " ".join(normalize("NFKC", title).casefold().split())


class _Shape(NamedTuple):
    """The form of a title and, if it is a short numbered one, its stem."""

    form: _Form
    stem: str


@lru_cache(maxsize=1024)  # its list, its details and its siblings ask for each title
def _shape(title: str, number: int | None) -> _Shape:
    """Return the shape of a title as a server writes it."""
    text = _normalized(title)
    form = _form(text, number)
    is_numbered = form in (_Form.NUMBERED, _Form.SHORT_WORD)
    return _Shape(form, _NUMBERS.sub("#", _CHINESE_NUMBER.sub("#", text)) if is_numbered else "")


def _form(text: str, number: int | None) -> _Form:
    """Return what a normalised title looks like."""
    if not _NUMBERS.search(text) and not _CHINESE_NUMBER.search(text):
        return _form_of_words(text)
    if _RELEASE.search(text) or _is_season_by_number(text, number):
        return _Form.RELEASE
    if _is_dated(text):
        return _Form.DATED
    return _form_with_number(text, number)


def _form_of_words(text: str) -> _Form:
    """Return what a title without a number looks like."""
    words = _words(text)
    if " ".join(words) in _UNTITLED:
        return _Form.UNTITLED
    left = [word for word in words if word not in _EPISODE_WORDS]
    if len(words) - 1 == len(left) == 1 and left[0] in _NUMERALS:
        return _Form.NUMBERED
    return _Form.ANNOUNCED if _are_announced(left) else _Form.REAL


def _are_announced(words: Sequence[str]) -> bool:
    """Return whether words announce a title, whatever they call it or how they are spelt."""
    if not words or words[0] not in _FIRST_ANNOUNCED:  # most titles
        return False
    once = dict.fromkeys(words)
    bare = " ".join(word for word in once if word not in _TITLE_WORDS)
    return not _ANNOUNCED.isdisjoint((" ".join(once), bare, "".join(words)))


def _is_season_by_number(text: str, number: int | None) -> bool:
    """Return whether a title names its season and episode as 1x07."""
    found = _SEASON_BY_NUMBER.search(text)
    return found is not None and number in (None, int(found[1]))


def _is_dated(text: str) -> bool:
    """Return whether a title is a date, alone or with a word or two."""
    found = _DATE.search(text)
    if found is None:
        found = _DATE_IN_WORDS.search(text)
        if found is None or not _MONTHS.match(found["month"] or found["first"] or found["second"]):
            return False
    around = _words(f"{text[: found.start()]} {text[found.end() :]}")
    return len(around) <= _MOST_WORDS and _are_short(around)


def _form_with_number(text: str, number: int | None) -> _Form:
    """Return what a title looks like that has a number and is no date."""
    if "第" in text:
        text = _CHINESE_NUMBER.sub(str(1 if number is None else number), text)
    joined = _JOINED.search(text)
    if joined is not None:
        is_range = joined[2] is not None
        kept = joined[1] if is_range else joined[4]
        text = f"{text[: joined.start()]}{kept}{text[joined.end() :]}"
    numbers = _NUMBERS.findall(text)
    words = _words(_NUMBERS.sub(" ", text))
    if "".join(words) in _EPISODE_WORDS:  # with the number in its middle
        words = ["".join(words)]
    left = [word for word in words if word not in _EPISODE_WORDS]
    has_episode = len(left) < len(words)
    if has_episode and len(numbers) <= _MOST_NUMBERS and _BESIDE_EPISODE.issuperset(left):
        return _Form.NUMBERED
    if len(numbers) != 1:
        return _Form.REAL
    if _are_announced(left) or " ".join(left) in _UNTITLED:
        return _Form.ANNOUNCED
    is_own = number is not None and int(numbers[0]) == number
    is_plain = joined is None and len(words) <= _MOST_WORDS and _are_short(words)
    return _Form.SHORT_WORD if is_own and is_plain else _Form.REAL


def _words(text: str) -> list[str]:
    """Return the words of a text, without punctuation, signs and line directions."""
    if text.isascii():
        return _PLAIN_WORD.findall(text)
    plain = "".join(char if category(char)[0] in "LMN" else " " for char in text)
    return plain.split()


def _are_short(words: Iterable[str]) -> bool:
    """Return whether all words are short."""
    return all(len(word) <= _LONGEST_WORD for word in words)
