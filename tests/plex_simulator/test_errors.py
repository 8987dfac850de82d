"""Who is refused, and with which page."""

import pytest

from .client import Client

UNAUTHORIZED = (
    "<html><head><title>Unauthorized</title></head><body><h1>401 Unauthorized</h1></body></html>"
)


async def test_identity_needs_no_token(client: Client) -> None:
    root = await client.xml("/identity", token=None)
    assert root.attrib["machineIdentifier"] == client.simulator.context.machine_identifier
    assert root.attrib["version"].startswith("1.43.0")


@pytest.mark.parametrize("token", [None, "wrong", "revoked-token"])
@pytest.mark.parametrize("path", ["/library/sections", "/activities", "/no/such/path"])
async def test_bad_token_gets_the_page_that_plex_sends(
    client: Client,
    path: str,
    token: str | None,
) -> None:
    answer = await client.ask(path, token=token)
    assert (answer.status, answer.text) == (401, UNAUTHORIZED)
    assert answer.headers["Content-Type"].startswith("text/html")


async def test_bad_token_on_the_root_gets_a_redirect_script(client: Client) -> None:
    answer = await client.ask("/", token=None)
    assert answer.status == 401
    assert "<head><script>window.location" in answer.text


async def test_json_client_gets_html_errors_as_well(client: Client) -> None:
    answer = await client.ask("/library/sections", token=None, accept="application/json")
    assert answer.text == UNAUTHORIZED


async def test_token_may_be_a_query_argument(client: Client) -> None:
    path = f"/library/sections?X-Plex-Token={client.simulator.token}"
    assert (await client.ask(path, token=None)).status == 200


async def test_expired_token_gets_498(client: Client) -> None:
    assert (await client.ask("/library/sections", token="expired-token")).status == 498


async def test_token_can_be_revoked_and_expire_at_run_time(client: Client) -> None:
    client.simulator.tokens.expire()
    assert (await client.ask("/library/sections")).status == 498
    client.simulator.tokens.revoke()
    assert (await client.ask("/library/sections")).status == 401


async def test_shared_user_reads_and_does_not_write(client: Client) -> None:
    key = next(iter(client.simulator.catalog.items))
    shared = client.simulator.tokens.shared
    assert (await client.ask("/library/sections", token=shared)).status == 200
    refused = await client.ask(f"/library/metadata/{key}/refresh", method="PUT", token=shared)
    assert (refused.status, client.simulator.counters.worked) == (403, 0)
    for path in ("/:/prefs", "/accounts", "/butler", "/library"):
        assert (await client.ask(path, token=shared)).status == 403


@pytest.mark.parametrize("path", ["/no/such/path", "/library/sections/99/all"])
async def test_unknown_path_is_not_found(client: Client, path: str) -> None:
    answer = await client.ask(path)
    assert answer.status == 404
    assert "<h1>404 Not Found</h1>" in answer.text


async def test_server_that_starts_up_reads_but_does_not_write(client: Client) -> None:
    key = next(iter(client.simulator.catalog.items))
    client.simulator.faults.switch_on("starting_up")
    answer = await client.refresh(key)
    sentence = "the server is still starting up. Please retry later"
    assert (answer.status, answer.text) == (400, sentence)
    assert (await client.ask("/library/sections")).status == 200


async def test_maintenance_answers_everything_with_its_own_body(client: Client) -> None:
    client.simulator.faults.switch_on("maintenance", times=1)
    answer = await client.ask("/library/sections")
    assert answer.status == 503
    assert answer.text == (
        '<Response code="503" title="Maintenance" '
        'status="Plex Media Server is currently running database migrations."/>'
    )
    assert (await client.ask("/library/sections")).status == 200
