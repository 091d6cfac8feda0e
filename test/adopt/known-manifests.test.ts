import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from './execute';
import { adopt } from '../../src/adopt/adopt';
import { knownGood } from '../admission/known-good';

const GOLDEN = join(__dirname, '..', 'golden');
const goldens = readdirSync(GOLDEN).map((example): [string, unknown[]] => {
  const files = readdirSync(join(GOLDEN, example), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml')).sort();
  return [example, files.flatMap((file) => read(readFileSync(join(GOLDEN, example, file), 'utf8')))];
});

const OURS = ['VirtualMachine', 'VirtualMachinePool', 'VirtualMachineInstanceReplicaSet', 'DataVolume', 'DataImportCron', 'VirtualMachineSnapshot', 'VirtualMachineClone'];

/** What our own constructs write is what they take. */
test.each(goldens)('the example %s is adopted by constructs and without a patch', (example, manifests) => {
  const { report: { objects, unproven } } = adopt(manifests);
  expect(unproven).toEqual([]);
  const patched = objects.filter(({ kind, by, patches }) => OURS.includes(kind) && (by !== 'construct' || patches.length > 0));
  // An affinity that names its namespace.
  const known = example === 'io-optimized-database' ? ['VirtualMachine core-banking/ledger-a'] : [];
  expect(patched.map(({ object }) => object)).toEqual(known);
});

test('what is admitted is adopted', () => {
  const reports = knownGood.map((manifest) => adopt([manifest]).report);
  expect(reports.flatMap(({ unproven }) => unproven)).toEqual([]);
  expect(reports.flatMap(({ objects }) => objects).filter(({ by }) => by === 'nothing')).toEqual([]);
});
