import { ArgoApplicationSpecProps } from './argo-application-spec-props';
import { ArgoResourceIgnoreDifferences } from './argo-resource-ignore-differences';
import { ArgoBackoff, ArgoSyncOptions, ArgoSyncPolicy } from './argo-sync-policy';
import { durationProblems, formatDuration } from './go-duration';
import { KubeVirtDifferences } from './kubevirt-differences';
import { ARGO_DESTINATIONS, ARGO_SOURCES } from './wire-forms';
import type { ApplicationSpec, SyncPolicy } from '../../imports/argoproj.io';
import { omitEmpty } from '../kubernetes/omit-empty';
import { UsageError } from '../usage-error';

/** Renders the spec of an application. */
export function renderArgoApplication(props: ArgoApplicationSpecProps): ApplicationSpec {
  const { source, additionalSources = [], destination, project, syncPolicy, charts = [], ignoreDifferences = [], revisionHistoryLimit } = props;
  const sources = [source, ...additionalSources].map((each) => ARGO_SOURCES.of(each));
  return {
    project: project?.name ?? 'default',
    ...sources.length > 1 ? { sources } : { source: sources[0] },
    destination: ARGO_DESTINATIONS.of(destination),
    syncPolicy: syncPolicy && renderSyncPolicy(syncPolicy),
    ignoreDifferences: omitEmpty([...KubeVirtDifferences.of(...charts), ...ignoreDifferences]),
    revisionHistoryLimit,
  };
}

/** What Argo CD would not read or could not do. */
export function* argoApplicationProblems(props: ArgoApplicationSpecProps, prefix = ''): Generator<UsageError> {
  const { syncPolicy: { syncOptions, retry, managedNamespaceMetadata } = {}, ignoreDifferences = [], revisionHistoryLimit } = props;
  if (managedNamespaceMetadata && !syncOptions?.createNamespace) {
    yield {
      what: `${prefix}syncPolicy.managedNamespaceMetadata`,
      got: managedNamespaceMetadata,
      allowed: 'none without `syncOptions.createNamespace`',
      fix: 'Argo CD writes them to a namespace that it makes: let it make the namespace, or put them into its manifest.',
    };
  }
  if (retry) {
    yield* wholeNumber(`${prefix}syncPolicy.retry.limit`, retry.limit, -1, 'Write -1 for no limit.');
    yield* backoffProblems(`${prefix}syncPolicy.retry.backoff`, retry.backoff);
  }
  yield* wholeNumber(`${prefix}revisionHistoryLimit`, revisionHistoryLimit, 0, 'Leave it out for 10.');
  for (const [index, each] of ignoreDifferences.entries()) yield* ignoreDifferencesProblems(`${prefix}ignoreDifferences[${index}]`, each);
}

function* ignoreDifferencesProblems(what: string, each: ArgoResourceIgnoreDifferences): Generator<UsageError> {
  const { kind, jsonPointers = [], jqPathExpressions = [], managedFieldsManagers = [] } = each;
  if (jsonPointers.length + jqPathExpressions.length + managedFieldsManagers.length === 0) {
    yield { what, got: { kind }, allowed: 'at least one of jsonPointers, jqPathExpressions and managedFieldsManagers', fix: 'Say which fields may differ.' };
  }
  for (const pointer of jsonPointers) {
    if (pointer.startsWith('/')) continue;
    yield { what: `${what}.jsonPointers`, got: pointer, allowed: 'a JSON pointer, such as /spec/runStrategy', fix: 'Write it with slashes; a ~ is ~0, a / in a key is ~1.' };
  }
  for (const expression of jqPathExpressions) {
    if (expression.startsWith('.')) continue;
    yield { what: `${what}.jqPathExpressions`, got: expression, allowed: 'a path of jq, such as .spec.runStrategy', fix: 'Begin it with a dot.' };
  }
}

function* backoffProblems(what: string, backoff: ArgoBackoff | undefined): Generator<UsageError> {
  const { duration, factor, maxDuration } = backoff ?? {};
  const fix = 'Leave it out for that of Argo CD.';
  yield* durationProblems({ what: `${what}.duration`, duration, shortest: 1, fix });
  yield* durationProblems({ what: `${what}.maxDuration`, duration: maxDuration, shortest: 1, fix });
  yield* wholeNumber(`${what}.factor`, factor, 1, fix);
}

function* wholeNumber(what: string, got: number | undefined, least: number, fix: string): Generator<UsageError> {
  if (got === undefined || (Number.isInteger(got) && got >= least)) return;
  yield { what, got, allowed: `a whole number from ${least}`, fix };
}

function renderSyncPolicy({ automated, syncOptions, retry, managedNamespaceMetadata }: ArgoSyncPolicy): SyncPolicy {
  const { limit, backoff } = retry ?? {};
  return {
    automated: automated && { ...automated },
    syncOptions: renderSyncOptions(syncOptions),
    retry: retry && {
      limit,
      backoff: backoff && {
        duration: backoff.duration && formatDuration(backoff.duration),
        factor: backoff.factor,
        maxDuration: backoff.maxDuration && formatDuration(backoff.maxDuration),
      },
    },
    managedNamespaceMetadata,
  };
}

/** As `CreateNamespace=false`, in alphabetical order. */
function renderSyncOptions(options: ArgoSyncOptions = {}): string[] | undefined {
  return omitEmpty(Object.entries(options)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name[0].toUpperCase()}${name.slice(1)}=${value}`)
    .sort());
}
