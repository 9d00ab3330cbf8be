"""The text of a journey file → a tree of nodes, each with its words, its plain value and its place; or diagnostics."""
