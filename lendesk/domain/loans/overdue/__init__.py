"""How far behind a loan is: days past due, delinquency, collection stages, five categories, provisions."""
