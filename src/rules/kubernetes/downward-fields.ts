import { emptyOr, must } from './check';
import type { Check } from './check';

const ANY = ['metadata.name', 'metadata.namespace', 'metadata.uid'];
const OF_PODS = ['spec.nodeName', 'spec.host', 'spec.serviceAccountName', 'status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs'];
const ALL_LABELS = ['metadata.labels', 'metadata.annotations'];
const ONE_LABEL = /^metadata\.(?:labels|annotations)\['.+'\]$/;
const RESOURCE = /^(?:limits|requests)\.(?:cpu|memory|ephemeral-storage|hugepages-.+)$/;

/** The fields of a pod that a variable of its containers can have. */
export const variableField: Check = fieldAmong([...ANY, ...OF_PODS]);
/** Those that a file of a volume can have. */
export const fileField: Check = fieldAmong([...ANY, ...ALL_LABELS]);
/** The resources of a container that it can be told. */
export const toldResource: Check = emptyOr(must((resource: string) => RESOURCE.test(resource), 'limits or requests of cpu, memory, ephemeral-storage or hugepages-<size>'));

function fieldAmong(fields: readonly string[]): Check {
  const words = `${fields.filter((field) => field !== 'spec.host').join(', ')}, metadata.labels['<key>'], metadata.annotations['<key>']`;
  return emptyOr(must((path: string) => fields.includes(path) || ONE_LABEL.test(path), words));
}
