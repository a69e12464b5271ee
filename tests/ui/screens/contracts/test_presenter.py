"""Preparing, explaining and signing in their order, without a widget."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from desk import FakeDesk, Recorder, run_at_once

from lendesk.usecases.contracts.commands import ExplainKeyTerm, PrepareContract, SignContract
from lendesk.usecases.contracts.queries import GetContract, GetEvidence, KeyTerm, ListContracts
from lendesk.usecases.messages import Area, Changes, CommandResult, Outcome
from lendesk.usecases.paging import Page
from ui.screens.contracts.presenter import ContractsPresenter

sys.path.insert(0, str(Path(__file__).parent))
import contracts_samples as samples


@pytest.fixture
def view() -> Recorder:
    return Recorder()


@pytest.fixture
def presenter(desk: FakeDesk, view: Recorder) -> ContractsPresenter:
    desk.answers[ListContracts] = Page(samples.ROWS)
    desk.answers[GetContract] = samples.FILE
    desk.files["sha-pdf"] = b"%PDF"
    return ContractsPresenter(desk, view, run_at_once)  # type: ignore[arg-type]


def test_the_cost_sheet_comes_first_even_where_it_is_not_listed(
    presenter: ContractsPresenter, view: Recorder, desk: FakeDesk
) -> None:
    presenter.choose("k-1")
    _file, terms = view.last("show_contract")
    assert [term.term_id for term in terms] == ["cost_sheet", "principal", "rate", "overdue"]
    assert not terms[0].explained
    presenter.explained("cost_sheet")
    assert desk.sent == [
        ExplainKeyTerm(command_id=desk.sent[0].command_id, contract_id="k-1", term_id="cost_sheet")
    ]
    assert view.last("show_contract")[1][0].explained


def test_a_listed_cost_sheet_is_taken_as_it_comes(
    presenter: ContractsPresenter, view: Recorder, desk: FakeDesk
) -> None:
    listed = replace(
        samples.FILE, key_terms=(KeyTerm("cost_sheet", "成本明示表", "…", False), *samples.TERMS)
    )
    desk.answers[GetContract] = listed
    presenter.choose("k-1")
    assert view.last("show_contract")[1] == listed.key_terms


def test_signing_waits_for_every_term(presenter: ContractsPresenter, view: Recorder, desk: FakeDesk) -> None:
    desk.answers[GetContract] = samples.explained("principal", "rate")
    presenter.choose("k-1")
    assert view.last("allow_signing") is False
    desk.answers[GetContract] = samples.ALL_EXPLAINED
    presenter.choose("k-1")
    assert view.last("allow_signing") is True
    desk.answers[GetContract] = samples.SEALED
    presenter.choose("k-3")
    assert view.last("allow_signing") is False


def test_the_signature_travels_before_the_order(
    presenter: ContractsPresenter, view: Recorder, desk: FakeDesk
) -> None:
    desk.answers[GetContract] = samples.ALL_EXPLAINED
    presenter.choose("k-1")
    presenter.sign(b"png")
    sent = desk.sent[0]
    assert isinstance(sent, SignContract)
    assert desk.files[sent.signature_sha256] == b"png"
    assert "show_signed" in view.calls


def test_no_signature_no_order(presenter: ContractsPresenter, view: Recorder, desk: FakeDesk) -> None:
    presenter.choose("k-1")
    presenter.sign(b"")
    assert view.last("show_refusal").code == "contract.no_signature"
    assert desk.sent == []


def test_preparing_shows_what_was_made(presenter: ContractsPresenter, desk: FakeDesk) -> None:
    desk.results[PrepareContract] = lambda command: CommandResult(
        command.command_id, Outcome.DONE, made={"contract_id": "k-9"}
    )
    presenter.prepare("a-2")
    assert GetContract(contract_id="k-9") in desk.asked


def test_a_paper_against_the_law_is_refused(
    presenter: ContractsPresenter, view: Recorder, desk: FakeDesk
) -> None:
    desk.results[PrepareContract] = lambda command: CommandResult(
        command.command_id, Outcome.REFUSED, "contract.rate_over_cap", {"rate": "25.10", "cap": "24.00"}
    )
    presenter.prepare("a-2")
    assert view.last("show_refusal").code == "contract.rate_over_cap"


def test_the_pdf_is_fetched_once(presenter: ContractsPresenter, view: Recorder) -> None:
    presenter.choose("k-1")
    presenter.choose("k-1")
    assert view.calls["show_pdf"] == [b"%PDF"]


def test_evidence_and_news(presenter: ContractsPresenter, view: Recorder, desk: FakeDesk) -> None:
    desk.answers[GetEvidence] = "{}"
    presenter.choose("k-1")
    presenter.ask_evidence()
    assert view.last("show_evidence") == "{}"
    presenter.changed(Changes(frozenset({Area.LOANS})))
    assert "show_list" not in view.calls
    presenter.changed(Changes(frozenset({Area.CONTRACTS})))
    assert view.last("show_list") == samples.ROWS
