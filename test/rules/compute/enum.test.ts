import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { instance, judge, pool, replicaSet, says, virtualMachine } from '../judge';
import type { Json } from '../judge';

const RULE = 'enum/excludes-empty-value';

says({ [RULE]: { allowed: 'one of the values of the API, or no field' } });

const image = (imagePullPolicy?: string) => ({ volumes: [{ name: 'a', containerDisk: { image: 'reg/i:v1', imagePullPolicy } }] });
const kernel = (imagePullPolicy: string) => (
  { domain: { firmware: { kernelBoot: { container: { image: 'reg/k:6', kernelPath: '/k', imagePullPolicy } } } } }
);
const tolerations = (...list: object[]) => ({ tolerations: list });
const podNetwork = { domain: { devices: { interfaces: [{ name: 'default', masquerade: {} }] } }, networks: [{ name: 'default', pod: {} }] };
const probe = (name: string, scheme: string): Json => ({ ...podNetwork, [name]: { httpGet: { port: 80, scheme } } });

const rows: Row[] = [
  ['values of each enum', {
    dnsPolicy: 'Default',
    ...image('Always'),
    ...probe('readinessProbe', 'HTTP'),
    ...tolerations({ key: 'k', operator: 'Exists', effect: 'NoSchedule' }),
  }],
  ['fields that are left out', { ...image(), ...tolerations({ key: 'k' }) }],
  ['an empty DNS policy', { dnsPolicy: '' }, [RULE, 'dnsPolicy', '']],
  ['an empty pull policy of a container disk', image(''), [RULE, 'volumes[0].containerDisk.imagePullPolicy', '']],
  ['an empty pull policy of a kernel', kernel(''), [RULE, 'domain.firmware.kernelBoot.container.imagePullPolicy', '']],
  ['an empty scheme of a readiness probe', probe('readinessProbe', ''), [RULE, 'readinessProbe.httpGet.scheme', '']],
  ['an empty scheme of a liveness probe', probe('livenessProbe', ''), [RULE, 'livenessProbe.httpGet.scheme', '']],
  ['an empty operator', tolerations({ key: 'k' }, { key: 'l', operator: '' }), [RULE, 'tolerations[1].operator', '']],
  ['an empty effect', tolerations({ key: 'k' }, { key: 'l', effect: '' }), [RULE, 'tolerations[1].effect', '']],
];

describe('a VM', () => guestTable(rows, virtualMachine));
describe('an instance', () => guestTable(rows, instance, 'spec'));
describe('a replica set', () => guestTable(rows, replicaSet));

test('the schema of a pool is not checked again', () => {
  expect(judge(pool({ dnsPolicy: '' }))).toEqual([]);
});
