export const REPOSITORY = 'https://github.com/procfile-doctor/procfile-doctor';

const DOCUMENTATION = `${REPOSITORY}/blob/main/docs`;

/** The section of a rule in docs/rules.md: GitHub's anchor of the heading `area/what-is-wrong`. */
export function ruleDocumentation(id: string): string {
  return `${DOCUMENTATION}/rules.md#${id.replaceAll('/', '')}`;
}

/** The section of a signature in docs/signatures.md. */
export function signatureDocumentation(id: string): string {
  return `${DOCUMENTATION}/signatures.md#${id}`;
}
