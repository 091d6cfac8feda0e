import { at, listAt, textAt, textsAt } from '../../kubernetes/untyped';
import type { Manifest } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'ingress-tls/matches-host',
    level: FindingLevel.ADVISED,
    subject: objectsOf<Manifest>('networking.k8s.io/Ingress'),
    summary: 'A host with a certificate of an Ingress must be one that its rules route',
    why: 'Controllers choose the certificate by the host that is asked for: of one that no rule has, the certificate is never served, and the host that was meant gets the default one of the controller.',
    fix: 'Write the same host in tls.hosts and in the rule.',
    * check({ spec }) {
      const routed = listAt(spec, 'rules');
      const hosts = routed.flatMap((rule) => textAt(rule, 'host') ?? []);
      // A rule without host, and the default backend, are for any.
      if (at(spec, 'defaultBackend') || !hosts.length || hosts.length < routed.length) return;
      for (const [i, tls] of listAt(spec, 'tls').entries()) {
        for (const [j, got] of textsAt(tls, 'hosts').entries()) {
          if (!hosts.some((host) => areSame(host, got))) yield { field: `spec.tls[${i}].hosts[${j}]`, got, allowed: `a host of the rules: ${[...new Set(hosts)].join(', ')}` };
        }
      }
    },
  }),
];

/** A wildcard stands for one label, in either of them. */
function areSame(one: string, other: string): boolean {
  const parent = (host: string) => host.slice(host.indexOf('.'));
  return one === other || ((one.startsWith('*.') || other.startsWith('*.')) && parent(one) === parent(other));
}
