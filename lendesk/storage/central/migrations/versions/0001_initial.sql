CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE accrual_rows (
    business_date DATE NOT NULL,
    loan_id TEXT COLLATE "C" NOT NULL,
    interest_fen BIGINT DEFAULT 0 NOT NULL,
    penalty_fen BIGINT DEFAULT 0 NOT NULL,
    suspended_interest_fen BIGINT DEFAULT 0 NOT NULL,
    suspended_penalty_fen BIGINT DEFAULT 0 NOT NULL,
    provision_fen BIGINT DEFAULT 0 NOT NULL,
    PRIMARY KEY (business_date, loan_id)
);

CREATE TABLE accrual_segments (
    loan_id TEXT COLLATE "C" NOT NULL,
    no INTEGER NOT NULL,
    from_date DATE NOT NULL,
    until DATE NOT NULL,
    interest_before_fen BIGINT DEFAULT 0 NOT NULL,
    interest_daily BIGINT DEFAULT 0 NOT NULL,
    interest_under BIGINT NOT NULL,
    interest_step INTEGER NOT NULL,
    due_fen BIGINT DEFAULT 0 NOT NULL,
    penalty_from DATE,
    penalty_until DATE NOT NULL,
    penalty_before_fen BIGINT DEFAULT 0 NOT NULL,
    penalty_opening BIGINT DEFAULT 0 NOT NULL,
    penalty_daily BIGINT DEFAULT 0 NOT NULL,
    penalty_under BIGINT NOT NULL,
    compound_opening BIGINT DEFAULT 0 NOT NULL,
    compound_daily BIGINT DEFAULT 0 NOT NULL,
    compound_under BIGINT NOT NULL,
    penalty_cap_fen BIGINT,
    PRIMARY KEY (loan_id, no),
    CONSTRAINT unders_positive CHECK (interest_under > 0 AND penalty_under > 0 AND compound_under > 0),
    CONSTRAINT days_ordered CHECK (from_date <= until)
);

CREATE TABLE applications (
    key TEXT COLLATE "C" NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    region_id TEXT COLLATE "C" NOT NULL,
    owner_id TEXT COLLATE "C" NOT NULL,
    customer_id TEXT COLLATE "C" NOT NULL,
    product_version_id TEXT COLLATE "C" NOT NULL,
    amount_fen BIGINT NOT NULL,
    term BIGINT NOT NULL,
    method TEXT COLLATE "C" NOT NULL,
    purpose TEXT COLLATE "C" NOT NULL,
    business_name TEXT COLLATE "C" NOT NULL,
    credit_code TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL,
    materials JSONB NOT NULL,
    readings BYTEA NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    submitted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    claimed_by TEXT COLLATE "C" NOT NULL,
    decided_by TEXT COLLATE "C" NOT NULL,
    approved_fen BIGINT NOT NULL,
    outcome_reasons JSONB NOT NULL,
    remark TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (key),
    CONSTRAINT applications_number UNIQUE (number),
    CONSTRAINT amount_fen_positive CHECK (amount_fen > 0)
);

CREATE INDEX applications_by_branch ON applications (branch_id, key);

CREATE INDEX applications_by_business ON applications (credit_code) WHERE credit_code <> ''::text;

CREATE INDEX applications_by_customer ON applications (customer_id);

CREATE INDEX applications_by_number_part ON applications USING gin (number gin_trgm_ops);

CREATE INDEX applications_by_status ON applications (status, key);

CREATE INDEX applications_claimed ON applications (claimed_by, submitted_at, key) WHERE status = ANY (ARRAY['waiting'::text, 'in_review'::text]);

CREATE INDEX applications_waiting ON applications (submitted_at, key) WHERE status = ANY (ARRAY['waiting'::text, 'in_review'::text]);

CREATE INDEX applications_waiting_by_branch ON applications (branch_id, submitted_at, key) WHERE status = ANY (ARRAY['waiting'::text, 'in_review'::text]);

CREATE TABLE audit_records (
    key TEXT COLLATE "C" NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    person_id TEXT COLLATE "C" NOT NULL,
    device_id TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" DEFAULT '' NOT NULL,
    region_id TEXT COLLATE "C" DEFAULT '' NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL,
    facts TEXT COLLATE "C" NOT NULL,
    leaf_index BIGINT,
    PRIMARY KEY (key)
);

