import { Duration, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { configuration, ELASTICSEARCH, logging, podSpec, secretKey } from './fixture';
import { Admission } from '../../src/admission';
import {
  FluentBitOptions, FluentdOptions, IndexBackendOptions, LogBackend, LogBackendCredentials, LogCollector, LogCollectorEngine, LogCollectorProps,
  LogIndex, LokiBackendOptions,
} from '../../src/logging';
import { PodMonitor } from '../../src/observability';
import { object, objects } from '../compute/fixture';

const FLUENTD = LogCollectorEngine.fluentd({ image: 'registry.example/fluentd:1' });

describe('Fluent Bit', () => {
  const chart = logging();
  const collector = new LogCollector(chart, 'fluent-bit', { backend: ELASTICSEARCH });

  test('is a DaemonSet with an account that may read pods and namespaces', () => {
    const labels = { 'app.kubernetes.io/name': 'fluent-bit' };
    expect(object(chart, 'DaemonSet')).toEqual({
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'fluent-bit', namespace: 'logging' },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels, annotations: { 'checksum/config': expect.stringMatching(/^[0-9a-f]{64}$/) } },
          spec: {
            serviceAccountName: 'fluent-bit',
            tolerations: [{ operator: 'Exists' }],
            containers: [{
              name: 'fluent-bit',
              image: 'cr.fluentbit.io/fluent/fluent-bit:4.0.3',
              args: ['-c', '/config/fluent-bit.conf'],
              resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } },
              volumeMounts: [
                { name: 'config', mountPath: '/config' },
                { name: 'varlog', mountPath: '/var/log', readOnly: true },
                { name: 'state', mountPath: '/var/lib/fluent-bit' },
              ],
            }],
            volumes: [
              { name: 'config', configMap: { name: 'fluent-bit' } },
              { name: 'varlog', hostPath: { path: '/var/log' } },
              { name: 'state', hostPath: { path: '/var/lib/fluent-bit', type: 'DirectoryOrCreate' } },
            ],
          },
        },
      },
    });
    expect(Testing.synth(chart).filter(({ kind }) => kind !== 'DaemonSet')).toEqual([
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'fluent-bit', namespace: 'logging' }, data: { 'fluent-bit.conf': collector.configuration } },
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'fluent-bit', namespace: 'logging' } },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: 'fluent-bit' },
        rules: [{ apiGroups: [''], resources: ['pods', 'namespaces'], verbs: ['get', 'list', 'watch'] }],
      },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: 'fluent-bit' },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'fluent-bit' },
        subjects: [{ kind: 'ServiceAccount', name: 'fluent-bit', namespace: 'logging' }],
      },
    ]);
  });

  test('is admitted where privileged is enforced', () => {
    new kplus.Namespace(chart, 'ns', { metadata: { name: 'logging', labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } });
    expect(Admission.of(chart).findings()).toEqual([]);
  });
});

test('Fluentd reads its configuration where its images look for it', () => {
  expect(podSpec({ engine: FLUENTD })).toEqual({
    serviceAccountName: 'logs',
    tolerations: [{ operator: 'Exists' }],
    containers: [{
      name: 'fluentd',
      image: 'registry.example/fluentd:1',
      env: [{ name: 'FLUENTD_CONF', value: 'fluentd.conf' }],
      resources: { requests: { cpu: '100m', memory: '200Mi' }, limits: { memory: '512Mi' } },
      securityContext: { runAsUser: 0 },
      volumeMounts: [
        { name: 'config', mountPath: '/fluentd/etc' },
        { name: 'varlog', mountPath: '/var/log', readOnly: true },
        { name: 'state', mountPath: '/var/lib/fluentd' },
      ],
    }],
    volumes: [
      { name: 'config', configMap: { name: 'logs' } },
      { name: 'varlog', hostPath: { path: '/var/log' } },
      { name: 'state', hostPath: { path: '/var/lib/fluentd', type: 'DirectoryOrCreate' } },
    ],
  });
});

