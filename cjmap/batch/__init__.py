"""Many maps: find them, draw what has changed over all cores, write whole files, and remember what was written."""
