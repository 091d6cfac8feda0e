import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';

const { UNSTARTABLE: level } = FindingLevel;
says({
  'probe-handler/requires-command': { level, allowed: 'one text or more' },
  'probe-handler/has-valid-port': { level, allowed: '1 to 65535, or a name: at most 15 lower-case letters, digits and -, one letter at least' },
  'probe-handler/has-valid-headers': { level, allowed: 'letters, digits and -' },
  'probe-handler/has-valid-delay': { level, allowed: '0 or more' },
  'probe-handler/excludes-repeated-success': { level, allowed: '1' },
});
const tcp = (port: number | string) => ({ livenessProbe: { tcpSocket: { port, host: '192.0.2.1' } } });
const http = (name: string) => ({ readinessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'A', value: 'b' }, { name, value: 'b' }] } } });

describe('probe-handler/requires-command', () => guestTable([
  ['a command', { readinessProbe: { exec: { command: [''] } } }],
  ['none', { livenessProbe: { exec: {} } }, ['probe-handler/requires-command', 'livenessProbe.exec.command']],
  ['an empty one', { readinessProbe: { exec: { command: [] } } }, ['probe-handler/requires-command', 'readinessProbe.exec.command', 'nothing']],
]));

describe('probe-handler/has-valid-port', () => guestTable([
  ['the lowest', tcp(1)],
  ['the highest', tcp(65_535)],
  ['a name', tcp('a-1')],
  ['a name of 15 characters', tcp('x'.repeat(15))],
  ['a port of HTTP', { readinessProbe: { httpGet: { port: 0 } } }, ['probe-handler/has-valid-port', 'readinessProbe.httpGet.port', '0']],
  ['0', tcp(0), ['probe-handler/has-valid-port', 'livenessProbe.tcpSocket.port', '0']],
  ['65536', tcp(65_536), ['probe-handler/has-valid-port', 'livenessProbe.tcpSocket.port', '65536']],
  ...['22', 'A', 'a--b', '-a', 'a-', 'x'.repeat(16), ''].map((name): [string, object, [string, string, string]] => (
    [`the name ${name}`, tcp(name), ['probe-handler/has-valid-port', 'livenessProbe.tcpSocket.port', name]]
  )),
]));

describe('probe-handler/has-valid-headers', () => guestTable([
  ['a header', http('X-Probe-1')],
  ['a space', http('X Probe'), ['probe-handler/has-valid-headers', 'readinessProbe.httpGet.httpHeaders[1].name', 'X Probe']],
  ['nothing', http(''), ['probe-handler/has-valid-headers', 'readinessProbe.httpGet.httpHeaders[1].name', '']],
]));

describe('probe-handler/has-valid-delay', () => guestTable([
  ['what KubeVirt makes 0', { readinessProbe: { guestAgentPing: {}, initialDelaySeconds: -10 } }],
  ['one second less', { readinessProbe: { guestAgentPing: {}, initialDelaySeconds: -11 } },
    ['probe-handler/has-valid-delay', 'readinessProbe.initialDelaySeconds', '-11']],
]));

describe('probe-handler/excludes-repeated-success', () => guestTable([
  ['a readiness probe', { readinessProbe: { guestAgentPing: {}, successThreshold: 2 } }],
  ['one', { livenessProbe: { guestAgentPing: {}, successThreshold: 1 } }],
  ['what KubeVirt makes one', { livenessProbe: { guestAgentPing: {}, successThreshold: -1 } }],
  ['two', { livenessProbe: { guestAgentPing: {}, successThreshold: 2 } }, ['probe-handler/excludes-repeated-success', 'livenessProbe.successThreshold', '2']],
]));
