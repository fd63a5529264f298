"""A rep at the prompt."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_prompt import PEOPLE, Prompt

from planner import locale


@pytest.fixture
def prompt(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Prompt]:
    """A prompt in Madrid on a Monday morning, with nothing in the planner."""
    monkeypatch.setenv("PLANNER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("PLANNER_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("NO_COLOR", "1")
    yield Prompt(tmp_path, capfd, monkeypatch).at("10:00")
    locale.use("en")


@pytest.fixture
def people(prompt: Prompt) -> Prompt:
    """A prompt with seven customers imported."""
    file = prompt.folder / "people.csv"
    file.write_text(PEOPLE, encoding="utf-8")
    prompt.ok("contacts", "import", str(file), "--yes")
    return prompt
