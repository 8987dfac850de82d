"""The action that reports an import by Sonarr or Radarr."""

from typing import Any

from homeassistant.core import ServiceResponse
import voluptuous as vol

from . import fields
from .action import action
from .engine.import_payloads import InvalidPayloadError
from .fields import FieldError
from .jobs.manager import JobManager
from .permission import administrators


@action(
    "report_import",
    right=administrators,  # what it reports identifies items
    fields={vol.Required("payload"): fields.OBJECT},
)
async def _report_import(manager: JobManager, data: dict[str, Any]) -> ServiceResponse:
    """Remember what a webhook of Sonarr or Radarr reports, and return what was understood."""
    try:
        report = await manager.imports.report(data["payload"])
    except InvalidPayloadError as err:
        raise FieldError(err.code, field=err.field, **err.values) from err
    return {
        "event": report.event.value,
        "files": [file.path for file in report.files],
        "ids": {one.source.value: one.value for file in report.files for one in file.ids},
    }
