import { parseGoUrl } from '../../kubernetes/go-url';
import type { ImportedSource } from '../../manifests/volume-import';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { volumeImportFrom, volumeSource } from '../subjects/volume-import';

const EXAMPLE = 'docker://quay.io/containerdisks/fedora:42';
const SCHEMES: readonly string[] = ['docker', 'oci-archive'];
const PULL_METHODS: readonly string[] = ['pod', 'node'];
const CREDENTIALS = ['secretRef', 'certConfigMap'] as const;
/** What upstream calls `pullMethod`. */
const REPORTED_PULL_METHOD = 'importMethod';

const registry = volumeSource('registry', 'Registry');

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'registry-source/requires-one-image',
    level: FindingLevel.REJECTED,
    subject: registry,
    summary: 'A registry source must have either url or imageStream',
    why: 'CDI refuses both, and neither.',
    fix: `Keep one; a url is such as ${EXAMPLE}.`,
    upstream: ['cdi:dv/registry-url-xor-imagestream'],
    * check({ url, imageStream }) {
      if ((url === undefined) !== (imageStream === undefined)) return;
      yield { field: '', got: url === undefined ? undefined : 'url and imageStream', allowed: 'url or imageStream' };
    },
  }),
  defineRule({
    id: 'registry-source/has-valid-url',
    level: FindingLevel.REJECTED,
    subject: registry,
    summary: 'The url of a registry source must have scheme docker or oci-archive',
    why: 'CDI refuses every other scheme, and what Go cannot read as a URL: after the colon of what looks like a host only a port may stand.',
    fix: `Write ${EXAMPLE}, with the registry in front: docker://fedora:latest is not a URL.`,
    upstream: ['cdi:dv/registry-url-syntax', 'cdi:dv/registry-url-scheme'],
    * check({ url, imageStream }) {
      if (url === undefined || imageStream !== undefined) return;
      const scheme = parseGoUrl(url, 'reference')?.scheme ?? '';
      if (!SCHEMES.includes(scheme)) yield { field: 'url', reported: 'URL', got: url, allowed: `a URL such as ${EXAMPLE}` };
    },
  }),
  defineRule({
    id: 'registry-source/has-known-pull-method',
    level: FindingLevel.REJECTED,
    subject: registry,
    summary: 'The pullMethod of a registry source must be pod or node',
    why: 'CDI refuses every other value, an empty one too.',
    fix: 'Write pod or node, or leave it out: then it is pod.',
    upstream: ['cdi:dv/registry-pull-method'],
    * check({ pullMethod: got }) {
      if (got === undefined || PULL_METHODS.includes(got)) return;
      yield { field: 'pullMethod', reported: REPORTED_PULL_METHOD, got, allowed: PULL_METHODS.join(', ') };
    },
  }),
  defineRule({
    id: 'registry-source/requires-node-pull-for-image-stream',
    level: FindingLevel.REJECTED,
    subject: registry,
    summary: 'An image stream must have a name and be pulled by the node',
    why: 'CDI refuses an empty imageStream, and one that is not pulled by the node: only the node\'s runtime can resolve it.',
    fix: 'Write imageStream: <name>:<tag> and pullMethod: node.',
    upstream: ['cdi:dv/registry-imagestream-empty', 'cdi:dv/registry-imagestream-node'],
    * check({ imageStream, url, pullMethod }) {
      if (imageStream === undefined || url !== undefined) return;
      const reported = REPORTED_PULL_METHOD;
      if (imageStream === '') yield { field: 'imageStream', reported, got: imageStream, allowed: 'the name of an ImageStream' };
      else if ((pullMethod ?? 'pod') === 'pod') yield { field: 'pullMethod', reported, got: pullMethod, allowed: 'node' };
    },
  }),
  defineRule({
    id: 'registry-source/has-valid-image',
    level: FindingLevel.UNSTARTABLE,
    subject: volumeImportFrom('registry'),
    summary: 'The url of a registry source must name a repository that can exist',
    why: 'CDI reads the scheme only. The importer needs docker:// with both slashes, a repository in lower case, and a tag or a digest but not '
      + 'both.',
    fix: `Write ${EXAMPLE}, or the repository with @sha256:… in place of the tag.`,
    upstream: ['cdi:late/registry-tag-and-digest', 'cdi:late/registry-docker-opaque', 'cdi:late/registry-empty', 'cdi:late/registry-uppercase'],
    * check(volume) {
      const allowed = wantedImage(volume);
      if (allowed) yield { field: 'source.registry.url', got: volume.source.registry?.url, allowed };
    },
  }),
  defineRule({
    id: 'registry-source/requires-pod-pull-for-archive',
    level: FindingLevel.UNSTARTABLE,
    subject: registry,
    summary: 'An oci-archive must not be pulled by the node',
    why: 'CDI admits oci-archive with pullMethod node, but the node then looks for an image of the name of the path.',
    fix: `Write ${EXAMPLE}.`,
    upstream: ['cdi:late/registry-oci-archive-node'],
    * check({ pullMethod, url: got }) {
      if (pullMethod === 'node' && got?.startsWith('oci-archive:')) yield { field: 'url', got, allowed: 'a docker:// URL' };
    },
  }),
  defineRule({
    id: 'registry-source/avoids-credentials-for-node-pull',
    level: FindingLevel.ADVISED,
    subject: registry,
    summary: 'A registry source that the node pulls must not have secretRef or certConfigMap',
    why: 'CDI ignores them with pullMethod node: the runtime of the node pulls, with the pull secrets of the service account.',
    fix: 'Put imagePullSecrets on the service account and name that in serviceAccountName, or pull by pod.',
    upstream: ['cdi:late/node-pull-secretref'],
    * check(source) {
      if (source.pullMethod !== 'node') return;
      for (const field of CREDENTIALS) {
        if (source[field]) yield { field, got: source[field], allowed: 'nothing with pullMethod: node' };
      }
    },
  }),
];

/** What to write in place of an image that cannot be pulled; CDI admits docker: without slashes too. */
function wantedImage({ source, reported }: ImportedSource): string | undefined {
  const { url = '', pullMethod } = source.registry ?? {};
  if (parseGoUrl(url, 'reference')?.scheme !== 'docker') return undefined;
  const image = url.slice('docker:'.length);
  if (!image.startsWith('//')) return 'docker:// with both slashes';
  const [reference, digest] = image.slice(2).split('@');
  const tag = reference.indexOf(':', reference.lastIndexOf('/'));
  const repository = tag < 0 ? reference : reference.slice(0, tag);
  if (repository === '') return 'a repository';
  if (/[A-Z]/.test(repository.slice(repository.indexOf('/') + 1))) return 'a repository in lower case';
  // A DataImportCron takes the tag off before it appends the digest it found.
  const hasBoth = digest !== undefined && tag >= 0;
  return hasBoth && pullMethod !== 'node' && reported !== 'Template' ? 'a tag or a digest, not both' : undefined;
}
