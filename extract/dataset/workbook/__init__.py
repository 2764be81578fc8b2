"""The parts of the workbook for auditors: styles, cells, a sheet a table, the overview."""
