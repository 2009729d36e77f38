"""The log, the writer row and earlier versions, in each of the two databases."""

from casebook.store.rows.row import CaseBase, EarlierRow, LogRow, RegisterBase, WriterRow


class CaseLogRow(LogRow, CaseBase):
    __tablename__ = "case_log"


class CaseWriterRow(WriterRow, CaseBase):
    pass


class CaseEarlierRow(EarlierRow, CaseBase):
    __tablename__ = "earlier"


class RegisterLogRow(LogRow, RegisterBase):
    __tablename__ = "register_log"


class RegisterWriterRow(WriterRow, RegisterBase):
    pass


class RegisterEarlierRow(EarlierRow, RegisterBase):
    __tablename__ = "earlier"
