"""All faults the machine knows, from the files that list them."""

from __future__ import annotations

import faults
import faults_input
import faults_ledger
from faults import Fault

FAULTS: list[Fault] = [*faults.FAULTS, *faults_input.FAULTS, *faults_ledger.FAULTS]
