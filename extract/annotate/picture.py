"""A picture (a scan in one file) → a PDF with a page of its size for each image, ready for highlights."""

from __future__ import annotations

import io

from extract.ingest.image.reader import page_images


def to_pdf(data: bytes, name: str) -> bytes:
    """The pages as they are displayed, in the points that boxes of the record are in. Raises `DocumentError`."""
    from PIL import Image
    from pypdf import PageObject, PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, NumberObject, StreamObject

    writer = PdfWriter()
    for image in page_images(data, name):
        picture = Image.fromarray(image.pixels)
        stored = io.BytesIO()
        picture.save(stored, "JPEG", quality=88)
        look = StreamObject()
        look._data = stored.getvalue()
        look.update({
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(picture.width),
            NameObject("/Height"): NumberObject(picture.height),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/ColorSpace"): NameObject("/DeviceRGB" if picture.mode == "RGB" else "/DeviceGray"),
            NameObject("/Filter"): NameObject("/DCTDecode"),
        })  # fmt: skip
        while len(writer.pages) < image.number - 1:  # a page that could not be decoded keeps its number
            writer.add_page(PageObject.create_blank_page(width=image.width, height=image.height))
        page = writer.add_page(PageObject.create_blank_page(width=image.width, height=image.height))
        content = DecodedStreamObject()
        content.set_data(f"{image.width:.3f} 0 0 {image.height:.3f} 0 0 cm /Im Do".encode())
        pictures = DictionaryObject({NameObject("/Im"): writer._add_object(look)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): pictures})
        page[NameObject("/Contents")] = writer._add_object(content)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
