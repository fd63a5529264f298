"""Somebody new in one line."""

import pytest
from day_samples import CONFIG, today

from planner.method.introduction import introduced
from planner.method.who_and_what import who_and_what


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("pedro Galán", "Pedro Galán"),
        ("pedro gil de la peña", "Pedro Gil de la Peña"),
        ("jean-luc d'ors", "Jean-Luc D'Ors"),
        ("iñaki McCoy", "Iñaki McCoy"),
        ("eBay España", "eBay España"),
        ("Rosa la de compras", "Rosa la de compras"),
        ("3m", "3m"),
        ("", ""),
    ],
)
def test_a_name_typed_in_a_hurry_has_its_capitals(typed: str, name: str) -> None:
    assert introduced(f"{typed}, talleres Gil").name == name


def test_so_has_one_in_a_line_with_more() -> None:
    read = who_and_what(
        {}, "pedro galán, Cristalerías Galán: pedido", today("10:00"), CONFIG, deep=False
    )
    assert (read.name, read.company, read.text) == ("Pedro Galán", "Cristalerías Galán", "pedido")
