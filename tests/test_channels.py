"""Names and titles that others wrote, as each channel shows or speaks them."""

import re

from markdown_it import MarkdownIt
import pytest

from custom_components.plex_smart_refresher.channels import markdown, plain, spoken
from custom_components.plex_smart_refresher.engine.text import one_line

from .hostile import SPEECHES

PICTURE = "![p](http://evil.example/n.png) [Sign in again](http://evil.example/phish)"
MARKS = [
    PICTURE,
    "<img src='http://evil.example/n.png'>",
    "<a href=//evil.example>x</a>",
    "https://evil.example www.evil.example me@evil.example",
    "[x]: http://evil.example",
    "![x][y]",
    "my_holiday *film* `code` ~~gone~~ | a | &lt;b&gt;",
    "# Heading\n- list\n\n    code",
    "</ha-markdown><script>alert(1)</script>",
    *SPEECHES,
]


def tokens(text: str) -> set[str]:
    """Return what Markdown makes of a text, HTML and bare links included."""
    parser = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    found = parser.parse(text)
    return {each.type for token in found for each in (token, *(token.children or ()))}


@pytest.mark.parametrize("text", MARKS)
def test_markdown_renders_a_title_as_it_is(text: str) -> None:
    assert tokens(f"• {markdown(text)}") <= {
        *("paragraph_open", "inline", "text", "text_special", "paragraph_close")
    }


#: What apps take for an address: a scheme, or a host whose last part has letters.
ADDRESS = re.compile(r"\w://[\w\[]|[\w-]\.[^\W\d_]{2,}")
ADDRESSES = [
    *("http://evil.example", "HTTPS://evil.example/x?y#z", "ftp://evil.example", "//evil.example"),
    *(
        "www.evil.example",
        "evil.com",
        "Look at evil.co.uk/phish!",
        "me@evil.com",
        "mailto:me@evil.com",
    ),
    *("http://127.0.0.1:8123/", "http://[::1]/", "b\u00fccher.de", "http://\u4f8b\u3048.jp"),
]


@pytest.mark.parametrize("text", ADDRESSES)
def test_no_address_becomes_a_link_in_a_plain_channel(text: str) -> None:
    assert ADDRESS.search(text)
    assert not ADDRESS.search(plain(text))
    assert plain(text).replace("\u200b", "") == text


@pytest.mark.parametrize("text", MARKS)
def test_no_link_picture_or_tag_starts_in_a_plain_channel(text: str) -> None:
    assert not tokens(f"• {plain(text)}") & {"link_open", "image", "html_inline", "html_block"}


def test_a_plain_channel_shows_a_title_unchanged() -> None:
    for text in (
        *("Who's [REC]? (2007) <3 my_holiday", "S.W.A.T.", "Mr. Robot", "Pi 3.14", "2:22", "9/11"),
        *("Vol. 2", "Monsters, Inc.", "R.I.P.D. 2", "Se7en..."),
    ):
        assert plain(text) == text


@pytest.mark.parametrize("text", MARKS)
def test_speech_has_neither_marks_nor_control_characters(text: str) -> None:
    assert not set(spoken(text)) & set("[]<>`*_|~#\\^")
    assert "://" not in spoken(text)
    assert spoken(text).isprintable()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x\n2026-01-01 ERROR forged", "x 2026-01-01 ERROR forged"),
        ("a\r\n\u2028b\x1b[31m\x85", "a b [31m"),
        ("\u202eright to left\u2066", "right to left"),
        ("Name\ud800", "Name"),
        ("\N{MAN}\u200d\N{WOMAN}  Amélie", "\N{MAN}\u200d\N{WOMAN}  Amélie"),
        ("", ""),
    ],
)
def test_a_name_is_one_line_and_otherwise_as_it_is(text: str, expected: str) -> None:
    assert one_line(text) == expected
