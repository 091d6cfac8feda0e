import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine, object } from '../workload-table';

says({
  'port/avoids-list-without-masquerade': { level: FindingLevel.ADVISED, allowed: ['none with bridge', 'none with sriov'] },
  'port/has-known-protocol': { allowed: 'TCP, UDP' },
  'port/has-unique-name': { allowed: 'a name that no other port of the interface has' },
  'port/has-valid-name': { allowed: 'at most 15 lower-case letters, digits and single dashes inside, one of them a letter' },
  'port/has-valid-number': { allowed: 'a number from 1 to 65535' },
});

const at = 'domain.devices.interfaces[0].ports';
const ports = (...list: object[]) => ({ domain: { devices: { interfaces: [{ name: 'n', masquerade: {}, ports: list }] } }, networks: [{ name: 'n', pod: {} }] });

describe('port/has-unique-name', () => {
  guestTable([
    ['different names are accepted', ports({ name: 'a', port: 80 }, { name: 'b', port: 80 })],
    ['no names are accepted', ports({ port: 80 }, { port: 80 }, { name: '', port: 80 }, { name: '', port: 80 })],
    ['a repeated name is refused', ports({ name: 'a', port: 80 }, { name: 'a', port: 81 }), ['port/has-unique-name', `${at}[1].name`, 'a']],
  ]);
});

describe('port/has-valid-name', () => {
  const refused = (name: string): Row => [`${name} is refused`, ports({ name, port: 80 }), ['port/has-valid-name', `${at}[0].name`, name]];
  guestTable([
    ['a letter is accepted', ports({ name: 'h', port: 80 })],
    ['digits and dashes are accepted', ports({ name: '8-http-2', port: 80 })],
    ['15 characters are accepted', ports({ name: 'a'.repeat(15), port: 80 })],
    ...['a'.repeat(16), 'Test', '8080', 'a--b', '-a', 'a-', 'a_b', 'a.b'].map(refused),
  ]);
});

describe('port/has-valid-number', () => {
  const refused = (port: number): Row => [`${port} is refused`, ports({ port }), ['port/has-valid-number', `${at}[0].port`, String(port)]];
  guestTable([['1 is accepted', ports({ port: 1 })], ['65535 is accepted', ports({ port: 65535 })], ...[0, -1, 65536].map(refused)]);
});

describe('port/has-known-protocol', () => {
  guestTable([
    ['TCP is accepted', ports({ port: 80, protocol: 'TCP' })],
    ['UDP is accepted', ports({ port: 80, protocol: 'UDP' })],
    ['an empty protocol is accepted', ports({ port: 80, protocol: '' })],
    ['lower case is refused', ports({ port: 80, protocol: 'tcp' }), ['port/has-known-protocol', `${at}[0].protocol`, 'tcp']],
    ['another protocol is refused', ports({ port: 80, protocol: 'SCTP' }), ['port/has-known-protocol', `${at}[0].protocol`, 'SCTP']],
  ]);
});

describe('ports on a secondary network', () => {
  guestTable([['are not judged, but as a list', {
    domain: { devices: { interfaces: [{ name: 'n', bridge: {}, ports: [{ name: 'NO', port: 0, protocol: 'x' }] }] } },
    networks: [{ name: 'n', multus: { networkName: 'a/b' } }],
  }, ['port/avoids-list-without-masquerade', at, '[0]']]]);
});

describe('port/avoids-list-without-masquerade', () => {
  const web = [{ name: 'web', port: 80 }];
  const bound = (entry: Json, more: Json = {}) => machine({
    domain: { devices: { interfaces: [{ name: 'n', ...entry }] } }, networks: [{ name: 'n', pod: {} }], ...more,
  });
  const bridged = bound({ bridge: {}, ports: web });
  const service = (targetPort: number | string) => object('v1', 'Service', 's', { ports: [{ port: 80, targetPort }] });
  const found: Verdict = ['port/avoids-list-without-masquerade', `spec.template.spec.${at}`, '[80]'];
  appTable('port', [
    ['masquerade is accepted', [bound({ masquerade: {}, ports: web })]],
    ['a plugin is accepted', [bound({ binding: { name: 'p' }, ports: web })]],
    ['a bridge without a list is accepted', [bound({ bridge: {} }), bound({ bridge: {}, ports: [] })]],
    ['a name that a Service means is accepted', [bridged, service('web')]],
    ['a name that a policy means is accepted', [bridged, object('networking.k8s.io/v1', 'NetworkPolicy', 'p', {
      podSelector: {}, ingress: [{ ports: [{ port: 'web' }] }],
    })]],
    ['a name that a policy means on the way out is accepted', [bridged, object('networking.k8s.io/v1', 'NetworkPolicy', 'p', {
      podSelector: {}, egress: [{ ports: [{ port: 'web' }] }],
    })]],
    ['a name that a monitor means is accepted', [bridged, object('monitoring.coreos.com/v1', 'PodMonitor', 'p', {
      selector: {}, podMetricsEndpoints: [{ port: 'web' }],
    })]],
    ['a name that its own probe means is accepted', [bound({ bridge: {}, ports: web }, { readinessProbe: { httpGet: { port: 'web' } } })]],
    ['a name that its own liveness probe means is accepted', [bound({ bridge: {}, ports: web }, { livenessProbe: { tcpSocket: { port: 'web' } } })]],
    ['two names of which one is meant are accepted', [bound({ bridge: {}, ports: [...web, { name: 'ssh', port: 22 }] }), service('web')]],
    ['on a bridge', [bridged], found],
    ['on a bridge beside another interface', [machine({
      domain: { devices: { interfaces: [{ name: 'n', bridge: {}, ports: web }, { name: 'm', bridge: {} }] } },
      networks: [{ name: 'n', pod: {} }, { name: 'm', multus: { networkName: 'a' } }],
    })], found],
    ['on a bridge, beside a Service that means another name', [bridged, service('http')], found],
    ['on a bridge, beside a Service that means its number', [bridged, service(80)], found],
    ['without names, beside a probe of another kind', [bound({ bridge: {}, ports: [{ port: 80 }] }, { readinessProbe: { guestAgentPing: {} } }), service('')], found],
    ['on a virtual function', [machine({
      domain: { devices: { interfaces: [{ name: 'n', sriov: {}, ports: web }] } }, networks: [{ name: 'n', multus: { networkName: 'a' } }],
    })], found],
  ]);
});
