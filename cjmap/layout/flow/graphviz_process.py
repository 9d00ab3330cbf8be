"""A graph in DOT on standard input → where Graphviz puts its nodes, a line each: name, x, y.

Graphviz can end or stop the process that it runs in. So it runs in one of its own, started by `placing`: this file is
its program, and knows nothing of this package. Its one argument is the folder where pygraphviz is installed.
"""

from __future__ import annotations

import sys

UNLOADED = 3
"""The exit code where Graphviz cannot be loaded; why is on standard output."""


def no_core_file() -> None:
    """What Graphviz aborts on leaves no file behind."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read, place, write."""
    sys.path.append(sys.argv[1])
    try:
        from pygraphviz import AGraph
    except ImportError as error:  # a library of the system that it needs
        sys.stdout.write(str(error))
        sys.exit(UNLOADED)
    no_core_file()
    placed = AGraph(string=sys.stdin.read())
    placed.layout("dot")
    lines = [f"{node} {node.attr['pos'].replace(',', ' ')}\n" for node in placed.nodes()]
    sys.stdout.write("".join(lines))


if __name__ == "__main__":
    main()
