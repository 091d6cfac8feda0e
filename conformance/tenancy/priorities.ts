import { INSTANCE_KINDS, pod, Probe, tried, virtualMachine } from './probe';
import type { JsonObject } from '../generator/guest';

const CLASSES = 'use one of the priority classes of the tenant';
const FOREIGN = 'the priority class belongs to another tenant';
const QUOTA = 'exceeded quota: priority-classes';
const of = (priorityClassName: string): JsonObject => ({ priorityClassName });

/** The priority classes of the system, of other tenants, and of the cluster. */
export const priorities: readonly Probe[] = [
  tried('a pod of a class of the system', QUOTA, pod('plain', 'p', of('system-node-critical'))),
  tried('a pod of the other class of the system', QUOTA, pod('plain', 'p', of('system-cluster-critical'))),
  tried('a pod of a class of another tenant', FOREIGN, pod('plain', 'p', of('tiered-gold'))),
  tried('a pod of the class that holds room for another tenant', FOREIGN, pod('plain', 'p', of('reserved-reservation'))),
  tried('a pod of a class of the cluster', '', pod('plain', 'shared', of('company'))),
  tried('a pod of a class of another tenant where none is allowed', QUOTA, pod('closed', 'p', of('tiered-gold'))),
  tried('a pod of no class where none is allowed', '', pod('closed', 'p')),
  tried('a pod of a class of the system beside tiers', CLASSES, pod('tiered', 'p', of('system-node-critical'))),
  tried('a pod of a class of the cluster beside tiers', CLASSES, pod('tiered', 'p', of('company'))),
  tried('a pod of a tier', '', pod('tiered', 'gold', of('tiered-gold'))),
  tried('a pod of no class beside tiers', '', pod('tiered', 'none')),
  ...INSTANCE_KINDS.flatMap(([kind, holding]) => [
    tried(`${kind} of no class beside tiers`, CLASSES, holding('tiered')),
    tried(`${kind} of a class of the system`, CLASSES, holding('tiered', of('system-node-critical'))),
    tried(`${kind} of a tier`, '', holding('tiered', of('tiered-gold'))),
    tried(`${kind} of a class of another tenant`, FOREIGN, holding('plain', of('tiered-gold'))),
    tried(`${kind} of no class`, '', holding('plain')),
  ]),
  tried('a VM changes to no class', CLASSES, virtualMachine('tiered', of(''))),
  tried('a VM changes to another tier', '', virtualMachine('tiered', of('tiered-iron'))),
  tried('a VM changes to a class of another tenant', FOREIGN, virtualMachine('plain', of('tiered-gold'))),
];
