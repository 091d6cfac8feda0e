import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { configuration, HOST, secretKey } from './fixture';
import { readFluentBit, ReadSection, valuesOf } from './fluent-bit-grammar';
import { ReadElement, readFluentd } from './fluentd-grammar';
import {
  FluentBitOptions, FluentdOptions, IndexBackendOptions, LogBackend, LogBackendCredentials, LogCollectorEngine, LogCollectorProps, LogIndex,
  LokiBackendOptions,
} from '../../src/logging';
import { fluentBitText } from '../../src/logging/fluent-bit-text';
import { fluentdText } from '../../src/logging/fluentd-text';

const bit = (options: FluentBitOptions) => ({ engine: LogCollectorEngine.fluentBit(options) });
const fluentd = (options: Partial<FluentdOptions> = {}) => ({ engine: LogCollectorEngine.fluentd({ image: 'registry.example/fluentd:1', ...options }) });
const elasticsearch = (options: Partial<IndexBackendOptions> = {}) => ({ backend: LogBackend.elasticsearch({ host: HOST, ...options }) });
const opensearch = (options: Partial<IndexBackendOptions> = {}) => ({ backend: LogBackend.opensearch({ host: HOST, ...options }) });
const loki = (options: Partial<LokiBackendOptions> = {}) => ({ backend: LogBackend.loki({ host: 'loki.logging.svc', ...options }) });
const password = () => LogBackendCredentials.basic({ user: secretKey('user'), password: secretKey('password') });
const tls = () => ({ ca: secretKey('ca.crt'), clientCertificate: secretKey('').secret });

/** Sections of a name in the configuration of Fluent Bit for these props. */
const sections = (name: string, props: Partial<LogCollectorProps>) => readFluentBit(configuration(props)).filter((section) => section.name === name);
const entriesOf = ({ entries }: ReadSection) => Object.fromEntries(entries);

test('Fluent Bit, as people would write it', () => {
  expect(configuration({})).toBe(`[SERVICE]
    Flush             5
    storage.path      /var/lib/fluent-bit/buffer

# containers, without the console sidecar
[INPUT]
    Name              tail
    Tag               kube.*
    Path              /var/log/containers/*.log
    Exclude_Path      /var/log/containers/*_guest-console-log-*.log
    multiline.parser  cri
    DB                /var/lib/fluent-bit/containers.db
    storage.type      filesystem
    Mem_Buf_Limit     20MB

# VM serial consoles
[INPUT]
    Name              tail
    Tag               vm.*
    Path              /var/log/containers/virt-launcher-*_guest-console-log-*.log
    multiline.parser  cri
    DB                /var/lib/fluent-bit/consoles.db
    storage.type      filesystem
    Mem_Buf_Limit     20MB

[FILTER]
    Name              kubernetes
    Match             kube.*
    Kube_Tag_Prefix   kube.var.log.containers.
    Merge_Log         On

[FILTER]
    Name              kubernetes
    Match             vm.*
    Kube_Tag_Prefix   vm.var.log.containers.
    Merge_Log         Off

[OUTPUT]
    Name              es
    Match             kube.*
    Host              elasticsearch.logging.svc
    Port              9200
    Logstash_Format   On
    Logstash_Prefix   containers
    Suppress_Type_Name On

[OUTPUT]
    Name              es
    Match             vm.*
    Host              elasticsearch.logging.svc
    Port              9200
    Logstash_Format   On
    Logstash_Prefix   vms
    Suppress_Type_Name On
`);
});

