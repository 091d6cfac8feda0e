import { Size } from 'cdk8s';
import { ContainerDiskPrePullProps, PrePullToolOptions } from './container-disk-pre-pull-props';
import type { Container, DaemonSetSpec, PodSpec } from '../../../imports/kubernetes';
import { formatQuantity } from '../../format-quantity';
import { omitEmpty } from '../../kubernetes/omit-empty';

const NAME_LABEL = 'app.kubernetes.io/name';
const TOOL_MOUNT = { name: 'tool', mountPath: '/tool' };
const RESTRICTED = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

/** Renders the DaemonSet of this name. */
export function renderContainerDiskPrePull(name: string, props: ContainerDiskPrePullProps): DaemonSetSpec {
  const labels = { [NAME_LABEL]: name };
  return {
    selector: { matchLabels: labels },
    // Nothing is served: all nodes may pull at the same time.
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '100%' } },
    template: { metadata: { labels }, spec: renderPod(props) },
  };
}

function renderPod(props: ContainerDiskPrePullProps): PodSpec {
  const { images, tool, pullPolicy = 'IfNotPresent', nodeSelector = { 'kubevirt.io/schedulable': 'true' }, user = 107 } = props;
  const disks = images.map((image, index) => ({ name: images.length > 1 ? `disk-${index}` : 'disk', image }));
  const mounts = disks.map(({ name }) => ({ name, mountPath: `/${name}`, readOnly: true }));
  return {
    nodeSelector: { ...nodeSelector },
    tolerations: omitEmpty(props.tolerations?.map(({ key, value, effect }) => (
      { key, operator: value === undefined ? 'Exists' as const : 'Equal' as const, value, effect }
    ))),
    automountServiceAccountToken: false,
    terminationGracePeriodSeconds: 1,
    imagePullSecrets: omitEmpty(props.pullSecrets?.map((secret) => ({ name: secret.name }))),
    securityContext: { runAsNonRoot: true, runAsUser: user, seccompProfile: { type: 'RuntimeDefault' } },
    ...tool ? { initContainers: [copyTool(tool), ...disks.map(({ name, image }) => runTool(name, image, pullPolicy))] } : {},
    containers: [{ ...renderPause(props), ...tool ? {} : { volumeMounts: mounts } }],
    volumes: tool ? [{ name: 'tool', emptyDir: {} }] : disks.map(({ name, image }) => ({ name, image: { reference: image, pullPolicy } })),
  };
}

function copyTool({ image, binary = '/bin/busybox', copy = '/bin/cp' }: PrePullToolOptions): Container {
  return { name: 'tool', image, command: [copy, binary, '/tool/busybox'], securityContext: RESTRICTED, volumeMounts: [TOOL_MOUNT] };
}

function runTool(name: string, image: string, imagePullPolicy: Container['imagePullPolicy']): Container {
  return { name, image, imagePullPolicy, command: ['/tool/busybox', 'true'], securityContext: RESTRICTED, volumeMounts: [TOOL_MOUNT] };
}

function renderPause({ pauseImage, cpuRequest, memoryRequest = Size.mebibytes(8) }: ContainerDiskPrePullProps): Container {
  return {
    name: 'hold',
    image: pauseImage,
    resources: {
      requests: { cpu: cpuRequest?.amount ?? '1m', memory: formatQuantity(memoryRequest) },
      limits: { memory: formatQuantity(Size.kibibytes(2 * memoryRequest.toKibibytes())) },
    },
    securityContext: RESTRICTED,
  };
}
