"""Contacts from vCards, as phones and mail programs write them."""

import codecs

import pytest
from held import held
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.interchange.vcard import read_vcards, write_vcards
from planner.model.contact import Contact, Relationship
from planner.model.draft import Draft, Reading
from planner.model.errors import NothingUsable, PlannerError, WrongUsage
from planner.model.text import clean


def card(*lines: str | bytes, version: str = "3.0", end: str = "\r\n") -> bytes:
    whole = [b"BEGIN:VCARD", f"VERSION:{version}".encode()]
    whole += [line if isinstance(line, bytes) else line.encode() for line in lines]
    return b"".join(line + end.encode() for line in [*whole, b"END:VCARD"])


def read(data: bytes, **options: str) -> Reading:
    return read_vcards(data, "cards.vcf", **options)


def only(data: bytes, **options: str) -> Draft:
    (draft,) = read(data, **options).drafts
    return draft


class TestName:
    @pytest.mark.parametrize(
        ("lines", "name"),
        [
            (["FN:Ana Ruiz", "N:X;Y;;;"], "Ana Ruiz"),
            (["FN:Ruiz, Ana"], "Ruiz, Ana"),
            ([r"FN:Ruiz\, Ana"], "Ruiz, Ana"),
            (["FN:", "N:Ruiz;Ana;María,José;Dra.;II"], "Dra. Ana María,José Ruiz II"),
            (["N:Ruiz;Ana"], "Ana Ruiz"),
            (["N:;;;;", "ORG:Norte\\; Sur;Compras"], "Norte; Sur"),
            (["ORG:;Compras", "EMAIL:a@x.example"], "Compras"),
            (["EMAIL:a@x.example", "TEL:600"], "a@x.example"),
            (["TEL:600 1"], "600 1"),
        ],
    )
    def test_falls_back_on_what_there_is(self, lines: list[str], name: str) -> None:
        assert only(card(*lines)).name == name

    def test_a_card_of_nobody_is_skipped(self) -> None:
        reading = read(card("FN:Ana") + card("NOTE:x", "EMAIL:", "TEL:"))
        assert [draft.name for draft in reading.drafts] == ["Ana"]
        assert [skipped.line for skipped in reading.skipped] == [5]

    def test_a_group_is_nobody_to_call(self) -> None:
        reading = read(card("FN:Ana") + card("FN:Friends", "KIND:group", version="4.0"))
        assert [draft.name for draft in reading.drafts] == ["Ana"]
        assert [skipped.what for skipped in reading.skipped] == ["Friends"]


class TestPhones:
    def test_mobile_first_and_fax_last(self) -> None:
        draft = only(
            card(
                "FN:Ana",
                "TEL;TYPE=WORK,FAX:1",
                "TEL;TYPE=PAGER:2",
                "TEL;TYPE=HOME:3",
                "TEL;TYPE=WORK;TYPE=pref:4",
                'TEL;TYPE="voice,cell":5',
            )
        )
        assert draft.phones == ("5", "4", "3", "1", "2")

    def test_bare_types_of_version_2_1(self) -> None:
        draft = only(
            card("FN:Ana", "TEL;WORK;FAX:1", "TEL;HOME:2", "TEL;CELL;PREF:3", version="2.1")
        )
        assert draft.phones == ("3", "2", "1")

    def test_labels_of_a_group_of_lines(self) -> None:
        draft = only(
            card(
                "FN:Ana",
                "item1.TEL:1",
                "item1.X-ABLabel:_$!<HomeFax>!$_",
                "item2.TEL:2",
                "item2.X-ABLabel:Direct",
                "item3.TEL:3",
                "item3.X-ABLabel:Móvil",
            )
        )
        assert draft.phones == ("3", "2", "1")

    def test_uris(self) -> None:
        draft = only(
            card(
                "FN:Ana",
                'TEL;VALUE=uri;TYPE="work,voice":tel:+1-418-656-9254;ext=102',
                "TEL;VALUE=uri:tel:944%20123",
                "EMAIL:mailto:a@x.example",
                version="4.0",
            )
        )
        assert draft.phones == ("+1-418-656-9254 x102", "944 123")
        assert draft.emails == ("a@x.example",)

    def test_the_preferred_address_first(self) -> None:
        draft = only(card("FN:A", "EMAIL:b@x.example", "EMAIL;PREF=1:a@x.example", version="4.0"))
        assert draft.emails == ("a@x.example", "b@x.example")


