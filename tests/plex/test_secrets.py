"""Secrets in all that a server says, in keys and in values, and what leaves the machine."""

import base64
from collections.abc import Iterator
from itertools import count
import json
import logging
from urllib.parse import quote

from aiohttp import web
import pytest

from custom_components.plex_smart_refresher.engine.assumptions.report import (
    Found,
    LibraryCounts,
    Subject,
    as_markdown,
    compatibility_report,
)
from custom_components.plex_smart_refresher.engine.checkup.finding import CheckUp
from custom_components.plex_smart_refresher.engine.errors import EngineError
from script.record_server import record
from script.sanitize import Sanitizer

from ..kit import ScaledClock
from .test_hostile_check_up import TOKEN, Bench, bench, catalog  # noqa: F401 - fixtures

SECRETS = (
    *("xYz-Tk9s3cr3tTok3n", "jane.roe@example.org", "Geheimrat", "Die Verschwörung", "janeroe"),
    *("/home/janeroe/Filme/Geheim", "0123abcd4567ef890123abcd4567ef890123abcd", "192.168.178.42"),
    *("192-168-178-42.0123abcd4567ef89.plex.direct", "geheim.agents.janeroe", "geheim://janeroe/1"),
)
#: Names of which a value that is none of Plex's keeps the rest of an answer from being read.
_SHAPE = frozenset({"type", "machineIdentifier", "key", "ratingKey"})
_HEALTHY = _SHAPE | {"guid", "agent", "thumb", "id", "sort"}


def forms(secret: str) -> Iterator[str]:
    """Yield a secret as it can be disguised: cut off, turned round, or encoded."""
    yield from (secret, secret[: max(6, len(secret) // 2)], secret[::-1])
    yield from (quote(secret), quote(secret, safe=""), base64.b64encode(secret.encode()).decode())


def leaks(text: str) -> set[str]:
    """Return the secrets in a text, in any case of letters."""
    lower = text.lower()
    return {form for secret in SECRETS for form in forms(secret) if form.lower() in lower}


class Planter:
    """Puts secrets into answers, in place of the texts of all names but some."""

    def __init__(self, spared: frozenset[str]) -> None:
        self.spared, self.turn = spared, count()

    def secret(self) -> str:
        """Return another secret."""
        return SECRETS[next(self.turn) % len(SECRETS)]

    def planted(self, value: object, name: str = "") -> object:
        """Return a value with secrets instead of texts, and with secret names beside others."""
        if isinstance(value, dict):
            made = {key: self.planted(each, key) for key, each in value.items()}
            return {**made, self.secret(): self.secret(), f"x{self.secret()}": [self.secret()]}
        if isinstance(value, list):
            return [self.planted(each, name) for each in value]
        return self.secret() if isinstance(value, str) and name not in self.spared else value

    def twist(self, _: web.Request, answer: web.Response) -> web.StreamResponse:
        """Plant secrets into an answer."""
        if answer.content_type == "text/html":
            if next(self.turn) % 2:
                return web.Response(status=answer.status, content_type="text/geheimrat")
            page = f"<html>{' '.join(SECRETS)}</html>".encode()
            return web.Response(status=answer.status, body=page, content_type="text/html")
        if answer.content_type != "application/json":
            return answer
        assert isinstance(answer.body, bytes)
        headers = {"X-Server": quote(self.secret())}
        body = self.planted(json.loads(answer.body))
        return web.json_response(body, status=answer.status, headers=headers)


async def told(bench: Bench, planter: Planter) -> str:  # noqa: F811 - the fixture's value
    """Return all that a check-up tells of a server, and that is sent or stored."""
    found = await bench.run(planter.twist)
    assert isinstance(found, CheckUp)
    reader = bench.client.notifications._reader
    for _ in SECRETS:
        entry = {"identifier": "com.plexapp.plugins.library", "itemID": "1", "type": 1, "state": 5}
        entry |= {name: planter.secret() for name in ("metadataState", "mediaState")}
        assert list(reader.entries(json.dumps({"NotificationContainer": {"TimelineEntry": entry}})))
    report = compatibility_report(
        Subject(
            versions={"plex_media_server": found.version},
            results=bench.check_ups.compared,
            libraries=[LibraryCounts(library=each) for each in await bench.client.libraries()],
            findings=[
                Found(
                    check=each.check.value,
                    status=each.status.value,
                    code=each.code,
                    library_id=each.library_id,
                    affected=each.affected,
                )
                for each in found.findings
            ],
        )
    )
    assert report["libraries"]
    stored = repr((found, bench.check_ups.probed))
    return json.dumps(report, ensure_ascii=False) + as_markdown(report) + stored


@pytest.mark.parametrize("spared", [_SHAPE, _HEALTHY])
async def test_no_secret_of_a_server_gets_into_a_report_a_log_or_a_recording(
    spared: frozenset[str],
    bench: Bench,  # noqa: F811 - the fixture
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    planter = Planter(spared)
    assert leaks(await told(bench, planter)) == set()
    async with bench.front.serving() as url:
        recorded = await record(url, TOKEN, ScaledClock(factor=1000))
    assert len(recorded) > 20
    assert leaks(json.dumps(recorded, ensure_ascii=False)) == set()
    lines = (each for each in caplog.records if each.name != "aiohttp.access")
    assert leaks("\n".join(f"{each.getMessage()} {each.exc_text}" for each in lines)) == set()


def test_numbers_in_a_recording_are_counts_and_no_identifiers() -> None:
    secret = 4_915_112_345_678
    names = ("index", "state", "contentChangedAt", "year", "addedAt", "machineIdentifier")
    setting = {"id": "ButlerStartHour", "value": secret}
    entry = {**dict.fromkeys(names, secret), "Setting": [setting, {**setting, "value": 3}]}
    found = Sanitizer(newest=secret).container({"MediaContainer": {"Metadata": [entry]}})
    assert str(secret) not in json.dumps(found)
    [shown] = found["MediaContainer"]["Metadata"]
    assert len(str(shown["contentChangedAt"])) == len(str(secret))
    assert [each["value"] for each in shown["Setting"]] == ["other", 3]


async def test_a_library_whose_key_is_no_number_is_none(bench: Bench) -> None:  # noqa: F811
    bench.front.twist = Planter(_HEALTHY - {"key"}).twist
    assert await bench.client.libraries() == ()


async def test_a_recorder_takes_the_token_to_no_other_host(bench: Bench) -> None:  # noqa: F811
    tokens: list[str | None] = []

    def elsewhere(request: web.Request, answer: web.Response) -> web.StreamResponse:
        if request.path == "/elsewhere":
            tokens.append(request.headers.get("X-Plex-Token"))
            return answer
        place = str(request.url.with_host("localhost").with_path("/elsewhere"))
        return web.Response(status=302, headers={"Location": place})

    bench.front.twist = elsewhere
    async with bench.front.serving() as url:
        with pytest.raises(EngineError):
            await record(url, TOKEN, ScaledClock(factor=1000))
    assert tokens == []
