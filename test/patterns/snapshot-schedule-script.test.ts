import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SnapshotScript, snapshotScript } from '../../src/patterns/snapshot-schedule-script';

/** Answers as a cluster does, from files, and writes down what it was asked. */
const KUBECTL = `#!/bin/sh
cd "$(dirname "$0")"
printf '%s\\n' "$*" >> calls
case "$1 $4" in
  "get "*snapshot-run=*) cat made ;;
  get*) cat list; exit "$(cat list-status)" ;;
  create*) cat >> created ;;
  wait*) exit "$(cat wait-status)" ;;
esac
`;
const KIND = 'virtualmachinesnapshots.snapshot.kubevirt.io';
/** Seconds since 1970 at which a run begins: 2026-01-02 03:04:05. */
const NOW = 1767323045;
const DATE = `#!/bin/sh
[ "$2" = +%s ] && echo ${NOW} || echo 20260102030405
`;

interface World {
  /** Snapshots as \`<taken> <name> <ready>\`. */
  readonly list?: readonly string[];
  /** What the same run has made before. */
  readonly made?: string;
  readonly waitStatus?: number;
  readonly listStatus?: number;
}

let bin: string;
beforeEach(() => bin = mkdtempSync(join(tmpdir(), 'snapshot-schedule-')));
afterEach(() => rmSync(bin, { recursive: true }));

function run(script: Partial<SnapshotScript>, { list = [], made = '', waitStatus = 0, listStatus = 0 }: World = {}) {
  const files = { 'kubectl': KUBECTL, 'date': DATE, 'list': list.map((line) => `${line}\n`).join(''), made, 'wait-status': `${waitStatus}`, 'list-status': `${listStatus}` };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(bin, name), text);
    chmodSync(join(bin, name), 0o755);
  }
  const { status, stderr } = spawnSync('sh', ['-c', snapshotScript({ schedule: 'nightly', virtualMachines: ['db'], ...script })], {
    env: { PATH: `${bin}:${process.env.PATH}`, RUN: 'nightly-29455384' }, encoding: 'utf8',
  });
  const read = (name: string) => (existsSync(join(bin, name)) ? readFileSync(join(bin, name), 'utf8') : '');
  const calls = read('calls').trim().split('\n');
  return { status, stderr, created: read('created'), calls, deleted: calls.filter((call) => call.startsWith('delete ')).map((call) => call.split(/[ /]/)[2]) };
}

test('takes a snapshot that is named by date, waits for it, and looks for old ones', () => {
  const { status, stderr, created, calls } = run({ keepLast: 7 });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(created)).toEqual({
    apiVersion: 'snapshot.kubevirt.io/v1beta1',
    kind: 'VirtualMachineSnapshot',
    metadata: {
      name: 'nightly-db-20260102030405',
      labels: { 'snapshot-schedule': 'nightly', 'snapshot-source': 'db', 'snapshot-run': 'nightly-29455384', 'snapshot-taken': `${NOW}` },
    },
    spec: { source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'db' } },
  });
  expect(calls).toEqual([
    `get ${KIND} -l snapshot-schedule=nightly,snapshot-source=db,snapshot-run=nightly-29455384 -o jsonpath={.items[*].metadata.name}`,
    'create --validate=false -f -',
    `wait ${KIND}/nightly-db-20260102030405 --for=jsonpath={.status.readyToUse}=true --timeout=360s`,
    `get ${KIND} -l snapshot-schedule=nightly,snapshot-source=db,snapshot-taken -o `
      + 'jsonpath={range .items[*]}{.metadata.labels.snapshot-taken} {.metadata.name} {.status.readyToUse}{"\\n"}{end}',
  ]);
});

test('with a deadline', () => {
  const { created, calls } = run({ keepLast: 7, failureDeadlineSeconds: 600 });
  expect(JSON.parse(created).spec.failureDeadline).toBe('600s');
  expect(calls[2]).toContain('--timeout=660s');
});

test('a run that is repeated waits for the snapshot that it has made', () => {
  const { status, created, calls } = run({ keepLast: 7 }, { made: 'nightly-db-20260102030400' });
  expect({ status, created }).toEqual({ status: 0, created: '' });
  expect(calls[1]).toContain(`wait ${KIND}/nightly-db-20260102030400`);
});

const snapshots = (...ready: (boolean | undefined)[]) => ready.map((isReady, i) => `${NOW - i * 86400} s${i} ${isReady ?? ''}`);
const DAYS = 86400;
test.each<[string, Partial<SnapshotScript>, readonly string[], readonly string[]]>([
  ['fewer than are kept', { keepLast: 3 }, snapshots(true, true), []],
  ['as many as are kept', { keepLast: 2 }, snapshots(true, true), []],
  ['more than are kept, in any order', { keepLast: 2 }, snapshots(true, true, true, true).reverse(), ['s2', 's3']],
  ['failed ones, which do not count', { keepLast: 2 }, snapshots(true, false, undefined, true, true, false), ['s4', 's5']],
  ['old ones', { keepForSeconds: 2 * DAYS }, snapshots(true, true, true, true, false), ['s3', 's4']],
  ['old ones or too many', { keepLast: 3, keepForSeconds: DAYS }, snapshots(true, true, true), ['s2']],
  ['too many or old ones', { keepLast: 1, keepForSeconds: 5 * DAYS }, snapshots(true, true, true), ['s1', 's2']],
  ['none at all', { keepLast: 1 }, [], []],
])('deletes of %s', (_, script, list, deleted) => expect(run(script, { list })).toMatchObject({ status: 0, deleted }));

test.each<[string, World]>([
  ['the new snapshot is not ready', { waitStatus: 1 }],
  ['the cluster does not answer', { listStatus: 1 }],
])('deletes nothing and fails where %s', (_, world) => {
  expect(run({ keepLast: 1 }, { list: snapshots(true, true), ...world })).toMatchObject({ status: 1, deleted: [] });
});

test('a VM whose snapshot fails does not keep the others from theirs', () => {
  const { status, calls } = run({ keepLast: 1, virtualMachines: ['db', 'web'] }, { waitStatus: 1 });
  expect(status).toBe(1);
  expect(calls.filter((call) => call.startsWith('wait '))).toHaveLength(2);
});
