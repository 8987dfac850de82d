"""Summaries that say nothing, recognized by their structure.

Such a text has no letters, repeats the title, or only says that there is no summary: each of its
words is one for "summary", one for its absence, or goes with them. A single other word makes it a
real one.
"""

from collections.abc import Iterator
from html import unescape
from itertools import islice
import re
from unicodedata import category, normalize

#: A longer text says something, whatever it begins with; most items need no closer look.
LONGEST_EMPTY = 120
#: The first words of a text mostly rule a phrase out.
_FIRST_WORDS = 3
#: From here on, scripts need fewer characters, and most have no spaces.
_FIRST_GLUED = "\u0e00"
_LONGEST_GLUED = 40


def _split(*lines: str) -> frozenset[str]:
    """Return the words of lines in the form that comparisons use."""
    return frozenset(normalize("NFKC", " ".join(lines)).casefold().split())


#: What a summary is called.
_NOUNS = _split(
    "summary summaries synopsis overview description descriptions plot storyline biography info",
    "information details",
    "beschreibung beschreibungen inhaltsangabe inhalt handlung zusammenfassung übersicht überblick",
    "kurzbeschreibung informationen episodenbeschreibung",
    "résumé resume description synopsis aperçu informations",
    "sinopsis resumen descripción descripcion argumento información trama",
    "sinopse resumo descrição descricao enredo informação informações",
    "sinossi riassunto descrizione panoramica informazioni",
    "beschrijving omschrijving samenvatting informatie verhaallijn overzicht inhoud",
    "beskrivning sammanfattning handling översikt synops",
    "beskrivelse resumé sammendrag oversigt oversikt handlingsreferat",
    "kuvausta kuvaus juonikuvausta juonikuvaus tiivistelmä tiivistelmää yhteenvetoa juoni juonta",
    "opis opisu streszczenie streszczenia fabuła fabuły",
    "popis popisu popisek obsah obsahu děj deje shrnutí súhrn",
    "leírás összefoglaló ismertető tartalom",
    "descriere descrierea rezumat rezumatul sinopsis",
    "açıklama açıklaması özet özeti konu konusu",
    "описание описания содержание содержания сюжет сюжета информация информации аннотация",
    "опис опису сюжету зміст інформація інформації анотація",
    "опис резюме описание съдържание",
    "περιγραφή περίληψη σύνοψη υπόθεση πληροφορίες",
    "תקציר תיאור תקצירים מידע עלילה",
    "وصف الوصف ملخص الملخص معلومات قصة نبذة خلاصه توضیحات",
    "विवरण सारांश mô tả tóm tắt deskripsi sinopsis ringkasan opisa sažetka sažetak",
)
#: What says that it is absent.
_ABSENT = _split(
    "no not none without unknown unavailable missing coming tba tbd tbc announced determined",
    "confirmed wraps add pending isn hasn aren",
    "kein keine keinen keiner nicht unbekannt fehlt folgt",
    "aucun aucune pas sans inconnu inconnue indisponible manquant manquante venir prochainement",
    "sin ninguna ningún desconocido desconocida próximamente pronto falta",
    "sem nenhuma nenhum não indisponível desconhecido desconhecida breve",
    "nessuna nessun non senza sconosciuta sconosciuto manca mancante arrivo",
    "geen niet onbekend ontbreekt volgt zonder",
    "ingen inget inte ej saknas okänd kommer",
    "ikke mangler ukjent ukendt intet",
    "ei puuttuu tuntematon tulossa",
    "brak nie nieznany nieznana wkrótce",
    "bez není žádný chybí chýba chýbajú nie neznámý žiadny nejsou",
    "nincs nincsen ismeretlen hamarosan hiányzik",
    "fără nu niciun nicio indisponibilă necunoscută lipsă",
    "yok yoktur bulunamadı bulunmuyor değil bilinmiyor yakında",
    "нет отсутствует отсутствуют скоро неизвестно неизвестен недоступно недоступен появится",
    "не немає відсутній відсутнє незабаром невідомо невідомий няма неизвестен",
    "δεν χωρίς άγνωστη καμία σύντομα",
    "אין לא ללא בקרוב חסר",
    "لا غير بدون قريبا قريبًا مجهول ندارد نیست",
    "नहीं không chưa tidak belum nema",
)
#: What goes with both, and says nothing itself.
_BESIDE = _split(
    "the a an is are was be been being has have there this that it its of for at to in on by we",
    "currently yet available found added provided known here now time moment soon translated and",
    "english under kept item episode film movie show series season title from some help us",
    "one please don",
    "die der das den des dem ein eine ist sind wird wurde wurden liegt liegen gibt es hier zu zur",
    "zum dieser diesem diese dieses diesen folge film serie staffel episode noch leider derzeit",
    "für in kürze momentan verfügbar vorhanden vor bekannt hinterlegt gefunden und auf deutsch",
    "bisher aktuell",
    "il y le la les un une du de ce cet cette pour est sont encore été à",
    "disponible disponibles trouvé trouvée moment actuellement en français épisode saison qu",
    "el los las está esta este hay para aún no ha sido encontrado encontrada momento episodio",
    "o os as da do dos para é está este esta ainda há disponível foi encontrada encontrado",
    "il lo gli della del di è questo questa per ancora disponibile disponibili trovata trovato",
    "het een voor deze dit van er nog beschikbaar gevonden bekend aflevering momenteel",
    "tillgänglig tillgängligt finns för det den är ännu detta denna avsnitt hittades om",
    "tilgængelig tilgjengelig findes finnes for dette denne endnu ennå er fundet funnet",
    "ole saatavilla vielä tälle jaksolle saatavissa löytynyt",
    "jest dla tego odcinka dostępny dostępnego jeszcze dostępne ma",
    "k ke dispozici dispozícii pro tento díl epizodu zatím je dostupný dostupné žádná žiadne",
    "elérhető ehhez az még rendelkezésre áll epizódhoz",
    "este disponibilă disponibil nu există pentru acest episod încă",
    "bu bölüm için henüz mevcut bir",
    "для этой серии этого эпизода пока ещё еще описаний доступно есть фильма данной",
    "для цієї серії поки доступний доступно ще налично е все още за",
    "υπάρχει υπάρχουν διαθέσιμη διαθέσιμες για αυτό το επεισόδιο ακόμα είναι βρέθηκε η",
    "זמין זמינה נמצא נמצאה לפרק זה קיים עדיין",
    "يوجد توجد متاح متاحة متوفر متوفرة لهذه الحلقة هناك لهذا بعد",
    "कोई उपलब्ध है có cho tập này sẵn ada tersedia untuk ini dostupan dostupnog",
)
#: What numbers an item.
_PLACES = _split(
    "episode ep folge teil part season staffel saison temporada stagione épisode episodio episódio",
    "capítulo capitolo aflevering avsnitt afsnit odcinek díl epizoda jakso rész bölüm серия сезон",
    "эпизод серія επεισόδιο פרק الحلقة",
)
#: Texts that tell of no summary, but do not name it.
_PHRASES = frozenset(
    (
        *("n a", "na", "none", "null", "nil", "undefined", "unknown", "empty", "tba", "tbd", "tbc"),
        *("t b a", "t b d", "t b c", "to be announced", "to be determined", "to be confirmed"),
        *("coming soon", "not available", "unavailable", "not available yet", "not yet available"),
        *(
            "currently unavailable",
            "not found",
            "unbekannt",
            "folgt",
            "nicht verfügbar",
            "demnächst",
        ),
        *("à venir", "non disponible", "indisponible", "prochainement", "no disponible"),
        *("próximamente", "não disponível", "indisponível", "em breve", "non disponibile"),
        *("in arrivo", "niet beschikbaar", "onbekend", "volgt", "ej tillgänglig", "kommer snart"),
        *(
            "ikke tilgængelig",
            "ikke tilgjengelig",
            "ei saatavilla",
            "tulossa",
            "brak",
            "brak danych",
        ),
        *("wkrótce", "není k dispozici", "nie je k dispozícii", "nem elérhető", "hamarosan"),
        *("indisponibil", "mevcut değil", "yakında", "нет данных", "недоступно", "скоро"),
        *("немає даних", "незабаром", "μη διαθέσιμο", "σύντομα", "לא זמין", "בקרוב"),
        *("غير متاح", "غير متوفر", "قريبا", "उपलब्ध नहीं", "không có", "tidak tersedia"),
    )
)
#: The same without spaces between the words: what a summary is called, and what says it is absent.
_GLUED_NOUNS = re.compile(
    r"あらすじ|粗筋|概要|説明|紹介|内容|解説|ストーリー|情報|简介|簡介|介绍|介紹|剧情|劇情|摘要|描述|內容|大纲"
    r"|大綱|资料|資料|信息|資訊|梗概|说明|說明|줄거리|개요|설명|시놉시스|소개|내용|정보|요약"
    r"|เรื่องย่อ|คำอธิบาย|ข้อมูล|รายละเอียด"
)
_GLUED_ABSENT = re.compile(
    r"なし|無し|ありません|ございません|おりません|いません|できません|ない|未定|不明|準備中|近日公開|未登録|未公開"
    r"|暂无|暫無|没有|沒有|尚无|尚無|无|無|未知|待定|待补充|待更新|敬请期待|敬請期待|暂缺|暫缺|不详|不詳|即将|未提供"
    r"|없음|없습니다|없어요|미정|알수없음|준비중|미등록|되지않음|되지않습니다|추후공개|ยังไม่มี|ไม่มี|ไม่พบ|เร็วๆนี้"
)
_GLUED_BESIDE = re.compile(
    r"現時点で|現在|まだ|この|エピソード|登録されて|公開されて|利用|見つかり|は|が|の|を|に|です|番組|作品|日本語"
    r"|分集|本集|本片|该片|该集|影片|相关|任何|可用|目前|中文|该|的|还|還|등록된|아직|현재|에대한|에피소드|해당"
    r"|사용가능한|제공|입니다|가|이|은|는|을|를|의|สำหรับ|ตอนนี้|ตอน|นี้"
)
_GLUED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

