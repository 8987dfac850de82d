"""Tests of the panel in the sidebar, its files, posters and downloaded logs."""

from collections.abc import AsyncIterator
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
import re
from unittest.mock import patch

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestClient
from homeassistant.components import frontend
from homeassistant.components.http.auth import async_sign_path
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.plex_smart_refresher import panel
from custom_components.plex_smart_refresher.const import DOMAIN, PANEL_PATH
from custom_components.plex_smart_refresher.plex import ServerAddress
from custom_components.plex_smart_refresher.plex.pictures import Pictures
from custom_components.plex_smart_refresher.plex.server_session import ServerSession
from custom_components.plex_smart_refresher.web import views
from plex_simulator import PlexSimulator, demo_catalog

from .kit import entry_for, scan


@pytest.fixture
def with_frontend(hass: HomeAssistant) -> None:
    """Have as much of a frontend as panels need; the real one is not installed for the tests."""
    hass.data[frontend.DATA_EXTRA_MODULE_URL] = frontend.UrlManager(lambda _change, _url: None, [])
    hass.config.components.add(frontend.DOMAIN)


@pytest.fixture
async def client(
    with_frontend: None, loaded: MockConfigEntry, hass_client: ClientSessionGenerator
) -> TestClient:
    """Return an HTTP client of an administrator."""
    return await hass_client()


def module_url(hass: HomeAssistant) -> str:
    """Return the address of the panel's script."""
    config = hass.data[frontend.DATA_PANELS][PANEL_PATH].config
    assert config is not None
    return str(config["_panel_custom"]["module_url"])


# The sidebar


async def test_the_panel_and_the_card_are_there_for_all_users(
    hass: HomeAssistant, client: TestClient
) -> None:
    shown = hass.data[frontend.DATA_PANELS][PANEL_PATH]
    assert shown.sidebar_title == "Plex Refresher"
    assert shown.require_admin is False
    assert shown.config_panel_domain is None
    (card,) = hass.data[frontend.DATA_EXTRA_MODULE_URL].urls
    assert card == module_url(hass).replace("panel.js", "card.js")


