import type { Wrapper } from './wrapper.ts';

/** Programs that fill the environment from files or secret stores and start another one. */
export const VARIABLES: readonly Wrapper[] = [
  {
    names: ['dotenv'],
    example: 'dotenv -f .env run -- gunicorn app:app',
    subcommand: ['run'],
    valueOptions: ['-f', '--file', '-q', '--quote', '-e', '--export'],
    source: 'github.com/theskumar/python-dotenv: src/dotenv/cli.py',
  },
  {
    names: ['dotenv'],
    example: 'dotenv -e .env -- gunicorn app:app',
    separator: true,
    source: 'github.com/entropitor/dotenv-cli: README.md',
  },
  {
    names: ['honcho', 'foreman', 'forego'],
    example: 'honcho run -e .env gunicorn app:app',
    subcommand: ['run'],
    valueOptions: ['-e', '--env', '-d', '--app-root', '-f', '--procfile', '--root'],
    source: 'github.com/nickstenning/honcho: honcho/command.py; ddollar.github.io/foreman: foreman run',
  },
  {
    names: ['doppler'],
    example: 'doppler run -p web -- gunicorn app:app',
    subcommand: ['run'],
    valueOptions: ['-p', '--project', '-c', '--config', '-t', '--token', '--mount', '--fallback', '--passphrase'],
    scriptOptions: ['--command'],
    source: 'docs.doppler.com: CLI guide, doppler run',
  },
  {
    names: ['infisical', 'op'],
    example: 'infisical run --env=prod -- gunicorn app:app',
    subcommand: ['run'],
    separator: true,
    source: 'infisical.com/docs/cli; developer.1password.com: op run',
  },
  {
    names: ['chamber', 'aws-vault', 'berglas'],
    example: 'aws-vault exec prod -- gunicorn app:app',
    subcommand: ['exec'],
    separator: true,
    source:
      'github.com/segmentio/chamber; github.com/99designs/aws-vault; github.com/GoogleCloudPlatform/berglas: README.md',
  },
  {
    names: ['direnv'],
    example: 'direnv exec . gunicorn app:app',
    subcommand: ['exec'],
    operands: 1,
    source: 'direnv(1), direnv exec DIR COMMAND',
  },
];
