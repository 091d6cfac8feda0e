import { isMapping } from '../../kubernetes/is-mapping';
import { at, listAt, mappingAt, textAt } from '../../kubernetes/untyped';
import { GATEWAY_GROUP } from '../../manifests/gateway-route';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, Violation } from '../rule';

const ENCRYPTED = ['HTTPS', 'TLS'];
const TERMINATE = 'Terminate';
/** Annotations and classes by which clouds say elsewhere which certificate it is. */
const ELSEWHERE = /cert|^gke-|amazon|alb|azure/i;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'gateway-listener/requires-certificate',
    perNamespace: true,
    level: FindingLevel.REJECTED,
    summary: 'A listener of a Gateway that ends TLS must have a certificate',
    why: 'The API server refuses tls with the mode Terminate, which is the default, without certificateRefs or options, and a TLS listener without tls. An HTTPS listener without tls is admitted, and never '
      + 'programmed: nothing answers on its port.',
    fix: 'Write tls: {certificateRefs: [{name: <Secret>}]}, or mode: Passthrough on a TLS listener where the guest ends TLS.',
    * check(manifests) {
      for (const manifest of ofKind(manifests, `${GATEWAY_GROUP}/Gateway`)) {
        for (const violation of listenersWithout(manifest)) yield { manifest, ...violation };
      }
    },
  }),
];

function* listenersWithout({ metadata: { annotations = {} }, spec }: Manifest): Iterable<Violation> {
  const isElsewhere = [textAt(spec, 'gatewayClassName') ?? '', ...Object.keys(annotations)].some((text) => ELSEWHERE.test(text));
  for (const [i, listener] of listAt(spec, 'listeners').entries()) {
    const protocol = textAt(listener, 'protocol') ?? '';
    if (!ENCRYPTED.includes(protocol)) continue;
    const tls = at(listener, 'tls');
    const field = `spec.listeners[${i}]`;
    const found = { got: `${protocol} without a certificate`, allowed: 'tls.certificateRefs' };
    if (!isMapping(tls)) {
      if (protocol === 'TLS') yield { field, ...found };
      else if (!isElsewhere) yield { field, ...found, level: FindingLevel.ADVISED };
    } else if ((textAt(tls, 'mode') ?? TERMINATE) === TERMINATE && !listAt(tls, 'certificateRefs').length && !Object.keys(mappingAt(tls, 'options')).length) {
      yield { field: `${field}.tls`, ...found };
    }
  }
}
