"""The tamper-evident log's arithmetic: RFC 6962 trees, signed heads, evidence bundles."""

from lendesk.documents.evidence.bundle import (
    EvidenceBundle,
    check_bundle,
    check_log_key,
    contract_leaf,
    parse_bundle,
    to_json,
)
from lendesk.documents.evidence.heads import SignedHead, head_holds, sign_head
from lendesk.documents.evidence.merkle import (
    CompactRange,
    Node,
    Span,
    consistency_holds,
    consistency_spans,
    inclusion_holds,
    inclusion_spans,
    leaf_hash,
    node_hash,
    span_root,
    tree_root,
)

__all__ = [
    "CompactRange",
    "EvidenceBundle",
    "Node",
    "SignedHead",
    "Span",
    "check_bundle",
    "check_log_key",
    "consistency_holds",
    "consistency_spans",
    "contract_leaf",
    "head_holds",
    "inclusion_holds",
    "inclusion_spans",
    "leaf_hash",
    "node_hash",
    "parse_bundle",
    "sign_head",
    "span_root",
    "to_json",
    "tree_root",
]
