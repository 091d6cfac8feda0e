import { meantOr } from './meant-or';
import { fieldOf } from '../../kubernetes/field-path';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const DEFAULT = 'ingressclass.kubernetes.io/is-default-class';
/** What named the class before Kubernetes 1.18; controllers still read it. */
const FORMER = 'kubernetes.io/ingress.class';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'ingress-class/is-known',
    level: FindingLevel.ADVISED,
    summary: 'An Ingress must name an IngressClass of the app or of the Platform, where either has such classes',
    why: 'The API server admits any name, and no controller takes an Ingress of a class that does not exist: it never gets an address.',
    fix: 'Correct the name. Where the class is from elsewhere, add it to ingressClasses of the Platform, or acknowledge this finding with the reason.',
    * check(manifests, { ingressClasses = [] }) {
      const classes = [...ofKind(manifests, 'networking.k8s.io/IngressClass').map(({ metadata: { name = '' } }) => name), ...ingressClasses];
      if (!classes.length) return;
      const known = new Set(classes);
      for (const manifest of ingressesOf(manifests)) {
        const { ingressClassName } = manifest.spec ?? {};
        const got = ingressClassName || manifest.metadata.annotations?.[FORMER];
        if (!got || known.has(got)) continue;
        const field = ingressClassName ? 'spec.ingressClassName' : fieldOf('metadata.annotations', FORMER);
        yield { manifest, field, got, allowed: meantOr(got, classes, 'a class of the app or the Platform') };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'ingress-class/is-given',
    level: FindingLevel.ADVISED,
    summary: 'An Ingress must name its class, where the app has IngressClasses of which none is the default',
    why: 'Kubernetes gives an Ingress without class the default one. Where there is none, most controllers leave it alone: it never gets an address.',
    fix: `Write ingressClassName, or mark the default class with the annotation ${DEFAULT}: "true".`,
    * check(manifests) {
      const classes = ofKind(manifests, 'networking.k8s.io/IngressClass');
      if (!classes.length || classes.some(({ metadata: { annotations = {} } }) => annotations[DEFAULT] === 'true')) return;
      for (const manifest of ingressesOf(manifests)) {
        if (manifest.spec?.ingressClassName || manifest.metadata.annotations?.[FORMER]) continue;
        yield { manifest, field: 'spec.ingressClassName', allowed: classes.map(({ metadata }) => metadata.name).join(', ') };
      }
    },
  }),
];

function ingressesOf(manifests: readonly Manifest[]): readonly (Manifest & { readonly spec?: { readonly ingressClassName?: string } })[] {
  return ofKind(manifests, 'networking.k8s.io/Ingress');
}