class TestText:
    def test_escapes_of_version_3(self) -> None:
        draft = only(card("FN:A", r"NOTE:Comma\, semicolon\; line\nback \\n end", r"ORG:E\, Ltd;S"))
        assert draft.notes == "Comma, semicolon; line\nback \\n end"
        assert draft.company == "E, Ltd"

    def test_version_2_1_has_no_escaped_line_end(self) -> None:
        assert only(card("FN:A", r"NOTE:C:\new\;x", version="2.1")).notes == "C:\\new;x"

    def test_folded_lines(self) -> None:
        assert only(card("FN:Ana", "  Ru", "\tiz")).name == "Ana Ruiz"

    def test_soft_breaks_cut_characters(self) -> None:
        draft = only(
            card(
                "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=8D=C3=B1igo Mu=C3=",
                "=B1oz",
                "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo=3D=",
                " three",
                "ORG;QUOTED-PRINTABLE:Norte=",
                version="2.1",
            )
        )
        assert draft.name == "Íñigo Muñoz"
        assert draft.notes == "one\ntwo= three"
        assert draft.company == "Norte"

    def test_control_characters_stay_outside(self) -> None:
        assert only(card("FN:A\0\x1b[31mna\u202e")).name == "A[31mna"

    def test_what_else_is_kept(self) -> None:
        draft = only(
            card(
                "FN:A",
                "TITLE:Jefa",
                "UID:urn:uuid:1-2",
                "CATEGORIES:VIP,myContacts,Sur",
                "TZ:Europe/Madrid",
                "LANG;PREF=1:es-ES",
            )
        )
        assert (draft.title, draft.labels) == ("Jefa", ("VIP", "Sur"))
        assert draft.source_ids == ("vcard:urn:uuid:1-2",)
        assert (draft.zone, draft.language) == ("Europe/Madrid", "es")

    def test_what_has_no_place_is_named(self) -> None:
        reading = read(card("FN:A", "BDAY:--0502", "URL:", "ADR:;;Calle 1;Bilbao", "REV:1"))
        (warning,) = reading.warnings
        assert "ADR, BDAY." in warning

    def test_the_state_of_an_address_tells_the_zone(self) -> None:
        address = "ADR;TYPE=WORK:;;1 Main St;Fresno;CA;93650;United States"
        assert only(card("FN:A", address)).zone == "America/Los_Angeles"
        assert only(card("FN:A", address, "TZ:America/Denver")).zone == "America/Denver"

    def test_the_country_of_an_address(self) -> None:
        assert (
            only(card("FN:A", "ADR;TYPE=WORK:;;Calle 1;Bilbao;;48001;España")).country == "España"
        )
        assert only(card("FN:A", "ADR:;;Calle 1")).country == ""