const container = (fields: object) => ({ containers: [fields] });
test.each<[string, Partial<LogCollectorProps>, object]>([
  ['an image', { engine: LogCollectorEngine.fluentBit({ image: 'mirror.example/fluent-bit:4' }) }, container({ image: 'mirror.example/fluent-bit:4' })],
  [
    'resources', { resources: { cpu: { request: kplus.Cpu.millis(10), limit: kplus.Cpu.units(1) }, memory: { limit: Size.gibibytes(1) }, ephemeralStorage: { request: Size.mebibytes(5) } } },
    container({ resources: { requests: { 'cpu': '10m', 'ephemeral-storage': '5Mi' }, limits: { cpu: '1', memory: '1Gi' } } }),
  ],
  ['other taints', { tolerations: [kplus.NodeTaintQuery.exists('gpu')] }, { tolerations: [{ operator: 'Exists', key: 'gpu' }] }],
  ['nodes', { nodeSelector: { pool: 'vms' } }, { nodeSelector: { pool: 'vms' } }],
  ['a priority', { priorityClassName: 'system-node-critical' }, { priorityClassName: 'system-node-critical' }],
  ['pull secrets', { imagePullSecrets: [secretKey('x').secret] }, { imagePullSecrets: [{ name: 'backend' }] }],
  ['privileges', { privileged: true }, container({ securityContext: { privileged: true } })],
  ['privileges of Fluentd', { privileged: true, engine: FLUENTD }, container({ securityContext: { runAsUser: 0, privileged: true } })],
  [
    'metrics', { engine: LogCollectorEngine.fluentBit({ metricsPort: 2020 }) }, container({ ports: [{ name: 'metrics', containerPort: 2020 }] }),
  ],
  [
    'folders', { logVolumes: ['/var/log', '/var/lib/docker/containers'], stateFolder: '/data/logs' },
    {
      containers: [{ volumeMounts: [{}, { name: 'varlog' }, { name: 'varlibdockercontainers', mountPath: '/var/lib/docker/containers', readOnly: true }, { mountPath: '/data/logs' }] }],
      volumes: [{}, {}, { name: 'varlibdockercontainers', hostPath: { path: '/var/lib/docker/containers' } }, { name: 'state', hostPath: { path: '/data/logs' } }],
    },
  ],
])('takes %s', (_, props, expected) => {
  expect(podSpec(props)).toMatchObject(expected);
});

test('no taints are tolerated where none are named', () => {
  expect(podSpec({ tolerations: [] }).tolerations).toBeUndefined();
});

test.each<[string, LogBackendCredentials, LogCollectorEngine, object[], object[]]>([
  [
    'a password', LogBackendCredentials.basic({ user: secretKey('user'), password: secretKey('password') }), LogCollectorEngine.fluentBit(),
    [
      { name: 'LOG_BACKEND_USER', valueFrom: { secretKeyRef: { name: 'backend', key: 'user' } } },
      { name: 'LOG_BACKEND_PASSWORD', valueFrom: { secretKeyRef: { name: 'backend', key: 'password' } } },
    ],
    [],
  ],
  [
    'a token', LogBackendCredentials.bearerToken(secretKey('token')), LogCollectorEngine.fluentBit(),
    [{ name: 'LOG_BACKEND_TOKEN', valueFrom: { secretKeyRef: { name: 'backend', key: 'token' } } }], [],
  ],
  [
    'a token for Fluentd, which reads a file', LogBackendCredentials.bearerToken(secretKey('jwt')), FLUENTD, [{ name: 'FLUENTD_CONF', value: 'fluentd.conf' }],
    [{ name: 'backend-token', secret: { secretName: 'backend', items: [{ key: 'jwt', path: 'token' }] } }],
  ],
])('leaves %s in its Secret', (_, credentials, engine, env, volumes) => {
  const spec = podSpec({ backend: LogBackend.loki({ host: 'loki', credentials }), engine });
  expect(spec.containers[0].env).toEqual(env);
  expect(spec.volumes.slice(3)).toEqual(volumes);
});

test('mounts what TLS needs', () => {
  const tls = { ca: secretKey('root.pem'), clientCertificate: secretKey('').secret };
  const { containers: [{ volumeMounts }], volumes } = podSpec({ backend: LogBackend.opensearch({ host: 'search', tls }) });
  expect(volumeMounts.slice(3)).toEqual([
    { name: 'backend-ca', mountPath: '/backend/ca', readOnly: true }, { name: 'backend-client', mountPath: '/backend/client', readOnly: true },
  ]);
  expect(volumes.slice(3)).toEqual([
    { name: 'backend-ca', secret: { secretName: 'backend', items: [{ key: 'root.pem', path: 'ca.crt' }] } }, { name: 'backend-client', secret: { secretName: 'backend' } },
  ]);
});