_KNOWN = _NOUNS | _ABSENT | _BESIDE | _PLACES
_IN_PHRASES = frozenset(word for phrase in _PHRASES for word in phrase.split())
#: What TMDB shows in place of a missing translation, with an invitation behind it.
_UNTRANSLATED = "we don t have an overview translated in"
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_LETTER = re.compile(r"[^\W\d_]")
_PLAIN_WORD = re.compile(r"[a-z0-9]+")
_YEAR_OR_NUMBER = re.compile(r"\d{0,4}")


def says_something(summary: str, title: str = "") -> bool:
    """Return whether a summary tells anything about the item that its title does not."""
    if len(summary) > LONGEST_EMPTY or _is_plainly_text(summary, title):
        return True
    words = tuple(_words(_TAG.sub(" ", unescape(summary))))
    if not _LETTER.search("".join(words)) or _repeats(words, title):
        return False
    text = " ".join(words)
    if text in _PHRASES or text.startswith(_UNTRANSLATED) or _is_place(words):
        return False
    return not (_denies_glued("".join(words)) if _GLUED.search(text) else _denies(words))


def _is_plainly_text(summary: str, title: str) -> bool:
    """Return whether the first words of a summary show that it is a text of its own."""
    initial = title[:1]
    if summary[:1].lower() == initial.lower():
        return False
    if summary[:1] >= _FIRST_GLUED:
        return len(summary) > _LONGEST_GLUED + len(title)
    for word in islice(summary.split(" ", _FIRST_WORDS), _FIRST_WORDS):
        lower = word.lower()
        if not word.isalpha() or word >= _FIRST_GLUED:
            return False
        if lower not in _KNOWN and lower not in _IN_PHRASES:
            return not initial or initial.isalnum()
    return False


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text without signs, case and invisible characters."""
    if text.isascii():
        yield from _PLAIN_WORD.findall(text.lower())
        return
    plain = normalize("NFKC", text).casefold()
    kinds = ((char, category(char)) for char in plain)
    kept = (char if kind[0] in "LMN" else " " for char, kind in kinds if kind != "Cf")
    yield from "".join(kept).split()


def _repeats(words: tuple[str, ...], title: str) -> bool:
    """Return whether words are those of the title, maybe with a year or number behind them."""
    text, of_title = "".join(words), "".join(_words(title))
    is_like = bool(of_title) and text.startswith(of_title)
    return is_like and _YEAR_OR_NUMBER.fullmatch(text[len(of_title) :]) is not None


def _is_place(words: tuple[str, ...]) -> bool:
    """Return whether words only number an item."""
    names = [word for word in words if not word.isdecimal()]
    return len(names) < len(words) and _PLACES.issuperset(names)


def _denies(words: tuple[str, ...]) -> bool:
    """Return whether words only say that there is no summary."""
    if not all(word in _KNOWN or len(word) == 1 for word in words):
        return False
    return not _NOUNS.isdisjoint(words) and not _ABSENT.isdisjoint(words)


def _denies_glued(text: str) -> bool:
    """Return whether a text without spaces only says that there is no summary."""
    left, nouns = _GLUED_NOUNS.subn("", text)
    left, absences = _GLUED_ABSENT.subn("", left)
    return absences > 0 and nouns + (left == "") > 0 and not _GLUED_BESIDE.sub("", left)
