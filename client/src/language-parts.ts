/**
 * The files of dist/language/: what `language.js`, which holds all that nearly every file needs, leaves out until something
 * asks for it. A browser is given them all at once, since there they cannot be read later without waiting.
 * `test/protocol/language-parts.test.ts` compares this list with what is built.
 */
export const LANGUAGE_PARTS: readonly string[] = [
  'app-desc-rules',
  'celery-program',
  'celery-rules',
  'configuration-read-configuration',
  'convert-create-app-desc',
  'convert-to-version-3',
  'features-questions',
  'features-reports',
  'gunicorn-descriptions-data',
  'model-read-app-desc',
  'programs-app-servers',
  'project-toml',
  'python-grammar',
  'python-module-facts',
  'remedies-incident-finding',
  'requirements-part',
  'schema-versions',
  'servers-rules',
  'shared',
  'signatures-catalogue',
  'syntax-procfile-yaml-entry',
  'yaml',
];
