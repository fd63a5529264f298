"""The headers of other programs' CSV files, English and Spanish, and what stands below each.

Columns are known by name, never by position: positions shift between exports.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from planner.model.text import clean, fold


class Field(StrEnum):
    """What a column holds. The values are names that a mapping may use."""

    NAME = "name"
    FIRST_NAME = "first name"
    MIDDLE_NAME = "middle name"
    LAST_NAME = "last name"
    PREFIX = "name prefix"
    SUFFIX = "name suffix"
    COMPANY = "company"
    TITLE = "job title"
    EMAIL = "email"
    PHONE = "phone"
    LABEL = "labels"
    NOTES = "notes"
    ZONE = "time zone"
    LANGUAGE = "language"
    COUNTRY = "country"
    STATE = "state"
    POSTCODE = "postcode"
    RELATIONSHIP = "relationship"
    SOURCE_ID = "source id"
    LEAD_OWNER = "lead owner"
    LEAD_STATUS = "lead status"
    CONTACTED = "last contact"
    NO_CALLS = "no calls"


class Column(NamedTuple):
    """``several``: a cell may hold several values. ``mobile``: its phones are mobile ones.
    ``source`` is the program whose record ids stand in the column; none, if the ids say it
    themselves. ``kind_at`` is the place of the column that says what kind of value this one is;
    ``month_first`` tells how its dates are written, ``activity`` that they are of anything that was
    done about the contact, also of what they know nothing of.
    """

    field: Field
    several: bool = False
    mobile: bool = False
    source: str = ""
    kind_at: int | None = None
    month_first: bool = False
    activity: bool = False


def header_key(header: str) -> str:
    """A header as ``KNOWN`` has it: no accents, no case, a number is "#", "e-mail" is "email",
    "Tel." is "tel"."""
    folded = fold(clean(header)).strip(" *:'").replace("e-mail", "email")
    folded = folded.replace("_", " ").replace(".", " ")
    return " ".join(re.sub(r"\d+", "#", folded).split())


def _several(field: Field, *headers: str, mobile: bool = False) -> dict[str, Column]:
    return {header: Column(field, several=True, mobile=mobile) for header in headers}


def _single(field: Field, *headers: str) -> dict[str, Column]:
    return {header: Column(field) for header in headers}


def _activity(*headers: str) -> dict[str, Column]:
    return {header: Column(Field.CONTACTED, activity=True) for header in headers}


KNOWN: dict[str, Column] = {
    **_single(Field.NAME, "name", "full name", "display name", "contact name", "contact"),
    **_single(Field.NAME, "contact person", "person - name", "nombre", "nombre completo"),
    **_single(Field.NAME, "nombre y apellidos", "contacto", "persona de contacto"),
    **_single(Field.NAME, "nombre del contacto", "persona - nombre", "persona contacto"),
    **_single(Field.NAME, "primary contact", "contacto principal", "nombres y apellidos"),
    **_single(Field.FIRST_NAME, "first name", "firstname", "given name", "person - first name"),
    **_single(Field.FIRST_NAME, "nombre de pila", "primer nombre", "persona - nombre de pila"),
    **_single(Field.FIRST_NAME, "nombres"),
    **_single(Field.MIDDLE_NAME, "middle name", "additional name", "segundo nombre"),
    **_single(Field.LAST_NAME, "last name", "lastname", "family name", "surname"),
    **_single(Field.LAST_NAME, "person - last name", "apellidos", "apellido"),
    **_single(Field.LAST_NAME, "persona - apellidos", "persona - apellido"),
    **_single(Field.LAST_NAME, "primer apellido", "segundo apellido", "apellido #"),
    **_single(Field.LAST_NAME, "#o apellido", "#er apellido"),
    **_single(Field.PREFIX, "name prefix", "prefix", "salutation", "tratamiento", "prefijo"),
    **_single(Field.SUFFIX, "name suffix", "suffix", "sufijo"),
    **_single(Field.COMPANY, "company", "company name", "company / account", "account"),
    **_single(Field.COMPANY, "account name", "organization", "organisation", "organization name"),
    **_single(Field.COMPANY, "person - organization", "empresa", "compania", "organizacion"),
    **_single(Field.COMPANY, "nombre de la empresa", "nombre de empresa", "nombre de cuenta"),
    **_single(Field.COMPANY, "nombre de la cuenta", "cuenta", "persona - organizacion"),
    **_single(Field.COMPANY, "nombre de la organizacion", "lugar de trabajo", "compania / cuenta"),
    **_single(Field.COMPANY, "razon social", "nombre comercial", "nombre fiscal", "business name"),
    **_single(Field.COMPANY, "customer", "customer name", "client", "client name", "cliente"),
    **_single(Field.COMPANY, "nombre del cliente", "nombre cliente"),
    **_several(Field.COMPANY, "organization # - name", "associated company"),
    **_several(Field.COMPANY, "associated company (primary)", "empresa asociada"),
    **_single(Field.TITLE, "title", "job title", "jobtitle", "organization title", "position"),
    **_single(Field.TITLE, "person - job title", "role", "cargo", "puesto", "titulo"),
    **_single(Field.TITLE, "puesto de trabajo", "persona - cargo", "persona - puesto"),
    **_several(Field.TITLE, "organization # - title"),
    **_several(Field.EMAIL, "email", "emails", "email address", "email addresses", "mail"),
    **_several(Field.EMAIL, "work email", "secondary email", "additional email addresses"),
    **_several(Field.EMAIL, "email # address", "email # - value", "person - email", "correo"),
    **_several(Field.EMAIL, "person - email - work", "person - email - home"),
    **_several(Field.EMAIL, "person - email - other", "correos", "correo electronico"),
    **_several(Field.EMAIL, "correo #", "correo-e", "correo corporativo", "email corporativo"),
    **_several(Field.EMAIL, "direccion de correo electronico", "direccion de correo"),
    **_several(Field.EMAIL, "direccion de correo electronico #", "correo electronico #"),
    **_several(Field.EMAIL, "persona - correo electronico", "correo secundario"),
    **_several(Field.EMAIL, "persona - correo electronico - trabajo"),
    **_several(Field.EMAIL, "persona - correo electronico - casa"),
    **_several(Field.EMAIL, "persona - correo electronico - otro"),
    **_single(Field.EMAIL, "email #"),
    **_several(Field.PHONE, "phone", "phones", "phone number", "telephone", "tel", "work phone"),
    **_several(Field.PHONE, "business phone", "business phone #", "home phone", "home phone #"),
    **_several(Field.PHONE, "company main phone", "primary phone", "other phone", "homephone"),
    **_several(Field.PHONE, "otherphone", "phone # - value", "person - phone"),
    **_several(Field.PHONE, "person - phone - work", "person - phone - home"),
    **_several(Field.PHONE, "person - phone - other", "telefono", "telefonos"),
    **_several(Field.PHONE, "numero de telefono", "telefono del trabajo", "telefono trabajo"),
    **_several(Field.PHONE, "telefono de trabajo", "telefono fijo", "telefono particular"),
    **_several(Field.PHONE, "telefono del trabajo #", "telefono particular #", "otro telefono"),
    **_several(Field.PHONE, "telefono principal", "numero general de la compania"),
    **_several(Field.PHONE, "persona - telefono", "persona - telefono - trabajo"),
    **_several(Field.PHONE, "persona - telefono - casa", "persona - telefono - otro"),
    **_several(Field.PHONE, "direct phone", "direct phone number", "direct line", "direct dial"),
    **_several(Field.PHONE, "telefono directo", "linea directa", "tfno", "tlf", "telf", "telef"),
    **_several(Field.PHONE, "telephone number", "telephone no", "tel no", "phone no"),
    **_several(Field.PHONE, "fijo", "fijo #", "pbx", "conmutador", "telefono oficina"),
    **_several(Field.PHONE, "telefono de oficina", "telefono fijo #"),
    **_single(Field.PHONE, "phone #"),
    **_several(Field.PHONE, "telephone #", "tel #", "telefono #", "tfno #", "tlf #", "telf #"),
    **_several(Field.PHONE, "mobile #", "movil #", mobile=True),
    **_several(Field.PHONE, "mobile", "mobile phone", "mobilephone", mobile=True),
    **_several(Field.PHONE, "mobile phone number", "mobile number", "cell", mobile=True),
    **_several(Field.PHONE, "car phone", "mobile no", "mob", "mov", mobile=True),
    **_several(Field.PHONE, "cell phone", "person - phone - mobile", "movil", mobile=True),
    **_several(Field.PHONE, "telefono movil", "numero de telefono movil", mobile=True),
    **_several(Field.PHONE, "numero de movil", "celular", mobile=True),
    **_several(Field.PHONE, "persona - telefono - movil", "celular #", "cel", mobile=True),
    **_several(Field.PHONE, "cel #", "telefono celular", "numero de celular", mobile=True),
    **_several(Field.PHONE, "numero celular", "whatsapp", mobile=True),
    **_several(Field.LABEL, "label", "labels", "tag", "tags", "categories", "category"),
    **_several(Field.LABEL, "group membership", "person - label", "person - labels"),
    **_several(Field.LABEL, "etiqueta", "etiquetas", "categoria", "categorias"),
    **_several(Field.LABEL, "persona - etiqueta", "persona - etiquetas"),
    **_single(Field.LABEL, "label #"),
    **_single(Field.NOTES, "notes", "note", "comments", "description", "person - notes"),
    **_single(Field.NOTES, "notas", "nota", "comentarios", "descripcion", "persona - notas"),
    **_single(Field.NOTES, "observaciones", "remarks"),
    **_single(Field.ZONE, "time zone", "timezone", "zone", "zona horaria"),
    **_single(Field.LANGUAGE, "language", "preferred language", "idioma", "idioma preferido"),
    **_single(Field.COUNTRY, "country", "country code", "country/region", "mailing country"),
    **_single(Field.COUNTRY, "mailingcountry", "address # - country", "business country/region"),
    **_single(Field.COUNTRY, "home country/region", "other country/region", "pais"),
    **_single(Field.COUNTRY, "pais/region", "codigo de pais", "pais o region del trabajo"),
    **_single(Field.COUNTRY, "pais o region del domicilio", "pais de correspondencia"),
    **_single(Field.COUNTRY, "person - postal address - country", "business country"),
    **_single(Field.COUNTRY, "persona - direccion postal - pais", "mailing country/territory"),
    **_single(Field.STATE, "state", "state/region", "state/province", "state or province"),
    **_single(Field.STATE, "mailing state", "mailingstate", "mailing state/province", "province"),
    **_single(Field.STATE, "business state", "address # - region"),
    **_single(Field.STATE, "provincia", "estado o provincia", "estado/provincia"),
    **_single(Field.STATE, "estado/region", "estado o region", "entidad federativa"),
    **_single(Field.POSTCODE, "postcode", "postal code", "zip", "zip code", "zip/postal code"),
    **_single(Field.POSTCODE, "mailing zip", "mailing zip/postal code", "mailingpostalcode"),
    **_single(Field.POSTCODE, "mailing postal code", "business postal code"),
    **_single(Field.POSTCODE, "address # - postal code", "codigo postal", "cp", "c p"),
    **_single(Field.RELATIONSHIP, "relationship", "lifecycle stage", "record type"),
    **_single(Field.RELATIONSHIP, "contact record type", "account record type", "relacion"),
    **_single(Field.RELATIONSHIP, "record type name", "etapa del ciclo de vida"),
    **_single(Field.RELATIONSHIP, "etapa de ciclo de vida", "tipo de registro"),
    **_single(Field.RELATIONSHIP, "customer status", "estado del cliente", "estado cliente"),
    **_single(Field.SOURCE_ID, "source id", "source ids", "source id #"),
    **_single(Field.CONTACTED, "last contact", "last contacted", "last contact date"),
    **_single(Field.CONTACTED, "last call", "last visit", "ultimo contacto"),
    **_single(Field.CONTACTED, "fecha ultimo contacto", "fecha de ultimo contacto"),
    **_single(Field.CONTACTED, "fecha del ultimo contacto"),
    **_single(Field.CONTACTED, "ultima llamada", "fecha ultima llamada"),
    **_single(Field.CONTACTED, "fecha de la ultima llamada", "fecha de ultima llamada"),
    **_single(Field.CONTACTED, "ultima visita", "fecha ultima visita"),
    **_single(Field.CONTACTED, "fecha de la ultima visita", "fecha de ultima visita"),
    **_activity("last activity", "last activity date", "person - last activity date"),
    **_activity("ultima actividad", "fecha de ultima actividad", "fecha de la ultima actividad"),
    **_activity("fecha ultima actividad", "persona - fecha de ultima actividad"),
    **_activity("ultima gestion", "fecha ultima gestion", "fecha de ultima gestion"),
    **_activity("fecha de la ultima gestion", "ultimo seguimiento", "fecha ultimo seguimiento"),
    **_activity("fecha de ultimo seguimiento"),
    **_single(Field.NO_CALLS, "do not call", "donotcall", "do not contact", "no calls"),
    **_single(Field.NO_CALLS, "no llamar", "no contactar", "phone opt out"),
    **_single(Field.NO_CALLS, "excluido de llamadas"),
    **_single(Field.LEAD_OWNER, "lead owner", "propietario de candidato"),
    **_single(Field.LEAD_OWNER, "propietario del candidato"),
    **_single(Field.LEAD_STATUS, "lead status", "estado del lead", "estado del candidato"),
    **_single(Field.LEAD_STATUS, "estado de candidato", "estado de lead"),
    "record id": Column(Field.SOURCE_ID, source="hubspot"),
    "record id - contact": Column(Field.SOURCE_ID, source="hubspot"),
    "id de registro": Column(Field.SOURCE_ID, source="hubspot"),
    "id de registro - contact": Column(Field.SOURCE_ID, source="hubspot"),
    "id de registro - contacto": Column(Field.SOURCE_ID, source="hubspot"),
    "person - id": Column(Field.SOURCE_ID, source="pipedrive"),
    "persona - id": Column(Field.SOURCE_ID, source="pipedrive"),
    "id": Column(Field.SOURCE_ID, source="salesforce"),
    "contact id": Column(Field.SOURCE_ID, source="salesforce"),
    "lead id": Column(Field.SOURCE_ID, source="salesforce"),
}
"""Header, as ``header_key`` writes it -> what stands below it."""
