import { calleesOf, OF_NEITHER_KUBEVIRT_NOR_CDI, portText } from './callees';
import { backendsOf } from '../../manifests/backends';
import { guestParts } from '../../manifests/guest-parts';
import { mayAdmitOutsiders, mayAdmitPod } from '../../manifests/network-peer';
import { opensPort } from '../../manifests/network-policies';
import type { Opening } from '../../manifests/network-policies';
import { podPortOf, serviceKey, servicePort } from '../../manifests/services';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const LOAD_BALANCER = 'LoadBalancer';
const EXPOSED_TYPES = [LOAD_BALANCER, 'NodePort'];
/** An ingress controller, or a load balancer that runs in pods, as those of K3s and Tailscale do. */
const CONTROLLER = { labels: OF_NEITHER_KUBEVIRT_NOR_CDI };

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'exposure/requires-ingress-from-controller',
    reads: guestParts(),
    level: FindingLevel.ADVISED,
    summary: 'NetworkPolicies must let the ingress controller reach the pods it routes to',
    why: 'The controller calls the pods from a namespace of its own. Behind a default deny it does not reach them, and answers with 502 or 504.',
    fix: 'Allow ingress to the pods on that port from the namespace of the controller. `exposeViaIngress` of a VM does it in a TenantNamespace; otherwise '
      + 'call `allowFrom` of the tenant with `kplus.Namespaces.select`.',
    * check(manifests, cluster) {
      const callees = calleesOf(manifests, cluster);
      if (!callees.services.size) return;
      for (const manifest of manifests) {
        const told = new Set<string>();
        for (const { field, name, namespace, port } of backendsOf(manifest)) {
          const service = callees.services.get(serviceKey(namespace, name));
          const found = service && servicePort(service, port);
          const callee = found && callees.behind(service);
          if (!callee) continue;
          const target = podPortOf(found);
          if (callee.openings.some((opening) => mayAdmitPod(opening, CONTROLLER) && opensPort(opening, target.port, target.protocol))) continue;
          const got = `${name}: no NetworkPolicy opens ${portText(target)} of ${callee.name} to other namespaces`;
          if (told.has(got)) continue;
          told.add(got);
          yield { manifest, field, got, allowed: 'a Service whose pods the ingress controller may call' };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'exposure/requires-ingress-from-clients',
    level: FindingLevel.ADVISED,
    summary: 'NetworkPolicies must let the clients of a load balancer or a node port reach its pods',
    why: 'What comes through a load balancer or a node port comes from the address of the client or of a node, which selectors of pods do not '
      + 'select, unless the load balancer runs in pods itself. Behind a default deny it does not arrive.',
    fix: 'Allow ingress to the pods on that port from the addresses of the clients, with an ipBlock: call `connections.allowFrom` of the VM, or `allowFrom` '
      + 'of the TenantNamespace, with a `kplus.NetworkPolicyIpBlock`.',
    * check(manifests, cluster) {
      const callees = calleesOf(manifests, cluster);
      for (const service of callees.services.values()) {
        const { type = '', ports = [] } = service.spec ?? {};
        const callee = EXPOSED_TYPES.includes(type) ? callees.behind(service) : undefined;
        if (!callee) continue;
        const admits = (opening: Opening) => mayAdmitOutsiders(opening) || (type === LOAD_BALANCER && mayAdmitPod(opening, CONTROLLER));
        const closed = ports.map(podPortOf).filter(({ port, protocol }) => (
          !callee.openings.some((opening) => admits(opening) && opensPort(opening, port, protocol))
        ));
        if (!closed.length) continue;
        const got = `${type}: no NetworkPolicy opens ${closed.map(portText).join(', ')} of ${callee.name} to addresses`;
        yield { manifest: service, field: 'spec.type', got, allowed: 'a Service whose pods its clients may call' };
      }
    },
  }),
];
