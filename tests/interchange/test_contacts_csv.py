"""Contacts from CSV: what a rep's exports hold must arrive whole, or be named."""

import codecs
from collections.abc import Mapping
from contextlib import suppress

import pytest
from any_contacts import CONTACTS
from held import held
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.interchange.contacts_csv import How, columns_of, read_csv
from planner.interchange.contacts_out import write_csv
from planner.interchange.csv_columns import FIELDS, Said, field_of, known_columns
from planner.interchange.csv_table import ColumnShown
from planner.model.contact import Contact, Relationship
from planner.model.draft import Draft, Reading
from planner.model.errors import NothingUsable, PlannerError, WrongUsage
from planner.model.text import clean


def read(text: str, mapping: Mapping[str, str] = {}) -> Reading:
    return read_csv(text.encode(), "list.csv", How(said=Said(mapping)))


def only(text: str, mapping: Mapping[str, str] = {}) -> Draft:
    (draft,) = read(text, mapping).drafts
    return draft


def refusal(data: bytes) -> str:
    with pytest.raises(NothingUsable) as refused:
        read_csv(data, "list.csv")
    return refused.value.sentence


class TestPrograms:
    """The headers that known programs write."""

    def test_google_joins_values_and_marks_the_primary_one(self) -> None:
        draft = only(
            "First Name,Last Name,Organization Name,Organization Title,Labels,"
            "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,"
            "Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\n"
            'Eva,Soler,"Soler, S.A.",Jefa,VIP ::: * myContacts ::: * starred,'
            "Home,eva@casa.example,* Work,eva@soler.example ::: e@soler.example,"
            "Work Fax,943 000 001,Mobile,600 000 001\n"
        )
        assert (draft.name, draft.company, draft.title) == ("Eva Soler", "Soler, S.A.", "Jefa")
        assert draft.emails == ("eva@soler.example", "e@soler.example", "eva@casa.example")
        assert draft.phones == ("600 000 001", "943 000 001")
        assert draft.labels == ("VIP",)

    def test_outlook_calls_the_form_of_address_title(self) -> None:
        draft = only(
            '"Title","First Name","Last Name","Company","Job Title","E-mail Address",'
            '"E-mail 2 Address","Business Phone","Mobile Phone","Categories"\n'
            '"Dr.","Ute","Klein","Klein AG","Einkauf","ute@klein.example","u@klein.example",'
            '"+49 89 1","+49 171 2","Kunden;A"\n'
        )
        assert (draft.name, draft.title) == ("Dr. Ute Klein", "Einkauf")
        assert draft.emails == ("ute@klein.example", "u@klein.example")
        assert draft.phones == ("+49 171 2", "+49 89 1")
        assert draft.labels == ("Kunden", "A")

    def test_hubspot_keeps_its_id_and_its_stage(self) -> None:
        reading = read(
            "Record ID,First Name,Last Name,Email,Phone Number,Associated Company,"
            "Lifecycle Stage,Time Zone\n"
            "1,Ana,Ruiz,ana@a.example;ana@b.example,600 1,Norte;Sur,Opportunity,"
            "europe_slash_madrid\n"
            "2,Jon,Gil,jon@a.example,,Norte,Customer,UTC +01:00 Europe Madrid\n"
            "3,Eva,Sanz,eva@a.example,,Norte,Other,Mars\n"
        )
        ana, jon, eva = reading.drafts
        assert ana.source_ids == ("hubspot:1",)
        assert ana.company == "Norte"
        assert ana.emails == ("ana@a.example", "ana@b.example")
        assert [d.relationship for d in (ana, jon, eva)] == [
            Relationship.PROSPECT,
            Relationship.CUSTOMER,
            None,
        ]
        assert [d.zone for d in (ana, jon, eva)] == ["Europe/Madrid", "Europe/Madrid", ""]

    def test_hubspot_says_a_state_and_no_zone(self) -> None:
        reading = read(
            "First Name,Last Name,State/Region,Country/Region,Time Zone\n"
            "Amy,Lee,CA,United States,\n"
            "Bob,Ray,Quebec,Canada,\n"
            "Cat,Fox,AZ,US,America/Denver\n"
            "Dan,Cox,WA,Australia,\n"
            "Eve,Roy,WA,,\n"
        )
        assert [draft.zone for draft in reading.drafts] == [
            "America/Los_Angeles",
            "America/Toronto",
            "America/Denver",
            "Australia/Perth",
            "",
        ]
        assert not reading.warnings

    def test_hubspot_says_it_in_spanish(self) -> None:
        amy = only("Nombre,Apellidos,Estado/Región,País/región\nAmy,Lee,Sonora,México\n")
        assert amy.zone == "America/Hermosillo"

    def test_hubspot_in_spanish(self) -> None:
        draft = only(
            "ID de registro,Nombre,Apellidos,Correo,Número de teléfono,Cargo,"
            "Etapa del ciclo de vida,Nombre de la empresa\n"
            "9,Lucía,Núñez,lucia@n.example,944 1,Compras,Cliente,Norte\n"
        )
        assert draft.name == "Lucía Núñez"
        assert draft.emails == ("lucia@n.example",)
        assert (draft.company, draft.title) == ("Norte", "Compras")
        assert draft.relationship is Relationship.CUSTOMER
        assert draft.source_ids == ("hubspot:9",)

    def test_salesforce_ids_of_the_data_loader(self) -> None:
        draft = only(
            "Id,AccountId,LastName,FirstName,Phone,MobilePhone,Email,Title\n"
            "0035g00000ABCDEAA4,001x,Shah,Priya,415 1,415 2,p@s.example,VP\n"
        )
        assert draft.source_ids == ("salesforce:0035g00000ABCDEAA4",)
        assert draft.name == "Priya Shah"
        assert draft.phones == ("415 2", "415 1")
        assert draft.title == "VP"

    def test_any_table_may_number_its_rows_in_a_column_named_id(self) -> None:
        assert only("Id,Name,Email\n1,Ana,ana@a.example\n").source_ids == ()

    def test_salesforce_leads_are_prospects(self) -> None:
        draft = only(
            "Lead Owner,First Name,Last Name,Company / Account,Lead Source,Rating,Email\n"
            "Rep,Ana,Ruiz,Norte,Web,Hot,ana@a.example\n"
        )
        assert (draft.company, draft.relationship) == ("Norte", Relationship.PROSPECT)

    @pytest.mark.parametrize(
        ("status", "relationship"),
        [
            ("Open - Not Contacted", Relationship.PROSPECT),
            ("Working - Contacted", Relationship.PROSPECT),
            ("Closed - Not Converted", Relationship.PROSPECT),
            ("Nurturing", Relationship.PROSPECT),
            ("Customer", Relationship.CUSTOMER),
            ("Closed - Converted", None),
            ("", None),
        ],
    )
    def test_who_has_the_status_of_a_lead_is_a_prospect(
        self, status: str, relationship: Relationship | None
    ) -> None:
        reading = read(f"Account Name,First Name,Last Name,Lead Status\nNorte,Ana,Ruiz,{status}\n")
        assert [draft.relationship for draft in reading.drafts] == [relationship]
        assert reading.warnings == ()

    @pytest.mark.parametrize(
        ("column", "cell"),
        [
            ("Do Not Call", "TRUE"),
            ("DoNotCall", "1"),
            ("No llamar", "sí"),
            ("Lead Status", "Do not contact"),
            ("Estado cliente", "No contactar"),
        ],
    )
    def test_who_wants_no_calls_is_told(self, column: str, cell: str) -> None:
        reading = read(f"Name,Company,{column}\nAna Ruiz,Norte,{cell}\n")
        assert [draft.no_calls for draft in reading.drafts] == [True]
        assert reading.warnings == ()

    @pytest.mark.parametrize(
        ("column", "cell"),
        [
            ("Do Not Call", "FALSE"),
            ("Do Not Call", "0"),
            ("Lead Status", "Open - Not Contacted"),
            ("Lead Status", "No contact"),
            ("Estado cliente", "Cliente no contactado"),
        ],
    )
    def test_who_was_only_not_called_yet_is_no_such(self, column: str, cell: str) -> None:
        assert not only(f"Name,Company,{column}\nAna Ruiz,Norte,{cell}\n").no_calls

    def test_what_a_stage_says_counts_before_the_status_of_a_lead(self) -> None:
        draft = only("Name,Lead Status,Lifecycle Stage\nAna Ruiz,Connected,Customer\n")
        assert draft.relationship is Relationship.CUSTOMER

    def test_leads_of_the_data_loader_say_by_their_id_what_they_are(self) -> None:
        lead, contact = read(
            "ID,FIRSTNAME,LASTNAME,COMPANY,TITLE,PHONE,MOBILEPHONE,EMAIL,COUNTRY\n"
            "00Q5g00000ABCDEAA4,Ana,Ruiz,Norte,Compras,944 1,600 1,ana@a.example,Spain\n"
            "0035g00000ABCDEAA4,Jon,Gil,Sur,,,,jon@a.example,\n"
        ).drafts
        assert (lead.name, lead.company, lead.country) == ("Ana Ruiz", "Norte", "Spain")
        assert lead.phones == ("600 1", "944 1")
        assert (lead.relationship, contact.relationship) == (Relationship.PROSPECT, None)

    def test_salesforce_leads_in_spanish(self) -> None:
        draft = only(
            "Propietario de candidato,Nombre,Apellidos,Cargo,Compañía / Cuenta,Móvil,"
            "Correo electrónico\nRep,Ana,Ruiz,Compras,Norte,600 1,ana@a.example\n"
        )
        assert (draft.name, draft.company, draft.title) == ("Ana Ruiz", "Norte", "Compras")
        assert (draft.phones, draft.emails) == (("600 1",), ("ana@a.example",))
        assert draft.relationship is Relationship.PROSPECT

    @pytest.mark.parametrize(
        "text",
        [
            # As Outlook on the web writes it.
            "First Name,Middle Name,Last Name,Title,Suffix,E-mail Address,E-mail 2 Address,"
            "Home Phone,Business Phone,Mobile Phone,Job Title,Department,Company,"
            "Business Country/Region,Notes\n"
            "Ute,,Klein,Dr.,,ute@k.example,u@k.example,,089 1,0171 2,Einkauf,,Klein AG,Germany,x\n",
            # As Google writes it for Outlook.
            "First Name,Middle Name,Last Name,Title,Suffix,Initials,Notes,E-mail Address,"
            "E-mail 2 Address,E-mail 3 Address,Primary Phone,Home Phone,Mobile Phone,"
            "Company,Department,Job Title,Home Country,Business Country\n"
            "Ute,,Klein,Dr.,,UK,x,ute@k.example,u@k.example,,089 1,,0171 2,Klein AG,,Einkauf,,"
            "Germany\n",
            # As Outlook writes it in Spanish.
            "Tratamiento,Nombre,Segundo nombre,Apellidos,Compañía,Puesto,Teléfono del trabajo,"
            "Teléfono móvil,Dirección de correo electrónico,Dirección de correo electrónico 2,"
            "País o región del trabajo,Notas\n"
            "Dr.,Ute,,Klein,Klein AG,Einkauf,089 1,0171 2,ute@k.example,u@k.example,Germany,x\n",
        ],
    )
    def test_the_three_outlooks(self, text: str) -> None:
        draft = only(text)
        assert (draft.name, draft.company, draft.title) == ("Dr. Ute Klein", "Klein AG", "Einkauf")
        assert draft.phones == ("0171 2", "089 1")
        assert draft.emails == ("ute@k.example", "u@k.example")
        assert (draft.country, draft.notes) == ("Germany", "x")

    @pytest.mark.parametrize(
        "header",
        [
            "Person - ID,Person - Name,Person - Phone,Person - Email,Person - Organization",
            "Persona - ID,Persona - Nombre,Persona - Teléfono,Persona - Correo electrónico,"
            "Persona - Organización",
        ],
    )
    def test_pipedrive_in_both_languages(self, header: str) -> None:
        draft = only(f'{header}\n7,Tom,"600 1, 600 2",tom@b.example,Baker\n')
        assert draft.source_ids == ("pipedrive:7",)
        assert (draft.name, draft.company) == ("Tom", "Baker")
        assert draft.phones == ("600 1", "600 2")
        assert draft.emails == ("tom@b.example",)

    def test_zoho_and_hubspot_differ_in_the_case_of_one_letter(self) -> None:
        draft = only("Record Id,First Name,Last Name,Email\nzcrm_4,Dana,Whit,d@r.example\n")
        assert draft.source_ids == ("zoho:zcrm_4",)

    def test_linkedin_puts_lines_in_front(self) -> None:
        reading = read(
            'Notes:\n"When exporting, note, that some"\n\n'
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            'Ola,Nord,https://x.example,,"Nord, Inc.",Buyer,02 Mar 2026\n'
            ",,,,,,04 Mar 2026\n"
        )
        (ola,) = reading.drafts
        assert (ola.name, ola.company, ola.title, ola.line) == (
            "Ola Nord",
            "Nord, Inc.",
            "Buyer",
            5,
        )
        assert [(s.line, s.what) for s in reading.skipped] == [(6, "04 Mar 2026")]

    def test_what_a_report_puts_below_its_table_is_no_contact(self) -> None:
        reading = read(
            '"First Name","Last Name","Account Name","Email"\n"Ana","Ruiz","Norte",""\n'
            '\n"Contacts All"\n"Confidential"\n'
        )
        assert [draft.name for draft in reading.drafts] == ["Ana Ruiz"]
        assert [(s.line, s.what) for s in reading.skipped] == [
            (4, "Contacts All"),
            (5, "Confidential"),
        ]

    def test_a_short_row_inside_the_table_is_a_contact(self) -> None:
        reading = read("Name,Email,Phone\nAna\nJon,jon@a.example\n")
        assert [draft.name for draft in reading.drafts] == ["Ana", "Jon"]


