"""A power cut after every operation of a save leaves the old state or the new one."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fault_calls import intercepted
from power_cuts import PowerCuts

from planner.store import durable, open_store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names are synced by folders")


@pytest.fixture
def power(tmp_path: Path) -> PowerCuts:
    return PowerCuts(tmp_path)


def test_no_cut_harms_the_first_saves(power: PowerCuts) -> None:
    for _save in range(3):
        power.save()
    assert power.harm == []
    assert power.cuts > 50


def test_a_cut_during_the_first_save_of_a_restored_backup_does_no_harm(power: PowerCuts) -> None:
    power.save()
    power.save()
    with intercepted(power.watched):
        open_store(power.folder).restore("previous.json")
    power.saved = 1
    power.save()
    assert power.harm == []


@pytest.mark.parametrize("step", ["_sync", "sync_folder"])
def test_without_either_sync_the_same_cuts_do_harm(
    power: PowerCuts, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Otherwise this test could not tell a durable save from a careless one."""
    monkeypatch.setattr(durable, step, lambda _target: None)
    power.save()
    power.save()
    assert power.harm


@pytest.mark.faults
def test_no_cut_harms_any_of_many_saves(
    power: PowerCuts, result: Callable[[str, str], None]
) -> None:
    for _save in range(40):
        power.save()
    assert power.harm == []
    result("power cuts, after every operation of 40 saves", f"{power.cuts}, 0 states harmed")
