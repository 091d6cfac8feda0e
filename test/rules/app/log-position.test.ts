import { FindingLevel } from '../../../src/rules/finding-level';
import type { Json, Verdict } from '../judge';
import { says } from '../judge';
import { appTable } from '../workload-table';

const RULE = 'log-position/avoids-sharing';
says({ [RULE]: { level: FindingLevel.ADVISED, allowed: 'a folder of its own' } });

const FLUENT_BIT = '[INPUT]\n    Name tail\n    DB /state/a.db\n[INPUT]\n    Name tail\n    DB /state/b.db\n';
const FLUENTD = '<source>\n  @type tail\n  pos_file "/state/a.db"\n</source>\n';

interface Options {
  readonly text?: string;
  readonly path?: string;
  readonly mount?: Json;
  readonly pod?: Json;
  readonly namespace?: string;
}

/** A collector with its configuration. */
function collector(name: string, { text = FLUENT_BIT, path = '/var/lib/logs', mount = {}, pod = {}, namespace = 'logging' }: Options = {}): Json[] {
  const labels = { app: name };
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data: { 'a.conf': text } },
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name, namespace },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            containers: [{
              name: 'c', image: 'x:1', volumeMounts: [{ name: 'root', mountPath: '/', readOnly: true }, { name: 'state', mountPath: '/state', ...mount }],
            }],
            volumes: [{ name: 'config', configMap: { name } }, { name: 'root', emptyDir: {} }, { name: 'state', hostPath: { path } }],
            ...pod,
          },
        },
      },
    },
  ];
}

const withoutPod = ({ spec, ...daemonSet }: Json): Json => ({ ...daemonSet, spec: { ...spec, template: { metadata: spec.template.metadata } } });

const shared = (file = 'a.db', path = '/var/lib/logs', more = ''): Verdict => [
  RULE, 'spec.template.spec.volumes[2].hostPath.path', `${path}/${file}, also of DaemonSet a in logging${more}`,
];
const nodes = (pool: string) => ({ nodeSelector: { pool } });
const affinity = {
  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'pool', operator: 'Exists' }] }] } } },
};

appTable('log-position', [
  ['two that share, told once', [...collector('a'), ...collector('b')], shared()],
  ['of two kinds', [...collector('a'), ...collector('b', { text: FLUENTD })], shared()],
  ['in two namespaces', [...collector('a'), ...collector('a', { namespace: 'other' })], shared()],
  ['with slashes at the end', [...collector('a', { path: '/var/lib/logs/' }), ...collector('b', { mount: { mountPath: '/state/' } })], shared()],
  ['in folders of a folder', [...collector('a', { path: '/var/lib', text: 'DB /state/logs/a.db\n' }), ...collector('b')], shared()],
  ['three', [...collector('a'), ...collector('b'), ...collector('c')], shared(), shared()],
  ['one that selects nodes', [...collector('a'), ...collector('b', { pod: nodes('vms') })], shared()],
  ['two that select the same nodes', [...collector('a', { pod: nodes('vms') }), ...collector('b', { pod: nodes('vms') })], shared()],
  ['in the first volume', [...collector('a'), ...collector('b', {
    pod: { volumes: [{ name: 'state', hostPath: { path: '/var/lib/logs' } }, { name: 'root', emptyDir: {} }, { name: 'config', configMap: { name: 'b' } }] },
  })], [RULE, 'spec.template.spec.volumes[0].hostPath.path', '/var/lib/logs/a.db, also of DaemonSet a in logging']],
  ['beside another folder of the node', [...collector('a'), ...collector('b', {
    pod: {
      volumes: [
        { name: 'logs', hostPath: { path: '/var/log' } }, { name: 'root', emptyDir: {} }, { name: 'state', hostPath: { path: '/var/lib/logs' } },
        { name: 'config', configMap: { name: 'b' } },
      ],
    },
  })], shared()],
  ['one alone is accepted', collector('a')],
  ['a template without pods is accepted', [...collector('a'), withoutPod(collector('b')[1])]],
  ['a volume that takes no folder of the node is accepted', [...collector('a'), ...collector('b', {
    pod: { volumes: [{ name: 'config', configMap: { name: 'b' } }, { name: 'root', emptyDir: {} }, { name: 'state', emptyDir: {} }] },
  })]],
  ['the same in two files is accepted', [...collector('a'), ...collector('a')]],
  ['folders of their own are accepted', [...collector('a'), ...collector('b', { path: '/var/lib/b' })]],
  ['files of their own are accepted', [...collector('a'), ...collector('b', { text: 'DB /state/c.db\n' })]],
  ['other nodes are accepted', [...collector('a', { pod: nodes('vms') }), ...collector('b', { pod: nodes('edge') })]],
  ['nodes by affinity are accepted', [...collector('a'), ...collector('b', { pod: affinity })]],
  ['nodes by affinity of the first are accepted', [...collector('a', { pod: affinity }), ...collector('b')]],
  ['a folder that is only read is accepted', [...collector('a', { mount: { readOnly: true } }), ...collector('b')]],
  ['a folder within a volume is accepted', [...collector('a'), ...collector('b', { mount: { subPath: 'b' } })]],
  ['a folder by an expression is accepted', [...collector('a'), ...collector('b', { mount: { subPathExpr: '$(NODE)' } })]],
  ['a file in no folder of the node is accepted', [...collector('a'), ...collector('b', { text: 'DB /data/a.db\n' })]],
  ['a comment is accepted', [...collector('a'), ...collector('b', { text: '# DB /state/a.db\nDB off\n' })]],
  ['a configuration that is not in the input is accepted', [...collector('a'), collector('b')[1]]],
]);
