"""Searches as parameters: no user input becomes part of a statement."""

from collections.abc import Iterable
from dataclasses import dataclass
import json
import sqlite3
from string import punctuation
import sys

from .encoding import clean

#: A prefix is looked up as the words with this prefix, up to this number: the text index reads the
#: entries of a word only as far as needed, but those of a prefix completely.
MAX_TERMS = 256
#: Prefixes of up to this many letters have their own index.
_INDEXED_LENGTH = 2


@dataclass(frozen=True, slots=True)
class Search:
    """A search as parameters: words for the full-text index, and patterns for LIKE."""

    words: tuple[str, ...]
    patterns: str | None
    has_text_search: bool

    @classmethod
    def parse(cls, text: str | None, *, has_text_search: bool) -> Search:
        """Return a search for items that have all words of a text."""
        words = dict.fromkeys(clean(text or "").split())
        # The full-text index contains letters and digits, but not "%" or an emoji.
        indexed = [word for word in words if has_text_search and any(map(str.isalnum, word))]
        others = [word for word in words if word not in indexed]
        return cls(
            words=tuple(indexed),
            patterns=json.dumps(list(map(_pattern, others))) if others else None,
            has_text_search=has_text_search,
        )

    @property
    def is_empty(self) -> bool:
        """Return whether it matches everything."""
        return not self.words and self.patterns is None


def quoted(word: str) -> str:
    """Return a word as a string of the text index's query language."""
    doubled = word.replace('"', '""')
    return f'"{doubled}"'


def _pattern(word: str) -> str:
    """Return a pattern for LIKE that finds a word anywhere."""
    for special in "\\%_":
        word = word.replace(special, f"\\{special}")
    return f"%{word}%"


#: The words from one on, each found as the next one after the last.
_TERMS = """
WITH RECURSIVE found (term) AS (
    SELECT (SELECT term FROM {terms} WHERE term >= :first ORDER BY term LIMIT 1)
    UNION ALL
    SELECT (SELECT term FROM {terms} WHERE term >= found.term || char(1) ORDER BY term LIMIT 1)
    FROM found WHERE found.term < :beyond
)
SELECT term FROM found WHERE term < :beyond LIMIT :limit
"""
LOG_TERMS = _TERMS.format(terms="log_terms")
ITEM_TERMS = _TERMS.format(terms="item_terms")


def beginnings(connection: sqlite3.Connection, search: Search, statement: str) -> list[str]:
    """Return a text index expression per word for words with this prefix."""
    expressions = []
    left = MAX_TERMS
    for word in search.words:
        terms = _terms(connection, statement, word, left)
        left -= len(terms)
        expressions.append(any_of(terms) if terms else quoted(word) + "*")
    return expressions


def _terms(connection: sqlite3.Connection, statement: str, word: str, most: int) -> list[str]:
    """Return all words in the index with this prefix; none if there are too many."""
    bare = word.strip(punctuation).lower()
    if len(bare) <= _INDEXED_LENGTH or not (bare.isascii() and bare.isalnum()):
        return []
    values = {"first": bare, "beyond": bare + chr(sys.maxunicode), "limit": most + 1}
    terms = [row[0] for row in connection.execute(statement, values)]
    return terms if len(terms) <= most else []


def any_of(terms: Iterable[str]) -> str:
    """Return an expression that finds any of these words."""
    return f"({' OR '.join(map(quoted, terms))})"
