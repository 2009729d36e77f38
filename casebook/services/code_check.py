"""A check code typed from paper, looked for in every record the signed-in person can open."""

from collections.abc import Iterator

from casebook.domain.checkpoint import Checkpoint, read_code, same_but_for_one_letter
from casebook.domain.code_verdict import CodeFound, CodeVerdict
from casebook.domain.ids import CaseId
from casebook.domain.merkle import Accumulator
from casebook.services.session import Session
from casebook.store import case as cases
from casebook.store import case_log as entries
from casebook.store import letter as letters


def check_code(session: Session, typed: str) -> CodeVerdict:
    """Where the code comes from, recomputed from today's logs. Raises BadCode when it cannot be a code."""
    code = read_code(typed)
    near: CodeVerdict | None = None
    for case in session.identity.case_ids():
        for checkpoint in _checkpoints(session, case):
            found = checkpoint.code()
            if found == code:
                return _verdict(session, case, CodeFound.MATCHES, checkpoint.size)
            if near is None and same_but_for_one_letter(found, code):
                near = _verdict(session, case, CodeFound.ONE_LETTER_DIFFERS, checkpoint.size)
    return near or CodeVerdict(CodeFound.NOT_FOUND)


def _checkpoints(session: Session, case: CaseId) -> Iterator[Checkpoint]:
    """The checkpoint of the case's log after each of its entries."""
    with session.seeing(case) as tx:
        leaves = entries.leaves(tx)
    tree = Accumulator()
    for leaf in leaves:
        tree.append(leaf)
        yield Checkpoint(case, tree.size, tree.root().hex())


def _verdict(session: Session, case: CaseId, found: CodeFound, size: int) -> CodeVerdict:
    with session.seeing(case) as tx:
        reference = cases.get(tx).reference
        number = next((one.number for one in letters.letters(tx) if one.size == size), None)
    return CodeVerdict(found, case, reference, size, number)
