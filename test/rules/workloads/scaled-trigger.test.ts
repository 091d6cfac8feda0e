import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Verdict } from '../judge';
import { appTable, object } from '../workload-table';
import type { AppRow } from '../workload-table';

const rule = 'scaled-trigger/requires-metadata';
const type = 'scaled-trigger/has-known-type';
says({ [type]: { level: FindingLevel.UNSTARTABLE }, [rule]: { level: FindingLevel.UNSTARTABLE, allowed: 'serverAddress, query, threshold' } });

const scaled = (kind: string, metadata: object) => (
  [object('keda.sh/v1alpha1', 'ScaledObject', 's', { scaleTargetRef: { name: 'web' }, maxReplicaCount: 3, triggers: [{ type: kind, metadata }] })]
);
const found = (missing: string): Verdict => [rule, 'spec.triggers[0].metadata', `no ${missing}`];
const whole = { serverAddress: 'http://prometheus:9090', query: 'up', threshold: '3' };

describe(rule, () => appTable('scaled-trigger', [
  ['all of it', scaled('prometheus', whole)],
  ['another type', scaled('kafka', {})],
  ['no query', scaled('prometheus', { ...whole, query: undefined }), found('query')],
  ['an empty query', scaled('prometheus', { ...whole, query: '' }), found('query')],
  ['a server only', scaled('prometheus', { serverAddress: 'http://prometheus:9090' }), found('query, threshold')],
]));

describe(type, () => appTable('scaled-trigger', [
  ...['aws-sqs-queue', 'cron', 'gcp-spanner', 'gcp-pubsub', 'temporal'].map((each): AppRow => [each, scaled(each, each === 'cron' ? { timezone: 'Local', start: '0 1 * * *', end: '0 2 * * *', desiredReplicas: '1' } : {})]),
  ['one of a release to come', scaled('quantum-queue', {})],
  ['a misspelt one', scaled('promethues', whole), [type, 'spec.triggers[0].type', 'promethues', { allowed: 'prometheus' }]],
  ['one in capitals', scaled('Kafka', {}), [type, 'spec.triggers[0].type', 'Kafka', { allowed: 'kafka' }]],
]));
