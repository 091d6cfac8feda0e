import { CA_FILE, CLIENT_CERTIFICATE, CLIENT_KEY, CollectorPlan, PASSWORD_VARIABLE, TOKEN_FILE, USER_VARIABLE, VM_NAME_LABEL } from './collector-plan';
import { FluentdElement } from './fluentd-text';
import { IndexBackendOptions, LogBackendOptions, LokiBackendOptions } from './log-backend-options';
import { FluentdOptions } from './log-collector-engine';
import { inKeyOrder } from '../kubernetes/in-key-order';
import { isIpv6Address } from '../kubernetes/ip-address';

type Entries = FluentdElement['entries'];

/** One kind of logs, or both where they have the same output. */
interface Stream {
  readonly pattern: string;
  readonly kind: 'containers' | 'consoles' | 'all';
  readonly prefix: string | undefined;
}

const CONTAINERS = 'kubernetes';
const CONSOLES = 'vm';
const NAMESPACE = '$.kubernetes.namespace_name';

/** The elements of Fluentd for a plan. */
export function fluentdElements(plan: CollectorPlan, options: FluentdOptions): FluentdElement[] {
  const { includeConsoles, backend: { _indexed } } = plan;
  const all = includeConsoles ? `{${CONTAINERS},${CONSOLES}}.**` : `${CONTAINERS}.**`;
  return [
    source(plan, false),
    ...includeConsoles ? [source(plan, true)] : [],
    { name: 'filter', argument: all, entries: CONCAT },
    ...options.podMetadata ?? true ? [{ name: 'filter', argument: all, entries: [['@type', 'kubernetes_metadata']] } as const] : [],
    ..._indexed?.replaceDots ? [{ name: 'filter', argument: all, entries: DEDOT }] : [],
    ...streamsOf(plan, all).map((stream) => match(plan, options, stream)),
  ];
}

/** Parts of a line that the runtime cut, put together again. By itself the plugin would put line feeds between them. */
const CONCAT: Entries = [
  ['@type', 'concat'],
  ['key', 'log'],
  ['separator', { code: '""' }],
  ['use_partial_cri_logtag', true],
  ['partial_cri_logtag_key', 'logtag'],
  ['partial_cri_stream_key', 'stream'],
];

const DEDOT: Entries = [['@type', 'dedot'], ['de_dot', true], ['de_dot_separator', '_'], ['de_dot_nested', true]];

/** A line as the runtimes of Kubernetes write it (CRI): `F` ends a line, `P` does not. */
const CRI: FluentdElement = {
  name: 'parse',
  entries: [
    ['@type', 'regexp'],
    ['expression', { code: '/^(?<time>[^ ]+) (?<stream>stdout|stderr) (?<logtag>[FP]) (?<log>.*)$/' }],
    ['time_format', { code: '%Y-%m-%dT%H:%M:%S.%N%:z' }],
  ],
};

function source({ files, stateFolder, readFromHead }: CollectorPlan, consoles: boolean): FluentdElement {
  const excluded = consoles ? files.notConsoles : files.notContainers;
  return {
    name: 'source',
    entries: [
      ['@type', 'tail'],
      ['path', consoles ? files.consoles : files.containers],
      ['exclude_path', excluded.length > 0 ? { json: excluded } : undefined],
      ['pos_file', `${stateFolder}/${consoles ? 'consoles' : 'containers'}.pos`],
      ['read_from_head', readFromHead || undefined],
      ['tag', `${consoles ? CONSOLES : CONTAINERS}.*`],
      CRI,
    ],
  };
}

function streamsOf({ includeConsoles, backend: { _indexed } }: CollectorPlan, all: string): Stream[] {
  const index = _indexed?.index;
  if (index && !index.perNamespace && index.containers === index.consoles) return [{ pattern: all, kind: 'all', prefix: index.containers }];
  const containers: Stream = { pattern: `${CONTAINERS}.**`, kind: 'containers', prefix: index?.containers };
  return [containers, ...includeConsoles ? [{ pattern: `${CONSOLES}.**`, kind: 'consoles', prefix: index?.consoles } as const] : []];
}

