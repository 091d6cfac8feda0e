import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { BankingGatewayProps } from './hybrid-banking-stack-props';
import { PodDisruptionBudget } from '../resilience';

/** The port an unprivileged nginx listens on. */
const PORT = 8080;

const CONFIGURATION = `server {
  listen ${PORT};
  location /healthz { return 200 "ok"; }
  location / { return 404; }
}
`;

/** Requests and limits of a gateway container. */
export const GATEWAY_RESOURCES: kplus.ContainerResources = {
  cpu: { request: kplus.Cpu.millis(500), limit: kplus.Cpu.units(2) },
  memory: { request: Size.mebibytes(512), limit: Size.gibibytes(2) },
};

/** A gateway with the defaults that several parts of the stack read. */
export interface CompleteGateway extends BankingGatewayProps {
  readonly minReplicas: number;
  readonly maxReplicas: number;
}

/** Fills in the documented defaults. */
export function completeGateway(gateway: BankingGatewayProps): CompleteGateway {
  return { ...gateway, minReplicas: gateway.minReplicas ?? 3, maxReplicas: gateway.maxReplicas ?? 10 };
}

/** The stateless half of the stack, of cdk8s-plus alone: a Deployment that scales, survives drains, and is reached through a Service. */
export function createGateway(scope: Construct, gateway: CompleteGateway): kplus.Deployment {
  const name = 'api-gateway';
  const { image, minReplicas, maxReplicas } = gateway;
  const configuration = new kplus.ConfigMap(scope, 'GatewayConfiguration', {
    metadata: { name }, data: { 'default.conf': gateway.configuration ?? CONFIGURATION },
  });
  const deployment = new kplus.Deployment(scope, 'Gateway', {
    metadata: { name },
    podMetadata: { labels: { 'app.kubernetes.io/name': name, 'tier': 'gateway' } },
    strategy: kplus.DeploymentStrategy.rollingUpdate({
      maxUnavailable: kplus.PercentOrAbsolute.absolute(0), maxSurge: kplus.PercentOrAbsolute.absolute(1),
    }),
    securityContext: { ensureNonRoot: true, user: 101 },
    containers: [{
      name: 'gateway',
      image,
      imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
      ports: [{ name: 'http', number: PORT }],
      readiness: kplus.Probe.fromHttpGet('/healthz', { port: PORT, periodSeconds: Duration.seconds(5) }),
      resources: GATEWAY_RESOURCES,
      securityContext: {
        capabilities: { drop: [kplus.Capability.ALL] },
        seccompProfile: { type: kplus.SeccompProfileType.RUNTIME_DEFAULT },
      },
      volumeMounts: [
        { path: '/etc/nginx/conf.d', volume: kplus.Volume.fromConfigMap(scope, 'GatewayConfigurationVolume', configuration), readOnly: true },
        { path: '/tmp', volume: kplus.Volume.fromEmptyDir(scope, 'GatewayScratch', 'tmp') },
      ],
    }],
  });
  deployment.scheduling.spread({ topology: kplus.Topology.HOSTNAME, weight: 100 });
  new kplus.HorizontalPodAutoscaler(scope, 'GatewayAutoscaler', {
    metadata: { name },
    target: deployment,
    minReplicas,
    maxReplicas,
    metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))],
  });
  new PodDisruptionBudget(scope, 'GatewayDisruptionBudget', {
    metadata: { name }, selector: deployment, minAvailable: kplus.PercentOrAbsolute.absolute(Math.max(minReplicas - 1, 1)),
  });
  deployment.exposeViaService({ name, ports: [{ name: 'http', port: 80, targetPort: PORT }] });
  return deployment;
}
