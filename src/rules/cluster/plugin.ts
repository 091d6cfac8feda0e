import { posix } from 'path';
import type { Plugin } from '../../../imports/plugin.kubevirt.io';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';
import { kindItself } from '../subjects/kind';

const KIND = 'plugin.kubevirt.io/Plugin';
const STRATEGIES: readonly string[] = ['Fail', 'Ignore'];
const EVENTS: readonly string[] = [
  'PreVMStart', 'PostVMStart', 'PreVMStop', 'PostVMStop', 'PreMigrationSource', 'PostMigrationSource', 'PreMigrationTarget', 'PostMigrationTarget',
];
const HOOK_KINDS = ['cel', 'sidecar'] as const;
/** The most that the address of a Unix socket holds. */
const LONGEST_PATH = 108;

const plugin = objectsOf<Plugin>(KIND);
const domainHook = partsOf(plugin, ({ spec: { domainHooks = [] } }) => (
  domainHooks.map((value, i) => ({ value, path: `spec.domainHooks[${i}]` }))
));
const nodeHook = partsOf(plugin, ({ spec: { nodeHooks = [] } }) => (
  nodeHooks.map((value, i) => ({ value, path: `spec.nodeHooks[${i}]` }))
));
/** What has a failureStrategy: a plugin and each of its hooks. */
const fallible = partsOf(plugin, ({ spec }) => [
  { value: spec.failureStrategy, path: 'spec.failureStrategy' },
  ...(spec.domainHooks ?? []).map(({ failureStrategy: value }, i) => ({ value, path: `spec.domainHooks[${i}].failureStrategy` })),
  ...(spec.nodeHooks ?? []).map(({ failureStrategy: value }, i) => ({ value, path: `spec.nodeHooks[${i}].failureStrategy` })),
]);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'plugin/requires-gate',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: kindItself(KIND),
    gate: 'Plugins',
    summary: 'A Plugin must not be created while the feature gate Plugins is off',
    upstream: ['plugin/gate'],
    * check(kind) {
      yield { field: '', got: kind };
    },
  }),
  defineRule({
    id: 'plugin/has-valid-socket-path',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: plugin,
    summary: 'The socket of a sidecar must have a clean path in the folder of its plugin',
    why: 'KubeVirt refuses . and .. and doubled slashes; its policy kubevirt-plugin-socket-path-policy refuses other folders, other names than '
      + `*.sock and more than ${LONGEST_PATH} characters.`,
    fix: 'Write /var/run/kubevirt-plugin/<name of the plugin>/<name>.sock.',
    upstream: ['plugin/socket-path-clean', 'vap/plugin-socket-path'],
    * check({ metadata, spec: { domainHooks = [] } }) {
      const folder = `/var/run/kubevirt-plugin/${metadata.name}/`;
      const allowed = `${folder}<name>.sock, at most ${LONGEST_PATH} characters`;
      for (const [i, { sidecar }] of domainHooks.entries()) {
        if (!sidecar || isSocketIn(folder, sidecar.socketPath)) continue;
        yield { field: `spec.domainHooks[${i}].sidecar.socketPath`, got: sidecar.socketPath, allowed };
      }
    },
  }),
  defineRule({
    id: 'plugin/requires-one-hook-kind',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: domainHook,
    summary: 'A domain hook must have either cel or sidecar',
    why: 'KubeVirt\'s policy kubevirt-plugin-validation-policy refuses a hook with neither or both.',
    fix: 'Keep one; split the hook in two where you want both.',
    upstream: ['vap/plugin-hook-shape'],
    * check(hook) {
      const got = HOOK_KINDS.filter((kind) => hook[kind] !== undefined);
      if (got.length !== 1) yield { field: '', got, allowed: `exactly one of ${HOOK_KINDS.join(', ')}` };
    },
  }),
  defineRule({
    id: 'plugin/has-known-failure-strategy',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: fallible,
    summary: `A failureStrategy must be ${STRATEGIES.join(' or ')}`,
    why: 'KubeVirt\'s policy kubevirt-plugin-validation-policy refuses every other value.',
    fix: `Write ${STRATEGIES.join(' or ')}.`,
    upstream: ['vap/plugin-hook-shape'],
    * check(got) {
      if (got !== undefined && !STRATEGIES.includes(got)) yield { field: '', got, allowed: STRATEGIES.join(', ') };
    },
  }),
  defineRule({
    id: 'plugin/has-known-events',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: nodeHook,
    summary: 'The permittedHooks of a node hook must be events that KubeVirt knows',
    why: 'KubeVirt\'s policy kubevirt-plugin-validation-policy refuses every other value.',
    fix: 'Write the allowed values only.',
    upstream: ['vap/plugin-hook-shape'],
    * check({ permittedHooks }) {
      for (const [i, got] of permittedHooks.entries()) {
        if (!EVENTS.includes(got)) yield { field: `permittedHooks[${i}]`, got, allowed: EVENTS.join(', ') };
      }
    },
  }),
];

function isSocketIn(folder: string, path: string): boolean {
  return path.startsWith(folder) && path.endsWith('.sock') && path.length <= LONGEST_PATH && posix.normalize(path) === path;
}
