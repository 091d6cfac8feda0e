import { fullName, RESOURCES } from '../platform/from-cluster/resources';
import type { Resource } from '../platform/from-cluster/resources';

const READER = 'cdk8s-kubevirt-platform-reader';
const EVERYWHERE = RESOURCES.filter(({ within }) => !within);
const WITHIN = RESOURCES.filter((resource): resource is Resource & Required<Pick<Resource, 'within'>> => resource.within !== undefined);

/**
 * The commands that print a cluster, for a POSIX shell. kubectl refuses a list of kinds where the cluster lacks one of them, so those that it serves are
 * picked first.
 */
export function kubectlCommands(): string {
  const kinds = EVERYWHERE.map((resource) => `    -e ${fullName(resource)}`).join(' \\\n');
  const commands = [
    'kubectl version -o yaml',
    'kubectl get "$kinds" --all-namespaces -o yaml',
    ...WITHIN.map((resource) => {
      const { namespace, selector } = resource.within;
      return `kubectl get ${fullName(resource)} --namespace ${namespace} --selector ${selector} -o yaml`;
    }),
  ];
  return `\
# Lists objects and changes nothing. Of the kinds, those are asked for that the cluster serves. Where one is refused to you it stops: see
# cdk8s-kubevirt platform --print-rbac, or go on with the last line, which tells what is missing.
kinds=$(kubectl api-resources --verbs=list -o name | grep -xF \\
${kinds} | paste -sd, -)
{
  ${commands.join(' &&\n  echo --- &&\n  ')}
} > cluster.yaml &&
npx cdk8s-kubevirt platform cluster.yaml --output platform.yaml
`;
}

/** What a user must be allowed for the commands. Every user may ask for the version and for the kinds that are served. */
export function rbac(): string {
  const groups = [...new Set(EVERYWHERE.map(({ group }) => group))];
  const rules = groups.map((group) => ruleOf(group, EVERYWHERE.filter((resource) => resource.group === group)));
  const objects = [
    objectOf('ClusterRole', undefined, `rules:\n${rules.join('\n')}`),
    bindingOf('ClusterRole', undefined),
    ...WITHIN.flatMap((resource) => [
      objectOf('Role', resource.within.namespace, `rules:\n${ruleOf(resource.group, [resource])}`),
      bindingOf('Role', resource.within.namespace),
    ]),
  ];
  return `# The least that the commands of cdk8s-kubevirt platform need: to list, and no Secret, ConfigMap or Pod.\n${objects.join('\n---\n')}\n`;
}

function ruleOf(group: string, resources: readonly Resource[]): string {
  return `  - apiGroups: ["${group}"]\n    resources: [${resources.map(({ plural }) => plural).join(', ')}]\n    verbs: [list]`;
}

function bindingOf(role: 'ClusterRole' | 'Role', namespace: string | undefined): string {
  return objectOf(`${role}Binding`, namespace, `\
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ${role}, name: ${READER}}
subjects: # who reads: put a user, group or service account here
  - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: ${READER}}`);
}

function objectOf(kind: string, namespace: string | undefined, body: string): string {
  const metadata = `name: ${READER}${namespace === undefined ? '' : `, namespace: ${namespace}`}`;
  return `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: {${metadata}}\n${body}`;
}
