import { FindingLevel } from '../finding-level';
import type { RuleFacts } from '../rule';

export const metadataFacts: readonly RuleFacts[] = [
  {
    id: 'metadata/has-name',
    level: FindingLevel.REJECTED,
    summary: 'An object has a name',
    why: 'The API server stores nothing without metadata.name or metadata.generateName.',
    fix: 'Write metadata.name.',
  },
  {
    id: 'metadata/has-valid-name',
    level: FindingLevel.REJECTED,
    summary: 'The name of an object has the form that its kind demands',
    why: 'The API server refuses other names: most kinds want a DNS subdomain, namespaces and services a DNS label.',
    fix: 'Write another name.',
  },
  {
    id: 'metadata/has-valid-namespace',
    level: FindingLevel.REJECTED,
    summary: 'The namespace of an object is a DNS label',
    why: 'A namespace of another name cannot exist, so the API server refuses the object.',
    fix: 'Write the name of a namespace.',
  },
  {
    id: 'metadata/has-fitting-namespace',
    level: FindingLevel.ADVISED,
    summary: 'An object of a cluster-scoped kind has no namespace',
    why: 'The API server drops it, so that the object differs from its manifest for ever and GitOps tools see drift.',
    fix: 'Remove metadata.namespace.',
  },
  {
    id: 'metadata/has-valid-label',
    level: FindingLevel.REJECTED,
    summary: 'Keys and values of labels have the form that Kubernetes demands',
    why: 'The API server refuses other labels; those of a VM template are refused when the instance is made, so the VM never starts.',
    fix: 'Write another key or value; what does not fit a label may be an annotation.',
  },
  {
    id: 'metadata/has-valid-annotation',
    level: FindingLevel.REJECTED,
    summary: 'Keys of annotations have the form that Kubernetes demands',
    why: 'The API server refuses other keys; those of a VM template are refused when the instance is made, so the VM never starts.',
    fix: 'Write another key.',
  },
  {
    id: 'metadata/has-small-annotations',
    level: FindingLevel.REJECTED,
    summary: 'All annotations of an object together stay below 256 KiB',
    why: 'The API server refuses more.',
    fix: 'Put large data into a ConfigMap or Secret.',
  },
];
