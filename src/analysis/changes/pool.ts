import type { ChangeContext, Consequence, JudgeChange } from './change';
import { PRESERVING, scaled } from './guest/pool-scaling';
import { guestOf } from './guest/run-strategy';
import { differencesBetween, isSame } from './guest/semantic';
import { vmRefusals } from './guest/transitions';
import { admittedVmChanges } from './vm';
import { joinPaths, pathOf } from '../../kubernetes/field-path';
import { formatValue } from '../../kubernetes/format-value';
import { isMapping } from '../../kubernetes/is-mapping';
import { ownValue } from '../../kubernetes/own-value';
import { at, listAt, mappingAt, textAt, textsAt } from '../../kubernetes/untyped';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';

const TEMPLATE = ['spec', 'virtualMachineTemplate'];
const VMI_TEMPLATE = [...TEMPLATE, 'spec', 'template'];
const DISKS = [...TEMPLATE, 'spec', 'dataVolumeTemplates'];

/** What applying a changed VirtualMachinePool does to its members. */
export const poolChanges: JudgeChange = (before, after, context) => {
  const [from, to] = [at(before, 'spec', 'selector'), at(after, 'spec', 'selector')];
  if (!isSame(from, to)) {
    return [{ effect: 'refused', field: 'spec.selector', from, to, why: 'the selector of a pool cannot change', fix: 'Make another pool.' }];
  }
  if (at(after, 'spec', 'paused') === true) {
    const isChanged = !isSame(at(before, ...TEMPLATE), at(after, ...TEMPLATE), TEMPLATE) || !isSame(at(before, 'spec', 'replicas'), at(after, 'spec', 'replicas'));
    return isChanged ? [{ effect: 'none', field: 'spec.paused', why: 'the pool is paused: it neither scales nor updates members until it no longer is' }] : [];
  }
  return [...scaled(before, after), ...rolledOut(before, after, context), ...healed(before, after, context)];
};

function rolledOut(before: Manifest, after: Manifest, context: ChangeContext): Consequence[] {
  const isNowRolledOut = isUnmanaged(before) && !isUnmanaged(after) && !isOpportunistic(after);
  const changes = differencesBetween(at(before, ...TEMPLATE), at(after, ...TEMPLATE), TEMPLATE);
  if (!changes.length) {
    if (!isNowRolledOut) return [];
    return [{
      effect: 'reboot',
      field: 'spec.updateStrategy',
      why: 'members that missed changes of the template while the pool was unmanaged are restarted for them',
      fix: 'Restart members that differ when it suits before, or make the pool opportunistic.',
    }];
  }
  const untouched = whyUntouched(after);
  if (untouched !== undefined) return [{ effect: 'none', field: TEMPLATE.join('.'), why: untouched }];
  if (isOpportunistic(after)) return ofMembers(before, after, context, false);
  // Without a VMI there is nothing to restart: a member is only written anew.
  if (guestOf(memberOf(before), context.situation) !== 'running') return ofMembers(before, after, context, false);
  if (changes.some(({ keys }) => startsWith(keys, DISKS))) return recreated(before, after);
  const inGuest = changes.filter(({ keys }) => startsWith(keys, VMI_TEMPLATE));
  return [...inGuest.map(({ keys, from, to }) => restarted(before, after, keys, from, to)), ...ofMembers(before, after, context, true)];
}

function isUnmanaged(pool: Manifest): boolean {
  return at(pool, 'spec', 'updateStrategy', 'unmanaged') !== undefined;
}

function isOpportunistic(pool: Manifest): boolean {
  return at(pool, 'spec', 'updateStrategy', 'opportunistic') !== undefined;
}

/** Why members keep their spec. */
function whyUntouched(after: Manifest): string | undefined {
  if (isUnmanaged(after)) return 'the pool is unmanaged: only members that are made from now on have it';
  const selectors = at(after, 'spec', 'updateStrategy', 'proactive', 'selectionPolicy', 'selectors', 'labelSelector');
  const labels = mappingAt(after, ...TEMPLATE, 'metadata', 'labels');
  return isMapping(selectors) && !isSelected(selectors, labels) ? 'the selection policy leaves the members out: they keep what they have' : undefined;
}

function isSelected(selector: unknown, labels: { readonly [key: string]: unknown }): boolean {
  const isMatching = Object.entries(mappingAt(selector, 'matchLabels')).every(([key, value]) => ownValue(labels, key) === value);
  return isMatching && listAt(selector, 'matchExpressions').every((expression) => {
    const [key, values] = [at(expression, 'key'), textsAt(expression, 'values')];
    const value = typeof key === 'string' ? ownValue(labels, key) : undefined;
    switch (at(expression, 'operator')) {
      case 'In': return typeof value === 'string' && values.includes(value);
      case 'NotIn': return typeof value !== 'string' || !values.includes(value);
      case 'Exists': return value !== undefined;
      case 'DoesNotExist': return value === undefined;
      default: return true;
    }
  });
}

