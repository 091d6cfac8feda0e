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
    ['one', { readinessProbe: { guestAgentPing: {} }, livenessProbe: { exec: { command: ['true'] } } }],
    ['none', { readinessProbe: { initialDelaySeconds: 5 } }, ['probe/requires-one-handler', 'readinessProbe', '[]']],
    ['two', { livenessProbe: { guestAgentPing: {}, tcpSocket: { port: 22 } } },
      ['probe/requires-one-handler', 'livenessProbe', '["tcpSocket","guestAgentPing"]']],
  ]);
});

describe('probe/requires-pod-network', () => {
  guestTable([
    ['the default network', { readinessProbe: { httpGet: { port: 80 } } }],
    ['a pod network', { ...podNetwork, livenessProbe: { tcpSocket: { port: 22 } } }],
    ['the guest agent needs none', { ...lan, readinessProbe: { guestAgentPing: {} } }],
    ['only a secondary network', { ...lan, readinessProbe: { httpGet: { port: 80 } }, livenessProbe: { tcpSocket: { port: 22 } } },
      ['probe/requires-pod-network', 'livenessProbe.tcpSocket', 'no pod network'],
      ['probe/requires-pod-network', 'readinessProbe.httpGet', 'no pod network']],
    ['no network by choice', { domain: { devices: { autoattachPodInterface: false } }, readinessProbe: { httpGet: { port: 80 } } },
      ['probe/requires-pod-network', 'readinessProbe.httpGet', 'no pod network']],
  ]);
});

describe('a pool gets no default network', () => {
  guestTable([
    ['so a probe is refused', { readinessProbe: { httpGet: { port: 80 } } },
      ['probe/requires-pod-network', 'readinessProbe.httpGet', 'no pod network']],
  ], pool, 'spec.virtualMachineTemplate.spec.template.spec');
});