async def test_the_files_may_be_kept_for_long_and_their_address_tells_the_version(
    hass: HomeAssistant, client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = module_url(hass)
    answer = await client.get(address)
    assert answer.status == HTTPStatus.OK
    assert "max-age" in answer.headers["Cache-Control"]
    assert b"plex-smart-refresher-panel" in await answer.read()
    assert panel._hash_of_files() in address
    (tmp_path / "panel.js").write_text("something newer")
    monkeypatch.setattr(panel, "_FOLDER", tmp_path)
    assert panel._hash_of_files() not in address


async def test_what_panel_and_card_share_is_one_file_beside_them(
    hass: HomeAssistant, client: TestClient
) -> None:
    address = module_url(hass)
    shared = set()
    for name in ("panel.js", "card.js"):
        script = await (await client.get(address.replace("panel.js", name))).text()
        shared.update(re.findall(r'from"\./([^"]+)"', script))
    (name,) = shared
    assert (await client.get(address.replace("panel.js", name))).status == HTTPStatus.OK
    assert {path.name for path in panel._FOLDER.glob("*.js")} == {"panel.js", "card.js", name}


async def test_the_panel_goes_with_the_last_server_and_comes_back_with_the_next(
    hass: HomeAssistant, client: TestClient, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    async with PlexSimulator(demo_catalog(seed=3), machine_identifier="c" * 40) as second_plex:
        second = entry_for(second_plex)
        second.add_to_hass(hass)
        assert await hass.config_entries.async_setup(second.entry_id)
        await hass.config_entries.async_remove(loaded.entry_id)
        assert frontend.async_panel_exists(hass, PANEL_PATH)
        await hass.config_entries.async_remove(second.entry_id)
        assert not frontend.async_panel_exists(hass, PANEL_PATH)
    again = entry_for(plex)
    again.add_to_hass(hass)
    assert await hass.config_entries.async_setup(again.entry_id)
    assert frontend.async_panel_exists(hass, PANEL_PATH)
    await hass.config_entries.async_unload(again.entry_id)
    loaded.add_to_hass(hass)  # for the fixture, which unloads it
    assert await hass.config_entries.async_setup(loaded.entry_id)


async def test_a_server_that_is_down_has_its_panel_all_the_same(
    hass: HomeAssistant, with_frontend: None, entry: MockConfigEntry, plex: PlexSimulator
) -> None:
    await plex.stop()
    await hass.config_entries.async_setup(entry.entry_id)
    assert frontend.async_panel_exists(hass, PANEL_PATH)


async def test_home_assistant_without_a_frontend_does_without(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    assert frontend.DOMAIN not in hass.config.components
    assert not frontend.async_panel_exists(hass, PANEL_PATH)


# Posters


def thumb(entry: MockConfigEntry, rating_key: str) -> str:
    return f"/api/{DOMAIN}/{entry.entry_id}/thumb/{rating_key}"


def key_of(plex: PlexSimulator, *, poster: bool) -> str:
    """Return an item that has a poster, or none."""
    items = plex.catalog.items.values()
    return next(item.rating_key for item in items if bool(item.thumb) is poster)


async def test_a_poster_comes_through_home_assistant(
    client: TestClient, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    answer = await client.get(thumb(loaded, key_of(plex, poster=True)))
    assert answer.status == HTTPStatus.OK
    assert answer.content_type == "image/png"
    assert answer.headers["Cache-Control"] == "private, max-age=3600"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert plex.token not in str(answer.headers)


async def test_what_has_no_poster_or_does_not_exist_is_no_error(
    client: TestClient, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    for key in (key_of(plex, poster=False), "999999"):
        assert (await client.get(thumb(loaded, key))).status == HTTPStatus.NO_CONTENT
    await plex.stop()
    answer = await client.get(thumb(loaded, key_of(plex, poster=True)))
    assert answer.status == HTTPStatus.NO_CONTENT


@pytest.mark.parametrize("key", ["..%2f..%2fidentity", "1%3fx=1", "abc"])
async def test_only_rating_keys_lead_to_the_server(
    client: TestClient, loaded: MockConfigEntry, key: str
) -> None:
    refused = (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)
    assert (await client.get(thumb(loaded, key))).status in refused


async def test_only_posters_can_be_signed_for_a_notification(
    hass: HomeAssistant,
    with_frontend: None,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    hass_client_no_auth: ClientSessionGenerator,
    client: TestClient,
) -> None:
    stranger = await hass_client_no_auth()
    paths = [thumb(loaded, key_of(plex, poster=True)), f"/api/{DOMAIN}/{loaded.entry_id}/log/x"]
    signed = [
        async_sign_path(hass, path, timedelta(minutes=1), use_content_user=True) for path in paths
    ]
    other = thumb(loaded, "1") + signed[0].removeprefix(paths[0])
    with patch.object(Pictures, "read", autospec=True, side_effect=Pictures.read) as read:
        answers = [(await stranger.get(path)).status for path in (*signed, other)]
        await client.get(paths[0])
    assert answers == [HTTPStatus.OK, HTTPStatus.UNAUTHORIZED, HTTPStatus.UNAUTHORIZED]
    # It is large in a message, and small in a list.
    assert [call.kwargs["is_large"] for call in read.call_args_list] == [True, False]


async def test_posters_and_logs_are_for_administrators_of_a_loaded_server(
    hass: HomeAssistant,
    client: TestClient,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    hass_client: ClientSessionGenerator,
    hass_client_no_auth: ClientSessionGenerator,
    hass_read_only_access_token: str,
) -> None:
    paths = [thumb(loaded, key_of(plex, poster=True)), f"/api/{DOMAIN}/{loaded.entry_id}/log/x"]
    stranger = await hass_client_no_auth()
    guest = await hass_client(hass_read_only_access_token)
    for path in paths:
        assert (await stranger.get(path)).status == HTTPStatus.UNAUTHORIZED
        assert (await guest.get(path)).status == HTTPStatus.UNAUTHORIZED
        unknown = path.replace(loaded.entry_id, "nonsense")
        assert (await client.get(unknown)).status == HTTPStatus.NOT_FOUND
    await hass.config_entries.async_unload(loaded.entry_id)
    assert (await client.get(paths[0])).status == HTTPStatus.NOT_FOUND
    await hass.config_entries.async_setup(loaded.entry_id)


@pytest.fixture
async def odd_server(socket_enabled: None) -> AsyncIterator[tuple[Pictures, list[str]]]:
    """Run a server with pictures that no browser should be given; also the paths it was asked."""
    asked: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        size = "?{width}x{height}".format(**request.query) if request.query else ""
        asked.append(request.path + size)
        match request.query.get("url", request.path).rsplit("/", 1)[-1]:
            case "huge":
                return web.Response(body=b"x" * 2_000_000, content_type="image/png")
            case "script":
                return web.Response(text="<svg onload=alert(1)>", content_type="image/svg+xml")
            case "empty":
                return web.Response(content_type="image/png")
            case "unscaled" if request.path.startswith("/photo"):
                raise web.HTTPInternalServerError
        return web.Response(body=b"picture", content_type="image/jpeg")

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    address = ServerAddress(url=f"http://{host}:{port}", token="t", client_identifier="c")
    async with ClientSession() as home_assistants:
        session = ServerSession(address, home_assistants)
        yield Pictures(session), asked
        session.close()
    await runner.cleanup()


@pytest.mark.parametrize("name", ["huge", "script", "empty"])
async def test_a_picture_that_no_browser_should_be_given_is_none(
    odd_server: tuple[Pictures, list[str]], name: str
) -> None:
    assert await odd_server[0].read(f"/library/{name}") is None


async def test_a_picture_that_plex_cannot_scale_is_taken_as_it_is(
    odd_server: tuple[Pictures, list[str]],
) -> None:
    picture = await odd_server[0].read("/library/unscaled")
    assert picture is not None
    assert picture.content == b"picture"
    assert odd_server[1] == ["/photo/:/transcode?132x198", "/library/unscaled"]
    await odd_server[0].read("/library/scaled", is_large=True)
    assert odd_server[1][2:] == ["/photo/:/transcode?600x900"]


@pytest.mark.parametrize("path", ["", "http://example.com/x.png", "//example.com/x"])
async def test_an_address_elsewhere_never_gets_our_token(
    odd_server: tuple[Pictures, list[str]], path: str
) -> None:
    assert await odd_server[0].read(path) is None
    assert odd_server[1] == []


# Logs


async def test_a_log_is_downloaded_as_text_in_its_order(
    hass: HomeAssistant,
    client: TestClient,
    loaded: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(views, "_LINES_AT_A_TIME", 7)
    job = await scan(hass, loaded)
    answer = await client.get(f"/api/{DOMAIN}/{loaded.entry_id}/log/{job.job_id}")
    assert answer.status == HTTPStatus.OK
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert 'filename="plex-scan-' in answer.headers["Content-Disposition"]
    text = await answer.text()
    page = await loaded.runtime_data.manager.records.lines.get(job.job_id, limit=500)
    lines = text.splitlines()
    assert text.count("\n") == page.total
    assert "INFO    collect scanning" in lines[0]
    assert "success after" in lines[-1]


async def test_the_log_of_an_unknown_job_is_not_found(
    client: TestClient, loaded: MockConfigEntry
) -> None:
    answer = await client.get(f"/api/{DOMAIN}/{loaded.entry_id}/log/nonsense")
    assert answer.status == HTTPStatus.NOT_FOUND
