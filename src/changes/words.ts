import type { Review, ReviewedObject } from './review';
import { countsOf } from './review';
import type { Consequence } from '../analysis/changes/change';
import type { Effect } from '../analysis/changes/effect';
import { counted } from '../kubernetes/counted';
import { formatValue } from '../kubernetes/format-value';
import { HIDDEN, isSecretField } from '../kubernetes/secret-text';

/** What reports call effects. */
export const EFFECT_WORDS: { readonly [effect in Effect]: string } = {
  'none': 'no effect',
  'next-start': 'next start',
  'start': 'start',
  'live': 'live',
  'migration': 'migration',
  'silent': 'not applied',
  'restart': 'restart needed',
  'error': 'error',
  'stop': 'stop',
  'reboot': 'reboot',
  'recreated': 'recreated',
  'data-at-risk': 'data at risk',
  'refused': 'refused',
};

/** What each means for who reviews a change. */
export const EFFECT_MEANINGS: { readonly [effect in Effect]: string } = {
  'none': 'nothing happens to guests',
  'next-start': 'running guests are not touched; it counts for the next start, pod, migration or import',
  'start': 'guests or pods are started',
  'live': 'it takes effect at once, without restart or migration',
  'migration': 'guests get it on the target of a live migration',
  'silent': 'it is asked for, and neither applied to running guests nor reported',
  'restart': 'guests run on unchanged until they are restarted',
  'error': 'it is admitted, and KubeVirt then fails to apply it',
  'stop': 'guests or pods are shut down',
  'reboot': 'guests or pods are shut down and started again',
  'recreated': 'the object is deleted and made anew',
  'data-at-risk': 'content of disks, the identity of a guest or what it keeps may be lost',
  'refused': 'it is not admitted, or what it makes never starts: nothing of the object is changed',
};

/** An object as it is called in a report, with what becomes of it. */
export function outcomeOf({ outcome, formerName }: ReviewedObject): string {
  if (outcome === 'renamed') return `renamed from ${formerName}`;
  return outcome === 'unchanged' ? 'not changed itself' : outcome;
}

/** What differs: `10Gi -> 20Gi`. What is secret is not shown. */
export function differenceOf({ kind }: ReviewedObject, { field, from, to }: Consequence): string {
  const shown = (value: unknown) => (isSecretField(kind, field) ? HIDDEN : formatValue(value) ?? '');
  if (from === undefined) return to === undefined ? '' : shown(to);
  return `${shown(from)} -> ${to === undefined ? '(removed)' : shown(to)}`;
}

/** How many objects change, and how. */
export function summaryOf(review: Review): string {
  const { objects, unchanged, leftAlone } = review;
  const counts = countsOf(review).map(([effect, count]) => `${count} ${effect === 'none' ? 'without effect' : EFFECT_WORDS[effect]}`);
  return [
    objects.length ? `${counted(objects.length, 'object')} of ${objects.length + unchanged}: ${counts.join(', ')}` : `nothing changes in ${counted(unchanged, 'object')}`,
    ...leftAlone ? [`${counted(leftAlone, 'object')} of the old set only, left alone`] : [],
  ].join('; ');
}
