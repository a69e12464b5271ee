"""Put certificates, seal and time stamps on a contract that the borrower has signed."""

from __future__ import annotations

from lendesk.documents.signing.signer import Signer
from lendesk.domain.administration.staff import Lender
from lendesk.domain.contracts.contract import Contract
from lendesk.domain.customers.customer import Customer
from lendesk.domain.intents import Intent
from lendesk.server.centre import Centre
from lendesk.server.faults import reach
from lendesk.server.jobs.outside import Outside
from lendesk.server.jobs.recording import carry_out_job, outcome_id
from lendesk.server.tools import CentralTools
from lendesk.usecases.contracts.commands import RecordContractSigned


def sign_contract(
    centre: Centre, outside: Outside, contract_id: str, signature_sha256: str, intent_id: str
) -> None:
    """Sign, seal, stamp and record. Raises RuleBroken `signing.…`, `signature.…`: to be tried again.

    Tried again after a crash it signs the unsigned paper anew; only what is recorded counts.
    """
    with centre.transaction() as (_, records):
        if records.get(Intent, intent_id).state != "open":
            return
        contract = records.get(Contract, contract_id)
        customer = records.get(Customer, contract.customer_id)
        lender = records.get(Lender, "lender")
    signer = Signer(outside.authority, outside.tsa_url, lender.name)
    signed = signer.sign_as_borrower(
        centre.files.read(contract.unsigned_sha256),
        name=customer.name,
        id_tail=customer.id_number[-4:],
        signature_png=centre.files.read(signature_sha256),
        at=centre.clock.now(),
    )
    sealed = signer.seal_as_lender(signed)
    reach("after_external", RecordContractSigned.__name__)
    with centre.transaction() as (connection, _):
        tools = CentralTools(connection, centre.files, centre.ring, centre.clock.now())
        sha256 = tools.keep_file(
            sealed, kind="signed_contract", branch_id=contract.branch_id, owner_id=contract.owner_id
        )
    command_id = outcome_id(intent_id, RecordContractSigned)
    command = RecordContractSigned(command_id=command_id, contract_id=contract_id, signed_sha256=sha256)
    carry_out_job(centre, command, happened=True)
