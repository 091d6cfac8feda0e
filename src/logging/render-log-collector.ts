import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { CA_FOLDER, CLIENT_FOLDER, PASSWORD_VARIABLE, TOKEN_FOLDER, TOKEN_VARIABLE, USER_VARIABLE } from './collector-plan';
import { LogBackendOptions } from './log-backend-options';
import { LogCollectorEngine } from './log-collector-engine';
import { LogCollectorProps } from './log-collector-props';
import type { Container, DaemonSetSpec, EnvVar, PodSpec, ResourceRequirements, Volume, VolumeMount } from '../../imports/kubernetes';
import { tolerationOf } from '../cdk8s-plus-internals';
import { formatQuantity } from '../format-quantity';
import { omitEmpty } from '../kubernetes/omit-empty';

/** What a DaemonSet is rendered of besides the props. */
export interface CollectorPods {
  readonly name: string;
  readonly engine: LogCollectorEngine;
  readonly labels: { readonly [key: string]: string };
  readonly configFile: string;
  /** The checksum of the configuration, where pods are to be replaced with it. */
  readonly checksum?: string;
  readonly stateFolder: string;
}

/** A Secret that is mounted, beside what is read from it. */
interface MountedSecret {
  readonly name: string;
  readonly secret: kplus.ISecret;
  readonly folder: string;
  readonly items?: { readonly key: string; readonly path: string }[];
}

const CONFIG_FOLDER = '/config';
/** Where Fluentd's images look for `$FLUENTD_CONF`. */
const FLUENTD_FOLDER = '/fluentd/etc';
const CHECKSUM = 'checksum/config';
const DEFAULTS = {
  'fluent-bit': { cpu: '50m', memory: Size.mebibytes(64), limit: Size.mebibytes(256) },
  'fluentd': { cpu: '100m', memory: Size.mebibytes(200), limit: Size.mebibytes(512) },
};

/** Renders the DaemonSet. */
export function renderLogCollector(props: LogCollectorProps, pods: CollectorPods): DaemonSetSpec {
  const annotations = { ...props.podAnnotations, ...pods.checksum ? { [CHECKSUM]: pods.checksum } : {} };
  return {
    selector: { matchLabels: { ...pods.labels } },
    template: {
      metadata: { labels: { ...props.podLabels, ...pods.labels }, annotations: omitEmpty(annotations) },
      spec: renderPod(props, pods),
    },
  };
}

function renderPod(props: LogCollectorProps, pods: CollectorPods): PodSpec {
  const { logVolumes = ['/var/log'], tolerations = [kplus.NodeTaintQuery.any()] } = props;
  const logs = logVolumes.map((path) => ({ name: path.replace(/[^a-z0-9]/gi, '').toLowerCase(), path }));
  const secrets = mountedSecrets(props, pods.engine);
  const mounts: VolumeMount[] = [
    { name: 'config', mountPath: pods.engine._fluentd ? FLUENTD_FOLDER : CONFIG_FOLDER },
    ...logs.map(({ name, path }) => ({ name, mountPath: path, readOnly: true })),
    { name: 'state', mountPath: pods.stateFolder },
    ...secrets.map(({ name, folder }) => ({ name, mountPath: folder, readOnly: true })),
  ];
  const volumes: Volume[] = [
    { name: 'config', configMap: { name: pods.name } },
    ...logs.map(({ name, path }) => ({ name, hostPath: { path } })),
    { name: 'state', hostPath: { path: pods.stateFolder, type: 'DirectoryOrCreate' } },
    ...secrets.map(({ name, secret, items }) => ({ name, secret: { secretName: secret.name, items } })),
  ];
  return {
    serviceAccountName: pods.name,
    nodeSelector: omitEmpty(props.nodeSelector),
    tolerations: omitEmpty(tolerations.map(tolerationOf)),
    priorityClassName: props.priorityClassName,
    imagePullSecrets: omitEmpty(props.imagePullSecrets?.map(({ name }) => ({ name }))),
    containers: [{ ...renderContainer(props, pods), volumeMounts: mounts }],
    volumes,
  };
}

function renderContainer(props: LogCollectorProps, { engine, configFile }: CollectorPods): Container {
  const { _fluentBit, _fluentd, name } = engine;
  const { metricsPort } = _fluentBit ?? {};
  // Some of Fluentd's images run as a user who may not read logs.
  const security = { ..._fluentd ? { runAsUser: 0 } : {}, ...props.privileged ? { privileged: true } : {} };
  return {
    name,
    image: _fluentd?.image ?? _fluentBit?.image ?? 'cr.fluentbit.io/fluent/fluent-bit:4.0.3',
    args: _fluentd ? undefined : ['-c', `${CONFIG_FOLDER}/${configFile}`],
    env: omitEmpty([..._fluentd ? [{ name: 'FLUENTD_CONF', value: configFile }] : [], ...secretVariables(props, engine)]),
    ports: metricsPort === undefined ? undefined : [{ name: 'metrics', containerPort: metricsPort }],
    resources: renderResources(props.resources, engine),
    securityContext: omitEmpty(security),
  };
}

function renderResources(stated: kplus.ContainerResources | undefined, { _fluentd }: LogCollectorEngine): ResourceRequirements {
  const { cpu, memory, limit } = DEFAULTS[_fluentd ? 'fluentd' : 'fluent-bit'];
  if (!stated) return { requests: { cpu, memory: formatQuantity(memory) }, limits: { memory: formatQuantity(limit) } };
  const of = (side: 'request' | 'limit') => {
    const { cpu: amount, memory: size, ephemeralStorage: storage } = stated;
    return omitEmpty({
      'cpu': amount?.[side]?.amount,
      'memory': size?.[side] && formatQuantity(size[side]),
      'ephemeral-storage': storage?.[side] && formatQuantity(storage[side]),
    });
  };
  return { requests: of('request'), limits: of('limit') };
}

function connectionOf({ backend: { _indexed, _loki } }: LogCollectorProps): LogBackendOptions {
  return (_indexed ?? _loki)!;
}

function secretVariables(props: LogCollectorProps, { _fluentBit }: LogCollectorEngine): EnvVar[] {
  const { user, password, token } = connectionOf(props).credentials?._values ?? {};
  const values = [[USER_VARIABLE, user], [PASSWORD_VARIABLE, password], [TOKEN_VARIABLE, _fluentBit && token]] as const;
  return values.flatMap(([name, value]) => (value ? { name, valueFrom: { secretKeyRef: { name: value.secret.name, key: value.key } } } : []));
}

function mountedSecrets(props: LogCollectorProps, { _fluentd }: LogCollectorEngine): MountedSecret[] {
  const { tls, credentials } = connectionOf(props);
  const token = _fluentd && credentials?._values.token;
  return [
    ...tls?.ca ? [{ name: 'backend-ca', secret: tls.ca.secret, folder: CA_FOLDER, items: [{ key: tls.ca.key, path: 'ca.crt' }] }] : [],
    ...tls?.clientCertificate ? [{ name: 'backend-client', secret: tls.clientCertificate, folder: CLIENT_FOLDER }] : [],
    ...token ? [{ name: 'backend-token', secret: token.secret, folder: TOKEN_FOLDER, items: [{ key: token.key, path: 'token' }] }] : [],
  ];
}
