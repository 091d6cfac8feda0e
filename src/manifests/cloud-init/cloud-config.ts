import { describeYaml } from './read-yaml';
import { closestMatch } from '../../kubernetes/closest-match';
import { isMapping } from '../../kubernetes/is-mapping';

/** The top-level keys of a cloud-config (`schema-cloud-config-v1.json` of cloud-init 26.2). Others belong to other programs, or to nobody. */
const KEYS: readonly string[] = [
  'allow_public_ssh_keys', 'ansible', 'apk_repos', 'apt', 'apt_pipelining', 'apt_reboot_if_required', 'apt_update', 'apt_upgrade', 'authkey_hash', 'autoinstall', 'bootcmd',
  'byobu_by_default', 'ca_certs', 'ca-certs', 'chef', 'chpasswd', 'cloud_config_modules', 'cloud_final_modules', 'cloud_init_modules', 'create_hostname_file', 'device_aliases',
  'disable_ec2_metadata', 'disable_root', 'disable_root_opts', 'disk_setup', 'drivers', 'fan', 'final_message', 'fqdn', 'fs_setup', 'groups', 'growpart', 'grub_dpkg', 'grub-dpkg',
  'hostname', 'keyboard', 'landscape', 'launch-index', 'locale', 'locale_configfile', 'lxd', 'manage_etc_hosts', 'manage_resolv_conf', 'mcollective', 'merge_how', 'merge_type',
  'migrate', 'mount_default_fields', 'mounts', 'no_ssh_fingerprints', 'ntp', 'output', 'package_reboot_if_required', 'package_update', 'package_upgrade', 'packages', 'password',
  'phone_home', 'power_state', 'prefer_fqdn_over_hostname', 'preserve_hostname', 'puppet', 'random_seed', 'reporting', 'resize_rootfs', 'resolv_conf', 'rh_subscription', 'rpi',
  'rsyslog', 'runcmd', 'salt_minion', 'snap', 'spacewalk', 'ssh', 'ssh_authorized_keys', 'ssh_deletekeys', 'ssh_fp_console_blacklist', 'ssh_genkeytypes', 'ssh_import_id',
  'ssh_key_console_blacklist', 'ssh_keys', 'ssh_publish_hostkeys', 'ssh_pwauth', 'ssh_quiet_keygen', 'swap', 'system_info', 'timezone', 'ubuntu_advantage', 'ubuntu_pro', 'updates',
  'user', 'users', 'vendor_data', 'version', 'wireguard', 'write_files', 'yum_repo_dir', 'yum_repos', 'zypper',
];
const KNOWN = new Set(KEYS);
/** A shorter key may be anything. */
const LEAST_LENGTH = 5;
const MOST_EDITS = 2;
/** What modules stop at if it is no list. `packages` may be a text. */
const LISTS: readonly string[] = ['bootcmd', 'mounts', 'runcmd', 'ssh_authorized_keys', 'write_files'];
const COMMANDS: readonly string[] = ['bootcmd', 'runcmd'];

/** A key that is probably a misspelt one, and which. */
export function misspeltKeys(config: unknown): { readonly key: string; readonly meant: string }[] {
  if (!isMapping(config)) return [];
  return Object.keys(config).filter((key) => !KNOWN.has(key) && key.length >= LEAST_LENGTH).flatMap((key) => {
    const meant = KEYS.find((known) => known === key.toLowerCase().replaceAll('-', '_')) ?? closestMatch(key, KEYS.filter((known) => !(known in config)), MOST_EDITS);
    return meant === undefined ? [] : [{ key, meant }];
  });
}

/** What the module of a key cannot take, where, and what it takes. */
export function wrongEntries(config: unknown): { readonly got: string; readonly allowed: string }[] {
  if (!isMapping(config)) return [];
  return LISTS.flatMap((key) => {
    const { [key]: value } = config;
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) return [{ got: `${key}: ${describeYaml(value)}`, allowed: 'a list' }];
    return value.flatMap((entry: unknown, i) => {
      const at = `${key}[${i}]: ${describeYaml(entry)}`;
      if (COMMANDS.includes(key) && entry !== null && typeof entry !== 'string' && !Array.isArray(entry)) return [{ got: at, allowed: 'a text or a list of texts' }];
      if (key === 'write_files' && !(isMapping(entry) && entry.path)) return [{ got: `${at}${isMapping(entry) ? ' without path' : ''}`, allowed: 'a mapping with path' }];
      return [];
    });
  });
}