describe('pods', () => {
  const template = (props: Partial<LogCollectorProps>) => {
    const chart = logging();
    new LogCollector(chart, 'logs', { backend: ELASTICSEARCH, ...props });
    return object(chart, 'DaemonSet').spec.template.metadata;
  };

  test('are replaced with the configuration, unless that is not wanted', () => {
    expect(template({})).toEqual(template({}));
    expect(template({}).annotations).not.toEqual(template({ includeConsoles: false }).annotations);
    expect(template({ rollOnChange: false })).toEqual({ labels: { 'app.kubernetes.io/name': 'logs' } });
  });

  test('have labels and annotations', () => {
    const labels = { 'team': 'platform', 'app.kubernetes.io/name': 'other' };
    expect(template({ podLabels: labels, podAnnotations: { a: 'b' }, rollOnChange: false })).toEqual({
      labels: { 'team': 'platform', 'app.kubernetes.io/name': 'logs' }, annotations: { a: 'b' },
    });
  });

  test('are selected by monitors and policies', () => {
    const chart = logging();
    const collector = new LogCollector(chart, 'logs', { backend: ELASTICSEARCH, engine: LogCollectorEngine.fluentBit({ metricsPort: 2020 }) });
    new PodMonitor(chart, 'monitor', { selector: collector, endpoints: [{ port: 'metrics', path: '/api/v1/metrics/prometheus' }] });
    new kplus.NetworkPolicy(chart, 'policy', { selector: kplus.Pods.select(chart, 'es', { labels: { app: 'es' } }) }).addIngressRule(collector);
    expect(object(chart, 'PodMonitor').spec.selector).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'logs' } });
    expect(object(chart, 'NetworkPolicy').spec.ingress).toEqual([{
      from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'logs' } }, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'logging' } } }],
      ports: [],
    }]);
  });
});

test('all objects have the name that is given, the role another where that is taken', () => {
  const chart = logging();
  const collector = new LogCollector(chart, 'x', { metadata: { name: 'edge-logs', labels: { team: 'edge' } }, backend: ELASTICSEARCH, clusterRoleName: 'edge-logs-2' });
  expect(objects(chart).map(({ kind, metadata: { name } }) => `${kind} ${name}`)).toEqual([
    'DaemonSet edge-logs', 'ConfigMap edge-logs', 'ServiceAccount edge-logs', 'ClusterRole edge-logs-2', 'ClusterRoleBinding edge-logs-2',
  ]);
  expect(object(chart, 'DaemonSet').metadata.labels).toEqual({ team: 'edge' });
  expect(object(chart, 'ClusterRoleBinding').roleRef.name).toBe('edge-logs-2');
  expect(collector.serviceAccount.name).toBe('edge-logs');
});

test('what is appended stands as it is', () => {
  expect(configuration({ extraConfiguration: '[OUTPUT]\n    Name stdout\n\n' })).toBe(`${configuration({})}\n[OUTPUT]\n    Name stdout\n`);
});

