import { defineBuiltInRule } from '../define-rule';
import { FindingLevel } from '../finding-level';

const level = FindingLevel.REJECTED;
const IN_TEMPLATE = 'those of a VM template are refused when the instance is made, so the VM never starts.';

export const requiredName = defineBuiltInRule({
  id: 'metadata/requires-name',
  level,
  summary: 'An object must have a name',
  why: 'The API server stores nothing without metadata.name or metadata.generateName.',
  fix: 'Write metadata.name.',
});

export const validName = defineBuiltInRule({
  id: 'metadata/has-valid-name',
  level,
  summary: 'The name of an object must have the form that its kind demands',
  why: 'The API server refuses other names: most kinds want a DNS subdomain, namespaces and services a DNS label.',
  fix: 'Write another name.',
});

export const validNamespace = defineBuiltInRule({
  id: 'metadata/has-valid-namespace',
  level,
  summary: 'The namespace of an object must be a DNS label',
  why: 'A namespace of another name cannot exist, so the API server refuses the object.',
  fix: 'Write the name of a namespace.',
});

export const fittingScope = defineBuiltInRule({
  id: 'metadata/fits-scope',
  level: FindingLevel.ADVISED,
  summary: 'An object of a cluster-scoped kind must not have a namespace',
  why: 'The API server drops it, so the object differs from its manifest for ever and GitOps tools report drift.',
  fix: 'Remove metadata.namespace.',
});

export const validLabel = defineBuiltInRule({
  id: 'metadata/has-valid-label',
  level,
  summary: 'Keys and values of labels must have the form that Kubernetes demands',
  why: `The API server refuses other labels; ${IN_TEMPLATE}`,
  fix: 'Write another key or value; a value that does not fit a label may be an annotation.',
});

export const validAnnotation = defineBuiltInRule({
  id: 'metadata/has-valid-annotation',
  level,
  summary: 'Keys of annotations must have the form that Kubernetes demands',
  why: `The API server refuses other keys; ${IN_TEMPLATE}`,
  fix: 'Write another key.',
});

export const validOwner = defineBuiltInRule({
  id: 'metadata/has-valid-owner-references',
  level,
  summary: 'An owner reference must name version, kind, name and UID of the owner, and only one may be the controller',
  why: 'The API server refuses others, and Events as owners (`ValidateOwnerReferences`).',
  fix: 'Leave owner references to the controllers that set them: the UID of an owner is not known before it is made.',
});

export const validFinalizer = defineBuiltInRule({
  id: 'metadata/has-valid-finalizers',
  level,
  summary: 'Finalizers must have the form of a label key, and not both orphan and foregroundDeletion',
  why: 'The API server refuses others (`ValidateFinalizers`).',
  fix: 'Write example.com/name, or remove the finalizer.',
});

export const annotationLimit = defineBuiltInRule({
  id: 'metadata/fits-annotation-limit',
  level,
  summary: 'The annotations of an object must not exceed 256 KiB together',
  why: 'The API server refuses more.',
  fix: 'Put large data into a ConfigMap or Secret.',
});

export const noServerFields = defineBuiltInRule({
  id: 'metadata/avoids-server-fields',
  level: FindingLevel.ADVISED,
  summary: 'A manifest must not have resourceVersion, uid or managedFields of an object that was read from a cluster',
  why: 'The API server refuses to create an object with resourceVersion, and to update one of another resourceVersion or uid: "the object has been modified". A server-side apply with managedFields is '
    + 'refused. Argo CD and Flux do not get over it until the fields are gone.',
  fix: 'Remove them, and status, creationTimestamp, generation and selfLink as well: kubectl get -o yaml prints what the server wrote.',
});

export const metadataRules = [
  requiredName, validName, validNamespace, fittingScope, validLabel, validAnnotation, validOwner, validFinalizer, annotationLimit,
  noServerFields,
];
