"""The phase collect."""

import pytest

from custom_components.plex_smart_refresher.engine.errors import ItemGoneError, RequestError

from ..fakes import FakeServer, World


async def test_a_list_of_libraries_that_is_not_found_is_no_missing_item(
    world: World, server: FakeServer
) -> None:
    server.fail("libraries", ItemGoneError("status 404"))
    with pytest.raises(RequestError, match="the list of libraries: status 404") as caught:
        await world.scan()
    assert not isinstance(caught.value, ItemGoneError)