class TestTable:
    """Finding the table, whatever stands around it."""

    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    def test_delimiter(self, delimiter: str) -> None:
        rows = [["Name", "Email"], ["Ruiz, Ana; sister | twin", "ana@a.example"]]
        text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
        assert only(text).name == "Ruiz, Ana; sister | twin"

    def test_sep_line_of_a_spreadsheet(self) -> None:
        draft = only("sep=;\r\nName;Email\r\nRosa Gil;rosa@g.example\r\n")
        assert (draft.name, draft.line) == ("Rosa Gil", 3)

    def test_columns_of_one_name_are_all_read(self) -> None:
        draft = only("Name,Phone,Phone,Email\nAna,600 1,600 2,\n")
        assert draft.phones == ("600 1", "600 2")

    def test_lines_are_those_of_the_file(self) -> None:
        reading = read('Name,Notes\r\nAna,"one\r\ntwo"\r\n\r\nJon,x\r\n')
        assert [draft.line for draft in reading.drafts] == [2, 5]
        assert reading.drafts[0].notes == "one\ntwo"

    @pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\r\r\n"])
    def test_line_ends(self, newline: str) -> None:
        reading = read(newline.join(["Name,Email", "Ana,a@a.example", "Jon,j@a.example", ""]))
        assert [(d.name, d.line) for d in reading.drafts] == [("Ana", 2), ("Jon", 3)]

    def test_cells_beyond_the_header_are_reported(self) -> None:
        no_address, too_long = read(
            "Name,Email\nAcme, Inc.,a@a.example\nAna,a@b.example,,\n"
        ).warnings
        assert "line 2: Inc. is no email" in no_address
        assert "line 2" in too_long

    def test_a_header_alone_is_no_error(self) -> None:
        reading = read("Name,Email,Phone\r\n")
        assert reading.drafts == ()
        assert len(reading.warnings) == 1

    def test_names_fall_back_on_what_there_is(self) -> None:
        reading = read(
            "Name,Company,Email,Phone\n,Norte,n@n.example,1\n,,s@s.example,2\n,,,943 1\n,,,\n"
        )
        assert [d.name for d in reading.drafts] == ["Norte", "s@s.example", "943 1"]
        assert reading.skipped == ()

    def test_a_person_whom_nothing_tells_is_skipped_and_counted(self) -> None:
        (skipped,) = read("Record ID,Name,Email,Notes\n53,,,a note\n").skipped
        assert (skipped.line, skipped.what) == (2, "53, a note")

    def test_damage_by_a_spreadsheet(self) -> None:
        reading = read(
            "Name,Phone,Mobile\n'+Ana,3.4611E+10,'600111222\n't Hooft,\"3,4611E+10\",\n"
            '"=""Eva""",="0034 943",\n'
        )
        ana, hooft, eva = reading.drafts
        assert (ana.name, ana.phones) == ("+Ana", ("600111222",))
        assert (hooft.name, hooft.phones) == ("'t Hooft", ())
        assert (eva.name, eva.phones) == ("Eva", ("0034 943",))
        assert ["3.4611E+10" in w for w in reading.warnings] == [True, False]
        assert ["line 3" in w for w in reading.warnings] == [False, True]

    def test_control_characters_stay_outside(self) -> None:
        draft = only("Name,Email,Notes\nAna\0 \x1b[31mRuiz\u202e,a@a.example,x\u200by\n")
        assert draft.name == "Ana [31mRuiz"
        assert draft.notes == "xy"


