/**
 * The files of dist/language/: those parts of the server that `language.js` loads only when something asks for them. A browser
 * is given all of them at once, because there nothing can be loaded later without waiting.
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
  'granian-command',
  'gunicorn-config-file-rules',
  'gunicorn-descriptions-data',
  'model-read-app-desc',
  'navigate-anchor-names',
  'procfile-yaml-entry',
  'programs-app-servers',
  'programs-task-queues',
  'project-toml',
  'python-grammar',
  'python-module-facts',
  'queues-rules',
  'remedies-incident-finding',
  'requirements-part',
  'rules-production',
  'sanic-command',
  'schema-versions',
  'servers-rules',
  'shared',
  'shell-first-words',
  'signatures-catalogue',
  'streamlit-command',
  'variables-app-json',
  'yaml',
];
