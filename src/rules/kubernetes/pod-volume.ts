import { atMostOne, between, differBy, dnsLabel, dnsSubdomain, emptyOr, must, oneOf, requires } from './check';
import { fileField } from './downward-fields';
import { definePlacesRule } from './places';
import { parseQuantity } from '../../kubernetes/quantity';
import type { ObjectRule } from '../rule';

const SOURCES = [
  'awsElasticBlockStore', 'azureDisk', 'azureFile', 'cephfs', 'cinder', 'configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'fc', 'flexVolume',
  'flocker', 'gcePersistentDisk', 'gitRepo', 'glusterfs', 'hostPath', 'image', 'iscsi', 'nfs', 'persistentVolumeClaim', 'photonPersistentDisk',
  'portworxVolume', 'projected', 'quobyte', 'rbd', 'scaleIO', 'secret', 'storageos', 'vsphereVolume',
];
const mode = between(0, 0o777);
const inside = must((path: string) => !path.startsWith('/') && !path.split('/').includes('..'), 'a relative path without ..');

export const rules: readonly ObjectRule[] = [
  definePlacesRule({
    id: 'pod-volume/has-unique-name',
    summary: 'Volumes of a pod must differ in their names, which are DNS labels',
    fix: 'Give each its own name.',
    places: { pod: { 'volumes': differBy(({ name }) => name || undefined, 'name'), 'volumes[].name': dnsLabel } },
  }),
  definePlacesRule({
    id: 'pod-volume/has-one-source',
    summary: 'A volume of a pod must come from one thing',
    fix: 'Keep one source, and make a volume of each other.',
    places: {
      pod: {
        'volumes[]': atMostOne(...SOURCES),
        'volumes[].projected.sources[]': atMostOne('secret', 'configMap', 'downwardAPI', 'serviceAccountToken', 'clusterTrustBundle', 'podCertificate'),
        'volumes[].downwardAPI.items[]': oneOf('fieldRef', 'resourceFieldRef'),
      },
    },
  }),
  definePlacesRule({
    id: 'pod-volume/requires-reference',
    summary: 'A volume of a pod must say what it comes from',
    fix: 'Write it.',
    places: {
      pod: {
        'volumes[].persistentVolumeClaim': requires('claimName'),
        'volumes[].secret': requires('secretName'),
        'volumes[].configMap': requires('name'),
        'volumes[].hostPath': requires('path'),
        'volumes[].nfs': requires('server', 'path'),
        'volumes[].csi': requires('driver'),
        'volumes[].gitRepo': requires('repository'),
        'volumes[].ephemeral': requires('volumeClaimTemplate'),
        'volumes[].ephemeral.volumeClaimTemplate.spec': requires('accessModes'),
        'volumes[].secret.items[]': requires('key', 'path'),
        'volumes[].configMap.items[]': requires('key', 'path'),
        'volumes[].downwardAPI.items[]': requires('path'),
        'volumes[].downwardAPI.items[].resourceFieldRef': requires('containerName'),
        'volumes[].projected.sources[].secret': requires('name'),
        'volumes[].projected.sources[].configMap': requires('name'),
        'volumes[].projected.sources[].serviceAccountToken': requires('path'),
      },
    },
  }),
  definePlacesRule({
    id: 'pod-volume/has-valid-path',
    summary: 'Paths of a volume must stay below it, fields of the pod must be ones that files can have, and modes, sizes and times must be within their bounds',
    fix: 'Correct the value.',
    places: {
      pod: {
        'volumes[].hostPath.path': must((path: string) => !path.split('/').includes('..'), 'a path without ..'),
        'volumes[].emptyDir.sizeLimit': must((size) => (parseQuantity(size) ?? 0n) >= 0n, '0 or more'),
        'volumes[].downwardAPI.items[].fieldRef.fieldPath': fileField,
        'volumes[].projected.sources[].downwardAPI.items[].fieldRef.fieldPath': fileField,
        'volumes[].csi.driver': emptyOr(dnsSubdomain),
        'volumes[].nfs.path': must((path: string) => path === '' || path.startsWith('/'), 'an absolute path'),
        'volumes[].secret.items[].path': inside,
        'volumes[].configMap.items[].path': inside,
        'volumes[].downwardAPI.items[].path': inside,
        'volumes[].secret.defaultMode': mode,
        'volumes[].configMap.defaultMode': mode,
        'volumes[].downwardAPI.defaultMode': mode,
        'volumes[].projected.defaultMode': mode,
        'volumes[].projected.sources[].serviceAccountToken.expirationSeconds': between(600, 2 ** 32),
      },
    },
  }),
];
