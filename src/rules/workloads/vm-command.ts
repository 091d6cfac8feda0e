import type { Container, PodSpec } from '../../../imports/kubernetes';
import { valueAt } from '../../kubernetes/field-path';
import { Grants } from '../../manifests/grants';
import type { Permission } from '../../manifests/grants';
import { kindOf } from '../../manifests/manifest';
import { ofKind, ofKinds } from '../../manifests/of-kind';
import { ownedNamespaces } from '../../manifests/owned-namespaces';
import { POD_SPECS } from '../../manifests/pod-specs';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** What a container has a client ask the API server for. */
interface Command {
  readonly text: string;
  readonly permission: Permission;
  readonly namespace?: string;
}

const SUBRESOURCES = 'subresources.kubevirt.io';
/** What virtctl switches by PUT. */
const SWITCHED: ReadonlyMap<string, string> = new Map([
  ...['start', 'stop', 'restart', 'migrate'].map((name) => [name, `virtualmachines/${name}`] as const),
  ...['pause', 'unpause'].map((name) => [name, `virtualmachineinstances/${name}`] as const), ['soft-reboot', 'virtualmachineinstances/softreboot'],
]);
/** What kubectl writes, by the verb of RBAC. */
const WRITTEN: ReadonlyMap<string, string> = new Map([['patch', 'patch'], ['label', 'patch'], ['annotate', 'patch'], ['delete', 'delete']]);
const OBJECTS = /^(?:(vms?|virtualmachines?)|vmis?|virtualmachineinstances?)(?:\.kubevirt\.io)?(?:\/|$)/;
const CLIENT = /\b(virtctl|kubectl|oc)[ \t]+([^;&|\n]*)/g;
const NAMESPACE = /(?:^|\s)(?:-n|--namespace)[= ]([^\s]+)/;
/** Roles that every cluster has and that allow nothing of that. */
const POWERLESS: readonly string[] = ['view', 'kubevirt.io:view', 'cdi.kubevirt.io:view', 'cdi.kubevirt.io:config-reader', 'instancetype.kubevirt.io:view'];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'vm-command/requires-permission',
    level: FindingLevel.ADVISED,
    summary: 'A pod that starts, stops or changes VMs must have a service account that may do so',
    why: 'The API server answers forbidden: a CronJob fails each time, and the VMs stay as they are. Power is switched by PUT on a subresource, which is the verb update on '
      + `${SUBRESOURCES}; a right to the VM itself does not have it.`,
    fix: 'Add what is missing to the role of the service account, or bind the ClusterRole kubevirt.io:edit to it.',
    * check(manifests) {
      const pods = ofKinds(manifests, POD_SPECS.keys()).flatMap((manifest) => {
        const field = POD_SPECS.get(kindOf(manifest))!;
        const spec = valueAt(manifest, field.split('.')) as PodSpec | undefined;
        const asked = spec ? commandsOf(spec) : [];
        return spec && asked.length ? [{ manifest, field, spec, asked }] : [];
      });
      if (!pods.length) return;
      const owned = ownedNamespaces(manifests);
      const made = new Set(ofKind(manifests, '/ServiceAccount').map(({ metadata }) => `${metadata.namespace}/${metadata.name}`));
      const grants = new Grants(manifests, POWERLESS);
      for (const { manifest, field, spec: { serviceAccountName: name = 'default' }, asked } of pods) {
        const { metadata: { namespace = '' } } = manifest;
        // Who else binds roles to it is not known.
        if (!owned.has(namespace) && !made.has(`${namespace}/${name}`)) continue;
        const forbidden = asked.find((command) => !grants.allow({ name, namespace }, command.namespace ?? namespace, command.permission));
        if (!forbidden) continue;
        const { text, permission: { verb, resource, group } } = forbidden;
        yield { manifest, field: `${field}.serviceAccountName`, got: `${name}, for ${text}`, allowed: `an account that may ${verb} ${resource} of ${group}` };
      }
    },
  }),
];

function commandsOf({ containers = [], initContainers = [] }: PodSpec): Command[] {
  return [...initContainers, ...containers].flatMap(({ command = [], args = [] }: Container) => (
    [...[...command, ...args].join(' ').matchAll(CLIENT)].flatMap(([, client, rest]) => commandOf(client, rest) ?? [])
  ));
}

function commandOf(client: string, rest: string): Command | undefined {
  const words = rest.split(/\s+/);
  const namespace = NAMESPACE.exec(rest)?.[1];
  if (namespace !== undefined && !/^[a-z\d-]+$/.test(namespace)) return undefined;
  if (client === 'virtctl') {
    const word = words.find((each) => SWITCHED.has(each));
    return word === undefined ? undefined : { text: `virtctl ${word}`, namespace, permission: { verb: 'update', group: SUBRESOURCES, resource: SWITCHED.get(word)! } };
  }
  const i = words.findIndex((each) => WRITTEN.has(each));
  const kind = i < 0 ? null : OBJECTS.exec(words[i + 1] ?? '');
  if (!kind) return undefined;
  const resource = kind[1] === undefined ? 'virtualmachineinstances' : 'virtualmachines';
  return { text: `${client} ${words[i]} ${words[i + 1].split('/')[0]}`, namespace, permission: { verb: WRITTEN.get(words[i])!, group: 'kubevirt.io', resource } };
}
