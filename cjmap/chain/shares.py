"""The shares of one step's ways as its author gave them → what each way gets, and the rest that goes nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal


def resolved(given: Sequence[Decimal | None]) -> tuple[list[Decimal], Decimal]:
    """The share of each way, 0 to 1, and the rest; together they are 1.

    Ways without a share split evenly what the others leave. Shares that are more than 1 together, as rounded ones may be,
    are brought down in proportion.
    """
    total = sum((share for share in given if share is not None), Decimal(0))
    missing = sum(share is None for share in given)
    if total > 1:
        return [Decimal(0) if share is None else share / total for share in given], Decimal(0)
    rest = 1 - total
    if not missing:
        return [share for share in given if share is not None], rest
    return [rest / missing if share is None else share for share in given], Decimal(0)
