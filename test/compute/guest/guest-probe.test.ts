import { Duration } from 'cdk8s';
import { GuestProbe } from '../../../src/compute';
import { guestSpec } from '../fixture';

const TIMING = {
  initialDelay: Duration.minutes(4), period: Duration.seconds(20), timeout: Duration.seconds(5), failureThreshold: 6, successThreshold: 2,
};
const TIMING_WIRE = { initialDelaySeconds: 240, periodSeconds: 20, timeoutSeconds: 5, failureThreshold: 6, successThreshold: 2 };

test.each<[string, GuestProbe, object]>([
  ['httpGet', GuestProbe.httpGet(8080), { httpGet: { port: 8080, path: '/' } }],
  ['httpGet in full', GuestProbe.httpGet(8443, { path: '/healthz', https: true, ...TIMING }),
    { httpGet: { port: 8443, path: '/healthz', scheme: 'HTTPS' }, ...TIMING_WIRE }],
  ['httpGet without https', GuestProbe.httpGet(8080, { https: false }), { httpGet: { port: 8080, path: '/' } }],
  ['tcpSocket', GuestProbe.tcpSocket(22), { tcpSocket: { port: 22 } }],
  ['tcpSocket in full', GuestProbe.tcpSocket(22, TIMING), { tcpSocket: { port: 22 }, ...TIMING_WIRE }],
  ['exec', GuestProbe.exec(['systemctl', 'is-active', 'nginx']), { exec: { command: ['systemctl', 'is-active', 'nginx'] } }],
  ['exec in full', GuestProbe.exec(['true'], TIMING), { exec: { command: ['true'] }, ...TIMING_WIRE }],
  ['guestAgentPing', GuestProbe.guestAgentPing(), { guestAgentPing: {} }],
  ['guestAgentPing in full', GuestProbe.guestAgentPing(TIMING), { guestAgentPing: {}, ...TIMING_WIRE }],
])('%s', (_, probe, wire) => {
  expect(guestSpec({ readinessProbe: probe }).readinessProbe).toEqual(wire);
});

test('a liveness probe', () => {
  const { successThreshold, ...timing } = TIMING;
  const { livenessProbe } = guestSpec({ livenessProbe: GuestProbe.guestAgentPing({ ...timing, successThreshold: successThreshold - 1 }) });
  expect(livenessProbe).toEqual({ guestAgentPing: {}, ...TIMING_WIRE, successThreshold: 1 });
});
