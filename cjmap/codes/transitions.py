"""The codes about `next`: where a journey goes on, and how many take each transition."""

from __future__ import annotations

from cjmap.codes.code import Code, error, warning

TRANSITIONS: dict[str, Code] = {
    "unknown-touchpoint": error(
        "A transition leads to an unknown touchpoint or stage",
        """
        An entry of `next` names where the journey goes on: the id or the whole name of a touchpoint, or of a stage for its
        first touchpoint. Nothing has this id or name. Look for a typo, or for a touchpoint that was renamed.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            touchpoints:
              - name: Pays
                next: Gets an invoice
              - Gets a confirmation
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            touchpoints:
              - name: Pays
                next: Gets a confirmation
              - Gets a confirmation
        """,
    ),
    "ambiguous-name": warning(
        "A transition leads to a name that several touchpoints have",
        """
        Several touchpoints may have the same name. A transition that names it leads to the first of them, which may not be the
        one you mean. Give the one you mean an id, and write that id into `next`.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Search
            touchpoints:
              - name: Reads reviews
                next: Asks a friend
              - Asks a friend
          - name: Purchase
            touchpoints:
              - Asks a friend
        """,
        """
        title: Buying a laptop
        stages:
          - name: Search
            touchpoints:
              - name: Reads reviews
                next: asks-before
              - {id: asks-before, name: Asks a friend}
          - name: Purchase
            touchpoints:
              - Asks a friend
        """,
    ),
    "unreachable": warning(
        "Nobody can come to this touchpoint",
        """
        A touchpoint without `next` leads to the following one; one with `next` leads only where that says. Here every transition
        goes past this touchpoint. Name it in the `next` of the one before it, or take it out.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            touchpoints:
              - name: Pays
                next: Leaves
              - Waits
              - Leaves
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            touchpoints:
              - name: Pays
                next: [Waits, Leaves]
              - Waits
              - Leaves
        """,
    ),
    "no-way-out": warning(
        "A loop holds people for ever",
        """
        Going back and trying again are ordinary, but here nothing leads out: whoever comes into this loop never comes to an
        end, and `cjmap flow` cannot say how they fare. Let one of its touchpoints lead on as well, or add an end to it, such
        as giving up. A transition with a share of 0 % does not count.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            touchpoints:
              - Pays
              - name: Card is declined
                next: Asks the bank
              - name: Asks the bank
                next: Card is declined
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            touchpoints:
              - Pays
              - name: Card is declined
                next: Asks the bank
              - name: Asks the bank
                next:
                  - {to: Card is declined, share: 40%}
                  - {end: abandoned, share: 60%}
        """,
    ),
    "shares-over-100": error(
        "More than all go on from here",
        """
        The shares of one `next` say how many of those who are here take each transition. Together they cannot be more than 100 %.
        Half a percent is forgiven, for each share may have been rounded.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            touchpoints:
              - name: Pays
                next:
                  - {to: Waits, share: 70%}
                  - {to: Leaves, share: 40%}
              - Waits
              - Leaves
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            touchpoints:
              - name: Pays
                next:
                  - {to: Waits, share: 70%}
                  - {to: Leaves, share: 30%}
              - Waits
              - Leaves
        """,
    ),
    "shares-under-100": warning(
        "Some of those who are here go nowhere",
        """
        Every transition from here has a share, and together they are less than 100 %. The rest ends here without an outcome. If
        these people give up, write an end of its own; if a share is wrong, correct it.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            touchpoints:
              - name: Fills the basket
                next:
                  - {to: Pays, share: 70%}
              - Pays
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            touchpoints:
              - name: Fills the basket
                next:
                  - {to: Pays, share: 70%}
                  - {end: abandoned, share: 30%}
              - Pays
        """,
    ),
}
"""The codes of this group by name, in the order of the documentation."""
