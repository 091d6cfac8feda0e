import { textProblems } from './configuration-text';
import { LogBackend } from './log-backend';
import { LogBackendOptions, LokiBackendOptions } from './log-backend-options';
import { FluentBitOptions, LogCollectorEngine } from './log-collector-engine';
import { LogCollectorProps } from './log-collector-props';
import { LogIndex } from './log-index';
import { isCleanAbsolutePath } from '../kubernetes/absolute-path';
import { DNS_LABEL_WORDS, isDnsLabel, isDnsSubdomain } from '../kubernetes/dns-name';
import { isIpAddress } from '../kubernetes/ip-address';
import { UsageError } from '../usage-error';

/** What indices may be called, without what is special to one of the collectors. */
const INDEX_PREFIX = /^[a-z0-9][a-z0-9._-]{0,99}$/;
/** Names of labels of Loki. */
const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
/** What Fluent Bit takes for the next label, or for a field of the record. */
const LABEL_VALUE = /^[^,$]+$/;
/** Paths without what is a pattern, a list or a variable to a collector. */
const FOLDER = /^[\w./-]+$/;

/** What a collector cannot be made of. */
export function* logCollectorProblems(props: LogCollectorProps, engine: LogCollectorEngine): Generator<UsageError> {
  const { backend, logFolder = '/var/log/containers', logVolumes = ['/var/log'], stateFolder, excludedNamespaces = [] } = props;
  const folders = [['logFolder', logFolder], ['stateFolder', stateFolder], ...logVolumes.map((volume) => ['logVolumes', volume] as const)] as const;
  for (const [what, folder] of folders) {
    if (folder === undefined || (isCleanAbsolutePath(folder) && !folder.endsWith('/') && FOLDER.test(folder))) continue;
    yield { what, got: folder, allowed: 'an absolute path of letters, digits, /, ., _ and -, without a slash at its end', fix: 'Name a folder of the nodes.' };
  }
  if (!logVolumes.some((volume) => logFolder === volume || logFolder.startsWith(`${volume}/`))) {
    yield { what: 'logVolumes', got: logVolumes, allowed: `one that has ${logFolder}`, fix: 'Add it: the collector sees no other folders of the node.' };
  }
  for (const namespace of excludedNamespaces.filter((name) => !isDnsLabel(name))) {
    yield { what: 'excludedNamespaces', got: namespace, allowed: DNS_LABEL_WORDS, fix: 'Write the name of a namespace.' };
  }
  yield* backendProblems(backend);
  yield* engineProblems(engine, backend);
}

function* backendProblems({ name, _indexed, _loki }: LogBackend): Generator<UsageError> {
  const { host, port, credentials } = (_indexed ?? _loki) as LogBackendOptions;
  if (!isDnsSubdomain(host.toLowerCase()) && !isIpAddress(host)) {
    yield { what: 'host', got: host, allowed: 'the name of a host or an IP address', fix: 'Write it without scheme, port and path.' };
  }
  yield* portProblems('port', port);
  if (credentials?._values.token && !_loki) {
    yield { what: 'credentials', got: 'a bearer token', allowed: `user and password for ${name}`, fix: 'Use LogBackendCredentials.basic(…).' };
  }
  if (_indexed?.path !== undefined && !/^\/[\w./~%-]*$/.test(_indexed.path)) {
    yield { what: 'path', got: _indexed.path, allowed: 'a path of a URL that starts with /', fix: 'Write what stands between the host and /_bulk.' };
  }
  yield* textProblems('pipeline', _indexed?.pipeline);
  if (_indexed?.index) yield* indexProblems(_indexed.index);
  if (_loki) yield* lokiProblems(_loki);
}

function* indexProblems({ containers, consoles, perNamespace }: LogIndex): Generator<UsageError> {
  for (const prefix of new Set([containers, consoles])) {
    if (prefix === undefined || INDEX_PREFIX.test(prefix)) continue;
    yield {
      what: 'index', got: prefix, allowed: 'at most 100 lower-case letters, digits, ., _ and -, starting with a letter or digit', fix: 'Elasticsearch and OpenSearch refuse others.',
    };
  }
  if (perNamespace && containers === consoles) {
    yield { what: 'index', got: containers, allowed: 'two prefixes', fix: 'Keep logs of containers and serial consoles apart.' };
  }
}

function* lokiProblems({ tenantId, tenantPerNamespace, labels = {} }: LokiBackendOptions): Generator<UsageError> {
  yield* textProblems('tenantId', tenantId);
  if (tenantId !== undefined && tenantPerNamespace) {
    yield { what: 'tenantId', got: tenantId, allowed: 'none beside `tenantPerNamespace`', fix: 'Keep one of them.' };
  }
  for (const [label, value] of Object.entries(labels)) {
    if (!LABEL_NAME.test(label)) yield { what: 'labels', got: label, allowed: 'letters, digits and _, not starting with a digit', fix: 'Loki refuses other names.' };
    yield* textProblems(`labels.${label}`, value);
    if (!LABEL_VALUE.test(value)) yield { what: `labels.${label}`, got: value, allowed: 'a text without , and $', fix: 'Fluent Bit reads them in its own way.' };
  }
}

function* engineProblems({ _fluentBit, _fluentd }: LogCollectorEngine, { _indexed, _loki }: LogBackend): Generator<UsageError> {
  const flushInterval = (_fluentBit ?? _fluentd)?.flushInterval;
  if (flushInterval && !(Number.isInteger(flushInterval.toSeconds({ integral: false })) && flushInterval.toSeconds() > 0)) {
    yield { what: 'flushInterval', got: flushInterval.toHumanString(), allowed: 'whole seconds, from 1', fix: 'Round it.' };
  }
  if (_fluentBit) yield* fluentBitProblems(_fluentBit);
  if (_fluentd?.podMetadata === false && (_loki || _indexed?.index?.perNamespace)) {
    yield { what: 'podMetadata', got: false, allowed: `true for ${_loki ? 'Loki' : 'indices by namespace'}`, fix: 'Leave it out: the namespace of a line comes from it.' };
  }
}

function* fluentBitProblems(options: FluentBitOptions): Generator<UsageError> {
  const { memoryBufferMegabytes, diskBufferMegabytes, retryLimit, podBufferKilobytes, metricsPort } = options;
  yield* portProblems('metricsPort', metricsPort);
  const least = {
    memoryBufferMegabytes: [memoryBufferMegabytes, 1],
    diskBufferMegabytes: [diskBufferMegabytes, 1],
    retryLimit: [retryLimit, -1],
    podBufferKilobytes: [podBufferKilobytes, 0],
  } as const;
  for (const [what, [value, from]] of Object.entries(least)) {
    if (value === undefined || (Number.isInteger(value) && value >= from)) continue;
    yield { what, got: value, allowed: `a whole number from ${from}`, fix: 'Fluent Bit takes no other.' };
  }
}

function* portProblems(what: string, port: number | undefined): Generator<UsageError> {
  if (port === undefined || (Number.isInteger(port) && port >= 1 && port <= 65535)) return;
  yield { what, got: port, allowed: 'a whole number from 1 to 65535', fix: 'Correct the number.' };
}