CREATE INDEX audit_records_by_age ON audit_records (at, key);

CREATE INDEX audit_records_by_person ON audit_records (person_id, at);

CREATE INDEX audit_records_by_subject ON audit_records (subject);

CREATE INDEX audit_records_unsealed ON audit_records (at, key) WHERE leaf_index IS NULL;

CREATE TABLE author_keys (
    key TEXT COLLATE "C" NOT NULL,
    person_id TEXT COLLATE "C" NOT NULL,
    device_id TEXT COLLATE "C" NOT NULL,
    public_pem TEXT COLLATE "C" NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    revoked BOOLEAN NOT NULL,
    PRIMARY KEY (key)
);

CREATE INDEX author_keys_by_device ON author_keys (device_id, person_id);

CREATE TABLE branches (
    key TEXT COLLATE "C" NOT NULL,
    region_id TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    name_en TEXT COLLATE "C" NOT NULL,
    active BOOLEAN NOT NULL,
    PRIMARY KEY (key)
);

CREATE TABLE calendar_years (
    key TEXT COLLATE "C" NOT NULL,
    year BIGINT NOT NULL,
    version BIGINT NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    days JSONB NOT NULL,
    PRIMARY KEY (key),
    CONSTRAINT calendar_years_year_version UNIQUE (year, version),
    CONSTRAINT version_positive CHECK (version > 0)
);

CREATE TABLE command_results (
    command_id TEXT COLLATE "C" NOT NULL,
    body_hash TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL,
    code TEXT COLLATE "C" NOT NULL,
    facts JSONB NOT NULL,
    made JSONB NOT NULL,
    person_id TEXT COLLATE "C" NOT NULL,
    device_id TEXT COLLATE "C" NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    PRIMARY KEY (command_id),
    CONSTRAINT outcome_known CHECK (outcome IN ('done', 'refused', 'quarantined'))
);

CREATE TABLE consents (
    key TEXT COLLATE "C" NOT NULL,
    customer_id TEXT COLLATE "C" NOT NULL,
    application_id TEXT COLLATE "C" NOT NULL,
    text_version TEXT COLLATE "C" NOT NULL,
    purposes JSONB NOT NULL,
    given_at TIMESTAMP WITH TIME ZONE NOT NULL,
    withdrawn_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (key)
);

CREATE INDEX consents_by_application ON consents (application_id);

CREATE INDEX consents_by_customer ON consents (customer_id);

CREATE TABLE contacts (
    key TEXT COLLATE "C" NOT NULL,
    loan_id TEXT COLLATE "C" NOT NULL,
    customer_id TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    region_id TEXT COLLATE "C" NOT NULL,
    author_id TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    day DATE NOT NULL,
    posted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (key)
);

CREATE INDEX contacts_by_customer ON contacts (customer_id, day);

CREATE INDEX contacts_by_loan ON contacts (loan_id, author_id);

CREATE TABLE contracts (
    key TEXT COLLATE "C" NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    application_id TEXT COLLATE "C" NOT NULL,
    customer_id TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    region_id TEXT COLLATE "C" NOT NULL,
    owner_id TEXT COLLATE "C" NOT NULL,
    product_version_id TEXT COLLATE "C" NOT NULL,
    amount_fen BIGINT NOT NULL,
    payout_account BYTEA NOT NULL,
    terms TEXT COLLATE "C" NOT NULL,
    template TEXT COLLATE "C" NOT NULL,
    template_version TEXT COLLATE "C" NOT NULL,
    rate_disclosed TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    unsigned_sha256 TEXT COLLATE "C" NOT NULL,
    signed_sha256 TEXT COLLATE "C" NOT NULL,
    key_terms JSONB NOT NULL,
    explained JSONB NOT NULL,
    prepared_by TEXT COLLATE "C" NOT NULL,
    signed_on DATE,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    leaf_index BIGINT NOT NULL,
    PRIMARY KEY (key),
    CONSTRAINT contracts_number UNIQUE (number),
    CONSTRAINT amount_fen_positive CHECK (amount_fen > 0)
);

CREATE INDEX contracts_by_application ON contracts (application_id);

CREATE INDEX contracts_by_branch ON contracts (branch_id, key);

CREATE INDEX contracts_by_customer ON contracts (customer_id);

