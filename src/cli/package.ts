interface PackageJson {
  readonly version: string;
  readonly repository: { readonly url: string };
}

function packageJson(): PackageJson {
  return require('../../package.json') as PackageJson;
}

/** The version of this package. */
export function version(): string {
  return packageJson().version;
}

/** Where this project lives. */
export function homepage(): string {
  return packageJson().repository.url.replace(/\.git$/, '');
}

/** Where a rule is documented. */
export function ruleUrl(rule: string): string {
  return `${homepage()}/blob/main/docs/rules.md#${rule}`;
}
