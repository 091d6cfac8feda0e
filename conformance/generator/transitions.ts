import type { Dice } from './dice';
import type { JsonObject } from './guest';
import type { Specimen } from './object';
import { guestTransitions } from './transitions/guests';
import { machineTransitions } from './transitions/machines';
import { neighbourTransitions } from './transitions/neighbours';
import { storageTransitions } from './transitions/storage';
import type { Transition } from './transitions/transition';

type Transitions = Readonly<Record<string, Transition>>;

const TRANSITIONS: Transitions = { ...guestTransitions, ...storageTransitions, ...neighbourTransitions };
/** Of VMs whose guests run. */
export const OF_MACHINES: Transitions = {
  ...machineTransitions, 'machine': guestTransitions.machine, 'machine-of-size': guestTransitions['machine-of-size'],
};

/** An object that is admitted, with changes after which it would still be if it were new. */
export function validTransition(dice: Dice, name: string, transitions = TRANSITIONS): Specimen & { readonly status?: JsonObject } {
  const topic = dice.pick(Object.keys(transitions));
  const { manifest: { apiVersion, kind, ...content }, clusterWide, changes, status } = transitions[topic];
  const manifest: JsonObject = { apiVersion, kind, metadata: { name, ...clusterWide ? {} : { namespace: 'conformance' } }, ...structuredClone(content) };
  return { manifest, parts: [[manifest, { [topic]: changes }]], ...status && { status } };
}