CREATE INDEX contracts_by_number_part ON contracts USING gin (number gin_trgm_ops);

CREATE UNIQUE INDEX contracts_living ON contracts (application_id) WHERE status <> 'void'::text;

CREATE INDEX contracts_to_seal ON contracts (key) WHERE status = 'signed'::text AND leaf_index < 0;

CREATE TABLE credit_limits (
    key TEXT COLLATE "C" NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    customer_id TEXT COLLATE "C" NOT NULL,
    product_version_id TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    region_id TEXT COLLATE "C" NOT NULL,
    owner_id TEXT COLLATE "C" NOT NULL,
    amount_fen BIGINT NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE NOT NULL,
    review_on DATE NOT NULL,
    basis TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    proposed_by TEXT COLLATE "C" NOT NULL,
    decided_by TEXT COLLATE "C" NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (key),
    CONSTRAINT credit_limits_number UNIQUE (number),
    CONSTRAINT amount_fen_positive CHECK (amount_fen > 0),
    CONSTRAINT validity_ordered CHECK (valid_from <= valid_to)
);

CREATE INDEX credit_limits_by_branch ON credit_limits (branch_id, key);

CREATE INDEX credit_limits_by_customer ON credit_limits (customer_id);

CREATE UNIQUE INDEX credit_limits_living ON credit_limits (customer_id, product_version_id) WHERE status = ANY (ARRAY['proposed'::text, 'active'::text, 'frozen'::text]);

CREATE TABLE customer_notes (
    key TEXT COLLATE "C" NOT NULL,
    customer_id TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    region_id TEXT COLLATE "C" NOT NULL,
    author_id TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (key)
);

CREATE INDEX customer_notes_by_customer ON customer_notes (customer_id);

CREATE TABLE customers (
    key TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    region_id TEXT COLLATE "C" NOT NULL,
    owner_id TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    id_number BYTEA NOT NULL,
    id_number_index BYTEA,
    id_number_tail BYTEA,
    phone BYTEA NOT NULL,
    phone_index BYTEA,
    phone_tail BYTEA,
    card_number BYTEA NOT NULL,
    card_number_index BYTEA,
    card_number_tail BYTEA,
    sex TEXT COLLATE "C" NOT NULL,
    ethnicity TEXT COLLATE "C" NOT NULL,
    birth DATE NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    id_valid_from DATE,
    id_valid_to DATE,
    monthly_income_fen BIGINT NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    search_words TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (key)
);

CREATE INDEX customers_by_branch ON customers (branch_id, key);

CREATE UNIQUE INDEX customers_by_id_number ON customers (id_number_index);

CREATE INDEX customers_by_id_tail ON customers (id_number_tail);

CREATE INDEX customers_by_name ON customers (name);

CREATE INDEX customers_by_phone ON customers (phone_index);

CREATE INDEX customers_by_phone_tail ON customers (phone_tail);

CREATE INDEX customers_by_words ON customers USING gin (search_words gin_trgm_ops);

CREATE TABLE day_end_chunks (
    business_date DATE NOT NULL,
    no INTEGER NOT NULL,
    first_key TEXT COLLATE "C" NOT NULL,
    beyond_key TEXT COLLATE "C" NOT NULL,
    loans INTEGER,
    done_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (business_date, no)
);

CREATE TABLE day_end_runs (
    business_date DATE NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    finished_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (business_date)
);

CREATE TABLE day_end_sums (
    business_date DATE NOT NULL,
    no INTEGER NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    product_version_id TEXT COLLATE "C" NOT NULL,
    loans INTEGER NOT NULL,
    interest_fen BIGINT DEFAULT 0 NOT NULL,
    penalty_fen BIGINT DEFAULT 0 NOT NULL,
    suspended_interest_fen BIGINT DEFAULT 0 NOT NULL,
    suspended_penalty_fen BIGINT DEFAULT 0 NOT NULL,
    provision_fen BIGINT DEFAULT 0 NOT NULL,
    PRIMARY KEY (business_date, no, branch_id, product_version_id)
);

CREATE TABLE device_chains (
    device_id TEXT COLLATE "C" NOT NULL,
    last_number BIGINT NOT NULL,
    last_hash TEXT COLLATE "C" NOT NULL,
    replaces TEXT COLLATE "C" DEFAULT '' NOT NULL,
    PRIMARY KEY (device_id)
);

