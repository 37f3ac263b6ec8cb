"""The ledger: what was published, what changed since, and whether the log says so."""

from .changes import WORDING
from .check import LEDGER_RULES, check_ledger, ledger_page
from .ledger import Ledger, Tombstone
from .published import FILE, Published, Step, as_text, read_published

__all__ = [
    "FILE",
    "LEDGER_RULES",
    "WORDING",
    "Ledger",
    "Published",
    "Step",
    "Tombstone",
    "as_text",
    "check_ledger",
    "ledger_page",
    "read_published",
]
