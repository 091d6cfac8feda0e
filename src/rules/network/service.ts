import type { ServicePort } from '../../../imports/kubernetes';
import { LabelIndex } from '../../manifests/label-index';
import { forwardedPorts, forwardedText, forwards, namedPorts } from '../../manifests/launcher-pod';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { workloadsOf } from '../../manifests/workload';
import type { Workload } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, Violation } from '../rule';

interface ServiceSpec {
  readonly selector?: { readonly [key: string]: string };
  readonly ports?: readonly ServicePort[];
  readonly clusterIP?: string;
}

/** The sidecar that it asks for has named ports of its own. */
const SIDECAR = 'sidecar.istio.io/inject';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'service/references-forwarded-port',
    level: FindingLevel.ADVISED,
    summary: 'A Service must send to a port that the VMs it selects forward to their guests',
    why: 'masquerade with a list of ports forwards these and no others, and a port that is meant by its name must be on such a list: the Service is '
      + 'admitted, and connections to it are refused, or it never has an endpoint.',
    fix: 'Add the port to the list of the interface, remove the list so that all are forwarded, or correct targetPort.',
    * check(manifests, cluster) {
      const services = manifests.filter(isSelecting);
      if (!services.length) return;
      const guests = new LabelIndex(workloadsOf(manifests, cluster));
      for (const manifest of services) {
        for (const [i, port] of (manifest.spec.ports ?? []).entries()) {
          const { port: number, targetPort = number, protocol = 'TCP' } = port;
          if (typeof targetPort === 'number' && manifest.spec.clusterIP === 'None') continue;
          const accepts = typeof targetPort === 'number' ? forwardsNumber(targetPort, protocol) : hasName(targetPort);
          const guest = guests.find(manifest.metadata.namespace, { matchLabels: manifest.spec.selector }, (candidate) => !accepts(candidate));
          if (!guest) continue;
          const got = typeof targetPort === 'number' ? `${targetPort}/${protocol}` : targetPort;
          yield { manifest, field: `spec.ports[${i}].${port.targetPort === undefined ? 'port' : 'targetPort'}`, got, ...allowedBy(guest, targetPort) };
        }
      }
    },
  }),
];

function isSelecting(manifest: Manifest): manifest is Manifest & { readonly spec: ServiceSpec } {
  return kindOf(manifest) === '/Service' && Object.keys((manifest.spec as ServiceSpec | undefined)?.selector ?? {}).length > 0;
}

function forwardsNumber(port: number, protocol: string): (guest: Workload) => boolean {
  return ({ written }) => {
    const forwarded = forwardedPorts(written);
    return !forwarded || forwards(forwarded, port, protocol);
  };
}

function hasName(port: string): (guest: Workload) => boolean {
  return ({ written, annotations }) => SIDECAR in annotations || namedPorts(written).some(({ name }) => name === port);
}

function allowedBy({ manifest: { kind, metadata }, written }: Workload, targetPort: number | string): Pick<Violation, 'allowed'> {
  const machine = `${kind} ${metadata.name}`;
  if (typeof targetPort === 'number') return { allowed: `a port that ${machine} forwards: ${forwardedText(forwardedPorts(written)!)}` };
  const names = namedPorts(written).map(({ name }) => name);
  return { allowed: names.length ? `the name of a port of ${machine}: ${names.join(', ')}` : `a number: no port of ${machine} has a name` };
}
