"""The organisations of a file that are not plainly here: made, asked about, or answered for."""

from dataclasses import dataclass
from enum import StrEnum


class OrganisationState(StrEnum):
    """What becomes of it: `SIMILAR` waits for an answer, `USED` was answered to be another one."""

    NEW = "new"
    SIMILAR = "similar"
    USED = "used"


class LikeReason(StrEnum):
    """Why one organisation may be another: the same but for words such as "City of", or a slip of the pen."""

    SAME_PLACE = "same_place"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class OrganisationLike:
    """An organisation that one of the file resembles; `id` is None for another one of the same file.

    `answer` is what `ImportOptions.organisations` takes to say that it is this one.
    """

    id: str | None
    name: str
    city: str
    country: str
    reason: LikeReason
    answer: str


@dataclass(frozen=True, slots=True)
class OrganisationPlan:
    """One organisation by the name that the file writes, with the numbers of the rows that name it.

    `answer` is what was chosen: empty, "new", or the answer of one of `likes` (or of any other one).
    """

    name: str
    city: str
    country: str
    rows: tuple[int, ...]
    state: OrganisationState
    answer: str = ""
    likes: tuple[OrganisationLike, ...] = ()
    used_name: str = ""