class TestMapping:
    def test_unknown_columns_are_listed_with_the_way_out(self) -> None:
        sentence = refusal(b"Kunde;Ansprechpartner;Durchwahl\r\nXY GmbH;Uwe Ott;-12\r\n")
        for needed in ("Kunde, Ansprechpartner, Durchwahl", '--map "COLUMN=FIELD"'):
            assert needed in sentence

    def test_a_list_without_header_is_never_taken_for_one(self) -> None:
        assert "Pia Ray" in refusal(b"Pia Ray,pia@r.example,1\nQuin Oz,quin@o.example,2\n")

    def test_columns_mapped_by_hand(self) -> None:
        draft = only(
            "Kunde;Ansprechpartner;Durchwahl;Handy\nXY GmbH;Uwe Ott;-12;0171\n",
            mapping={
                "kunde": "company",
                "Ansprechpartner": "name",
                "Handy": "mobile",
                "Durchwahl": "phone",
            },
        )
        assert (draft.name, draft.company) == ("Uwe Ott", "XY GmbH")
        assert draft.phones == ("0171", "-12")

    def test_one_mapped_column_is_enough_for_a_table(self) -> None:
        assert only("Wer\nUwe Ott\n", mapping={"Wer": "name"}).name == "Uwe Ott"

    def test_fields_go_by_spanish_names_too(self) -> None:
        draft = only("Quien,Donde\nAna,Norte\n", mapping={"Quien": "Nombre", "Donde": "Empresa"})
        assert (draft.name, draft.company) == ("Ana", "Norte")

    def test_a_field_that_does_not_exist_is_wrong_usage(self) -> None:
        with pytest.raises(WrongUsage, match="shoe size"):
            read("Name,Email\n", mapping={"Name": "shoe size"})

    def test_a_column_that_is_not_there_is_named(self) -> None:
        assert "Kunde" in read("Name,Email\nAna,\n", mapping={"Kunde": "company"}).warnings[0]
        assert "3" in read("Ana,ana@a.example\n", {"1": "name", "3": "notes"}).warnings[0]

    def test_what_is_said_counts_more_than_what_is_known(self) -> None:
        draft = only("Name,Title,Role,Fax\nAna,Jefa,x,1\n", {"Title": "title", "Role": ""})
        assert (draft.name, draft.title) == ("Ana", "Jefa")
        name = only("Name,Zuname,Email\nAna,Ruiz,a@a.example\n", {"Zuname": "last name"}).name
        assert name == "Ana Ruiz"

    @pytest.mark.parametrize("field", FIELDS)
    def test_fields_go_by_the_names_that_a_contact_has(self, field: str) -> None:
        (column,) = known_columns(["Was"], {"Was": field}).values()
        assert field_of(column) == field

    def test_a_list_without_header_goes_by_numbers(self) -> None:
        people = "\nPia Ray,pia@r.example,1\nQuin Oz,quin@o.example,2\n"
        assert "--map 1=name" in refusal(people.encode())
        reading = read(people, {"1": "name", "2": "emails", "3": "notes"})
        assert [(d.line, d.name, d.emails[0]) for d in reading.drafts] == [
            (2, "Pia Ray", "pia@r.example"),
            (3, "Quin Oz", "quin@o.example"),
        ]

    def test_the_columns_can_be_asked_about(self) -> None:
        shown = columns_of(b"Wer;Wo;Email\nAna;Norte;\nAna;Sur;a@a.example\n", "list.csv")
        assert shown == (
            ColumnShown("Wer", ("Ana",)),
            ColumnShown("Wo", ("Norte", "Sur")),
            ColumnShown("Email", ("a@a.example",), "emails"),
        )
        without = columns_of(b"Ana,a@a.example\nJon,j@a.example\n", "list.csv")
        assert [column.name for column in without] == ["1", "2"]
        assert without[0].values == ("Ana", "Jon")


