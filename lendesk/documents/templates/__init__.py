"""Contract templates: data files with named slots, read strictly and filled inside their bounds."""

from lendesk.documents.templates.filling import FilledClause, Part, fill
from lendesk.documents.templates.template import (
    Clause,
    Slot,
    Template,
    bases_of_clauses,
    load_template,
    parse_template,
    required_clauses,
    shipped_kinds,
)

__all__ = [
    "Clause",
    "FilledClause",
    "Part",
    "Slot",
    "Template",
    "bases_of_clauses",
    "fill",
    "load_template",
    "parse_template",
    "required_clauses",
    "shipped_kinds",
]
