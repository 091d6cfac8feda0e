import { cdk } from 'projen';

export function addTasks(_project: cdk.JsiiProject): void {
}
