import { parseGoUrl } from '../../kubernetes/go-url';
import type { ImportedSource } from '../../manifests/volume-import';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { volumeImportFrom } from '../subjects/volume-import';

const URL = 'source.registry.url';
const PULL_METHOD = { field: 'source.registry.pullMethod', reported: 'source.Registry.importMethod' };
const CDI = 'The webhook of CDI refuses';
const EXAMPLE = 'docker://quay.io/containerdisks/fedora:42';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'registry-source/has-one-image',
    level: FindingLevel.REJECTED,
    subject: volumeImportFrom('registry'),
    summary: 'A registry source has a url or an imageStream',
    why: `${CDI} both, and neither.`,
    fix: `Keep one; a url is such as ${EXAMPLE}.`,
    upstream: ['cdi:dv/registry-url-xor-imagestream'],
    * check({ source: { registry } }) {
      if (!registry || (registry.url === undefined) !== (registry.imageStream === undefined)) return;
      const got = registry.url === undefined ? undefined : 'url and imageStream';
      yield { field: 'source.registry', reported: 'source.Registry', got, allowed: 'url or imageStream' };
    },
  }),
  defineRule({
    id: 'registry-source/has-valid-url',
    level: FindingLevel.REJECTED,
    subject: volumeImportFrom('registry'),
    summary: 'The url of a registry source is docker:// or oci-archive:',
    why: `${CDI} every other scheme, and what Go cannot read as a URL: after the colon of what looks like a host only a port may stand.`,
    fix: `Write ${EXAMPLE}, with the registry in front: docker://fedora:latest is no URL.`,
    upstream: ['cdi:dv/registry-url-syntax', 'cdi:dv/registry-url-scheme'],
    * check({ source: { registry } }) {
      if (registry?.url === undefined || registry.imageStream !== undefined) return;
      const scheme = parseGoUrl(registry.url, 'reference')?.scheme;
      if (scheme === 'docker' || scheme === 'oci-archive') return;
      yield { field: URL, reported: 'source.Registry.URL', got: registry.url, allowed: `a URL such as ${EXAMPLE}` };
    },
  }),
  defineRule({
    id: 'registry-source/has-known-pull-method',
    level: FindingLevel.REJECTED,
    subject: volumeImportFrom('registry'),
    summary: 'A registry image is pulled by pod or by node',
    why: `${CDI} every other word, an empty one too.`,
    fix: 'Write pod or node, or leave it out: then it is pod.',
    upstream: ['cdi:dv/registry-pull-method'],
    * check({ source: { registry } }) {
      const { pullMethod } = registry ?? {};
      if (pullMethod === undefined || pullMethod === 'pod' || pullMethod === 'node') return;
      yield { ...PULL_METHOD, got: pullMethod, allowed: 'pod, node' };
    },
  }),
  defineRule({
    id: 'registry-source/pulls-image-stream-by-node',
    level: FindingLevel.REJECTED,
    subject: volumeImportFrom('registry'),
    summary: 'An image stream has a name and is pulled by the node',
    why: `${CDI} an empty imageStream, and one that is not pulled by the node: only the node's runtime can resolve it.`,
    fix: 'Write imageStream: <name>:<tag> and pullMethod: node.',
    upstream: ['cdi:dv/registry-imagestream-empty', 'cdi:dv/registry-imagestream-node'],
    * check({ source: { registry } }) {
      const { imageStream, url, pullMethod } = registry ?? {};
      if (imageStream === undefined || url !== undefined) return;
      if (imageStream === '') yield { field: 'source.registry.imageStream', reported: PULL_METHOD.reported, got: '', allowed: 'the name of an ImageStream' };
      else if (pullMethod === undefined || pullMethod === 'pod') yield { ...PULL_METHOD, got: pullMethod, allowed: 'node' };
    },
  }),
  defineRule({
    id: 'registry-source/names-image',
    level: FindingLevel.ADVISED,
    subject: volumeImportFrom('registry'),
    summary: 'The url of a registry source names a repository that can exist',
    why: 'The webhook of CDI reads the scheme only. The importer needs docker:// with both slashes, a repository in lower case, and a tag or a digest but not both.',
    fix: `Write ${EXAMPLE}, or the repository with @sha256:… in place of the tag.`,
    upstream: ['cdi:late/registry-tag-and-digest', 'cdi:late/registry-docker-opaque', 'cdi:late/registry-empty', 'cdi:late/registry-uppercase'],
    * check(volume) {
      const image = dockerImage(volume);
      const allowed = image === undefined ? undefined : wanted(image, volume);
      if (allowed) yield { field: URL, got: volume.source.registry?.url, allowed };
    },
  }),
  defineRule({
    id: 'registry-source/pulls-archive-by-pod',
    level: FindingLevel.ADVISED,
    subject: volumeImportFrom('registry'),
    summary: 'A node pulls images, not archives',
    why: 'CDI admits oci-archive with pullMethod node, but the node then looks for an image of the name of the path.',
    fix: `Write ${EXAMPLE}.`,
    upstream: ['cdi:late/registry-oci-archive-node'],
    * check({ source: { registry } }) {
      if (registry?.pullMethod === 'node' && registry.url?.startsWith('oci-archive:')) yield { field: URL, got: registry.url, allowed: 'a docker:// URL' };
    },
  }),
  defineRule({
    id: 'registry-source/gives-node-its-credentials',
    level: FindingLevel.ADVISED,
    subject: volumeImportFrom('registry'),
    summary: 'The node pulls with its own credentials',
    why: 'CDI ignores secretRef and certConfigMap with pullMethod node: the runtime of the node pulls, with the pull secrets of the service account.',
    fix: 'Put imagePullSecrets on the service account and name that in serviceAccountName, or pull by pod.',
    upstream: ['cdi:late/node-pull-secretref'],
    * check({ source: { registry } }) {
      if (registry?.pullMethod !== 'node') return;
      for (const key of ['secretRef', 'certConfigMap'] as const) {
        if (registry[key]) yield { field: `source.registry.${key}`, got: registry[key], allowed: 'nothing with pullMethod: node' };
      }
    },
  }),
];

/** What follows docker:// (or docker:, which CDI admits); `undefined` for another URL and for one that is refused. */
function dockerImage({ source: { registry } }: ImportedSource): string | undefined {
  const { url = '' } = registry ?? {};
  if (parseGoUrl(url, 'reference')?.scheme !== 'docker') return undefined;
  return url.slice('docker:'.length);
}

/** What to write in place of an image that cannot be pulled. */
function wanted(image: string, { source: { registry }, reported }: ImportedSource): string | undefined {
  if (!image.startsWith('//')) return 'docker:// with both slashes';
  const [reference, digest] = image.slice(2).split('@');
  const slash = reference.lastIndexOf('/');
  const tag = reference.indexOf(':', slash < 0 ? 0 : slash);
  const repository = tag < 0 ? reference : reference.slice(0, tag);
  const path = repository.slice(repository.indexOf('/') + 1);
  if (repository === '') return 'a repository';
  if (/[A-Z]/.test(path)) return 'a repository in lower case';
  // A DataImportCron takes the tag off before it appends the digest it found.
  const both = digest !== undefined && tag >= 0;
  return both && registry?.pullMethod !== 'node' && reported !== 'Template' ? 'a tag or a digest, not both' : undefined;
}
