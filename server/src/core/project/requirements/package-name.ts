/** The name under which an index knows a package (PEP 503): `Django_Rest.Framework` is `django-rest-framework`. */
export function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** A valid project name (PEP 508, "Names"). */
export const NAME = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?';