/** The strategies that start a guest whose VMI the pool deletes. */
const STARTING: readonly unknown[] = ['Always', 'Once', undefined];

/** A difference in the template of the VMI, even in a label, deletes the VMI of each member (`isOutdatedVMI`). */
function restarted(before: Manifest, after: Manifest, keys: readonly string[], from: unknown, to: unknown): Consequence {
  const strategy = textAt(after, ...TEMPLATE, 'spec', 'runStrategy');
  const starts = STARTING.includes(strategy);
  const pace = formatValue(at(after, 'spec', 'maxUnavailable'));
  return {
    effect: starts ? 'reboot' : 'stop',
    field: fieldIn(before, after, keys),
    ...from === undefined ? {} : { from },
    ...to === undefined ? {} : { to },
    why: `the update strategy is proactive: the VMI of every member is deleted for any difference in the template, ${starts ? 'and the guest started again' : `and with runStrategy ${strategy} it stays off`}${
      pace === undefined ? ', all of them at once' : `, no more than ${pace} at a time`}`,
    fix: 'Set updateStrategy: { opportunistic: {} } before, so that members are updated live where that is possible.',
  };
}

function recreated(before: Manifest, after: Manifest): Consequence[] {
  const field = fieldIn(before, after, DISKS);
  const fix = 'Set updateStrategy: { opportunistic: {} } before, or make another pool: existing members keep their disks only then.';
  return [
    { effect: 'recreated', field, why: 'the update strategy is proactive: every member is deleted and made anew, with new disks', fix },
    { effect: 'data-at-risk', field, why: 'the disks of the members are deleted with them, whatever statePreservation says', fix },
  ];
}

/** The rules of a VM, for what the pool writes into its members without deleting their VMIs. It replaces their spec, so nothing that the cluster stored is merged. */
function ofMembers(before: Manifest, after: Manifest, context: ChangeContext, isRestarted: boolean): Consequence[] {
  const [old, fresh] = [memberOf(before), memberOf(after)];
  const kept = isRestarted ? withTemplateOf(fresh, old) : fresh;
  const refusals = [...vmRefusals(old, kept, { ...context, situation: { ...context.situation, applies: 'replace' } })];
  return [...refusals.length ? refusals : admittedVmChanges(old, kept, context)].map((consequence) => ({ ...consequence, field: joinPaths(TEMPLATE.join('.'), consequence.field) }));
}

function memberOf(pool: Manifest): Manifest {
  const { metadata, spec } = mappingAt(pool, ...TEMPLATE);
  const { namespace } = pool.metadata;
  return { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { ...isMapping(metadata) ? metadata : {}, namespace }, spec };
}

function withTemplateOf(vm: Manifest, other: Manifest): Manifest {
  return isMapping(vm.spec) ? { ...vm, spec: { ...vm.spec, template: at(other, 'spec', 'template') } } : vm;
}

/** Autohealing, as it is added: its candidates are all VMs of the namespace (`autoHealFailingVMs`). */
function* healed(before: Manifest, after: Manifest, { after: { manifests } }: ChangeContext): Iterable<Consequence> {
  const field = 'spec.autohealing';
  if (at(before, 'spec', 'autohealing') !== undefined || at(after, 'spec', 'autohealing') === undefined) return;
  const keeps = PRESERVING.includes(at(after, 'spec', 'scaleInStrategy', 'proactive', 'statePreservation'));
  if (listAt(after, ...DISKS).length && !keeps) {
    yield { effect: 'data-at-risk', field, why: 'members that fail to start are deleted and made anew, with new disks', fix: 'Set scaleInStrategy.proactive.statePreservation: Offline.' };
  }
  const others = ofKind(manifests, 'kubevirt.io/VirtualMachine').filter(({ metadata: { namespace } }) => namespace === after.metadata.namespace);
  if (!others.length) return;
  const names = `${others.slice(0, 3).map(({ metadata }) => textAt(metadata, 'name') ?? '(no name)').join(', ')}${others.length > 3 ? ` and ${others.length - 3} more` : ''}`;
  const fix = 'Keep VMs that are not members in another namespace.';
  yield { effect: 'stop', field, why: `the pool also deletes VMs of its namespace that are not members once they fail to start, and does not make them again: ${names}`, fix };
  yield { effect: 'data-at-risk', field, why: `with those VMs their disks are deleted: ${names}`, fix };
}

function fieldIn(before: Manifest, after: Manifest, keys: readonly string[]): string {
  return pathOf(at(after, ...keys) === undefined ? before : after, keys);
}

function startsWith(keys: readonly string[], prefix: readonly string[]): boolean {
  return prefix.every((key, i) => keys[i] === key);
}
