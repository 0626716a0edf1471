const REPOSITORY = 'https://github.com/procfile-doctor/procfile-doctor';

/** The section of a rule in docs/rules.md: GitHub's anchor of the heading `area/what-is-wrong`. */
export function ruleDocumentation(id: string): string {
  return `${REPOSITORY}/blob/main/docs/rules.md#${id.replaceAll('/', '')}`;
}
