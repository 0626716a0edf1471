import type { Document } from '../model/document.ts';

/** What every statement or value of a template engine begins with; searched first, because most texts have none. */
const SIGNS = ['{%', '{{', '<%'];

/**
 * A statement of Jinja or Django on a line of its own, a value such as `{{ cookiecutter.slug }}` or `<%= name %>`. The fields of
 * Go templates, `{{.Name}}`, are arguments of programs such as docker.
 */
const STATEMENT = /^[ \t]*\{%[-+]?\s.*%\}[ \t]*\r?$/m;
const VALUE = /\{\{-?\s*[A-Za-z_][\w.]*\s*(?:\|[^{}\n]*)?-?\}\}|<%[-=]?\s.*%>/;

/**
 * True for a file from which another one is made, as in cookiecutter/cookiecutter-django: `{{cookiecutter.project_slug}}/Procfile`.
 * What that one will say is not known. In app_desc.yaml a value stands in a scalar and hurts nothing.
 */
export function isTemplate({ kind, content, text }: Document): boolean {
  if (!SIGNS.some((sign) => content.includes(sign))) return false;
  return STATEMENT.test(text) || (kind === 'procfile' && VALUE.test(text));
}
