"""What the papers around a contract say: announcements, tenders, bids, letters of award, acceptance, invoices.

`labels` tells what a label asks for. `reader` goes over the lines and fills the `form`, and a `walk` knows where it stands:
`lines` finds labels, headings and lots wherever they stand, `prose` those that sentences say, `tables` those in tables,
`spaced`, `beside`, `stacked` those in columns that a converter laid down with spaces or line by line, `columns` whose they are
in tables of parties, `changes` what a correction says. `sums`, `days`, `people`, `names` read what is filled in.
Out of these come `awards` (who got which lot), `bidders`, `lots`, `sides` (parties), `key_fields` (with `totals`, `method`), and
`assemble` puts them into the record.
"""
