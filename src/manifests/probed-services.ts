import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import type { Reference } from './references';
import { fieldsAt } from '../kubernetes/fields-at';

/** Where a Probe of Prometheus' operator names hosts: who probes, and what is probed. */
const ADDRESSES = fieldsAt('spec.prober.url', 'spec.targets.staticConfig.static[]');
/** `<service>.<namespace>`, with or without `svc` and the domain of the cluster, between a scheme and a port or a path. */
const OF_SERVICE = /^(?:[a-z]+:\/\/)?([^./:]+)\.([^./:]+)(?:\.svc(?:\.[^/:]*)?)?(?:[/:?]|$)/;

/** The Services that a Probe names. No schema of its kind is here: its fields may be anything. */
export function probedServices(manifest: Manifest): Reference[] {
  if (kindOf(manifest) !== 'monitoring.coreos.com/Probe') return [];
  return ADDRESSES(manifest).flatMap(({ field, value }): Reference[] => {
    const [, name, namespace] = (typeof value === 'string' && OF_SERVICE.exec(value)) || [];
    return name ? [{ kind: 'Service', name, namespace, field }] : [];
  });
}