@pytest.mark.parametrize(
    ("row", "name", "given"),
    [
        (",María Belén,Gómez", "María Belén Gómez", "María Belén"),
        (",Ana,Ruiz", "Ana Ruiz", ""),
        (",Ana Ruiz,", "Ana Ruiz", ""),
        ("Dr.,Ute,Klein", "Dr. Ute Klein", "Ute"),
    ],
)
def test_a_given_name_is_kept_where_the_first_word_does_not_say_it(
    row: str, name: str, given: str
) -> None:
    draft = only(f"Prefix,First Name,Last Name,Email\n{row},a@a.example\n")
    assert (draft.name, draft.given_name) == (name, given)


class TestNothingIsDroppedSilently:
    def test_columns_without_a_place_are_named(self) -> None:
        (warning,) = read("Name,Email,Birthday,Fax,,Web\nAna,a@a.example,1/2,,y,x\n").warnings
        assert "Birthday, 5, Web" in warning
        assert "Fax" not in warning

    def test_a_zone_may_be_a_city(self) -> None:
        (ana, _) = read("Nombre,Zona horaria\nAna,Canarias\nJon,Lisboa\n").drafts
        assert ana.zone == "Atlantic/Canary"

    def test_zones_and_languages_that_nobody_knows_are_named(self) -> None:
        text = "Name,Time Zone,Language\nAna,Mars,es\nJon,,Klingon\nEva,Mars,\n"
        mars, klingon = read(text).warnings
        assert "Mars" in mars
        assert "line 2, 4" in mars
        assert "Klingon" in klingon

    def test_a_column_of_numbers_that_is_not_known_has_a_place_if_its_name_is_told(self) -> None:
        table = "Name,Company,Durchwahl,City\nPat,Pat Ltd,+353 1 555 0000,Cork\nTim,Tim Ltd,,\n"
        assert read(table).warnings == (
            "list.csv: left out, for nobody has said what they hold: Durchwahl.",
            "list.csv: left out, since no place in a contact is known for them: City.",
        )
        assert read(table.replace("City", "C.P.x.")).warnings[1].endswith("for them: C.P.x.")
        (city,) = read(table, {"Durchwahl": "phones"}).warnings
        (both,) = read(table, {"Durchwahl": ""}).warnings
        assert "City" in city
        assert "Durchwahl, City" in both

    def test_so_has_one_that_says_who_buys_already(self) -> None:
        table = "Nombre,Teléfono,Tipo\nAna,+34 944 123 456,cliente\nJon,,Prospecto\n"
        assert read(table).warnings == (
            "list.csv: left out, for nobody has said what they hold: Tipo.",
        )
        told = {"Tipo": "relationship"}
        ana, jon = read(table, told).drafts
        assert (ana.relationship, jon.relationship) == ("customer", "prospect")
        (mixed,) = read(table + "Eva,,proveedor\n").warnings
        assert "no place" in mixed

    def test_what_the_rep_says_is_the_name_is_in_the_place_of_what_a_header_calls_so(self) -> None:
        table = "Contact,Who buys,Phone\nsales desk,Pat Byrne,+353 1 555 0000\n"
        found = read(table, {"Who buys": "name"})
        assert [draft.name for draft in found.drafts] == ["Pat Byrne"]
        (left_out,) = found.warnings
        assert "Contact" in left_out

    @pytest.mark.parametrize("header", ["Tel.", "Tel. No.", "Phone no.", "Tfno.", "Telf", "Móv."])
    def test_a_short_word_for_the_phone_is_known(self, header: str) -> None:
        draft = only(f"Name;{header};Email\nPat;+353 1 555 0000;p@p.example\n")
        assert draft.phones == ("+353 1 555 0000",)

    @pytest.mark.parametrize(
        "header",
        [
            "Razón social;Persona de contacto;Teléfono 1;Móvil 1;Correo 1;Observaciones",
            "Cliente;Contacto;Tel. 1;Móvil;E-mail;Observaciones",
            "Customer;Primary contact;Telephone 1;Mobile 1;E-mail 1;Remarks",
        ],
    )
    def test_the_list_of_customers_that_an_office_keeps_is_known(self, header: str) -> None:
        found = read(f"{header}\nNorte SL;Ana Ruiz;944 123 456;600 123 456;a@n.example;urgent\n")
        (ana,) = found.drafts
        assert (ana.name, ana.company, ana.emails) == ("Ana Ruiz", "Norte SL", ("a@n.example",))
        assert (ana.phones, ana.notes) == (("600 123 456", "944 123 456"), "urgent")
        assert found.warnings == ()

    def test_the_list_of_customers_of_an_office_in_latin_america(self) -> None:
        draft = only(
            "Nombres;Apellidos;Empresa;Celular;PBX;Correo corporativo;País;Estado cliente;"
            "Última gestión\n"
            "Luz Marina;Peña Ruiz;Agro Llano;310 555 0142;(601) 555 0142 ext 3;luz@agro.example;"
            "Colombia;En negociación;15/02/2026\n"
        )
        assert draft.name == "Luz Marina Peña Ruiz"
        assert draft.phones == ("310 555 0142", "(601) 555 0142 ext 3")
        assert draft.emails == ("luz@agro.example",)
        assert draft.relationship is Relationship.PROSPECT
        assert f"{draft.last_contact:%Y-%m-%d}" == "2026-02-15"

    @pytest.mark.parametrize("said", ["Activo", "Inactivo", "Active"])
    def test_an_account_that_is_or_was_active_is_a_customer(self, said: str) -> None:
        assert only(f"Nombre;Estado cliente\nEva;{said}\n").relationship is Relationship.CUSTOMER

    @pytest.mark.parametrize(
        "surnames",
        ["Primer apellido;Segundo apellido", "Apellido 1;Apellido 2", "1er apellido;2º apellido"],
    )
    def test_two_surnames_may_stand_in_two_columns(self, surnames: str) -> None:
        ana, bo = read(f"Nombre;{surnames};Móvil\nAna;Gil;Sáez;600\nBo;Rey;;601\n").drafts
        assert (ana.name, bo.name) == ("Ana Gil Sáez", "Bo Rey")

    @pytest.mark.parametrize("where", ["Provincia;País\nAna;Las Palmas", "C.P.;País\nAna;35001"])
    def test_who_is_in_the_canaries_is_an_hour_behind(self, where: str) -> None:
        assert only(f"Nombre;{where};España\n").zone == "Atlantic/Canary"

    def test_a_customer_without_a_person_goes_by_the_name_of_the_company(self) -> None:
        draft = only("Cliente;Teléfono\nNorte SL;944 123 456\n")
        assert (draft.name, draft.company) == ("Norte SL", "Norte SL")

    def test_beside_a_company_a_column_called_customer_may_say_anything(self) -> None:
        found = read("Cliente,Nombre,Empresa,Correo\nsí,Ana,Norte SL,a@n.example\n")
        assert [draft.company for draft in found.drafts] == ["Norte SL"]
        (left_out,) = found.warnings
        assert "Cliente" in left_out

    def test_direct_phones_are_phones(self) -> None:
        drafts = read("Name,Direct Phone,Direct Dial\nPat,+353 1 5550000,+353 1 5550001\n").drafts
        assert drafts[0].phones == ("+353 1 5550000", "+353 1 5550001")

    def test_what_is_no_address_and_no_number_is_named_and_left_out(self) -> None:
        text = (
            "Name,Email,Phone\nAna,esto no es un correo,pendiente\nJon,j@a.example,12/03/2024\n"
            "Eva,e@a.example,944 123 456 (home)\nLuis,,pendiente\n"
        )
        reading = read(text)
        assert [(d.emails, d.phones) for d in reading.drafts] == [
            ((), ()),
            (("j@a.example",), ()),
            (("e@a.example",), ("944 123 456 (home)",)),
            ((), ()),
        ]
        words, waiting, date = reading.warnings
        assert "line 2: esto no es un correo is no email" in words
        assert "line 2, 5: pendiente" in waiting
        assert "12/03/2024" in date

    @pytest.mark.parametrize(
        ("header", "written", "country"),
        [
            ("Country", "es", "ES"),
            ("Mailing Country", "Spain", "Spain"),
            ("País/región", "España", "España"),
            ("Address 1 - Country", "Germany", "Germany"),
            ("Business Country/Region", "United Kingdom", "United Kingdom"),
        ],
    )
    def test_a_country_stays_as_it_is_written(
        self, header: str, written: str, country: str
    ) -> None:
        assert only(f"Name,{header}\nAna,{written}\n").country == country


