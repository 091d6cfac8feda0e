import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { pool, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'probe/references-forwarded-port': {
    level: FindingLevel.ADVISED,
    allowed: ['a port that is forwarded: 22/TCP, 53/UDP', 'a number, or the name of a port: ssh', 'a number: no port has a name'],
  },
  'probe/requires-one-handler': { allowed: 'exactly one of httpGet, tcpSocket, exec, guestAgentPing' },
  'probe/requires-pod-network': { allowed: 'a network with pod: {}' },
});

const lan = { domain: { devices: { interfaces: [{ name: 'lan', bridge: {} }] } }, networks: [{ name: 'lan', multus: { networkName: 'a/b' } }] };
const podNetwork = { domain: { devices: { interfaces: [{ name: 'default', masquerade: {} }] } }, networks: [{ name: 'default', pod: {} }] };

describe('probe/requires-one-handler', () => {
  guestTable([
    ['two probes with one handler each', { readinessProbe: { guestAgentPing: {} }, livenessProbe: { exec: { command: ['true'] } } }],
    ['a probe without a handler', { readinessProbe: { initialDelaySeconds: 5 } }, ['probe/requires-one-handler', 'readinessProbe', 'nothing']],
    ['a probe with two handlers', { livenessProbe: { guestAgentPing: {}, tcpSocket: { port: 22 } } },
      ['probe/requires-one-handler', 'livenessProbe', '["tcpSocket","guestAgentPing"]']],
    ['a probe with all handlers',
      { livenessProbe: { httpGet: { port: 80 }, tcpSocket: { port: 22 }, exec: { command: ['true'] }, guestAgentPing: {} } },
      ['probe/requires-one-handler', 'livenessProbe', '["httpGet","tcpSocket","exec","guestAgentPing"]']],
  ]);
});

describe('probe/requires-pod-network', () => {
  guestTable([
    ['the default network', { readinessProbe: { httpGet: { port: 80 } } }],
    ['a pod network', { ...podNetwork, livenessProbe: { tcpSocket: { port: 22 } } }],
    ['a probe by the guest agent needs none', { ...lan, readinessProbe: { guestAgentPing: {} } }],
    ['a probe by a command needs none', { ...lan, readinessProbe: { exec: { command: ['true'] } } }],
    ['only a secondary network', { ...lan, readinessProbe: { httpGet: { port: 80 } }, livenessProbe: { tcpSocket: { port: 22 } } },
      ['probe/requires-pod-network', 'livenessProbe.tcpSocket', 'no pod network'],
      ['probe/requires-pod-network', 'readinessProbe.httpGet', 'no pod network']],
    ['a guest that is given no network', { domain: { devices: { autoattachPodInterface: false } }, readinessProbe: { httpGet: { port: 80 } } },
      ['probe/requires-pod-network', 'readinessProbe.httpGet', 'no pod network']],
  ]);
  describe('a pool', () => guestTable([
    ['its template gets no default network', { readinessProbe: { httpGet: { port: 80 } } },
      ['probe/requires-pod-network', 'readinessProbe.httpGet', 'no pod network']],
  ], pool, 'spec.virtualMachineTemplate.spec.template.spec'));
});

describe('probe/references-forwarded-port', () => {
  const probing = (probe: Json, entry: Json) => ({ readinessProbe: probe, domain: { devices: { interfaces: [{ name: 'n', ...entry }] } }, networks: [{ name: 'n', pod: {} }] });
  const some = { masquerade: {}, ports: [{ name: 'ssh', port: 22 }, { port: 53, protocol: 'UDP' }] };
  const found = (handler: string, port: number | string): Verdict => ['probe/references-forwarded-port', `readinessProbe.${handler}.port`, String(port)];
  const rows: Row[] = [
    ['a port that is forwarded', probing({ tcpSocket: { port: 22 } }, some)],
    ['a port by its name', probing({ tcpSocket: { port: 'ssh' } }, some)],
    ['any port where all are forwarded', probing({ httpGet: { port: 80 } }, { masquerade: {} })],
    ['another host', probing({ httpGet: { port: 80, host: '192.0.2.1' } }, some)],
    ['the guest agent', probing({ guestAgentPing: {} }, some)],
    ['another port over TCP', probing({ tcpSocket: { port: 53 } }, some), found('tcpSocket', 53)],
    ['another port over HTTP', probing({ httpGet: { port: 80 } }, some), found('httpGet', 80)],
    ['another name', probing({ httpGet: { port: 'http' } }, some), found('httpGet', 'http')],
    ['a name where no port has one', probing({ httpGet: { port: 'http' } }, { masquerade: {} }), found('httpGet', 'http')],
  ];
  guestTable(rows);
  guestTable([['a name on a guest that is not on the pod network is told otherwise', { ...lan, readinessProbe: { httpGet: { port: 'http' } } },
    ['probe/requires-pod-network', 'readinessProbe.httpGet', 'no pod network']]]);
});