CREATE TABLE device_links (
    device_id TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    link_hash TEXT COLLATE "C" NOT NULL,
    command_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (device_id, number),
    CONSTRAINT number_positive CHECK (number > 0)
);

CREATE TABLE devices (
    key TEXT COLLATE "C" NOT NULL,
    code TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    last_seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (key),
    CONSTRAINT devices_code UNIQUE (code)
);

CREATE TABLE disbursements (
    key TEXT COLLATE "C" NOT NULL,
    contract_id TEXT COLLATE "C" NOT NULL,
    customer_id TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    region_id TEXT COLLATE "C" NOT NULL,
    amount_fen BIGINT NOT NULL,
    account BYTEA NOT NULL,
    account_index BYTEA,
    account_tail BYTEA,
    bank TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    intent_id TEXT COLLATE "C" NOT NULL,
    prepared_by TEXT COLLATE "C" NOT NULL,
    confirmed_by TEXT COLLATE "C" NOT NULL,
    bank_reference TEXT COLLATE "C" NOT NULL,
    remark TEXT COLLATE "C" NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (key),
    CONSTRAINT disbursements_intent UNIQUE (intent_id),
    CONSTRAINT amount_fen_positive CHECK (amount_fen > 0)
);

CREATE INDEX disbursements_by_branch ON disbursements (branch_id, key);

CREATE UNIQUE INDEX disbursements_living ON disbursements (contract_id) WHERE status <> 'cancelled'::text;

CREATE TABLE feed (
    seq BIGINT GENERATED ALWAYS AS IDENTITY,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    table_name TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    previous_branch_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (seq)
);

CREATE INDEX feed_in_order ON feed (xid, seq);

CREATE TABLE files (
    sha256 TEXT COLLATE "C" NOT NULL,
    size BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    owner_id TEXT COLLATE "C" NOT NULL,
    complete BOOLEAN NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (sha256),
    CONSTRAINT size_not_negative CHECK (size >= 0)
);

CREATE TABLE incarnations (
    number BIGINT NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (number)
);

CREATE TABLE intents (
    key TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    subject_id TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (key)
);

CREATE INDEX intents_by_subject ON intents (kind, subject_id);

CREATE TABLE issued_quotations (
    key TEXT COLLATE "C" NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    loan_id TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    region_id TEXT COLLATE "C" NOT NULL,
    owner_id TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    amount_fen BIGINT NOT NULL,
    made_on DATE NOT NULL,
    valid_until DATE NOT NULL,
    loan_sequence BIGINT NOT NULL,
    request TEXT COLLATE "C" NOT NULL,
    quotation TEXT COLLATE "C" NOT NULL,
    issued_by TEXT COLLATE "C" NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    used_by TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (key),
    CONSTRAINT issued_quotations_number UNIQUE (number)
);

CREATE INDEX issued_quotations_by_loan ON issued_quotations (loan_id);

CREATE TABLE ledger_entries (
    key TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    value_date DATE NOT NULL,
    posted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    loan_id TEXT COLLATE "C" DEFAULT '' NOT NULL,
    branch_id TEXT COLLATE "C" DEFAULT '' NOT NULL,
    command_id TEXT COLLATE "C" DEFAULT '' NOT NULL,
    by TEXT COLLATE "C" DEFAULT '' NOT NULL,
    reverses TEXT COLLATE "C" DEFAULT '' NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    PRIMARY KEY (key)
);

CREATE INDEX ledger_entries_by_loan ON ledger_entries (loan_id, posted_at);

CREATE UNIQUE INDEX ledger_entries_reversed ON ledger_entries (reverses) WHERE reverses <> ''::text;

CREATE TABLE lenders (
    key TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    credit_code TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    phone TEXT COLLATE "C" NOT NULL,
    rate_cap_percent NUMERIC NOT NULL,
    PRIMARY KEY (key)
);

CREATE TABLE limit_drawings (
    key TEXT COLLATE "C" NOT NULL,
    limit_id TEXT COLLATE "C" NOT NULL,
    customer_id TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    amount_fen BIGINT NOT NULL,
    drawn_on DATE NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (key),
    CONSTRAINT amount_fen_positive CHECK (amount_fen > 0)
);

CREATE INDEX limit_drawings_by_customer ON limit_drawings (customer_id);

