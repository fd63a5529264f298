"""list and show: the keys programs rely on, the tables people read."""

import pytest
from cli_prompt import Prompt

KEYS = {
    "calls": {"contact", "company", "objective", "reason", "reachable", "due_at"},
    "requests": {
        "contact", "about", "received_at", "promised_at", "interrupted", "verdict", "reason",
    },
    "blocks": {
        "title", "planned_start", "planned_minutes", "started_at", "ended_at", "interruptions",
    },
    "contacts": {
        "name", "company", "title", "emails", "phones", "labels", "notes", "zone", "language",
        "relationship", "source_ids",
    },
    "touches": {"contact", "at", "channel", "outcome", "objective", "note"},
}  # fmt: skip


@pytest.fixture
def busy(people: Prompt) -> Prompt:
    """A morning with one of everything, and more."""
    people.ok("add", "Carmen Otero 12:00 quote Q-118")
    people.ok("add", "Carmen Otero friday 12:00 second thoughts")
    people.ok("add", "focus 90m Price list")
    people.ok("focus", "start", "Acme contract")
    people.at("10:20").ok("incoming", "Jon Etxebarria", "delivery")
    people.at("10:30").ok("focus", "stop")
    people.ok("incoming", "Ana Ruiz", "gaskets")
    people.ok("close", "Ana Ruiz", "--answer", "sent")
    people.ok("log", "Nuria Pons", "--outcome", "voicemail")
    return people


@pytest.mark.parametrize("kind", KEYS)
def test_every_item_has_its_keys(busy: Prompt, kind: str) -> None:
    rows = busy.items(kind, "--all")
    assert rows
    for row in rows:
        assert row.keys() >= {"id", "kind", "state"} | KEYS[kind]


def test_ids_are_unique(busy: Prompt) -> None:
    for kind in KEYS:
        ids = [row["id"] for row in busy.items(kind, "--all")]
        assert len(set(ids)) == len(ids) > 0


def test_call_blocks_count_their_calls(busy: Prompt) -> None:
    busy.ok("block", "start")
    (block,) = (row for row in busy.items("blocks") if row["kind"] == "calls")
    assert (block["target"], block["touches"]) == (5, 0)


def test_calls_stand_in_queue_order_with_reasons(busy: Prompt) -> None:
    rows = busy.items("calls")
    assert all(row["reason"] for row in rows)
    assert {row["reachable"] for row in rows} <= {"open", "opens", "closes", "closed"}
    left_out = [bool(row["left_out"]) for row in rows[:-1]]
    assert left_out == sorted(left_out)
    # The second call with the same contact waits at the very end.
    assert rows[-1]["objective"] == "second thoughts"


def test_a_call_promised_for_now_comes_first(busy: Prompt) -> None:
    busy.at("12:00")
    assert busy.items("calls")[0]["objective"] == "quote Q-118"


def test_open_requests_only_unless_asked(busy: Prompt) -> None:
    assert [row["contact"] for row in busy.items("requests")] == ["Jon Etxebarria"]
    assert [row["contact"] for row in busy.items("requests", "--all")][-1] == "Ana Ruiz"
    assert len(busy.items("requests", "--since", "today")) == 2


def test_the_next_step_is_no_answer(people: Prompt) -> None:
    request = people.json("incoming", "Ana", "gaskets", "--take")["id"]
    people.ok("close", request, "--answer", "sent her six")
    table = people.ok("list", "requests", "--all").out
    assert "gaskets" in table
    assert "sent her six" not in table
    assert "sent her six" in people.ok("show", request).out


def test_an_open_request_is_listed_however_old_it_is(busy: Prompt) -> None:
    busy.at("10:00", "2026-03-05T{}+01:00[Europe/Madrid]")
    since = busy.items("requests", "--since", "2026-03-03")
    assert [row["contact"] for row in since] == ["Jon Etxebarria"]


@pytest.mark.parametrize("day", ["tomorrow", "mañana", "2026-03-03"])
def test_blocks_of_a_day_to_come(people: Prompt, day: str) -> None:
    people.ok("add", "focus 12:00 30m today's")
    people.ok("add", "focus tomorrow 12:00 30m tomorrow's")
    assert [row["title"] for row in people.items("blocks", "--since", day)] == ["tomorrow's"]


