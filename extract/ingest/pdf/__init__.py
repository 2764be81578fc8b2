"""PDF with a text layer → Document: pdfium's characters and boxes, geometry for everything else."""
