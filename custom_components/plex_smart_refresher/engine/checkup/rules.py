"""All rules in their order: what is wrong with a server and its libraries."""

from ..criteria import is_inspectable
from .facts import Facts
from .finding import Check, CheckStatus, Finding
from .library_rules import LIBRARY_RULES, OF_FILLED
from .server_rules import SERVER_RULES


def judge(facts: Facts) -> tuple[Finding, ...]:
    """Return what each check finds, in the order of the checks."""
    found = [rule(facts) for rule in SERVER_RULES.values()]
    for check in LIBRARY_RULES:
        found += _of_libraries(facts, check)
    return tuple(found)


def _of_libraries(facts: Facts, check: Check) -> list[Finding]:
    """Return what a check finds in the libraries; where nothing is wrong in any, that once."""
    libraries = [
        each for each in facts.libraries if check not in OF_FILLED or is_inspectable(each.library)
    ]
    rule = LIBRARY_RULES[check]
    found = [finding for each in libraries if (finding := rule(facts, each))]
    known = [each for each in found if each.status is not CheckStatus.UNKNOWN]
    status = CheckStatus.UNKNOWN if found else CheckStatus.OK
    return known or [Finding(check=check, status=status)]
