import { viewRoleUntil165 } from './cdi-roles';
import { dataVolume, ingress, KUBEVIRT, object, pluggedIn, pod, Probe, service, virtualMachine } from './probe';
import type { JsonObject } from '../generator/guest';

/** What members of a tenant may try; a row of the table. */
interface Action {
  readonly title: string;
  readonly probe: (namespace: string) => Pick<Probe, 'verb' | 'manifest' | 'review'>;
}

interface Topic {
  readonly title: string;
  readonly actions: readonly Action[];
}

export const LEVELS = ['admins', 'editors', 'operators', 'viewers'] as const;
/** The same tenant with `TenantRestrictions.enforced()` and `none()`. */
export const WARDS = ['ward', 'free-ward'] as const;

/** The group that has a level in a tenant. */
export function groupOf(namespace: string, level: string): string {
  return `${namespace}-${level}`;
}

const may = (title: string, verb: string, group: string, resource: string, subresource?: string): Action => ({
  title, probe: (namespace) => ({ review: { namespace, verb, group, resource, ...subresource ? { subresource } : {} } }),
});
const subresource = (title: string, verb: string, path: string): Action => {
  const [resource, name] = path.split('/');
  return may(title, verb, 'subresources.kubevirt.io', resource, name);
};
const create = (title: string, manifest: (namespace: string) => JsonObject): Action => (
  { title, probe: (namespace) => ({ verb: 'create', manifest: manifest(namespace) }) }
);
const patch = (title: string, apiVersion: string, kind: string, name: string, body: JsonObject, metadata: JsonObject = {}): Action => (
  { title, probe: (namespace) => ({ verb: 'patch', manifest: object(apiVersion, kind, namespace, name, body, metadata) }) }
);

const ORPHANED = { ownerReferences: [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'gone', uid: '00000000-0000-0000-0000-000000000001' }] };
const named = (manifest: JsonObject, name: string): JsonObject => ({ ...manifest, metadata: { ...manifest.metadata as JsonObject, name } });

export const TOPICS: readonly Topic[] = [
  {
    title: 'VMs',
    actions: [
      may('Read VMs', 'list', 'kubevirt.io', 'virtualmachines'),
      create('Create a VM', (namespace) => named(virtualMachine(namespace), 'y')),
      patch('Change a VM', 'kubevirt.io/v1', 'VirtualMachine', 'x', { spec: { runStrategy: 'Manual' } }),
      subresource('Start, stop and restart a VM', 'update', 'virtualmachines/restart'),
      subresource('Pause a VM', 'update', 'virtualmachineinstances/pause'),
      subresource('Open the serial console', 'get', 'virtualmachineinstances/console'),
      subresource('Open the screen (VNC)', 'get', 'virtualmachineinstances/vnc'),
      subresource('Forward ports, also for `virtctl ssh`', 'get', 'virtualmachineinstances/portforward'),
      subresource('Plug in a volume', 'update', 'virtualmachines/addvolume'),
      may('Migrate a VM', 'create', 'kubevirt.io', 'virtualmachineinstancemigrations'),
      may('Take a snapshot', 'create', 'snapshot.kubevirt.io', 'virtualmachinesnapshots'),
      may('Restore a snapshot', 'create', 'snapshot.kubevirt.io', 'virtualmachinerestores'),
      may('Export a VM or disk', 'create', 'export.kubevirt.io', 'virtualmachineexports'),
      { title: 'Delete a VM', probe: (namespace) => ({ verb: 'delete', manifest: virtualMachine(namespace) }) },
      may('Delete all VMs at once', 'deletecollection', 'kubevirt.io', 'virtualmachines'),
      patch('Have a VM deleted, by an owner reference', 'kubevirt.io/v1', 'VirtualMachine', 'x', {}, ORPHANED),
    ],
  },
  {
    title: 'Disks',
    actions: [
      may('Read DataVolumes', 'list', 'cdi.kubevirt.io', 'datavolumes'),
      create('Create a DataVolume', (namespace) => dataVolume(namespace, {}, {}, 'fresh')),
      create('Have a claim deleted, by a DataVolume that adopts it and an owner reference', (namespace) => dataVolume(namespace, {}, ORPHANED, 'thief')),
      may('Delete a DataVolume', 'delete', 'cdi.kubevirt.io', 'datavolumes'),
      may('Upload a disk', 'create', 'upload.cdi.kubevirt.io', 'uploadtokenrequests'),
      may('Clone its disks, also to other namespaces', 'create', 'cdi.kubevirt.io', 'datavolumes', 'source'),
    ],
  },
  {
    title: 'Containers and the namespace',
    actions: [
      create('Create a pod', (namespace) => pod(namespace, 'p')),
      may('Run commands in a pod', 'create', '', 'pods', 'exec'),
      may('Read logs', 'get', '', 'pods', 'log'),
      may('Read ConfigMaps', 'get', '', 'configmaps'),
      may('Read Secrets', 'get', '', 'secrets'),
      may('Get a token of a service account', 'create', '', 'serviceaccounts', 'token'),
      may('Change NetworkPolicies', 'patch', 'networking.k8s.io', 'networkpolicies'),
      may('Give others access', 'create', 'rbac.authorization.k8s.io', 'rolebindings'),
      may('Change the quota', 'patch', '', 'resourcequotas'),
      may('Change the bounds of containers and claims', 'patch', '', 'limitranges'),
      may('Change the policies of the tenant', 'patch', 'admissionregistration.k8s.io', 'validatingadmissionpolicies'),
      may('Label the namespace', 'patch', '', 'namespaces'),
      may('Create a network (NetworkAttachmentDefinition)', 'create', 'k8s.cni.cncf.io', 'network-attachment-definitions'),
      create('Create a privileged pod', (namespace) => pod(namespace, 'p', { hostNetwork: true })),
    ],
  },
  {
    title: 'Ways in',
    actions: [
      create('Create a Service inside the cluster', (namespace) => service(namespace, {})),
      create('Create a Service with node ports', (namespace) => service(namespace, { type: 'NodePort' })),
      create('Create a Service with a load balancer', (namespace) => service(namespace, { type: 'LoadBalancer' })),
      create('Create a Service that takes an address (`externalIPs`)', (namespace) => service(namespace, { externalIPs: ['198.51.100.7'] })),
      may('Point a Service at any address (Endpoints)', 'create', '', 'endpoints'),
      may('Point a Service at any address (EndpointSlices)', 'create', 'discovery.k8s.io', 'endpointslices'),
      create('Create an Ingress of a foreign host', (namespace) => ingress(namespace, 'bank.example.com')),
    ],
  },
  {
    title: 'What others have',
    actions: [
      create('Run a pod on reserved nodes, by a toleration', (namespace) => pod(namespace, 'p', { tolerations: [{ operator: 'Exists' }] })),
      create('Run a pod on a node of choice', (namespace) => pod(namespace, 'p', { nodeName: 'node-1' })),
      may('Bind a pod to a node', 'create', '', 'pods', 'binding'),
      create('Run a pod of a priority class of the system', (namespace) => pod(namespace, 'p', { priorityClassName: 'system-node-critical' })),
      create('Run a pod of a priority class of another tenant', (namespace) => pod(namespace, 'p', { priorityClassName: 'tiered-gold' })),
      create('Create a VM of a priority class of another tenant', (namespace) => named(virtualMachine(namespace, { priorityClassName: 'tiered-gold' }), 'y')),
      create('Create a VM on a network of another tenant', (namespace) => named(pluggedIn(namespace, 'tiered/lan'), 'y')),
      create('Pass a pod off as an importer of CDI', (namespace) => pod(namespace, 'p', {}, { labels: { app: 'containerized-data-importer' } })),
    ],
  },
];