class TestCharacterSets:
    def test_a_property_says_its_own(self) -> None:
        reading = read(card(b"FN;CHARSET=ISO-8859-15:Ana \xa4", version="2.1"))
        assert reading.drafts[0].name == "Ana €"
        assert reading.warnings == ()

    def test_utf8_where_it_fits(self) -> None:
        reading = read(card("FN:José Muñoz", version="2.1"))
        assert (reading.drafts[0].name, reading.warnings) == ("José Muñoz", ())

    def test_else_the_code_page_with_the_line(self) -> None:
        reading = read(card(b"FN:Jos\xe9", version="2.1"))
        assert reading.drafts[0].name == "José"
        assert "line 3" in reading.warnings[0]
        assert "cp1252" in reading.warnings[0]

    def test_the_code_page_can_be_chosen(self) -> None:
        assert only(card(b"FN:\xe0\xf4\xf8\xe9\xed"), encoding="cp1255").name == "אפרים"
        with pytest.raises(WrongUsage):
            read(card("FN:A"), encoding="klingon")

    @pytest.mark.parametrize("name", ["blabla", "hex", "idna", "undefined", "unicode_escape"])
    def test_a_set_that_does_not_exist_is_named(self, name: str) -> None:
        reading = read(card("FN:Ana", f"ADR;CHARSET={name}:;;x", f"NOTE;CHARSET={name}:ñ\\d"))
        assert (reading.drafts[0].name, reading.drafts[0].notes) == ("Ana", "ñ\\d")
        assert any(f"{name} on line 4, 5" in warning for warning in reading.warnings)

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
    def test_byte_order_marks(self, encoding: str) -> None:
        assert only(card("FN:José").decode().encode(encoding)).name == "José"

    def test_a_mark_counts_more_than_what_a_property_says(self) -> None:
        data = codecs.BOM_UTF8 + card("FN;CHARSET=ISO-8859-1:José")
        assert only(data).name == "José"

    def test_wide_characters_without_a_mark_can_be_chosen(self) -> None:
        data = card("FN:José").decode().encode("utf-16-le")
        assert only(data, encoding="utf-16-le").name == "José"


class TestFile:
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
    def test_line_ends(self, end: str) -> None:
        reading = read(card("FN:Ana", "  Ruiz", end=end) + card("FN:Jon", end=end))
        assert [(d.name, d.line) for d in reading.drafts] == [("Ana Ruiz", 1), ("Jon", 6)]

    @pytest.mark.parametrize(
        "head", ["PHOTO;ENCODING=b;TYPE=JPEG:", "PHOTO;BASE64:", "KEY;X509;ENCODING=BASE64:"]
    )
    @pytest.mark.parametrize("fold", [" ", "  ", ""])
    def test_pictures_are_passed_over(self, head: str, fold: str) -> None:
        reading = read(card("FN:Ana", head, fold + "/9j/4AAQ", "", fold + "Z2Q==", "", "TEL:600"))
        assert (reading.drafts[0].name, reading.drafts[0].phones) == ("Ana", ("600",))
        assert reading.warnings == ()

    def test_the_card_of_an_agent_is_no_contact(self) -> None:
        agent = ["AGENT:", "BEGIN:VCARD", "VERSION:2.1", "FN:Agent", "TEL:1", "END:VCARD"]
        draft = only(card("FN:Ana", *agent, "TEL:2", version="2.1"))
        assert (draft.name, draft.phones) == ("Ana", ("2",))

    def test_a_missing_end_is_reported_and_costs_nobody(self) -> None:
        unfinished = card("FN:Ana").removesuffix(b"END:VCARD\r\n")
        reading = read(unfinished + card("FN:Jon") + unfinished)
        assert [draft.name for draft in reading.drafts] == ["Ana", "Jon", "Ana"]
        assert any("line 1, 8" in warning for warning in reading.warnings)

    def test_an_end_is_never_taken_for_the_rest_of_a_line(self) -> None:
        data = card("FN:Ana", "NOTE;QUOTED-PRINTABLE:x=", version="2.1") + card("FN:Jon")
        assert [draft.name for draft in read(data).drafts] == ["Ana", "Jon"]

    def test_lines_that_belong_to_nothing_are_named(self) -> None:
        reading = read(b"hello\r\n" + card("FN:Ana", "what is this?"))
        assert reading.drafts[0].name == "Ana"
        assert "line 1, 5" in reading.warnings[0]

    @pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, b"hello\n", b"END:VCARD\n"])
    def test_no_card(self, data: bytes) -> None:
        with pytest.raises(NothingUsable, match="no card found"):
            read(data)

    def test_small_letters_groups_and_broken_quotes(self) -> None:
        draft = only(
            b"begin:vcard\nversion:3.0\nitem1.fn:Ana\nitem1.tel;type=cell:1\n"
            b'EMAIL;X="unclosed;TYPE=work:a@x.example\nend:vcard\n'
        )
        assert (draft.name, draft.phones, draft.emails) == ("Ana", ("1",), ("a@x.example",))


