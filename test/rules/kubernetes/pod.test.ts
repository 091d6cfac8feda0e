import { kubernetesTable } from './table';
import { says } from '../judge';

says({
  'pod/excludes-ephemeral-containers': { allowed: 'none' },
  'pod/fits-bounds': {
    allowed: [
      'at most 3 name servers',
      '1 or more',
      '0 or more',
    ],
  },
  'pod/has-valid-name': {
    allowed: [
      'an IP address',
      'at most 63 lower-case letters, digits and -, starting and ending with a letter or digit',
      'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
      'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /',
      'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit',
      'a value that no earlier entry has',
    ],
  },
  'pod/has-valid-restart-policy': {
    allowed: [
      'OnFailure, Never',
      'Always',
    ],
  },
  'pod/requires-containers': {
    allowed: [
      'one name server or more with dnsPolicy None',
      'a value',
    ],
  },
});

describe('job', () => kubernetesTable('job', [
  ['spec.template.spec.restartPolicy', 'Always', ['pod/has-valid-restart-policy', 'spec.template.spec.restartPolicy', 'Always']],
  ['spec.template.spec.restartPolicy', 'OnFailure'],
  ['spec.template.spec.activeDeadlineSeconds', 5],
]));

describe('cron-job', () => kubernetesTable('cron-job', [
  [
    'spec.jobTemplate.spec.template.spec.restartPolicy',
    'Always',
    ['pod/has-valid-restart-policy', 'spec.jobTemplate.spec.template.spec.restartPolicy', 'Always'],
  ],
]));

