"""Contract templates: data files with named slots, read strictly and filled inside their bounds."""

from lendesk.documents.templates.filling import FilledClause, Part, fill
from lendesk.documents.templates.template import (
    Clause,
    Slot,
    Template,
    load_template,
    parse_template,
    required_clauses,
)

__all__ = [
    "Clause",
    "FilledClause",
    "Part",
    "Slot",
    "Template",
    "fill",
    "load_template",
    "parse_template",
    "required_clauses",
]
