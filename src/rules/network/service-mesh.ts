import { fieldOf } from '../../kubernetes/field-path';
import { ownValue } from '../../kubernetes/own-value';
import { isOffPodNetwork } from '../../manifests/guest-traits';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { workloadsOf } from '../../manifests/workload';
import type { Workload } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, Violation } from '../rule';

const INJECT = 'sidecar.istio.io/inject';
const INJECTION = 'istio-injection';
const ENABLED = 'enabled';
const ISTIO_REVISION = 'istio.io/rev';
const ISTIO_MODE = 'istio.io/dataplane-mode';
/** Lets guests past the proxy. */
const SKIPPED_BY_LINKERD = 'config.linkerd.io/skip-subnets';

/** What puts a pod, or all of a namespace, into a mesh, and takes it out. */
interface Mesh {
  readonly name: string;
  readonly held: 'labels' | 'annotations';
  readonly key: string;
  readonly joining: readonly string[];
  readonly leaving: string;
}

const OTHER_MESHES: readonly Mesh[] = [
  { name: 'the ambient mode of Istio', held: 'labels', key: ISTIO_MODE, joining: ['ambient'], leaving: 'none' },
  { name: 'the proxy of Linkerd', held: 'annotations', key: 'linkerd.io/inject', joining: ['enabled', 'ingress'], leaving: 'disabled' },
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'service-mesh/requires-masquerade',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A guest in a mesh of Istio must be on the pod network by masquerade or passt',
    why: 'The proxy in the launcher pod takes over traffic to the address of the pod. A bridge gives that address to the guest: its traffic passes the proxy by, and what other pods of the mesh send is not '
      + 'understood. KubeVirt supports Istio with masquerade and passt only.',
    fix: 'Write masquerade: {} for the pod network, or take the guest out of the mesh.',
    * check(manifests, cluster) {
      for (const { workload: { manifest, namespace, written, path, annotations, labels }, isMeshed } of judgedByIstio(manifests, cluster)) {
        const inject = ownValue(labels, INJECT) ?? ownValue(annotations, INJECT) ?? String(isMeshed);
        if (inject !== 'true') continue;
        const podNetworks = new Set(written.networks?.filter(({ pod }) => pod).map(({ name }) => name));
        for (const [i, { name, bridge }] of (written.domain?.devices?.interfaces ?? []).entries()) {
          if (!bridge || !podNetworks.has(name)) continue;
          const by = isMeshed ? `namespace ${namespace}` : fieldOf('', INJECT);
          yield { manifest, field: `${path}.domain.devices.interfaces[${i}].bridge`, got: `a bridge under the proxy of Istio, by ${by}`, allowed: 'masquerade, passt' };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'service-mesh/requires-annotation',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A guest that gets a proxy of Istio must have the annotation sidecar.istio.io/inject',
    why: 'Istio adds the proxy to each pod of the namespace, or to those with the label. KubeVirt leaves the ports of the proxy to it where the annotation of the instance says so only. Without it all traffic to '
      + 'the pod goes to the guest, the checks of the proxy too: the pod never becomes ready, and Services do not send to it.',
    fix: 'Write the annotation sidecar.istio.io/inject: "true" into the template, or "false" to take the guest out of the mesh.',
    * check(manifests, cluster) {
      for (const { workload: { manifest, namespace, written, path, annotations, labels }, isMeshed } of judgedByIstio(manifests, cluster)) {
        const label = ownValue(labels, INJECT);
        if ((label ?? String(isMeshed)) !== 'true' || isOffPodNetwork(written)) continue;
        // Where it stands at the VM it is told that it belongs into the template.
        if (ownValue(annotations, INJECT) !== undefined || ownValue(manifest.metadata.annotations, INJECT) !== undefined) continue;
        const by = label === undefined ? `namespace ${namespace}` : 'its label';
        yield { manifest, field: `${templateOf(path)}metadata.annotations`, got: `no ${INJECT}, where ${by} adds the proxy`, allowed: `${INJECT}: "true"` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'service-mesh/avoids-other-meshes',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A guest must not be in a mesh other than that of the sidecars of Istio',
    why: 'What KubeVirt forwards to a guest comes from its pod and goes to an address behind it. It leaves a way for the sidecars of Istio only: in the ambient mode connections to the guest never complete, and a '
      + 'proxy of Linkerd drops what the guest sends.',
    fix: 'Take the guest out of the mesh by the allowed value, or use sidecars of Istio.',
    * check(manifests, cluster) {
      const namespaces = new Map(ofKind(manifests, '/Namespace').map((manifest) => [manifest.metadata.name, manifest]));
      for (const workload of workloadsOf(manifests, cluster)) {
        const found = isOffPodNetwork(workload.written) ? undefined : otherMesh(workload, namespaces.get(workload.namespace));
        if (found) yield { manifest: workload.manifest, ...found };
      }
    },
  }),
];

/** The guests of which the webhook of Istio is asked, and whether it adds its proxy to all pods of their namespaces; one that says otherwise keeps it out. */
function* judgedByIstio(manifests: readonly Manifest[], cluster: Cluster): Iterable<{ readonly workload: Workload; readonly isMeshed: boolean }> {
  const injections = injectionsOf(manifests);
  for (const workload of workloadsOf(manifests, cluster)) {
    const injection = injections.get(workload.namespace);
    if (injection !== 'disabled') yield { workload, isMeshed: injection === ENABLED };
  }
}

/** Whether Istio adds its proxy to pods, as namespaces say. */
function injectionsOf(manifests: readonly Manifest[]): ReadonlyMap<string | undefined, string | undefined> {
  return new Map(ofKind(manifests, '/Namespace').map(({ metadata: { name, labels } }) => {
    const isOfRevision = ownValue(labels, ISTIO_REVISION) !== undefined && ownValue(labels, ISTIO_MODE) === undefined;
    return [name, ownValue(labels, INJECTION) ?? (isOfRevision ? ENABLED : undefined)];
  }));
}

/** The mesh of another kind that a pod of the namespace is in, and what takes it out. */
function otherMesh(workload: Workload, { metadata }: Partial<Manifest> = {}): Violation | undefined {
  if (ownValue(workload.annotations, SKIPPED_BY_LINKERD) !== undefined) return undefined;
  for (const { key, held, joining, leaving, name } of OTHER_MESHES) {
    const own = ownValue(workload[held], key);
    if (!joining.includes(own ?? ownValue(metadata?.[held], key) ?? '')) continue;
    const field = `${templateOf(workload.path)}metadata.${held}`;
    return { field: own === undefined ? field : fieldOf(field, key), got: own === undefined ? `${name}, by namespace ${workload.namespace}` : name, allowed: `${key}: ${leaving}` };
  }
  return undefined;
}

/** Where the metadata of the instance begins, given the path of its spec. */
function templateOf(path: string): string {
  return path.slice(0, -'spec'.length);
}
