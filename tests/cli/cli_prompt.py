"""A rep at the prompt: commands run in this process, on a folder of their own."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from planner.__main__ import main

MONDAY = "2026-03-02T{}+01:00[Europe/Madrid]"

PEOPLE = """\
First Name,Last Name,Email,Phone Number,Company
Ana,Ruiz,ana@norte.example,+34 944 123 456,Talleres Norte
Luis,Vega,luis@vega.example,+34 944 100 201,Vega Hidráulica
Lucía,Núñez,lucia@nunez.example,+34 944 100 202,Núñez e Hijos
Jon,Etxebarria,jon@goierri.example,+34 943 100 205,Goierri Steel
Marta,Solé,marta@sole.example,+34 933 100 206,Grup Solé
Carmen,Otero,carmen@pumps.example,+34 981 100 209,Iberia Pumps
Nuria,Pons,nuria@duero.example,+34 983 100 211,Obras Duero
"""


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as the one document it must be."""
        return json.loads(self.out)


class Prompt:
    """Runs commands; ``at`` moves the clock."""

    def __init__(
        self, folder: Path, capfd: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.config = folder / "config.toml"
        self._capfd = capfd
        self._patch = patch

    def at(self, time_of_day: str, moment: str = MONDAY) -> "Prompt":
        """Start the clock there. It runs on, so commands one after another are moments apart."""
        seconds = "" if time_of_day.count(":") > 1 else ":00"
        self._patch.setenv("PLANNER_NOW", moment.format(time_of_day + seconds))
        return self

    def __call__(self, *words: str) -> Result:
        self._capfd.readouterr()
        code = main([str(word) for word in words])
        out, err = self._capfd.readouterr()
        return Result(code, out, err)

    def ok(self, *words: str) -> Result:
        """The command, which must succeed and complain about nothing."""
        result = self(*words)
        assert (result.code, result.err) == (0, ""), result
        return result

    def json(self, *words: str) -> Any:
        return self.ok("--json", *words).json

    def items(self, *words: str) -> list[Any]:
        found = self.json("list", *words)["items"]
        assert isinstance(found, list)
        return found

    def refused(self, *words: str, code: int = 1) -> str:
        """The sentence with which the command was refused; nothing else was printed."""
        result = self(*words)
        assert (result.code, result.out) == (code, ""), result
        assert result.err.strip().count("\n") == 0, result.err
        return result.err.strip()

    @property
    def state_bytes(self) -> bytes:
        return (self.data / "planner.json").read_bytes()