CREATE INDEX limit_drawings_by_limit ON limit_drawings (limit_id);

CREATE TABLE loan_accounts (
    key TEXT COLLATE "C" NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    contract_id TEXT COLLATE "C" NOT NULL,
    customer_id TEXT COLLATE "C" NOT NULL,
    product_version_id TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    region_id TEXT COLLATE "C" NOT NULL,
    owner_id TEXT COLLATE "C" NOT NULL,
    principal_fen BIGINT NOT NULL,
    terms TEXT COLLATE "C" NOT NULL,
    disbursed_on DATE NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    outstanding_fen BIGINT NOT NULL,
    due_fen BIGINT NOT NULL,
    next_due DATE,
    days_past_due BIGINT NOT NULL,
    as_of DATE NOT NULL,
    rate_disclosed TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (key),
    CONSTRAINT loan_accounts_number UNIQUE (number),
    CONSTRAINT loan_accounts_contract UNIQUE (contract_id),
    CONSTRAINT principal_fen_positive CHECK (principal_fen > 0),
    CONSTRAINT figures_not_negative CHECK (outstanding_fen >= 0 AND due_fen >= 0)
);

CREATE INDEX loan_accounts_by_branch ON loan_accounts (branch_id, key);

CREATE INDEX loan_accounts_by_customer ON loan_accounts (customer_id);

CREATE INDEX loan_accounts_by_number_part ON loan_accounts USING gin (number gin_trgm_ops);

CREATE INDEX loan_accounts_newest ON loan_accounts (disbursed_on, key);

CREATE INDEX loan_accounts_newest_of_branch ON loan_accounts (branch_id, disbursed_on, key);

CREATE TABLE loan_books (
    loan_id TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    product_version_id TEXT COLLATE "C" NOT NULL,
    revision INTEGER DEFAULT 0 NOT NULL,
    written_on DATE NOT NULL,
    events INTEGER DEFAULT 0 NOT NULL,
    replay_on DATE,
    closed BOOLEAN DEFAULT false NOT NULL,
    suspended BOOLEAN DEFAULT false NOT NULL,
    least_category INTEGER DEFAULT 0 NOT NULL,
    held_back_days INTEGER DEFAULT 0 NOT NULL,
    oldest_due DATE,
    principal_fen BIGINT DEFAULT 0 NOT NULL,
    interest_met_fen BIGINT DEFAULT 0 NOT NULL,
    penalty_met_fen BIGINT DEFAULT 0 NOT NULL,
    penalty_base_fen BIGINT DEFAULT 0 NOT NULL,
    segment_from DATE NOT NULL,
    segment_until DATE NOT NULL,
    interest_before_fen BIGINT DEFAULT 0 NOT NULL,
    interest_daily BIGINT DEFAULT 0 NOT NULL,
    interest_under BIGINT DEFAULT 1 NOT NULL,
    interest_step INTEGER DEFAULT 1 NOT NULL,
    segment_due_fen BIGINT DEFAULT 0 NOT NULL,
    days_past_due INTEGER DEFAULT 0 NOT NULL,
    due_fen BIGINT DEFAULT 0 NOT NULL,
    stage TEXT COLLATE "C" DEFAULT '' NOT NULL,
    category TEXT COLLATE "C" DEFAULT 'normal' NOT NULL,
    accrued_to DATE,
    booked_events INTEGER DEFAULT 0 NOT NULL,
    interest_fen BIGINT DEFAULT 0 NOT NULL,
    penalty_fen BIGINT DEFAULT 0 NOT NULL,
    suspended_interest_fen BIGINT DEFAULT 0 NOT NULL,
    suspended_penalty_fen BIGINT DEFAULT 0 NOT NULL,
    provision_fen BIGINT DEFAULT 0 NOT NULL,
    final BOOLEAN DEFAULT false NOT NULL,
    PRIMARY KEY (loan_id),
    CONSTRAINT under_positive CHECK (interest_under > 0)
)
 WITH (fillfactor = 50);

CREATE INDEX loan_books_to_replay ON loan_books (replay_on) WHERE replay_on IS NOT NULL;

CREATE TABLE loan_events (
    key TEXT COLLATE "C" NOT NULL,
    loan_id TEXT COLLATE "C" NOT NULL,
    sequence BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    value_date DATE NOT NULL,
    posted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    command_id TEXT COLLATE "C" NOT NULL,
    by TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (key),
    CONSTRAINT loan_events_sequence UNIQUE (loan_id, sequence),
    CONSTRAINT sequence_positive CHECK (sequence > 0)
);

