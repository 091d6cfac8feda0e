import type { ServicePort } from '../../../imports/kubernetes';
import { isPortNumber } from '../../kubernetes/port';
import { isOffPodNetwork } from '../../manifests/guest-traits';
import { LabelIndex } from '../../manifests/label-index';
import { forwardedPorts, forwardedText, forwards, namedPorts } from '../../manifests/launcher-pod';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { containerPods, portNames, SIDECAR } from '../../manifests/pod-ports';
import { workloadsOf } from '../../manifests/workload';
import type { Workload } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, Violation } from '../rule';

interface ServiceSpec {
  readonly selector?: { readonly [key: string]: string };
  readonly ports?: readonly ServicePort[];
  readonly clusterIP?: string;
  readonly loadBalancerIP?: string;
}

const [FIRST_NODE_PORT, LAST_NODE_PORT] = [30000, 32767];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'service/references-forwarded-port',
    level: FindingLevel.ADVISED,
    summary: 'A Service must send to a port that the VMs it selects forward to their guests',
    why: 'masquerade with a list of ports forwards these and no others, and a port that is meant by its name must be on such a list: the Service is '
      + 'admitted, and connections to it are refused, or it never has an endpoint.',
    fix: 'Add the port to the list of the interface, remove the list so that all are forwarded, or correct targetPort.',
    * check(manifests, cluster) {
      const services = selectingServices(manifests);
      if (!services.length) return;
      const guests = new LabelIndex(workloadsOf(manifests, cluster));
      for (const manifest of services) {
        for (const [i, port] of (manifest.spec.ports ?? []).entries()) {
          const { port: number, targetPort = number, protocol = 'TCP' } = port;
          if (typeof targetPort === 'number' && (manifest.spec.clusterIP === 'None' || !isPortNumber(targetPort))) continue;
          const accepts = typeof targetPort === 'number' ? forwardsNumber(targetPort, protocol) : hasName(targetPort);
          const guest = guests.find(manifest.metadata.namespace, { matchLabels: manifest.spec.selector }, (candidate) => !accepts(candidate));
          if (!guest) continue;
          const got = typeof targetPort === 'number' ? `${targetPort}/${protocol}` : targetPort;
          yield { manifest, field: `spec.ports[${i}].${port.targetPort === undefined ? 'port' : 'targetPort'}`, got, ...allowedBy(guest, targetPort) };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'service/references-container-port',
    level: FindingLevel.ADVISED,
    summary: 'A Service that means a port by its name must select pods that have a port of this name',
    why: 'Kubernetes looks the name up among the ports of the containers of each pod: a pod without it is no endpoint of this port, and connections are refused.',
    fix: 'Name the containerPort, correct targetPort, or write the number.',
    * check(manifests) {
      const named = selectingServices(manifests).filter(({ spec: { ports = [] } }) => ports.some(({ targetPort }) => typeof targetPort === 'string'));
      if (!named.length) return;
      const pods = new LabelIndex(containerPods(manifests).filter(({ isInjected }) => !isInjected));
      for (const manifest of named) {
        for (const [i, { targetPort: got }] of (manifest.spec.ports ?? []).entries()) {
          if (typeof got !== 'string') continue;
          const pod = pods.find(manifest.metadata.namespace, { matchLabels: manifest.spec.selector }, ({ ports }) => !ports.includes(got));
          if (!pod) continue;
          yield { manifest, field: `spec.ports[${i}].targetPort`, got, allowed: portNames(pod) };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'service/fits-node-port-range',
    level: FindingLevel.ADVISED,
    summary: 'A nodePort must be in the range that the API server gives to Services',
    why: 'It refuses others (provided port is not in the valid range). The range is 30000-32767 unless --service-node-port-range of the API server says otherwise.',
    fix: 'Write a number of the range, or none: the API server takes a free one. Where the cluster has another range, acknowledge this finding with the reason.',
    * check(manifests) {
      for (const manifest of ofKind<Manifest & { readonly spec?: ServiceSpec }>(manifests, '/Service')) {
        for (const [i, { nodePort: got }] of (manifest.spec?.ports ?? []).entries()) {
          if (got && (got < FIRST_NODE_PORT || got > LAST_NODE_PORT)) {
            yield { manifest, field: `spec.ports[${i}].nodePort`, got, allowed: `${FIRST_NODE_PORT} to ${LAST_NODE_PORT}` };
          }
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'service/requires-pod-network',
    level: FindingLevel.ADVISED,
    summary: 'A Service must select VMs that are on the pod network',
    why: 'A Service sends to the address of the launcher pod. A guest that is on secondary networks only is not behind it: the Service is admitted, and connections '
      + 'to it are refused.',
    fix: 'Add the pod network to the guest, or let clients call the address that it has on the secondary network.',
    * check(manifests, cluster) {
      const services = selectingServices(manifests);
      if (!services.length) return;
      const guests = new LabelIndex(workloadsOf(manifests, cluster).filter(({ written }) => isOffPodNetwork(written)));
      for (const manifest of services) {
        const { selector: got } = manifest.spec;
        const guest = guests.find(manifest.metadata.namespace, { matchLabels: got });
        if (!guest) continue;
        const { kind, metadata } = guest.manifest;
        yield { manifest, field: 'spec.selector', got, allowed: `labels of VMs on the pod network; ${kind} ${metadata.name} is on none` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'service/avoids-load-balancer-ip',
    level: FindingLevel.ADVISED,
    summary: 'A Service that MetalLB serves must not have loadBalancerIP',
    why: 'Kubernetes deprecated the field in 1.24, since its meaning depends on who reads it, and it holds one address only. Beside its own annotation MetalLB gives the Service no address at all (controller/service.go '
      + 'of v0.16: service can not have both).',
    fix: 'Write the annotation metallb.io/loadBalancerIPs instead: `loadBalancerIps` of `exposeViaService`.',
    * check(manifests) {
      const isMetalLb = ofKind(manifests, 'metallb.io/IPAddressPool').length > 0;
      for (const manifest of ofKind(manifests, '/Service')) {
        const { loadBalancerIP: got } = (manifest.spec ?? {}) as ServiceSpec;
        const ofMetalLb = Object.entries(manifest.metadata.annotations ?? {}).filter(([key]) => key.startsWith('metallb.'));
        if (!got || !(isMetalLb || ofMetalLb.length)) continue;
        const isTwice = ofMetalLb.some(([key, value]) => value && key.endsWith('/loadBalancerIPs'));
        yield { manifest, field: 'spec.loadBalancerIP', got, allowed: 'the annotation metallb.io/loadBalancerIPs', ...isTwice ? { level: FindingLevel.UNSTARTABLE } : {} };
      }
    },
  }),
];

function selectingServices(manifests: readonly Manifest[]): readonly (Manifest & { readonly spec: ServiceSpec })[] {
  return ofKind<Manifest & { readonly spec: ServiceSpec }>(manifests, '/Service').filter(({ spec }) => Object.keys(spec?.selector ?? {}).length > 0);
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
