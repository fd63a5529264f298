"""Where files live. Functions only: nothing is made before it is written to."""

import os
from pathlib import Path

from planner.locale import _
from planner.model.errors import WrongUsage

APP = "planner"


def data_folder(given: str | None = None) -> Path:
    """The folder of the state file: what was given, ``PLANNER_DATA_DIR``, or the platform's."""
    chosen = given or os.environ.get("PLANNER_DATA_DIR")
    if chosen:
        return expanded(chosen)
    # Imported late, here and below: whoever names the folders does not need it.
    from platformdirs import user_data_path

    return user_data_path(APP)


def config_file(given: str | None = None) -> Path:
    """The config file: what was given, ``PLANNER_CONFIG``, or the platform's."""
    chosen = given or os.environ.get("PLANNER_CONFIG")
    if chosen:
        return expanded(chosen)
    from platformdirs import user_config_path

    return user_config_path(APP) / "config.toml"


def state_file(folder: Path) -> Path:
    """The one file that holds everything."""
    return folder / "planner.json"


def templates_folder(config_path: Path) -> Path:
    """Where the rep's own letters are, beside the config file."""
    return config_path.parent / "templates"


def drafts_folder(folder: Path) -> Path:
    """Where mail drafts (``.eml``) are put."""
    return folder / "drafts"


def columns_file(folder: Path) -> Path:
    """What the rep said of the columns of files."""
    return folder / "columns.json"


def holidays_file(folder: Path) -> Path:
    """The public holidays that were asked for so far."""
    return folder / "holidays.json"


def calendars_folder(folder: Path) -> Path:
    """Where the last copies of calendars from the web are kept."""
    return folder / "calendars"


def make_private(folder: Path) -> Path:
    """The folder, made if it is not there, open to nobody else. An existing one keeps its mode."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def expanded(given: str) -> Path:
    """The path with the home folder in place of ``~``. Raises WrongUsage where there is none."""
    try:
        return Path(given).expanduser()
    except RuntimeError as error:
        raise WrongUsage(_("{path} has no home folder behind its ~.").format(path=given)) from error
