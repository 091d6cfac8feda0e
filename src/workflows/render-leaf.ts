import { ArgoLeafProps, ArgoRetry } from './argo-leaf-props';
import { ArgoLock } from './argo-lock';
import { ARGO_LOCKS } from './wire-forms';
import type { RetryStrategy, Synchronization, TemplateDefaults as Template } from '../../imports/argoproj.io';
import { omitEmpty } from '../kubernetes/omit-empty';
import { problemsOf, UsageError } from '../usage-error';

/** What templates that run pods say besides what they run. */
export function renderLeaf({ deadline, retry, locks, nodeSelector, serviceAccount }: ArgoLeafProps): Partial<Template> {
  return {
    activeDeadlineSeconds: deadline?.toSeconds(),
    retryStrategy: retry && renderRetry(retry),
    synchronization: renderLocks(locks),
    nodeSelector: omitEmpty(nodeSelector),
    serviceAccountName: serviceAccount?.name,
  };
}

/** What a template or a workflow waits for. */
export function renderLocks(locks: readonly ArgoLock[] = []): Synchronization | undefined {
  const forms = locks.map((lock) => ARGO_LOCKS.of(lock));
  return omitEmpty<object>({
    semaphores: omitEmpty(forms.flatMap(({ semaphore }) => semaphore ?? [])),
    mutexes: omitEmpty(forms.flatMap(({ mutex }) => mutex ?? [])),
  });
}

/** What Argo refuses of it. */
export function* leafProblems(name: string, { deadline, retry, locks = [] }: ArgoLeafProps): Generator<UsageError> {
  const what = `template "${name}"`;
  yield* problemsOf(...locks);
  if (deadline?.toMilliseconds() === 0) yield { what: `deadline of ${what}`, got: 0, allowed: 'more than 0 seconds', fix: 'Leave it out for that of the workflow.' };
  if (retry && !(Number.isInteger(retry.limit) && retry.limit >= 0)) {
    yield { what: `retry.limit of ${what}`, got: retry.limit, allowed: 'a whole number from 0', fix: 'Say how often it is tried again.' };
  }
}

function renderRetry({ limit, policy, backoff, backoffFactor }: ArgoRetry): RetryStrategy {
  return {
    limit,
    retryPolicy: policy,
    backoff: omitEmpty<string | number>({ duration: backoff && `${backoff.toSeconds()}s`, factor: backoffFactor }),
  };
}
