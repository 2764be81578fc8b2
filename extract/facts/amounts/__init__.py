"""Amounts (金额): every sum of money of the document, and by `kinds` what each one is."""