class TestBytes:
    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
    )
    def test_byte_order_marks(self, encoding: str) -> None:
        mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
        text = "Name,Email\nJosé Muñoz,j@m.example\n"
        reading = read_csv(mark.get(encoding, b"") + text.encode(encoding), "list.csv")
        assert [d.name for d in reading.drafts] == ["José Muñoz"]
        assert reading.warnings == ()

    def test_the_code_page_that_was_assumed_is_named(self) -> None:
        reading = read_csv("Name,Email\nJosé Muñoz,\n".encode("cp1252"), "list.csv")
        assert reading.drafts[0].name == "José Muñoz"
        assert "cp1252" in reading.warnings[0]

    def test_the_code_page_can_be_chosen(self) -> None:
        reading = read_csv("Name,Email\nΆννα,\n".encode("cp1253"), "list.csv", How("cp1253"))
        assert reading.drafts[0].name == "Άννα"

    def test_utf16_without_a_mark_can_be_chosen(self) -> None:
        reading = read_csv("Name,Email\nEva,\n".encode("utf-16-le"), "l.csv", How("utf-16-le"))
        assert reading.drafts[0].name == "Eva"

    def test_lines_with_characters_that_the_code_page_lacks_are_named(self) -> None:
        reading = read_csv(b"Name,Email\nA\xf1a,\nX\x81,\n", "list.csv")
        assert any("line 3" in warning for warning in reading.warnings)

    @pytest.mark.parametrize("encoding", ["klingon", "hex", "idna", "unicode_escape", "a\0b", ""])
    def test_what_is_no_encoding_is_wrong_usage(self, encoding: str) -> None:
        with pytest.raises(WrongUsage):
            read_csv(b"Name,Email\n", "list.csv", How(encoding))

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"PK\x03\x04\x14\0\x06\0\x08\0", "spreadsheet"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "spreadsheet"),
            (b"%PDF-1.7\n", "PDF"),
            (bytes(range(256)) * 8, "no text"),
            ("Name,Email".encode("utf-16-le"), "no text"),
            (b"", "empty"),
            (b"\n \r\n", "empty"),
            (codecs.BOM_UTF8, "empty"),
            (codecs.BOM_UTF8 + b"Name,Email\nA\xf1a,\n", "UTF-8"),
            (codecs.BOM_UTF16_LE + b"Name,Email\nAna", "UTF-16"),
            (b'Name,Email\r\n"Open Quote,open@x.example\r\nNext Row,n@x.example\r\n', "line 2"),
            (b'Name,Email\nAna,a@a.example\n"x\ny",z\n"Open,o\n"Next",n\n', "line 5"),
            (b'Name,Email\nAna,\n"The "Best" Account",a\n', "line 3"),
            (b'"Name,Email\nAna,\n', "line 1"),
        ],
    )
    def test_each_kind_of_unusable_file_has_its_sentence(self, data: bytes, said: str) -> None:
        sentence = refusal(data)
        assert said in sentence
        assert "list.csv" in sentence


