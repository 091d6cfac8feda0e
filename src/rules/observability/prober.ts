import { isDnsSubdomain } from '../../kubernetes/dns-name';
import { isIpAddress } from '../../kubernetes/ip-address';
import { isPortNumber } from '../../kubernetes/port';
import { textAt } from '../../kubernetes/untyped';
import { ofKind } from '../../manifests/of-kind';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const HOST_AND_PORT = /^(?:\[(?<v6>[^\]]*)\]|(?<host>[^:[\]]*))(?::(?<port>\d+))?$/;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'prober/has-host-and-port',
    level: FindingLevel.ADVISED,
    summary: 'The url of the prober of a Probe must be a host, or a host and a port',
    why: 'The operator of Prometheus leaves out a Probe whose prober it cannot read, and says so in its log only: nothing is probed, and alerts on the metrics never fire.',
    fix: 'Write blackbox-exporter.monitoring.svc:9115; scheme and path are fields beside url.',
    * check(manifests) {
      for (const manifest of ofKind(manifests, 'monitoring.coreos.com/Probe')) {
        const got = textAt(manifest, 'spec', 'prober', 'url');
        if (got && !isHostAndPort(got)) yield { manifest, field: 'spec.prober.url', got, allowed: 'a host, or a host and a port, without scheme and path' };
      }
    },
  }),
];

/** As the operator reads it; what is a host there has letters of both cases and underscores, too. */
function isHostAndPort(url: string): boolean {
  if (isIpAddress(url)) return true;
  const { v6, host = '', port } = HOST_AND_PORT.exec(url)?.groups ?? {};
  const hasPort = port === undefined || isPortNumber(Number(port));
  return hasPort && (isIpAddress(v6 ?? host) || (v6 === undefined && isDnsSubdomain(host.toLowerCase().replaceAll('_', 'x').replace(/\.$/, ''))));
}
