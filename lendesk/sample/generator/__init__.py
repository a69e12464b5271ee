"""Makes the sample lender: invented borrowers and their fates, played through the branches' commands."""

from lendesk.sample.generator.making import Sample, make_sample

__all__ = ["Sample", "make_sample"]
