import { readFileSync } from 'fs';
import { join } from 'path';

interface PackageJson {
  readonly version: string;
  readonly repository: { readonly url: string };
}

/** Both `src/cli` and `lib/cli` lie two folders below the package. */
function packageJson(): PackageJson {
  return JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as PackageJson;
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