test.each<[string, string, Partial<LogCollectorProps>, object[]]>([
  ['an interval and metrics', 'SERVICE', bit({ flushInterval: Duration.minutes(1), metricsPort: 2020 }), [{ Flush: '60', HTTP_Server: 'On', HTTP_Port: '2020' }]],
  ['no consoles', 'INPUT', { includeConsoles: false }, [{ Tag: 'kube.*', Exclude_Path: '/var/log/containers/*_guest-console-log-*.log' }]],
  ['no consoles in the output', 'OUTPUT', { includeConsoles: false }, [{ Match: 'kube.*' }]],
  [
    'namespaces that are left out', 'INPUT', { excludedNamespaces: ['kube-system', 'x'] },
    [
      { Exclude_Path: '/var/log/containers/*_guest-console-log-*.log,/var/log/containers/*_kube-system_*.log,/var/log/containers/*_x_*.log' },
      { Exclude_Path: '/var/log/containers/*_kube-system_*.log,/var/log/containers/*_x_*.log' },
    ],
  ],
  ['old lines', 'INPUT', { readFromHead: true }, [{ Read_from_Head: 'On' }, { Read_from_Head: 'On' }]],
  ['other buffers', 'INPUT', bit({ memoryBufferMegabytes: 5 }), [{ Mem_Buf_Limit: '5MB' }, { Mem_Buf_Limit: '5MB' }]],
  ['less memory', 'SERVICE', bit({ memoryBufferMegabytes: 5 }), [{ 'storage.max_chunks_up': '3' }]],
  ['the least memory', 'SERVICE', bit({ memoryBufferMegabytes: 1 }), [{ 'storage.max_chunks_up': '1' }]],
  [
    'other folders', 'INPUT', { logFolder: '/data/logs', logVolumes: ['/data'], stateFolder: '/data/state' },
    [{ Path: '/data/logs/*.log', DB: '/data/state/containers.db' }, { Path: '/data/logs/virt-launcher-*_guest-console-log-*.log', DB: '/data/state/consoles.db' }],
  ],
  ['another folder in tags', 'FILTER', { logFolder: '/data/logs', logVolumes: ['/data'] }, [{ Kube_Tag_Prefix: 'kube.data.logs.' }, { Kube_Tag_Prefix: 'vm.data.logs.' }]],
  [
    'less about pods', 'FILTER', bit({ mergeLog: false, podLabels: false, podAnnotations: false, podBufferKilobytes: 0 }),
    [{ Merge_Log: 'Off', Labels: 'Off', Annotations: 'Off', Buffer_Size: '0k' }, { Merge_Log: 'Off', Labels: 'Off', Annotations: 'Off', Buffer_Size: '0k' }],
  ],
  [
    'limits of delivery', 'OUTPUT', bit({ retryLimit: 7, diskBufferMegabytes: 500 }),
    [{ 'Retry_Limit': '7', 'storage.total_limit_size': '500M' }, { 'Retry_Limit': '7', 'storage.total_limit_size': '500M' }],
  ],
  ['delivery at once or never', 'OUTPUT', bit({ retryLimit: 0 }), [{ Retry_Limit: 'no_retries' }, { Retry_Limit: 'no_retries' }]],
  ['delivery without end', 'OUTPUT', bit({ retryLimit: -1 }), [{ Retry_Limit: 'no_limits' }, { Retry_Limit: 'no_limits' }]],
  ['OpenSearch', 'OUTPUT', opensearch(), [{ Name: 'opensearch', Logstash_Prefix: 'containers' }, { Name: 'opensearch', Logstash_Prefix: 'vms' }]],
  [
    'prefixes', 'OUTPUT', elasticsearch({ index: LogIndex.byKind({ containers: 'pods', consoles: 'consoles' }) }),
    [{ Logstash_Prefix: 'pods' }, { Logstash_Prefix: 'consoles' }],
  ],
  ['one prefix', 'OUTPUT', elasticsearch({ index: LogIndex.single('all') }), [{ Logstash_Prefix: 'all' }, { Logstash_Prefix: 'all' }]],
  [
    'a path, a pipeline and dots', 'OUTPUT', elasticsearch({ port: 443, path: '/es', pipeline: 'geo', replaceDots: true }),
    [{ Port: '443', Path: '/es', Pipeline: 'geo', Replace_Dots: 'On' }, { Path: '/es' }],
  ],
  ['a password', 'OUTPUT', elasticsearch({ credentials: password() }), [{ HTTP_User: '', HTTP_Passwd: '' }, {}]],
  ['TLS', 'OUTPUT', elasticsearch({ tls: {} }), [{ 'tls': 'On', 'tls.verify': 'On', 'tls.verify_hostname': 'On' }, {}]],
  ['TLS with any certificate', 'OUTPUT', elasticsearch({ tls: { verify: false } }), [{ 'tls': 'On', 'tls.verify': 'Off' }, {}]],
  [
    'TLS with certificates', 'OUTPUT', elasticsearch({ tls: tls() }),
    [{ 'tls.ca_file': '/backend/ca/ca.crt', 'tls.crt_file': '/backend/client/tls.crt', 'tls.key_file': '/backend/client/tls.key' }, {}],
  ],
  [
    'Loki', 'OUTPUT', loki({ tenantId: 'bank', labels: { zone: 'a', cluster: 'east' } }),
    [
      {
        Name: 'loki',
        Port: '3100',
        Tenant_ID: 'bank',
        Labels: 'job=containers, namespace=$kubernetes[\'namespace_name\'], pod=$kubernetes[\'pod_name\'], container=$kubernetes[\'container_name\'], cluster=east, zone=a',
      },
      { Labels: expect.stringContaining('job=vms, ') },
    ],
  ],
  ['Loki by namespace', 'OUTPUT', loki({ tenantPerNamespace: true }), [{ Tenant_ID_Key: '$kubernetes[\'namespace_name\']' }, {}]],
])('Fluent Bit with %s', (_, name, props, expected) => {
  expect(sections(name, props).map(entriesOf)).toMatchObject(expected);
});

