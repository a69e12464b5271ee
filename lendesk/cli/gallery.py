"""`lendesk gallery`: every part of the desktop in every state, in a window or as pictures."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from lendesk.cli.answers import ExitCode, tell


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command `gallery`."""
    parser = subparsers.add_parser(
        "gallery",
        help="every part of the desktop in every state",
        description=(
            "Opens a window with the parts that the desktop is drawn from, by chapters, to be seen in both "
            "themes, densities and languages. With --png no window is opened, and "
            "CHAPTER-THEME-DENSITY-LANGUAGE.png is written for each of them. Exit status: 0 done, 3 the "
            "folder cannot be written."
        ),
    )
    parser.add_argument(
        "--png", type=Path, default=None, metavar="DIR", help="write pictures into DIR instead"
    )
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help="light when left out")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="zh when left out")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Open the window, or write the pictures; the exit status."""
    if arguments.png is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.app import make_application

    app = make_application(["lendesk"], arguments.theme, "en" if arguments.lang == "en" else "zh_CN")
    if arguments.png is not None:
        from ui.gallery.pictures import write_pictures

        tell({"pictures": write_pictures(app, arguments.png), "folder": str(arguments.png)})
        return ExitCode.DONE
    from ui.gallery.window import GalleryWindow

    window = GalleryWindow()
    window.show()
    app.exec()
    return ExitCode.DONE