@pytest.mark.parametrize(
    ("header", "written", "days"),
    [
        (
            "Last Contacted",
            ["2026-01-31 09:14", "2025-12-01T10:00:00Z"],
            ["2026-01-31", "2025-12-01"],
        ),
        ("Último contacto", ["3/4/2026", "30/04/25 9:00"], ["2026-04-03", "2025-04-30"]),
        ("Last Activity Date", ["3/4/2026 9:00 AM", "4/30/2025"], ["2026-03-04", "2025-04-30"]),
        ("Fecha última actividad", ["3.4.2026", ""], ["2026-04-03", None]),
        ("Última visita", ["18/03/2025", ""], ["2025-03-18", None]),
        ("Fecha última llamada", ["18/03/2025", ""], ["2025-03-18", None]),
        ("Fecha último contacto", ["18/03/2025", ""], ["2025-03-18", None]),
    ],
)
def test_of_the_last_contact_the_whole_column_tells_whether_the_month_comes_first(
    header: str, written: list[str], days: list[str | None]
) -> None:
    rows = "".join(f"Ana {n},{text}\n" for n, text in enumerate(written))
    drafts = read(f"Name,{header}\n{rows}").drafts
    found = [each.last_contact and each.last_contact.date().isoformat() for each in drafts]
    assert found == days


