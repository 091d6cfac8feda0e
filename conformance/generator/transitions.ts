import type { Dice } from './dice';
import type { JsonObject } from './guest';
import type { Specimen } from './object';
import { guestTransitions } from './transitions/guests';
import { neighbourTransitions } from './transitions/neighbours';
import { storageTransitions } from './transitions/storage';
import type { Transition } from './transitions/transition';

const TRANSITIONS: Readonly<Record<string, Transition>> = { ...guestTransitions, ...storageTransitions, ...neighbourTransitions };

/** An object that is admitted, with changes after which it would still be if it were new. */
export function validTransition(dice: Dice, name: string): Specimen & { readonly status?: JsonObject } {
  const topic = dice.pick(Object.keys(TRANSITIONS));
  const { manifest: { apiVersion, kind, ...content }, clusterWide, changes, status } = TRANSITIONS[topic];
  const manifest: JsonObject = { apiVersion, kind, metadata: { name, ...clusterWide ? {} : { namespace: 'conformance' } }, ...structuredClone(content) };
  return { manifest, parts: [[manifest, { [topic]: changes }]], ...status && { status } };
}
