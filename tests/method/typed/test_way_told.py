"""The way an answer took, read out of its own words."""

import pytest

from planner.method.typed.way_told import way_told
from planner.model.document import Channel


@pytest.mark.parametrize(
    ("answer", "way"),
    [
        ("enviada la fra por correo", Channel.EMAIL),
        ("Enviado por e-mail, con las tarifas", Channel.EMAIL),
        ("por correo le envié todo", Channel.EMAIL),
        ("le mandé el albarán por WhatsApp", Channel.CHAT),
        ("mandado x correo", Channel.EMAIL),
        ("contestado por teléfono: se lo envío por correo", Channel.PHONE),
        ("sent the invoice by email", Channel.EMAIL),
        ("answered in person", Channel.PERSON),
        ("emailed", None),
        ("se la envío mañana por correo", None),
        ("it will be sent by email", None),
        ("será enviada por correo", None),
        ("que no, por precio", None),
        ("", None),
    ],
)
def test_only_what_was_done_tells_its_way(answer: str, way: Channel | None) -> None:
    assert way_told(answer) is way
