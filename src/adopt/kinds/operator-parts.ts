import { taintOf } from './scheduling';
import type { CertificateLifetime, ComponentPlacement, KubeVirtCertificates, WorkloadUpdates } from '../../index';
import { isMapping } from '../../kubernetes/is-mapping';
import { at, listAt } from '../../kubernetes/untyped';
import { fields, list } from '../expression';
import type { Optional } from '../expression';
import { goDuration, member, number, textsByKey } from '../values';

/** Where components run; nothing where not all of it can be said. */
export function placementOf(placement: unknown): Optional {
  if (!isMapping(placement) || placement.affinity !== undefined) return undefined;
  const tolerations = listAt(placement, 'tolerations').map(taintOf);
  if (tolerations.includes(undefined)) return undefined;
  return fields<ComponentPlacement>({ nodeSelector: textsByKey(placement.nodeSelector), tolerations: list(tolerations) });
}

/** How running VMs come to the new release; nothing where not all of it can be said. */
export function workloadUpdatesOf(strategy: unknown): Optional {
  const methods = list(listAt(strategy, 'workloadUpdateMethods').map((method) => member('WorkloadUpdateMethod', method)));
  return methods && fields<WorkloadUpdates>({
    methods,
    batchEvictionSize: number(at(strategy, 'batchEvictionSize')),
    batchEvictionInterval: goDuration(at(strategy, 'batchEvictionInterval')),
  });
}

/** How long certificates hold; nothing where not all of it can be said. */
export function certificatesOf(config: unknown): Optional {
  const [certificateAuthority, server] = [lifetimeOf(at(config, 'ca')), lifetimeOf(at(config, 'server'))];
  const isWhole = isMapping(config) && Object.keys(config).every((field) => field === 'ca' || field === 'server');
  return isWhole ? fields<KubeVirtCertificates>({ certificateAuthority, server }) : undefined;
}

function lifetimeOf(config: unknown): Optional {
  const [duration, renewBefore] = [goDuration(at(config, 'duration')), goDuration(at(config, 'renewBefore'))];
  return duration && renewBefore && fields<CertificateLifetime>({ duration, renewBefore });
}
