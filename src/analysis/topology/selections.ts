import type { Draft, Key } from './draft';
import { item, manifestItem } from './items';
import type { Relation, Role } from './model';
import type { Running } from './workloads';
import { isMapping } from '../../kubernetes/is-mapping';
import { at, listAt, mappingAt, textAt } from '../../kubernetes/untyped';
import { LabelIndex } from '../../manifests/label-index';
import type { Labelled } from '../../manifests/label-index';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { objectReferences } from '../../manifests/object-references';
import { podsOf } from '../../manifests/pods';
import type { Reference } from '../../manifests/references';
import { scaleTargetOf } from '../../manifests/scale-target';

/** The groups of the kinds that objects refer to by name. */
const REFERRED: ReadonlyMap<Reference['kind'], readonly [kind: string, role: Role]> = new Map([
  ['VirtualMachine', ['kubevirt.io/VirtualMachine', 'workload']],
  ['VirtualMachineInstanceReplicaSet', ['kubevirt.io/VirtualMachineInstanceReplicaSet', 'workload']],
  ['VirtualMachinePool', ['pool.kubevirt.io/VirtualMachinePool', 'workload']],
  ['Deployment', ['apps/Deployment', 'workload']],
  ['StatefulSet', ['apps/StatefulSet', 'workload']],
  ['VirtualMachineSnapshot', ['snapshot.kubevirt.io/VirtualMachineSnapshot', 'policy']],
  ['PersistentVolumeClaim', ['/PersistentVolumeClaim', 'disk']],
  ['Service', ['/Service', 'service']],
]);
/** The kinds that refer to others by name, and what they do to them. */
const ACTING: ReadonlyMap<string, readonly [role: Role, relation: Relation]> = new Map([
  ['networking.k8s.io/Ingress', ['entry', 'exposes']],
  ['autoscaling/HorizontalPodAutoscaler', ['scaler', 'scales']],
  ['keda.sh/ScaledObject', ['scaler', 'scales']],
  ['autoscaling.k8s.io/VerticalPodAutoscaler', ['scaler', 'scales']],
  ['snapshot.kubevirt.io/VirtualMachineSnapshot', ['policy', 'acts-on']],
  ['snapshot.kubevirt.io/VirtualMachineRestore', ['policy', 'acts-on']],
  ['clone.kubevirt.io/VirtualMachineClone', ['policy', 'acts-on']],
  ['export.kubevirt.io/VirtualMachineExport', ['policy', 'acts-on']],
  ['kubevirt.io/VirtualMachineInstanceMigration', ['policy', 'acts-on']],
]);
const SERVICE = '/Service';
const BUDGET = 'policy/PodDisruptionBudget';

/** Adds what selects workloads by their labels, and what names them: Services, budgets, Ingresses, autoscalers, snapshots and so on. */
export function addSelections(draft: Draft, running: readonly Running[], manifests: readonly Manifest[], cluster: Cluster): void {
  const keys = new Map(running.map(({ manifest, key }) => [manifest, key]));
  const index = new LabelIndex<Labelled>(podsOf(running.map(({ manifest }) => manifest), cluster));
  const selected = new Map<string, readonly Key[]>();
  const select = (namespace: string | undefined, selector: object): readonly Key[] => {
    const question = JSON.stringify([namespace, selector]);
    const found = selected.get(question) ?? [...new Set(index.findAll(namespace, selector).flatMap(({ manifest }) => keys.get(manifest) ?? []))];
    selected.set(question, found);
    return found;
  };
  for (const manifest of manifests) {
    const { namespace } = manifest.metadata;
    switch (kindOf(manifest)) {
      case SERVICE: {
        const key = draft.add(manifestItem('service', manifest, { details: serviceDetails(manifest) }));
        const matchLabels = at(manifest, 'spec', 'selector');
        if (isMapping(matchLabels) && Object.keys(matchLabels).length) draft.link(key, select(namespace, { matchLabels }), 'selects');
        break;
      }
      case BUDGET: {
        const key = draft.add(manifestItem('policy', manifest, { details: budgetDetails(manifest) }));
        const selector = at(manifest, 'spec', 'selector');
        if (isMapping(selector)) draft.link(key, select(namespace, selector), 'governs');
        break;
      }
      default:
        addActing(draft, manifest);
    }
  }
}

function addActing(draft: Draft, manifest: Manifest): void {
  const acting = ACTING.get(kindOf(manifest));
  if (!acting) return;
  const [role, relation] = acting;
  const scaled = scaleTargetOf(manifest);
  const range = scaled ? `${scaled.least}–${scaled.most ?? ''}` : '';
  const key = draft.add(manifestItem(role, manifest, { details: [range, ...role === 'entry' ? hostsOf(manifest) : []] }));
  for (const { kind, name, namespace } of objectReferences(manifest)) {
    const referred = REFERRED.get(kind);
    if (referred) draft.link(key, draft.add(item(referred[1], referred[0], name, { namespace, isImplied: true })), relation);
  }
}

function serviceDetails(manifest: Manifest): string[] {
  const { type, clusterIP } = mappingAt(manifest, 'spec');
  const ports = listAt(manifest, 'spec', 'ports').map((entry) => at(entry, 'port')).filter((port) => typeof port === 'number');
  const kind = clusterIP === 'None' ? 'headless' : typeof type === 'string' && type !== 'ClusterIP' ? type : '';
  return [kind, ports.join(', ')];
}

function budgetDetails(manifest: Manifest): string[] {
  const { minAvailable, maxUnavailable } = mappingAt(manifest, 'spec');
  return [minAvailable === undefined ? '' : `at least ${minAvailable}`, maxUnavailable === undefined ? '' : `at most ${maxUnavailable} away`];
}

function hostsOf(manifest: Manifest): string[] {
  return [...new Set(listAt(manifest, 'spec', 'rules').flatMap((rule) => textAt(rule, 'host') ?? []))];
}