CREATE TABLE loan_proposals (
    key TEXT COLLATE "C" NOT NULL,
    loan_id TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    region_id TEXT COLLATE "C" NOT NULL,
    owner_id TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    change TEXT COLLATE "C" NOT NULL,
    comparison TEXT COLLATE "C" NOT NULL,
    given_up_fen BIGINT NOT NULL,
    loan_sequence BIGINT NOT NULL,
    made_on DATE NOT NULL,
    valid_until DATE NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    proposed_by TEXT COLLATE "C" NOT NULL,
    decided_by TEXT COLLATE "C" NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    decision_reason TEXT COLLATE "C" NOT NULL,
    event_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (key)
);

CREATE INDEX loan_proposals_by_branch ON loan_proposals (branch_id, key);

CREATE INDEX loan_proposals_by_loan ON loan_proposals (loan_id);

CREATE UNIQUE INDEX loan_proposals_pending ON loan_proposals (loan_id, kind) WHERE status = 'pending'::text;

CREATE TABLE log_heads (
    size BIGINT NOT NULL,
    root BYTEA NOT NULL,
    signature BYTEA NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (size)
);

CREATE TABLE log_leaves (
    index BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    leaf_hash BYTEA NOT NULL,
    PRIMARY KEY (index),
    CONSTRAINT index_not_negative CHECK (index >= 0),
    CONSTRAINT leaf_hash_length CHECK (octet_length(leaf_hash) = 32)
);

CREATE UNIQUE INDEX log_leaves_subject ON log_leaves (kind, subject);

CREATE TABLE log_nodes (
    level BIGINT NOT NULL,
    index BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (level, index),
    CONSTRAINT hash_length CHECK (octet_length(hash) = 32)
);

CREATE TABLE number_series (
    series TEXT COLLATE "C" NOT NULL,
    last_number BIGINT NOT NULL,
    PRIMARY KEY (series)
);

CREATE TABLE payment_promises (
    key TEXT COLLATE "C" NOT NULL,
    set_id TEXT COLLATE "C" NOT NULL,
    loan_id TEXT COLLATE "C" NOT NULL,
    customer_id TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    region_id TEXT COLLATE "C" NOT NULL,
    author_id TEXT COLLATE "C" NOT NULL,
    made_on DATE NOT NULL,
    due_on DATE NOT NULL,
    amount_fen BIGINT NOT NULL,
    posted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (key),
    CONSTRAINT amount_fen_positive CHECK (amount_fen > 0),
    CONSTRAINT promised_ahead CHECK (made_on <= due_on)
);

CREATE INDEX payment_promises_by_loan ON payment_promises (loan_id);

CREATE TABLE persons (
    key TEXT COLLATE "C" NOT NULL,
    staff_number TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    region_id TEXT COLLATE "C" NOT NULL,
    role_ids JSONB NOT NULL,
    password_hash TEXT COLLATE "C" NOT NULL,
    active BOOLEAN NOT NULL,
    epoch BIGINT NOT NULL,
    failed_sign_ins BIGINT NOT NULL,
    locked_until TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (key),
    CONSTRAINT persons_staff_number UNIQUE (staff_number)
);

CREATE INDEX persons_by_branch ON persons (branch_id);

CREATE TABLE product_versions (
    key TEXT COLLATE "C" NOT NULL,
    code TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    name_en TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    amount_min_fen BIGINT NOT NULL,
    amount_max_fen BIGINT NOT NULL,
    term_min BIGINT NOT NULL,
    term_max BIGINT NOT NULL,
    rate_percent NUMERIC NOT NULL,
    rate_unit TEXT COLLATE "C" NOT NULL,
    methods JSONB NOT NULL,
    convention TEXT COLLATE "C" NOT NULL,
    grace_days BIGINT NOT NULL,
    penalty_percent NUMERIC NOT NULL,
    fee_percent NUMERIC NOT NULL,
    materials JSONB NOT NULL,
    decision_table TEXT COLLATE "C" NOT NULL,
    template TEXT COLLATE "C" NOT NULL,
    effective_from DATE NOT NULL,
    rest_day_shift TEXT COLLATE "C" NOT NULL,
    rest_day_interest BOOLEAN NOT NULL,
    PRIMARY KEY (key),
    CONSTRAINT product_versions_code_version UNIQUE (code, version),
    CONSTRAINT amounts_ordered CHECK (amount_min_fen <= amount_max_fen),
    CONSTRAINT terms_ordered CHECK (term_min <= term_max)
);

