"""The codes about keys and values: which there are, what they may be, and how much of them."""

from __future__ import annotations

from cjmap.codes.code import Code, error, notice, warning

KEYS: dict[str, Code] = {
    "not-a-journey": notice(
        "This file is no journey file, and may be meant as one",
        """
        Folders hold all kinds of YAML, so a file is known as a map by `title` and `stages` at the top. This one has some of
        what a map has, and no map is drawn of it. It is an error where three of these come together (a title, stages
        under whatever name, personas, entries with touchpoints, emotions or pain points), or where the last build drew a
        map of it. A file that shall be no map goes into `exclude` in cjmap.toml.
        """,
        """
        title: Buying a laptop
        phases:
          - name: Search
        """,
        """
        title: Buying a laptop
        stages:
          - name: Search
        """,
    ),
    "unknown-key": error(
        "Unknown key",
        """
        Every key is checked, so that a typo never makes a part of the map vanish. Either the name is spelt
        differently (the message names near ones), or the key belongs elsewhere: a phase to a stage, a severity to a pain
        point. For a row of your own, write it below `lanes`.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Search
            painpoints: Spec tables differ
        """,
        """
        title: Buying a laptop
        stages:
          - name: Search
            pain_points: Spec tables differ
        """,
    ),
    "missing-key": error(
        "Something is left out that cannot be left out",
        """
        A map needs a title and at least one stage; a stage, a touchpoint and a persona need a name; a transition needs to lead
        somewhere. Everything else may be left out. Write the missing key, with a value after its colon.
        """,
        """
        title: Buying a laptop
        stages:
          - goals: A shortlist
        """,
        """
        title: Buying a laptop
        stages:
          - name: Search
            goals: A shortlist
        """,
    ),
    "wrong-type": error(
        "Another kind of value belongs here",
        """
        Some keys take one text, some a list, some keys of their own, and some a number. Here is one where another
        belongs: a list where one text is wanted, keys below a key that takes a text, a number in quotation marks. The
        message says what is wanted. A list has one entry a line, each with a hyphen.
        """,
        """
        title: Buying a laptop
        owner: [CX research, Sales]
        stages:
          - name: Search
        """,
        """
        title: Buying a laptop
        owner: CX research, Sales
        stages:
          - name: Search
        """,
    ),
    "bad-value": error(
        "The value is none of those that this key takes",
        """
        A key such as `severity`, `success` or `date` takes only certain words, or words of a certain form, because the map
        is coloured and counted by them. The message names them. Words of your own for how somebody feels go into `feeling`.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            touchpoints:
              - name: Pays
                success: great
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            touchpoints:
              - name: Pays
                success: positive
        """,
    ),
    "out-of-range": error(
        "The number is not on its scale",
        """
        Emotions go from -2 to 2 and importance from 1 to 5, unless the file says otherwise at its top; a metric has the
        scale that is known for it. A number outside would be drawn outside. Correct it, or say which scale you use:
        `scales: {emotion: [1, 10]}`.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            emotion: 8
        """,
        """
        title: Buying a laptop
        scales: {emotion: [1, 10]}
        stages:
          - name: Purchase
            emotion: 8
        """,
    ),
    "decimal-comma": error(
        "A number is written with a comma",
        """
        Numbers use a point, in every language, so that 3,1 is never taken for a list or for thirty-one. Write 3.1; the map
        prints it as its language writes numbers. A number that is only to be printed and never assessed can be a text in
        single quotes.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            metrics:
              css: 3,1
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            metrics:
              css: 3.1
        """,
    ),
    "placeholder-text": warning(
        "A text is only a placeholder",
        """
        `N/A`, `TBD`, `-`, `none` and their like, in all languages that cjmap speaks, would be printed as a finding, a name, the
        title, the scenario, a feeling or a channel, and look as if somebody had found it out. What is left out is not drawn at
        all. Take the text out, or write what there is.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            pain_points: N/A
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
        """,
    ),
    "number-as-text": warning(
        "A number is written so that it is a text",
        """
        Numbers are digits 0 to 9 with a point, and at most a percent sign: other digits, parted thousands, a fraction or a word
        make a text of it, which is printed as it stands and never assessed. Write the plain number: the map prints it in the
        digits and separators of its language. If it is meant as a text, put it in quotation marks.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            metrics:
              Visits: 1 234
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            metrics:
              Visits: 1234
        """,
    ),
    "too-large": error(
        "The file goes beyond a limit",
        """
        One file holds one journey: at most 1 MiB, 200 stages, 5,000 touchpoints, 100 levels of lists in lists, and one
        document. What is larger is no map that anybody reads, and often a mistake: two files pasted into one, or an alias
        that repeats itself. Make several files of it. The file is never read in part.
        """,
        """
        title: Buying a laptop
        stages: Search
        ---
        title: Returning a laptop
        stages: Complaint
        """,
        """
        title: Buying a laptop
        stages: Search
        """,
    ),
    "newer-format": error(
        "The file is made for a newer cjmap",
        """
        The number after `format` says by which rules a file is to be read. This one is higher than the program knows, so
        it does not guess. Update cjmap, for instance with `pip install --upgrade cjmap`. Left out, the format is 1.
        """,
        """
        format: 2
        title: Buying a laptop
        stages: Search
        """,
        """
        format: 1
        title: Buying a laptop
        stages: Search
        """,
    ),
}
"""The codes of this group by name, in the order of the documentation."""
