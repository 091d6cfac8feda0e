import { isEmptyMapping, isMapping } from '../../kubernetes/is-mapping';
import { at, listAt } from '../../kubernetes/untyped';
import type { DataVolumeClaimOptions } from '../../storage/data-volumes/data-volume-claim-options';
import type { DataVolumeProps } from '../../storage/data-volumes/data-volume-props';
import type {
  DataSourceReference, HttpSourceOptions, ImageIoSourceOptions, RegistrySourceOptions, VddkSourceOptions,
} from '../../storage/data-volumes/data-volume-source-options';
import type { Adoption, Surroundings, Written } from '../adopter';
import type { Fields, Optional } from '../expression';
import { fields, kubevirt, make, variable } from '../expression';
import { configMap, secret, secrets, serviceAccount } from '../references';
import { flag, member, memberOfPlus, size, text, texts, value } from '../values';

/** CDI then fills a volume before a pod waits for it. */
export const IMMEDIATE = 'cdi.kubevirt.io/storage.bind.immediate.requested';

type ContentOptions = DataVolumeClaimOptions & Pick<DataVolumeProps, 'source'>;

/** A DataVolume. */
export function dataVolumeAdopter({ metadata, spec }: Written, surroundings: Surroundings): Adoption | undefined {
  const options = dataVolumeOptions(spec, surroundings);
  if (!options) return undefined;
  const isImmediate = at(metadata, 'annotations', IMMEDIATE) === 'true';
  const props = fields<DataVolumeProps>({
    ...options,
    contentType: member('DataVolumeContentType', at(spec, 'contentType')),
    immediateBinding: isImmediate ? value(true) : undefined,
    serviceAccount: serviceAccount(at(spec, 'serviceAccountName'), surroundings),
    finalCheckpoint: flag(at(spec, 'finalCheckpoint')),
    checkpoints: listAt(spec, 'checkpoints').length ? value(at(spec, 'checkpoints')) : undefined,
  });
  return { type: kubevirt('DataVolume'), props, impliedAnnotations: isImmediate ? [IMMEDIATE] : [] };
}

/** What fills a DataVolume and how large it is; nothing where it has no source that is known. */
export function dataVolumeOptions(spec: unknown, surroundings: Surroundings): Fields<ContentOptions> | undefined {
  const stanza = isMapping(at(spec, 'storage')) ? 'storage' : isMapping(at(spec, 'pvc')) ? 'pvc' : undefined;
  const source = sourceOf(spec, stanza, surroundings);
  if (!source || stanza === undefined) return undefined;
  const claim = at(spec, stanza);
  const modes = listAt(claim, 'accessModes').map((mode) => memberOfPlus('PersistentVolumeAccessMode', mode));
  return {
    source,
    size: size(at(claim, 'resources', 'requests', 'storage')),
    storageClassName: text(at(claim, 'storageClassName')),
    accessModes: modes.length > 0 && !modes.includes(undefined) ? { kind: 'list', items: modes.filter((mode) => mode !== undefined) } : undefined,
    volumeMode: memberOfPlus('PersistentVolumeMode', at(claim, 'volumeMode')),
    volumeAttributesClassName: text(at(claim, 'volumeAttributesClassName')),
    stanza: stanza === 'pvc' ? member('DataVolumeStanza', 'pvc') : undefined,
    preallocation: flag(at(spec, 'preallocation')),
    priorityClassName: text(at(spec, 'priorityClassName')),
  };
}

function sourceOf(spec: unknown, stanza: 'storage' | 'pvc' | undefined, surroundings: Surroundings): Optional {
  const reference = at(spec, 'sourceRef');
  if (isMapping(reference)) return fromDataSource(reference, surroundings);
  const populator = stanza && at(spec, stanza, 'dataSourceRef');
  if (isMapping(populator) && at(spec, 'source') === undefined) {
    const options = fields({ apiGroup: text(at(populator, 'apiGroup')), kind: text(at(populator, 'kind')), name: text(at(populator, 'name')) });
    return options && make('DataVolumeSource', 'populator', options);
  }
  const source = at(spec, 'source');
  if (!isMapping(source)) return undefined;
  const [kind] = Object.keys(source);
  return importedFrom(kind, source[kind], surroundings);
}

