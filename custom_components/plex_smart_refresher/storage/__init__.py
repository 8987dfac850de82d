"""Storage: the job history in Home Assistant's store, and the log index in SQLite."""

from .check_up_store import CheckUpStore, StoredCheckUp
from .files import async_remove_files, async_remove_leftovers
from .history import JobHistory
from .log_index.arrivals import KEPT_FOR, ArrivalMark, ArrivalRow, Arrivals, Told
from .log_index.changes import Changes
from .log_index.imports import AwaitedImport, Imports
from .log_index.index import LogIndex
from .log_index.item_filters import ItemFilters
from .log_index.item_groups import GroupBy, GroupSort
from .log_index.items import Items, ItemSort
from .log_index.job_items import JobItems
from .log_index.lines import Lines
from .log_index.memory import Memory
from .log_index.proposals import Proposals
from .log_index.records import (
    ChangePage,
    GroupPage,
    HealthPoint,
    ItemGroup,
    ItemPage,
    ItemRow,
    JobItemPage,
    JobItemRow,
    LogIndexError,
    LogPage,
    LogRow,
    ProposalPage,
    ProposalRow,
    ProposalStatus,
    RoundPosition,
)
from .schedule_store import ScheduleMark, ScheduleMemory
from .stored import Totals

__all__ = [
    "KEPT_FOR",
    "ArrivalMark",
    "ArrivalRow",
    "Arrivals",
    "AwaitedImport",
    "ChangePage",
    "Changes",
    "CheckUpStore",
    "GroupBy",
    "GroupPage",
    "GroupSort",
    "HealthPoint",
    "Imports",
    "ItemFilters",
    "ItemGroup",
    "ItemPage",
    "ItemRow",
    "ItemSort",
    "Items",
    "JobHistory",
    "JobItemPage",
    "JobItemRow",
    "JobItems",
    "Lines",
    "LogIndex",
    "LogIndexError",
    "LogPage",
    "LogRow",
    "Memory",
    "ProposalPage",
    "ProposalRow",
    "ProposalStatus",
    "Proposals",
    "RoundPosition",
    "ScheduleMark",
    "ScheduleMemory",
    "StoredCheckUp",
    "Told",
    "Totals",
    "async_remove_files",
    "async_remove_leftovers",
]
