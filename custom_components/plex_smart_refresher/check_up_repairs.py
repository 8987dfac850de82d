"""Issues about what a check-up found: at most one per cause, and only for problems."""

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .channels import markdown
from .const import DOMAIN
from .engine.checkup.finding import Check, CheckStatus
from .entry import PlexSmartRefresherConfigEntry

#: The checks that can find a problem; each is one cause.
CHECK_UP_PROBLEMS = (Check.SOURCES, Check.WEDGED, Check.OWNER, Check.CUSTOM_PROVIDER)
#: The issue of a scan about the same cause.
_SAME_CAUSE = {Check.SOURCES: "provider_down"}


def check_up_issue(check: Check) -> str:
    """Return the issue about what a check found."""
    return f"check_up_{check}"


@callback
def async_show_check_up(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> None:
    """Show an issue per problem of the last check-up, and end those that are cured or silenced."""
    last = entry.runtime_data.manager.check_ups.last
    problems = {
        finding.check: finding
        for finding in (last.troubles if last else ())
        if finding.status is CheckStatus.PROBLEM
    }
    registry = ir.async_get(hass)
    for check in CHECK_UP_PROBLEMS:
        issue_id = f"{check_up_issue(check)}_{entry.entry_id}"
        same = f"{_SAME_CAUSE.get(check)}_{entry.entry_id}"
        if check not in problems or registry.async_get_issue(DOMAIN, same):
            ir.async_delete_issue(hass, DOMAIN, issue_id)
            continue
        values = {name: markdown(str(each)) for name, each in problems[check].values.items()}
        ir.async_create_issue(
            hass,
            DOMAIN,
            issue_id,
            is_fixable=False,
            severity=ir.IssueSeverity.WARNING,
            translation_key=check_up_issue(check),
            translation_placeholders={"name": entry.title, **values},
        )
