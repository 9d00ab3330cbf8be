"""The codes about ids and the personas that they name."""

from __future__ import annotations

from cjmap.codes.code import Code, error, warning

NAMES: dict[str, Code] = {
    "duplicate-id": error(
        "Two of a kind have the same id",
        """
        An id stands for one persona, one stage or one touchpoint, so that others can point at it. With two of the same
        id nobody could tell which is meant. The same holds for metrics of one list and for lanes. Capitals make no
        difference. Give one of the two another id, or leave the id out: it is then made from the name.
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            touchpoints:
              - {id: pays, name: Pays by card}
              - {id: pays, name: Pays in cash}
        """,
        """
        title: Buying a laptop
        stages:
          - name: Purchase
            touchpoints:
              - {id: pays-by-card, name: Pays by card}
              - {id: pays-in-cash, name: Pays in cash}
        """,
    ),
    "not-their-step": warning(
        "A score of somebody whose step it is not",
        """
        `persona` says whose step this is, and a score or a feeling beside it belongs to somebody else. A curve has no
        place for a score of a step that its person does not take. Either that person takes the step too, and belongs
        into `persona`; or the score stands at the wrong step.
        """,
        """
        title: Buying a laptop
        personas: [Maya, Tom]
        stages:
          - name: Purchase
            touchpoints:
              - name: Pays
                persona: maya
                emotion: {maya: 2, tom: -1}
        """,
        """
        title: Buying a laptop
        personas: [Maya, Tom]
        stages:
          - name: Purchase
            touchpoints:
              - name: Pays
                persona: [maya, tom]
                emotion: {maya: 2, tom: -1}
        """,
    ),
    "unknown-persona": error(
        "Unknown persona",
        """
        Where something belongs to one persona (a score, a touchpoint, a pain point), the persona is named by id. The ids
        are those under `personas` at the top of the file; one that is left out there is made from the name: Maya Chen
        becomes maya-chen. Several personas are a list in square brackets.
        """,
        """
        title: Buying a laptop
        personas:
          maya: {name: Maya Chen}
        stages:
          - name: Purchase
            touchpoints:
              - name: Pays
                emotion: {mia: 2}
        """,
        """
        title: Buying a laptop
        personas:
          maya: {name: Maya Chen}
        stages:
          - name: Purchase
            touchpoints:
              - name: Pays
                emotion: {maya: 2}
        """,
    ),
}
"""The codes of this group by name, in the order of the documentation."""
