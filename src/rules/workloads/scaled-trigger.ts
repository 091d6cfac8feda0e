import type { ScaledObject } from '../../../imports/keda.sh';
import { SCALED_OBJECT } from '../../manifests/scale-target';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { specsOf } from '../subjects/object-spec';

/** What a trigger must say that nothing else can say for it (`pkg/scalers/<type>_scaler.go` of KEDA v2.20). */
const REQUIRED: ReadonlyMap<string, readonly string[]> = new Map([
  ['prometheus', ['serverAddress', 'query', 'threshold']],
]);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'scaled-trigger/requires-metadata',
    level: FindingLevel.UNSTARTABLE,
    subject: specsOf<ScaledObject>(SCALED_OBJECT),
    summary: 'A trigger of type prometheus must have a server, a query and a threshold',
    why: 'The metadata of a trigger are texts to the API server and the webhook. The operator of KEDA makes no scaler where one is missing (missing required parameter): the ScaledObject is not ready, and '
      + 'nothing is scaled.',
    fix: 'Write what is missing into metadata of the trigger.',
    * check({ triggers = [] }) {
      for (const [i, { type, metadata = {} }] of triggers.entries()) {
        const required = REQUIRED.get(type) ?? [];
        const missing = required.filter((name) => !metadata[name]);
        if (missing.length) yield { field: `triggers[${i}].metadata`, got: `no ${missing.join(', ')}`, allowed: required.join(', ') };
      }
    },
  }),
];
