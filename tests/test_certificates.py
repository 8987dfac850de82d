"""A certificate that cannot be verified is a cause of its own, and a changed name is followed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import datetime as dt
import socket
import ssl
from typing import Any, override

from aiohttp.abc import AbstractResolver, ResolveResult
from homeassistant.components.repairs import repairs_flow_manager
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import aiohttp_client, issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.flows.address import CannotSetUpError
from custom_components.plex_smart_refresher.flows.servers import async_reach
from custom_components.plex_smart_refresher.plex import FoundServer
from plex_simulator import Catalog, PlexSimulator, RequestKind

from .kit import entry_for, small_catalog, until
from .plex.certificates import Authority
from .plex.servers import LOCALHOST, tls_before
from .plex.test_account import direct_to

OLD, NEW = "127-0-0-1.old.plex.direct", "127-0-0-1.new.plex.direct"
DAY = dt.timedelta(days=1)


class Resolver(AbstractResolver):
    """Find each name on this machine."""

    @override
    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host, host=LOCALHOST, port=port, family=socket.AF_INET, proto=0, flags=0
            )
        ]

    @override
    async def close(self) -> None:
        pass


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


@pytest.fixture
def authority(
    hass: HomeAssistant, plex: PlexSimulator, monkeypatch: pytest.MonkeyPatch
) -> Authority:
    """Return an authority that Home Assistant trusts, where plex.tv is simulated as well."""
    authority = Authority()
    # The server with TLS reports each refused handshake to the loop, where tests would fail.
    monkeypatch.setattr(hass.loop, "call_exception_handler", lambda _context: None)
    direct_to(f"{plex.url}/plex.tv", monkeypatch)
    trusting = authority.trusting()
    monkeypatch.setattr(aiohttp_client.ssl_util, "client_context", lambda *_: trusting)
    monkeypatch.setattr(aiohttp_client, "_async_get_or_create_resolver", lambda _: Resolver())
    return authority


class Front:
    """A server that is reached over https."""

    def __init__(self, authority: Authority, url: str, context: ssl.SSLContext) -> None:
        self._authority = authority
        self.context = context
        self._port = int(url.rpartition(":")[2])

    async def certify(self, host: str, **limits: dt.timedelta) -> None:
        """Replace the certificate."""
        await asyncio.to_thread(self._authority.certify, self.context, host, **limits)

    def url(self, host: str) -> str:
        """Return the address under a name."""
        return f"https://{host}:{self._port}"


@asynccontextmanager
async def behind_tls(authority: Authority, plex: PlexSimulator) -> AsyncIterator[Front]:
    """Run TLS before a server, with a certificate for the old name."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    async with tls_before(plex.url, context) as url:
        front = Front(authority, url, context)
        await front.certify(OLD)
        yield front


async def set_up(
    hass: HomeAssistant, plex: PlexSimulator, url: str, token: str = ""
) -> MockConfigEntry:
    """Set up a server at an address, with the token of its owner's account."""
    entry = entry_for(plex)
    entry.add_to_hass(hass)
    data = {**entry.data, "url": url, "token": token or plex.plex_tv.owner.token}
    hass.config_entries.async_update_entry(entry, data=data)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


def issues(hass: HomeAssistant) -> set[str]:
    """Return the causes of the issues."""
    found = ir.async_get(hass).issues.values()
    return {each.translation_key or "" for each in found if each.domain == DOMAIN and each.active}


async def restarted(hass: HomeAssistant, plex: PlexSimulator) -> None:
    """Restart the server, which ends its connections, and let a minute pass."""
    await plex.refuse_connections()
    await plex.accept_connections()
    async_fire_time_changed(hass, dt_util.utcnow() + dt.timedelta(seconds=61))
    await hass.async_block_till_done(wait_background_tasks=False)


async def repair_with_the_same_address(
    hass: HomeAssistant, entry: MockConfigEntry, cause: str, url: str
) -> Any:
    """Answer the repair of a certificate with the address as it is, and return the form."""
    assert await async_setup_component(hass, "repairs", {})
    flows = repairs_flow_manager(hass)
    assert flows is not None
    data = {"issue_id": f"{cause}_{entry.entry_id}"}
    step: Any = await flows.async_init(DOMAIN, data=data)
    assert step["step_id"] == "confirm"
    step = await flows.async_configure(step["flow_id"], {})
    assert (step["type"], step["reason"]) == ("abort", "change_address")
    form = hass.config_entries.flow.async_get(step["next_flow"][1])
    assert form["step_id"] == "reconfigure"
    typed = {"url": url, "verify_ssl": True}
    return await hass.config_entries.flow.async_configure(form["flow_id"], typed)


CERTIFICATES = [
    ("other.example", {}, "certificate_name"),
    (OLD, {"until": -DAY / 2}, "certificate_time"),
    (OLD, {"since": DAY / 2}, "certificate_time"),
    ("nobody", {}, "certificate_untrusted"),
]


