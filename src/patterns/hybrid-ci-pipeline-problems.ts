import { CompleteCiPipeline } from './hybrid-ci-pipeline-defaults';
import { RunStrategy } from '../compute';
import { StartLatency } from '../scaling';
import { UsageError } from '../usage-error';

/** A branch or tag that is a flag to git. */
const FLAG = /^-/;
const CREDENTIALS = /^[a-z+]+:\/\/[^/@]*:[^/@]*@/i;

/** What the pipeline cannot do. */
export function* ciPipelineProblems(props: CompleteCiPipeline): Generator<UsageError> {
  const { repo, revision, image, virtualMachine, isContainerDisk, deadline, test, maxParallelVms } = props;
  if (CREDENTIALS.test(repo)) {
    yield { what: 'repo', got: repo.replace(/:\/\/.*@/, '://…@'), allowed: 'a URL without credentials', fix: 'Everyone who may read the pipeline reads it: give the builder a credential by a Secret.' };
  }
  if (FLAG.test(revision)) yield { what: 'revision', got: revision, allowed: 'a branch or tag', fix: 'git would take it for an option.' };
  if (!isContainerDisk && withoutTag(virtualMachine.image) === withoutTag(image)) {
    yield {
      what: 'virtualMachine.image', got: virtualMachine.image, allowed: 'a container disk', fix: 'An image of an application has no disk in it: name a base disk, or say `isContainerDisk` if it has.',
    };
  }
  if (virtualMachine.guest?.runStrategy === RunStrategy.ALWAYS) {
    yield {
      what: 'virtualMachine.guest.runStrategy', got: RunStrategy.ALWAYS, allowed: 'RunStrategy.ONCE', fix: 'A guest that crashes in a test would start again, and the crash be lost.',
    };
  }
  const least = StartLatency.virtualMachine().total.max.toSeconds() + test.deadline.toSeconds();
  if (deadline.toSeconds() < least) {
    yield {
      what: 'deadline', got: `${deadline.toSeconds()} s`, allowed: `at least ${least} s: the longest cold start of a VM, and the tests`, fix: 'Give the run more time, or the tests less.',
    };
  }
  if (!(Number.isInteger(maxParallelVms) && maxParallelVms > 0)) {
    yield { what: 'maxParallelVms', got: maxParallelVms, allowed: 'a whole number from 1', fix: 'With none no run would get a VM.' };
  }
}

/** The repository of an image: `registry:5000/team/app` of `registry:5000/team/app:1.0@sha256:…`. */
function withoutTag(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^/]*$/, '');
}