function match(plan: CollectorPlan, options: FluentdOptions, stream: Stream): FluentdElement {
  const { name, _indexed, _loki } = plan.backend;
  return {
    name: 'match',
    argument: stream.pattern,
    entries: [['@type', name], ..._indexed ? indexed(_indexed, stream) : loki(_loki!, stream), buffer(plan, options, stream)],
  };
}

function indexed({ host, port, path, pipeline, tls, credentials, index }: IndexBackendOptions, { prefix }: Stream): Entries {
  const { ca, clientCertificate, verify = true } = tls ?? {};
  return [
    ['host', host],
    ['port', port],
    ['path', path],
    ['scheme', tls && 'https'],
    ['ssl_verify', verify ? undefined : false],
    ['ca_file', ca && CA_FILE],
    ['client_cert', clientCertificate && CLIENT_CERTIFICATE],
    ['client_key', clientCertificate && CLIENT_KEY],
    ['user', credentials?._values.user && { variable: USER_VARIABLE }],
    ['password', credentials?._values.password && { variable: PASSWORD_VARIABLE }],
    ['pipeline', pipeline],
    ['logstash_format', true],
    ['logstash_prefix', index?.perNamespace ? { code: `${prefix}-\${${NAMESPACE}}` } : prefix],
  ];
}

function loki({ tls, credentials, tenantId, tenantPerNamespace, labels, ...options }: LokiBackendOptions, { kind }: Stream): Entries {
  const { ca, clientCertificate, verify = true } = tls ?? {};
  return [
    ['url', urlOf({ tls, ...options })],
    ['tenant', tenantPerNamespace ? { code: `\${${NAMESPACE}}` } : tenantId],
    ['insecure_tls', verify ? undefined : true],
    ['ca_cert', ca && CA_FILE],
    ['cert', clientCertificate && CLIENT_CERTIFICATE],
    ['key', clientCertificate && CLIENT_KEY],
    ['username', credentials?._values.user && { variable: USER_VARIABLE }],
    ['password', credentials?._values.password && { variable: PASSWORD_VARIABLE }],
    ['bearer_token_file', credentials?._values.token && TOKEN_FILE],
    ['extra_labels', { json: { job: kind === 'consoles' ? 'vms' : 'containers', ...inKeyOrder(labels) } }],
    ['line_format', 'json'],
    {
      name: 'label',
      entries: [
        ['namespace', NAMESPACE],
        ['pod', '$.kubernetes.pod_name'],
        ['container', '$.kubernetes.container_name'],
        ['vm', kind === 'consoles' ? { code: `$['kubernetes']['labels']['${VM_NAME_LABEL}']` } : undefined],
      ],
    },
  ];
}

function urlOf({ host, port, tls }: LogBackendOptions): string {
  return `${tls ? 'https' : 'http'}://${isIpv6Address(host) ? `[${host}]` : host}:${port}`;
}

/** Lines of one namespace go into chunks of their own where the namespace is part of where they go. */
function buffer({ stateFolder, backend: { _indexed, _loki } }: CollectorPlan, options: FluentdOptions, { kind }: Stream): FluentdElement | undefined {
  const { fileBuffer = true, flushInterval } = options;
  const perNamespace = _indexed?.index?.perNamespace || _loki?.tenantPerNamespace;
  if (!fileBuffer && !perNamespace && !flushInterval) return undefined;
  return {
    name: 'buffer',
    argument: [..._indexed ? ['tag'] : [], ...perNamespace ? [NAMESPACE] : []].join(', '),
    entries: [
      ['@type', fileBuffer ? 'file' : 'memory'],
      ['path', fileBuffer ? `${stateFolder}/buffer/${kind}` : undefined],
      ['flush_interval', flushInterval || fileBuffer ? `${flushInterval?.toSeconds() ?? 5}s` : undefined],
    ],
  };
}