describe('pod', () => kubernetesTable('pod', [
  ['spec', undefined, ['pod/requires-containers', 'spec.containers']],
  ['spec.dnsConfig', { searches: ['a b'] }, ['pod/has-valid-name', 'spec.dnsConfig.searches[0]', 'a b', { allowed: 'a DNS name' }]],
  ['spec.dnsConfig', { searches: ['_tcp.example.com.', '.'] }],
  ['spec.resourceClaims', [{ name: 'a' }], ['pod/has-valid-name', 'spec.resourceClaims[0]', 'nothing', { allowed: 'exactly one of resourceClaimName, resourceClaimTemplateName' }]],
  ['spec.resourceClaims', [{ name: 'a', resourceClaimName: 'b', resourceClaimTemplateName: 'c' }], ['pod/has-valid-name', 'spec.resourceClaims[0]', '["resourceClaimName","resourceClaimTemplateName"]', { allowed: 'exactly one of resourceClaimName, resourceClaimTemplateName' }]],
  ['spec.resourceClaims', [{ name: 'A', resourceClaimName: 'B' }], ['pod/has-valid-name', 'spec.resourceClaims[0].name', 'A'], ['pod/has-valid-name', 'spec.resourceClaims[0].resourceClaimName', 'B']],
  ['spec.resourceClaims', [{ name: 'a', resourceClaimName: 'b' }, { name: 'a', resourceClaimName: 'c' }], ['pod/has-valid-name', 'spec.resourceClaims[1].name', 'a']],
  ['spec.containers[0].resources', { claims: [{ name: 'none' }] }, ['pod/fits-bounds', 'spec.containers[0].resources.claims[0].name', 'none', { allowed: 'the name of one of the resourceClaims of the pod' }]],
  ['spec', { resourceClaims: [{ name: 'a', resourceClaimTemplateName: 'b' }], containers: [{ name: 'c', image: 'i', resources: { claims: [{ name: 'a' }] } }] }],
  ['spec.containers[0].lifecycle', { preStop: { sleep: { seconds: 30 } } }],
  ['spec.containers[0].lifecycle', { preStop: { sleep: { seconds: 31 } } }, ['pod/fits-bounds', 'spec.containers[0].lifecycle.preStop.sleep.seconds', '31', { allowed: 'at most terminationGracePeriodSeconds, 30' }]],
  ['spec', { terminationGracePeriodSeconds: 60, containers: [{ name: 'c', image: 'i', lifecycle: { preStop: { sleep: { seconds: 31 } } } }] }],
  ['spec.securityContext', { seccompProfile: { type: 'Localhost' } }, ['pod/fits-bounds', 'spec.securityContext.seccompProfile.localhostProfile', undefined, { allowed: 'the profile with type Localhost' }]],
  ['spec.activeDeadlineSeconds', 0, ['pod/fits-bounds', 'spec.activeDeadlineSeconds', '0']],
  ['spec.activeDeadlineSeconds', 1],
  ['spec.containers', [], ['pod/requires-containers', 'spec.containers', 'nothing']],
  ['spec.dnsConfig', { nameservers: ['x'] }, ['pod/has-valid-name', 'spec.dnsConfig.nameservers[0]', 'x']],
  ['spec.dnsConfig', { options: [{ name: '' }] }, ['pod/requires-containers', 'spec.dnsConfig.options[0].name', '']],
  [
    'spec.dnsConfig',
    { nameservers: ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4'] },
    ['pod/fits-bounds', 'spec.dnsConfig.nameservers', '["1.1.1.1","1.1.1.2","1.1.1.3","1.1.1.4"]'],
  ],
  ['spec.dnsConfig', { nameservers: ['1.2.3.4'] }],
  ['spec.dnsConfig', { searches: ['a.b', '_x.y'] }],
  ['spec.dnsPolicy', 'None', ['pod/requires-containers', 'spec.dnsConfig.nameservers']],
  ['spec.dnsPolicy', 'Default'],
  ['spec.dnsPolicy', ''],
  [
    'spec.ephemeralContainers',
    [{ name: 'e', image: 'i' }],
    ['pod/excludes-ephemeral-containers', 'spec.ephemeralContainers', '[{"name":"e","image":"i"}]'],
  ],
  ['spec.hostAliases', [{ ip: 'x' }], ['pod/has-valid-name', 'spec.hostAliases[0].ip', 'x']],
  ['spec.hostAliases', [{ ip: '1.2.3.4', hostnames: ['A'] }], ['pod/has-valid-name', 'spec.hostAliases[0].hostnames[0]', 'A']],
  ['spec.hostAliases', [{ ip: '1.2.3.4', hostnames: ['a'] }]],
  ['spec.hostname', 'A', ['pod/has-valid-name', 'spec.hostname', 'A']],
  ['spec.hostname', 'a'],
  ['spec.nodeName', 'N N', ['pod/has-valid-name', 'spec.nodeName', 'N N']],
  ['spec.nodeName', 'n'],
  ['spec.nodeSelector', { 'a b': 'c' }, ['pod/has-valid-name', 'spec.nodeSelector[a b]', 'a b: c']],
  ['spec.nodeSelector', { a: 'b c' }, ['pod/has-valid-name', 'spec.nodeSelector[a]', 'a: b c']],
  ['spec.nodeSelector', { a: 'b' }],
  ['spec.overhead', { cpu: '-1' }, ['pod/fits-bounds', 'spec.overhead[cpu]', '-1']],
  ['spec.overhead', { cpu: '1' }],
  ['spec.priorityClassName', 'P', ['pod/has-valid-name', 'spec.priorityClassName', 'P']],
  ['spec.priorityClassName', 'p'],
  ['spec.readinessGates', [{ conditionType: 'a b' }], ['pod/has-valid-name', 'spec.readinessGates[0].conditionType', 'a b']],
  ['spec.readinessGates', [{ conditionType: '' }], ['pod/requires-containers', 'spec.readinessGates[0].conditionType', '']],
  ['spec.readinessGates', [{ conditionType: 'a' }]],
  ['spec.runtimeClassName', 'R', ['pod/has-valid-name', 'spec.runtimeClassName', 'R']],
  ['spec.runtimeClassName', 'r'],
  ['spec.schedulingGates', [{ name: 'a b' }], ['pod/has-valid-name', 'spec.schedulingGates[0].name', 'a b']],
  ['spec.schedulingGates', [{ name: 'a' }, { name: 'a' }], ['pod/has-valid-name', 'spec.schedulingGates[1].name', 'a']],
  ['spec.schedulingGates', [{ name: 'a' }]],
  ['spec.securityContext', { fsGroup: -1 }, ['pod/fits-bounds', 'spec.securityContext.fsGroup', '-1']],
  ['spec.securityContext', { runAsUser: -1 }, ['pod/fits-bounds', 'spec.securityContext.runAsUser', '-1']],
  ['spec.securityContext', { supplementalGroups: [-1] }, ['pod/fits-bounds', 'spec.securityContext.supplementalGroups[0]', '-1']],
  ['spec.securityContext', { sysctls: [{ name: 'net.core.somaxconn', value: '1' }] }],
  ['spec.securityContext', { fsGroupChangePolicy: 'Always' }],
  ['spec.securityContext', { seccompProfile: { type: 'Unconfined' } }],
  ['spec.serviceAccountName', 'SA', ['pod/has-valid-name', 'spec.serviceAccountName', 'SA']],
  ['spec.serviceAccountName', 'sa'],
  ['spec.subdomain', 'A', ['pod/has-valid-name', 'spec.subdomain', 'A']],
  ['spec.subdomain', 'a'],
  ['spec.securityContext', { sysctls: [{ name: 'a b', value: '1' }] }, ['pod/fits-bounds', 'spec.securityContext.sysctls[0].name', 'a b', { allowed: 'the name of a sysctl, such as net.core.somaxconn' }]],
  ['spec.securityContext', { sysctls: [{ name: 'net.core.somaxconn', value: '1' }, { name: 'net.core.somaxconn', value: '2' }] }, ['pod/fits-bounds', 'spec.securityContext.sysctls[1].name', 'net.core.somaxconn', { allowed: 'a value that no earlier entry has' }]],
  ['spec.securityContext', { sysctls: [{ name: 'net/ipv4/tcp_rmem', value: '1' }, { name: 'net.core.somaxconn', value: '2' }] }],
]));

describe('stateful-set', () => kubernetesTable('stateful-set', [
  ['spec.template.spec.restartPolicy', 'Never', ['pod/has-valid-restart-policy', 'spec.template.spec.restartPolicy', 'Never']],
  ['spec.template.spec.restartPolicy', ''],
  ['spec.template.spec.activeDeadlineSeconds', 5, ['pod/has-valid-restart-policy', 'spec.template.spec.activeDeadlineSeconds', '5', { allowed: 'nothing: the pods of this kind have no end' }]],
]));

describe('deployment', () => kubernetesTable('deployment', [
  ['spec.template.spec', undefined, ['pod/requires-containers', 'spec.template.spec.containers']],
]));