/** Up to CDI v1.65, besides. */
const CLONE_UNTIL_165 = may('Clone its disks, also to other namespaces, up to CDI v1.65', 'create', 'cdi.kubevirt.io', 'datavolumes', 'source');

/** The key of what came of an action. */
export function recordOf(namespace: string, level: string, { title }: Action): string {
  return `${namespace} ${level} ${title}`;
}

export const CLONES = { title: '', actions: [CLONE_UNTIL_165] };

const as = (namespace: string, level: string) => ({ as: `one-of-${level}`, groups: [groupOf(namespace, level)] });
const members = WARDS.flatMap((namespace) => LEVELS.map((level) => ({ namespace, level })));
const recordings = (actions: readonly Action[]): Probe[] => members.flatMap(({ namespace, level }) => actions.map((action) => ({
  title: `${level}: ${action.title}`, ...as(namespace, level), record: recordOf(namespace, level, action), ...action.probe(namespace),
})));

/** First what must be there and in force; then each action of each member, for the record. */
export const roles: readonly Probe[] = [
  ...WARDS.map((namespace) => ({ title: `a VM in ${namespace}`, as: KUBEVIRT, refusal: '', manifest: virtualMachine(namespace) })),
  ...WARDS.map((namespace) => ({
    title: `the roles of Kubernetes are aggregated, in ${namespace}`,
    ...as(namespace, 'editors'),
    refusal: '',
    verb: 'create' as const,
    manifest: object('v1', 'ConfigMap', namespace, 'settled', {}),
  })),
  {
    title: 'an operator has a VM deleted',
    ...as('ward', 'operators'),
    verb: 'patch',
    refusal: 'only who may delete the object changes them',
    manifest: object('kubevirt.io/v1', 'VirtualMachine', 'ward', 'x', {}, ORPHANED),
  },
  {
    title: 'an operator has a claim deleted',
    ...as('ward', 'operators'),
    verb: 'create',
    refusal: 'only who may delete the object changes them',
    manifest: dataVolume('ward', {}, ORPHANED, 'thief'),
  },
  ...recordings(TOPICS.flatMap(({ actions }) => actions)),
  { title: 'the view role of CDI v1.65', as: KUBEVIRT, refusal: '', manifest: viewRoleUntil165 },
  { title: 'viewers clone with CDI v1.65', ...as('ward', 'viewers'), refusal: '', ...CLONE_UNTIL_165.probe('ward') },
  ...recordings([CLONE_UNTIL_165]),
];