def test_touches_since_a_day(busy: Prompt) -> None:
    busy.at("10:00", "2026-03-09T{}+01:00[Europe/Madrid]")
    busy.ok("log", "Ana Ruiz", "--outcome", "spoke")
    assert len(busy.items("touches")) == 2
    for since in ("2026-03-03", "yesterday", "6d", "hoy"):
        assert [row["contact"] for row in busy.items("touches", "--since", since)] == ["Ana Ruiz"]
    busy.at("10:00", "2026-06-09T{}+02:00[Europe/Madrid]")
    assert busy.items("touches") == []
    assert len(busy.items("touches", "--all")) == 2


def test_blocks_of_another_day_are_listed_when_asked(busy: Prompt) -> None:
    busy.at("10:00", "2026-03-09T{}+01:00[Europe/Madrid]")
    assert [row["title"] for row in busy.items("blocks")] == ["Price list"]
    assert len(busy.items("blocks", "--all")) == 2


def test_contacts_are_in_order_accents_folded(people: Prompt) -> None:
    people.ok("incoming", "Ángel Zubiri", "hello")
    names = [row["name"] for row in people.items("contacts")]
    assert names[:3] == ["Ana Ruiz", "Ángel Zubiri", "Carmen Otero"]


@pytest.mark.parametrize("kind", KEYS)
def test_piped_tables_cut_neither_ids_nor_columns(busy: Prompt, kind: str) -> None:
    table = busy.ok("list", kind, "--all").out
    assert "\x1b" not in table
    for row in busy.items(kind, "--all"):
        assert any(line.split()[0] == row["id"] for line in table.splitlines() if line.strip())


@pytest.mark.parametrize("kind", KEYS)
def test_an_empty_list_says_so(prompt: Prompt, kind: str) -> None:
    assert prompt.items(kind) == []
    assert len(prompt.ok("list", kind).out.strip()) > 5


def test_a_narrow_terminal_keeps_ids_whole(busy: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.cli.faces.table._PIPED_WIDTH", 40)
    ids = [row["id"] for row in busy.items("contacts")]
    table = busy.ok("list", "contacts").out
    assert ids
    assert all(any(line.split()[:1] == [id_] for line in table.splitlines()) for id_ in ids)


def test_show_a_contact_by_name_or_id(busy: Prompt) -> None:
    shown = busy.json("show", "ana", "ruiz")
    assert shown["phones"] == ["+34 944 123 456"]
    assert [row["about"] for row in shown["requests"]] == ["gaskets"]
    assert busy.json("show", shown["id"].upper()) == shown
    page = busy.ok("show", "ana", "ruiz").out
    assert "+34 944 123 456" in page
    assert "gaskets" in page


def test_show_everything_that_has_an_id(busy: Prompt) -> None:
    busy.ok("block", "start")
    for kind in KEYS:
        rows = busy.items(kind, "--all")
        assert rows
        for row in rows:
            shown = busy.json("show", row["id"])
            if kind != "calls" or row["id"].startswith("p"):
                assert shown.items() >= row.items()
            assert busy.ok("show", row["id"]).out.startswith(f"{row['id']}  ")


def test_the_page_of_a_call_says_why_as_programs_are_told(busy: Prompt) -> None:
    later = busy.json("add", "Carmen Otero monday 12:00 third thoughts")
    busy.ok("done", later["id"])
    planned = [row for row in busy.items("calls", "--all") if row["id"].startswith("p")]
    assert len(planned) == 3
    for row in planned:
        assert row["reason"] in busy.ok("show", row["id"]).out


def test_show_what_is_not_there(busy: Prompt) -> None:
    busy.refused("show", "r99")
    busy.refused("show", "Zacarías")


def test_the_reason_of_a_call_is_words_also_behind_another_to_the_same_contact(
    people: Prompt,
) -> None:
    people.ok("add", "Ana Ruiz tomorrow 15:30 renewal")
    people.ok("add", "Ana Ruiz tomorrow 16:30 invoice")
    reasons = {
        item["objective"]: item["reason"]
        for item in people.items("calls", "--all")
        if item["contact"] == "Ana Ruiz"
    }
    assert "15:30" in reasons["renewal"]
    assert "16:30" in reasons["invoice"]


def test_a_call_for_another_day_is_not_open_now_also_behind_another_to_the_same_contact(
    busy: Prompt,
) -> None:
    second = busy.items("calls")[-1]
    assert (second["objective"], bool(second["left_out"])) == ("second thoughts", True)
    row = busy.ok("list", "calls").out.splitlines()[-1]
    assert row.endswith(f"  {second['left_out']}")
    busy.ok("show", second["id"])
