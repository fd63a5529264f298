"""The commands: the other face of the desk.

A module that is named in ``planner.__main__.FAMILIES`` has ``add_commands(commands: Commands)``. It
adds the commands of that family to the grammar and imports nothing that only running them needs:
help asks every family. What runs a command is ``(Invocation, Namespace) -> Answer``; it refuses by
a PlannerError, whose class is the exit code, and prints nothing itself.
"""
