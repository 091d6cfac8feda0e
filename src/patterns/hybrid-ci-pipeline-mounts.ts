import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';

/** The credentials of the registry, where `buildah` finds them. */
export function registryMount(scope: Construct, secret: kplus.ISecret): kplus.VolumeMount {
  const items = { '.dockerconfigjson': { path: 'config.json' } };
  return { volume: kplus.Volume.fromSecret(scope, 'RegistryAuth', secret, { name: 'registry-auth', items }), path: '/auth', readOnly: true };
}

/** The private key, which `ssh` wants to be nobody else's to read. */
export function sshMount(scope: Construct, secret: kplus.ISecret): kplus.VolumeMount {
  return { volume: kplus.Volume.fromSecret(scope, 'SshKey', secret, { name: 'ssh-key', defaultMode: 0o400 }), path: '/ssh', readOnly: true };
}
