import { ApiObject, Duration, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { CompleteService } from './banking-service-defaults';
import { envInOrder } from '../kubernetes/env-in-order';
import { PodDisruptionBudget } from '../resilience';
import { WorkloadAutoscaler } from '../scaling';

const PORT_NAME = 'http';

/** Pods that scale, survive drains, and are reached through a Service. */
export function createService(scope: Construct, service: CompleteService): kplus.Deployment {
  const { name, labels, minReplicas, maxReplicas } = service;
  const own = { 'app.kubernetes.io/name': labels['app.kubernetes.io/name'] };
  const pods = kplus.Pods.select(scope, 'Pods', { labels: own });
  const deployment = createDeployment(scope, service);
  deployment.select(kplus.LabelSelector.of({ labels: own }));
  addWhatPlusLacks(deployment, own, service);
  new WorkloadAutoscaler(scope, 'Autoscaler', {
    metadata: { name }, target: deployment, minReplicas, maxReplicas, cpuUtilizationPercent: service.cpuUtilizationPercent,
  });
  if (minReplicas > 1) {
    new PodDisruptionBudget(scope, 'DisruptionBudget', {
      metadata: { name }, selector: pods, minAvailable: kplus.PercentOrAbsolute.absolute(minReplicas - 1),
    });
  }
  const front = new kplus.Service(scope, 'Service', {
    metadata: { name }, selector: pods, ports: [{ name: PORT_NAME, port: service.servicePort, targetPort: service.port }],
  });
  ApiObject.of(front).addJsonPatch(JsonPatch.replace('/spec/ports/0/targetPort/value', PORT_NAME));
  return deployment;
}

function createDeployment(scope: Construct, service: CompleteService): kplus.Deployment {
  const { name, labels, port, configuration } = service;
  return new kplus.Deployment(scope, 'Deployment', {
    metadata: { name, labels: { 'app.kubernetes.io/name': labels['app.kubernetes.io/name'] } },
    podMetadata: { labels: { ...labels } },
    select: false,
    strategy: kplus.DeploymentStrategy.rollingUpdate({
      maxUnavailable: kplus.PercentOrAbsolute.absolute(0), maxSurge: kplus.PercentOrAbsolute.absolute(1),
    }),
    containers: [{
      name: service.container,
      image: service.image,
      imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
      ports: [{ name: PORT_NAME, number: port }],
      readiness: readinessOf(service),
      resources: service.resources,
      envVariables: Object.fromEntries(envInOrder(service.env)),
      volumeMounts: [
        ...configuration ? [configurationMount(scope, name, configuration)] : [],
        { path: '/tmp', volume: kplus.Volume.fromEmptyDir(scope, 'Scratch', 'tmp') },
      ],
    }],
  });
}

function readinessOf({ readinessPath, port }: CompleteService): kplus.Probe {
  const options = { port, periodSeconds: Duration.seconds(5) };
  return readinessPath === undefined ? kplus.Probe.fromTcpSocket(options) : kplus.Probe.fromHttpGet(readinessPath, options);
}

function configurationMount(scope: Construct, name: string, { directory, text }: NonNullable<CompleteService['configuration']>): kplus.VolumeMount {
  const configMap = new kplus.ConfigMap(scope, 'Configuration', { metadata: { name }, data: { 'default.conf': text } });
  return { path: directory, volume: kplus.Volume.fromConfigMap(scope, 'ConfigurationVolume', configMap, { name: 'conf' }), readOnly: true };
}

/** A security context of the whole pod with a seccomp profile, topology spread, and ports by name (in cdk8s-plus a `value` until it is written). */
function addWhatPlusLacks(deployment: kplus.Deployment, pods: { readonly [key: string]: string }, { user, readinessPath }: CompleteService): void {
  const pod = '/spec/template/spec';
  const probe = `${pod}/containers/0/readinessProbe/${readinessPath === undefined ? 'tcpSocket' : 'httpGet'}`;
  ApiObject.of(deployment).addJsonPatch(
    JsonPatch.replace(`${pod}/securityContext`, {
      runAsNonRoot: true, ...user === undefined ? {} : { runAsUser: user }, seccompProfile: { type: 'RuntimeDefault' },
    }),
    JsonPatch.replace(`${pod}/containers/0/securityContext`, {
      allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] },
    }),
    JsonPatch.replace(`${probe}/port/value`, PORT_NAME),
    JsonPatch.add(`${pod}/topologySpreadConstraints`, [{
      maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: pods },
    }]),
  );
}