@pytest.mark.parametrize(
    ("written", "days"),
    [
        (["3/4/2026", "5/6/2026"], ["2026-03-04", "2026-05-06"]),
        (["3/4/2026", "30/4/2026"], ["2026-04-03", "2026-04-30"]),
        (["2026-03-04", ""], ["2026-03-04", None]),
    ],
)
def test_dates_that_do_not_tell_are_as_the_rep_writes_them(
    written: list[str], days: list[str | None]
) -> None:
    rows = "".join(f"Ana {n},{text}\n" for n, text in enumerate(written))
    table = f"Name,Last Activity\n{rows}".encode()
    drafts = read_csv(table, "list.csv", How(month_first=True)).drafts
    found = [each.last_contact and each.last_contact.date().isoformat() for each in drafts]
    assert found == days


def test_who_is_no_customer_and_no_prospect_is_told() -> None:
    reading = read("Name,Relationship\nAna,Cliente\nEva,Proveedor\nJon,Potencial\nLuz,Proveedor\n")
    assert [draft.relationship for draft in reading.drafts] == ["customer", None, "prospect", None]
    (told,) = reading.warnings
    assert "line 3, 5: Proveedor is neither customer nor prospect" in told


def test_of_the_last_visit_and_the_last_call_the_later_counts() -> None:
    table = "Name,Last visit,Last call,Last activity\n{}\n{}\n{}\n".format(
        "Ana,2024-02-01,2025-03-05,2026-01-01", "Eva,2025-03-05,2024-02-01,", "Jon,,,2026-01-01"
    )
    found = [draft.last_contact and draft.last_contact.year for draft in read(table).drafts]
    assert found == [2025, 2025, 2026]


