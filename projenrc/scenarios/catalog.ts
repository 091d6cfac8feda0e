import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { App } from 'cdk8s';

const SCENARIOS = resolve(__dirname, '..', '..', 'test', 'scenarios');

/** A part of a scenario, an app of its own. */
export interface Section {
  readonly scenario: string;
  readonly name: string;
  build(app: App): void;
}

/** All sections, in order. */
export function sections(): Section[] {
  return readdirSync(SCENARIOS, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort().flatMap((scenario) => (
    readdirSync(join(SCENARIOS, scenario)).filter((file) => /^[^.]+\.ts$/.test(file)).sort().map((file): Section => {
      const name = file.replace(/\.ts$/, '');
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      return { scenario, name, build: require(join(SCENARIOS, scenario, name)).build };
    })
  ));
}
