"""Summaries that say nothing: usual phrases, texts without letters, the title repeated."""

from html import unescape
import re
from unicodedata import category, normalize

#: A longer text says something, whatever it begins with; most items need no closer look.
LONGEST_EMPTY = 120


_LETTER = re.compile(r"[^\W\d_]")
_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())


def _bare(text: str) -> str:
    """Return a text without marks, spaces, signs and case, so that only its letters compare."""
    if text.isascii():
        return text.lower().encode().translate(None, _ASCII_SIGNS).decode()
    plain = normalize("NFKC", text).casefold()
    return "".join(char for char in plain if category(char)[0] in "LMN")


_PHRASES = frozenset(
    _bare(phrase)
    for phrase in (
        *("n/a", "na", "none", "null", "nil", "undefined", "unknown", "empty", "tba", "tbd", "tbc"),
        *("to be announced", "to be determined", "to be confirmed", "coming soon", "no info"),
        *("no overview", "no overview available", "no overview found", "overview not available"),
        *("no description", "no description available", "description not available"),
        *("no summary", "no summary available", "summary not available", "no synopsis"),
        *("no synopsis available", "no plot", "no plot available", "no plot summary available"),
        *("plot unknown", "plot not available", "the plot is unknown", "plot is unknown"),
        *("plot unknown at this time", "plot kept under wraps", "plot under wraps", "add a plot"),
        *("add plot", "no biography available", "no information available"),
        *("keine beschreibung", "keine beschreibung verfügbar", "keine beschreibung vorhanden"),
        *("keine inhaltsangabe", "keine inhaltsangabe verfügbar", "keine handlung verfügbar"),
        *("keine zusammenfassung verfügbar", "keine informationen verfügbar", "inhalt folgt"),
        *(
            "beschreibung folgt",
            "handlung unbekannt",
            "inhalt unbekannt",
            "noch keine beschreibung",
        ),
        *("es ist noch keine beschreibung vorhanden", "unbekannt"),
        *("aucun résumé", "aucun résumé disponible", "aucune description disponible"),
        *("pas de résumé", "résumé non disponible", "à venir"),
        *("sin sinopsis", "sinopsis no disponible", "sin descripción", "sin resumen"),
        *("descripción no disponible", "sem sinopse", "sinopse não disponível", "sem descrição"),
        *("nessuna trama", "trama non disponibile", "nessuna descrizione disponibile"),
        *("geen beschrijving", "geen beschrijving beschikbaar", "geen samenvatting beschikbaar"),
        *("ingen beskrivning", "ingen beskrivelse", "ei kuvausta", "brak opisu", "bez popisu"),
        *("popis není k dispozici", "nincs leírás", "fără descriere", "açıklama yok"),
        *("описание отсутствует", "нет описания", "описания нет", "опис відсутній"),
        *(
            "あらすじなし",
            "説明なし",
            "概要なし",
            "暂无简介",
            "暂无剧情简介",
            "無簡介",
            "줄거리 없음",
        ),
    )
)

#: What TMDB shows in place of a missing translation, with an invitation behind it.
_UNTRANSLATED = _bare("We don't have an overview translated in English")
_FIRST_SIGNS = 6
_BEGINNINGS = frozenset(
    phrase[:length]
    for phrase in (*_PHRASES, _UNTRANSLATED)
    for length in range(1, _FIRST_SIGNS + 1)
)


def _is_plainly_text(summary: str, title: str) -> bool:
    """Return whether the first letters of a summary rule out a phrase and its title."""
    first, initial = _beginning(summary), title[:1]
    if not first or first in _BEGINNINGS or not (initial.isascii() and initial.isalpha()):
        return False
    if initial.lower() != first[0]:
        return True
    of_title = _beginning(title)
    is_like_title = first.startswith(of_title) or of_title.startswith(first)
    return bool(of_title) and not is_like_title


def _beginning(text: str) -> str:
    """Return the first letters of a text if they are plain ones, or an empty text."""
    first = text[:_FIRST_SIGNS].replace(" ", "").lower()
    return first if first.isalpha() and first.isascii() else ""


def says_something(summary: str, title: str = "") -> bool:
    """Return whether a summary tells anything about the item that its title does not."""
    if len(summary) > LONGEST_EMPTY or _is_plainly_text(summary, title):
        return True
    bare = _bare(unescape(summary) if "&" in summary else summary)
    if bare in _PHRASES or not _LETTER.search(bare):
        return False
    return bare != _bare(title) and not bare.startswith(_UNTRANSLATED)