def test_beside_the_last_contact_no_other_activity_counts_and_no_date_is_told() -> None:
    table = "Name,Last Contacted,Last Activity\nAna,2026-01-05,2026-02-01\nEva,31/31/2026,soon\n"
    reading = read(table)
    assert [d.last_contact and d.last_contact.day for d in reading.drafts] == [5, None]
    told = " ".join(reading.warnings)
    assert "31/31/2026 is no time zone, language or date" in told
    assert "soon" in told


class TestRoundTrip:
    @settings(max_examples=150, deadline=None)
    @given(st.lists(CONTACTS, min_size=1, max_size=4))
    def test_exact(self, contacts: list[Contact]) -> None:
        reading = read_csv(write_csv(contacts), "own.csv")
        assert (reading.skipped, reading.warnings) == ((), ())
        assert list(map(held, reading.drafts)) == list(map(held, contacts))

    def test_given_names(self) -> None:
        contact = Contact(id="c1", name="María Belén Gómez", given_name="María Belén")
        (draft,) = read_csv(write_csv([contact]), "own.csv").drafts
        assert (draft.name, draft.given_name) == (contact.name, contact.given_name)

    def test_no_cell_begins_as_a_formula_does_but_phones_stay_phones(self) -> None:
        data = write_csv(
            [
                Contact(id="c1", name="=cmd()", company="+1", title="@x", notes="-1+2",
                        phones=("+34 944 123 456", "+A1+B2")),
            ]
        ).decode()  # fmt: skip
        assert '"\'=cmd()","\'+1"' not in data
        for cell in ('"\'=cmd()"', '"\'@x"', '"\'-1+2"', '"+34 944 123 456"', '"\'+A1+B2"'):
            assert cell in data

    def test_lines_end_as_spreadsheets_want(self) -> None:
        assert write_csv([Contact(id="c1", name="Ana")]).count(b"\r\n") == 2


class TestHostileBytes:
    @settings(max_examples=150, deadline=None)
    @given(st.binary(max_size=300))
    def test_any_bytes(self, data: bytes) -> None:
        self.reads_or_refuses(data)

    @settings(max_examples=150, deadline=None)
    @given(st.text(alphabet="Name,Email;Phone\t|\r\n\"' =\0ñ1", max_size=200), st.data())
    def test_nearly_a_table(self, text: str, data: st.DataObject) -> None:
        encoding = data.draw(st.sampled_from(["utf-8", "utf-16", "cp1252"]))
        self.reads_or_refuses(b"Name,Email,Phone\r\n" + text.encode(encoding, "replace"))
        self.reads_or_refuses(text.encode(encoding, "replace"))

    def reads_or_refuses(self, data: bytes) -> None:
        with suppress(NothingUsable):
            columns_of(data, "list.csv")
        try:
            reading = read_csv(data, "list.csv")
        except PlannerError:
            return
        for draft in reading.drafts:
            assert draft.name == clean(draft.name) != ""

    @pytest.mark.parametrize(
        "data",
        [
            b"Name,Email\n" + b'"' * 1_000_000,
            b"Name,Email\n" + b"x#" * 500_000,
            b"Name,Phone\nAna," + b"x" * 1_000_000,
            b"," * 1_000_000,
            b"Name,Email\n" + b"a\n" * 200_000,
            b"Name,Email\n" + b"\r" * 1_000_000,
            b"'" * 1_000_000,
        ],
        ids=["quotes", "marks", "phone", "commas", "footer", "returns", "apostrophes"],
    )
    def test_long_nonsense_ends_soon(self, data: bytes) -> None:
        self.reads_or_refuses(data)
