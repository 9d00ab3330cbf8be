"""Words for an option that takes a table's names → those names, or the near ones; and the shell's completions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click
from click.shell_completion import CompletionItem

from cjmap.cli.errors import near


class Name(click.ParamType[str]):
    """One of the names that `known` gives when it is called: the table is only imported when the option is used."""

    def __init__(self, name: str, known: Callable[[], Iterable[str]]) -> None:
        self.name = name
        self.known = known

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        names = self.known()
        wanted = value.casefold()
        if wanted not in names:  # where it is, nobody looks for plug-ins
            self.fail(f"there is no {self.name} {value!r}; {near(value, names)}", param, ctx)
        return wanted

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(name) for name in self.known() if name.startswith(incomplete.casefold())]


class Names(click.ParamType[tuple[str, ...]]):
    """Several names with commas between them, each as `Name` takes it."""

    def __init__(self, name: str, known: Callable[[], Iterable[str]]) -> None:
        self.name = name
        self.one = Name(name, known)

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        words = (word.strip() for word in value.split(","))
        return tuple(dict.fromkeys(self.one.convert(word, param, ctx) for word in words))

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        before, comma, last = incomplete.rpartition(",")
        return [CompletionItem(f"{before}{comma}{item.value}") for item in self.one.shell_complete(ctx, param, last)]