CREATE TABLE quarantined_commands (
    key TEXT COLLATE "C" NOT NULL,
    command TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL,
    device_id TEXT COLLATE "C" NOT NULL,
    person_id TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" DEFAULT '' NOT NULL,
    region_id TEXT COLLATE "C" DEFAULT '' NOT NULL,
    error_id TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (key)
);

CREATE TABLE receipts (
    key TEXT COLLATE "C" NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    loan_id TEXT COLLATE "C" NOT NULL,
    customer_id TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    region_id TEXT COLLATE "C" NOT NULL,
    teller_id TEXT COLLATE "C" NOT NULL,
    device_id TEXT COLLATE "C" NOT NULL,
    amount_fen BIGINT NOT NULL,
    method TEXT COLLATE "C" NOT NULL,
    payer TEXT COLLATE "C" NOT NULL,
    value_date DATE NOT NULL,
    posted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    allocation TEXT COLLATE "C" NOT NULL,
    event_id TEXT COLLATE "C" NOT NULL,
    undone_by TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (key),
    CONSTRAINT receipts_number UNIQUE (number),
    CONSTRAINT amount_fen_positive CHECK (amount_fen > 0)
);

CREATE INDEX receipts_by_branch ON receipts (branch_id, key);

CREATE INDEX receipts_by_customer ON receipts (customer_id);

CREATE INDEX receipts_by_day ON receipts (value_date);

CREATE INDEX receipts_by_loan ON receipts (loan_id);

CREATE TABLE refresh_tokens (
    token_hash TEXT COLLATE "C" NOT NULL,
    family TEXT COLLATE "C" NOT NULL,
    person_id TEXT COLLATE "C" NOT NULL,
    device_id TEXT COLLATE "C" NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (token_hash)
);

CREATE INDEX refresh_tokens_by_family ON refresh_tokens (family);

CREATE INDEX refresh_tokens_by_person ON refresh_tokens (person_id);

CREATE TABLE regions (
    key TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    name_en TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (key)
);

CREATE TABLE repayment_batches (
    key TEXT COLLATE "C" NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    region_id TEXT COLLATE "C" NOT NULL,
    made_by TEXT COLLATE "C" NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    posted_count BIGINT NOT NULL,
    total_fen BIGINT NOT NULL,
    last_row BIGINT NOT NULL,
    PRIMARY KEY (key),
    CONSTRAINT repayment_batches_number UNIQUE (number)
);

CREATE INDEX repayment_batches_by_branch ON repayment_batches (branch_id, key);

CREATE TABLE roles (
    key TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    name_en TEXT COLLATE "C" NOT NULL,
    grants JSONB NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (key)
);

CREATE TABLE setting_changes (
    key TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    subject_id TEXT COLLATE "C" NOT NULL,
    before TEXT COLLATE "C" NOT NULL,
    after TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    proposed_by TEXT COLLATE "C" NOT NULL,
    decided_by TEXT COLLATE "C" NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (key)
);

CREATE UNIQUE INDEX setting_changes_pending ON setting_changes (kind, subject_id) WHERE status = 'pending'::text;

CREATE TABLE settings (
    key TEXT COLLATE "C" NOT NULL,
    value JSONB NOT NULL,
    PRIMARY KEY (key)
);

CREATE TABLE statement_lines (
    key TEXT COLLATE "C" NOT NULL,
    statement_id TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    region_id TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    fingerprint TEXT COLLATE "C" NOT NULL,
    booked_on DATE NOT NULL,
    amount_fen BIGINT NOT NULL,
    payer TEXT COLLATE "C" NOT NULL,
    payer_account BYTEA NOT NULL,
    payer_account_index BYTEA,
    payer_account_tail BYTEA,
    note TEXT COLLATE "C" NOT NULL,
    reference TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    loan_id TEXT COLLATE "C" NOT NULL,
    reasons JSONB NOT NULL,
    receipt_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (key),
    CONSTRAINT statement_lines_fingerprint UNIQUE (fingerprint),
    CONSTRAINT amount_fen_positive CHECK (amount_fen > 0)
);

