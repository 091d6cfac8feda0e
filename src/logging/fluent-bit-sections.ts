import {
  CA_FILE, CLIENT_CERTIFICATE, CLIENT_KEY, CollectorPlan, PASSWORD_VARIABLE, TOKEN_VARIABLE, USER_VARIABLE, VM_NAME_LABEL,
} from './collector-plan';
import { FluentBitSection } from './fluent-bit-text';
import { IndexBackendOptions, LogBackendOptions, LokiBackendOptions } from './log-backend-options';
import { FluentBitOptions } from './log-collector-engine';
import { entriesInOrder } from '../kubernetes/in-key-order';

type Entries = FluentBitSection['entries'];

/** One kind of logs. */
interface Stream {
  readonly tag: 'kube' | 'vm';
  readonly consoles: boolean;
  readonly prefix: string | undefined;
}

/** The field of a record that says its index. */
const INDEX_FIELD = 'log_index';
/** How large a chunk gets (`FLB_INPUT_CHUNK_FS_MAX_SIZE` of Fluent Bit). */
const CHUNK_MEGABYTES = 2;
/** Numbers of retries that Fluent Bit has words for. */
const RETRIES: ReadonlyMap<number, string> = new Map([[-1, 'no_limits'], [0, 'no_retries']]);
const NAMESPACE = "$kubernetes['namespace_name']";

/** The sections of Fluent Bit for a plan. */
export function fluentBitSections(plan: CollectorPlan, options: FluentBitOptions): FluentBitSection[] {
  const index = plan.backend._indexed?.index;
  const streams: Stream[] = [
    { tag: 'kube', consoles: false, prefix: index?.containers },
    ...plan.includeConsoles ? [{ tag: 'vm', consoles: true, prefix: index?.consoles } as const] : [],
  ];
  return [
    service(plan, options),
    ...streams.map((stream) => input(plan, options, stream)),
    ...streams.map((stream) => metadata(plan, options, stream)),
    ...index?.perNamespace ? streams.map(indexOf) : [],
    ...streams.map((stream) => output(plan, options, stream)),
  ];
}

function service({ stateFolder }: CollectorPlan, { flushInterval, memoryBufferMegabytes, metricsPort }: FluentBitOptions): FluentBitSection {
  return {
    name: 'SERVICE',
    entries: [
      ['Flush', flushInterval?.toSeconds() ?? 5],
      ['storage.path', `${stateFolder}/buffer`],
      ['storage.max_chunks_up', memoryBufferMegabytes === undefined ? undefined : Math.ceil(memoryBufferMegabytes / CHUNK_MEGABYTES)],
      ['HTTP_Server', metricsPort === undefined ? undefined : true],
      ['HTTP_Port', metricsPort],
    ],
  };
}

function input({ files, stateFolder, readFromHead }: CollectorPlan, options: FluentBitOptions, { tag, consoles }: Stream): FluentBitSection {
  return {
    comment: consoles ? 'VM serial consoles' : 'containers, without the console sidecar',
    name: 'INPUT',
    entries: [
      ['Name', 'tail'],
      ['Tag', `${tag}.*`],
      ['Path', consoles ? files.consoles : files.containers],
      ['Exclude_Path', (consoles ? files.notConsoles : files.notContainers).join(',') || undefined],
      ['multiline.parser', 'cri'],
      ['DB', `${stateFolder}/${consoles ? 'consoles' : 'containers'}.db`],
      ['Read_from_Head', readFromHead || undefined],
      ['storage.type', 'filesystem'],
      ['Mem_Buf_Limit', `${options.memoryBufferMegabytes ?? 20}MB`],
    ],
  };
}

