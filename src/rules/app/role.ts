import type { PolicyRule, Role } from '../../../imports/kubernetes';
import { closestMatch, slipsIn } from '../../kubernetes/closest-match';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';
import type { Subject } from '../subject';

const RBAC = 'rbac.authorization.k8s.io';
/** The groups by which somebody gets at VMs. */
const OF_MACHINES = ['*', 'kubevirt.io', 'subresources.kubevirt.io', 'cdi.kubevirt.io', 'pool.kubevirt.io', 'snapshot.kubevirt.io'];
/** Requests that are about no object of a name. */
const NAMELESS = ['create', 'deletecollection'];

function rulesOf(...kinds: readonly string[]): Subject<PolicyRule> {
  return partsOf(objectsOf<Role>(...kinds.map((kind) => `${RBAC}/${kind}`)), ({ rules: all = [] }) => (
    all.map((value, i) => ({ value, path: `rules[${i}]` }))
  ));
}

/** Verbs of requests, and those that stand for more than one (`kubernetes.io/docs/reference/access-authn-authz/authorization`). */
const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', 'use', 'bind', 'escalate', 'impersonate', 'approve', 'sign', 'attest', 'proxy'];
/** What is written for them, and no request has. */
const INVENTED: ReadonlyMap<string, string> = new Map(Object.entries({
  read: 'get, list, watch', view: 'get, list, watch', write: 'create, update, patch, delete', edit: 'create, update, patch', modify: 'update, patch', remove: 'delete', exec: 'create on pods/exec',
}));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'role/avoids-name-patterns',
    level: FindingLevel.ADVISED,
    subject: rulesOf('Role', 'ClusterRole'),
    summary: 'resourceNames of a role should be names, not patterns',
    why: 'RBAC compares them letter by letter: no object has a name with * or ? in it, so the rule allows nothing.',
    fix: 'Write the names, or give each team a namespace of its own; by their beginning, names are judged by `VirtualMachineNamePolicy`.',
    * check({ resourceNames = [] }: PolicyRule) {
      for (const [i, got] of resourceNames.entries()) {
        if (/[*?]/.test(got)) yield { field: `resourceNames[${i}]`, got, allowed: 'the name of an object' };
      }
    },
  }),
  defineRule({
    id: 'role/avoids-names-without-object',
    level: FindingLevel.ADVISED,
    subject: rulesOf('Role', 'ClusterRole'),
    summary: 'A rule with resourceNames should not allow create or deletecollection',
    why: 'Such a request names no object, so a rule with resourceNames never allows it.',
    fix: 'Write a rule of its own for create and deletecollection, without resourceNames. It then holds for all objects of the namespace.',
    * check({ resourceNames = [], resources = [], verbs }: PolicyRule) {
      // The API server knows the name of what a subresource is created for.
      if (!resourceNames.length || resources.every((resource) => resource.includes('/'))) return;
      for (const [i, got] of verbs.entries()) {
        if (NAMELESS.includes(got)) yield { field: `verbs[${i}]`, got, allowed: `verbs on objects of a name: ${resourceNames.join(', ')}` };
      }
    },
  }),
  defineRule({
    id: 'role/has-known-verbs',
    level: FindingLevel.ADVISED,
    subject: rulesOf('Role', 'ClusterRole'),
    summary: 'Verbs of a role must be spelt as requests have them',
    why: 'RBAC compares texts, in small letters: no request has a misspelt verb, so the rule allows nothing by it.',
    fix: 'Correct the verb.',
    * check({ verbs, nonResourceURLs = [] }: PolicyRule) {
      if (nonResourceURLs.length) return;
      for (const [i, got] of verbs.entries()) {
        const allowed = VERBS.includes(got) ? undefined : INVENTED.get(got.toLowerCase()) ?? closestMatch(got, VERBS, slipsIn(got));
        if (allowed) yield { field: `verbs[${i}]`, got, allowed };
      }
    },
  }),
  defineRule({
    id: 'role/avoids-wildcards',
    level: FindingLevel.ADVISED,
    subject: rulesOf('Role'),
    summary: 'A Role on VMs should name its resources and verbs',
    why: '* is everything that there is and will be: deletecollection, consoles and the memory of guests too.',
    fix: 'Name what is needed, or bind kubevirt.io:edit or kubevirt.io:view.',
    * check({ apiGroups = [], resources = [], verbs }: PolicyRule) {
      if (!apiGroups.some((group) => OF_MACHINES.includes(group))) return;
      for (const [field, list] of [['resources', resources], ['verbs', verbs]] as const) {
        const i = list.indexOf('*');
        if (i >= 0) yield { field: `${field}[${i}]`, got: '*', allowed: `the ${field} that are needed` };
      }
    },
  }),
];
