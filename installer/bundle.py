"""Builds the frozen desktop into build/bundle and proves that it starts: `make bundle`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PyInstaller.__main__ import run as build

from lendesk.recognition.specimens import draw_id_front
from lendesk.workstation.keyring import mark_demo_folder

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build" / "bundle-work"
DIST = ROOT / "build" / "bundle"
PROGRAM = DIST / "lendesk" / ("lendesk.exe" if sys.platform == "win32" else "lendesk")
SEED = 2026
STARTS = 5
LONGEST_SECONDS = 120
TERMS = {"principal": "12000.00", "rate_pct": "1.2", "rate_per": "MONTH", "n": 12}


def main() -> int:
    """Build (unless `--no-build`), then the smoke test; the exit status is 1 when a part of it fails."""
    if "--no-build" not in sys.argv[1:]:
        paths = ["--distpath", str(DIST), "--workpath", str(WORK)]
        build(["--noconfirm", "--log-level", "WARN", *paths, str(ROOT / "installer" / "lendesk.spec")])
    # Nothing of the checkout may help the frozen program.
    with tempfile.TemporaryDirectory(prefix="lendesk-bundle-") as folder:
        checks = {
            "shows its commands": shows_commands(Path(folder)),
            "opens the sign-in window": opens_window(Path(folder)),
            "reads a specimen card": reads_specimen(Path(folder)),
            "computes a plan": computes_plan(Path(folder)),
            "opens its encrypted store": opens_store(Path(folder)),
        }
    for name, fine in checks.items():
        print(f"{'ok    ' if fine else 'FAILED'} {name}", flush=True)
    print(f"{size_megabytes()} MB in {PROGRAM.parent.relative_to(ROOT)}", flush=True)
    return 0 if all(checks.values()) else 1


def run(*words: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """One run of the frozen program, off screen, outside the checkout."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment.update(variables, QT_QPA_PLATFORM="offscreen")
    return subprocess.run(
        [str(PROGRAM), *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST_SECONDS,
        check=False,
    )


def shows_commands(folder: Path) -> bool:
    """`--help` names the commands of a workstation; a command of the centre is unknown."""
    shown = run("--help", folder=folder)
    return (
        shown.returncode == 0 and "desktop" in shown.stdout and run("server", folder=folder).returncode == 2
    )


def opens_window(folder: Path) -> bool:
    """The sign-in window takes a key press; the median time from process start is printed."""
    seconds = []
    for number in range(STARTS):
        data = folder / f"workstation-{number}"
        data.mkdir()
        begun = time.perf_counter()
        shown = run("--smoke", str(data), folder=folder)
        seconds.append(time.perf_counter() - begun)
        if shown.stdout.strip() != "key":
            print(shown.stderr[-2000:], file=sys.stderr)
            return False
    print(f"sign-in window after {sorted(seconds)[STARTS // 2]:.2f} s (median of {STARTS})", flush=True)
    return True


def reads_specimen(folder: Path) -> bool:
    """`recognise` starts the program once more as the reader's worker."""
    specimen = draw_id_front(SEED)
    (folder / "specimen.png").write_bytes(specimen.png)
    done = run("recognise", "--kind", "id_front", "specimen.png", folder=folder)
    if done.returncode != 0:
        print(done.stdout, done.stderr[-2000:], file=sys.stderr)
        return False
    fields = json.loads(done.stdout)["fields"]
    return all(fields[name] == specimen.truth[name] for name in ("name", "id_number"))


def computes_plan(folder: Path) -> bool:
    """`schedule` adds up to the principal."""
    terms = {**TERMS, "disbursement_date": "2026-01-10"}
    (folder / "terms.json").write_text(json.dumps(terms), encoding="utf-8")
    done = run("schedule", "terms.json", folder=folder)
    return done.returncode == 0 and len(json.loads(done.stdout)["rows"]) == TERMS["n"]


def opens_store(folder: Path) -> bool:
    """A workstation that was never registered is refused, after its outbox was made: no plain SQLite file."""
    data = folder / "store"
    mark_demo_folder(data)
    words = ("--data", str(data), "--server", "https://127.0.0.1:9", "--staff-number", "1001")
    refused = run("sync", "check", *words, folder=folder, LENDESK_PASSWORD="not asked for")  # noqa: S106
    made = data / "outbox.db"
    return "device_unknown" in refused.stderr and not made.read_bytes().startswith(b"SQLite format 3")


def size_megabytes() -> int:
    """Of all files of the bundle."""
    files = (file for file in PROGRAM.parent.rglob("*") if file.is_file() and not file.is_symlink())
    return sum(file.stat().st_size for file in files) // 1_000_000


if __name__ == "__main__":
    sys.exit(main())