function metadata({ logFolder }: CollectorPlan, options: FluentBitOptions, { tag, consoles }: Stream): FluentBitSection {
  const { mergeLog = true, podLabels = true, podAnnotations = true, podBufferKilobytes } = options;
  return {
    name: 'FILTER',
    entries: [
      ['Name', 'kubernetes'],
      ['Match', `${tag}.*`],
      ['Kube_Tag_Prefix', `${tag}${logFolder.replace(/\//g, '.')}.`],
      ['Merge_Log', mergeLog && !consoles],
      ['Labels', podLabels ? undefined : false],
      ['Annotations', podAnnotations ? undefined : false],
      ['Buffer_Size', podBufferKilobytes === undefined ? undefined : `${podBufferKilobytes}k`],
    ],
  };
}

/** `Logstash_Prefix_Key` takes the value of a field and nothing around it: so a field is made of prefix and namespace. */
function indexOf({ tag, prefix }: Stream): FluentBitSection {
  const code = 'function index(tag, timestamp, record) local pod = record["kubernetes"] '
    + `if pod and pod["namespace_name"] then record["${INDEX_FIELD}"] = "${prefix}-" .. pod["namespace_name"] return 2, timestamp, record end `
    + 'return 0, timestamp, record end';
  return { name: 'FILTER', entries: [['Name', 'lua'], ['Match', `${tag}.*`], ['Call', 'index'], ['Code', code]] };
}

function output({ backend: { name, _indexed, _loki } }: CollectorPlan, options: FluentBitOptions, stream: Stream): FluentBitSection {
  const { diskBufferMegabytes, retryLimit } = options;
  const { host, port, tls, credentials } = (_indexed ?? _loki)!;
  return {
    name: 'OUTPUT',
    entries: [
      ['Name', name === 'elasticsearch' ? 'es' : name],
      ['Match', `${stream.tag}.*`],
      ['Host', host],
      ['Port', port],
      ..._indexed ? indexed(_indexed, stream) : [],
      ..._loki ? loki(_loki, stream) : [],
      ['HTTP_User', credentials?._values.user && { variable: USER_VARIABLE }],
      ['HTTP_Passwd', credentials?._values.password && { variable: PASSWORD_VARIABLE }],
      ['Bearer_Token', credentials?._values.token && { variable: TOKEN_VARIABLE }],
      ...tls ? secured(tls) : [],
      ['Retry_Limit', RETRIES.get(retryLimit ?? 1) ?? retryLimit],
      ['storage.total_limit_size', diskBufferMegabytes === undefined ? undefined : `${diskBufferMegabytes}M`],
    ],
  };
}

function indexed({ index, path, pipeline, replaceDots }: IndexBackendOptions, { prefix }: Stream): Entries {
  return [
    ['Path', path],
    ['Pipeline', pipeline],
    ['Logstash_Format', true],
    ['Logstash_Prefix', prefix],
    ['Logstash_Prefix_Key', index?.perNamespace ? `$${INDEX_FIELD}` : undefined],
    ['Replace_Dots', replaceDots || undefined],
    ['Suppress_Type_Name', true],
  ];
}

function loki({ tenantId, tenantPerNamespace, labels }: LokiBackendOptions, { consoles }: Stream): Entries {
  const all = [
    `job=${consoles ? 'vms' : 'containers'}`,
    `namespace=${NAMESPACE}`,
    "pod=$kubernetes['pod_name']",
    "container=$kubernetes['container_name']",
    ...consoles ? [`vm=$kubernetes['labels']['${VM_NAME_LABEL}']`] : [],
    ...entriesInOrder(labels).map(([key, value]) => `${key}=${value}`),
  ];
  return [['Tenant_ID', tenantId], ['Tenant_ID_Key', tenantPerNamespace ? NAMESPACE : undefined], ['Labels', all.join(', ')]];
}

function secured({ verify = true, ca, clientCertificate }: NonNullable<LogBackendOptions['tls']>): Entries {
  return [
    ['tls', true],
    ['tls.verify', verify],
    ['tls.verify_hostname', verify || undefined],
    ['tls.ca_file', ca && CA_FILE],
    ['tls.crt_file', clientCertificate && CLIENT_CERTIFICATE],
    ['tls.key_file', clientCertificate && CLIENT_KEY],
  ];
}
