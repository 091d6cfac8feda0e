import { defineBuiltInRule } from '../define-rule';
import { FindingLevel } from '../finding-level';

const why = 'The API server judges every object by the schema of its kind before any webhook sees it, and refuses what does not fit.';
const level = FindingLevel.REJECTED;

export const knownField = defineBuiltInRule({
  id: 'schema/has-known-field',
  level,
  summary: 'An object must have only fields that its kind has',
  why: 'kubectl asks for strict validation and is refused; for a client that does not, the API server drops the field.',
  fix: 'Remove it, or correct its name or its place.',
});

export const releasedField = defineBuiltInRule({
  id: 'schema/fits-release',
  level: FindingLevel.WARNED,
  summary: 'A field must be one that the releases of the cluster have',
  why: 'The API server drops the field with a warning, and what it says has no effect; kubectl, which asks for strict validation, is refused, and so are '
    + 'a VM, VMI or replica set by the webhooks of KubeVirt.',
  fix: 'Remove it, or upgrade the cluster and its kubevirtVersion, cdiVersion or kubernetesVersion.',
});

export const requiredField = defineBuiltInRule({
  id: 'schema/requires-field', level, summary: 'An object must have every field that its kind requires', why, fix: 'Write the field.',
});

export const validType = defineBuiltInRule({
  id: 'schema/has-valid-type', level, summary: 'A value must have the type of its field', why, fix: 'Write a value of that type.',
});

export const knownValue = defineBuiltInRule({
  id: 'schema/has-known-value', level, summary: 'A value must be one of those that its field allows', why, fix: 'Write one of the allowed values.',
});

export const pattern = defineBuiltInRule({
  id: 'schema/matches-pattern', level, summary: 'A value must have the form that its field demands', why, fix: 'Write a value of that form.',
});

export const format = defineBuiltInRule({
  id: 'schema/matches-format', level, summary: 'Bytes must be base64, and times must be RFC 3339', why, fix: 'Write it in that form.',
});

export const bounds = defineBuiltInRule({
  id: 'schema/fits-bounds',
  level,
  summary: 'A number must be within its bounds, and a list or text within its length',
  why,
  fix: 'Write a value within the bounds.',
});

export const uniqueEntries = defineBuiltInRule({
  id: 'schema/has-unique-entries',
  level,
  summary: 'The entries of a list must differ in its keys',
  why,
  fix: 'Remove the entry, or merge it with the earlier one.',
});

export const noNull = defineBuiltInRule({
  id: 'schema/excludes-null',
  level: FindingLevel.ADVISED,
  summary: 'A field of a custom resource must not be null',
  why: 'Server-side apply, as Argo CD, Flux and kubectl --server-side use it, refuses null where the schema wants a value; a plain create drops the '
    + 'field. In the metadata of the templates of a VM or replica set it is not dropped, and KubeVirt refuses the object.',
  fix: 'Leave the field out. In a Helm template, write the key only where there is a value.',
});

export const quantity = defineBuiltInRule({
  id: 'quantity/has-valid-form',
  level,
  summary: 'A quantity must be a number with an optional suffix',
  why: 'The API server refuses what it cannot read as a quantity; a custom resource takes fractions only as a string.',
  fix: 'Write it as 4Gi or 500m, without spaces and without B.',
});

export const schemaRules = [
  knownField, releasedField, requiredField, validType, knownValue, pattern, format, bounds, uniqueEntries, noNull, quantity,
];