LINE = st.text(max_size=40).map(clean).filter(bool) | st.sampled_from(
    ["a;b,c\\n", "\\", "=C3", "Ruiz: Ana", "😀" * 40, "[/]", "ñ" * 80]
)
LINES = st.lists(LINE, max_size=3).map(tuple)
CONTACTS = st.builds(
    Contact,
    id=st.just("c1"),
    name=LINE,
    company=LINE | st.just(""),
    title=LINE | st.just(""),
    emails=LINES,
    phones=LINES,
    labels=LINES,
    notes=st.text().map(lambda text: clean(text, lines=True)),
    relationship=st.sampled_from(Relationship),
    language=st.sampled_from(["", "es"]),
    country=st.sampled_from(["", "ES"]),
    zone=st.sampled_from(["", "Europe/Madrid"]),
    source_ids=st.sampled_from([(), ("hubspot:1", "vcard:x;y", "vcard:z")]),
)


class TestRoundTrip:
    @settings(max_examples=150, deadline=None)
    @given(st.lists(CONTACTS, min_size=1, max_size=3))
    def test_exact(self, contacts: list[Contact]) -> None:
        reading = read(write_vcards(contacts))
        assert (reading.skipped, reading.warnings) == ((), ())
        assert list(map(held, reading.drafts)) == list(map(held, contacts))

    def test_given_names(self) -> None:
        contact = Contact(id="c1", name="María Belén Gómez", given_name="María Belén")
        (draft,) = read(write_vcards([contact])).drafts
        assert (draft.name, draft.given_name) == (contact.name, contact.given_name)

    def test_lines_are_short_and_whole_characters(self) -> None:
        data = write_vcards([Contact(id="c1", name="ñ" * 300)])
        lines = data.split(b"\r\n")
        assert max(map(len, lines)) <= 75
        assert all(line.decode() is not None for line in lines)


class TestHostileBytes:
    WHOLE = card(
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=8D=",
        "=C3=B1",
        "N:Ruiz;Ana;;;",
        'item1.TEL;TYPE="a,cell":tel:+1;ext=2',
        "item1.X-ABLabel:x",
        "PHOTO;BASE64:",
        " AAAA",
        "",
        "AGENT:",
        "CATEGORIES:a\\,b,c",
        "TZ:Europe/Madrid",
    )

    @settings(max_examples=100, deadline=None)
    @given(st.binary(max_size=200))
    def test_any_bytes(self, data: bytes) -> None:
        self.reads_or_refuses(data)
        self.reads_or_refuses(b"BEGIN:VCARD\n" + data + b"\nEND:VCARD")

    @settings(max_examples=150, deadline=None)
    @given(st.data())
    def test_a_card_with_some_bytes_changed(self, data: st.DataObject) -> None:
        at = data.draw(st.integers(0, len(self.WHOLE)))
        cut = data.draw(st.integers(0, 20))
        put = data.draw(st.binary(max_size=10) | st.sampled_from([b'"', b";", b"=", b"\n", b":"]))
        self.reads_or_refuses(self.WHOLE[:at] + put + self.WHOLE[at + cut :])

    def reads_or_refuses(self, data: bytes) -> None:
        try:
            reading = read(data)
        except PlannerError:
            return
        for draft in reading.drafts:
            assert draft.name == clean(draft.name) != ""

    @pytest.mark.parametrize(
        "nonsense",
        [b";" * 500_000, b'N;"' + b';"' * 250_000, b"a" * 500_000, b"N:" + b"\\;" * 250_000,
         b"TEL:" + b";x#" * 200_000, b"\n" * 500_000, b"NOTE;QUOTED-PRINTABLE:" + b"=\n" * 200_000,
         b"BEGIN:VCARD\n" * 50_000, b"AGENT:\nBEGIN:VCARD\n" * 30_000, b" x\n" * 200_000],
        ids=range(10),
    )  # fmt: skip
    def test_long_nonsense_ends_soon(self, nonsense: bytes) -> None:
        self.reads_or_refuses(b"BEGIN:VCARD\nFN:Ana\n" + nonsense + b"\nEND:VCARD\n")
