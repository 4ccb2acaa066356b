"""Containers are looked at before they are opened, and counted while they are."""

import io
import struct
import zipfile

import pytest

import lfa
from lfa.io.limits import Limits
from lfa.io.markup import refuse_doctypes
from lfa.io.package import Package, open_bytes
from lfa.io.source import Source
from tests.io.excel.odd_books import book, packed, parts, sheet

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def opened(data, name, **limits):
    package = Package(Source(data, name, Limits(**limits)))
    refuse_doctypes(package)
    for part in package.names:
        package.read(part)


def why(data, name="plan.xlsx", **limits):
    with pytest.raises(lfa.ReadError) as caught:
        opened(data, name, **limits)
    (fault,) = caught.value.faults
    assert name == fault.place.file
    assert fault.message
    return fault.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (OLE, "old_excel"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE + "WordDocument".encode("utf-16-le"), "old_office"),
        (b"id;statement\nP1;Fish", "is_csv"),
        (b"id,statement", "is_csv"),
        (b"%PDF-1.7", "is_pdf"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><html>", "is_web_page"),
        (b"<html><body>504", "is_web_page"),
        (b"<?xml version='1.0'?><Workbook/>", "is_xml"),
        (b"Rar!\x1a\x07", "is_other_archive"),
        (b"\x89PNG\r\n\x1a\n\0\0", "no_workbook"),
        (b"PK\x03\x04 and then nothing", "file_truncated"),
        (book()[:-40], "file_truncated"),
    ],
)
def test_each_kind_of_file_is_told_apart(data, code):
    assert code == why(data)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("word/document.xml", "is_word"),
        ("ppt/presentation.xml", "is_slides"),
        ("mimetype", "is_open_document"),
        ("readme.txt", "no_workbook"),
    ],
)
def test_other_containers_are_told_apart(name, code):
    with pytest.raises(lfa.ReadError) as caught:
        lfa.read(io.BytesIO(packed({name: "x"})))

    assert [code] == [fault.code for fault in caught.value.faults]


def test_a_binary_workbook_that_is_none_is_refused_in_one_sentence():
    """With the extra for binary workbooks it cannot be read; without it, the extra is asked for."""
    with pytest.raises(lfa.ReadError) as caught:
        lfa.read(io.BytesIO(packed({"xl/workbook.bin": "x"})))

    assert 1 == len(caught.value.faults)
    assert caught.value.faults[0].message


def test_declared_sizes_are_checked_before_anything_is_inflated():
    data = packed({"a.bin": bytes(30_000_000)})

    assert "inflates_too_far" == why(data)
    assert "inflates_too_far" == why(data, inflated=1_000_000, ratio=10**9)
    assert Package(Source(data, "x", Limits(ratio=10**6))).names == ("a.bin",)


def test_sizes_that_lie_are_found_out():
    """A part that says it is small gives no more than it says, and then fails its sum."""
    data = bytearray(packed({"a.bin": bytes(5_000_000)}))
    entry = data.rfind(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 10)

    assert "part_damaged" == why(bytes(data))


def test_a_part_is_counted_while_it_is_inflated():
    package = Package(Source(packed({"a.bin": bytes(range(256)) * 4_000}), "x", Limits(inflated=1_100_000)))
    package.read("a.bin")

    with pytest.raises(lfa.ReadError, match="unpacks to more than"):
        package.read("a.bin")


def test_the_number_of_parts_is_limited():
    assert "too_many_parts" == why(packed({f"{n}": "" for n in range(30)}), parts=20)


@pytest.mark.parametrize("names", [("a.xml", "A.XML"), ("../evil.xml",), ("xl/../../evil.xml",)])
def test_strange_names_are_refused(names):
    assert "strange_parts" == why(packed(dict.fromkeys(names, "<a/>")))


def test_other_ways_of_packing_are_refused():
    assert "strange_parts" == why(packed({"a.xml": "<a/>"}, zipfile.ZIP_LZMA))


def test_a_damaged_part_is_named():
    data = bytearray(packed({"a.bin": bytes(range(256)) * 40}))
    data[60] ^= 0xFF

    assert "part_damaged" == why(bytes(data))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
@pytest.mark.parametrize(
    "part", ["docProps/app.xml", "xl/sharedStrings.xml", "xl/drawings/odd.vml", "customXml/item1.xml"]
)
def test_a_document_type_is_refused_in_any_part_and_encoding(encoding, part):
    declared = "" if encoding == "utf-8-sig" else f'<?xml version="1.0" encoding="{encoding}"?>'
    text = f'{declared}<!-- first --><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'

    assert "doctype" == why(book(**{part: text.encode(encoding)}))


def test_a_prolog_without_end_is_refused():
    assert "strange_parts" == why(book(**{"docProps/app.xml": "<!--" + "x" * 2_000_000 + "-->"}))


def test_a_tag_without_end_is_refused():
    content = sheet('<row r="2" x="' + "".join(f"{n}" for n in range(900_000)) + '"/>')

    with pytest.raises(lfa.ReadError, match="packed in a way no workbook is"):
        lfa.read(io.BytesIO(book(content)))


def test_a_part_that_is_not_there_is_named():
    package = Package(Source(packed({"a.xml": "<a/>"}), "x"))

    assert "A.xml" in package
    assert ("a.xml", 4, 0) == (*package.names, package.size("a.xml"), package.size("b.xml"))
    with pytest.raises(lfa.ReadError, match=r"lacks its part b\.xml"):
        package.read("b.xml")


def test_external_links_and_macros_are_never_touched():
    more = {
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
        "xl/externalLinks/_rels/externalLink1.xml.rels": "<Relationships/>",
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0",
    }

    assert "Fish" == lfa.read(io.BytesIO(book(**more))).problems["P1"].statement


def test_there_is_one_door_for_files(tmp_path):
    (tmp_path / "plan.xlsx").write_bytes(book())

    assert book() == open_bytes(str(tmp_path / "plan.xlsx"), Limits()).data
    with pytest.raises(lfa.MissingFile):
        open_bytes(tmp_path / "no.xlsx", Limits())
    with pytest.raises(lfa.ReadError, match="folder"):
        open_bytes(tmp_path, Limits())


def test_backslashes_and_capital_letters_in_names_are_understood():
    given = {name.replace("xl/worksheets", "XL\\Worksheets"): content for name, content in parts().items()}

    assert "Fish" == lfa.read(io.BytesIO(packed(given))).problems["P1"].statement
