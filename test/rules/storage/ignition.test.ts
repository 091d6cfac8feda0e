import { withCloudInit } from './cloud-init-table';
import { FindingLevel } from '../../../src/rules/finding-level';
import { gates } from '../gates';
import { instance, judge, says } from '../judge';
import { machine } from '../workload-table';
import type { AppRow } from '../workload-table';

says({
  'ignition/has-valid-config': { level: FindingLevel.ADVISED, allowed: 'JSON with ignition.version 2.x or 3.x' },
  'ignition/requires-whole-keys': { level: FindingLevel.ADVISED, allowed: 'a line such as ssh-ed25519 AAAA… name' },
});

const rule = 'ignition/has-valid-config';
const inAnnotation = (text: string) => [machine({}, { annotations: { 'kubevirt.io/ignitiondata': text } })];
const onDrive = (userData: string) => [withCloudInit({ userData }, 'cloudInitConfigDrive')];
const field = 'spec.template.metadata.annotations[kubevirt.io/ignitiondata]';
const userData = 'spec.template.spec.volumes[0].cloudInitConfigDrive.userData';

const table = (rows: AppRow[]) => test.each(rows)('%s', (...[, manifests, ...found]) => {
  expect(judge(manifests, gates('ExperimentalIgnitionSupport')).filter(([id]) => id === rule)).toEqual(found);
});

table([
  ...['3.4.0', '2.2.0', '3.6.0-experimental'].map((version): AppRow => [`version ${version}`, inAnnotation(JSON.stringify({ ignition: { version } }))]),
  ['user data', onDrive('{\n  "ignition": {"version": "3.4.0"}\n}')],
  ['user data that is something else', onDrive('{"a": "b"}')],
  ['a script that speaks of it', onDrive('#!/bin/sh\necho \'{"ignition"\'')],
  ['no JSON', inAnnotation('{"ignition": {"version": "3.4.0"}'), [rule, field, 'text that is not JSON']],
  ['YAML', inAnnotation('ignition:\n  version: 3.4.0'), [rule, field, 'YAML or another text']],
  ['JSON without ignition', inAnnotation('{"passwd": {}}'), [rule, field, 'JSON without ignition']],
  ['a list', inAnnotation('[]'), [rule, field, 'JSON without ignition']],
  ['no version', inAnnotation('{"ignition": {}}'), [rule, field, 'ignition without version']],
  ['a version of two numbers', inAnnotation('{"ignition": {"version": "3.4"}}'), [rule, field, 'ignition.version "3.4"']],
  ['a number', inAnnotation('{"ignition": {"version": 3}}'), [rule, field, 'ignition.version 3']],
  ['of an instance', [{ ...instance(), metadata: { name: 'i', namespace: 'x', annotations: { 'kubevirt.io/ignitiondata': '[]' } } }],
    [rule, 'metadata.annotations[kubevirt.io/ignitiondata]', 'JSON without ignition']],
  ['broken user data', onDrive('{"ignition": {'), [rule, userData, 'text that is not JSON']],
  ['Butane', onDrive('# for butane\nvariant: fcos\nversion: 1.5.0\n'), [rule, userData, 'YAML or another text']],
]);

test('while the gate is off the annotation is refused, whatever it holds', () => {
  expect(judge(inAnnotation('[]')).map(([id]) => id)).toEqual(['vmi-metadata/requires-gate-for-ignition']);
});

describe('ignition/requires-whole-keys', () => {
  const whole = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA me';
  const keys = (...sshAuthorizedKeys: string[]) => JSON.stringify({ ignition: { version: '3.4.0' }, passwd: { users: [{ name: 'core', sshAuthorizedKeys }] } });
  const found = (got: string, i = 0): [string, string, string] => ['ignition/requires-whole-keys', userData, `passwd.users[0].sshAuthorizedKeys[${i}]: ${got}`];
  test.each<AppRow>([
    ['a key', onDrive(keys(whole))],
    ['a key that is filled in', onDrive(keys('${SSH_KEY}'))],
    ['no users', onDrive('{"ignition": {"version": "3.4.0"}, "passwd": {}}')],
    ['a placeholder', onDrive(keys('<your key>')), found('<your key>')],
    ['a key that was shortened', onDrive(keys(whole, 'ssh-rsa AAAA...')), found('ssh-rsa AAAA...', 1)],
  ])('%s', (...[, manifests, ...expected]) => {
    expect(judge(manifests).filter(([id]) => id.startsWith('ignition/'))).toEqual(expected);
  });
});
