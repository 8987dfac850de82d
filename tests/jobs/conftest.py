"""Fixtures for the tests of jobs."""

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.jobs.manager import JobManager
from plex_simulator import Catalog

from ..kit import small_catalog


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


@pytest.fixture
def manager(loaded: MockConfigEntry) -> JobManager:
    manager: JobManager = loaded.runtime_data.manager
    return manager
