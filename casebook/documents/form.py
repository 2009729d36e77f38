"""Paper that needs no case and no sign-in: the report form, the staff notice, the first-day card, the recovery sheet."""

from collections.abc import Sequence

from casebook.documents.block import (
    Block,
    BulletList,
    Heading,
    Letterhead,
    Note,
    NumberedList,
    Para,
    Run,
    Table,
    TickLine,
    WritingSpace,
    para,
)
from casebook.documents.letter import PageFurniture, Style, render
from casebook.documents.letter_values import day
from casebook.domain.first_day import FirstDayFacts, FirstDayStep
from casebook.domain.image_gate import QUESTION
from casebook.domain.school import School
from casebook.resources import _

_FORM = Style(size_pt=10.5, leading=1.4)
_CARD = Style(size_pt=11.5, leading=1.45)


def blank_report_form(school: School) -> bytes:
    """The report of a concern (DOC-01) to fill in by hand, as PDF. Raises CannotPrint."""
    title = _("Report of a concern about the use of social media")
    blocks: list[Block] = [
        letterhead(school, _("Confidential once filled in")),
        heading(title),
        Note(
            (
                para(_("First: who is it about?"), bold=True),
                para(
                    _(
                        "About a member of staff: give this form to the headteacher. About the headteacher: give it to the chair of governors and to nobody in the school office. If that person is involved, give it to the one who stands in for them."
                    )
                ),
                para(
                    _(
                        "Do not open, attach, copy, photograph or forward anything that may be of a kind listed at the end of this form. Write below where it is, and tell the designated safeguarding lead at once."
                    )
                ),
            )
        ),
    ]
    for label, lines in _report_questions():
        blocks.append(WritingSpace(label, lines))
    blocks.append(para(_("Is anyone in danger, or may a child be at risk, now?"), bold=True))
    blocks.extend(_ticks(_("No"), _("Not sure"), _("Yes: I have told")))
    blocks.extend(_safety_question())
    blocks.append(WritingSpace(_("Signed, and date"), 1))
    return printed(school, title, blocks, _FORM)


def staff_notice(school: School) -> bytes:
    """One page for the staff room: whom to tell, what to keep, what to leave alone. Raises CannotPrint."""
    title = _("Worried about something on social media?")
    blocks: list[Block] = [
        letterhead(school, _("For all staff")),
        heading(title),
        para(
            _("You are not accusing anyone by saying so. Say it early, and leave the rest to us.")
        ),
        heading(_("Whom to tell"), level=2),
        Table(
            tuple(
                (para(each, bold=True),)
                for each in (_("It is about"), _("Tell"), _("Name and telephone"))
            ),
            tuple(
                ((para(about),), (para(tell),), (para(" "),))
                for about, tell in (
                    (_("A colleague"), _("The headteacher")),
                    (_("The headteacher"), _("The chair of governors, and nobody in the office")),
                    (
                        _("The headteacher, and the chair is involved too"),
                        _("The vice-chair, or the local authority"),
                    ),
                    (_("A child’s safety as well"), _("The designated safeguarding lead too")),
                    (
                        _("You: somebody is attacking you online"),
                        _("The headteacher or the nominated person"),
                    ),
                )
            ),
            shares=(2.4, 2.4, 2.2),
        ),
        para(_("If somebody is in danger now, ring 999 first.")),
        heading(_("What helps"), level=2),
        _bullets(
            _("Write down what you saw, where, when, and how you came to see it."),
            _("Keep messages you were sent. Note the address of the page and the time."),
            _("Ask for help if you do not know how. A picture you could not take is no harm."),
        ),
        heading(_("What to leave alone"), level=2),
        _bullets(
            _(
                "Do not answer, argue or post about it, and do not look into other people’s accounts."
            ),
            _(
                "Do not discuss it with colleagues. That keeps it fair to everybody. You may always talk to your trade union."
            ),
            _(
                "Never copy, save, photograph or forward anything that may be of one of these kinds, not even as proof. Say where it is, and tell the designated safeguarding lead at once."
            ),
        ),
        _safety_kinds(),
        heading(_("If it is about you"), level=2),
        para(
            _(
                "You will be told what is said about you and be heard before anything is decided. You may take advice from your trade union at any time. Please do not delete anything once you know of a concern."
            )
        ),
    ]
    return printed(school, title, blocks, _FORM)


