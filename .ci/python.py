"""Whether this Python can set the project up; if not, one line says what to do. Runs on any Python 3, however old."""

import sys

NEEDED = (3, 11)


def missing() -> str:
    """What stands in the way, and what to do about it; nothing where all is well."""
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if sys.version_info[:2] < NEEDED:
        return f"Python 3.11 or later is needed, and this is {here}: install a later one, and name it: make serve PYTHON=python3.12"
    try:
        import ensurepip
        import venv
    except ImportError:
        return f"this Python cannot make environments: install its venv (on Debian and Ubuntu: sudo apt install python{here}-venv)"
    return "" if ensurepip and venv else "these modules are empty"


if __name__ == "__main__":
    sys.exit(missing() or None)
