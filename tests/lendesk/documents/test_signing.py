"""Both signatures as others see them (pdfsig), as we see them, and what is refused on the way."""

from __future__ import annotations

import io
import stat
import subprocess
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID
from PIL import Image

from lendesk.documents import signing
from lendesk.documents.signing.verification import read_roots
from lendesk.domain.errors import RuleBroken

NOW = datetime.now(UTC)


def drawn() -> bytes:
    stroke = [(10 + step, 20 + step % 7) for step in range(40)]
    return signing.draw_strokes([stroke], 80, 40)


def pdfsig(pdf: bytes, nss: Path, folder: Path) -> str:
    file = folder / "signed.pdf"
    file.write_bytes(pdf)
    command = ["pdfsig", "-nssdir", str(nss), str(file)]
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


def refusal(act: Any, *arguments: Any, **named: Any) -> str:
    """The code with which an act is refused."""
    with pytest.raises(RuleBroken) as broken:
        act(*arguments, **named)
    return broken.value.code


def test_pdfsig_calls_both_signatures_valid_and_trusted(signed: Any, nss: Path, tmp_path: Path) -> None:
    told = pdfsig(signed.whole, nss, tmp_path)
    assert told.count("Signature Validation: Signature is Valid.") == 2
    assert told.count("Certificate Validation: Certificate is Trusted.") == 2
    assert told.count("ETSI.CAdES.detached") == 2
    assert "Signature Field Name: borrower" in told
    assert "Signer Certificate Common Name: 张样本 0017" in told
    assert told.rindex("Total document signed") > told.index("Signature #2")


def test_pdfsig_without_the_test_root_trusts_nobody(signed: Any, tmp_path: Path) -> None:
    store = tmp_path / "empty"
    store.mkdir()
    subprocess.run(["certutil", "-N", "-d", f"sql:{store}", "--empty-password"], check=True)
    told = pdfsig(signed.whole, store, tmp_path)
    assert told.count("Signature is Valid.") == 2
    assert "Certificate is Trusted" not in told


def test_the_seal_is_an_incremental_update_over_the_signed_bytes(signed: Any) -> None:
    assert signed.by_borrower.startswith(signed.unsigned)
    assert signed.whole.startswith(signed.by_borrower)


def test_both_findings_are_good_and_stamped(signed: Any) -> None:
    findings = signing.verify_signatures(signed.whole, read_roots(signed.authority.root_pem))
    assert [finding.field for finding in findings] == ["borrower", "lender"]
    assert all(finding.good for finding in findings)
    for finding in findings:
        assert finding.stamped_at is not None
        assert abs(finding.stamped_at - datetime.now(UTC)) < timedelta(minutes=10)
    assert [finding.signer for finding in findings] == ["张样本 0017", "样本小额贷款有限公司"]


def test_hand_and_seal_are_seen_on_the_page(signed: Any, tmp_path: Path) -> None:
    shown = [inked(pdf, tmp_path) for pdf in (signed.unsigned, signed.by_borrower, signed.whole)]
    assert shown[1][0] > shown[0][0] + 100  # the hand's dark strokes
    assert shown[1][1] == shown[0][1]
    assert shown[2][1] > shown[1][1] + 300  # the seal's red


def inked(pdf: bytes, folder: Path) -> tuple[int, int]:
    """Dark and red dots on the page with the signatures."""
    file = folder / "page.pdf"
    file.write_bytes(pdf)
    command = ["pdftoppm", "-r", "60", "-f", "4", "-l", "4", "-png", "-singlefile", str(file)]
    page = subprocess.run(command, check=True, capture_output=True).stdout
    raw = Image.open(io.BytesIO(page)).convert("RGB").tobytes()
    dots = list(zip(raw[::3], raw[1::3], raw[2::3], strict=True))
    dark = sum(red < 110 and green < 110 and blue < 110 for red, green, blue in dots)
    return dark, sum(red > 150 and green < 110 and blue < 110 for red, green, blue in dots)


def test_an_interrupted_making_is_begun_again(tmp_path: Path) -> None:
    folder = tmp_path / "ca"
    signing.TestAuthority.create(folder, "样本", NOW)
    (folder / "root.key").unlink()
    made = signing.TestAuthority.create(folder, "样本", NOW)
    made.credential("seal").certificate.verify_directly_issued_by(made.credential("root").certificate)


def test_a_foreign_root_is_not_believed(signed: Any, tmp_path: Path) -> None:
    other = signing.TestAuthority.create(tmp_path / "other", "他行", NOW)
    findings = signing.verify_signatures(signed.whole, read_roots(other.root_pem))
    assert len(findings) == 2
    assert not any(finding.trusted or finding.good for finding in findings)
    assert all(finding.intact and finding.valid for finding in findings)


def test_an_appended_byte_and_a_cut_one_are_found(signed: Any) -> None:
    roots = read_roots(signed.authority.root_pem)
    for changed in (signed.whole + b"\n", signed.whole[:-1], signed.whole[:-40], b"", b"%PDF-1.7"):
        findings = signing.verify_signatures(changed, roots)
        assert len(findings) < 2 or not all(finding.good for finding in findings)


