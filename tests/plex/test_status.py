"""What a status means, and what it says of nobody's address."""

import pytest

from custom_components.plex_smart_refresher.engine.errors import (
    EngineError,
    InvalidTokenError,
    ItemGoneError,
    NotOwnerError,
    OverloadedError,
    RequestError,
    ServerLostError,
    StartingUpError,
)
from custom_components.plex_smart_refresher.plex.status import error_of


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (302, RequestError),
        (400, RequestError),
        (401, InvalidTokenError),
        (403, NotOwnerError),
        (404, ItemGoneError),
        (405, RequestError),
        (408, ServerLostError),
        (429, OverloadedError),
        (498, InvalidTokenError),
        (500, RequestError),
        (502, ServerLostError),
        (503, OverloadedError),
        (504, ServerLostError),
        (522, ServerLostError),
        (777, RequestError),
    ],
)
def test_each_status_means_one_error(status: int, error: type[EngineError]) -> None:
    assert type(error_of(status, "<html></html>")) is error


@pytest.mark.parametrize(
    ("status", "text", "error"),
    [
        (400, "The server is STILL STARTING UP.", StartingUpError),
        (400, "starting", RequestError),
        (404, "still starting up", ItemGoneError),
    ],
)
def test_only_a_bad_request_with_the_sentence_means_that_the_server_starts(
    status: int, text: str, error: type[EngineError]
) -> None:
    assert type(error_of(status, text)) is error
