export const USAGE = `Usage:
  procfile-doctor check [--format pretty|json|sarif|github] [--platform auto|blueking|heroku|generic] [--fix]
                        [--stdin-filename NAME] PATH…
  procfile-doctor logs [--format pretty|json] [--follow] FILE|-
  procfile-doctor effective [--all] [--format pretty|json] PATH…
  procfile-doctor explain ID
  procfile-doctor --help | --version`;
