"""The words of a command line → what the command prints and writes, and its exit code."""

from __future__ import annotations

import importlib
import os
import signal
import sys
from types import FrameType
from typing import Any, NoReturn

import click

import cjmap
from cjmap.cli.terminal import Interrupted, MachineError, machine, near, quiet, say
from cjmap.diagnostics import no_memory
from cjmap.plugins import BrokenPlugin

COMMANDS = {
    "new": "cjmap.cli.new",
    "check": "cjmap.cli.check",
    "fmt": "cjmap.cli.fmt",
    "render": "cjmap.cli.render",
    "flow": "cjmap.cli.flow",
    "import": "cjmap.cli.import_",
    "export": "cjmap.cli.export",
    "build": "cjmap.cli.build",
    "preview": "cjmap.cli.preview",
    "explain": "cjmap.cli.explain",
    "schema": "cjmap.cli.schema",
}
"""Each command and its module, which has it as `command`, in the order of `--help`; only the one called is imported."""


class Commands(click.Group):
    """The commands of the table, imported when they are wanted; what the machine refuses becomes exit code 3."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        for param in found.params:
            if isinstance(param, click.Option) and not param.is_flag and param.callback is None:
                param.callback = _not_empty
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if not name.startswith("-") and name not in COMMANDS:
            raise click.UsageError(f"unknown command {name!r}; {near(name, COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        with machine():  # --help and --version are printed here
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        with machine():
            return super().invoke(ctx)


def _not_empty(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    """An option's value; UsageError where it was typed and is empty, as that of a variable of a shell that is not set."""
    typed = ctx.get_parameter_source(param.name or "") is click.core.ParameterSource.COMMANDLINE
    if typed and (value == "" or (isinstance(value, tuple) and "" in value)):
        raise click.BadParameter("it is empty; give a value, or leave it out", ctx, param)
    return value


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Five minutes to a map of your own:
  cjmap new                              a journey file to start from
  cjmap check journey.yaml               what is wrong in it, and how to write it right
  cjmap render journey.yaml -o map.pdf   the map

\b
Tab completes what you type after one of these lines:
  bash   eval "$(_CJMAP_COMPLETE=bash_source cjmap)"     in ~/.bashrc
  zsh    eval "$(_CJMAP_COMPLETE=zsh_source cjmap)"      in ~/.zshrc
  fish   _CJMAP_COMPLETE=fish_source cjmap | source      in ~/.config/fish/config.fish

\b
Exit codes: 0 done, 1 a map has errors, 2 wrong usage, 3 the machine (a file or library is missing).""",
)
@click.version_option(cjmap.__version__, prog_name="cjmap", message="%(prog)s %(version)s")
def commands() -> None:
    """Customer-journey maps as code.

    Write a journey as plain text, check it, and draw it as SVG, PDF, PNG or Graphviz DOT.
    """


def main() -> NoReturn:
    """Run the command line of this process, and end the process with the exit code."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # it was closed before we began: what is said there is for nobody
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that lacks a character shows its number instead
            stream.reconfigure(errors="backslashreplace")
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupt)
    code = _run()
    try:
        sys.stdout.flush()
    except OSError as error:
        code = _failed(MachineError.of(error))
        quiet(sys.stdout)
    sys.exit(code)


def _run() -> int:
    """The exit code of the command; every exception that a command may end with has been said on standard error."""
    try:
        code = commands.main(prog_name="cjmap", standalone_mode=False)
    except click.ClickException as error:
        return _failed(error)
    except Interrupted as error:
        return 128 + error.number  # as shells count
    except (click.Abort, KeyboardInterrupt):
        return 128 + signal.SIGINT
    except BrokenPlugin as error:
        return _failed(MachineError(str(error)))
    except MemoryError as error:  # before a command has begun
        error.with_traceback(None)
        return _failed(MachineError(no_memory(error)))
    return code if isinstance(code, int) else 0


def _failed(error: click.ClickException) -> int:
    """Say an error on standard error, with the way to the help where it was wrong usage; the exit code."""
    if isinstance(error, click.UsageError) and error.ctx:
        for line in error.ctx.get_usage().splitlines():
            say(line)
        say(f"Try '{error.ctx.command_path} --help' for help.")
    if error.format_message():
        say(f"cjmap: {error.format_message()}")
    return error.exit_code


def _interrupt(number: int, _frame: FrameType | None) -> NoReturn:
    """A signal to end → an exception, so that half-written files are cleaned up on the way out."""
    signal.signal(number, signal.SIG_IGN)
    raise Interrupted(number)
