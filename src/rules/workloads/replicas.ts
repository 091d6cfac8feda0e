import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { valuesAt } from '../subjects/values-at';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'replicas/fits-scale',
    level: FindingLevel.REJECTED,
    subject: valuesAt<number>(new Map([['kubevirt.io/VirtualMachineInstanceReplicaSet', ['spec.replicas']]])),
    summary: 'The replicas of a replica set must not be negative',
    why: 'Its schema allows it, but the kind can be scaled, and the API server refuses what no Scale can have (`ValidateScaleSpec` of apiextensions-apiserver v0.34).',
    fix: 'Write a number from 0.',
    * check(got) {
      if (got < 0) yield { field: '', got, allowed: '0 or more' };
    },
  }),
];
