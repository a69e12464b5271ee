"""Who decides a file: rules first, then a person who is not its author, within the own authority."""

from __future__ import annotations

import threading
from dataclasses import replace

from lendesk.domain.applications.application import Material, StoredDecision
from lendesk.domain.customers.customer import Consent
from lendesk.domain.products.product import ProductVersion
from lendesk.usecases.applications.commands import (
    AttachMaterial,
    ClaimApplication,
    DecideApplication,
    HandBackApplication,
    Verdict,
)
from lendesk.usecases.messages import CommandResult, new_id

from .house import (
    HEAD_OF_RISK,
    OFFICER,
    OFFICER_AND_SUPERVISOR,
    SECOND_SUPERVISOR,
    SUPERVISOR,
    House,
)
from .people import DECLINED, DISHONEST, REFERRED, borrower


def decide(house: House, key: str, verdict: Verdict, reason: str = "", fen: int = 0) -> CommandResult:
    command = DecideApplication(application_id=key, verdict=verdict, approved_fen=fen, reason=reason)
    return house.order(SUPERVISOR, command)


def test_a_rejected_file_stays_rejected_and_an_amended_new_one_is_decided_anew(house: House) -> None:
    form = house.form(borrower(REFERRED))
    file = house.hand_in(form)
    house.did(SUPERVISOR, ClaimApplication(application_id=file.key))
    assert decide(house, file.key, Verdict.DECLINE).code == "reason.empty"
    assert decide(house, file.key, Verdict.DECLINE, "收入不足").made == {"status": "declined"}
    again = house.queue(OFFICER, replace(form, command_id=new_id()))
    assert (again.outcome, again.code) == ("refused", "application.wrong_state")
    amended = replace(form, command_id=new_id(), application_id=new_id(), amount_fen=600_000)
    assert house.hand_in(amended).status == "waiting"
    assert house.file(file.key).status == "declined"


def test_a_file_returned_for_material_is_completed_resubmitted_and_asked_about_again(house: House) -> None:
    form = house.form(borrower(REFERRED))
    file = house.hand_in(form)
    house.did(SUPERVISOR, ClaimApplication(application_id=file.key))
    assert decide(house, file.key, Verdict.RETURN, "请补收入证明").made == {"status": "returned"}
    assert house.file(file.key).remark == "请补收入证明"
    proof = Material("income", house.upload(OFFICER, "样本 收入证明".encode()), "income.png")
    for _ in range(2):
        attached = house.queue(OFFICER, AttachMaterial(application_id=file.key, material=proof))
        assert attached.outcome == "done"
    assert house.file(file.key).materials.count(proof) == 1
    back = replace(form, command_id=new_id(), materials=(*form.materials, proof), amount_fen=1_000_000)
    again = house.hand_in(back)
    assert (again.status, again.revision, again.amount_fen, again.remark) == ("waiting", 2, 1_000_000, "")
    kept = house.records(StoredDecision, application_id=file.key)
    assert sorted(one.revision for one in kept) == [1, 2]
    assert house.approve(again).outcome == "done"


def test_an_officer_cannot_approve_a_file_at_all(house: House) -> None:
    file = house.hand_in(house.form(borrower(REFERRED)))
    result = house.order(OFFICER, ClaimApplication(application_id=file.key))
    assert (result.outcome, result.code) == ("refused", "access.permission")


def test_an_officer_who_is_also_supervisor_cannot_approve_the_own_entry(house: House) -> None:
    file = house.hand_in(house.form(borrower(REFERRED)), OFFICER_AND_SUPERVISOR)
    assert file.owner_id == f"p{OFFICER_AND_SUPERVISOR}"
    result = house.order(OFFICER_AND_SUPERVISOR, ClaimApplication(application_id=file.key))
    assert (result.outcome, result.code) == ("refused", "access.four_eyes")
    verdict = DecideApplication(application_id=file.key, verdict=Verdict.DECLINE, reason="样本")
    assert house.order(OFFICER_AND_SUPERVISOR, verdict).code == "access.four_eyes"
    assert house.file(file.key).status == "waiting"


