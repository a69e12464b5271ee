"""Which loan an incoming payment is for: sure, likely or unknown, with the reasons."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

SHORTEST_NUMBER = 6  # a shorter contract number or account would be found by chance in any note
_RUN = re.compile(r"[A-Z0-9](?:[A-Z0-9-]*[A-Z0-9])?")


class MatchKind(StrEnum):
    """EXACT may be posted without a person; LIKELY is shown to one; NONE goes to the suspense list."""

    EXACT = "exact"
    LIKELY = "likely"
    NONE = "none"


class IncomingLine(Protocol):
    """What is looked at of a statement line; amounts in fen, positive came in."""

    @property
    def amount_fen(self) -> int: ...

    @property
    def payer(self) -> str: ...

    @property
    def payer_account(self) -> str: ...

    @property
    def note(self) -> str: ...

    @property
    def reference(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """An open loan. `due_fen` is what is due now or next, `payoff_fen` all that could be taken at most.

    `accounts` are the borrower's own accounts, `virtual_account` the one made for this loan.
    """

    loan_id: str
    contract_number: str
    borrower: str
    due_fen: int
    payoff_fen: int
    virtual_account: str = ""
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MatchResult:
    """`loan_id` is empty unless one loan stands out; `candidates` are those to choose from, best first.

    Reasons are codes: `note.contract_number`, `note.virtual_account`, `payer.account`, `payer.name`,
    `amount.due`, `amount.payoff`, `amount.over_payoff`, `match.several`, `line.not_incoming`.
    """

    kind: MatchKind
    loan_id: str = ""
    reasons: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


class CandidateIndex:
    """Candidates ready to be asked about many lines; made once for a file."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._by_number: dict[str, dict[str, str]] = defaultdict(dict)
        self._by_account: dict[str, list[Candidate]] = defaultdict(list)
        self._by_name: dict[str, list[Candidate]] = defaultdict(list)
        self._all: dict[str, Candidate] = {}
        for candidate in candidates:
            self._add(candidate)

    def match(self, line: IncomingLine) -> MatchResult:
        """The loan that this line is for. A line that goes out matches nothing."""
        if line.amount_fen <= 0:
            return MatchResult(MatchKind.NONE, reasons=("line.not_incoming",))
        named = self._named(line)
        if named:
            return self._by_what_it_says(line, named)
        return self._by_who_paid(line)

    def _add(self, candidate: Candidate) -> None:
        self._all[candidate.loan_id] = candidate
        for reason, number in (
            ("note.contract_number", candidate.contract_number),
            ("note.virtual_account", candidate.virtual_account),
        ):
            key = _key(number)
            if len(key) >= SHORTEST_NUMBER:
                self._by_number[key][candidate.loan_id] = reason
        for account in candidate.accounts:
            if len(_key(account)) >= SHORTEST_NUMBER:
                self._by_account[_key(account)].append(candidate)
        if name := _name(candidate.borrower):
            self._by_name[name].append(candidate)

    def _named(self, line: IncomingLine) -> dict[str, str]:
        """Loans whose number or virtual account stands in the line, each with its reason."""
        text = unicodedata.normalize("NFKC", f"{line.note}\n{line.reference}").upper()
        found: dict[str, str] = {}
        for run in _RUN.findall(text):
            found.update(self._by_number.get(run.replace("-", ""), {}))
        return found

    def _by_what_it_says(self, line: IncomingLine, named: Mapping[str, str]) -> MatchResult:
        if len(named) > 1:
            return MatchResult(MatchKind.LIKELY, "", ("match.several",), tuple(sorted(named)))
        loan_id, reason = next(iter(named.items()))
        candidate = self._all[loan_id]
        if line.amount_fen > candidate.payoff_fen:
            return MatchResult(MatchKind.LIKELY, loan_id, (reason, "amount.over_payoff"), (loan_id,))
        return MatchResult(MatchKind.EXACT, loan_id, (reason, *_amount(line, candidate)), (loan_id,))

    def _by_who_paid(self, line: IncomingLine) -> MatchResult:
        by_account = self._by_account.get(_key(line.payer_account), [])
        by_name = self._by_name.get(_name(line.payer), [])
        payers = _unique(by_account or by_name)
        if not payers:
            return MatchResult(MatchKind.NONE)
        fitting = [candidate for candidate in payers if _amount(line, candidate)]
        who = ("payer.account",) if by_account else ("payer.name",)
        ranked = tuple(candidate.loan_id for candidate in fitting) + tuple(
            candidate.loan_id for candidate in payers if candidate not in fitting
        )
        if len(fitting) != 1 and len(payers) != 1:
            return MatchResult(MatchKind.LIKELY, "", (*who, "match.several"), ranked)
        chosen = fitting[0] if len(fitting) == 1 else payers[0]
        return self._weighed(line, chosen, who, ranked)

    def _weighed(
        self, line: IncomingLine, chosen: Candidate, who: tuple[str, ...], ranked: tuple[str, ...]
    ) -> MatchResult:
        """Sure only if the borrower's own account paid exactly what is due on the only loan in question."""
        amount = _amount(line, chosen)
        over = ("amount.over_payoff",) if line.amount_fen > chosen.payoff_fen else ()
        sure = who == ("payer.account",) and bool(amount) and len(ranked) == 1
        kind = MatchKind.EXACT if sure and not over else MatchKind.LIKELY
        return MatchResult(kind, chosen.loan_id, (*who, *amount, *over), ranked)


def match(line: IncomingLine, candidates: Iterable[Candidate]) -> MatchResult:
    """The loan that one line is for; for many lines make a `CandidateIndex` once."""
    return CandidateIndex(candidates).match(line)


def _amount(line: IncomingLine, candidate: Candidate) -> tuple[str, ...]:
    if line.amount_fen == candidate.due_fen:
        return ("amount.due",)
    return ("amount.payoff",) if line.amount_fen == candidate.payoff_fen else ()


def _key(number: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", unicodedata.normalize("NFKC", number).upper())


def _name(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


def _unique(candidates: Iterable[Candidate]) -> list[Candidate]:
    return list({candidate.loan_id: candidate for candidate in candidates}.values())
