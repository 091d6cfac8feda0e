import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { secretOf } from '../storage/cloud-init-table';
import { appTable, machine, object } from '../workload-table';

const rule = 'pull-secret/has-registry-type';
says({ [rule]: { level: FindingLevel.ADVISED, allowed: 'one of type kubernetes.io/dockerconfigjson' } });

const vm = machine({ volumes: [{ name: 'v', containerDisk: { image: 'a/b:v1', imagePullSecret: 's' } }] });
const field = 'spec.template.spec.volumes[0].containerDisk.imagePullSecret';
const deployment = object('apps/v1', 'Deployment', 'd', {
  selector: { matchLabels: { a: 'b' } },
  template: { metadata: { labels: { a: 'b' } }, spec: { imagePullSecrets: [{ name: 's' }], containers: [{ name: 'c', image: 'a/b:v1' }] } },
});

describe(rule, () => appTable('pull-secret', [
  ['no Secret', [vm]],
  ['a login', [vm, secretOf({ type: 'kubernetes.io/dockerconfigjson' })]],
  ['another Secret', [vm, secretOf({}, 'other')]],
  ['an Opaque one', [vm, secretOf({})], [rule, field, 's, a Secret of type Opaque']],
  ['of another type', [vm, secretOf({ type: 'kubernetes.io/basic-auth' })], [rule, field, 's, a Secret of type kubernetes.io/basic-auth']],
  ['of a pod', [deployment, secretOf({})], [rule, 'spec.template.spec.imagePullSecrets[0].name', 's, a Secret of type Opaque']],
]));
