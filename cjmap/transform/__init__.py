"""A journey → another journey that is drawn or judged in its place."""
