import { guestTable } from '../guest-table';
import { pool, says } from '../judge';

says({
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
