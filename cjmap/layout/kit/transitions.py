"""The transitions from a step → the branch marks on its card: where it leads, how many go there, and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import Block, joined, middle, paragraph, stack
from cjmap.layout.kit.marks import ICON_WIDTH, arrow, end_mark
from cjmap.model import Journey, Step, Transition
from cjmap.scene import Font, Node
from cjmap.theme import SMALL, Theme

ICON_GAP = 5.0

Lines = Callable[[str, Font, str, float], Block]
"""A text, its font and colour, and a width → its lines."""


class BranchMarks:
    """The branch marks of every step of one journey; the plain transition to the following step carries none.

    `font` and `lines` say how their words are set, `names` what steps are called by their keys, where not as in the file.
    """

    def __init__(
        self,
        journey: Journey,
        theme: Theme,
        font: Font = SMALL,
        lines: Lines = paragraph,
        names: Mapping[str, str] | None = None,
    ) -> None:
        self.theme = theme
        self.font = font
        self.lines = lines
        self.names = {step.key: step.name for step in journey.steps()} | dict(names or {})
        self.index = {key: index for index, key in enumerate(self.names)}

    def block(self, step: Step, width: float) -> Block:
        """The marks of one step, one below the other."""
        return stack(self.marks(step, width), 3)

    def marks(self, step: Step, width: float) -> list[Block]:
        """One mark for each transition from a step that does not simply lead to the following one."""
        if step.next is None:
            return []
        if not step.next:
            return [self._mark(lambda x, y: end_mark(self.theme, None, x, y), messages().transitions.ends_here, width)]
        here = self.index.get(step.key, -1)
        return [
            self._transition(transition, here, width)
            for transition in step.next
            if not self._plain(transition, here, step)
        ]

    def count(self, step: Step) -> int:
        """How many marks a step has."""
        here = self.index.get(step.key, -1)
        return (
            0
            if step.next is None
            else sum(not self._plain(transition, here, step) for transition in step.next) or not step.next
        )

    def _plain(self, transition: Transition, here: int, step: Step) -> bool:
        alone = len(step.next or ()) == 1 and not transition.when and transition.share is None
        return alone and transition.end is None and self.index.get(transition.target) == here + 1

    def _transition(self, transition: Transition, here: int, width: float) -> Block:
        share = current_language().percent(transition.share) if transition.share is not None else ""
        if transition.end is not None:
            end = transition.end
            text = messages().transitions.ended[end](share=share) if share else messages().ends_alone[end]
            return self._mark(lambda x, y: end_mark(self.theme, end, x, y), joined((text, transition.when)), width)
        target = transition.target
        back = self.index[target] <= here
        if self.index[target] == here + 1:
            text = messages().transitions.go_on(share=share) if share else self.names[target]
        else:
            text = joined((share, self.names[target]))
        return self._mark(lambda x, y: arrow(x, y, self.theme.accent, back), joined((text, transition.when)), width)

    def _mark(self, icon: Callable[[float, float], list[Node]], text: str, width: float) -> Block:
        left = ICON_WIDTH + ICON_GAP
        text_block = self.lines(text, self.font, self.theme.soft, width - left)
        return Block(
            width,
            text_block.height,
            lambda x, y: [*icon(x, y + middle(self.font, text)), *text_block.paint(x + left, y)],
        )
