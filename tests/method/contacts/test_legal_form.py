"""Legal forms: what ends the name of a company, and never that of a person."""

import pytest

from planner.method.contacts.legal_form import has_legal_form, without_legal_form


@pytest.mark.parametrize(
    ("company", "bare"),
    [
        ("Nuevo Cliente S.L.", "Nuevo Cliente"),
        ("Talleres Norte, S. L. U.", "Talleres Norte"),
        ("Aceros SA", "Aceros"),
        ("Bodega s.l.", "Bodega"),
        ("Harina S.Coop.", "Harina"),
        ("Tubos S.A. de C.V.", "Tubos"),
        ("Müller GmbH", "Müller"),
        ("Pumps ltd.", "Pumps"),
        ("Acme, Inc.", "Acme"),
    ],
)
def test_a_company_ends_in_its_form(company: str, bare: str) -> None:
    assert has_legal_form(company)
    assert without_legal_form(company) == bare


@pytest.mark.parametrize("name", ["Ana Ruiz", "Maria Sá", "Eva Sal", "Cb", "S.L.", "Spa", ""])
def test_a_person_does_not(name: str) -> None:
    assert not has_legal_form(name)
    assert without_legal_form(name) == name
