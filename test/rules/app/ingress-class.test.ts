import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, object } from '../workload-table';

const KNOWN = 'ingress-class/is-known';
const GIVEN = 'ingress-class/is-given';
const { ADVISED: level } = FindingLevel;
says({ [KNOWN]: { level, allowed: ['a class of the app or the Platform; probably meant: nginx', 'a class of the app or the Platform: nginx, haproxy', 'a class of the app or the Platform: openshift-default'] }, [GIVEN]: { level, allowed: 'nginx, haproxy' } });

const DEFAULT = 'ingressclass.kubernetes.io/is-default-class';
const ingressClass = (name: string, annotations?: Json) => ({
  apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', metadata: { name, annotations }, spec: { controller: 'example.com/controller' },
});
const ingress = (ingressClassName?: string, metadata: Json = {}) => object('networking.k8s.io/v1', 'Ingress', 'i', {
  ingressClassName, defaultBackend: { service: { name: 's', port: { number: 80 } } },
}, metadata);
const classes = [ingressClass('nginx'), ingressClass('haproxy')];

appTable('ingress-class', [
  ['a class of the app', [...classes, ingress('nginx')]],
  ['no class of the app', [ingress('traefik'), ingress()]],
  ['an Ingress without class beside a default one', [ingressClass('nginx', { [DEFAULT]: 'true' }), ingressClass('haproxy'), ingress()]],
  ['an Ingress with the former annotation', [...classes, ingress(undefined, { annotations: { 'kubernetes.io/ingress.class': 'nginx' } })]],
  ['another class by the former annotation', [...classes, ingress(undefined, { annotations: { 'kubernetes.io/ingress.class': 'ngnix' } })],
    [KNOWN, 'metadata.annotations[kubernetes.io/ingress.class]', 'ngnix']],
  ['the former annotation beside a class', [...classes, ingress('nginx', { annotations: { 'kubernetes.io/ingress.class': 'ngnix' } })]],
  ['a similar class', [...classes, ingress('ngnix')], [KNOWN, 'spec.ingressClassName', 'ngnix']],
  ['another class', [...classes, ingress('traefik')], [KNOWN, 'spec.ingressClassName', 'traefik']],
  ['another class beside a default one', [ingressClass('nginx', { [DEFAULT]: 'true' }), ingressClass('haproxy'), ingress('traefik')], [KNOWN, 'spec.ingressClassName', 'traefik']],
  ['an Ingress without class', [...classes, ingress()], [GIVEN, 'spec.ingressClassName']],
  ['an Ingress without class, where another is no default', [ingressClass('nginx', { [DEFAULT]: 'false' }), ingressClass('haproxy'), ingress()], [GIVEN, 'spec.ingressClassName']],
]);

describe('the classes of the Platform', () => {
  const platform = { ingressClasses: ['openshift-default'] };
  test.each<[string, Json[], ...Verdict[]]>([
    ['one of them', [ingress('openshift-default')]],
    ['one of the app', [...classes, ingress('nginx')]],
    ['none', [ingress()]],
    ['another', [ingress('nginx')], [KNOWN, 'spec.ingressClassName', 'nginx']],
  ])('%s', (_, manifests, ...found) => expect(judge(manifests, platform)).toEqual(found));
});
