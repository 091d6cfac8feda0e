import { basename } from 'path';
import {
  ANSIBLE, CLOUD_CONFIG, COMPOSE, configurationOf, GITHUB, GITLAB, HELM_CHART, JSON_PATCH, KUSTOMIZATION, KUSTOMIZE_NAMESPACE,
  KUSTOMIZE_PATCH, KUSTOMIZE_PLUGIN, LOCAL_CONFIGURATION, TEMPLATE,
} from './foreign-kind';
import type { ForeignKind } from './foreign-kind';
import { isKustomization, KUSTOMIZATION_NAMES } from './kustomization';
import { isMapping } from '../../kubernetes/is-mapping';
import type { SourceDocument } from '../source/document';

type Fields = { readonly [key: string]: unknown };

const BACKSTAGE = configurationOf('Backstage');
/** The groups of what tools read and no API server serves. */
const GROUPS: ReadonlyMap<string, ForeignKind> = new Map([
  ['kustomize.config.k8s.io', KUSTOMIZATION],
  ['builtin', KUSTOMIZE_PLUGIN],
  ['skaffold', configurationOf('Skaffold')],
  ['kind.x-k8s.io', configurationOf('kind')],
  ['k3d.io', configurationOf('k3d')],
  ['ctlptl.dev', configurationOf('ctlptl')],
  ['eksctl.io', configurationOf('eksctl')],
  ['kubeadm.k8s.io', configurationOf('kubeadm')],
  ['k0sctl.k0sproject.io', configurationOf('k0sctl')],
  ['kubelet.config.k8s.io', configurationOf('kubelet')],
  ['kubeproxy.config.k8s.io', configurationOf('kube-proxy')],
  ['kubescheduler.config.k8s.io', configurationOf('kube-scheduler')],
  ['apiserver.config.k8s.io', configurationOf('kube-apiserver')],
  ['audit.k8s.io', configurationOf('audit')],
  ['mirror.openshift.io', configurationOf('oc-mirror')],
  ['backstage.io', BACKSTAGE],
  ['scaffolder.backstage.io', BACKSTAGE],
  ['kuttl.dev', configurationOf('KUTTL')],
  ['chainsaw.kyverno.io', configurationOf('Chainsaw')],
  ['cli.kyverno.io', configurationOf('Kyverno CLI')],
  ['scorecard.operatorframework.io', configurationOf('scorecard')],
  ['kpt.dev', configurationOf('kpt')],
]);

const KUBECTL = configurationOf('kubectl');
const INSTALLER = configurationOf('openshift-install');
/** Where repositories keep what no tool of Kubernetes renders: a folder of templates, `vm.tpl.yaml`. */
const FOR_TEMPLATES = /(?:^|[/\\])templates?(?:-[^/\\]*)?[/\\]|\.(?:tpl|tmpl|template|j2|jinja2?)\.[a-z]+$/;
const LOCAL = 'config.kubernetes.io/local-config';
const PATCH_OPERATIONS: readonly unknown[] = ['add', 'remove', 'replace', 'move', 'copy', 'test'];
/** What tells a list of Ansible: of a play, of a task, or the name of a module. */
const PLAY = ['hosts', 'import_playbook', 'ansible.builtin.import_playbook'];
const TASK = ['register', 'when', 'become', 'notify', 'block', 'loop', 'with_items', 'include_tasks', 'import_tasks', 'include_role', 'import_role', 'set_fact', 'delegate_to'];
const MODULE = /^(?:ansible|community|kubernetes|kubevirt|redhat)\.\w+\.\w+$/;

/** What a document is, where it is known to be no object for a cluster. */
export function foreignDocument({ file, text, value, problems }: SourceDocument): ForeignKind | undefined {
  if (problems.some(({ isTemplate }) => isTemplate)) return FOR_TEMPLATES.test(file) ? TEMPLATE : undefined;
  if (Array.isArray(value)) return kindOfList(value);
  if (!isMapping(value)) return undefined;
  return kindOfObject(value, text) ?? (value.kind === undefined || value.apiVersion === undefined ? kindOfMapping(value, file, text) : undefined);
}

/** What has the look of an object, and is none. */
function kindOfObject(value: Fields, text: string): ForeignKind | undefined {
  const { apiVersion, kind, metadata, clusters, users, baseDomain } = value;
  if (typeof apiVersion !== 'string') return undefined;
  const [group] = apiVersion.split('/', 1);
  const known = GROUPS.get(group);
  if (known) return known;
  if (kind === 'Config' && apiVersion === 'v1' && (clusters !== undefined || users !== undefined)) return KUBECTL;
  if (kind === undefined && baseDomain !== undefined) return INSTALLER;
  if (text.includes(LOCAL) && isMapping(metadata) && isMapping(metadata.annotations) && metadata.annotations[LOCAL] === 'true') return LOCAL_CONFIGURATION;
  if (kind === 'Namespace' && isMapping(metadata) && metadata.name === '_') return KUSTOMIZE_NAMESPACE;
  return text.includes('$patch') && hasDirective(value) ? KUSTOMIZE_PATCH : undefined;
}

/** Whether a value has a directive of a strategic merge patch. */
function hasDirective(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, '$patch') || Object.values(value).some(hasDirective);
}

function kindOfMapping(value: Fields, file: string, text: string): ForeignKind | undefined {
  const { apiVersion, name, version, services, jobs, runs } = value;
  if (KUSTOMIZATION_NAMES.includes(basename(file)) && isKustomization(value)) return KUSTOMIZATION;
  if (basename(file) === 'Chart.yaml' && apiVersion !== undefined && name !== undefined && version !== undefined) return HELM_CHART;
  if (basename(file) === '.gitlab-ci.yml') return GITLAB;
  if (/^#cloud-config\s/.test(text)) return CLOUD_CONFIG;
  if (isMapping(services) && Object.values(services).some((service) => isMapping(service) && ('image' in service || 'build' in service))) return COMPOSE;
  // YAML 1.1 takes the key `on` for a boolean.
  if ((isMapping(jobs) && ('on' in value || 'true' in value)) || (isMapping(runs) && 'using' in runs)) return GITHUB;
  return undefined;
}

function kindOfList(list: readonly unknown[]): ForeignKind | undefined {
  if (!list.length || !list.every(isMapping)) return undefined;
  const entries = list as readonly Fields[];
  if (entries.every(({ op, path }) => PATCH_OPERATIONS.includes(op) && typeof path === 'string')) return JSON_PATCH;
  const isAnsible = (key: string) => PLAY.includes(key) || TASK.includes(key) || MODULE.test(key);
  return entries.some((entry) => Object.keys(entry).some(isAnsible)) ? ANSIBLE : undefined;
}
