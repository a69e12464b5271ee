"""Collecting arrears: stages, contacts within the conduct rules, promises to pay."""
