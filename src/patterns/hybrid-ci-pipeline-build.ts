import * as kplus from 'cdk8s-plus-28';
import { CompleteCiBuild } from './hybrid-ci-pipeline-defaults';

/** Where the build leaves the name of the image. */
export const IMAGE_FILE = '/tmp/image';

/** What the script of the build takes from its environment. */
export interface CiBuildInputs {
  readonly repo: string;
  readonly revision: string;
  readonly image: string;
  readonly tag: string;
}

/**
 * The build, without a daemon and without privileges. What comes from outside is in variables: in the text of a script the name of a branch would be run as
 * code.
 */
export function buildScript({ prepare }: CompleteCiBuild, imageFile: string): string {
  return `${prepare}
git clone --depth 1 --branch "$REVISION" -- "$REPO" /src
buildah --storage-driver vfs build --isolation chroot -t app /src
buildah --storage-driver vfs push --digestfile /tmp/digest app "docker://$IMAGE:$TAG"
printf '%s@%s' "$IMAGE" "$(cat /tmp/digest)" > ${imageFile}
`;
}

/** The environment of the script. */
export function buildEnvironment(inputs: CiBuildInputs, { registryAuth }: CompleteCiBuild): { [name: string]: kplus.EnvValue } {
  const { repo, revision, image, tag } = inputs;
  const values = { REPO: repo, REVISION: revision, IMAGE: image, TAG: tag, ...registryAuth ? { REGISTRY_AUTH_FILE: '/auth/config.json' } : {} };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, kplus.EnvValue.fromValue(value)]));
}
