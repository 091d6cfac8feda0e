import { directory, invoke } from './invoke';

const FILES = {
  'a.yaml': `
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {team: shop}}
---
apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: {name: db, namespace: shop}
spec:
  runStrategy: Always
  template:
    metadata: {labels: {app: db}}
    spec: {domain: {devices: {}, memory: {guest: 1Gi}}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db, namespace: shop}
spec:
  podSelector: {matchLabels: {app: db}}
  policyTypes: [Ingress, Egress]
  ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: web}}}], ports: [{port: 5432}]}]
`,
  'b.yaml': `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: front}
spec:
  selector: {matchLabels: {app: web}}
  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: i}]}}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: front}
spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
`,
};
const reach = (...args: string[]) => invoke(directory(FILES), ['reach', '.', ...args]);

test('all that is reached', () => {
  expect(reach()).toEqual({
    code: 0,
    stderr: '',
    stdout: `\
pod network, 1 policy
  front/Deployment web
    → shop/VirtualMachine db: TCP 5432
    → itself: all ports
    → other pods of the cluster: all ports
    → internet: all ports
  other pods of the cluster
    → front/Deployment web: all ports
  internet
    → front/Deployment web: all ports

exposed
  front/Service web (LoadBalancer) → front/Deployment web: TCP 8080

with other labels, or without the NetworkPolicies of its namespace, a pod would reach more
  a pod in shop with app=web
    → shop/VirtualMachine db: TCP 5432
  a pod in shop without labels
    → front/Deployment web: all ports
`,
  });
});

const MATRIX = `\
### pod network, 1 policy

| from \\\\ to | shop/VirtualMachine db | front/Deployment web | other pods of the cluster | internet |
| --- | --- | --- | --- | --- |
| front/Deployment web | TCP 5432 | all ports | all ports | all ports |
| other pods of the cluster |  | all ports |  |  |
| internet |  | all ports |  |  |
`;

test('the same as Markdown', () => {
  expect(reach('--format', 'md').stdout.slice(0, MATRIX.length)).toBe(MATRIX);
});

test.each<[string, string[], string]>([
  ['what is open', ['--from', 'web', '--to', 'db'], 'front/Deployment web → shop/VirtualMachine db: TCP 5432\n'],
  ['a port that is', ['--from', 'web', '--to', 'shop', '--port', '5432'], 'front/Deployment web → shop/VirtualMachine db: TCP 5432\n'],
  ['a port that is not', ['--from', 'web', '--to', 'db', '--port', '22'], 'front/Deployment web → shop/VirtualMachine db: no port\n'],
  ['another protocol', ['--from', 'web', '--to', 'db', '--port', '5432', '--protocol', 'UDP'], 'front/Deployment web → shop/VirtualMachine db: no port\n'],
  ['all that one reaches', ['--from', 'db'], 'nothing is reached\n'],
  ['why', ['--from', 'web', '--to', 'db', '--why'], `\
front/Deployment web → shop/VirtualMachine db: TCP 5432
    pod network: TCP 5432
      egress: no policy is for front/Deployment web in this direction
      ingress: NetworkPolicy shop/db, spec.ingress[0], allows TCP 5432
`],
  ['why not', ['--from', 'db', '--to', 'web', '--why'], `\
shop/VirtualMachine db → front/Deployment web: no port
    pod network: no port
      egress: NetworkPolicy shop/db selects shop/VirtualMachine db and has no rule for front/Deployment web
`],
])('asks for %s', (_, args, stdout) => {
  expect(reach(...args)).toEqual({ code: 0, stdout, stderr: '' });
});

test('JSON has the classes, what is asked, and why', () => {
  const { answers, classes } = JSON.parse(reach('--from', 'web', '--to', 'db', '--format', 'json').stdout);
  expect(classes.map(({ name }: { name: string }) => name).slice(0, 2)).toEqual(['shop/VirtualMachine db', 'front/Deployment web']);
  const [{ from, to, isReached, open, why: [{ ingress }] }] = answers;
  expect({ from, to, isReached, open, rule: ingress[0].rule }).toEqual({
    from: 1, to: 0, isReached: true, open: { TCP: [[5432, 5432]], UDP: [], SCTP: [] }, rule: 'spec.ingress[0]',
  });
  expect(Object.keys(JSON.parse(reach('--format', 'json').stdout))).toEqual(['version', 'classes', 'planes', 'exposures', 'attacker']);
});

test.each<[string[], string]>([
  [['--from', 'webb'], '--from webb means no pods and no addresses; did you mean web?'],
  [['--to', 'nosuch'], '--to nosuch means no pods and no addresses; there are front, shop, shop/db, front/web, internet'],
  [['--port', '0'], '--port is a number from 1 to 65535, not "0"'],
  [['--protocol', 'ICMP'], '--protocol is one of TCP, UDP, SCTP, not "ICMP"'],
])('%j is a mistake', (args, message) => {
  const { code, stderr } = reach(...args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test('what cannot be read is told', () => {
  expect(invoke(directory({ ...FILES, 'c.yaml': 'a: [' }), ['reach', '.']).stderr).toBe('1 file or document could not be read; check tells why\n');
});
