"""Whose payment is it: sure ones may be posted, the rest is shown with reasons."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from lendesk.domain.repayments.matching import Candidate, CandidateIndex, MatchKind, match


@dataclass(frozen=True)
class Line:
    amount_fen: int = 87_763
    payer: str = ""
    payer_account: str = ""
    note: str = ""
    reference: str = ""


CARD = "6222020000000017"
ANNA = Candidate("loan-1", "LD-2026-0001", "样本甲", 87_763, 500_000, "9001000000000001", (CARD,))
BERT = Candidate("loan-2", "LD-2026-00012", "样本乙", 50_000, 300_000)
ANNA_TOO = Candidate("loan-3", "LD-2026-0003", "样本甲", 87_763, 900_000, "", (CARD,))


@pytest.mark.parametrize(
    "note",
    [
        "还款LD-2026-0001",
        "ld20260001",
        "ＬＤ２０２６０００１ 谢谢",
        "9001000000000001",
        "合同LD-2026-0001，十一月",
    ],
)
def test_a_number_in_the_note_is_sure(note: str) -> None:
    found = match(Line(note=note, payer="别人"), [ANNA, BERT])
    assert (found.kind, found.loan_id) == (MatchKind.EXACT, "loan-1")
    assert "amount.due" in found.reasons


@pytest.mark.parametrize("note", ["LD202600", "LD202600011", "XLD20260001", "1LD20260001", "0001"])
def test_part_of_a_number_is_not_it(note: str) -> None:
    assert match(Line(note=note), [ANNA, BERT]).kind is MatchKind.NONE


def test_a_number_that_another_begins_with_is_told_apart() -> None:
    assert match(Line(note="LD202600012"), [ANNA, BERT]).loan_id == "loan-2"


def test_a_number_in_the_reference_counts_as_well() -> None:
    assert match(Line(reference="LD-2026-0001"), [ANNA]).kind is MatchKind.EXACT


def test_more_than_the_payoff_is_for_a_person() -> None:
    found = match(Line(note="LD20260001", amount_fen=500_001), [ANNA])
    assert (found.kind, found.loan_id) == (MatchKind.LIKELY, "loan-1")
    assert "amount.over_payoff" in found.reasons


def test_one_transfer_for_two_loans_is_for_a_person() -> None:
    found = match(Line(note="LD20260001 LD202600012"), [ANNA, BERT])
    assert (found.kind, found.loan_id) == (MatchKind.LIKELY, "")
    assert found.candidates == ("loan-1", "loan-2")
    assert found.reasons == ("match.several",)


def test_the_own_account_paying_exactly_what_is_due_is_sure() -> None:
    found = match(Line(payer="样本甲", payer_account="6222 0200 0000 0017"), [ANNA, BERT])
    assert (found.kind, found.loan_id) == (MatchKind.EXACT, "loan-1")
    assert found.reasons == ("payer.account", "amount.due")


@pytest.mark.parametrize(
    ("line", "loan_id", "reasons"),
    [
        (Line(payer="样本甲"), "loan-1", ("payer.name", "amount.due")),
        (Line(payer=" 样本 甲"), "loan-1", ("payer.name", "amount.due")),
        (Line(payer="样本甲", amount_fen=5), "loan-1", ("payer.name",)),
        (Line(payer_account=CARD, amount_fen=5), "loan-1", ("payer.account",)),
        (Line(payer_account=CARD, amount_fen=600_000), "loan-1", ("payer.account", "amount.over_payoff")),
    ],
)
def test_a_name_or_another_amount_is_only_likely(line: Line, loan_id: str, reasons: tuple[str, ...]) -> None:
    found = match(line, [ANNA, BERT])
    assert (found.kind, found.loan_id, found.reasons) == (MatchKind.LIKELY, loan_id, reasons)


def test_two_loans_of_one_payer_are_for_a_person() -> None:
    found = match(Line(payer_account=CARD), [ANNA, ANNA_TOO])
    assert (found.kind, found.loan_id) == (MatchKind.LIKELY, "")
    assert found.candidates == ("loan-1", "loan-3")


def test_of_two_loans_the_one_whose_amount_fits_comes_first_but_unposted() -> None:
    found = match(Line(payer_account=CARD, amount_fen=900_000), [ANNA, ANNA_TOO])
    assert (found.kind, found.loan_id) == (MatchKind.LIKELY, "loan-3")
    assert found.candidates == ("loan-3", "loan-1")


@pytest.mark.parametrize("line", [Line(payer="路人"), Line(), Line(payer="样本甲", amount_fen=-87_763)])
def test_the_unknown_and_the_outgoing_match_nothing(line: Line) -> None:
    found = match(line, [ANNA, BERT])
    assert (found.kind, found.loan_id) == (MatchKind.NONE, "")


def test_short_numbers_are_never_searched_for() -> None:
    assert match(Line(note="A1"), [Candidate("x", "A1", "", 1, 1, "1", ("1",))]).kind is MatchKind.NONE


def test_fifty_thousand_lines_against_two_thousand_loans() -> None:
    loans = [Candidate(f"loan-{n}", f"LD2026{n:06}", f"样本{n}", n + 1, 10**9) for n in range(2000)]
    index = CandidateIndex(loans)
    for n in range(50_000):
        assert index.match(Line(note=f"还款LD2026{n % 2000:06}")).loan_id == f"loan-{n % 2000}"