function fromDataSource(reference: unknown, surroundings: Surroundings): Optional {
  const [name, namespace] = [at(reference, 'name'), at(reference, 'namespace')];
  if (at(reference, 'kind') !== 'DataSource' || typeof name !== 'string') return undefined;
  const made = typeof namespace === 'string' ? surroundings.made('cdi.kubevirt.io/DataSource', name, namespace) : undefined;
  if (made) return make('DataVolumeSource', 'fromDataSource', variable(made));
  return make('DataVolumeSource', 'dataSource', fields<DataSourceReference>({ name: value(name), namespace: text(namespace) }));
}

function importedFrom(kind: string, source: unknown, surroundings: Surroundings): Optional {
  const url = text(at(source, 'url'));
  const credentials = { secret: secret(at(source, 'secretRef'), surroundings), certConfigMap: configMap(at(source, 'certConfigMap'), surroundings) };
  switch (kind) {
    case 'blank':
    case 'upload':
      return isEmptyMapping(source) ? make('DataVolumeSource', kind) : undefined;
    case 'http':
      return url && make('DataVolumeSource', 'http', url, fields<HttpSourceOptions>({
        ...credentials,
        checksum: text(at(source, 'checksum')),
        extraHeaders: texts(at(source, 'extraHeaders')),
        secretExtraHeaders: secrets(at(source, 'secretExtraHeaders'), surroundings),
        insecureSkipVerify: flag(at(source, 'insecureSkipVerify')),
      }));
    case 'registry': {
      const architecture = text(at(source, 'platform', 'architecture'));
      const options = fields<RegistrySourceOptions>({ ...credentials, pullMethod: member('RegistryPullMethod', at(source, 'pullMethod')), architecture });
      if (url) return make('DataVolumeSource', 'registry', url, options);
      const imageStream = at(source, 'pullMethod') === 'node' ? text(at(source, 'imageStream')) : undefined;
      return imageStream && make('DataVolumeSource', 'imageStream', imageStream, fields({ architecture }));
    }
    case 's3':
      return url && make('DataVolumeSource', 's3', url, fields(credentials));
    case 'gcs':
      return url && make('DataVolumeSource', 'gcs', url, fields({ secret: credentials.secret }));
    case 'imageio':
      return url && complete(['diskId', 'secretRef'], source) && make('DataVolumeSource', 'imageIo', url, fields<ImageIoSourceOptions>({
        diskId: text(at(source, 'diskId')), ...credentials, insecureSkipVerify: flag(at(source, 'insecureSkipVerify')),
      }));
    case 'vddk':
      return url && complete(['uuid', 'backingFile', 'thumbprint', 'secretRef'], source) && make('DataVolumeSource', 'vddk', url, fields<VddkSourceOptions>({
        uuid: text(at(source, 'uuid')),
        backingFile: text(at(source, 'backingFile')),
        thumbprint: text(at(source, 'thumbprint')),
        ...credentials,
        initImageUrl: text(at(source, 'initImageURL')),
        extraArgsConfigMap: configMap(at(source, 'extraArgs'), surroundings),
      }));
    case 'pvc':
      return clone('persistentVolumeClaim', source, surroundings);
    case 'snapshot':
      return clone('snapshot', source, surroundings);
    default:
      return undefined;
  }
}

/** Whether what the options demand is there. */
function complete(required: readonly string[], source: unknown): true | undefined {
  return required.every((field) => typeof at(source, field) === 'string') || undefined;
}

/** KubeVirt looks in the namespace of the VM where none is named. */
function clone(method: 'persistentVolumeClaim' | 'snapshot', source: unknown, surroundings: Surroundings): Optional {
  const [name, namespace] = [text(at(source, 'name')), text(at(source, 'namespace') ?? surroundings.namespace)];
  return name && namespace && make('DataVolumeSource', method, fields({ name, namespace }));
}
