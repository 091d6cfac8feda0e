import type { Releases } from './releases';
import { kindsOf } from './schema/kinds';
import { recall } from '../kubernetes/recall';

/** The groups whose kinds roles are written for most often, and of which all kinds are known. */
const GROUPS = [
  '', 'apps', 'batch', 'autoscaling', 'networking.k8s.io', 'policy', 'rbac.authorization.k8s.io', 'storage.k8s.io', 'kubevirt.io', 'cdi.kubevirt.io', 'pool.kubevirt.io',
  'snapshot.kubevirt.io', 'clone.kubevirt.io', 'export.kubevirt.io', 'instancetype.kubevirt.io', 'migrations.kubevirt.io',
];
/** What has no kind of its own, or none that can be written: what one may impersonate is of the core group. */
const OTHERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['', ['bindings', 'componentstatuses', 'groups', 'nodes', 'users']], ['policy', ['podsecuritypolicies']], ['cdi.kubevirt.io', ['cdiconfigs']],
]);
/** What kubectl and virtctl take for plurals, and roles do not. */
const SHORT: ReadonlyMap<string, string> = new Map(Object.entries({
  cm: 'configmaps',
  cj: 'cronjobs',
  deploy: 'deployments',
  ds: 'daemonsets',
  ep: 'endpoints',
  ev: 'events',
  hpa: 'horizontalpodautoscalers',
  ing: 'ingresses',
  limits: 'limitranges',
  netpol: 'networkpolicies',
  no: 'nodes',
  ns: 'namespaces',
  pdb: 'poddisruptionbudgets',
  po: 'pods',
  pv: 'persistentvolumes',
  pvc: 'persistentvolumeclaims',
  quota: 'resourcequotas',
  rs: 'replicasets',
  sa: 'serviceaccounts',
  sc: 'storageclasses',
  sts: 'statefulsets',
  svc: 'services',
  dv: 'datavolumes',
  dvs: 'datavolumes',
  das: 'datasources',
  dic: 'dataimportcrons',
  kv: 'kubevirts',
  vm: 'virtualmachines',
  vms: 'virtualmachines',
  vmi: 'virtualmachineinstances',
  vmis: 'virtualmachineinstances',
  vmim: 'virtualmachineinstancemigrations',
  vmims: 'virtualmachineinstancemigrations',
  vmirs: 'virtualmachineinstancereplicasets',
  vmpool: 'virtualmachinepools',
  vmsnapshot: 'virtualmachinesnapshots',
  vmrestore: 'virtualmachinerestores',
  vmexport: 'virtualmachineexports',
  vmclone: 'virtualmachineclones',
}));

type Names = ReadonlyMap<string, string>;

const known = new WeakMap<Releases, ReadonlyMap<string, Names>>();

/** The resources of a group by what else they are called: their kind in small letters, and short names; none where not all of the group are known. */
export function resourcesOf(group: string, releases: Releases): Names | undefined {
  return groupsOf(releases).get(group);
}

/** The only group that has a resource of this name. */
export function groupOfResource(plural: string, releases: Releases): string | undefined {
  const [group, ...others] = [...groupsOf(releases)].filter(([, names]) => names.get(plural) === plural).map(([name]) => name);
  return others.length ? undefined : group;
}

function groupsOf(releases: Releases): ReadonlyMap<string, Names> {
  return recall(known, releases, () => new Map(GROUPS.map((group) => [group, namesIn(group, releases)])));
}

function namesIn(group: string, releases: Releases): Names {
  const names = new Map<string, string>((OTHERS.get(group) ?? []).map((plural) => [plural, plural]));
  for (const [kind, versions] of kindsOf(group, releases)) {
    const [{ plural }] = versions.values();
    names.set(kind.toLowerCase(), plural).set(plural, plural);
  }
  for (const [short, plural] of SHORT) if (names.has(plural)) names.set(short, plural);
  return names;
}
