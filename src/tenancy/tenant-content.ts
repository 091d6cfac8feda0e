import { ApiObject, Chart } from 'cdk8s';
import { SERVER_ALIAS } from './policies/exposure';
import type { Deployment, Pod, Service, ServiceSpec, Toleration } from '../../imports/kubernetes';
import type { VirtualMachine, VirtualMachineInstance } from '../../imports/kubevirt.io';
import type { VirtualMachinePool } from '../../imports/pool.kubevirt.io';
import { renderedManifest } from '../admission/render-last';

/** What runs as pods: the spec of a pod or of an instance, as far as a tenant is restricted in it. */
export interface TenantWorkload {
  readonly of: string;
  readonly nodeName?: string;
  readonly nodeSelector?: { readonly [label: string]: string };
  readonly tolerations: readonly Toleration[];
  /** The names of NetworkAttachmentDefinitions. */
  readonly attachments: readonly string[];
}

/** What is created inside a tenant and restricted there. */
export interface TenantContent {
  readonly services: readonly { readonly of: string; readonly spec: ServiceSpec }[];
  /** With the hosts that they name anywhere; empty text stands for all. */
  readonly ingresses: readonly { readonly of: string; readonly name: string; readonly hosts: readonly string[] }[];
  readonly workloads: readonly TenantWorkload[];
}

interface CronJob {
  readonly spec?: { readonly jobTemplate?: { readonly spec?: { readonly template?: Template } } };
}

interface Ingress {
  readonly metadata: { readonly annotations?: { readonly [key: string]: string } };
  readonly spec?: {
    readonly rules?: readonly { readonly host?: string }[];
    readonly defaultBackend?: object;
    readonly tls?: readonly { readonly hosts?: readonly string[] }[];
  };
}

interface Template {
  readonly spec?: object;
}

/** Where each kind holds the spec of its pods or instances. */
const POD_SPECS = new Map<string, (object: unknown) => object | undefined>([
  ['Pod', (object) => (object as Pod).spec],
  ['CronJob', (object) => (object as CronJob).spec?.jobTemplate?.spec?.template?.spec],
  ['VirtualMachineInstance', (object) => (object as VirtualMachineInstance).spec],
  ['VirtualMachinePool', (object) => (object as VirtualMachinePool).spec.virtualMachineTemplate.spec?.template.spec],
  ...['VirtualMachine', 'VirtualMachineInstanceReplicaSet', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job'].map((kind) => (
    [kind, (object: unknown) => ((object as VirtualMachine | Deployment).spec?.template as Template | undefined)?.spec] as const
  )),
]);

/** The objects inside a tenant that are in its namespace. One that cannot be rendered is left out: that is a finding of its own. */
export function contentOf(tenant: Chart): TenantContent {
  const objects = tenant.node.findAll().filter((construct) => ApiObject.isApiObject(construct)).map((construct) => construct as ApiObject)
    .filter(({ metadata }) => metadata.namespace === tenant.namespace);
  const of = ({ kind, name }: ApiObject) => `${kind} ${name}`;
  const rendered = (kind: string) => objects.filter((object) => object.kind === kind).flatMap((object) => {
    const manifest = render(object);
    return manifest ? [{ of: of(object), name: object.name, manifest }] : [];
  });
  return {
    services: rendered('Service').map(({ manifest, ...named }) => ({ ...named, spec: (manifest as Service).spec ?? {} })),
    ingresses: rendered('Ingress').map(({ manifest, ...named }) => ({ ...named, hosts: hostsOf(manifest as Ingress) })),
    workloads: objects.flatMap((object) => {
      const specOf = POD_SPECS.get(object.kind);
      const manifest = specOf && render(object);
      return manifest ? [workloadOf(of(object), specOf(manifest))] : [];
    }),
  };
}

function render(object: ApiObject): object | undefined {
  try {
    return renderedManifest(object) as object;
  } catch {
    return undefined;
  }
}

function hostsOf({ metadata: { annotations = {} }, spec: { rules = [], defaultBackend, tls = [] } = {} }: Ingress): string[] {
  const aliases = annotations[SERVER_ALIAS]?.split(',').map((alias) => alias.trim()) ?? [];
  return [...new Set([...rules.map(({ host = '' }) => host), ...defaultBackend ? [''] : [], ...tls.flatMap(({ hosts = [] }) => hosts), ...aliases])];
}

function workloadOf(of: string, spec: object = {}): TenantWorkload {
  const { nodeName, nodeSelector, tolerations = [], networks = [] } = spec as TenantWorkload & {
    readonly networks?: readonly { readonly multus?: { readonly networkName: string } }[];
  };
  return { of, nodeName, nodeSelector, tolerations, attachments: networks.flatMap(({ multus }) => multus?.networkName ?? []) };
}
