import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { INSTANCE_KINDS, instance, object, pod, Probe, TENANT, tried } from './probe';
import { PriorityClass } from '../../lib/tenancy/priority-class';
import { PriorityClassPolicy } from '../../lib/tenancy/priority-class-policy';
import { RequiredLabelsPolicy } from '../../lib/tenancy/required-labels-policy';
import { TenantNamespace } from '../../lib/tenancy/tenant-namespace';
import { VirtualMachineNamePolicy } from '../../lib/tenancy/virtual-machine-name-policy';
import type { JsonObject } from '../generator/guest';

const SHARED = 'shared-by-teams';
const NAMES = 'names begin with that of your team';
const CLASSES = 'use one of the priority classes';
const LABEL = 'the label cost-center is required, with one of: c-1, c-2';

/** Policies for namespaces by their labels, and a namespace that they select. */
export function sharedPolicies(app: App): void {
  const chart = new Chart(app, 'shared-policies');
  const team = (name: string) => kplus.Group.fromName(chart, name, name);
  new TenantNamespace(app, SHARED, { labels: { shared: 'true' }, access: { editors: [team('team-web'), team('team-db'), team('others')] } });
  const namespaces = kplus.Namespaces.select(chart, 'shared', { labels: { shared: 'true' } });
  new VirtualMachineNamePolicy(chart, 'names', { namespaces, groupPrefix: 'team-', otherResources: [kplus.ApiResource.CONFIG_MAPS] });
  new RequiredLabelsPolicy(chart, 'labels', { namespaces, labels: [{ key: 'cost-center', values: ['c-1', 'c-2'] }] });
  new PriorityClassPolicy(chart, 'classes', { namespaces, priorityClasses: [new PriorityClass(chart, 'shared-class', { value: 7 })] });
}

const CLASS = { priorityClassName: 'shared-class' };
const LABELLED = { labels: { 'cost-center': 'c-1' } };
const vm = (name: string, spec: JsonObject = CLASS, metadata: JsonObject = LABELLED): JsonObject => (
  object('kubevirt.io/v1', 'VirtualMachine', SHARED, name, { spec: { runStrategy: 'Halted', template: { spec: instance(spec) } } }, metadata)
);
const by = (title: string, group: string, refusal: string, manifest: JsonObject, verb?: Probe['verb']): Probe => (
  { title, as: `one-of-${group}`, groups: [group], refusal, manifest, ...verb ? { verb } : {} }
);
const generated = (generateName: string): JsonObject => ({ ...vm(''), metadata: { generateName, namespace: SHARED, ...LABELLED } });
const labelled = (manifest: JsonObject): JsonObject => ({ ...manifest, metadata: { ...manifest.metadata as JsonObject, ...LABELLED } });

/** Names by team, labels and classes in a namespace that teams share. */
export const shared: readonly Probe[] = [
  by('a team makes a VM of its own', 'team-web', '', vm('web-1')),
  by('another team makes one, too', 'team-db', '', vm('db-1')),
  by('a team changes its VM', 'team-web', '', vm('web-1', CLASS, { labels: { 'cost-center': 'c-2' } })),
  by('a team makes a VM of another', 'team-web', NAMES, vm('db-2')),
  by('a team changes a VM of another', 'team-web', NAMES, vm('db-1', CLASS, { labels: { 'cost-center': 'c-2' } })),
  by('a team deletes a VM of another', 'team-web', NAMES, vm('db-1'), 'delete'),
  by('a team makes a VM whose name only looks like its own', 'team-web', NAMES, vm('website')),
  by('a team has a name generated', 'team-web', '', generated('web-'), 'create'),
  by('a team has a name of another generated', 'team-web', NAMES, generated('db-'), 'create'),
  by('a team makes a ConfigMap of another', 'team-web', NAMES, object('v1', 'ConfigMap', SHARED, 'db-conf', { data: {} })),
  by('a team makes a Secret, which is not judged', 'team-web', '', object('v1', 'Secret', SHARED, 'anything', { data: {} })),
  by('who is in no team is not judged', 'others', '', vm('anything')),
  by('a team deletes its VM', 'team-db', '', vm('db-1'), 'delete'),
  tried('a VM without the label', LABEL, vm('unlabelled', CLASS, {})),
  tried('a VM with another value', LABEL, vm('unlabelled', CLASS, { labels: { 'cost-center': 'c-3' } })),
  tried('a VM loses its label', LABEL, { ...vm('web-1'), metadata: { name: 'web-1', namespace: SHARED, labels: { 'cost-center': '' } } }),
  tried('a VM keeps its label', '', vm('web-1', CLASS, { labels: { 'cost-center': 'c-2' }, annotations: { changed: 'true' } })),
  tried('a pod needs none', '', pod(SHARED, 'unlabelled')),
  tried('a pod of another class', CLASSES, pod(SHARED, 'company', { priorityClassName: 'company' })),
  ...INSTANCE_KINDS.flatMap(([kind, holding]) => [
    tried(`${kind} without a class in a shared namespace`, CLASSES, labelled(holding(SHARED))),
    { ...tried(`${kind} of the class of a shared namespace`, '', labelled(holding(SHARED, CLASS))), as: TENANT },
  ]),
];