def first_day_card(facts: FirstDayFacts) -> bytes:
    """The *First 24 hours* card of one case, with its reference and no name. Raises CannotPrint."""
    title = _("First 24 hours")
    blocks: list[Block] = [
        letterhead(facts.school, _("Private and confidential")),
        heading(title),
        para(
            _("Case {reference}; the school first knew on {day}").format(
                reference=facts.reference, day=day(facts.known_on)
            ),
            quiet=True,
        ),
        heading(_("Do"), level=2),
        NumberedList(tuple((_step(each),) for each in facts.steps)),
        heading(_("Leave alone"), level=2),
        BulletList(tuple((_step(each),) for each in facts.never)),
    ]
    blocks.append(WritingSpace(_("Notes: what was done, when, by whom"), 4))
    return printed(
        facts.school,
        title,
        blocks,
        _CARD,
        reference=facts.reference,
        mark=_("PRACTICE") if facts.practice else "",
    )


def recovery_sheet(name_line: str, groups: Sequence[str]) -> bytes:
    """A recovery sheet for the printer. The bytes are handed to the printer and never written to a file."""
    title = _("Recovery sheet")
    numbered = [f"{number}.  {group}" for number, group in enumerate(groups, start=1)]
    half = (len(numbered) + 1) // 2
    rows = zip(numbered[:half], [*numbered[half:], ""][:half], strict=True)
    blocks: list[Block] = [
        heading(title),
        para(name_line, bold=True),
        para(
            _(
                "Whoever holds this sheet can open what its owner can open. It works without a password."
            )
        ),
        Table(
            (),
            tuple(
                ((Para((Run(left, bold=True),)),), (Para((Run(right or " ", bold=True),)),))
                for left, right in rows
            ),
            shares=(1.0, 1.0),
        ),
        heading(_("Where to keep it"), level=2),
        _bullets(
            _(
                "In a sealed envelope, in a safe or a locked drawer, signed and dated across the flap."
            ),
            _("Not with the computer, not photographed, not scanned, not in an e-mail."),
            _("If it may have been seen, sign in and make a new one; then destroy this one."),
        ),
        WritingSpace(_("Put away on, by, where"), 2),
    ]
    return printed(School(""), title, blocks, Style(size_pt=12.5, leading=1.45))


def _report_questions() -> tuple[tuple[str, int], ...]:
    return (
        (_("Your name and role, and how to reach you"), 1),
        (_("Whom it is about (name and role, as far as you know)"), 1),
        (
            _(
                "What was done or posted, in your own words. Say what you saw yourself and what you were told"
            ),
            5,
        ),
        (_("When you became aware of it (date and time), and when it was posted, if you know"), 1),
        (_("Where: the platform or app, the account, the address of the page"), 2),
        (
            _(
                "What kind of act: posted, shared, sent on, linked to, liked, wrote in a group, other"
            ),
            1,
        ),
        (_("How you came to see it"), 1),
        (_("Who else knows or has seen it"), 1),
        (_("What you have kept, and where it is (phone, paper, e-mail). Do not attach it"), 2),
    )


def _safety_question() -> tuple[Block, ...]:
    """The question that also stands before every intake: one wording of it, on paper and on screen."""
    asked = para(
        _("Think of everything you have seen or were told of. {question}").format(
            question=_(QUESTION.question)
        ),
        bold=True,
    )
    notes = para(" ".join(_(note) for note in QUESTION.notes), quiet=True)
    answers = _ticks(*(_(words) for _given, words in QUESTION.answers))
    return (asked, _safety_kinds(), notes, *answers)


def _safety_kinds() -> BulletList:
    return _bullets(*(_(kind) for kind in QUESTION.kinds))


def _step(step: FirstDayStep) -> Para:
    filled = _(step.what.template).format(**dict(step.what.fillings))
    if step.by is None:
        return para(filled)
    return Para((Run(f"{filled} "), Run(_("By {day}.").format(day=day(step.by)), bold=True)))


def letterhead(school: School, marking: str) -> Letterhead:
    """The school at the head of a paper; `marking` says who may see it."""
    contact = tuple(each for each in (school.telephone, school.email) if each)
    name = school.name or _(
        "School:"
    )  # written in by hand where it is printed before a casebook is open
    return Letterhead(name, school.address, contact, marking)


def heading(text: str, *, level: int = 1) -> Heading:
    """A heading of plain words."""
    return Heading(level, (Run(text),))


def _bullets(*items: str) -> BulletList:
    return BulletList(tuple((para(item),) for item in items))


def _ticks(*labels: str) -> tuple[TickLine, ...]:
    return tuple(TickLine((Run(label),)) for label in labels)


def printed(
    school: School,
    title: str,
    blocks: Sequence[Block],
    style: Style,
    *,
    reference: str = "",
    mark: str = "",
) -> bytes:
    """These blocks as PDF. Raises CannotPrint."""
    furniture = PageFurniture(school, reference, title, dated=None, mark=mark)
    return render(blocks, page=furniture, style=style)
