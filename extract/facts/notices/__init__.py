"""What the papers around a contract say: announcements, tenders, bids, letters of award, acceptance, invoices.

`labels` tells what a label asks for; `form` finds labels, headings and lots wherever they stand, `tables` those in tables,
`spaced` columns that a converter left with spaces between; `sums`, `days`, `people`, `names` read what is filled in.
Out of these come `awards` (who got which lot), `bidders`, `lots`, `sides` (parties), `key_fields`, and `assemble` puts them
into the record.
"""
