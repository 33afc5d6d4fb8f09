"""Measures whole processes that take turns, so that a busy machine burdens all of them alike."""

import os
import statistics
import subprocess
import time


class Run:
    """One finished process: seconds of wall and of CPU (user and system), and resident megabytes."""

    def __init__(self, wall, usage, code):
        self.wall = wall
        self.cpu = usage.ru_utime + usage.ru_stime
        self.resident = usage.ru_maxrss / 1024
        self.code = code


def run(command, environment=None):
    """Runs a command without its output; exit codes above 1 say that it is no measure."""
    start = time.monotonic()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    if code not in (0, 1):
        raise SystemExit(f"exit code {code} from {' '.join(map(str, command))[:300]}")
    return Run(wall, usage, code)


def take_turns(commands, rounds, warm=True):
    """
    Runs every command once per round.

    commands: {name: (command, environment)}. Returns {name: [Run of round 1, of round 2, …]}.
    """
    runs = {name: [] for name in commands}
    for turn in range(-1 if warm else 0, rounds):
        for name, (command, environment) in commands.items():
            one = run(command, environment)
            if turn >= 0:
                runs[name].append(one)
    return runs


def ratio(runs, of, to, what="cpu"):
    """The median of the ratios of the rounds."""
    return statistics.median(
        getattr(a, what) / getattr(b, what) for a, b in zip(runs[of], runs[to])
    )


def median(runs, name, what="cpu"):
    return statistics.median(getattr(one, what) for one in runs[name])
