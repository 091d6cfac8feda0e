import { posix } from 'path';
import type { Plugin } from '../../../imports/plugin.kubevirt.io';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { Violation, ObjectRule } from '../rule';
import { kindItself } from '../subjects/kind';

const KINDS = ['plugin.kubevirt.io/Plugin'];
const STRATEGIES = ['Fail', 'Ignore'];
const HOOKS = [
  'PreVMStart', 'PostVMStart', 'PreVMStop', 'PostVMStop', 'PreMigrationSource', 'PostMigrationSource', 'PreMigrationTarget', 'PostMigrationTarget',
];
/** What the path of a Unix socket may have. */
const LONGEST_PATH = 108;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'plugin/requires-gate',
    level: FindingLevel.REJECTED,
    subject: kindItself(...KINDS),
    gate: 'Plugins',
    summary: 'Plugins are an experiment',
    upstream: ['plugin/gate'],
    *check(kind) {
      yield { field: '', got: kind };
    },
  }),
  pluginRule({
    id: 'plugin/has-clean-socket-path',
    summary: 'The socket of a sidecar has a clean path in the folder of its plugin',
    why: 'The webhook refuses . and .. and doubled slashes; the policy kubevirt-plugin-socket-path-policy refuses other folders, other names than '
      + `*.sock and more than ${LONGEST_PATH} characters.`,
    fix: 'Write /var/run/kubevirt-plugin/<name of the plugin>/<name>.sock.',
    upstream: ['plugin/socket-path-clean', 'vap/plugin-socket-path'],
    * check({ metadata, spec: { domainHooks = [] } }) {
      const folder = `/var/run/kubevirt-plugin/${metadata?.name}/`;
      for (const [i, { sidecar }] of domainHooks.entries()) {
        if (!sidecar || isSocketIn(folder, sidecar.socketPath)) continue;
        const field = `spec.domainHooks[${i}].sidecar.socketPath`;
        yield { field, got: sidecar.socketPath, allowed: `${folder}<name>.sock, at most ${LONGEST_PATH} characters` };
      }
    },
  }),
  pluginRule({
    id: 'plugin/has-one-kind-of-hook',
    summary: 'A domain hook is either an expression or a sidecar',
    why: 'The policy kubevirt-plugin-validation-policy refuses a hook with none or both.',
    fix: 'Keep one: cel or sidecar; split the hook in two where you want both.',
    upstream: ['vap/plugin-hook-shape'],
    * check({ spec: { domainHooks = [] } }) {
      for (const [i, { cel, sidecar }] of domainHooks.entries()) {
        if ((cel === undefined) === (sidecar === undefined)) {
          yield { field: `spec.domainHooks[${i}]`, got: cel ? ['cel', 'sidecar'] : [], allowed: 'exactly one of cel, sidecar' };
        }
      }
    },
  }),
  pluginRule({
    id: 'plugin/has-known-strategy',
    summary: 'What fails in a plugin fails the VM or is ignored',
    why: 'The policy kubevirt-plugin-validation-policy refuses every other failureStrategy.',
    fix: 'Write Fail or Ignore.',
    upstream: ['vap/plugin-hook-shape'],
    * check({ spec: { failureStrategy, domainHooks = [], nodeHooks = [] } }) {
      const strategies = [
        { path: 'spec', failureStrategy },
        ...domainHooks.map((hook, i) => ({ path: `spec.domainHooks[${i}]`, ...hook })),
        ...nodeHooks.map((hook, i) => ({ path: `spec.nodeHooks[${i}]`, ...hook })),
      ];
      for (const { path, failureStrategy: strategy } of strategies) {
        if (strategy === undefined || STRATEGIES.includes(strategy)) continue;
        yield { field: `${path}.failureStrategy`, got: strategy, allowed: STRATEGIES.join(', ') };
      }
    },
  }),
  pluginRule({
    id: 'plugin/hooks-known-events',
    summary: 'A node hook runs at events that KubeVirt knows',
    why: 'The policy kubevirt-plugin-validation-policy refuses every other word in permittedHooks.',
    fix: 'Write the allowed words only.',
    upstream: ['vap/plugin-hook-shape'],
    * check({ spec: { nodeHooks = [] } }) {
      for (const [i, { permittedHooks }] of nodeHooks.entries()) {
        for (const [j, hook] of permittedHooks.entries()) {
          if (!HOOKS.includes(hook)) yield { field: `spec.nodeHooks[${i}].permittedHooks[${j}]`, got: hook, allowed: HOOKS.join(', ') };
        }
      }
    },
  }),
];

function pluginRule(
  { check, ...facts }: Omit<ObjectRule, 'kinds' | 'level' | 'check'> & { check(plugin: Plugin): Iterable<Violation> },
): ObjectRule {
  return { ...facts, kinds: KINDS, level: FindingLevel.REJECTED, check: (manifest) => check(manifest as Plugin) };
}

function isSocketIn(folder: string, path: string): boolean {
  return path.startsWith(folder) && path.endsWith('.sock') && path.length <= LONGEST_PATH && posix.normalize(path) === path;
}
