import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from './execute';
import { adopt } from '../../src/adopt/adopt';
import { AdoptionReport } from '../../src/adopt/report';
import { knownGood } from '../admission/known-good';

const GOLDEN = join(__dirname, '..', 'golden');
const goldens = readdirSync(GOLDEN).map((example): [string, AdoptionReport] => {
  const files = readdirSync(join(GOLDEN, example), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml')).sort();
  return [example, adopt(files.flatMap((file) => read(readFileSync(join(GOLDEN, example, file), 'utf8')))).report];
});
const admitted = knownGood.map((manifest) => adopt([manifest]).report);
const upstream = adopt(read(readFileSync(join(__dirname, 'kubevirt-examples.yaml'), 'utf8'))).report;

const OURS = ['VirtualMachine', 'VirtualMachinePool', 'VirtualMachineInstanceReplicaSet', 'DataVolume', 'DataImportCron', 'VirtualMachineSnapshot', 'VirtualMachineClone'];

/** What our own constructs write is what they take. */
test.each(goldens)('the example %s is adopted by constructs and without a patch', (example, { objects, unproven }) => {
  expect(unproven).toEqual([]);
  const patched = objects.filter(({ kind, by, patches }) => OURS.includes(kind) && (by !== 'construct' || patches.length > 0));
  // An affinity that names its namespace.
  const known = example === 'io-optimized-database' ? ['VirtualMachine core-banking/ledger-a'] : [];
  expect(patched.map(({ object }) => object)).toEqual(known);
});

test('what is admitted is adopted', () => {
  expect(admitted.flatMap(({ unproven }) => unproven)).toEqual([]);
  expect(admitted.flatMap(({ objects }) => objects).filter(({ by }) => by === 'nothing')).toEqual([]);
});

test('KubeVirt\'s examples are adopted by constructs', () => {
  expect(upstream.unproven).toEqual([]);
  expect(upstream.objects.filter(({ by }) => by !== 'construct')).toEqual([]);
});

/** The bar is 5 %. */
test.each<[string, readonly AdoptionReport[], number]>([
  ['our examples', goldens.map(([, report]) => report), 0.1],
  ['what is admitted', admitted, 3],
  ['KubeVirt\'s examples', [upstream], 3.5],
])('of the fields that constructs take of %s few are patched', (_, reports, percent) => {
  const taken = reports.flatMap(({ objects }) => objects).filter(({ by }) => by === 'construct' || by === 'cdk8s-plus');
  const sum = (field: 'fields' | 'patchedFields') => taken.reduce((total, object) => total + object[field], 0);
  expect(100 * sum('patchedFields') / sum('fields')).toBeLessThanOrEqual(percent);
});
