"""Nobody puts a change about the own person into force, whoever proposed it."""

from lendesk.usecases.administration.commands import ApproveChange, SaveUser


def proposal(person_id, number, name):
    return SaveUser(
        person_id=person_id,
        staff_number=number,
        name=name,
        branch_id="tianhe",
        role_ids=("administrator", "auditor"),
        active=True,
        reason="兼任",
    )


def test_an_administrator_does_not_approve_the_own_new_role(api):
    first, second = (api.sign_in(number)["access_token"] for number in ("9001", "9002"))
    made = api.done(proposal("p9002", "9002", "孙晓彤"), first).made
    refused = api.done(ApproveChange(change_id=made["change_id"]), second)
    assert (refused.outcome.value, refused.code) == ("refused", "access.four_eyes")


def test_a_third_person_approves_it(api):
    first, third = api.sign_in("9001")["access_token"], api.sign_in("2002")["access_token"]
    made = api.done(proposal("p9002", "9002", "孙晓彤"), first).made
    assert api.done(ApproveChange(change_id=made["change_id"]), third).outcome.value == "done"
