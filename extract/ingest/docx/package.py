"""The parts of a .docx package, read with limits: a document is data from outside and may be a bomb."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from typing import Any

from lxml import etree

from extract.errors import DocumentError
from extract.ingest.docx.names import Element

# The longest contracts have a document.xml of some 20 MB; a part that is larger than this is not one.
MAX_PART = 128 * 1024 * 1024
_MAX_RATIO = 500
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE_DOCUMENT = "/officeDocument"


class Package:
    """Named parts of a Word file as parsed XML."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, struct.error) as error:
            raise self._broken(str(error)) from error
        self.main = self._main_part()

    def xml(self, part: str) -> Element | None:
        """Root of a part, `None` if the package has no such part. Raises `DocumentError`."""
        try:
            info = self._zip.getinfo(part)
        except KeyError:
            return None
        if info.file_size > MAX_PART or info.file_size > 1_000_000 + _MAX_RATIO * info.compress_size:
            raise self._too_large(part)
        if info.flag_bits & 1:
            raise DocumentError(
                f"文件已加密，需要密码才能打开：{self.name}", f"encrypted archive: {self.name}", code="encrypted"
            )
        try:
            with self._zip.open(info) as file:
                data = file.read(MAX_PART + 1)  # the size in the directory may lie
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, RuntimeError, struct.error) as error:
            raise self._broken(str(error)) from error
        if len(data) > MAX_PART:
            raise self._too_large(part)
        data = data.replace(_STRICT, _TRANSITIONAL)
        # Entities that the part itself declares are text; those of other files are never followed. Tables within tables
        # go deeper than the parser does by itself, which entities that multiply must not have the use of.
        own = b"<!ENTITY" in data
        ways: list[tuple[Any, bool]] = [("internal" if own else False, False), (False, not own)]
        for entities, deep in ways:
            parser = etree.XMLParser(resolve_entities=entities, no_network=True, huge_tree=deep, remove_comments=True)
            try:
                return etree.fromstring(data, parser)
            except etree.XMLSyntaxError as error:
                problem = error
                if "amplification" in str(error):
                    raise self._too_large(part) from error
                if not entities and "depth" not in str(error):
                    break
        raise (self.too_deep() if "depth" in str(problem) else self._broken(f"{part}: {problem}")) from problem

    def related(self, kind: str, default: str) -> Element | None:
        """The part that the main part names for `kind` (`styles`, `numbering`)."""
        folder, file = posixpath.split(self.main)
        relations = self.xml(f"{folder}/_rels/{file}.rels")
        if relations is not None:
            for relation in relations:
                if str(relation.get("Type", "")).endswith("/" + kind):
                    target = str(relation.get("Target", ""))
                    return self.xml(posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/"))
        return self.xml(f"{folder}/{default}")

    def margins(self) -> list[Element]:
        """The roots of the page headers and footers that the main part names."""
        folder, file = posixpath.split(self.main)
        relations = self.xml(f"{folder}/_rels/{file}.rels")
        found = []
        for relation in relations if relations is not None else ():
            if str(relation.get("Type", "")).endswith(("/header", "/footer")):
                target = posixpath.normpath(posixpath.join("/" + folder, str(relation.get("Target", ""))))
                root = self.xml(target.lstrip("/"))
                if root is not None:
                    found.append(root)
        return found

    def has_pictures(self) -> bool:
        """The package holds images."""
        return any("/media/" in part for part in self._zip.namelist())

    def _main_part(self) -> str:
        relations = self.xml("_rels/.rels")
        if relations is not None:
            for relation in relations:
                if str(relation.get("Type", "")).endswith(_OFFICE_DOCUMENT):
                    target = str(relation.get("Target", "")).lstrip("/")
                    if target in self._zip.namelist():
                        return target
        return "word/document.xml"

    def too_deep(self) -> DocumentError:
        """The error for a file whose parts lie in each other beyond what is read."""
        return DocumentError(
            f"Word 文件嵌套过深（表格套表格一千层以上），无法读取：{self.name}。请另存为 PDF",
            f"{self.name}: nested too deeply; save it as PDF",
            code="unreadable",
        )

    def _broken(self, detail: str) -> DocumentError:
        return DocumentError(
            f"Word 文件已损坏，无法读取：{self.name}。请用 Word 或 WPS 打开并修复后另存",
            f"broken Word file {self.name}: {detail[:200]}",
            code="unreadable",
        )

    def _too_large(self, part: str) -> DocumentError:
        return DocumentError(
            f"Word 文件解压后过大，已拒绝读取：{self.name}", f"{self.name}: {part} is too large", code="too_large"
        )
