import { tenant } from './tenant';
import { isNoPort } from '../lib/analysis/reachability/port-set';
import { reachabilityOf } from '../lib/analysis/reachability/reachability';
import type { Manifest } from '../lib/manifests/manifest';

const VMS = 10;
const [SMALL, LARGE] = [1_000, 2_000];
/** What 10,000 VMs in 1,000 namespaces may take, in seconds of the processor; and how many times that twice as many may. */
const BOUNDS = { seconds: 2, growth: 2.4 };
const RUNS = 3;

/** Namespaces as tenants have them: closed but for DNS, for what a label opens, and for addresses outside; some of them open. */
const SHAPES: { readonly [name: string]: (i: number) => Manifest[] } = {
  'closed but for DNS': (i) => tenant(i, VMS),
  'without policies': (i) => tenant(i, VMS).filter(({ kind }) => kind !== 'NetworkPolicy'),
  'closed, with ways to the next, to a shared service and to addresses': (i) => [...tenant(i, VMS), ways(i)],
};

for (const [name, make] of Object.entries(SHAPES)) {
  const [small, large] = [SMALL, LARGE].map((namespaces) => measured(Array.from({ length: namespaces }, (_, i) => make(i)).flat()));
  const told = (seconds: number) => seconds.toFixed(2);
  const isMet = small.seconds <= BOUNDS.seconds && large.seconds / small.seconds <= BOUNDS.growth;
  console.log(`${name}: ${SMALL * VMS} VMs in ${SMALL} namespaces ${told(small.seconds)} s, ${small.classes} classes, ${small.connections} connections; `
    + `twice as many ${told(large.seconds)} s (target: ${BOUNDS.seconds} s, ${BOUNDS.growth} times: ${isMet ? 'met' : 'missed'})`);
}

/** Seconds of the processor for the matrix and for what an attacker reaches, the best of some runs. */
function measured(manifests: readonly Manifest[]) {
  const runs = Array.from({ length: RUNS }, () => {
    const start = process.cpuUsage();
    const { classes, planes, attacker } = reachabilityOf(manifests);
    const connections = [...planes, attacker].reduce((sum, { pairs }) => sum + pairs.filter(({ ports }) => !isNoPort(ports)).length, 0);
    const { user, system } = process.cpuUsage(start);
    return { seconds: (user + system) / 1e6, classes: classes.length, connections };
  });
  return runs.reduce((best, run) => (run.seconds < best.seconds ? run : best));
}

function ways(i: number): Manifest {
  const namespaced = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'ways', namespace: `tenant-${i}` },
    spec: {
      podSelector: { matchLabels: { app: `vm-${i * VMS}` } },
      ingress: [{ from: [{ ...namespaced('monitoring'), podSelector: { matchLabels: { app: 'prometheus' } } }], ports: [{ port: 9100 }] }],
      egress: [
        { to: [{ ...namespaced(`tenant-${i + 1}`), podSelector: { matchLabels: { app: `vm-${(i + 1) * VMS}` } } }], ports: [{ port: 5432 }] },
        { to: [{ namespaceSelector: { matchLabels: { shared: 'yes' } } }] },
        { to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } }, { ipBlock: { cidr: `203.0.${i % 256}.0/24` } }] },
      ],
    },
  };
}
