import type { DaemonSet, PodSpec } from '../../../imports/kubernetes';
import { configMapsByName } from '../../manifests/cloud-init/secret-data';
import type { DataObject } from '../../manifests/cloud-init/secret-data';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** Where Fluent Bit (`DB`) and Fluentd (`pos_file`) are told to keep how far they have read. */
const POSITION_FILE = /^[ \t]*(?:db|pos_file)[ \t]+["']?(\/[^\s"']+)/gim;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'log-position/avoids-sharing',
    level: FindingLevel.ADVISED,
    summary: 'Two log collectors must not keep their positions in the same files of a node',
    why: 'Each writes down how far it has read and believes what it finds: after a restart it goes on where the other one was. Lines are lost or come twice, '
      + 'and a database of Fluent Bit may be locked by the other.',
    fix: 'Give each its own folder on the node, such as stateFolder of LogCollector.',
    * check(manifests) {
      const collectors = ofKind<Manifest & DaemonSet>(manifests, 'apps/DaemonSet');
      if (collectors.length < 2) return;
      const configMaps = configMapsByName(manifests);
      const owners = new Map<string, Manifest & DaemonSet>();
      for (const manifest of collectors) {
        const told = new Set<string>();
        for (const { path, field } of positionFiles(manifest, configMaps)) {
          const other = owners.get(path) ?? manifest;
          owners.set(path, other);
          if (isSame(other, manifest) || told.has(field) || !mayShareNode(other, manifest)) continue;
          told.add(field);
          const { name, namespace } = other.metadata;
          const got = `${path}, also of DaemonSet ${name}${namespace ? ` in ${namespace}` : ''}`;
          yield { manifest, other, field, got, allowed: 'a folder of its own' };
        }
      }
    },
  }),
];

/** A position file by its path on the node, and the volume that it is in. */
interface PositionFile {
  readonly path: string;
  readonly field: string;
}

function positionFiles(manifest: Manifest & DaemonSet, configMaps: ReadonlyMap<string, DataObject>): PositionFile[] {
  const pod = manifest.spec?.template.spec;
  if (!pod) return [];
  const texts = configurations(pod, manifest.metadata.namespace, configMaps);
  return texts.flatMap((text) => [...text.matchAll(POSITION_FILE)]).flatMap(([, file]) => onNode(pod, file));
}

function configurations({ volumes = [] }: PodSpec, namespace: string | undefined, configMaps: ReadonlyMap<string, DataObject>): string[] {
  const objects = volumes.flatMap(({ configMap }) => (configMap?.name && configMaps.get(`${namespace}/${configMap.name}`)) || []);
  return objects.flatMap(({ entries }) => [...entries.values()].map(({ content }) => content.toString()));
}

/** Where a file of a container is on the node, if it is in a folder of the node. */
function onNode({ containers, volumes = [] }: PodSpec, file: string): PositionFile[] {
  return containers.flatMap(({ volumeMounts = [] }) => {
    const within = volumeMounts.filter(({ mountPath }) => file.startsWith(`${mountPath.replace(/\/$/, '')}/`));
    const [nearest] = within.sort((a, b) => b.mountPath.length - a.mountPath.length);
    const index = volumes.findIndex(({ name, hostPath }) => hostPath && name === nearest?.name);
    if (index < 0 || nearest.readOnly || nearest.subPath || nearest.subPathExpr) return [];
    const rest = file.slice(nearest.mountPath.replace(/\/$/, '').length);
    return [{ path: `${volumes[index].hostPath!.path.replace(/\/$/, '')}${rest}`, field: `spec.template.spec.volumes[${index}].hostPath.path` }];
  });
}

/** The same object in two files is not two collectors. */
function isSame(a: Manifest, b: Manifest): boolean {
  return a.metadata.name === b.metadata.name && a.metadata.namespace === b.metadata.namespace;
}

/** Whether pods of both may run on one node: unless their node selectors exclude each other, or one selects nodes by more than that. */
function mayShareNode(a: Manifest & DaemonSet, b: Manifest & DaemonSet): boolean {
  const [one, two] = [a, b].map(({ spec }) => spec!.template.spec!);
  if (one.affinity?.nodeAffinity || two.affinity?.nodeAffinity) return false;
  const { nodeSelector = {} } = two;
  return Object.entries(one.nodeSelector ?? {}).every(([key, value]) => nodeSelector[key] === undefined || nodeSelector[key] === value);
}
