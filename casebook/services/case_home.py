"""Home: one row of each case, without the checks that opening a case makes."""

from collections.abc import Callable
from dataclasses import dataclass

from casebook import log
from casebook.domain.case import CaseSummary
from casebook.domain.deadline_list import due_list
from casebook.domain.home import Home
from casebook.domain.home import home as counted
from casebook.domain.ids import CaseId
from casebook.domain.words import N_, Words, say
from casebook.errors import CasebookError, OlderFormat, ReadOnly
from casebook.services.school import SchoolService
from casebook.services.session import Session
from casebook.store import summary as summary_rows
from casebook.vault.keyed_file import KeyedFile

_log = log.get(__name__)

_UNREADABLE = N_(
    "{count} case(s) could not be read. Run “casebook verify” to see which file is damaged, and restore it from a backup."
)
_NOT_AS_WRITTEN = N_(
    "The record is not as it was written: {which}. Open the case to see what, change nothing in it, and call your IT support."
)
_OUTDATED = N_(
    "{count} case(s) were kept by an older Casebook and have to be brought up to date first. Close Casebook on other PCs, and open this casebook where its folder can be written to."
)
_VANISHED = N_(
    "{count} case(s) that you could open before are not shared with you any more, or are gone from the folder."
)
_ALONE = N_(
    "{count} case(s) can be opened by you alone. Enrol a second person, or make the school's recovery sheet, within two working days."
)
_CHANGED = N_(
    "The keys of {count} person(s) are not the ones you confirmed. Share nothing with them; speak to them and to your IT support."
)
_FORGOTTEN = N_(
    "What this PC remembered of people and cases is not there. Confirm people again before you share a case."
)
_PUT_BACK = N_(
    "What Casebook remembers of people and cases is older than this PC's own key store says: it was put back to an earlier state. If nobody restored a backup, speak to your IT support."
)


@dataclass(frozen=True, slots=True)
class Summaries:
    """Every case that could be read, and how many could not, can be opened by one person alone, or are gone.

    `outdated` are of an older format, and this was not the place or the moment to bring them up to date.
    """

    rows: tuple[CaseSummary, ...]
    unreadable: int
    outdated: int
    alone: int
    vanished: int


def home(session: Session, *, faulty: frozenset[CaseId]) -> Home:
    """Home today; `faulty` are the cases whose record was found not to be as it was written."""
    found, today = summaries(session), session.today()
    return counted(
        found.rows,
        notices=(*_faults(found, faulty), *_notices(session, found)),
        set_up=tuple(task for task in SchoolService(session).set_up_tasks() if not task.done),
        today=today,
        due=due_list(found.rows, person=session.person, today=today, calendar=session.calendar()),
        last_here=session.last_here,
    )


def summaries(session: Session) -> Summaries:
    """One row of each case this person has a key to."""
    rows, unreadable, outdated, alone = [], 0, 0, 0
    cases, mark = [], session.settings_mark()
    for case, look_into in session.identity.each_case():
        cases.append(case)
        try:
            row, readers = _summary(session, case, look_into)
        except ReadOnly:
            outdated += 1
            continue
        except CasebookError as error:
            _log.warning("The summary of %s could not be read: %s", case, type(error))
            unreadable += 1
            continue
        if row is not None:
            rows.append(_newest(session, row, mark))
            alone += readers == 1
    vanished = session.identity.vanished_cases(cases)
    return Summaries(tuple(rows), unreadable, outdated, alone, len(vanished))


def _newest(session: Session, row: CaseSummary, mark: str) -> CaseSummary:
    """The row, or what it was reworked to since the school changed its limits or calendar."""
    other = session.reworked.get(row.case)
    return other if other is not None and row.worked_by != mark == other.worked_by else row


def _summary(
    session: Session, case: CaseId, look_into: Callable[[], KeyedFile]
) -> tuple[CaseSummary | None, int]:
    kept = session.files.if_open(case)
    if kept is not None:
        with kept.reading() as tx:
            return summary_rows.get(tx), len(kept.keyed.members)
    keyed = look_into()
    try:
        found = summary_rows.peek(keyed.creator, keyed.dbapi, name=keyed.database_item)
        return found, len(keyed.members)
    except OlderFormat:
        return _brought_up(session, case)
    finally:
        keyed.close()


def _brought_up(session: Session, case: CaseId) -> tuple[CaseSummary | None, int]:
    with session.files.for_a_moment(case) as file, file.reading() as tx:
        return summary_rows.get(tx), len(file.keyed.members)


def _faults(found: Summaries, faulty: frozenset[CaseId]) -> tuple[Words, ...]:
    named = ", ".join(row.reference for row in found.rows if row.case in faulty)
    return (say(_NOT_AS_WRITTEN, which=named),) if named else ()


def _notices(session: Session, found: Summaries) -> tuple[Words, ...]:
    counts = (
        (_UNREADABLE, found.unreadable),
        (_OUTDATED, found.outdated),
        (_VANISHED, found.vanished),
        (_ALONE, found.alone),
        (_CHANGED, session.changed_cards()),
    )
    notices = [say(template, count=count) for template, count in counts if count]
    if session.identity.memory_missing:
        notices.append(say(_FORGOTTEN))
    elif session.identity.memory_older:
        notices.append(say(_PUT_BACK))
    return tuple(notices)
