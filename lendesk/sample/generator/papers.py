"""The pictures of a borrower's file: specimens marked 样本, as the workstation would have sent them."""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image, ImageDraw

from lendesk.domain.applications.application import FieldReading
from lendesk.recognition.specimens import draw_id_back, draw_id_front
from lendesk.recognition.specimens.styles import TUNING, font
from lendesk.sample.generator.borrowers import Borrower

LICENCE_SIZE = (1200, 850)
INK, FRAME, STAMP = (40, 40, 40), (176, 140, 70), (214, 40, 40)


def draw_papers(borrower: Borrower) -> dict[str, bytes]:
    """Pictures (PNG) by kind, as the product asks for them."""
    drawers: dict[str, Callable[[], bytes]] = {
        "id_front": lambda: draw_id_front(borrower.papers_seed).png,
        "id_back": lambda: draw_id_back(borrower.papers_seed).png,
        "licence": lambda: draw_licence(borrower.business_name, borrower.front["name"]),
    }
    return {kind: drawers[kind]() for kind in borrower.product.materials}


def draw_licence(business: str, owner: str) -> bytes:
    """A business licence as a specimen (PNG)."""
    picture = Image.new("RGB", LICENCE_SIZE, (252, 250, 244))
    pen = ImageDraw.Draw(picture)
    width, height = LICENCE_SIZE
    pen.rectangle((24, 24, width - 24, height - 24), outline=FRAME, width=8)
    pen.text((width // 2, 120), "营业执照", font=font(TUNING.title, 84), fill=INK, anchor="mm")
    rows = (("名称", business), ("类型", "个体工商户"), ("经营者", owner), ("组成形式", "个人经营"))
    for number, (label, value) in enumerate(rows):
        y = 260 + number * 100
        pen.text((150, y), label, font=font(TUNING.title, 40), fill=FRAME)
        pen.text((400, y), value, font=font(TUNING.text, 42), fill=INK)
    pen.text((width - 250, height - 140), "样本", font=font(TUNING.title, 110), fill=STAMP, anchor="mm")
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def readings(borrower: Borrower) -> tuple[FieldReading, ...]:
    """How the card was read: most as printed; every third address came with one wrong character."""
    front = borrower.front
    address = front["address"]
    misread = address.replace("号", "弓", 1) if borrower.number % 3 == 0 else address
    return (
        FieldReading("name", front["name"], front["name"], 990),
        FieldReading("id_number", front["id_number"], front["id_number"], 996),
        FieldReading("address", misread, address, 931 if misread == address else 742),
        FieldReading("birth", front["birth"], front["birth"], 998),
        FieldReading("valid_to", borrower.back["valid_to"], borrower.back["valid_to"], 985),
    )
