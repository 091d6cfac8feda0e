import { kubernetesTable } from './table';
import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';

says({
  'container-probe/references-port': { level: FindingLevel.UNSTARTABLE, allowed: ['a number: the container names no port', 'a port of the container: http, web'] },
  'container-probe/has-valid-port': {
    allowed: [
      'a port from 1 to 65535, or its name: at most 15 lower-case letters, digits and -, with a letter, not starting or ending with - and without --',
      'letters, digits and -',
      'a port from 1 to 65535',
    ],
  },
  'container-probe/has-valid-threshold': {
    allowed: [
      '1',
      '0 or more',
      '1 or more',
      'nothing: only livenessProbe and startupProbe have it',
    ],
  },
  'container-probe/requires-handler': {
    allowed: [
      'exactly one of exec, httpGet, tcpSocket, sleep',
      'a value',
      'exactly one of exec, httpGet, tcpSocket, grpc',
    ],
  },
});

describe('pod', () => kubernetesTable('pod', [
  ['spec.containers[0].lifecycle', { preStop: {} }, ['container-probe/requires-handler', 'spec.containers[0].lifecycle.preStop', 'nothing']],
  [
    'spec.containers[0].lifecycle',
    { preStop: { exec: {} } },
    ['container-probe/requires-handler', 'spec.containers[0].lifecycle.preStop.exec.command'],
  ],
  [
    'spec.containers[0].lifecycle',
    { preStop: { httpGet: { port: 0 } } },
    ['container-probe/has-valid-port', 'spec.containers[0].lifecycle.preStop.httpGet.port', '0'],
  ],
  ['spec.containers[0].lifecycle', { postStart: { exec: { command: ['a'] } } }],
  ['spec.containers[0].lifecycle', { preStop: { sleep: { seconds: 5 } } }],
  ['spec.containers[0].livenessProbe', {}, ['container-probe/requires-handler', 'spec.containers[0].livenessProbe', 'nothing']],
  [
    'spec.containers[0].livenessProbe',
    { tcpSocket: { port: 0 } },
    ['container-probe/has-valid-port', 'spec.containers[0].livenessProbe.tcpSocket.port', '0'],
  ],
  ['spec.containers[0].livenessProbe', { exec: {} }, ['container-probe/requires-handler', 'spec.containers[0].livenessProbe.exec.command']],
  [
    'spec.containers[0].livenessProbe',
    { httpGet: { port: 0 } },
    ['container-probe/has-valid-port', 'spec.containers[0].livenessProbe.httpGet.port', '0'],
  ],
  [
    'spec.containers[0].livenessProbe',
    { httpGet: { port: 80, httpHeaders: [{ name: 'a b', value: 'x' }] } },
    ['container-probe/has-valid-port', 'spec.containers[0].livenessProbe.httpGet.httpHeaders[0].name', 'a b'],
  ],
  [
    'spec.containers[0].livenessProbe',
    { grpc: { port: 0 } },
    ['container-probe/has-valid-port', 'spec.containers[0].livenessProbe.grpc.port', '0'],
  ],
  [
    'spec.containers[0].livenessProbe',
    { tcpSocket: { port: 80 }, successThreshold: 2 },
    ['container-probe/has-valid-threshold', 'spec.containers[0].livenessProbe.successThreshold', '2'],
  ],
  [
    'spec.containers[0].livenessProbe',
    { tcpSocket: { port: 80 }, failureThreshold: -1 },
    ['container-probe/has-valid-threshold', 'spec.containers[0].livenessProbe.failureThreshold', '-1'],
  ],
  [
    'spec.containers[0].livenessProbe',
    { tcpSocket: { port: 80 }, periodSeconds: -1 },
    ['container-probe/has-valid-threshold', 'spec.containers[0].livenessProbe.periodSeconds', '-1'],
  ],
  [
    'spec.containers[0].livenessProbe',
    { tcpSocket: { port: 80 }, timeoutSeconds: -1 },
    ['container-probe/has-valid-threshold', 'spec.containers[0].livenessProbe.timeoutSeconds', '-1'],
  ],
  [
    'spec.containers[0].livenessProbe',
    { tcpSocket: { port: 80 }, initialDelaySeconds: -1 },
    ['container-probe/has-valid-threshold', 'spec.containers[0].livenessProbe.initialDelaySeconds', '-1'],
  ],
  [
    'spec.containers[0].livenessProbe',
    { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: 0 },
    ['container-probe/has-valid-threshold', 'spec.containers[0].livenessProbe.terminationGracePeriodSeconds', '0'],
  ],
  ['spec.containers[0].livenessProbe', { tcpSocket: { port: 80 } }],
  ['spec.containers[0].livenessProbe', { tcpSocket: { port: 'web' } }, ['container-probe/references-port', 'spec.containers[0].livenessProbe.tcpSocket.port', 'web', { level: FindingLevel.ADVISED }]],
  ['spec.containers[0].livenessProbe', { exec: { command: ['true'] } }],
  ['spec.containers[0].livenessProbe', { httpGet: { port: 80 } }],
  ['spec.containers[0].livenessProbe', { httpGet: { port: 80, path: 'x' } }],
  ['spec.containers[0].livenessProbe', { grpc: { port: 9000 } }],
  ['spec.containers[0].livenessProbe', { tcpSocket: { port: 80 }, successThreshold: 1 }],
  ['spec.containers[0].livenessProbe', { tcpSocket: { port: 80 }, failureThreshold: 0 }],
  ['spec.containers[0].livenessProbe', { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: 5 }],
  ['spec.containers[0].readinessProbe', {}, ['container-probe/requires-handler', 'spec.containers[0].readinessProbe', 'nothing']],
  [
    'spec.containers[0].readinessProbe',
    { tcpSocket: { port: 0 } },
    ['container-probe/has-valid-port', 'spec.containers[0].readinessProbe.tcpSocket.port', '0'],
  ],
  ['spec.containers[0].readinessProbe', { exec: {} }, ['container-probe/requires-handler', 'spec.containers[0].readinessProbe.exec.command']],
  [
    'spec.containers[0].readinessProbe',
    { httpGet: { port: 0 } },
    ['container-probe/has-valid-port', 'spec.containers[0].readinessProbe.httpGet.port', '0'],
  ],
  [
    'spec.containers[0].readinessProbe',
    { httpGet: { port: 80, httpHeaders: [{ name: 'a b', value: 'x' }] } },
    ['container-probe/has-valid-port', 'spec.containers[0].readinessProbe.httpGet.httpHeaders[0].name', 'a b'],
  ],
  [
    'spec.containers[0].readinessProbe',
    { grpc: { port: 0 } },
    ['container-probe/has-valid-port', 'spec.containers[0].readinessProbe.grpc.port', '0'],
  ],
  [
    'spec.containers[0].readinessProbe',
    { tcpSocket: { port: 80 }, successThreshold: -1 },
    ['container-probe/has-valid-threshold', 'spec.containers[0].readinessProbe.successThreshold', '-1'],
  ],
  [
    'spec.containers[0].readinessProbe',
    { tcpSocket: { port: 80 }, failureThreshold: -1 },
    ['container-probe/has-valid-threshold', 'spec.containers[0].readinessProbe.failureThreshold', '-1'],
  ],
  [
    'spec.containers[0].readinessProbe',
    { tcpSocket: { port: 80 }, periodSeconds: -1 },
    ['container-probe/has-valid-threshold', 'spec.containers[0].readinessProbe.periodSeconds', '-1'],
  ],
  [
    'spec.containers[0].readinessProbe',
    { tcpSocket: { port: 80 }, timeoutSeconds: -1 },
    ['container-probe/has-valid-threshold', 'spec.containers[0].readinessProbe.timeoutSeconds', '-1'],
  ],
  [
    'spec.containers[0].readinessProbe',
    { tcpSocket: { port: 80 }, initialDelaySeconds: -1 },
    ['container-probe/has-valid-threshold', 'spec.containers[0].readinessProbe.initialDelaySeconds', '-1'],
  ],
  [
    'spec.containers[0].readinessProbe',
    { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: 0 },
    ['container-probe/has-valid-threshold', 'spec.containers[0].readinessProbe.terminationGracePeriodSeconds', '0'],
  ],
  ['spec.containers[0].readinessProbe', { tcpSocket: { port: 80 } }],
  ['spec.containers[0].readinessProbe', { tcpSocket: { port: 'web' } }, ['container-probe/references-port', 'spec.containers[0].readinessProbe.tcpSocket.port', 'web']],
  ['spec.containers[0].readinessProbe', { exec: { command: ['true'] } }],
  ['spec.containers[0].readinessProbe', { httpGet: { port: 80 } }],
  ['spec.containers[0].readinessProbe', { httpGet: { port: 80, path: 'x' } }],
  ['spec.containers[0].readinessProbe', { grpc: { port: 9000 } }],
  ['spec.containers[0].readinessProbe', { tcpSocket: { port: 80 }, successThreshold: 2 }],
  ['spec.containers[0].readinessProbe', { tcpSocket: { port: 80 }, successThreshold: 1 }],
  ['spec.containers[0].readinessProbe', { tcpSocket: { port: 80 }, failureThreshold: 0 }],
  ['spec.containers[0].startupProbe', {}, ['container-probe/requires-handler', 'spec.containers[0].startupProbe', 'nothing']],
  [
    'spec.containers[0].startupProbe',
    { tcpSocket: { port: 0 } },
    ['container-probe/has-valid-port', 'spec.containers[0].startupProbe.tcpSocket.port', '0'],
  ],
  ['spec.containers[0].startupProbe', { exec: {} }, ['container-probe/requires-handler', 'spec.containers[0].startupProbe.exec.command']],
  [
    'spec.containers[0].startupProbe',
    { httpGet: { port: 0 } },
    ['container-probe/has-valid-port', 'spec.containers[0].startupProbe.httpGet.port', '0'],
  ],
  [
    'spec.containers[0].startupProbe',
    { httpGet: { port: 80, httpHeaders: [{ name: 'a b', value: 'x' }] } },
    ['container-probe/has-valid-port', 'spec.containers[0].startupProbe.httpGet.httpHeaders[0].name', 'a b'],
  ],
  ['spec.containers[0].startupProbe', { grpc: { port: 0 } }, ['container-probe/has-valid-port', 'spec.containers[0].startupProbe.grpc.port', '0']],
  [
    'spec.containers[0].startupProbe',
    { tcpSocket: { port: 80 }, successThreshold: 2 },
    ['container-probe/has-valid-threshold', 'spec.containers[0].startupProbe.successThreshold', '2'],
  ],
  [
    'spec.containers[0].startupProbe',
    { tcpSocket: { port: 80 }, failureThreshold: -1 },
    ['container-probe/has-valid-threshold', 'spec.containers[0].startupProbe.failureThreshold', '-1'],
  ],
  [
    'spec.containers[0].startupProbe',
    { tcpSocket: { port: 80 }, periodSeconds: -1 },
    ['container-probe/has-valid-threshold', 'spec.containers[0].startupProbe.periodSeconds', '-1'],
  ],
  [
    'spec.containers[0].startupProbe',
    { tcpSocket: { port: 80 }, timeoutSeconds: -1 },
    ['container-probe/has-valid-threshold', 'spec.containers[0].startupProbe.timeoutSeconds', '-1'],
  ],
  [
    'spec.containers[0].startupProbe',
    { tcpSocket: { port: 80 }, initialDelaySeconds: -1 },
    ['container-probe/has-valid-threshold', 'spec.containers[0].startupProbe.initialDelaySeconds', '-1'],
  ],
  [
    'spec.containers[0].startupProbe',
    { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: 0 },
    ['container-probe/has-valid-threshold', 'spec.containers[0].startupProbe.terminationGracePeriodSeconds', '0'],
  ],
  ['spec.containers[0].startupProbe', { tcpSocket: { port: 80 } }],
  ['spec.containers[0].startupProbe', { tcpSocket: { port: 'web' } }, ['container-probe/references-port', 'spec.containers[0].startupProbe.tcpSocket.port', 'web']],
  ['spec.containers[0].startupProbe', { exec: { command: ['true'] } }],
  ['spec.containers[0].startupProbe', { httpGet: { port: 80 } }],
  ['spec.containers[0].startupProbe', { httpGet: { port: 80, path: 'x' } }],
  ['spec.containers[0].startupProbe', { grpc: { port: 9000 } }],
  ['spec.containers[0].startupProbe', { tcpSocket: { port: 80 }, successThreshold: 1 }],
  ['spec.containers[0].startupProbe', { tcpSocket: { port: 80 }, failureThreshold: 0 }],
  ['spec.containers[0].startupProbe', { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: 5 }],
  ['spec.containers[0]', { name: 'c', image: 'i', ports: [{ containerPort: 80 }, { name: 'http', containerPort: 81 }, { name: 'web', containerPort: 82 }], readinessProbe: { httpGet: { port: 'web' } } }],
  ['spec.containers[0]', { name: 'c', image: 'i', ports: [{ name: 'http', containerPort: 81 }, { name: 'web', containerPort: 82 }], readinessProbe: { httpGet: { port: 'htp' } } },
    ['container-probe/references-port', 'spec.containers[0].readinessProbe.httpGet.port', 'htp']],
]));
