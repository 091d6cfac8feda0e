import { FindingLevel } from '../finding-level';
import type { RuleFacts } from '../rule';

export const objectFacts: readonly RuleFacts[] = [
  {
    id: 'object/has-valid-api-version',
    level: FindingLevel.REJECTED,
    summary: 'An object says which API it belongs to',
    why: 'The API server finds the API of an object by its apiVersion.',
    fix: 'Write apiVersion, such as v1 or kubevirt.io/v1.',
  },
  {
    id: 'object/has-valid-kind',
    level: FindingLevel.REJECTED,
    summary: 'An object says what it is',
    why: 'The API server finds the schema of an object by its kind.',
    fix: 'Write kind, such as VirtualMachine.',
  },
  {
    id: 'object/has-served-version',
    level: FindingLevel.REJECTED,
    summary: 'A kind is written in a version that is served',
    why: 'KubeVirt v1.9.0, CDI v1.66.0 and Kubernetes v1.34.0 serve the versions that their CRDs and APIs list, and no others.',
    fix: 'Write a version that is served.',
  },
  {
    id: 'object/has-current-version',
    level: FindingLevel.WARNED,
    summary: 'A kind is written in a version that is not deprecated',
    why: 'The API server answers with a warning, and a later release serves the version no more.',
    fix: 'Write a version that is not deprecated.',
  },
  {
    id: 'object/can-be-rendered',
    level: FindingLevel.REJECTED,
    summary: 'A construct can be rendered',
    why: 'A construct that throws while it is rendered makes no manifest: there is nothing to apply.',
    fix: 'Correct what the message names.',
  },
];
