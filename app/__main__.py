"""The command line's door: `python -m app COMMAND`, or `pipenv run fisher COMMAND`."""

import sys

from flask.cli import FlaskGroup

from app.factory import create_app
from config.settings import SettingError


def main() -> None:
    """Run one command; exit 0 when it is done, 1 when it failed, 2 when it was called wrongly."""
    fisher = FlaskGroup(
        create_app=create_app,
        add_default_commands=False,
        add_version_option=False,
        set_debug_flag=False,
        load_dotenv=False,
        help="Search books in many catalogues at once, and keep what they say.",
    )
    try:
        fisher.main(prog_name="fisher")
    except SettingError as cause:
        sys.exit(f"fisher: {cause}")


if __name__ == "__main__":
    main()
