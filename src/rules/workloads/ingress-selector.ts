import { meetingNothing } from './monitored-objects';
import { at } from '../../kubernetes/untyped';
import { labelSelectorOf } from '../../manifests/label-selector';
import { monitoredNamespaces } from '../../manifests/monitored-namespaces';
import { ofKind } from '../../manifests/of-kind';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const INGRESS = ['spec', 'targets', 'ingress'];
const SELECTOR = [...INGRESS, 'selector'];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'ingress-selector/matches-ingresses',
    level: FindingLevel.ADVISED,
    summary: 'A Probe of Ingresses of a namespace that the app makes must select Ingresses of the app',
    why: 'It selects by the labels of Ingresses, not by those of the Services or pods behind them. One that selects none is admitted, Prometheus probes nothing, and alerts on the '
      + 'metrics never fire. The app makes the whole namespace, so the Ingress should be in it.',
    fix: 'Put the labels on the Ingress, or select those that it has. Where something outside the app makes the Ingress, acknowledge this finding with the reason.',
    * check(manifests) {
      const probes = ofKind(manifests, 'monitoring.coreos.com/Probe').filter((probe) => at(probe, ...INGRESS) !== undefined).map((manifest) => (
        { manifest, selector: labelSelectorOf(at(manifest, ...SELECTOR)), namespaces: monitoredNamespaces(manifest, [...INGRESS, 'namespaceSelector']) }
      ));
      for (const { manifest, selector: got, namespaces } of meetingNothing(manifests, 'networking.k8s.io/Ingress', probes)) {
        yield { manifest, field: SELECTOR.join('.'), got, allowed: `labels of an Ingress that the app makes in namespace ${namespaces.join(' or ')}` };
      }
    },
  }),
];
