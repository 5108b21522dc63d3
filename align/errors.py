"""What can go wrong, said so that the reader knows the next step."""


class AlignError(Exception):
    """A failure the user can mend; the message is one line: what, where, what to do.

    `zh` says the same in Chinese, without the name of the file: a page shows it beside that. Whatever can fail a file
    or a pair of a run has it.
    """

    def __init__(self, message: str, zh: str = "") -> None:
        super().__init__(message)
        self.zh = zh


class ReadError(AlignError):
    """A file could not be read as text."""


class ParseError(AlignError):
    """A document was read, but holds no plan that can be compared."""


class ChoiceError(AlignError):
    """`#WHICH` names no plan of the document, or several."""


class SettingsError(AlignError):
    """A settings file holds an unknown key or a value of the wrong kind."""


class LabelError(AlignError):
    """A label file does not fit the plans it speaks of."""


class EncoderError(AlignError):
    """An encoder's model, or the cache of its vectors, cannot be used."""


class OutputError(AlignError):
    """A result could not be written."""


class ServerError(AlignError):
    """The mail server cannot be used as it is configured."""


class LedgerError(AlignError):
    """What was sent cannot be written down or read back, so nothing may be sent."""


class OfficesError(AlignError):
    """The list of offices cannot be used; `problems` are all that is wrong with it, a line for each."""

    def __init__(self, message: str, problems: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems
