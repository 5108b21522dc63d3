"""A message ready to be handed over: to whom it goes, and an id by which it is known again."""

from email.message import EmailMessage
from typing import NamedTuple


class Dispatch(NamedTuple):
    """One office's message; its id covers all of it but the date, addressees included."""

    id: str  # 16 hex digits of a sha256
    place: str
    office: str
    recipients: tuple[str, ...]  # bare addresses of to and cc, each once
    message: EmailMessage
    row: int = 0  # of the list of offices, where the addresses can be mended

    @property
    def name(self) -> str:
        """The office, as people call it, and where it stands in the list."""
        return f"{self.place} {self.office}" + (f" (row {self.row})" if self.row else "")
