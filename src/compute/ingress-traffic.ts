import { ApiObject, Lazy } from 'cdk8s';
import type { Service } from 'cdk8s-plus-28';
import type { NetworkPolicySpec } from '../../imports/kubernetes';
import { isIsolated } from '../platform/isolated-scope';
import { Platform } from '../platform/platform';

/**
 * Lets the ingress controller of the platform call the pods behind the first port of a service. Where no NetworkPolicy closes them it emits
 * nothing: a first one would.
 */
export function allowIngressController(service: Service, podLabels: { [key: string]: string }): void {
  if (!isIsolated(service)) return;
  const [{ port, targetPort = port }] = service.ports;
  const { namespace } = service.metadata;
  new ApiObject(service, 'IngressTraffic', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `${service.name}-ingress`, namespace },
    spec: Lazy.any({
      produce: (): NetworkPolicySpec => ({
        podSelector: { matchLabels: podLabels },
        policyTypes: ['Ingress'],
        ingress: [{
          from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': Platform.of(service).namespaces.ingress } } }],
          ports: [{ protocol: 'TCP', port: targetPort }],
        }],
      }),
    }),
  });
}