test('without a prefix Fluent Bit has its own', () => {
  expect(valuesOf(sections('OUTPUT', elasticsearch({ index: LogIndex.single() })), 'OUTPUT', 'Logstash_Prefix')).toEqual([undefined, undefined]);
});

test('the console of a VM has the name of the VM in Loki', () => {
  const [containers, consoles] = valuesOf(sections('OUTPUT', loki()), 'OUTPUT', 'Labels');
  expect(containers).not.toContain('vm=');
  expect(consoles).toContain(', vm=$kubernetes[\'labels\'][\'vm.kubevirt.io/name\']');
});

test('credentials of Fluent Bit are variables', () => {
  const variables = new Map([['LOG_BACKEND_USER', 'u'], ['LOG_BACKEND_PASSWORD', 'p ${x} "\'#'], ['LOG_BACKEND_TOKEN', 't']]);
  const read = readFluentBit(configuration(elasticsearch({ credentials: password() })), variables);
  expect(valuesOf(read, 'OUTPUT', 'http_user')).toEqual(['u', 'u']);
  expect(valuesOf(read, 'OUTPUT', 'http_passwd')).toEqual(['p ${x} "\'#', 'p ${x} "\'#']);
  const token = readFluentBit(configuration(loki({ credentials: LogBackendCredentials.bearerToken(secretKey('t')) })), variables);
  expect(valuesOf(token, 'OUTPUT', 'bearer_token')).toEqual(['t', 't']);
});

test('indices by namespace: a filter writes the prefix into each line, and the output takes it from there', () => {
  const read = readFluentBit(configuration(elasticsearch({ index: LogIndex.byNamespace({ containers: 'c' }) })));
  const filters = read.filter(({ name }) => name === 'FILTER').map(entriesOf);
  expect(filters.slice(2)).toEqual([
    {
      Name: 'lua',
      Match: 'kube.*',
      Call: 'index',
      Code: 'function index(tag, timestamp, record) local pod = record["kubernetes"] '
        + 'if pod and pod["namespace_name"] then record["log_index"] = "c-" .. pod["namespace_name"] return 2, timestamp, record end return 0, timestamp, record end',
    },
    { Name: 'lua', Match: 'vm.*', Call: 'index', Code: expect.stringContaining('"vms-" .. pod["namespace_name"]') },
  ]);
  expect(valuesOf(read, 'OUTPUT', 'Logstash_Prefix')).toEqual(['c', 'vms']);
  expect(valuesOf(read, 'OUTPUT', 'Logstash_Prefix_Key')).toEqual(['$log_index', '$log_index']);
});

