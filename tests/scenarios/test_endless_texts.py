"""A form that would fill everybody's copies is refused where it comes in."""

from __future__ import annotations

from dataclasses import replace

from lendesk.domain.applications.application import FieldReading

from .house import OFFICER, House


def test_endless_texts_and_papers_are_refused(house: House) -> None:
    form = house.form()
    endless = replace(form, applicant=replace(form.applicant, address="路" * 301))
    refused = house.queue(OFFICER, endless)
    assert (refused.code, refused.facts) == ("text.too_long", {"field": "address", "most": 300})
    crowded = replace(house.form(), readings=tuple(FieldReading(str(n), "", "", 0) for n in range(101)))
    assert house.queue(OFFICER, crowded).code == "application.too_many_papers"
