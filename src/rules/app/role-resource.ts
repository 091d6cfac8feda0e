import type { PolicyRule, Role } from '../../../imports/kubernetes';
import { nearMiss } from '../../kubernetes/closest-match';
import { groupOfResource, resourcesOf } from '../../manifests/resource-names';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';

const SUBRESOURCES = 'subresources.kubevirt.io';
const OBJECTS = 'kubevirt.io';
/** What virtctl asks for by GET, and what by PUT (`pkg/virt-operator/resource/generate/rbac/cluster.go` of KubeVirt). */
const READ = [
  'virtualmachineinstances/console', 'virtualmachineinstances/vnc', 'virtualmachineinstances/vnc/screenshot', 'virtualmachineinstances/portforward', 'virtualmachineinstances/usbredir',
  'virtualmachineinstances/guestosinfo', 'virtualmachineinstances/filesystemlist', 'virtualmachineinstances/userlist', 'virtualmachineinstances/objectgraph',
  'virtualmachineinstances/sev/fetchcertchain', 'virtualmachineinstances/sev/querylaunchmeasurement', 'virtualmachines/expand-spec', 'virtualmachines/portforward', 'virtualmachines/objectgraph',
];
const UPDATED = [
  'virtualmachineinstances/pause', 'virtualmachineinstances/unpause', 'virtualmachineinstances/addvolume', 'virtualmachineinstances/removevolume', 'virtualmachineinstances/freeze',
  'virtualmachineinstances/unfreeze', 'virtualmachineinstances/softreboot', 'virtualmachineinstances/reset', 'virtualmachineinstances/sev/setupsession',
  'virtualmachineinstances/sev/injectlaunchsecret', 'virtualmachineinstances/evacuate/cancel', 'virtualmachines/start', 'virtualmachines/stop', 'virtualmachines/restart',
  'virtualmachines/addvolume', 'virtualmachines/removevolume', 'virtualmachines/memorydump', 'virtualmachines/migrate', 'virtualmachines/evacuate/cancel',
];
const VERBS: ReadonlyMap<string, string> = new Map([...READ.map((name) => [name, 'get'] as const), ...UPDATED.map((name) => [name, 'update'] as const)]);
const policyRules = partsOf(objectsOf<Role>('rbac.authorization.k8s.io/Role', 'rbac.authorization.k8s.io/ClusterRole'), ({ rules: all = [] }) => (
  all.map((value: PolicyRule, i) => ({ value, path: `rules[${i}]` }))
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'role-resource/is-known',
    level: FindingLevel.ADVISED,
    subject: policyRules,
    summary: 'Resources in a role must be plurals in small letters, of the group that has them',
    why: 'RBAC compares texts: a rule on a kind, on a singular, on a short name or on a group that does not have the resource allows nothing, and the request is forbidden. Requests for consoles, ports and '
      + `power of VMs go to ${SUBRESOURCES}, objects are of ${OBJECTS}.`,
    fix: 'Write the plural, and the group that has it.',
    * check({ apiGroups = [], resources = [] }, { releases }) {
      if (!apiGroups.length || apiGroups.includes('*')) return;
      const groups = apiGroups.map((group) => resourcesOf(group, releases));
      for (const [i, got] of resources.entries()) {
        const field = `resources[${i}]`;
        const isOf = (group: string) => apiGroups.includes(group);
        const [name] = got.split('/');
        const home = groupOfResource(name, releases);
        if (VERBS.has(got) && isOf(OBJECTS) && !isOf(SUBRESOURCES)) {yield { field, got: `${got} of ${OBJECTS}`, allowed: `apiGroups: [${SUBRESOURCES}]` };} else if (home === OBJECTS && got === name && isOf(SUBRESOURCES) && !isOf(OBJECTS)) {yield { field, got: `${got} of ${SUBRESOURCES}`, allowed: `apiGroups: [${OBJECTS}]` };} else if (!groups.some((names) => names?.get(name) === name)) {
          const plural = groups.flatMap((names) => names?.get(name.toLowerCase()) ?? []).at(0);
          const allowed = plural === undefined && !groups.includes(undefined) ? elsewhere(name, home, groups) : plural && `${plural}${got.slice(name.length)}`;
          if (allowed) yield { field, got, allowed };
        }
      }
    },
  }),
  defineRule({
    id: 'role-resource/has-effective-verb',
    level: FindingLevel.ADVISED,
    subject: policyRules,
    summary: 'A role on a subresource of KubeVirt must have the verb by which virtctl asks for it',
    why: 'Consoles and ports are opened by GET, and power is switched by PUT, which is the verb update: under other verbs virtctl is forbidden.',
    fix: 'Write get for what is opened and read, and update for what changes something.',
    * check({ apiGroups = [], resources = [], verbs }) {
      if (!apiGroups.includes(SUBRESOURCES) || verbs.includes('*')) return;
      const known = resources.filter((resource) => VERBS.has(resource));
      const lacking = known.find((resource) => !verbs.includes(VERBS.get(resource)!));
      // A list of several may have verbs that only some of them need.
      if (lacking && !known.some((resource) => verbs.includes(VERBS.get(resource)!))) yield { field: 'verbs', got: verbs, allowed: `${VERBS.get(lacking)} for ${lacking}` };
    },
  }),
];

/** What was meant by the name of a resource that no known group of the rule has. */
function elsewhere(name: string, home: string | undefined, groups: readonly (ReadonlyMap<string, string> | undefined)[]): string | undefined {
  if (home !== undefined) return `apiGroups: [${home || '""'}]`;
  return nearMiss(name, new Set(groups.flatMap((names) => [...names?.values() ?? []])));
}