const elasticsearch = (options: Partial<IndexBackendOptions>) => ({ backend: LogBackend.elasticsearch({ host: 'es', ...options }) });
const loki = (options: Partial<LokiBackendOptions>, engine?: LogCollectorEngine) => ({ backend: LogBackend.loki({ host: 'loki', ...options }), engine });
const bit = (options: FluentBitOptions) => ({ engine: LogCollectorEngine.fluentBit(options) });
const fluentd = (options: Partial<FluentdOptions>) => ({ engine: LogCollectorEngine.fluentd({ image: 'x:1', ...options }) });
const FOLDER = 'an absolute path of letters, digits, /, ., _ and -, without a slash at its end';
const TEXT = 'a text on one line, without `${` and without blanks around it';
const INDEX = 'at most 100 lower-case letters, digits, ., _ and -, starting with a letter or digit';
test.each<[string, Partial<LogCollectorProps>, ...messages: string[]]>([
  ['a relative folder', { stateFolder: 'var' }, `stateFolder: got "var"; allowed: ${FOLDER}.`],
  ['a folder with a pattern', { stateFolder: '/var/*' }, `stateFolder: got "/var/*"; allowed: ${FOLDER}.`],
  ['a folder with a slash at its end', { logVolumes: ['/var/log', '/data/'] }, `logVolumes: got "/data/"; allowed: ${FOLDER}.`],
  ['a folder that is not mounted', { logFolder: '/logs' }, 'logVolumes: got ["/var/log"]; allowed: one that has /logs.'],
  ['a folder whose name only begins alike', { logFolder: '/var/logs' }, 'logVolumes: got ["/var/log"]; allowed: one that has /var/logs.'],
  [
    'a namespace that is none', { excludedNamespaces: ['a/b'] },
    'excludedNamespaces: got "a/b"; allowed: at most 63 lower-case letters, digits and -, starting and ending with a letter or digit.',
  ],
  ['a URL for a host', elasticsearch({ host: 'http://es' }), 'host: got "http://es"; allowed: the name of a host or an IP address.'],
  ['port 0', elasticsearch({ port: 0 }), 'port: got 0; allowed: a whole number from 1 to 65535.'],
  ['half a port', loki({ port: 3100.5 }), 'port: got 3100.5; allowed: a whole number from 1 to 65535.'],
  [
    'a token for Elasticsearch', elasticsearch({ credentials: LogBackendCredentials.bearerToken(secretKey('t')) }),
    'credentials: got "a bearer token"; allowed: user and password for elasticsearch.',
  ],
  ['a relative path', elasticsearch({ path: 'es' }), 'path: got "es"; allowed: a path of a URL that starts with /.'],
  ['a pipeline on two lines', elasticsearch({ pipeline: 'a\n[OUTPUT]' }), `pipeline: got "a\\n[OUTPUT]"; allowed: ${TEXT}.`],
  ['an upper-case index', elasticsearch({ index: LogIndex.byKind({ containers: 'Logs' }) }), `index: got "Logs"; allowed: ${INDEX}.`],
  ['an index of one namespace for both', elasticsearch({ index: LogIndex.byNamespace({ containers: 'a', consoles: 'a' }) }), 'index: got "a"; allowed: two prefixes.'],
  ['a tenant that is a variable', loki({ tenantId: '${HOME}' }), `tenantId: got "\${HOME}"; allowed: ${TEXT}.`],
  ['two kinds of tenants', loki({ tenantId: 'a', tenantPerNamespace: true }), 'tenantId: got "a"; allowed: none beside `tenantPerNamespace`.'],
  ['a label that Loki refuses', loki({ labels: { 'a-b': 'c' } }), 'labels: got "a-b"; allowed: letters, digits and _, not starting with a digit.'],
  ['a value that is two labels', loki({ labels: { a: 'b,c=d' } }), 'labels.a: got "b,c=d"; allowed: a text without , and $.'],
  ['no time', bit({ flushInterval: Duration.seconds(0) }), 'flushInterval: got "0 seconds"; allowed: whole seconds, from 1.'],
  ['half a second', fluentd({ flushInterval: Duration.millis(500) }), 'flushInterval: got "500 millis"; allowed: whole seconds, from 1.'],
  ['no memory', bit({ memoryBufferMegabytes: 0 }), 'memoryBufferMegabytes: got 0; allowed: a whole number from 1.'],
  ['no disk', bit({ diskBufferMegabytes: 0.5 }), 'diskBufferMegabytes: got 0.5; allowed: a whole number from 1.'],
  ['less than no retries', bit({ retryLimit: -2 }), 'retryLimit: got -2; allowed: a whole number from -1.'],
  ['less than no buffer', bit({ podBufferKilobytes: -1 }), 'podBufferKilobytes: got -1; allowed: a whole number from 0.'],
  ['a port that is none', bit({ metricsPort: 70000 }), 'metricsPort: got 70000; allowed: a whole number from 1 to 65535.'],
  [
    'indices by a namespace that is not known', { ...elasticsearch({ index: LogIndex.byNamespace() }), ...fluentd({ podMetadata: false }) },
    'podMetadata: got false; allowed: true for indices by namespace.',
  ],
  ['labels that are not known', { ...loki({}), ...fluentd({ podMetadata: false }) }, 'podMetadata: got false; allowed: true for Loki.'],
  ['all at once', { ...elasticsearch({ host: '', port: -1 }), stateFolder: '' },
    `stateFolder: got ""; allowed: ${FOLDER}.`, 'host: got ""; allowed: the name of a host or an IP address.', 'port: got -1; allowed: a whole number from 1 to 65535.'],
])('refuses %s', (_, props, ...messages) => {
  let thrown = '';
  try {
    configuration(props);
  } catch (error) {
    thrown = (error as Error).message;
  }
  const lines = thrown.split('\n');
  expect(lines.map((line) => line.replace(/^\[test\/logs\] /, '').replace(/\. [A-Z`][^.]*(?:[^ ]\.[^ ][^.]*)*\.$/, '.'))).toEqual(messages);
});

test('IPv6 and IPv4 addresses are hosts', () => {
  expect(() => configuration(elasticsearch({ host: 'fd00::1' }))).not.toThrow();
  expect(configuration(loki({ host: 'fd00::1' }, FLUENTD))).toContain('url \'http://[fd00::1]:3100\'');
});