test('Fluentd, as people would write it', () => {
  expect(configuration({ ...fluentd({ fileBuffer: false, podMetadata: false }), ...elasticsearch({ index: LogIndex.single() }) })).toBe(`<source>
  @type tail
  path /var/log/containers/*.log
  exclude_path ["/var/log/containers/*_guest-console-log-*.log"]
  pos_file /var/lib/fluentd/containers.pos
  tag kubernetes.*
  <parse>
    @type regexp
    expression /^(?<time>[^ ]+) (?<stream>stdout|stderr) (?<logtag>[FP]) (?<log>.*)$/
    time_format %Y-%m-%dT%H:%M:%S.%N%:z
  </parse>
</source>
<source>
  @type tail
  path /var/log/containers/virt-launcher-*_guest-console-log-*.log
  pos_file /var/lib/fluentd/consoles.pos
  tag vm.*
  <parse>
    @type regexp
    expression /^(?<time>[^ ]+) (?<stream>stdout|stderr) (?<logtag>[FP]) (?<log>.*)$/
    time_format %Y-%m-%dT%H:%M:%S.%N%:z
  </parse>
</source>
<filter {kubernetes,vm}.**>
  @type concat
  key log
  separator ""
  use_partial_cri_logtag true
  partial_cri_logtag_key logtag
  partial_cri_stream_key stream
</filter>
<match {kubernetes,vm}.**>
  @type elasticsearch
  host elasticsearch.logging.svc
  port 9200
  logstash_format true
</match>
`);
});

