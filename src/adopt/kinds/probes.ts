import type { GuestProbeOptions, HttpGetGuestProbeOptions } from '../../compute/guest/guest-probe';
import { isMapping } from '../../kubernetes/is-mapping';
import { at } from '../../kubernetes/untyped';
import { fields, make } from '../expression';
import type { Optional } from '../expression';
import { number, seconds, text, texts, value } from '../values';

/** How the cluster finds out about a guest. */
export function probeOf(probe: unknown): Optional {
  const options = {
    initialDelay: seconds(at(probe, 'initialDelaySeconds')),
    period: seconds(at(probe, 'periodSeconds')),
    timeout: seconds(at(probe, 'timeoutSeconds')),
    failureThreshold: number(at(probe, 'failureThreshold')),
    successThreshold: number(at(probe, 'successThreshold')),
  };
  const http = at(probe, 'httpGet');
  const port = number(at(http, 'port') ?? at(probe, 'tcpSocket', 'port'));
  if (isMapping(http)) {
    const path = http.path === '/' ? undefined : text(http.path);
    const https = http.scheme === 'HTTPS' ? value(true) : undefined;
    return port && make('GuestProbe', 'httpGet', port, fields<HttpGetGuestProbeOptions>({ path, https, ...options }));
  }
  if (isMapping(at(probe, 'tcpSocket'))) return port && make('GuestProbe', 'tcpSocket', port, fields<GuestProbeOptions>(options));
  const command = texts(at(probe, 'exec', 'command'));
  if (command) return make('GuestProbe', 'exec', command, fields<GuestProbeOptions>(options));
  return isMapping(at(probe, 'guestAgentPing')) ? make('GuestProbe', 'guestAgentPing', fields<GuestProbeOptions>(options)) : undefined;
}