def test_a_later_change_to_the_form_is_found(signed: Any) -> None:
    """An honest incremental update that alters a page after the seal."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(signed.whole))
    page = writer.root["/Pages"]["/Kids"][0]
    page[generic.NameObject("/Rotate")] = generic.NumberObject(90)
    writer.update_container(page)
    sink = io.BytesIO()
    writer.write(sink)
    findings = signing.verify_signatures(sink.getvalue(), read_roots(signed.authority.root_pem))
    assert findings
    assert not any(finding.unchanged_since for finding in findings)


def test_the_lender_waits_for_the_borrower_and_nobody_signs_twice(signed: Any, tsa_url: str) -> None:
    signer = signing.Signer(signed.authority, tsa_url, "样本小额贷款有限公司")
    assert refusal(signer.seal_as_lender, signed.unsigned) == "signing.borrower_first"
    assert refusal(signer.seal_as_lender, signed.whole) == "signing.already_signed"
    again: dict[str, Any] = {"name": "张样本", "id_tail": "0017", "signature_png": drawn(), "at": NOW}
    assert refusal(signer.sign_as_borrower, signed.by_borrower, **again) == "signing.already_signed"
    assert refusal(signer.sign_as_borrower, b"no paper", **again) == "signing.not_a_pdf"


def test_a_paper_without_the_field_is_refused(signed: Any, tsa_url: str) -> None:
    from reportlab.pdfgen.canvas import Canvas

    sink = io.BytesIO()
    canvas = Canvas(sink)
    canvas.drawString(100, 100, "bare")
    canvas.save()
    signer = signing.Signer(signed.authority, tsa_url, "样本小额贷款有限公司")
    named: dict[str, Any] = {"name": "张样本", "id_tail": "0017", "signature_png": drawn(), "at": NOW}
    assert refusal(signer.sign_as_borrower, sink.getvalue(), **named) == "signing.field_missing"


def test_without_a_time_stamp_nothing_is_signed(signed: Any) -> None:
    signer = signing.Signer(signed.authority, "http://127.0.0.1:9/", "样本小额贷款有限公司")
    named: dict[str, Any] = {"name": "张样本", "id_tail": "0017", "signature_png": drawn(), "at": NOW}
    assert refusal(signer.sign_as_borrower, signed.unsigned, **named) == "signing.no_time_stamp"


@pytest.mark.parametrize("answer", [b"", b"garbage", bytes(50), b"\x30\x05\x30\x03\x02\x01\x02"])
def test_a_useless_answer_of_the_stamping_authority_signs_nothing(answer: bytes, signed: Any) -> None:
    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: Any) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{server.server_address[1]}/"
        signer = signing.Signer(signed.authority, url, "样本小额贷款有限公司")
        named: dict[str, Any] = {"name": "张", "id_tail": "1", "signature_png": drawn(), "at": NOW}
        assert refusal(signer.sign_as_borrower, signed.unsigned, **named) == "signing.no_time_stamp"
        server.shutdown()
        thread.join()


def test_pictures_that_are_none_are_refused(signed: Any, tsa_url: str) -> None:
    blank, huge = io.BytesIO(), io.BytesIO()
    Image.new("RGBA", (40, 20)).save(blank, "PNG")
    Image.new("1", (4000, 2000)).save(huge, "PNG")
    signer = signing.Signer(signed.authority, tsa_url, "样本小额贷款有限公司")
    for picture, code in (
        (b"", "signature.not_a_picture"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "signature.not_a_picture"),
        (drawn()[:200], "signature.not_a_picture"),
        (blank.getvalue(), "signature.empty"),
        (huge.getvalue(), "signature.too_large"),
    ):
        named: dict[str, Any] = {"name": "张", "id_tail": "1", "signature_png": picture, "at": NOW}
        assert refusal(signer.sign_as_borrower, signed.unsigned, **named) == code
    assert refusal(signing.draw_strokes, [[(1, 1)]], 100, 50) == "signature.empty"
    assert refusal(signing.draw_seal, "\U00020bb7公司") == "document.missing_glyph"


def test_the_authority_guards_its_keys(tmp_path: Path) -> None:
    folder = tmp_path / "ca"
    made = signing.TestAuthority.create(folder, "样本", NOW)
    for name in ("root", "seal", "tsa", "log"):
        assert stat.S_IMODE((folder / f"{name}.key").stat().st_mode) == 0o600
    assert refusal(signing.TestAuthority.create, folder, "样本", NOW) == "authority.exists"
    assert signing.TestAuthority.open(folder) == made
    (folder / "tsa.key").write_bytes(b"gone")
    assert refusal(made.credential, "tsa") == "authority.damaged"
    (folder / "seal.key").unlink()
    assert refusal(signing.TestAuthority.open, folder) == "authority.missing"


def test_a_personal_key_is_never_written(authority: signing.TestAuthority) -> None:
    before = {file.name for file in authority.folder.rglob("*.key")}
    issued = authority.issue_personal("张样本", "001X", NOW)
    assert {file.name for file in authority.folder.rglob("*.key")} == before
    issued.certificate.verify_directly_issued_by(issued.root)
    kept = authority.folder / "issued" / f"{issued.certificate.serial_number:040x}.pem"
    assert x509.load_pem_x509_certificate(kept.read_bytes()) == issued.certificate


def test_the_stamping_certificate_is_for_stamping_alone(authority: signing.TestAuthority) -> None:
    certificate = authority.credential("tsa").certificate
    usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    assert usage.critical
    assert list(usage.value) == [ExtendedKeyUsageOID.TIME_STAMPING]
