"""The table of options → those of a command, with help, allowed words and completion; what was typed → `RenderOptions`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from cjmap.cli.terminal import near
from cjmap.options import RenderOptions
from cjmap.options.described import OPTIONS, options_of

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Name(click.ParamType[str]):
    """One of the names that `choices` gives when it is called: the table is only imported when the option is used."""

    def __init__(self, name: str, choices: Callable[[], Iterable[str]]) -> None:
        self.name = name
        self.choices = choices

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        names = self.choices()
        wanted = value.casefold()
        if wanted not in names:  # where it is, nobody looks for plug-ins
            self.fail(f"unknown {self.name} {value!r}; {near(value, names)}", param, ctx)
        return wanted

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem  # late: only a shell asks

        return [CompletionItem(name) for name in self.choices() if name.startswith(incomplete.casefold())]


class NameList(click.ParamType[tuple[str, ...]]):
    """Several names with commas between them, each as `Name` takes it."""

    def __init__(self, name: str, choices: Callable[[], Iterable[str]]) -> None:
        self.name = name
        self.one = Name(name, choices)

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        words = (word.strip() for word in value.split(","))
        return tuple(dict.fromkeys(self.one.convert(word, param, ctx) for word in words))

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem  # late: only a shell asks

        before, comma, last = incomplete.rpartition(",")
        return [CompletionItem(f"{before}{comma}{item.value}") for item in self.one.shell_complete(ctx, param, last)]


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Described(click.Option):
    """An option whose help is made when somebody reads it: no table is looked through before."""

    def __init__(self, *words: Any, about: Callable[[], str], **named: Any) -> None:
        super().__init__(*words, **named)
        self.about = about

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        self.help = self.about()
        return super().get_help_record(ctx)


def drawing_option(name: str, *words: str, several: bool = False, default: str | None = None, **more: Any) -> Decorator:
    """The option of that name, which is None where nobody typed it. `words` are other writings of it, `default` what its help
    says of that. With `several` it takes names with commas, and is called by its plural.
    """
    option = OPTIONS[name]
    flag = isinstance(option.default, bool)
    usual = default if default is not None else str(option.default) if option.default else ""

    def about() -> str:
        text = option.about()
        text = text.removesuffix(".") + ", or several with commas." if several else text
        return f"{text}  [default: {usual}]" if usual else text

    if option.choices:
        more["type"] = (NameList if several else Name)(name, option.choices)
    elif flag:
        more["is_flag"] = True
    else:
        more["type"] = type(option.default)
    metavar = "NAMES" if several else option.metavar
    dashed = f"--{name.replace('_', '-')}"
    field = f"{name}s" if several else name
    return click.option(*words, dashed, field, cls=Described, about=about, default=None, metavar=metavar, **more)


def drawing_options(names: Iterable[str], **more: Mapping[str, Any]) -> Decorator:
    """The options of some names, in that order; `more` has by name what `drawing_option` is to know beside."""

    def decorated(command: Callable[..., Any]) -> Callable[..., Any]:
        for name in reversed(tuple(names)):
            said = dict(more.get(name, {}))
            command = drawing_option(name, *said.pop("words", ()), **said)(command)
        return command

    return decorated


@contextmanager
def refusing() -> Iterator[None]:
    """What the options refuse inside is wrong usage, in the same words."""
    try:
        yield
    except ValueError as error:
        raise click.UsageError(str(error), click.get_current_context(silent=True)) from error


def typed_options(given: Mapping[str, Any], **more: object) -> RenderOptions:
    """The options that were typed, with some that are known otherwise. UsageError where they cannot be together."""
    with refusing():
        return options_of({**given, **more})
