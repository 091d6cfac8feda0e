import type { ScaledObject } from '../../../imports/keda.sh';
import { closestMatch } from '../../kubernetes/closest-match';
import { SCALED_OBJECT } from '../../manifests/scale-target';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { specsOf } from '../subjects/object-spec';

/** So many edits are a mistake. */
const MOST_EDITS = 2;
/** What a trigger must say that nothing else can say for it (`pkg/scalers/<type>_scaler.go` of KEDA v2.20). */
const REQUIRED: ReadonlyMap<string, readonly string[]> = new Map([
  ['prometheus', ['serverAddress', 'query', 'threshold']],
]);

/** What triggers are about (`pkg/scaling/scalers_builder.go` of KEDA v2.20, and what earlier releases had). */
const TYPES = (
  'activemq apache-kafka arangodb artemis-queue aws-cloudwatch aws-dynamodb aws-dynamodb-streams aws-kinesis-stream aws-sqs-queue azure-app-insights '
  + 'azure-blob azure-data-explorer azure-eventhub azure-log-analytics azure-monitor azure-pipelines azure-queue azure-servicebus beanstalkd cassandra '
  + 'clickhouse couchdb cpu cron datadog dynatrace elastic-forecast elasticsearch etcd external external-push forgejo-runner gcp-cloudtasks gcp-pubsub '
  + 'gcp-spanner gcp-stackdriver gcp-storage github-runner graphite huawei-cloudeye ibmmq influxdb kafka kubernetes-resource kubernetes-workload liiklus loki '
  + 'memory metrics-api mongodb mssql mysql nats-jetstream new-relic nsq opensearch openstack-metric openstack-swift postgresql predictkube prometheus '
  + 'pulsar rabbitmq redis redis-cluster redis-cluster-streams redis-sentinel redis-sentinel-streams redis-streams selenium-grid solace-direct-messaging '
  + 'solace-event-queue solarwinds solr splunk splunk-observability stackdriver stan sumologic temporal'
).split(' ');

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
  defineRule({
    id: 'scaled-trigger/has-known-type',
    level: FindingLevel.UNSTARTABLE,
    subject: specsOf<ScaledObject>(SCALED_OBJECT),
    summary: 'The type of a trigger must be spelt as KEDA has it',
    why: 'The type is a text to the API server and the webhook. The operator of KEDA finds no scaler of a misspelt one: the ScaledObject is not ready, and nothing is scaled.',
    fix: 'Correct the type.',
    * check({ triggers = [] }) {
      for (const [i, { type: got }] of triggers.entries()) {
        const allowed = TYPES.includes(got) ? undefined : closestMatch(got, TYPES, MOST_EDITS);
        if (allowed) yield { field: `triggers[${i}].type`, got, allowed };
      }
    },
  }),
];
