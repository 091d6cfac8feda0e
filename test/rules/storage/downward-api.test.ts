import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';
import type { Json } from '../judge';

const { UNSTARTABLE: level } = FindingLevel;
says({
  'downward-api/has-valid-path': { level, allowed: 'a relative path without ..' },
  'downward-api/requires-one-source': { level, allowed: 'one of fieldRef, resourceFieldRef' },
  'downward-api/has-known-field': {
    level,
    allowed: [
      "metadata.name, metadata.namespace, metadata.labels, metadata.annotations, metadata.uid, metadata.labels['<key>'] or metadata.annotations['<key>']",
      `a key of ${'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /'}`,
      'v1',
    ],
  },
  'downward-api/has-known-resource': {
    level,
    allowed: [
      'compute, the container of the guest',
      'limits.cpu, limits.memory, limits.ephemeral-storage, requests.cpu, requests.memory, requests.ephemeral-storage',
      '1, 1m',
      '1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei',
    ],
  },
  'downward-api/has-valid-mode': { level, allowed: '0 to 511, which is 0777' },
});
const AT = 'volumes[0].downwardAPI.fields[0]';
const file = (field: Json) => ({
  domain: { devices: { disks: [{ name: 'info', disk: { bus: 'virtio' } }] } },
  volumes: [{ name: 'info', downwardAPI: { fields: [{ path: 'a', ...field }] } }],
});
const field = (fieldPath: string, more: Json = {}) => file({ fieldRef: { fieldPath, ...more } });
const resource = (name: string, more: Json = { containerName: 'compute' }) => file({ resourceFieldRef: { resource: name, ...more } });
const path = (value: string) => file({ path: value, fieldRef: { fieldPath: 'metadata.name' } });
type Row = [string, Json, [string, string, string]];

describe('downward-api/has-valid-path', () => guestTable([
  ['a path', path('a/..b')],
  ...['', '/a', '..a', '../a', 'a/../b', 'a/..'].map((value): Row => [`the path ${value}`, path(value), ['downward-api/has-valid-path', `${AT}.path`, value]]),
]));

describe('downward-api/requires-one-source', () => guestTable([
  ['none', file({}), ['downward-api/requires-one-source', AT, 'nothing']],
  ['both', file({ fieldRef: { fieldPath: 'metadata.uid' }, resourceFieldRef: { containerName: 'compute', resource: 'limits.cpu' } }),
    ['downward-api/requires-one-source', AT, '["fieldRef","resourceFieldRef"]']],
]));

describe('downward-api/has-known-field', () => guestTable([
  ...['name', 'namespace', 'labels', 'annotations', 'uid', "labels['a/b']", "annotations['A/b']"].map((name): [string, Json] => [name, field(`metadata.${name}`)]),
  ['the version', field('metadata.name', { apiVersion: 'v1' })],
  ['another version', field('metadata.name', { apiVersion: 'v2' }), ['downward-api/has-known-field', `${AT}.fieldRef.apiVersion`, 'v2']],
  ...['spec.foo', 'status.podIP', '', "metadata.labels['A/b']", "metadata.annotations['a b']", "metadata.name['a']", "metadata.labels['a"].map((name): Row => (
    [`the field ${name}`, field(name), ['downward-api/has-known-field', `${AT}.fieldRef.fieldPath`, name]]
  )),
]));

describe('downward-api/has-known-resource', () => guestTable([
  ['a resource', resource('limits.memory', { containerName: 'compute', divisor: '1Mi' })],
  ['thousandths of a CPU', resource('requests.cpu', { containerName: 'compute', divisor: '1m' })],
  ['huge pages', resource('limits.hugepages-2Mi')],
  ['no container', resource('limits.memory', {}), ['downward-api/has-known-resource', `${AT}.resourceFieldRef.containerName`]],
  ['another resource', resource('limits.gpu'), ['downward-api/has-known-resource', `${AT}.resourceFieldRef.resource`, 'limits.gpu']],
  ['another divisor', resource('limits.memory', { containerName: 'compute', divisor: '1m' }), ['downward-api/has-known-resource', `${AT}.resourceFieldRef.divisor`, '1m']],
  ['megabytes of CPU', resource('limits.cpu', { containerName: 'compute', divisor: '1M' }), ['downward-api/has-known-resource', `${AT}.resourceFieldRef.divisor`, '1M']],
]));

describe('downward-api/has-valid-mode', () => guestTable([
  ['the last', file({ mode: 511, fieldRef: { fieldPath: 'metadata.name' } })],
  ['the first', file({ mode: 0, fieldRef: { fieldPath: 'metadata.name' } })],
  ['one more', file({ mode: 512, fieldRef: { fieldPath: 'metadata.name' } }), ['downward-api/has-valid-mode', `${AT}.mode`, '512']],
  ['one less', file({ mode: -1, fieldRef: { fieldPath: 'metadata.name' } }), ['downward-api/has-valid-mode', `${AT}.mode`, '-1']],
]));
