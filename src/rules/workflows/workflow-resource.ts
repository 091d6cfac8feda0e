import { templatesOf } from '../../manifests/workflow';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { workflow } from '../subjects/workflow';

const FILE = /^(?:-f|--filename|-k|--kustomize)(?:=|$)/;
const SELECTING = /^(?:-l|--selector|--field-selector|--all)(?:=|$)/;
/** Flags of `kubectl delete` whose value may be the next argument. */
const WITH_VALUE = /^(?:-n|--namespace|-l|--selector|--field-selector|-f|--filename|-k|--kustomize|--grace-period|--timeout|--cascade|--dry-run)$/;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'workflow-resource/requires-target',
    level: FindingLevel.UNSTARTABLE,
    subject: workflow,
    summary: 'A template that deletes must say what: by a manifest, or by flags with a kind and a name or a selector',
    why: 'Argo runs `kubectl delete --ignore-not-found` with the flags as they are: without a kind, or with neither name nor selector, kubectl refuses it, '
      + 'the step fails, and what should be gone stays.',
    fix: 'Write flags: [virtualmachines.kubevirt.io, --selector, <label>=<value>].',
    * check(spec) {
      for (const { template: { resource }, path } of templatesOf(spec)) {
        if (resource?.action !== 'delete' || resource.manifest || resource.manifestFrom) continue;
        const { flags = [] } = resource;
        if (!hasTarget(flags)) yield { field: `${path}.resource.flags`, got: flags.join(' ') || 'nothing' };
      }
    },
  }),
];

/** Whether kubectl would know what is meant; a reference may stand for anything. */
function hasTarget(flags: readonly string[]): boolean {
  const [kind, ...names] = flags.filter((flag, i) => !flag.startsWith('-') && !(i > 0 && WITH_VALUE.test(flags[i - 1])));
  if (kind === undefined) return flags.some((flag) => FILE.test(flag));
  return names.length > 0 || kind.startsWith('{{') || kind.includes('/') || flags.some((flag) => SELECTING.test(flag));
}
