import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { Admission } from '../../src/admission/synth';

function findingsOf(...patches: JsonPatch[]) {
  const chart = new Chart(new App(), 'c');
  new ApiObject(chart, 'o', { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b' } }).addJsonPatch(...patches);
  return Admission.of(chart).findings().map(({ rule, got, allowed, fix }) => ({ rule, got, allowed, fix }));
}

const add = JsonPatch.add('/data/c', 'd');
const fix = 'Correct what the message names.';

test.each<[title: string, patch: JsonPatch, told: object]>([
  ['adds below a field that is missing', JsonPatch.add('/binaryData/a', 'YQ=='), {
    got: 'add /binaryData/a, where there is no /binaryData',
    allowed: 'a path whose parent exists',
    fix: 'Add the parent first: JsonPatch.add(\'/binaryData\', {}).',
  }],
  ['adds below several fields that are missing', JsonPatch.add('/spec/disks/0/disk/a-b/bus', 'sata'), {
    got: 'add /spec/disks/0/disk/a-b/bus, where there is no /spec',
    allowed: 'a path whose parent exists',
    fix: 'Add the parent first: JsonPatch.add(\'/spec\', { disks: [{ disk: { \'a-b\': {} } }] }).',
  }],
  ['adds to a list that is missing', JsonPatch.add('/metadata/a~1b/-', 1), {
    got: 'add /metadata/a~1b/-, where there is no /metadata/a~1b',
    allowed: 'a path whose parent exists',
    fix: 'Add the parent first: JsonPatch.add(\'/metadata/a~1b\', []).',
  }],
  ['copies from a field that is missing', JsonPatch.copy('/x/y', '/data/e'), {
    got: 'copy /data/e, where there is no /x',
    allowed: 'a path whose parent exists',
    fix: 'Add the parent first: JsonPatch.add(\'/x\', {}).',
  }],
  ['tests what is otherwise', JsonPatch.test('/data/a', 'c'), { got: 'test /data/a', allowed: 'an operation that applies to the object', fix }],
])('a patch that %s', (_, patch, told) => {
  expect(findingsOf(add, patch, add)).toEqual([{ rule: 'object/is-renderable', ...told }]);
});

test('patches that apply', () => {
  expect(findingsOf(JsonPatch.add('/metadata/labels', {}), JsonPatch.add('/metadata/labels/a', 'b'))).toEqual([]);
});

test('an object that does not render without patches either', () => {
  const chart = new Chart(new App(), 'c');
  const object = new ApiObject(chart, 'o', { apiVersion: 'v1', kind: 'ConfigMap', get data() { throw new Error('no'); } });
  object.addJsonPatch(JsonPatch.add('/binaryData/a', ''));
  expect(Admission.of(chart).findings()).toMatchObject([{ got: expect.stringContaining('no'), fix }]);
});
