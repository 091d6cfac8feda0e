import { allReferences } from './reference';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

interface Secret extends Manifest { readonly type?: string }

const REGISTRY_TYPES: readonly (string | undefined)[] = ['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg'];
const FIELD = /(?:^|\.)imagePullSecrets?(?:$|\[)/;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'pull-secret/has-registry-type',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'The Secret by which an image is pulled must be of the type of logins to registries',
    why: 'The kubelet reads Secrets of the types kubernetes.io/dockerconfigjson and dockercfg only, and skips others without a word: it pulls without a login, and a private registry refuses that '
      + '(ErrImagePull).',
    fix: 'Make it by kubectl create secret docker-registry, or write type: kubernetes.io/dockerconfigjson with the key .dockerconfigjson. Only CDI takes accessKeyId and secretKey.',
    * check(manifests, cluster) {
      const others = ofKind<Secret>(manifests, '/Secret').filter(({ type }) => !REGISTRY_TYPES.includes(type));
      if (!others.length) return;
      const wrong = new Map(others.map((secret) => [`${secret.metadata.namespace}/${secret.metadata.name}`, secret]));
      for (const { manifest, field, kind, name, namespace } of allReferences(manifests, cluster)) {
        const other = kind === 'Secret' && FIELD.test(field) ? wrong.get(`${namespace}/${name}`) : undefined;
        if (other) yield { manifest, other, field, got: `${name}, a Secret of type ${other.type ?? 'Opaque'}`, allowed: `one of type ${REGISTRY_TYPES[0]}` };
      }
    },
  }),
];