@pytest.mark.parametrize(("host", "limits", "cause"), CERTIFICATES)
async def test_a_certificate_that_changes_after_setup_is_a_repair_until_it_is_valid_again(
    hass: HomeAssistant,
    plex: PlexSimulator,
    authority: Authority,
    host: str,
    limits: dict[str, dt.timedelta],
    cause: str,
) -> None:
    async with behind_tls(authority, plex) as front:
        entry = await set_up(hass, plex, front.url(OLD))
        assert entry.state is ConfigEntryState.LOADED
        stranger = Front(Authority(), front.url(OLD), front.context)
        await (stranger if host == "nobody" else front).certify(
            OLD if host == "nobody" else host, **limits
        )
        await restarted(hass, plex)
        await until(lambda: issues(hass) == {cause})
        assert entry.runtime_data.manager.libraries.problem == cause
        assert entry.data["url"] == front.url(OLD)

        await hass.config_entries.async_reload(entry.entry_id)
        assert entry.state is ConfigEntryState.SETUP_RETRY
        assert entry.error_reason_translation_key == cause
        assert issues(hass) == {cause}
        plex.reset_counters()
        result = await repair_with_the_same_address(hass, entry, cause, front.url(OLD))
        assert result["errors"] == {"url": cause}
        assert not plex.counters.requests

        await front.certify(OLD)
        await hass.config_entries.async_reload(entry.entry_id)
        assert entry.state is ConfigEntryState.LOADED
        assert issues(hass) == set()
        await hass.config_entries.async_unload(entry.entry_id)


@pytest.mark.parametrize("is_loaded", [True, False])
async def test_a_changed_name_is_followed_if_plex_tv_names_it_for_this_server(
    hass: HomeAssistant, plex: PlexSimulator, authority: Authority, is_loaded: bool
) -> None:
    async with behind_tls(authority, plex) as front:
        plex.plex_tv.secure_urls = [front.url(OLD), front.url(NEW)]
        if is_loaded:
            entry = await set_up(hass, plex, front.url(OLD))
            await front.certify(NEW)
            await restarted(hass, plex)
        else:
            await front.certify(NEW)
            entry = await set_up(hass, plex, front.url(OLD))
        await until(lambda: entry.data["url"] == front.url(NEW))
        await hass.async_block_till_done()
        assert entry.data["verify_ssl"] is True
        assert entry.data["token"] == plex.plex_tv.owner.token
        assert entry.state is ConfigEntryState.LOADED
        assert issues(hass) == set()
        await hass.config_entries.async_unload(entry.entry_id)


async def test_a_name_is_not_followed_to_another_server_nor_without_encryption(
    hass: HomeAssistant, plex: PlexSimulator, authority: Authority
) -> None:
    other = PlexSimulator(small_catalog(), machine_identifier="f" * 40)
    async with other, behind_tls(authority, plex) as front, behind_tls(authority, other) as wrong:
        await front.certify("other.example")
        await wrong.certify(NEW)
        # plex.tv names plain http, which works, and an https address where another server is.
        plex.plex_tv.secure_urls = [wrong.url(NEW)]
        entry = await set_up(hass, plex, front.url(OLD))
        assert entry.state is ConfigEntryState.SETUP_RETRY
        assert entry.data["url"] == front.url(OLD)
        assert issues(hass) == {"certificate_name"}
        assert set(other.counters.requests) == {RequestKind.IDENTITY}
        asked = plex.counters.requests[RequestKind.PLEX_TV]
        assert asked == 2
        assert set(plex.counters.requests) == {RequestKind.PLEX_TV}
        await hass.config_entries.async_reload(entry.entry_id)
        assert plex.counters.requests[RequestKind.PLEX_TV] == asked


async def test_plex_tv_is_not_asked_about_an_address_that_it_did_not_name(
    hass: HomeAssistant, plex: PlexSimulator, authority: Authority
) -> None:
    async with behind_tls(authority, plex) as front:
        plex.plex_tv.secure_urls = [front.url(OLD)]
        entry = await set_up(hass, plex, front.url("plex.example"))
        assert entry.state is ConfigEntryState.SETUP_RETRY
        assert issues(hass) == {"certificate_name"}
        assert not plex.counters.requests


async def test_a_token_that_plex_tv_does_not_know_leaves_the_repair(
    hass: HomeAssistant, plex: PlexSimulator, authority: Authority
) -> None:
    async with behind_tls(authority, plex) as front:
        await front.certify(NEW)
        plex.plex_tv.secure_urls = [front.url(NEW)]
        entry = await set_up(hass, plex, front.url(OLD), plex.token)
        assert entry.state is ConfigEntryState.SETUP_RETRY
        assert entry.data["url"] == front.url(OLD)
        assert issues(hass) == {"certificate_name"}


async def test_the_certificate_is_the_cause_if_it_is_refused_at_every_address(
    hass: HomeAssistant, plex: PlexSimulator, authority: Authority
) -> None:
    async with behind_tls(authority, plex) as front:
        await front.certify("other.example")
        secure, lost = (front.url(OLD), front.url(NEW)), "http://127.0.0.1:1"
        for urls, cause in ((secure, "certificate_name"), ((*secure, lost), "cannot_connect")):
            found = FoundServer(
                machine_identifier=plex.context.machine_identifier,
                name="Plex",
                token=plex.token,
                urls=urls,
                is_owned=True,
            )
            with pytest.raises(CannotSetUpError, match=cause):
                await async_reach(hass, found, "test-client")
        assert not plex.counters.requests
