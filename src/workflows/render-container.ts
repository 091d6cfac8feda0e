import * as kplus from 'cdk8s-plus-28';
import { ArgoPodProps } from './argo-container-props';
import type { Container, EnvVar, ResourceRequirements, Volume, VolumeMount } from '../../imports/kubernetes';
import { securityContextOf, volumeOf } from '../cdk8s-plus-internals';
import { formatQuantity } from '../format-quantity';
import { envInOrder } from '../kubernetes/env-in-order';
import { omitEmpty } from '../kubernetes/omit-empty';

/** A container of a pod that a workflow runs: it has no name of its own. */
export function renderContainer(props: ArgoPodProps): Omit<Container, 'name'> {
  const { image, imagePullPolicy, workingDir, envVariables, resources, mounts = [], securityContext } = props;
  return {
    image,
    imagePullPolicy,
    workingDir,
    env: omitEmpty(envInOrder(envVariables).map(([name, { value, valueFrom }]): EnvVar => ({ name, value, valueFrom }))),
    resources: resources && renderResources(resources),
    volumeMounts: omitEmpty(mounts.map(renderMount)),
    securityContext: securityContext && securityContextOf(securityContext),
  };
}

/** The volumes behind some mounts, each once. */
export function renderVolumes(mounts: readonly kplus.VolumeMount[] = []): Volume[] | undefined {
  return omitEmpty([...new Map(mounts.map(({ volume }) => [volume.name, volumeOf(volume)])).values()]);
}

function renderMount({ volume, path, readOnly, subPath, subPathExpr, propagation }: kplus.VolumeMount): VolumeMount {
  return { name: volume.name, mountPath: path, readOnly, subPath, subPathExpr, mountPropagation: propagation };
}

function renderResources({ cpu, memory, ephemeralStorage }: kplus.ContainerResources): ResourceRequirements {
  const list = (bound: 'request' | 'limit') => omitEmpty({
    'cpu': cpu?.[bound]?.amount,
    'memory': memory?.[bound] && formatQuantity(memory[bound]),
    'ephemeral-storage': ephemeralStorage?.[bound] && formatQuantity(ephemeralStorage[bound]),
  });
  return { requests: list('request'), limits: list('limit') };
}
