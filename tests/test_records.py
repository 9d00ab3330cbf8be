"""`records.dataclass` against `dataclasses.dataclass`, of which it is a quicker copy."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from types import ModuleType
from typing import Any, ClassVar, Generic, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap import records

T = TypeVar("T")
VALUES = st.one_of(st.none(), st.integers(), st.text(max_size=3), st.tuples(st.integers()))


def classes(of: ModuleType) -> dict[str, Any]:
    """The same classes, made by one module or the other."""

    @of.dataclass(frozen=True, slots=True)
    class Base:
        first: object
        second: object = 2
        kept: object = of.field(default=None, compare=False, repr=False, kw_only=True)
        limit: ClassVar[int] = 7

    @of.dataclass(frozen=True, slots=True)
    class Child(Base):
        second: object = 3
        third: object = of.field(default_factory=list)

    @of.dataclass(slots=True)
    class Open:
        first: object
        second: object = of.field(default_factory=dict)

    @of.dataclass(frozen=True, slots=True, order=True)
    class Ordered:
        first: int
        second: int = 0

    @of.dataclass(frozen=True)
    class Plain(Generic[T]):
        first: T
        second: object = 5

        def __post_init__(self) -> None:
            if self.first == "refused":
                raise ValueError("refused")

    @of.dataclass(slots=True, eq=False)
    class Itself:
        first: object = 1
        second: object = 2

    @of.dataclass
    class Written:
        first: object = 1
        second: object = 2

        def __repr__(self) -> str:
            return "as I say"

    @of.dataclass(frozen=True, slots=True)
    class Nothing:
        pass

    return {kind.__name__: kind for kind in (Base, Child, Open, Ordered, Plain, Itself, Written, Nothing)}


OURS, THEIRS = classes(records), classes(dataclasses)


@records.dataclass(frozen=True, slots=True)
class Kept:
    """At the top of a module, where pickle finds it."""

    first: object
    second: object = records.field(default_factory=list)


def outcome(does: Any) -> object:
    """What comes of a call: its value, or the kind of its error."""
    try:
        return does()
    except Exception as error:
        return type(error)


@pytest.mark.parametrize("name", [name for name in OURS if name != "Nothing"])
@given(VALUES, VALUES, VALUES)
def test_records_are_shown_compared_and_hashed_as_those_of_dataclasses(
    name: str, first: object, second: object, other: object
) -> None:
    """Equality, hash, text and order of two records are what `dataclasses` says, or the same kind of error."""
    told = []
    for kind in (OURS[name], THEIRS[name]):
        made = [kind(first, second), kind(first, second), kind(other, second=second)]
        told.append(
            [
                made[0] == made[1],
                made[0] == made[2],
                made[0] == (first, second),
                made[0] != made[1],
                outcome(lambda made=made: hash(made[0]) == hash(made[1])),
                repr(made[0]).split(" object at ")[0],
                *(outcome(lambda made=made, one=one: getattr(made[0], one)(made[2])) for one in ("__lt__", "__ge__")),
                kind.__match_args__,
                kind.__doc__ is None or name in kind.__doc__,
            ]
        )
    told[1][-1] = told[0][-1]  # dataclasses writes a docstring where there is none
    assert told[0] == told[1]


def test_a_frozen_record_refuses_every_change() -> None:
    """Setting and deleting a field, and adding one, fail with the error of `dataclasses`."""
    made = OURS["Child"](1)
    for change in (lambda: setattr(made, "first", 2), lambda: delattr(made, "first"), lambda: setattr(made, "new", 2)):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change()
    assert type(made) is OURS["Child"]
    assert not hasattr(made, "__dict__")


def test_what_is_wrong_with_a_call_is_said_by_its_name() -> None:
    """Too few, too many and unknown arguments are TypeErrors, as is a field by position that goes by name alone."""
    for call in (
        OURS["Base"],
        lambda: OURS["Base"](1, 2, 3),
        lambda: OURS["Base"](1, unknown=2),
        lambda: records.replace(OURS["Base"](1), unknown=2),
    ):
        with pytest.raises(TypeError, match="__init__"):
            call()
    with pytest.raises(ValueError, match="refused"):
        OURS["Plain"]("refused")


def test_a_class_below_a_record_is_made_as_one() -> None:
    """A class that is derived from a record without being one may have more than its slots, and is filled and frozen as it is."""

    class Below(Kept):
        more = 1

    made = Below("a", second=["b"])
    made.__dict__["note"] = 1
    assert (made.first, made.second, made.more) == ("a", ["b"], 1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.first = "c"  # type: ignore[misc]


def test_a_factory_makes_a_value_for_each() -> None:
    """Two records do not share what a factory made; a value that is given is taken."""
    one, two = OURS["Child"](1), OURS["Child"](1)
    assert one.third == two.third == []
    assert one.third is not two.third
    given = [1]
    assert OURS["Child"](1, third=given).third is given


def test_what_is_kept_out_of_comparison_is_carried_on() -> None:
    """`replace` and `copy` keep a field that is not compared."""
    made = OURS["Base"](1, kept="span")
    assert (
        records.replace(made, first=2).kept == dataclasses.replace(made, first=2).kept == copy.copy(made).kept == "span"
    )
    assert made == OURS["Base"](1, kept="other")


def test_records_are_copied_and_pickled() -> None:
    """A copy, a deep copy and what pickle gives back are equal to the record, and frozen as it is."""
    made = Kept("a", [Kept("b")])
    for other in (copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made))):
        assert other == made
        with pytest.raises(dataclasses.FrozenInstanceError):
            other.first = "c"


def test_dataclasses_takes_them_as_its_own() -> None:
    """`fields`, `is_dataclass` and `asdict` know what they know of a dataclass, before and after an object is made."""
    for name, kind in classes(records).items():
        theirs = dataclasses.fields(THEIRS[name])
        for ours in (dataclasses.fields(kind), records.fields(kind)):
            assert [one.name for one in ours] == [one.name for one in theirs]
            assert [(one.compare, one.repr, one.kw_only) for one in ours] == [
                (one.compare, one.repr, one.kw_only) for one in theirs
            ]
        assert dataclasses.is_dataclass(kind)
    assert dataclasses.asdict(OURS["Child"](1)) == dataclasses.asdict(THEIRS["Child"](1))
    assert dataclasses.asdict(Kept(Kept(1), [Kept(2)])) == {
        "first": {"first": 1, "second": []},
        "second": [{"first": 2, "second": []}],
    }


def test_a_record_is_matched_by_position() -> None:
    """Patterns of `match` take fields in order."""
    match Kept("a", ["b"]):
        case Kept(first, second):
            assert (first, second) == ("a", ["b"])
        case _:
            pytest.fail("no match")


def test_a_method_that_was_written_meanwhile_is_called() -> None:
    """Who came upon a class before its methods were written, and calls after another thread has written them, gets the same."""
    kind = classes(records)["Ordered"]
    begun = [kind.__init__, kind.__eq__, kind.__hash__]
    made = [kind(number) for number in range(20)]
    assert made[0] != made[1] and len({*made}) == len(made)
    assert kind.__init__ is not begun[0] and kind.__eq__ is not begun[1] and kind.__hash__ is not begun[2]
    late = kind.__new__(kind)
    begun[0](late, 1)
    assert begun[1](late, made[1]) and begun[2](late) == hash(made[1])
