import { topicOf } from '../admission/rule-book';

/** Kinds whose webhooks look at nothing but whether the spec has changed, which it may not. */
const FIXED = [
  'kubevirt.io/VirtualMachineInstance', 'kubevirt.io/VirtualMachineInstanceMigration', 'snapshot.kubevirt.io/VirtualMachineSnapshot', 'snapshot.kubevirt.io/VirtualMachineRestore',
  'export.kubevirt.io/VirtualMachineExport',
];
/** What the API server itself asks, of an update as well. */
const OF_SERVER = ['object', 'schema', 'metadata'];
/** By `<group>/<kind>` what is asked only when an object is made. */
const WHEN_MADE: ReadonlyMap<string, (rule: string) => boolean> = new Map([
  ...FIXED.map((kind) => [kind, (rule: string) => !OF_SERVER.includes(topicOf(rule))] as const),
  // An update leaves the finalizers of a Namespace as they are.
  ['/Namespace', (rule: string) => rule === 'cluster-objects/has-valid-finalizer'],
  // The selector that the API server made up stays.
  ['batch/Job', (rule: string) => rule === 'job/excludes-selector'],
]);

/** Whether a rule is asked when an object of a kind, which is there already, is updated. */
export function isAskedOfUpdates(kind: string, rule: string): boolean {
  return !WHEN_MADE.get(kind)?.(rule);
}
