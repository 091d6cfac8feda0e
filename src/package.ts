import type { DescribedRule } from './admission/rule-book';

interface PackageJson {
  readonly version: string;
  readonly repository: { readonly url: string };
}

function packageJson(): PackageJson {
  return require('../package.json') as PackageJson;
}

/** The version of this package. */
export function version(): string {
  return packageJson().version;
}

/** Where this project lives. */
export function homepage(): string {
  return packageJson().repository.url.replace(/\.git$/, '');
}

/** Where a rule is documented as this version has it. */
export function ruleUrl({ id, area }: Pick<DescribedRule, 'id' | 'area'>): string {
  return `${homepage()}/blob/v${version()}/docs/rules/${area}.md#${id}`;
}
