import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { BankingComponent } from './banking-component';
import { BankingGatewayProps, BankingPodsProps, BankingServiceProps } from './banking-service-props';

/** A service with the defaults that several parts of the stack read. */
export interface CompleteService extends BankingComponent {
  /** Name of its objects. */
  readonly name: string;
  readonly image: string;
  readonly user?: number;
  readonly resources: kplus.ContainerResources;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly cpuUtilizationPercent: number;
  readonly container: string;
  /** The port of the Service. */
  readonly servicePort: number;
  readonly readinessPath?: string;
  readonly env?: { [name: string]: kplus.EnvValue };
  /** A file `default.conf`, and the directory that it is in. */
  readonly configuration?: { readonly directory: string; readonly text: string };
}

const RESOURCES: kplus.ContainerResources = {
  cpu: { request: kplus.Cpu.millis(500), limit: kplus.Cpu.units(2) },
  memory: { request: Size.mebibytes(512), limit: Size.gibibytes(2) },
};

/** Fills in the documented defaults of the gateway. */
export function completeGateway(gateway: BankingGatewayProps): CompleteService {
  const { name = 'api-gateway', port = 8080, selector = { tier: 'gateway' }, calls = ['database'], user = 101 } = gateway;
  return {
    ...sharedDefaults(gateway),
    role: 'gateway',
    name,
    user,
    calls,
    selector,
    labels: { 'app.kubernetes.io/name': name, ...selector },
    container: 'gateway',
    port,
    servicePort: 80,
    readinessPath: '/healthz',
    configuration: { directory: '/etc/nginx/conf.d', text: gateway.configuration ?? nginxConfiguration(port) },
  };
}

/** Fills in the documented defaults of a business service. */
export function completeService(service: BankingServiceProps): CompleteService {
  const { name, port, calls = [], readinessPath, env, selector = { 'app.kubernetes.io/name': name } } = service;
  return {
    ...sharedDefaults(service),
    role: name,
    name,
    user: service.user,
    calls,
    selector,
    labels: { 'app.kubernetes.io/name': name, 'tier': 'service', ...selector },
    container: 'service',
    port,
    servicePort: port,
    readinessPath,
    env,
  };
}

function sharedDefaults({ image, resources = RESOURCES, minReplicas = 3, maxReplicas = 10, cpuUtilizationPercent = 70 }: BankingPodsProps) {
  return { image, resources, minReplicas, maxReplicas, cpuUtilizationPercent };
}

function nginxConfiguration(port: number): string {
  return `server {
  listen ${port};
  location /healthz { return 200 "ok"; }
  location / { return 404; }
}
`;
}
