"""The two kinds of error that a user is told about; everything else is a bug.

Both carry a code and parameters only. The sentence is made at the edge by `wego_desktop.messages`.
"""


class CodedError(Exception):
    """An error with a stable `code` and the `params` that its sentence names."""

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code}({details})"


class UserError(CodedError):
    """Something the user asked for cannot be done as asked; the sentence says what to do instead."""


class EnvironmentProblem(CodedError):  # noqa: N818 - the word of the house
    """The computer stands in the way (disk full, file open elsewhere, server gone); retrying may help."""
