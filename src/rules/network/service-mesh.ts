import { fieldOf } from '../../kubernetes/field-path';
import { ownValue } from '../../kubernetes/own-value';
import { ofKind } from '../../manifests/of-kind';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const INJECT = 'sidecar.istio.io/inject';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'service-mesh/requires-masquerade',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A guest in a mesh of Istio must be on the pod network by masquerade',
    why: 'The proxy in the launcher pod takes over traffic to the address of the pod. A bridge gives that address to the guest: its traffic passes the proxy by, and what other pods of the mesh send is not '
      + 'understood. KubeVirt supports Istio with masquerade only.',
    fix: 'Write masquerade: {} for the pod network, or take the guest out of the mesh.',
    * check(manifests, cluster) {
      const meshed = new Set(ofKind(manifests, '/Namespace').filter(({ metadata: { labels } }) => ownValue(labels, 'istio-injection') === 'enabled').map(({ metadata: { name } }) => name));
      for (const { manifest, namespace, written, path, annotations, labels } of workloadsOf(manifests, cluster)) {
        const inject = ownValue(labels, INJECT) ?? ownValue(annotations, INJECT) ?? String(meshed.has(namespace));
        if (inject !== 'true') continue;
        const podNetworks = new Set(written.networks?.filter(({ pod }) => pod).map(({ name }) => name));
        for (const [i, { name, bridge }] of (written.domain?.devices?.interfaces ?? []).entries()) {
          if (!bridge || !podNetworks.has(name)) continue;
          const by = meshed.has(namespace) ? `namespace ${namespace}` : fieldOf('', INJECT);
          yield { manifest, field: `${path}.domain.devices.interfaces[${i}].bridge`, got: `a bridge under the proxy of Istio, by ${by}`, allowed: 'masquerade' };
        }
      }
    },
  }),
];
