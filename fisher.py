"""Fisher for developers: `python fisher.py` serves with Flask's reloader and debugger.

Everyone else starts it with `pipenv run serve`.
"""

import sys

from app.cli.opening import open_the_house
from app.factory import create_app
from app.housekeeper import keep_house
from config.settings import SettingError, Settings


def main() -> None:
    """Serve on 127.0.0.1 only: the debugger runs whatever it is told."""
    try:
        app = create_app()
    except SettingError as cause:
        sys.exit(f"fisher: {cause}")
    with app.app_context():
        open_the_house()
    keep_house(app)
    settings: Settings = app.config["FISHER"]
    app.run(host="127.0.0.1", port=settings.port, debug=True)


if __name__ == "__main__":
    main()
