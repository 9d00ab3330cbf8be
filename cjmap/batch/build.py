"""Journey files and wishes → an output folder in which every drawing and page is right, and a report of what was done."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, closing, suppress
from functools import partial
from pathlib import Path

from cjmap.batch import cache, pages, workers
from cjmap.batch.built import Built, Watcher
from cjmap.batch.deadline import TooLong, limited, too_long, was_ended
from cjmap.batch.draw import Failure, Job, Outcome, Plan, drawn, warmed
from cjmap.batch.files import read_ordinary
from cjmap.batch.own import NotOurs
from cjmap.batch.prune import is_gone, left_over, prune, source_of, was_searched
from cjmap.batch.record import Output, RecordedMap, said_of
from cjmap.batch.staging import clear, staging
from cjmap.batch.state import Looker, State
from cjmap.batch.targets import Order, job_of, refuse_clashes
from cjmap.batch.workers import Lost
from cjmap.diagnostics import Diagnostic, Severity, by_position, no_memory
from cjmap.gallery import BrokenMap
from cjmap.options import combined, glyphs_drawn
from cjmap.options.medium import listed
from cjmap.records import replace
from cjmap.render import MissingLibrary, RenderError

FEW = 4
"""Maps that one process draws sooner than others are started."""

SAVED_EVERY = 100
"""Maps after which the cache is saved, so that a build that is killed has not worked for nothing."""


def build(order: Order, watcher: Watcher) -> Built:
    """Draw what has changed, write the pages about all maps, remember it. Raises Clash before anything is written.

    What one map lacks is in the report and stops no other one. Raises OSError where the folder cannot be written to.
    """
    jobs = [job_of(order, one.path, str(one.relative)) for one in order.found]
    refuse_clashes(order, jobs)
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(order.output):
        pass  # one that cannot be read is said before anything is drawn
    with ExitStack() as stack:
        return _Build(order, jobs, watcher, stack).run()


class _Build:
    """One build: what is known of the output folder, and what has become of it."""

    def __init__(self, order: Order, jobs: Sequence[Job], watcher: Watcher, stack: ExitStack) -> None:
        self.order = order
        self.jobs = jobs
        self.watcher = watcher
        self.stack = stack
        self.record = cache.load(order.output)
        self.looker = Looker(order.output)
        self.built = Built()
        self.diagnostics: list[Diagnostic] = []
        self.touched: set[str] = set()
        self.done: set[str] = set()
        self.pages_removed: set[str] = set()
        self.shown: dict[str, pages.Shown] = {}
        self._staging: Path | None = None

    def run(self) -> Built:
        if not self.order.dry_run:
            clear(self.order.output)
        left = [state for state in map(self.state, self.jobs) if not self.keep(state)]
        if left:
            self.draw({state.job.relative: state for state in left})
        self.look_at_others()
        if self.order.prune:
            self.prune()
        if not self.order.dry_run:
            self.write_pages()
            if self.touched:
                self.save()
        self.built.diagnostics = by_position(self.diagnostics)
        return self.built

    def state(self, job: Job) -> State:
        """What is fresh of a map, and what is left to do: with `dry_run`, only to read it."""
        entry = self.record.maps.get(job.relative)
        if entry:
            job = replace(job, digests={name: output.content for name, output in entry.outputs.items()})
        state = self.looker.state(job, None if self.order.force else entry)
        if state.left and self.order.dry_run:
            return replace(state, left=replace(state.left, targets=()))
        return state

    def keep(self, state: State) -> bool:
        """Whether nothing is left to do for a map; its warnings are said again."""
        if state.left or not state.entry:
            return False
        job, entry = state.job, state.entry
        if state.fresh:
            self.built.unchanged.append(job.path)
            self.shown[job.relative] = pages.Shown(job, entry, tuple(state.fresh))
        self.done.add(job.relative)
        self.report_empty(job, state.empty)
        self.report_missing_glyphs(job, state.fresh)
        if entry.diagnostics:
            path = str(job.path)
            self.diagnostics += said_of(path, entry.diagnostics)
            self.built.texts[path] = _text_of(job)
        return True

    def draw(self, left: Mapping[str, State]) -> None:
        """Draw what is left, and remember it now and then."""
        number = 0
        jobs = [state.left for state in left.values() if state.left]
        with self.watcher.begin("Drawing", len(left)) as tick, closing(self.outcomes(jobs)) as outcomes:
            for job, outcome in outcomes:
                self.take(left[job.relative], outcome)
                tick()
                number += 1
                if number % SAVED_EVERY == 0:
                    self.save()

    def outcomes(self, jobs: Sequence[Job]) -> Generator[tuple[Job, Outcome | Lost], None, None]:
        """What came of each job, in the order in which they are done."""
        order = self.order
        staging = order.output if order.dry_run else self.staging()
        plan = Plan(order.output, staging, order.force, order.deadline)
        work = partial(drawn, plan=plan)
        if order.processes == 1 or len(jobs) < FEW:
            yield from ((job, work(job)) for job in jobs)
            return
        method = workers.way()
        if method == "fork":
            warmed(combined(order.options, order.formats, order.views))
        bounded = partial(limited, work=work, seconds=order.deadline)
        yield from workers.spread(jobs, bounded, min(order.processes, len(jobs) // 2), method)

    def take(self, state: State, outcome: Outcome | Lost) -> None:
        """Enter what came of a map."""
        job, built = state.job, self.built
        if isinstance(outcome, Lost):
            built.failures.append(self.lost(job, outcome))
            return
        built.failures += outcome.failures
        for words in outcome.notices:
            built.notices.setdefault(words, []).append(job.path)
        if outcome.diagnostics:
            self.diagnostics += outcome.diagnostics
            built.texts[str(job.path)] = outcome.text
        if outcome.entry is None:
            if outcome.diagnostics:
                built.wrong.append(job.path)
            return
        if not outcome.failures:
            self.done.add(job.relative)
        if self.order.dry_run:
            return
        self.enter(state, outcome.entry)
        self.report_empty(job, {**state.empty, **outcome.entry.empty})
        if any(failure.in_the_map for failure in outcome.failures):
            built.wrong.append(job.path)
        elif outcome.entry.outputs:
            built.drawn.append(job.path)
            self.watcher.say(f"{job.path}: drawn as {', '.join(outcome.entry.outputs)}")
        elif not outcome.failures and state.fresh:  # only what is said of it has changed
            built.unchanged.append(job.path)

    def lost(self, job: Job, lost: Lost) -> Failure:
        """What is said of a map that ended the process that drew it."""
        if was_ended(lost.exit_code):
            return Failure(str(job.path), too_long(self.order.deadline), in_the_map=True)
        return Failure(str(job.path), "drawing this map ended unexpectedly")

    def enter(self, state: State, entry: RecordedMap) -> None:
        """Remember a map, with what earlier builds wrote of it: a drawing in another format is still ours."""
        relative = state.job.relative
        before = self.record.maps.get(relative)
        earlier = before.outputs if before and before.source == entry.source else {}
        self.record.maps[relative] = replace(
            entry,
            outputs={**earlier, **state.fresh, **entry.outputs},
            empty={**state.empty, **entry.empty},
        )
        self.touched.add(relative)
        there = {**state.fresh, **entry.outputs}
        if there:
            self.shown[relative] = pages.Shown(state.job, entry, tuple(there))
            self.report_missing_glyphs(state.job, there)

    def report_empty(self, job: Job, empty: Mapping[str, str]) -> None:
        """Count a map that has nothing to show in some of the views."""
        views = tuple(dict.fromkeys(target.options.view for target in job.targets if target.name in empty))
        if views:
            self.built.empty[job.path] = views
            self.watcher.say(f"{job.path}: nothing to show in {listed(views)}")

    def report_missing_glyphs(self, job: Job, outputs: Mapping[str, Output]) -> None:
        """Warn of characters that no font here has, where drawings of a map or the atlas have their glyphs in them."""
        drawn = {target.name for target in job.targets if self.order.atlas or glyphs_drawn(target.options)}
        missing_glyphs = {cluster for name in drawn & outputs.keys() for cluster in outputs[name].missing_glyphs}
        if not missing_glyphs:
            return
        from cjmap.notices import missing_glyph_diagnostics

        path, text = str(job.path), _text_of(job)
        found = list(missing_glyph_diagnostics(sorted(missing_glyphs), path, text))
        self.diagnostics += found
        if found:
            self.built.texts[path] = text

    def look_at_others(self) -> None:
        """The maps that earlier builds drew, and that this one does not: those still right are shown.

        Those that are passed over on purpose now are forgotten, once somebody has been told: their drawings stay.
        """
        order = self.order
        mine = {job.relative for job in self.jobs}
        sources = {Path(os.path.normpath(job.path.absolute())) for job in self.jobs}
        for name, entry in list(self.record.maps.items()):
            if name in mine or is_gone(order, entry):
                continue
            source = source_of(order.output, entry)
            if source in order.unseen:
                self.touched.add(name)
                if not order.dry_run:
                    self.record.maps.pop(name)
            if source in sources or was_searched(order, source):
                continue
            state = self.looker.state(job_of(order, source, name), entry)
            if state.entry and state.fresh:
                self.shown[name] = pages.Shown(state.job, state.entry, tuple(state.fresh))

    def prune(self) -> None:
        """Remove what is no longer drawn, unless it cannot be known whether it is."""
        built, order = self.built, self.order
        gone = {name for name, entry in self.record.maps.items() if is_gone(order, entry)}
        left = list(left_over(order, self.record, self.jobs, self.done))
        if left and not self.jobs:
            built.waiting = "no map was found"
        elif left and (order.unread or any(failure.error for failure in built.failures)):
            built.waiting = "not everything could be read or written"
        if built.waiting:
            return
        for path, why, failure in prune(order, self.record, left):
            if failure:
                built.failures.append(failure)
            elif why:
                built.kept[path] = why
            else:
                built.removed.append(path)
                self.watcher.say(f"{path}: {'would be removed' if order.dry_run else 'removed'}")
        self.pages_removed = {one.name for one in left if not one.relative} - self.record.pages.keys()
        if not order.dry_run:
            for name in gone & self.record.maps.keys():
                if not self.record.maps[name].outputs:
                    self.record.maps.pop(name)
        self.touched |= gone | {one.relative for one in left}

    def write_pages(self) -> None:
        """Write the pages that would say something else than they do."""
        maps = [self.shown[name] for name in sorted(self.shown)]
        if not maps and not self.record.pages:
            return
        for name, made_by, page in pages.pages(self.order, maps, self.watcher.begin, self.broken()):
            if self.order.force or not pages.is_fresh(self.order.output, self.record, name, made_by):
                self.write_page(name, made_by, page)

    def broken(self) -> list[BrokenMap]:
        """The maps of this build with errors in their files, none of which is shown."""
        errors = Counter(one.path for one in self.diagnostics if one.severity is Severity.ERROR)
        found = ((job.source, errors[str(job.path)]) for job in self.jobs if job.relative not in self.shown)
        return [BrokenMap(file, count) for file, count in found if count]

    def write_page(self, name: str, made_by: str, page: pages.Page) -> None:
        path = str(self.order.output / name)
        try:
            pages.write(self.order, self.record, name, page, made_by, self.staging())
        except OSError as error:
            self.built.failures.append(Failure(path, error=error))
        except MemoryError as error:
            self.built.failures.append(Failure(path, no_memory(error)))
        except TooLong:
            self.built.failures.append(Failure(path, too_long(self.order.deadline), in_the_map=True))
        except (RenderError, NotOurs) as error:
            in_a_map = not isinstance(error, MissingLibrary | NotOurs)
            self.built.failures.append(Failure(path if in_a_map else "", str(error), in_the_map=in_a_map))
        else:
            self.watcher.say(f"{path}: written")
            self.touched.add("")

    def save(self) -> None:
        """Remember what was done; a folder where that cannot be is drawn anew the next time."""
        try:
            cache.save(self.order.output, self.record, self.touched, self.staging(), self.pages_removed)
        except OSError as error:
            self.built.unsaved = error

    def staging(self) -> Path:
        """Where files are written before they stand where they belong; made when it is first needed."""
        if self._staging is None:
            self._staging = self.stack.enter_context(staging(self.order.output))
        return self._staging


def _text_of(job: Job) -> str:
    """The text of a map, which messages show; empty where it went while the others were drawn."""
    from cjmap.read.source import decoded

    try:
        return decoded(read_ordinary(job.path), str(job.path))[0]
    except OSError:
        return ""
