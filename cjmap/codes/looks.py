"""The codes about rows, colours and pictures."""

from __future__ import annotations

from cjmap.codes.code import Code, error, warning

LOOKS: dict[str, Code] = {
    "unknown-language": warning(
        "The map is in a language in which cjmap has no words",
        """
        A map has words that nobody wrote into the file: titles of rows, the legend, sentences for readers who hear it.
        They are in the language that `language` names, as numbers and dates are, if that is one of those that cjmap
        speaks; in a map in any other language they are English. Where that is how it is, leave it so: your own words
        show in every language. A language is named by its tag, not by a country's: Japanese is `ja`.
        """,
        """
        title: ノートパソコンを買う
        language: jp
        stages: [調べる, 買う]
        """,
        """
        title: ノートパソコンを買う
        language: ja
        stages: [調べる, 買う]
        """,
    ),
    "unknown-lane": error(
        "The top of the file names an unknown lane",
        """
        `lanes` at the top says in which order the rows come, and how. It can name our lanes, and those of your own that
        stand under `lanes` in a stage or touchpoint. This one is neither: look for a typo.
        """,
        """
        title: Buying a laptop
        lanes: [touchpoints, Backstge]
        stages:
          - name: Purchase
            lanes: {Backstage: Stock check}
        """,
        """
        title: Buying a laptop
        lanes: [touchpoints, Backstage]
        stages:
          - name: Purchase
            lanes: {Backstage: Stock check}
        """,
    ),
    "similar-lanes": warning(
        "Two lanes differ by a typo",
        """
        The same words are the same row of the map. Here two names are so alike that they are probably one row, which is
        now drawn as two. Write the same name in both; if they are two rows, give one a name of its own.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Search
            lanes: {Support processes: Price feed}
          - name: Purchase
            lanes: {Support proceses: Stock check}
        """,
        """
        title: Buying a laptop
        stages:
          - name: Search
            lanes: {Support processes: Price feed}
          - name: Purchase
            lanes: {Support processes: Stock check}
        """,
    ),
    "lane-like-key": error(
        "A lane of your own has the name of a key",
        """
        Stages and touchpoints have keys with a meaning, such as `duration`, `owner` and `pain_points`. A row of your own
        with that name would look the same and be something else. Write the key outside of `lanes`, or give the row
        another name.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            lanes: {Pain points: Two forms}
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            pain_points: Two forms
        """,
    ),
    "low-contrast": warning(
        "A colour is hard to read",
        """
        Text needs a contrast of at least 4.5:1 with what is behind it, so that people with weaker eyes, and everyone with a
        bad projector, can read it (WCAG 2.2, 1.4.3). Only texts that are on the map count. The message names the two colours
        and their contrast. Take a darker colour on a light map, and a lighter one on a dark map.
        """,
        """
        title: Buying a laptop
        theme: {positive: '#ffd54a'}
        stages:
          - {name: Search, success: positive}
        """,
        """
        title: Buying a laptop
        theme: {positive: '#7a5200'}
        stages:
          - {name: Search, success: positive}
        """,
    ),
    "alike-personas": warning(
        "Personas cannot be told apart",
        """
        Each persona has a colour, a marker and a line of their own, of which there are eighteen: six colours, with other
        markers from the seventh persona on, and others again from the thirteenth. Either there are more personas than that,
        or a `color` is so near to that of another persona that nobody sees the difference. Leave the colour out, or take one
        that is lighter, darker or of another hue; of many personas, draw some in a map of their own.
        """,
        """
        title: Buying a laptop
        personas:
          maya: {name: Maya Chen, color: '#7a1f5c'}
          tom: {name: Tom Baker, color: '#7d215f'}
        stages: Search
        """,
        """
        title: Buying a laptop
        personas:
          maya: {name: Maya Chen, color: '#7a1f5c'}
          tom: {name: Tom Baker, color: '#1f5c7a'}
        stages: Search
        """,
    ),
    "bad-image": error(
        "A picture is missing or cannot be used",
        """
        `image` and `logo` name a PNG, JPEG or SVG file of at most 2 MiB, by its path from the journey file and inside the
        same repository or folder. No address is ever fetched: save the picture beside the file. Its content counts, not
        its ending.
        """,
        """
        title: Buying a laptop
        personas:
          maya: {name: Maya Chen, image: 'https://example.org/maya.png'}
        stages: Search
        """,
        """
        title: Buying a laptop
        personas:
          maya: {name: Maya Chen, image: maya.png}
        stages: Search
        """,
    ),
    "no-font": warning(
        "No font on this machine has a character",
        """
        A PDF, a PNG and an SVG of outlines have every character drawn in them. For this one there is no font, neither ours nor
        one of this machine, so that its number is drawn instead, in a frame. The help says what to install. Signs
        that come from a font of icons are in no other font: write in words what they mean. An SVG with text leaves all
        characters to the fonts of its readers, and gives no warning.
        """,
        r"""
        title: Buying a laptop
        stages: ["Search \uE8B8"]
        """,
        """
        title: Buying a laptop
        stages: [Search and settings]
        """,
        drawn=True,
    ),
}
"""The codes of this group by name, in the order of the documentation."""
