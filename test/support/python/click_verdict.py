"""What a click command line or a crash behind it comes to: {"kind", "text", "exit"}."""
import click


class Done(BaseException):
    """The program would start now."""


def kind_of(error):
    text = error.format_message()
    # Since click 8.2.
    if type(error).__name__ == "NoArgsIsHelpError":
        return "missing-command"
    if isinstance(error, click.NoSuchOption):
        return "unknown-option"
    if isinstance(error, click.MissingParameter):
        return "missing-argument"
    if isinstance(error, click.BadParameter):
        return "invalid-value"
    if isinstance(error, click.BadOptionUsage):
        return "missing-value" if "requires" in text else "unexpected-value"
    # click-didyoumean wraps what a group raises.
    if text.startswith("No such option"):
        return "unknown-option"
    if text.startswith("No such command"):
        return "unknown-command"
    if text.startswith("Got unexpected") or text.startswith("Unable to parse extra"):
        return "unexpected-argument"
    return "other"


def verdict(run):
    accepted = {"kind": None, "text": None, "exit": 0}
    try:
        run()
    except Done:
        return accepted
    except click.exceptions.Exit as stop:
        return {"kind": None, "text": None, "exit": stop.exit_code}
    except click.ClickException as error:
        return {"kind": kind_of(error), "text": error.format_message(), "exit": error.exit_code}
    except SystemExit as stop:
        return {"kind": "exit" if stop.code else None, "text": None, "exit": stop.code or 0}
    except IndexError as error:
        # celery's `=value`
        return {"kind": "unexpected-argument", "text": "IndexError: %s" % error, "exit": 1}
    except Exception as error:
        return {"kind": "invalid-value", "text": "%s: %s" % (type(error).__name__, error), "exit": 1}
    return accepted
