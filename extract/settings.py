"""What a user can choose about how a document is read: one frozen value, handed down the pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from extract.errors import UsageError

Ocr = Literal["auto", "never", "always"]
Engine = Literal["auto", "pdfium", "pdfplumber"]
LONGEST = 604_800
"""Seconds that reading one document may be allowed at the most: a week."""
OcrRuntime = Literal["auto", "onnxruntime", "openvino"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are read. Picklable, hashable: part of the key under which a result is kept.

    `ocr`: `auto` recognises pages whose text layer is missing or worthless, `always` every page, `never` none.
    `engine`: which library reads the text layer of a PDF (`auto`: pdfium, and pdfplumber where it fails).
    `ocr_runtime`: what runs the recognition models (`auto`: OpenVINO where it is installed, else ONNX Runtime).
    `redact`: mask personal data in the record, its text included.
    `ner`: check the parties against a statistical model (the extra `ner`).
    """

    ocr: Ocr = "auto"
    engine: Engine = "auto"
    ocr_runtime: OcrRuntime = "auto"
    ner: bool = False
    redact: bool = False

    def __post_init__(self) -> None:
        for name, choices in (("ocr", Ocr), ("engine", Engine), ("ocr_runtime", OcrRuntime)):
            value = getattr(self, name)
            if value not in get_args(choices):
                allowed = "、".join(get_args(choices))
                raise UsageError(f"{name}：没有“{value}”，可选：{allowed}", f"{name}: no such choice {value!r}: {allowed}")


DEFAULT = Settings()
