"""From terms to exact instalments: dates, interest, rounding, the annualised rate."""