const elements = (name: string, props: Partial<LogCollectorProps>) => (
  readFluentd(configuration({ ...fluentd(), ...props })).elements.filter((one) => one.name === name)
);
test.each<[string, string, Partial<LogCollectorProps>, object[]]>([
  [
    'pods and buffers on disk', 'match', {},
    [
      {
        argument: 'kubernetes.**',
        attributes: { logstash_prefix: 'containers' },
        elements: [{ name: 'buffer', argument: 'tag', attributes: { '@type': 'file', 'path': '/var/lib/fluentd/buffer/containers', 'flush_interval': '5s' } }],
      },
      { argument: 'vm.**', attributes: { logstash_prefix: 'vms' }, elements: [{ attributes: { path: '/var/lib/fluentd/buffer/consoles' } }] },
    ],
  ],
  ['what it knows of pods', 'filter', {}, [{ attributes: { '@type': 'concat' } }, { argument: '{kubernetes,vm}.**', attributes: { '@type': 'kubernetes_metadata' } }]],
  ['dots', 'filter', elasticsearch({ replaceDots: true }), [{}, {}, {
    attributes: { '@type': 'dedot', 'de_dot': 'true', 'de_dot_separator': '_', 'de_dot_nested': 'true' },
  }]],
  ['no consoles', 'match', { includeConsoles: false }, [{ argument: 'kubernetes.**' }]],
  ['no consoles in the filter', 'filter', { includeConsoles: false }, [{ argument: 'kubernetes.**' }, { argument: 'kubernetes.**' }]],
  [
    'namespaces that are left out', 'source', { excludedNamespaces: ['x'] },
    [
      { attributes: { exclude_path: '["/var/log/containers/*_guest-console-log-*.log","/var/log/containers/*_x_*.log"]' } },
      { attributes: { exclude_path: '["/var/log/containers/*_x_*.log"]' } },
    ],
  ],
  ['old lines', 'source', { readFromHead: true }, [{ attributes: { read_from_head: 'true' } }, { attributes: { read_from_head: 'true' } }]],
  ['one index', 'match', elasticsearch({ index: LogIndex.single('all') }), [{ argument: '{kubernetes,vm}.**', attributes: { logstash_prefix: 'all' } }]],
  ['one index without consoles', 'match', { includeConsoles: false, ...elasticsearch({ index: LogIndex.single('all') }) }, [{ argument: 'kubernetes.**' }]],
  [
    'indices by namespace', 'match', { ...fluentd({ fileBuffer: false }), ...opensearch({ index: LogIndex.byNamespace() }) },
    [
      {
        attributes: { '@type': 'opensearch', 'logstash_prefix': 'containers-${$.kubernetes.namespace_name}' },
        elements: [{ name: 'buffer', argument: 'tag, $.kubernetes.namespace_name', attributes: { '@type': 'memory' } }],
      },
      { attributes: { logstash_prefix: 'vms-${$.kubernetes.namespace_name}' } },
    ],
  ],
  ['an interval', 'match', fluentd({ fileBuffer: false, flushInterval: Duration.seconds(9) }), [{
    elements: [{ argument: 'tag', attributes: { '@type': 'memory', 'flush_interval': '9s' } }],
  }, {}]],
  [
    'TLS, a path, a pipeline and a password', 'match', elasticsearch({ tls: tls(), path: '/es', pipeline: 'geo', credentials: password() }),
    [{
      attributes: {
        scheme: 'https',
        ca_file: '/backend/ca/ca.crt',
        client_cert: '/backend/client/tls.crt',
        client_key: '/backend/client/tls.key',
        path: '/es',
        pipeline: 'geo',
        user: '#{ENV[\'LOG_BACKEND_USER\']}',
        password: '#{ENV[\'LOG_BACKEND_PASSWORD\']}',
      },
    }, {}],
  ],
  ['any certificate', 'match', elasticsearch({ tls: { verify: false } }), [{ attributes: { scheme: 'https', ssl_verify: 'false' } }, {}]],
  [
    'Loki', 'match', loki({ tls: { ...tls(), verify: false }, tenantId: 'a b\'s', labels: { zone: 'a', cluster: 'e#{1}' }, credentials: password() }),
    [
      {
        attributes: {
          '@type': 'loki',
          'url': 'https://loki.logging.svc:3100',
          'tenant': 'a b\'s',
          'insecure_tls': 'true',
          'ca_cert': '/backend/ca/ca.crt',
          'cert': '/backend/client/tls.crt',
          'key': '/backend/client/tls.key',
          'username': '#{ENV[\'LOG_BACKEND_USER\']}',
          'extra_labels': '{"job":"containers","cluster":"e\\u0023{1}","zone":"a"}',
          'line_format': 'json',
        },
        elements: [
          { name: 'label', attributes: { namespace: '$.kubernetes.namespace_name', pod: '$.kubernetes.pod_name', container: '$.kubernetes.container_name' } },
          { name: 'buffer', argument: '' },
        ],
      },
      {
        attributes: { extra_labels: '{"job":"vms","cluster":"e\\u0023{1}","zone":"a"}' },
        elements: [{ attributes: { vm: '$[\'kubernetes\'][\'labels\'][\'vm.kubevirt.io/name\']' } }, {}],
      },
    ],
  ],
  ['Loki by namespace and a token', 'match', loki({ tenantPerNamespace: true, credentials: LogBackendCredentials.bearerToken(secretKey('t')) }), [
    { attributes: { url: 'http://loki.logging.svc:3100', tenant: '${$.kubernetes.namespace_name}', bearer_token_file: '/backend/token/token' } },
    { elements: [{}, { argument: '$.kubernetes.namespace_name' }] },
  ]],
])('Fluentd with %s', (_, name, props, expected) => {
  expect(elements(name, props)).toMatchObject(expected);
});