CREATE INDEX statement_lines_by_statement ON statement_lines (statement_id, number);

CREATE UNIQUE INDEX statement_lines_receipt ON statement_lines (receipt_id) WHERE receipt_id <> ''::text;

CREATE TABLE statements (
    key TEXT COLLATE "C" NOT NULL,
    branch_id TEXT COLLATE "C" NOT NULL,
    region_id TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    line_count BIGINT NOT NULL,
    skipped_count BIGINT NOT NULL,
    total_fen BIGINT NOT NULL,
    imported_by TEXT COLLATE "C" NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (key),
    CONSTRAINT statements_sha256 UNIQUE (sha256)
);

CREATE TABLE stored_decisions (
    key TEXT COLLATE "C" NOT NULL,
    application_id TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL,
    reasons JSONB NOT NULL,
    limit_fen BIGINT NOT NULL,
    price_ppm BIGINT NOT NULL,
    "table" TEXT COLLATE "C" NOT NULL,
    table_version TEXT COLLATE "C" NOT NULL,
    inputs TEXT COLLATE "C" NOT NULL,
    report BYTEA NOT NULL,
    trace TEXT COLLATE "C" NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (key),
    CONSTRAINT stored_decisions_revision UNIQUE (application_id, revision)
);

CREATE TABLE ledger_postings (
    entry_key TEXT COLLATE "C" NOT NULL,
    line BIGINT NOT NULL,
    account TEXT COLLATE "C" NOT NULL,
    debit_fen BIGINT NOT NULL,
    credit_fen BIGINT NOT NULL,
    PRIMARY KEY (entry_key, line),
    CONSTRAINT one_side CHECK (debit_fen >= 0 AND credit_fen >= 0 AND (debit_fen = 0) <> (credit_fen = 0)),
    FOREIGN KEY(entry_key) REFERENCES ledger_entries (key)
);

CREATE INDEX ledger_postings_by_account ON ledger_postings (account);

CREATE FUNCTION ledger_entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) < 2 OR sum(debit_fen) <> sum(credit_fen)
        FROM ledger_postings WHERE entry_key = NEW.key) THEN
        RAISE EXCEPTION 'ledger entry % does not balance', NEW.key USING ERRCODE = 'check_violation',
            CONSTRAINT = 'ledger_entry_balances';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER ledger_entry_balances AFTER INSERT ON ledger_entries
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_balances();

-- A posting joins an entry only in the transaction that made the entry, so that the check above sees it.
CREATE FUNCTION ledger_posting_joins_its_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM (SELECT DISTINCT entry_key FROM added) AS keys
        JOIN ledger_entries AS entry ON entry.key = keys.entry_key
        WHERE entry.xid <> pg_current_xact_id()
    ) THEN
        RAISE EXCEPTION 'a posted ledger entry takes no more postings' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'ledger_posting_joins_its_entry';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER ledger_posting_joins_its_entry AFTER INSERT ON ledger_postings
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_posting_joins_its_entry();

CREATE FUNCTION written_for_good() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only ever appended to', TG_TABLE_NAME USING ERRCODE = 'check_violation',
        CONSTRAINT = 'written_for_good';
END $$;

CREATE TRIGGER written_for_good BEFORE UPDATE OR DELETE ON ledger_entries
    FOR EACH ROW EXECUTE FUNCTION written_for_good();

CREATE TRIGGER written_for_good BEFORE UPDATE OR DELETE ON ledger_postings
    FOR EACH ROW EXECUTE FUNCTION written_for_good();

CREATE TRIGGER written_for_good BEFORE UPDATE OR DELETE ON loan_events
    FOR EACH ROW EXECUTE FUNCTION written_for_good();

CREATE TRIGGER written_for_good BEFORE UPDATE OR DELETE ON log_leaves
    FOR EACH ROW EXECUTE FUNCTION written_for_good();

CREATE TRIGGER written_for_good BEFORE UPDATE OR DELETE ON log_nodes
    FOR EACH ROW EXECUTE FUNCTION written_for_good();

CREATE TRIGGER written_for_good BEFORE UPDATE OR DELETE ON log_heads
    FOR EACH ROW EXECUTE FUNCTION written_for_good();