def test_a_supervisor_cannot_approve_above_the_own_authority_and_the_head_of_risk_can(house: House) -> None:
    file = house.hand_in(house.form(borrower(REFERRED), amount_fen=10_000_001, term=24))
    refused = house.approve(file)
    assert (refused.code, refused.facts) == (
        "access.amount",
        {"amount_fen": 10_000_001, "limit_fen": 10_000_000},
    )
    house.did(SUPERVISOR, HandBackApplication(application_id=file.key))
    assert house.approve(house.file(file.key), HEAD_OF_RISK).made == {"status": "approved"}


def test_exactly_the_own_authority_is_within_it(house: House) -> None:
    file = house.hand_in(house.form(borrower(REFERRED), amount_fen=10_000_000, term=24))
    assert house.approve(file).outcome == "done"


def test_more_than_was_asked_for_is_not_approved(house: House) -> None:
    file = house.hand_in(house.form(borrower(REFERRED)))
    house.did(SUPERVISOR, ClaimApplication(application_id=file.key))
    for fen in (file.amount_fen + 1, 0, -1):
        assert decide(house, file.key, Verdict.APPROVE, fen=fen).code == "application.approved_amount"
    assert decide(house, file.key, Verdict.APPROVE, fen=900_000).outcome == "done"
    assert house.file(file.key).approved_fen == 900_000


def test_of_two_desks_that_take_one_file_at_once_one_has_it_and_the_other_is_told_who(house: House) -> None:
    file = house.hand_in(house.form(borrower(REFERRED)))
    people = (SUPERVISOR, SECOND_SUPERVISOR)
    for who in people:
        house.token(who)
    results: dict[str, CommandResult] = {}
    threads = [
        threading.Thread(
            target=lambda who=who: results.update(
                {who: house.order(who, ClaimApplication(application_id=file.key))}
            )
        )
        for who in people
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    [winner] = [who for who in people if results[who].outcome == "done"]
    [loser] = set(people) - {winner}
    assert (results[loser].code, results[loser].facts) == (
        "application.claimed",
        {"person_id": f"p{winner}"},
    )
    verdict = DecideApplication(application_id=file.key, verdict=Verdict.APPROVE, approved_fen=1)
    assert house.order(loser, verdict).code == "application.not_claimed"


def test_a_low_score_and_a_dishonest_debtor_are_declined_by_the_rules(house: House) -> None:
    low = house.hand_in(house.form(borrower(DECLINED)))
    assert (low.status, low.decided_by) == ("declined", "rules")
    dishonest = house.hand_in(house.form(borrower(DISHONEST)))
    assert dishonest.status == "declined"
    assert "court.dishonest_debtor" in dishonest.outcome_reasons


def test_without_an_answer_of_the_bureau_a_person_decides(house: House) -> None:
    form = house.form()
    assert house.queue(OFFICER, form).outcome == "done"
    house.work(bureau_answers=False)
    file = house.file(form.application_id)
    assert (file.status, file.outcome_reasons) == ("waiting", ("bureau.not_configured",))
    assert house.approve(file).outcome == "done"


def test_a_consent_withdrawn_before_the_enquiry_stops_it_and_a_person_decides(house: House) -> None:
    form = house.form()
    assert house.queue(OFFICER, form).outcome == "done"
    [given] = house.records(Consent, application_id=form.application_id)
    with house.centre.transaction() as (_, records):
        records.replace(replace(given, withdrawn_at=house.centre.clock.now()))
    house.work()
    file = house.file(form.application_id)
    assert (file.status, file.outcome_reasons) == ("waiting", ("bureau.consent_withdrawn",))


def test_a_decision_table_that_cannot_be_read_sends_the_file_to_a_person(house: House) -> None:
    product = house.record(ProductVersion, "XF-v1")
    house.keep(replace(product, key="QT-v1", code="QT", decision_table="no-such-table"))
    file = house.hand_in(house.form(product_version_id="QT-v1"))
    assert (file.status, file.outcome_reasons) == ("waiting", ("bureau.decision_table.unknown",))