describe('no text breaks out of its line', () => {
  /** Texts with what is special to one of the languages. */
  const hostile = fc.array(fc.oneof(
    fc.constantFrom('\n', '\r', '\t', ' ', '#', '#{`id`}', '${HOME}', '"', '\'', '\\', '[', ']', '{', '}', '<', '>', '</match>', '\n[OUTPUT]\n    Name exec', ',', '$', '=', '@include /x', '\u2028', '\u0000'),
    fc.string({ maxLength: 4 }),
    fc.constantFrom('a', 'logs', '0'),
  ), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
  const engines: readonly [string, () => Partial<LogCollectorProps>][] = [['Fluent Bit', () => ({})], ['Fluentd', () => fluentd()]];
  const places: readonly [string, (text: string) => Partial<LogCollectorProps>][] = [
    ['host', (host) => elasticsearch({ host })],
    ['path', (path) => elasticsearch({ path })],
    ['pipeline', (pipeline) => elasticsearch({ pipeline })],
    ['index', (containers) => elasticsearch({ index: LogIndex.byKind({ containers }) })],
    ['index by namespace', (consoles) => opensearch({ index: LogIndex.byNamespace({ consoles }) })],
    ['tenant', (tenantId) => loki({ tenantId })],
    ['value of a label', (cluster) => loki({ labels: { cluster } })],
    ['name of a label', (label) => loki({ labels: { [label]: 'x' } })],
    ['namespace', (namespace) => ({ excludedNamespaces: [namespace] })],
    ['folder of state', (stateFolder) => ({ stateFolder })],
    ['folder of logs', (logFolder) => ({ logFolder, logVolumes: [logFolder] })],
  ];
  const cases = engines.flatMap(([engine, options]) => places.map(([place, props]) => ({ engine, options, place, props })));

  test.each(cases)('$engine: $place', ({ engine, options, props }) => {
    fc.assert(fc.property(hostile, (text) => {
      let written: string;
      try {
        written = configuration({ ...options(), ...props(text) });
      } catch (error) {
        expect((error as Error).message).toMatch(/^\[test\/logs\] /);
        return;
      }
      const shape = engine === 'Fluentd' ? shapeOfFluentd(written) : shapeOfFluentBit(written);
      const harmless = configuration({ ...options(), ...props(harmlessLike(text)) });
      expect(shape).toEqual(engine === 'Fluentd' ? shapeOfFluentd(harmless) : shapeOfFluentBit(harmless));
    }), { numRuns: 300 });
  });

  test('what is written is what is read', () => {
    const fits = (text: string) => text === text.trim() && text !== '' && !/[\u0000-\u001f\u007f\u0085\u2028\u2029]|\$\{/.test(text);
    fc.assert(fc.property(hostile.filter(fits), (text) => {
      expect(readFluentBit(fluentBitText([{ name: 'OUTPUT', entries: [['Key', text]] }]))).toEqual([{ name: 'OUTPUT', entries: [['Key', text]] }]);
      const element = { name: 'match', argument: '**', entries: [['key', text], ['list', { json: [text] }]] } as const;
      const { elements: [{ attributes }], ran } = readFluentd(fluentdText([element]));
      expect(attributes.key).toBe(text);
      expect(JSON.parse(attributes.list)).toEqual([text]);
      expect(ran).toBe(0);
    }), { numRuns: 2000 });
  });

  test.each(['', ' a', 'a ', 'a\nb', '${A}', 'a\u2028'])('%j cannot be written', (text) => {
    expect(() => fluentBitText([{ name: 'OUTPUT', entries: [['Key', text]] }])).toThrow('Key of Fluent Bit cannot be ');
    expect(() => fluentdText([{ name: 'match', entries: [['key', text]] }])).toThrow('key of Fluentd cannot be ');
  });
});

/** A text that both languages take as it is, where that one was taken: of a folder, a name or a sentence. */
function harmlessLike(text: string): string {
  return text.startsWith('/') ? '/a' : 'a';
}

/** Sections and keys. */
function shapeOfFluentBit(text: string): unknown {
  return readFluentBit(text).map(({ name, entries }) => [name, ...entries.map(([key]) => key)]);
}

/** Elements, patterns and keys, and how often Ruby is run. */
function shapeOfFluentd(text: string): unknown {
  const { elements: all, ran } = readFluentd(text);
  const shape = (one: ReadElement): unknown => [one.name, one.argument, Object.keys(one.attributes), one.elements.map(shape)];
  return { elements: all.map(shape), ran };
}
