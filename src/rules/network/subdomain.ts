import { ofKind } from '../../manifests/of-kind';
import { ownedNamespaces } from '../../manifests/owned-namespaces';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'subdomain/references-service',
    level: FindingLevel.ADVISED,
    summary: 'A guest with a subdomain, in a namespace that the app makes, must have a headless Service of that name',
    why: 'Kubernetes makes the DNS name <hostname>.<subdomain>.<namespace>.svc of a pod from a Service that is called like the subdomain and selects the '
      + 'pod. Without one the guest has the name for itself only: nothing resolves it.',
    fix: 'Add a Service with clusterIP: None and this name that selects labels of the template, or remove subdomain.',
    * check(manifests, cluster) {
      const owned = ownedNamespaces(manifests);
      if (!owned.size) return;
      const services = new Set(ofKind(manifests, '/Service').map(({ metadata }) => `${metadata.namespace}/${metadata.name}`));
      for (const { manifest, path, written: { subdomain }, namespace } of workloadsOf(manifests, cluster)) {
        if (!subdomain || !owned.has(namespace) || services.has(`${namespace}/${subdomain}`)) continue;
        yield { manifest, field: `${path}.subdomain`, got: subdomain, allowed: `the name of a headless Service of namespace ${namespace}` };
      }
    },
  }),
];
