import type { DomainSpec } from '../../../imports/kubevirt.io';
import { IoThreadsPolicy } from '../guest/io-threads-policy';

/** Renders a policy: a pool has its number of threads, and nothing else has one. */
export function renderIoThreads(policy: IoThreadsPolicy | undefined): Pick<DomainSpec, 'ioThreadsPolicy' | 'ioThreads'> {
  const supplementalPoolThreadCount = policy?.supplementalPoolThreadCount;
  return { ioThreadsPolicy: policy?.name, ioThreads: supplementalPoolThreadCount === undefined ? undefined : { supplementalPoolThreadCount } };
}
