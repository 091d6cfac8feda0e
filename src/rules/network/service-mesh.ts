import { fieldOf } from '../../kubernetes/field-path';
import { ownValue } from '../../kubernetes/own-value';
import { ofKind } from '../../manifests/of-kind';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const INJECT = 'sidecar.istio.io/inject';
const INJECTION = 'istio-injection';

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
      const injections = new Map(ofKind(manifests, '/Namespace').map(({ metadata: { name, labels } }) => [name, ownValue(labels, INJECTION)]));
      for (const { manifest, namespace, written, path, annotations, labels } of workloadsOf(manifests, cluster)) {
        const injection = injections.get(namespace);
        const isMeshed = injection === 'enabled';
        const inject = ownValue(labels, INJECT) ?? ownValue(annotations, INJECT) ?? String(isMeshed);
        // Where the namespace says otherwise, the webhook is not asked.
        if (inject !== 'true' || injection === 'disabled') continue;
        const podNetworks = new Set(written.networks?.filter(({ pod }) => pod).map(({ name }) => name));
        for (const [i, { name, bridge }] of (written.domain?.devices?.interfaces ?? []).entries()) {
          if (!bridge || !podNetworks.has(name)) continue;
          const by = isMeshed ? `namespace ${namespace}` : fieldOf('', INJECT);
          yield { manifest, field: `${path}.domain.devices.interfaces[${i}].bridge`, got: `a bridge under the proxy of Istio, by ${by}`, allowed: 'masquerade, passt' };
        }
      }
    },
  }),
];
