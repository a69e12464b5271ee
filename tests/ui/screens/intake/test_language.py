"""A switch of language changes words, not what was chosen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from lendesk.usecases.projections import ProductRow
from ui import texts
from ui.app import make_application
from ui.screens.intake.view import IntakeScreen


@pytest.fixture
def app(qapp):
    make_application(["test"])
    yield QApplication.instance()
    texts.switch(qapp, "zh_CN")


def product(key: str, name: str, name_en: str) -> ProductRow:
    fields = ProductRow.__dataclass_fields__
    plain = {name: "" if field.type == "str" else 0 for name, field in fields.items()}
    return ProductRow(**{**plain, "key": key, "name": name, "name_en": name_en})


def test_the_chosen_product_stays(app, qtbot):
    view = IntakeScreen(date(2026, 11, 21), lambda *_: None, lambda _number: None)
    qtbot.addWidget(view)
    view.show_products((product("a", "甲", "First"), product("b", "乙", "Second")), "a")
    view.request.product.set_value("b")
    texts.switch(app, "en")
    app.processEvents()
    assert view.request.product.value() == "b"
    assert view.request.product.currentText() == "Second"
