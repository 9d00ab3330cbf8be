"""The codes about how a file is written: what YAML reads differently than its author meant, and how it is saved."""

from __future__ import annotations

from cjmap.codes.code import Code, error, warning

WRITING: dict[str, Code] = {
    "yaml-syntax": error(
        "The file cannot be read here",
        """
        A journey file is YAML, and YAML has rules of its own: keys of one thing stand exactly below each other, a key
        ends with a colon and a space, what opens with a bracket or a quotation mark is closed again, and tabs do not
        count as spaces. The message says which rule it was and shows the line as it should be. Where only one reading is
        possible, `cjmap check --fix` writes it. Colons, hyphens and brackets of East Asian keyboards (`：－［］`) are other
        characters, and are written as those of the English one.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Search
            touchpoints:
              - name: "Reads reviews
                channel: Web
        """,
        """
        title: Buying a laptop
        stages:
          - name: Search
            touchpoints:
              - name: Reads reviews
                channel: Web
        """,
    ),
    "unquoted-text": error(
        "A colon in a text makes a key of what stands before it",
        """
        A colon and a space part a key from its value, in the middle of a sentence too. So YAML takes the words before
        the colon for a key. Put the whole text in single quotes, and write a single quote inside it twice.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            touchpoints:
              - Checkout: pays by card
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            touchpoints:
              - 'Checkout: pays by card'
        """,
    ),
    "missing-space": error(
        "A space is missing after the colon of a key",
        """
        Without a space after the colon, `name:Search` is one word and not a key with a value. Type a space after the
        colon. If you did mean one text, put it in single quotes.
        """,
        """
        title: Buying a laptop
        stages:
          - name:Search
        """,
        """
        title: Buying a laptop
        stages:
          - name: Search
        """,
    ),
    "missing-value": error(
        "A comma inside { } began a key that has no value",
        """
        Inside curly brackets a comma begins the next key, so a text with a comma falls apart there: what comes after the
        comma becomes a key without a value. Put the text in single quotes, or write one key a line without brackets.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            pain_points:
              - {text: Slow, dear, severity: high}
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            pain_points:
              - {text: 'Slow, dear', severity: high}
        """,
    ),
    "duplicate-key": error(
        "Duplicate key",
        """
        A stage, a touchpoint or a persona has each of its keys once. Of two with the same name only one could count, and
        the other would be lost without a word. Keep the right one. To say several things, write a list below one key.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Search
            goals: A shortlist
            goals: No more than $900
        """,
        """
        title: Buying a laptop
        stages:
          - name: Search
            goals:
              - A shortlist
              - No more than $900
        """,
    ),
    "cut-text": warning(
        "The end of a text is taken for a comment",
        """
        A space and `#` begin a comment, which runs to the end of the line and is not printed. If the words after the `#`
        belong to the text, put the whole text in single quotes. If it is meant as a comment, put two spaces before
        the `#` and one after it, and this warning goes away. `--fix` leaves such a line alone, since it can be read as it is.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Service
            pain_points:
              - Ticket #4711 is still open
        """,
        """
        title: Buying a laptop
        stages:
          - name: Service
            pain_points:
              - 'Ticket #4711 is still open'
        """,
    ),
    "stray-comma": warning(
        "A comma at the end of a line is printed",
        """
        Other formats, such as JSON, need a comma or semicolon after each value. A journey file needs nothing at the end of a
        line, so a comma there becomes part of the text and is printed on the map. Take it out. Behind quotation marks or
        a bracket it is an error, which `--fix` repairs. Where it belongs to the text, put the whole text in single quotes.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Search
            channel: Web,
        """,
        """
        title: Buying a laptop
        stages:
          - name: Search
            channel: Web
        """,
    ),
    "printed-comment": warning(
        "A comment is printed, because its # is that of another keyboard",
        """
        A comment begins with a space and the `#` of the English keyboard. The full-width `＃` of an East Asian one is a
        character like others, so it is printed on the map with all that follows it. Write two spaces and `#` where a comment
        is meant. Where the `＃` belongs to the text, put the whole text in single quotes. `--fix` leaves such a line alone,
        since it can be read as it is.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Service
            channel: Web ＃ not sure
        """,
        """
        title: Buying a laptop
        stages:
          - name: Service
            channel: Web  # not sure
        """,
    ),
    "torn-text": warning(
        "A comma inside [ ] tears a text apart",
        """
        Inside square brackets a comma begins the next entry. Here an entry has a bracket or a quotation mark that closes
        only in the next one, or is the rest of a number, so two entries were probably one text. Put it in single quotes,
        or write one text a line with a hyphen. A comma of an East Asian keyboard begins no entry; it is part of the text.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            touchpoints: [Pays (card, cash), Waits]
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            touchpoints:
              - Pays (card, cash)
              - Waits
        """,
    ),
    "list-in-text": error(
        "A list that is written like one and is none",
        """
        A list has each entry on a line of its own, with a hyphen and a space before it. Lines that begin with `1.`, `a)`,
        `+`, `✓` and the like are one text to YAML, which joins them; that is an error where a list is expected. In a block
        of text after `|` the lines stay apart, and it is a warning. So it is where one text stands for all stages,
        personas or touchpoints and has commas, semicolons or arrows between its words: write `[Find, Buy, Use]`, or give
        the one name a line of its own with a hyphen. `cjmap check --fix` writes lists of lines.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Search
            goals:
              1. Shortlist two models
              2. Keep below $900
        """,
        """
        title: Buying a laptop
        stages:
          - name: Search
            goals:
              - Shortlist two models
              - Keep below $900
        """,
    ),
    "bad-character": error(
        "A character stands here that does not belong into the file",
        """
        Texts that are pasted from a web page or a word processor bring along characters that nobody sees: no-break
        spaces, zero-width spaces, control characters. Where they stand for a space between keys, or are no part of
        any text, the file cannot be read. Delete the character and type what belongs there;
        `cjmap check --fix` does it where it is sure.
        """,
        "title: Buying a laptop\nstages:\n  - name: Search\x07 and find\n",
        """
        title: Buying a laptop
        stages:
          - name: Search and find
        """,
    ),
    "bad-encoding": error(
        "The file is not saved as UTF-8",
        """
        A file is saved in an encoding: the numbers by which its characters are stored. Journey files are UTF-8, which knows
        the characters of all languages. Open the file in the editor that wrote it, look whether it reads right, and save it
        again with “Save as” or “Save with encoding” and UTF-8.
        """,
        """
        title: Choosing a café
        stages:
          - name: Search
        """,
        """
        title: Choosing a café
        stages:
          - name: Search
        """,
        saved_as="cp1252",
    ),
    "control-character": warning(
        "A text asks for a character that cannot be printed",
        """
        In double quotes a backslash begins the number or the name of a character, and this one is a control character:
        it has no picture, and is printed as �. Take it out. For a real backslash, put the text in single quotes, where it
        means nothing special.
        """,
        r"""
        title: Buying a laptop
        stages:
          - name: "Search \a and find"
        """,
        """
        title: Buying a laptop
        stages:
          - name: Search and find
        """,
    ),
}
"""The codes of this group by name, in the order of the documentation."""
