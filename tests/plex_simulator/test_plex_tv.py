"""Signing in with a pin, the account and its servers."""

import asyncio
import json
from typing import Any

from plexapi.exceptions import BadRequest, Unauthorized
from plexapi.myplex import MyPlexAccount, MyPlexPinLogin, MyPlexResource
import pytest
import requests

from .client import JSON, Client

PINS = "/plex.tv/api/v2/pins"
NAMED = {"X-Plex-Client-Identifier": "a-client"}


@pytest.fixture(autouse=True)
def plex_tv_is_simulated(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    base = f"{client.simulator.url}/plex.tv/api/v2"
    monkeypatch.setattr(MyPlexPinLogin, "PINS", f"{base}/pins")
    monkeypatch.setattr(MyPlexAccount, "key", f"{base}/user")
    monkeypatch.setattr(MyPlexAccount, "SIGNOUT", f"{base}/users/signout")
    monkeypatch.setattr(MyPlexAccount, "PING", f"{base}/ping")
    resources = f"{base}/resources?includeHttps=1&includeRelay=1&includeIPv6=1"
    monkeypatch.setattr(MyPlexResource, "key", resources)


def account(token: str) -> MyPlexAccount:
    with requests.Session() as session:
        return MyPlexAccount(token=token, session=session, timeout=5)


async def test_pin_gives_the_token_once_a_person_has_approved_it(client: Client) -> None:
    with requests.Session() as session:
        login = MyPlexPinLogin(session=session, requestTimeout=5, oauth=True)
        address = await asyncio.to_thread(login.oauthUrl)
        [pin] = client.simulator.plex_tv.pins.values()
        assert f"code={pin.code}" in address
        assert len(pin.code) == 25
        assert await asyncio.to_thread(login.checkLogin) is False
        client.simulator.plex_tv.approve(pin)
        assert await asyncio.to_thread(login.checkLogin) is True
    assert login.token == "owner-account-token"


async def test_weak_pin_has_four_letters(client: Client) -> None:
    with requests.Session() as session:
        code = await asyncio.to_thread(lambda: MyPlexPinLogin(session=session).pin)
    assert len(code) == 4
    client.simulator.plex_tv.approve(code)
    [pin] = client.simulator.plex_tv.pins.values()
    assert pin.token == "owner-account-token"


async def test_expired_pin_is_not_found(client: Client) -> None:
    with requests.Session() as session:
        login = MyPlexPinLogin(session=session, requestTimeout=5, oauth=True)
        await asyncio.to_thread(login.oauthUrl)
        [pin] = client.simulator.plex_tv.pins.values()
        client.simulator.plex_tv.expire(pin)
        with pytest.raises(BadRequest, match="404"):
            await asyncio.to_thread(login._checkLogin)
        assert await asyncio.to_thread(login.checkLogin) is False
        assert login.expired is True


async def test_pin_in_json_has_null_until_it_is_approved(client: Client) -> None:
    options: dict[str, Any] = {"token": None, "accept": JSON, "headers": NAMED}
    made = await client.ask(PINS, method="POST", data={"strong": "true"}, **options)
    pin = json.loads(made.text)
    assert (made.status, pin["authToken"], len(pin["code"])) == (201, None, 25)
    path = f"{PINS}/{pin['id']}"
    assert json.loads((await client.ask(path, **options)).text)["authToken"] is None
    client.simulator.plex_tv.approve(pin["id"])
    assert json.loads((await client.ask(path, **options)).text)["authToken"]


async def test_pin_is_for_the_client_that_asked_for_it(client: Client) -> None:
    await client.ask(PINS, method="POST", token=None, headers=NAMED)
    [pin] = client.simulator.plex_tv.pins.values()
    other = {"X-Plex-Client-Identifier": "another-client"}
    assert (await client.ask(f"{PINS}/{pin.id}", token=None, headers=other)).status == 404
    assert (await client.ask(f"{PINS}/{pin.id}", token=None, headers=NAMED)).status == 200


async def test_pin_needs_the_name_of_the_client(client: Client) -> None:
    assert (await client.ask(PINS, method="POST", token=None)).status == 400


async def test_page_in_the_browser_approves_a_pin(client: Client) -> None:
    await client.ask(PINS, method="POST", token=None, headers=NAMED)
    [pin] = client.simulator.plex_tv.pins.values()
    assert (await client.ask(f"/plex.tv/auth?code={pin.code}", token=None)).status == 200
    assert pin.token is not None
    assert (await client.ask("/plex.tv/auth?code=wrong", token=None)).status == 404


async def test_token_opens_the_account(client: Client) -> None:
    found = await asyncio.to_thread(account, "owner-account-token")
    assert (found.username, found.id) == ("owner", 1)
    assert found.subscriptionActive is True


async def test_wrong_token_opens_nothing(client: Client) -> None:
    with pytest.raises(Unauthorized):
        await asyncio.to_thread(account, "wrong")


def resources(token: str) -> list[MyPlexResource]:
    with requests.Session() as session:
        return MyPlexAccount(token=token, session=session, timeout=5).resources()  # type: ignore[no-any-return]  # plexapi is untyped


async def test_resources_hold_servers_and_players(client: Client) -> None:
    found = await asyncio.to_thread(resources, "owner-account-token")
    servers = [one for one in found if "server" in one.provides.split(",")]
    assert [(one.name, one.owned) for one in servers] == [
        ("Simulated Plex", True),
        ("Switched off", True),
        ("Somebody's Plex", False),
    ]
    assert len(found) == 4
    assert found[0].clientIdentifier == client.simulator.context.machine_identifier
    assert {connection.relay for connection in found[0].connections} == {True, False}


async def test_servers_token_is_not_the_accounts(client: Client) -> None:
    found = (await asyncio.to_thread(resources, "owner-account-token"))[0]
    assert found.accessToken == client.simulator.token
    assert (await client.ask("/", token=found.accessToken)).status == 200


async def test_friends_account_token_does_not_open_the_server(client: Client) -> None:
    found = (await asyncio.to_thread(resources, "friend-account-token"))[0]
    assert found.owned is False
    assert (await client.ask("/", token="friend-account-token")).status == 401
    assert (await client.ask("/", token=found.accessToken)).status == 200


async def test_plexapi_connects_to_a_resource(client: Client) -> None:
    def connect() -> str:
        with requests.Session() as session:
            signed_in = MyPlexAccount(token="owner-account-token", session=session, timeout=5)
            server = signed_in.resource("Simulated Plex").connect(
                ssl=False,
                timeout=2,
                locations=["local"],
            )
            return str(server.friendlyName)

    assert await asyncio.to_thread(connect) == "Simulated Plex"


async def test_resources_in_json_are_a_plain_list(client: Client) -> None:
    path = "/plex.tv/api/v2/resources"
    answer = await client.ask(path, token="owner-account-token", accept=JSON)
    found = json.loads(answer.text)
    assert found[0]["owned"] is True
    assert [one["relay"] for one in found[0]["connections"]] == [False, False]
    assert found[0]["sourceTitle"] is None


async def test_signing_out_makes_the_token_worthless(client: Client) -> None:
    def sign_out() -> None:
        with requests.Session() as session:
            signed_in = MyPlexAccount(token="owner-account-token", session=session, timeout=5)
            assert signed_in.ping() is True
            signed_in.signout()

    await asyncio.to_thread(sign_out)
    for token in (client.simulator.token, "owner-account-token"):
        assert (await client.ask("/library/sections", token=token)).status == 401
    with pytest.raises(Unauthorized):
        await asyncio.to_thread(account, "owner-account-token")
