"""What the Acas Code of Practice on discipline and grievance (2015) asks, paragraph by paragraph, in our own words.

Shown as help beside a check. The Code itself is what counts.
"""

import re
from collections.abc import Mapping
from typing import Final

from casebook.domain.words import N_

GIST: Final[Mapping[int, str]] = {
    4: N_("Act promptly and alike in like cases, find out the facts, tell the person and hear them, let them bring a companion, decide, allow an appeal."),
    5: N_("Find out the facts without unreasonable delay, and talk to the person where that is needed."),
    6: N_("Where it is possible, one person investigates and another decides."),
    7: N_("A meeting to find out the facts is not itself a disciplinary step."),
    8: N_("A suspension is paid, short and kept under review, and it is made clear that it is no disciplinary action."),
    9: N_("Tell the person in writing what is alleged and what may follow, in enough detail to answer it, with the evidence."),
    10: N_("The notice says when and where the meeting is, and that a companion may come."),
    11: N_("Meet without unreasonable delay, and leave the person time to prepare."),
    12: N_("At the meeting the case is explained; the person answers it, asks, and brings evidence and witnesses."),
    13: N_("The person may be accompanied where a formal warning or another action could follow."),
    14: N_("The companion is a fellow worker, an official a union employs, or one a union has certified."),
    15: N_("The person asks for a companion in a reasonable way; the choice of companion is theirs."),
    16: N_("Where the companion cannot come, another time within five working days has to be accepted if it is reasonable."),
    17: N_("The companion may put the case, sum up, respond and confer, and does not answer for the person."),
    18: N_("After the meeting, decide whether action is justified, and tell the person in writing."),
    19: N_("For misconduct a written warning is usual; more of it while that lasts usually means a final one."),
    20: N_("Only conduct that is serious enough goes straight to a final warning."),
    21: N_("A warning says what was wrong, what must change and by when, how long it lasts, and what follows otherwise."),
    22: N_("Only somebody with authority dismisses; the person is told the reasons, the last day, the notice and the appeal."),
    23: N_("Even gross misconduct is dealt with by a fair procedure before anybody is dismissed for it."),
    24: N_("The rules say, with examples, what counts as gross misconduct."),
    25: N_("Where somebody keeps away without good cause, decide on the evidence there is."),
    26: N_("Whoever finds the outcome wrong may appeal, in writing and with grounds, and is heard without delay."),
    27: N_("The appeal is heard impartially, and wherever possible by people who had no part before."),
    28: N_("The right to be accompanied holds at the appeal too."),
    29: N_("The result of the appeal is given in writing as soon as possible."),
    30: N_("Before a union's own representative is disciplined, speak with a full-time official, once they agree."),
    31: N_("A charge or conviction is no reason by itself: ask what it means for the person's work."),
    46: N_("Where a grievance overlaps, the procedure may pause for it, or both may run together."),
}  # fmt: skip
"""By paragraph; those about grievances alone are left out."""


def cited(source: str) -> tuple[int, ...]:
    """The paragraphs of the Code that a source names."""
    _before, code, after = source.partition("Acas Code, paragraph")
    if not code:
        return ()
    return tuple(int(n) for n in re.findall(r"\d+", after.partition(";")[0]) if int(n) in GIST)
