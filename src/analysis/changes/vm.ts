import type { ChangeContext, Consequence, JudgeChange } from './change';
import { templateConsequences } from './guest/data-volume-templates';
import { guestChangeOf } from './guest/guest-change';
import { identityConsequences } from './guest/identity';
import { metadataConsequences } from './guest/metadata';
import { reconciled, unknownReferences } from './guest/reconcile';
import { guestOf, strategyConsequences, strategyOf } from './guest/run-strategy';
import { isSame } from './guest/semantic';
import { vmRefusals } from './guest/transitions';
import type { Situation } from './situation';
import { at } from '../../kubernetes/untyped';
import type { Manifest } from '../../manifests/manifest';

/** What applying a changed VirtualMachine does. The webhooks refuse the whole object: nothing else happens then. */
export const vmChanges: JudgeChange = (before, after, context) => {
  const refusals = [...vmRefusals(before, after, context)];
  return refusals.length ? refusals : admittedVmChanges(before, after, context);
};

/** What a change of a VirtualMachine does that the webhooks admit. */
export const admittedVmChanges: JudgeChange = (before, after, context) => {
  const { situation } = context;
  const strategy = strategyConsequences(before, after, situation);
  const templates = [...templateConsequences(before, after, context)];
  const ofGuest = isRunningAfter(before, after, situation) ? ofRunning : ofStopped;
  return [...strategy, ...templates, ...ofGuest(before, after, context)];
};

/** What applying a VM does that has not changed: it can be refused, and replacing it drops what was made up for it. */
export const vmReapplied: JudgeChange = (before, after, context) => {
  const { situation } = context;
  const refusals = [...vmRefusals(before, after, context)];
  if (refusals.length) return refusals;
  return isRunningAfter(before, after, situation) ? identityConsequences(guestChangeOf(before, after, context)) : [];
};

function isRunningAfter(before: Manifest, after: Manifest, situation: Situation): boolean {
  return guestOf(before, situation) === 'running' && strategyOf(after) !== 'Halted';
}

function ofRunning(before: Manifest, after: Manifest, context: ChangeContext): Consequence[] {
  return reconciled(guestChangeOf(before, after, context), [...metadataConsequences(before, after, context.situation)]);
}

function ofStopped(before: Manifest, after: Manifest, context: ChangeContext): Consequence[] {
  const changed = ['template', 'instancetype', 'preference'].filter((field) => !isSame(at(before, 'spec', field), at(after, 'spec', field), ['spec', field]));
  return [
    ...unknownReferences(guestChangeOf(before, after, context)),
    ...changed.map((field): Consequence => ({ effect: 'none', field: `spec.${field}`, why: 'no guest runs after this: its next start takes what is written now' })),
  ];
}
