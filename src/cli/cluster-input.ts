import { identityAt, inputsOf } from './inputs';
import type { Input } from './inputs';
import { Io, UsageError } from './io';
import { documentsOf } from '../manifests/source/document';
import { newlines } from '../manifests/source/text-problem';
import { ClusterInputError, ClusterObjects } from '../platform/from-cluster/cluster-objects';

/** What kubectl prints besides YAML and JSON, and what to do about it. */
const FOREIGN: readonly (readonly [found: RegExp, advice: string])[] = [
  [/^(?:error: |Error from server|Unable to connect to|The connection to the server|No resources found|The connection was refused)/m,
    'a message of kubectl, which belongs to standard error; read it, and keep it out of the file: no 2>&1'],
  [/^(?:NAMESPACE +)?NAME +[A-Z]/m, 'a table of kubectl; add -o yaml'],
];

/**
 * The cluster that files describe.
 *
 * @param output the file that is to be written
 * @throws UsageError where a named file cannot be read or is none of YAML and JSON, where objects contradict each other, or where the output would replace an input
 */
export function clusterIn(paths: readonly string[], output: string | undefined, io: Io): ClusterObjects {
  const cluster = new ClusterObjects();
  for (const input of withoutOutput(inputsOf(paths, io).inputs, output, io)) refusals(input.file, () => addAll(input, cluster));
  return cluster;
}

/** Does something with files; what these are refused for ends the command. */
export function refusals<T>(files: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof ClusterInputError) throw new UsageError(`${files}: ${error.message}`);
    throw error;
  }
}

/** What cannot be read in a directory is passed over: dumps of clusters have files of many kinds. */
function addAll({ file, text, named, problem }: Input, cluster: ClusterObjects): void {
  if (problem && named) throw new UsageError(`${file} cannot be read: ${problem.reason}`);
  if (named) refuseForeign(file, text);
  for (const document of documentsOf(file, text)) {
    const [mistake] = document.problems;
    if (mistake && document.value === null && named) {
      const { position: { line, column }, reason, fix = 'Give it as kubectl prints it.' } = mistake;
      throw new UsageError(`${file}:${line}:${column}: ${reason}. ${fix}`);
    }
    cluster.add(document);
  }
}

function refuseForeign(file: string, text: string): void {
  if (!text.trim()) throw new UsageError(`${file} is empty; the command that wrote it failed, or printed elsewhere`);
  for (const [found, advice] of FOREIGN) {
    const { index } = found.exec(text) ?? {};
    if (index !== undefined) throw new UsageError(`${file}:${newlines(text.slice(0, index)) + 1}: ${advice}`);
  }
}

/** The inputs without an earlier output in the same place. */
function withoutOutput(inputs: readonly Input[], output: string | undefined, io: Io): readonly Input[] {
  const identity = output === undefined ? undefined : identityAt(output, io);
  const earlier = inputs.find((input) => identity !== undefined && input.identity === identity);
  if (earlier?.named) throw new UsageError(`--output ${output} would replace ${earlier.file}, which is to be read`);
  return inputs.filter((input) => input !== earlier);
}
