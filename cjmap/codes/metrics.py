"""The codes about what is measured: emotions, metrics, and how long a review holds."""

from __future__ import annotations

from cjmap.codes.code import Code, error, warning

METRICS: dict[str, Code] = {
    "emotion-twice": error(
        "A stage and its touchpoints both have an emotion",
        """
        The curve runs through the emotions of the touchpoints, or, where a stage has none of those, through that of the
        stage. With both, it would be unclear which is meant. Keep one of the two.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            emotion: 1
            touchpoints:
              - {name: Pays, emotion: 2}
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            touchpoints:
              - {name: Pays, emotion: 2}
        """,
    ),
    "metric-contradiction": error(
        "A metric says one thing, and its counts another",
        """
        Where the answers are counted, the metric follows from them. Here a value stands beside the counts and is not what
        they give, beyond rounding. One of the two is wrong, and a map must not show it. Take the value out, and it is
        computed; or correct the counts.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            metrics:
              nps: {value: 40, promoters: 60, passives: 25, detractors: 15}
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            metrics:
              nps: {promoters: 60, passives: 25, detractors: 15}
        """,
    ),
    "unassessed-target": warning(
        "Nothing can be held against the target",
        """
        A target is a number or a percentage, with `>=`, `>`, `<=` or `<` before it where that is meant, and with a unit only
        where the value has the same one. Another text, another unit, or a value that is a text, is printed, and the metric is
        neither good nor bad. Write both as numbers in one unit.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            metrics:
              Waiting: {value: 45 min, target: within the hour}
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            metrics:
              Waiting: {value: 45 min, target: <60 min}
        """,
    ),
    "fraction-for-percent": warning(
        "A number of 0 to 1 stands beside a percentage",
        """
        A percentage is written with its sign: 60%. A plain 0.6 beside one is either 60 % or not even one, and the two cannot be
        told apart: of a top-2-box, where every number is a percentage, it is read as 0.6 %; elsewhere the target is not
        assessed. Write the sign.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            metrics:
              exs: {counts: [2, 3, 9, 20, 26], as: top2, target: 0.6}
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            metrics:
              exs: {counts: [2, 3, 9, 20, 26], as: top2, target: 60%}
        """,
    ),
    "nps-percent": warning(
        "A Net Promoter Score is written as a percentage",
        """
        The score is the share of promoters less the share of detractors, a number of points from −100 to 100, and no share of
        anything. The number is read as points and printed without the sign. Write it without.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            metrics:
              nps: 45%
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            metrics:
              nps: 45
        """,
    ),
    "stale": warning(
        "The last review no longer holds",
        """
        `review_every` says how long a review of the map holds, counted from `reviewed`, or from `date` without one. That
        time is over. Hold the map against reality again, then write the day into `reviewed`. The day of the check is
        today, or that of SOURCE_DATE_EPOCH where it is set.
        """,
        """
        title: Buying a laptop
        reviewed: 2020-01-15
        review_every: 1 year
        stages: Search
        """,
        """
        title: Buying a laptop
        reviewed: 2026-10-01
        review_every: 1 year
        stages: Search
        """,
    ),
}
"""The codes of this group by name, in the order of the documentation."""
